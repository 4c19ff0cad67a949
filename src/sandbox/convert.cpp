#include "sandbox/convert.hpp"

#include "plan/sections.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <unistd.h>

namespace qujat::sandbox {

namespace {

struct Converter {
    std::string section;
    std::vector<std::string> words;
    std::string package; ///< of Debian
    bool is_needed = true;
};

// What is not needed gets less: a file whose lines take long to find is read without them.
Limits lesser(Limits limits) {
    limits.time = std::min(limits.time, std::chrono::milliseconds(8'000));
    limits.processor_seconds = std::min(limits.processor_seconds, 5U);
    limits.answer = std::min(limits.answer, std::size_t{24} << 20);
    return limits;
}

// pdftotext gives every word with its place; pdftohtml the fonts of the text that is painted, in whole numbers, hence the zoom; -nodrm, for the plan is to be judged, not
// copied (ISO 32000-1, table 22, bits 5 and 10), and pdftotext reads it anyway; pdftocairo the lines, in a PDF of its own
// that is plainer than the one submitted.
std::vector<Converter> converters_of(Conversion conversion) {
    if (conversion == Conversion::none || conversion == Conversion::picture)
        return {};
    if (conversion == Conversion::doc) // it wants a file to seek in: its input by name, a sealed file in memory
        return {{"antiword", {"antiword", "-x", "db", "/proc/self/fd/0"}, "antiword"}};
    return {{"pdftotext", {"pdftotext", "-bbox", "-enc", "UTF-8", "-", "-"}, "poppler-utils"},
            {"pdftohtml", {"pdftohtml", "-xml", "-i", "-nodrm", "-nomerge", "-noroundcoord", "-fontfullname", "-zoom", "2", "-enc", "UTF-8", "-stdout", "-", "x"}, "poppler-utils"},
            {"pdfimages", {"pdfimages", "-list", "-"}, "poppler-utils", false},
            {"pdftocairo", {"pdftocairo", "-pdf", "-", "-"}, "poppler-utils", false}};
}

} // namespace

// Readers look for the header of a PDF within the first kilobyte (ISO 32000-1, Annex H.3.4.1), and so do the tools that write rubbish before it. The reader's own
// `sniff` says the same of the same bytes.
Conversion conversion_of(std::string_view bytes) {
    const std::size_t at = bytes.substr(0, 1024).find("%PDF-");
    const bool is_pdf = (at != std::string_view::npos && (at < 16 || bytes.find("startxref") != std::string_view::npos)) || bytes.starts_with("%PDF");
    // ISO/IEC 15948, 5.2; ISO/IEC 10918-1, B.1.1: the marker SOI and the next one.
    const bool is_picture = bytes.starts_with("\x89PNG\r\n\x1A\n") || bytes.starts_with("\xFF\xD8\xFF");
    return is_pdf ? Conversion::pdf : is_picture ? Conversion::picture : Conversion::none;
}

diag::Result<std::string> convert(const Helper& helper, Conversion conversion, std::string_view bytes, const Limits& limits) {
    diag::Result<std::string> result;
    std::vector<Answer> answers;
    std::vector<plan::Section> sections;
    std::string complaint;
    for (const Converter& converter : converters_of(conversion)) {
        Command command;
        command.task = Command::Task::convert;
        command.converter = converter.words;
        command.converter[0] = helper.converters + "/" + converter.words[0];
        command.any_exit = true;
        const bool is_there = ::access(command.converter[0].c_str(), X_OK) == 0;
        if (!is_there && !converter.is_needed)
            continue;
        if (!is_there) {
            result.problems.push_back({"SBX-0022", {}, {{"program", command.converter[0]}, {"package", converter.package}}, {}});
            return result;
        }
        diag::Result<Answer> answer = run(helper, command, bytes, converter.is_needed ? limits : lesser(limits));
        if (!answer && converter.is_needed) {
            result.problems = std::move(answer.problems);
            return result;
        }
        if (!answer)
            continue;
        if (complaint.empty())
            complaint = answer.value->complaint;
        sections.push_back({converter.section, {}});
        answers.push_back(std::move(*answer.value));
    }
    for (std::size_t i = 0; i < answers.size(); ++i)
        sections[i].bytes = answers[i].bytes;
    sections.push_back({"complaint", complaint});
    result.value = plan::write_sections(sections);
    return result;
}

} // namespace qujat::sandbox
