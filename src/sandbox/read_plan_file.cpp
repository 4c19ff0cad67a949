#include "sandbox/sandbox.hpp"

#include "sandbox/convert.hpp"
#include "sandbox/recognise.hpp"

#include <algorithm>
#include <optional>

namespace qujat::sandbox {

namespace {

constexpr std::size_t most_converted = 170U << 20; ///< what converters answer about one file, all together

// "docx" of "Business plan.DOCX"; nothing when what follows the last point is no extension.
std::string extension_of(std::string_view name) {
    const std::size_t point = name.rfind('.');
    if (point == std::string_view::npos || name.size() - point > 9)
        return {};
    std::string extension(name.substr(point + 1));
    for (char& c : extension) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
            return {};
    }
    return extension;
}

void name_file(std::vector<diag::Diagnostic>& problems, const diag::SourcePtr& file) {
    for (diag::Diagnostic& problem : problems) {
        problem.place.source = file;
        problem.place.begin = problem.place.end = 0;
    }
}

// What the records of an answer say, or why there are none.
std::optional<plan::Part> take_records(const Answer& answer, std::string_view records, std::vector<diag::Diagnostic>& problems) {
    diag::Result<plan::Part> read = plan::read_records(records);
    if (!read && answer.bytes.empty())
        problems.push_back({"SBX-0019", {}, {}, {}});
    else
        problems.insert(problems.end(), read.problems.begin(), read.problems.end());
    if (!read && !answer.ending_known)
        problems.push_back({"SBX-0021", {}, {}, {}});
    if (!read)
        return std::nullopt;
    std::vector<diag::Diagnostic>& notes = read.value->notes;
    const auto is_error = [](const diag::Diagnostic& note) { return diag::severity(note) == diag::Severity::error; };
    if (std::ranges::none_of(notes, is_error))
        return std::move(read.value);
    problems.insert(problems.end(), notes.begin(), notes.end());
    return std::nullopt;
}

// The length that stands before the records, and the records; nothing of an answer that ends before.
std::optional<std::string_view> find_records(std::string_view answer) {
    constexpr std::size_t width = 4;
    if (answer.size() < width)
        return std::nullopt;
    std::size_t size = 0;
    for (std::size_t i = width; i-- > 0;)
        size = (size << 8) | static_cast<unsigned char>(answer[i]);
    if (size > answer.size() - width)
        return std::nullopt;
    return answer.substr(width, size);
}

// One run of the reader.
diag::Result<plan::Part> read_bytes(const Helper& helper, std::string_view bytes, std::string_view name, bool are_sections, const Limits& limits) {
    Command command;
    command.extension = extension_of(name);
    command.sections = are_sections;
    diag::Result<Answer> answer = run(helper, command, bytes, limits);
    diag::Result<plan::Part> result;
    result.problems = std::move(answer.problems);
    if (answer)
        result.value = take_records(*answer.value, answer.value->bytes, result.problems);
    return result;
}

// The reader knows a DOC and cannot read it.
bool is_doc(const diag::Result<plan::Part>& result) {
    return std::ranges::any_of(result.problems, [](const diag::Diagnostic& problem) {
        return problem.id == "EXT-0003" && !problem.arguments.empty() && problem.arguments[0].value.starts_with("DOC (Word 97");
    });
}

// The reader, on what converters answered.
void read_sections(const Helper& helper, const diag::Result<std::string>& sections, std::string_view name, const Limits& limits, diag::Result<plan::Part>& result) {
    result = {std::nullopt, sections.problems};
    if (!sections)
        return;
    Limits larger = limits;
    larger.input = std::max(limits.input, most_converted);
    diag::Result<plan::Part> read = read_bytes(helper, *sections.value, name, true, larger);
    result.value = std::move(read.value);
    result.problems.insert(result.problems.end(), read.problems.begin(), read.problems.end());
}

// Read once already: the pages that said nothing are looked at, and the file is read again with what was seen.
void recognise(const Helper& helper, std::string_view bytes, std::string_view converted, std::string_view name, const Limits& limits, diag::Result<plan::Part>& result) {
    const std::vector<std::uint32_t> pages = pages_without_text(*result.value);
    if (pages.empty())
        return;
    diag::Result<std::string> sections = recognise_pages(helper, bytes, pages, limits);
    if (sections)
        sections.value->insert(0, converted);
    read_sections(helper, sections, name, limits, result);
}

} // namespace

diag::Result<plan::Part> read_plan_file(const Helper& helper, std::string_view bytes, std::string_view name, const Limits& limits, Ocr ocr) {
    // The name only: the bytes are not for quoting.
    const auto file = diag::make_source(std::string(name), {}, diag::Excerpt::value_only);
    diag::Result<plan::Part> result;
    Conversion conversion = conversion_of(bytes);
    if (conversion == Conversion::picture) {
        if (ocr == Ocr::yes)
            read_sections(helper, recognise_picture(helper, bytes, limits), name, limits, result);
        else // which says so
            result = read_bytes(helper, bytes, name, false, limits);
    } else if (conversion == Conversion::none) {
        result = read_bytes(helper, bytes, name, false, limits);
        conversion = is_doc(result) ? Conversion::doc : Conversion::none;
    }
    if (conversion == Conversion::pdf || conversion == Conversion::doc) {
        const diag::Result<std::string> converted = convert(helper, conversion, bytes, limits);
        read_sections(helper, converted, name, limits, result);
        if (result && ocr == Ocr::yes && conversion == Conversion::pdf)
            recognise(helper, bytes, *converted.value, name, limits, result);
    }
    if (result.value)
        name_file(result.value->notes, file);
    name_file(result.problems, file);
    return result;
}

diag::Result<AnnotatedFile> annotate_file(const Helper& helper, std::string_view bytes, std::string_view name, const plan::Comments& comments, const Limits& limits) {
    const auto file = diag::make_source(std::string(name), {}, diag::Excerpt::value_only);
    const std::string records = plan::write_comments(comments);
    Limits larger = limits;
    larger.input += records.size();
    larger.answer = std::max(limits.answer, bytes.size() + 2 * records.size() + (16U << 20)); // a changed part may be packed less well than it was
    larger.memory = limits.memory + bytes.size() + (64U << 20);                            // the file is there twice
    Command command;
    command.task = Command::Task::annotate;
    diag::Result<Answer> answer = run(helper, command, records + std::string(bytes), larger);
    diag::Result<AnnotatedFile> result;
    result.problems = std::move(answer.problems);
    if (answer) {
        const std::optional<std::string_view> head = find_records(answer.value->bytes);
        std::optional<plan::Part> part = take_records(*answer.value, head.value_or(answer.value->bytes), result.problems);
        if (part) {
            std::string written = head ? answer.value->bytes.substr(4 + head->size()) : std::string(); // without a length there is no file behind the records
            if (written.starts_with("PK\x03\x04"))
                result.value = AnnotatedFile{std::move(written), std::move(part->notes)};
            else
                result.problems.push_back({"SBX-0030", {}, {}, {}});
        }
    }
    if (result.value)
        name_file(result.value->notes, file);
    name_file(result.problems, file);
    return result;
}

} // namespace qujat::sandbox
