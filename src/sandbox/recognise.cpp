#include "sandbox/recognise.hpp"

#include "plan/sections.hpp"

#include <algorithm>
#include <unistd.h>

namespace qujat::sandbox {

namespace {

constexpr std::size_t nearly_no_text = 12; ///< letters: the reader's own measure (read_pages.cpp)
constexpr std::size_t most_recognised = 60, most_named = 400;

// A page of A4 takes 2 to 4 seconds and less than 256 MB; a crowded one of A3 several times that.
Limits widened(Limits limits) {
    limits.time = std::max<std::chrono::milliseconds>(limits.time, std::chrono::seconds(120));
    limits.processor_seconds = std::max(limits.processor_seconds, 60U);
    limits.memory = std::max<std::uint64_t>(limits.memory, 768U << 20);
    return limits;
}

bool is_letter(unsigned char c) { return (c | 0x20U) - 'a' < 26U || c >= 0xC3; } // of ASCII, or the first byte of one elsewhere

Command command_of(const Helper& helper, std::vector<std::string> words) {
    Command command;
    command.task = Command::Task::convert;
    command.converter = std::move(words);
    command.converter[0] = helper.converters + "/" + command.converter[0];
    return command;
}

// Debian's tesseract knows English from the start; Kazakh and Russian are packages of their own, without which it goes on and guesses.
// Russian first: of our scans 96.1 % of the words of the Russian one instead of 95.0 %, as many of the Kazakh one.
constexpr std::string_view languages = "rus+kaz+eng";
constexpr std::string_view lacks_language = "Failed loading language";

// `dots`: to the inch; empty: the picture says it.
diag::Result<Answer> read_words(const Helper& helper, std::string_view picture, std::string_view dots, const Limits& limits) {
    std::vector<std::string> words = {"tesseract", "stdin", "stdout", "-l", std::string(languages), "--psm", "3"};
    if (!dots.empty())
        words.insert(words.end(), {"--dpi", std::string(dots)});
    words.emplace_back("tsv");
    Command command = command_of(helper, std::move(words));
    command.one_thread = true;
    const diag::Diagnostic lacking{"SBX-0023", {}, {{"program", command.converter[0]}, {"languages", std::string(languages)}}, {}};
    if (::access(command.converter[0].c_str(), X_OK) != 0)
        return {std::nullopt, {lacking}};
    diag::Result<Answer> answer = run(helper, command, picture, widened(limits));
    if (answer && answer.value->complaint.find(lacks_language) != std::string::npos)
        return {std::nullopt, {lacking}};
    return answer;
}

bool is_lacking(const std::vector<diag::Diagnostic>& problems) {
    return std::ranges::any_of(problems, [](const diag::Diagnostic& problem) { return problem.id == "SBX-0023"; });
}

} // namespace

std::vector<std::uint32_t> pages_without_text(const plan::Part& part) {
    std::vector<std::size_t> letters(std::size_t{part.pages} + 1);
    for (const plan::Block& block : part.blocks)
        if (block.page <= part.pages)
            letters[block.page] += static_cast<std::size_t>(std::ranges::count_if(block.text, is_letter));
    std::vector<std::uint32_t> pages;
    for (std::uint32_t page = 1; page <= part.pages; ++page)
        if (letters[page] <= nearly_no_text)
            pages.push_back(page);
    return pages;
}

diag::Result<std::string> recognise_pages(const Helper& helper, std::string_view pdf, const std::vector<std::uint32_t>& pages, const Limits& limits) {
    std::string sections;
    for (std::size_t i = 0; i < std::min(pages.size(), most_named); ++i) {
        const std::string page = std::to_string(pages[i]);
        std::string words;
        if (i < most_recognised) {
            constexpr std::string_view dots = "300";
            const Command paint = command_of(helper, {"pdftoppm", "-r", std::string(dots), "-gray", "-f", page, "-l", page, "-"});
            if (::access(paint.converter[0].c_str(), X_OK) != 0)
                return {std::nullopt, {{"SBX-0022", {}, {{"program", paint.converter[0]}, {"package", "poppler-utils"}}, {}}}};
            const diag::Result<Answer> picture = run(helper, paint, pdf, limits);
            diag::Result<Answer> read;
            if (picture)
                read = read_words(helper, picture.value->bytes, dots, limits);
            if (is_lacking(read.problems))
                return {std::nullopt, std::move(read.problems)};
            if (read)
                words = std::move(read.value->bytes);
        }
        sections += plan::write_sections({{"tesseract " + page, words}});
    }
    return {std::move(sections), {}};
}

diag::Result<std::string> recognise_picture(const Helper& helper, std::string_view picture, const Limits& limits) {
    diag::Result<Answer> read = read_words(helper, picture, {}, limits);
    if (!read)
        return {std::nullopt, std::move(read.problems)};
    return {plan::write_sections({{"tesseract 1", read.value->bytes}}), std::move(read.problems)};
}

} // namespace qujat::sandbox
