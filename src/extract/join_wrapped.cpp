#include "extract/entry.hpp"

#include "base/utf8.hpp"
#include "extract/letters.hpp"
#include "extract/wrapping.hpp"

#include <algorithm>
#include <utility>

namespace qujat::extract {

namespace {

constexpr std::size_t fewest_broken = 5;

bool is_line(const Entry& entry) {
    return (entry.block.kind == plan::BlockKind::paragraph || entry.block.kind == plan::BlockKind::list_item) && !entry.look.is_contents && entry.block.text.find('\n') == std::string::npos;
}

bool begins_small(const Entry& entry) {
    const auto first = base::decode(entry.block.text, 0);
    return first && is_lower(first->value);
}

std::size_t width_of(const Entry& entry) { return base::count_code_points(entry.block.text); }

// The next line goes on where this one broke off: its first word would not have fitted, or begins small behind a line that is nearly full.
bool goes_on(const Entry& line, const Entry& next, std::size_t last_width, std::size_t width) {
    if (!is_line(line) || !is_line(next) || next.block.kind != plan::BlockKind::paragraph || !next.block.numbering.empty() || !split_mark(next.block.text).mark.empty() ||
        line.look.is_bold != next.look.is_bold || line.look.size != next.look.size || line.look.is_caps != next.look.is_caps)
        return false;
    const std::size_t first_word = base::count_code_points(std::string_view(next.block.text).substr(0, next.block.text.find(' ')));
    const std::size_t full = last_width + 1 + first_word;
    return full <= width + width / 2 && full * 100 > width * (begins_small(next) ? 70 : 92);
}

} // namespace

void join_wrapped(std::vector<Entry>& entries) {
    std::vector<std::size_t> widths;
    for (const Entry& entry : entries)
        if (is_line(entry))
            widths.push_back(width_of(entry));
    const std::size_t width = wrap_width(std::move(widths));
    if (width == 0)
        return;
    // Paragraphs of one length each begin large; what is broken goes on small more often than not.
    std::size_t full = 0, broken = 0;
    for (std::size_t i = 0; i + 1 < entries.size(); ++i)
        if (goes_on(entries[i], entries[i + 1], width_of(entries[i]), width)) {
            ++full;
            broken += begins_small(entries[i + 1]) && !entries[i].block.text.ends_with(';') && !entries[i].block.text.ends_with('.') ? 1U : 0U;
        }
    if (broken < fewest_broken || broken * 2 < full)
        return;
    std::vector<Entry> made;
    made.reserve(entries.size());
    std::size_t last_width = 0;
    for (Entry& entry : entries) {
        const std::size_t own_width = width_of(entry);
        if (!made.empty() && goes_on(made.back(), entry, last_width, width)) {
            made.back().block.text += ' ' + entry.block.text;
            made.back().block.struck += entry.block.struck;
        } else {
            made.push_back(std::move(entry));
        }
        last_width = own_width;
    }
    entries = std::move(made);
}

} // namespace qujat::extract
