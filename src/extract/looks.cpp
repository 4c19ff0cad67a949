#include "extract/looks.hpp"

#include <algorithm>

namespace qujat::extract {

namespace {

// Bounds of the memory that hostile text takes; what lies behind belongs to the last line.
constexpr std::size_t most_lines = plan::most_blocks, most_tabs = 16;

} // namespace

void Looks::add(const TextBuilder& text, std::size_t count, const TextStyle& style) {
    if (count == 0)
        return;
    if (lines_.empty() || (lines_.back().begin != text.line_begin() && lines_.size() <= most_lines))
        lines_.push_back({.begin = text.line_begin(), .tabs = {}});
    Counts& line = lines_.back();
    const bool is_set_off = style.is_bold || style.is_underlined;
    if (is_set_off && line.set_off == line.visible) {
        line.set_off += count;
        line.set_off_end = text.text().size();
    }
    line.visible += count;
    line.bold += style.is_bold ? count : 0;
    line.underlined += style.is_underlined ? count : 0;
    line.caps += style.is_caps ? count : 0;
    if (style.size > 0)
        line.size = line.size == 0 ? style.size : std::min(line.size, style.size);
}

void Looks::add_tab(const TextBuilder& text) {
    if (!lines_.empty() && !text.is_at_line_begin() && lines_.back().begin == text.line_begin() && lines_.back().tabs.size() < most_tabs && (lines_.back().tabs.empty() || lines_.back().tabs.back() < text.text().size()))
        lines_.back().tabs.push_back(text.text().size());
}

Look Looks::look_of(const Counts& counts, std::string_view text) {
    Look look;
    look.size = counts.size;
    look.is_bold = counts.visible > 0 && counts.bold == counts.visible;
    look.is_underlined = counts.visible > 0 && counts.underlined == counts.visible;
    look.is_caps = is_all_caps(text) || (counts.visible >= 3 && counts.caps == counts.visible);
    return look;
}

Look Looks::look(std::string_view text) const {
    Counts all;
    for (const Counts& line : lines_) {
        all.visible += line.visible;
        all.bold += line.bold;
        all.underlined += line.underlined;
        all.caps += line.caps;
        all.size = all.size == 0 || line.size == 0 ? std::max(all.size, line.size) : std::min(all.size, line.size);
    }
    return look_of(all, text);
}

std::vector<LineLook> Looks::take_lines(std::string_view text) {
    std::vector<LineLook> made;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        Counts& line = lines_[i];
        const std::size_t end = i + 1 < lines_.size() ? lines_[i + 1].begin : text.size();
        if (line.begin >= end || end > text.size())
            return {};
        LineLook one;
        one.begin = line.begin;
        one.look = look_of(line, text.substr(line.begin, end - line.begin));
        one.lead = line.set_off > 0 && line.set_off < line.visible ? line.set_off_end - line.begin : 0;
        for (const std::size_t tab : line.tabs)
            if (tab < end)
                one.tabs.push_back(tab - line.begin);
        made.push_back(std::move(one));
    }
    return made.size() > 1 || (made.size() == 1 && (made[0].lead > 0 || !made[0].tabs.empty())) ? made : std::vector<LineLook>();
}

} // namespace qujat::extract
