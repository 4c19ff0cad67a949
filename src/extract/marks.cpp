#include "extract/entry.hpp"

#include "base/utf8.hpp"
#include "extract/letters.hpp"

#include <algorithm>

namespace qujat::extract {

namespace {

bool is_figure(char c) { return c >= '0' && c <= '9'; }

// Behind a mark stands white space, or nothing.
bool ends_mark(std::string_view text, std::size_t at) { return at == text.size() || text[at] == ' ' || text[at] == '\n'; }

Mark mark_of(std::string_view text, std::size_t size, int depth) {
    Mark mark;
    mark.mark = text.substr(0, size);
    mark.rest = text.substr(size);
    mark.rest.remove_prefix(std::min(mark.rest.find_first_not_of(" \n"), mark.rest.size()));
    mark.depth = depth;
    return mark.rest.empty() ? Mark{{}, text, 0} : mark;
}

} // namespace

// "3." "3)" "3.1" "3.1." "(3)" "а)" "IV." "•" "–" before a text. A year or an amount is no mark: figures of a mark are few, and one without a closing sign has at least
// two of them and a capital behind ("3.1 Рынок", but "5.2 млн").
Mark split_mark(std::string_view text) {
    if (const auto first = base::decode(text, 0); first) {
        constexpr std::u32string_view bullets = U"•·‣▪▫■□●○◦◆◇➢➔→✓✔–—-*";
        if (bullets.find(first->value) != std::u32string_view::npos)
            return ends_mark(text, first->size) ? mark_of(text, first->size, 0) : Mark{{}, text, 0};
    }
    std::size_t at = text.starts_with('(') ? 1 : 0;
    const bool is_bracketed = at == 1;
    int depth = 0;
    while (at < text.size() && is_figure(text[at])) {
        const std::size_t begin = at;
        while (at < text.size() && is_figure(text[at]))
            ++at;
        if (at - begin > 3)
            return {{}, text, 0};
        ++depth;
        if (at + 1 < text.size() && text[at] == '.' && is_figure(text[at + 1]))
            ++at;
    }
    if (depth > 0) {
        const bool is_closed = at < text.size() && (text[at] == '.' || text[at] == ')');
        const std::size_t end = at + (is_closed ? 1 : 0);
        if (!ends_mark(text, end) || (is_bracketed && (!is_closed || text[at] != ')')) || depth > 6)
            return {{}, text, 0};
        const Mark mark = mark_of(text, end, depth);
        const auto next = base::decode(mark.rest, 0);
        if (!is_closed && (depth < 2 || !next || !is_upper(next->value)))
            return {{}, text, 0};
        return mark;
    }
    std::size_t romans = at;
    while (romans < text.size() && std::string_view("IVXL").find(text[romans]) != std::string_view::npos)
        ++romans;
    if (romans > at && romans - at <= 6 && romans < text.size() && (text[romans] == '.' || text[romans] == ')') && ends_mark(text, romans + 1))
        return mark_of(text, romans + 1, 1);
    if (const auto letter = base::decode(text, at); letter && is_letter(letter->value)) {
        const std::size_t end = at + letter->size;
        if (end < text.size() && text[end] == ')' && ends_mark(text, end + 1))
            return mark_of(text, end + 1, 0);
    }
    return {{}, text, 0};
}

bool is_all_caps(std::string_view text) {
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = base::decode(text, at);
        if (!point || is_lower(point->value))
            return false;
        capitals += is_upper(point->value) ? 1U : 0U;
        at += point->size;
    }
    return capitals >= 3;
}

void split_marks(std::vector<Entry>& entries) {
    for (Entry& entry : entries) {
        plan::Block& block = entry.block;
        if (!block.numbering.empty() || entry.look.is_contents || (block.kind != plan::BlockKind::paragraph && block.kind != plan::BlockKind::heading))
            continue;
        const Mark mark = split_mark(block.text);
        if (mark.mark.empty())
            continue;
        block.numbering = mark.mark;
        block.text = std::string(mark.rest); // a copy first: `rest` lies in what is replaced
        if (block.kind == plan::BlockKind::paragraph) {
            block.kind = plan::BlockKind::list_item;
            block.level = static_cast<std::uint8_t>(std::max(mark.depth, 1));
        }
    }
}

} // namespace qujat::extract
