#include "extract/entry.hpp"

#include "base/utf8.hpp"
#include "extract/letters.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace qujat::extract {

namespace {

bool is_flowing(const plan::Block& block) { return block.kind == plan::BlockKind::paragraph || block.kind == plan::BlockKind::text_box; }

// A numbered item whose first line is set off from the rest is a heading with its text: «1. Команда», and below «Нас пятеро».
bool is_item_with_title(const Entry& entry) {
    return entry.block.kind == plan::BlockKind::list_item && entry.block.numbering.find_first_of("0123456789") != std::string::npos && entry.lines[0].look.is_bold && !entry.lines[1].look.is_bold;
}

// A break within a sentence, to make the line end where the author wanted: the next line begins small, or with a bracket.
bool goes_on(std::string_view line, const Look& look, std::string_view next, const Look& next_look) {
    const auto first = base::decode(next, 0);
    return look.is_bold == next_look.is_bold && first && (is_lower(first->value) || first->value == U'(') && std::string_view(".:;!?").find(line.back()) == std::string_view::npos;
}

void part(Entry entry, std::vector<Entry>& into) {
    std::vector<LineLook> looks = std::move(entry.lines);
    std::vector<std::string_view> lines;
    for (std::size_t i = 0; i < looks.size(); ++i) {
        const std::size_t end = i + 1 < looks.size() ? looks[i + 1].begin : entry.block.text.size();
        lines.push_back(trimmed(std::string_view(entry.block.text).substr(looks[i].begin, end - looks[i].begin)));
    }
    std::vector<Entry> made;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].empty())
            continue;
        if (i > 0 && !made.empty() && !lines[i - 1].empty() && goes_on(lines[i - 1], looks[i - 1].look, lines[i], looks[i].look)) {
            made.back().block.text += '\n';
            made.back().block.text += lines[i];
            made.back().lines.clear();
            continue;
        }
        Entry line;
        line.paragraph = entry.paragraph;
        line.look = looks[i].look;
        line.look.is_contents = entry.look.is_contents;
        if (made.empty()) {
            line.block = entry.block;
        } else {
            line.block.kind = entry.block.kind == plan::BlockKind::text_box ? entry.block.kind : plan::BlockKind::paragraph;
            line.block.page = entry.block.page;
        }
        line.block.text = std::string(lines[i]);
        line.block.emphasised = line.look.is_bold || line.look.is_underlined;
        if (looks[i].lead > 0 || !looks[i].tabs.empty()) {
            looks[i].begin = 0;
            line.lines.push_back(std::move(looks[i]));
        }
        made.push_back(std::move(line));
    }
    std::ranges::move(made, std::back_inserter(into));
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
