// Prints what is read of a file, for the table of the corpus and for a look by eye.
//   extract_probe FILE       reads the file itself, without a sandbox
//   extract_probe --records  reads the records that `qujat-sandbox read` wrote, from standard input
// First line: "ok FORMAT" or "error ID"; then a line "note ID" for each note and one "block" line for each block, fields separated by tabs;
// line feeds within a text are U+001F.
#include "extract/extract.hpp"
#include "plan/plan.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

using namespace qujat;

namespace {

std::string_view kind_name(plan::BlockKind kind) {
    switch (kind) {
    case plan::BlockKind::heading: return "heading";
    case plan::BlockKind::paragraph: return "paragraph";
    case plan::BlockKind::list_item: return "list_item";
    case plan::BlockKind::cell: return "cell";
    case plan::BlockKind::footnote: return "footnote";
    case plan::BlockKind::text_box: return "text_box";
    case plan::BlockKind::picture: return "picture";
    }
    return "?";
}

std::string on_one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line)
        if (c == '\n' || c == '\t')
            c = '\x1F';
    return line;
}

void print(const plan::Part& part) {
    std::cout << "ok " << part.format << '\n';
    for (const diag::Diagnostic& note : part.notes)
        std::cout << "note\t" << note.id << '\t' << on_one_line(diag::message(note, base::Language::en)) << '\n';
    std::cout << "words\t" << plan::count_words(part) << "\npictures\t" << part.pictures << '\n';
    for (const plan::Block& block : part.blocks) {
        std::cout << "block\t" << kind_name(block.kind);
        if (block.kind == plan::BlockKind::heading)
            std::cout << (block.heading_by == plan::HeadingBy::style ? " by style " : " by look ") << int{block.level};
        if (block.table != 0)
            std::cout << ' ' << block.table << ':' << block.row << ':' << block.column;
        std::cout << '\t' << on_one_line(block.numbering) << '\t' << on_one_line(block.text) << '\n';
    }
}

int report(const diag::Result<plan::Part>& result) {
    // In the records of a file that could not be read, the problem is the last note and the format is empty.
    const bool is_read = result.value && !result.value->format.empty();
    if (is_read) {
        print(*result.value);
        return 0;
    }
    const diag::Diagnostic& problem = result.value ? result.value->notes.at(result.value->notes.size() - 1) : result.problems.at(0);
    std::cout << "error " << problem.id << '\t' << on_one_line(diag::message(problem, base::Language::en)) << '\n';
    return 2;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "expected one argument: a file or --records\n";
        return 64;
    }
    const std::string argument = arguments[1];
    if (argument == "--records") {
        const std::string records{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
        return report(plan::read_records(records));
    }
    std::ifstream file(argument, std::ios::binary);
    if (!file) {
        std::cerr << "cannot open " << argument << '\n';
        return 64;
    }
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return report(extract::read(bytes, argument));
}
