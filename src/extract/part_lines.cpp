#include "extract/entry.hpp"

#include "extract/letters.hpp"

#include <utility>

namespace qujat::extract {

namespace {

bool is_flowing(const plan::Block& block) { return block.kind == plan::BlockKind::paragraph || block.kind == plan::BlockKind::text_box; }

// A numbered item whose first line is set off from the rest is a heading with its text: «1. Команда», and below «Нас пятеро».
bool is_item_with_title(const Entry& entry) {
    return entry.block.kind == plan::BlockKind::list_item && entry.block.numbering.find_first_of("0123456789") != std::string::npos && entry.lines[0].look.is_bold && !entry.lines[1].look.is_bold;
}

void part(Entry entry, std::vector<Entry>& into) {
    std::vector<LineLook> lines = std::move(entry.lines);
    const std::string text = std::move(entry.block.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t end = i + 1 < lines.size() ? lines[i + 1].begin : text.size();
        Entry line;
        line.paragraph = entry.paragraph;
        line.look = lines[i].look;
        line.look.is_contents = entry.look.is_contents;
        if (i == 0) {
            line.block = entry.block;
        } else {
            line.block.kind = entry.block.kind == plan::BlockKind::text_box ? entry.block.kind : plan::BlockKind::paragraph;
            line.block.page = entry.block.page;
        }
        line.block.text = trimmed(std::string_view(text).substr(lines[i].begin, end - lines[i].begin));
        line.block.emphasised = line.look.is_bold || line.look.is_underlined;
        if (line.block.text.empty())
            continue;
        if (lines[i].lead > 0 || !lines[i].tabs.empty()) {
            lines[i].begin = 0;
            line.lines.push_back(std::move(lines[i]));
        }
        into.push_back(std::move(line));
    }
}

} // namespace

void part_lines(std::vector<Entry>& entries) {
    std::vector<Entry> made;
    made.reserve(entries.size());
    for (Entry& entry : entries) {
        if (entry.lines.size() > 1 && (is_flowing(entry.block) || is_item_with_title(entry)))
            part(std::move(entry), made);
        else
            made.push_back(std::move(entry));
    }
    entries = std::move(made);
}

} // namespace qujat::extract
