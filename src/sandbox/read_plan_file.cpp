#include "sandbox/sandbox.hpp"

#include <algorithm>

namespace qujat::sandbox {

namespace {

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

} // namespace

diag::Result<plan::Part> read_plan_file(const Helper& helper, std::string_view bytes, std::string_view name, const Limits& limits) {
    // The name only: the bytes are not for quoting.
    const auto file = diag::make_source(std::string(name), {}, diag::Excerpt::value_only);
    Command command;
    command.extension = extension_of(name);
    diag::Result<Answer> answer = run(helper, command, bytes, limits);
    diag::Result<plan::Part> result;
    result.problems = std::move(answer.problems);
    if (answer) {
        diag::Result<plan::Part> read = plan::read_records(answer.value->bytes);
        if (!read && answer.value->bytes.empty())
            result.problems.push_back({"SBX-0019", {}, {}, {}});
        else
            result.problems.insert(result.problems.end(), read.problems.begin(), read.problems.end());
        if (!read && !answer.value->ending_known)
            result.problems.push_back({"SBX-0021", {}, {}, {}});
        result.value = std::move(read.value);
    }
    if (result.value) {
        std::vector<diag::Diagnostic>& notes = result.value->notes;
        name_file(notes, file);
        const auto is_error = [](const diag::Diagnostic& note) { return diag::severity(note) == diag::Severity::error; };
        if (std::ranges::any_of(notes, is_error)) {
            result.problems.insert(result.problems.end(), notes.begin(), notes.end());
            result.value.reset();
        }
    }
    name_file(result.problems, file);
    return result;
}

} // namespace qujat::sandbox
