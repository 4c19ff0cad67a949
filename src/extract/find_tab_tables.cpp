#include "extract/entry.hpp"

#include "extract/letters.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace qujat::extract {

namespace {

constexpr std::size_t fewest_rows = 2, most_columns = 12;

bool is_row(const Entry& entry) {
    return entry.block.kind == plan::BlockKind::paragraph && entry.lines.size() == 1 && !entry.look.is_contents && !entry.lines[0].tabs.empty() && entry.lines[0].tabs.size() < most_columns &&
           entry.lines[0].tabs.back() < entry.block.text.size();
}

bool is_number(std::string_view text) { return !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string_view::npos; }

std::string_view column_of(const Entry& row, std::size_t column) {
    const std::vector<std::size_t>& tabs = row.lines[0].tabs;
    const std::size_t begin = column == 0 ? 0 : tabs[column - 1], end = column < tabs.size() ? tabs[column] : row.block.text.size();
    return trimmed(std::string_view(row.block.text).substr(begin, end - begin));
}

// «1.1. → Исполнитель обязуется …», «– → учёт»: a mark and its text.
bool is_marked_text(const Entry& row) {
    const std::string_view mark = column_of(row, 0);
    return row.lines[0].tabs.size() == 1 && split_mark(row.block.text).mark == mark;
}

// «Рынок → 5»: a typed table of contents.
bool is_contents(const std::vector<Entry>& entries, std::size_t first, std::size_t end) {
    return entries[first].lines[0].tabs.size() == 1 &&
           std::all_of(entries.begin() + static_cast<std::ptrdiff_t>(first), entries.begin() + static_cast<std::ptrdiff_t>(end), [](const Entry& row) { return is_number(column_of(row, 1)); });
}

} // namespace

void find_tab_tables(std::vector<Entry>& entries) {
    std::uint32_t tables = 0;
    for (const Entry& entry : entries)
        tables = std::max(tables, entry.block.table);
    std::vector<Entry> made;
    made.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size();) {
        std::size_t end = i;
        while (end < entries.size() && is_row(entries[end]) && !is_marked_text(entries[end]) && entries[end].lines[0].tabs.size() == entries[i].lines[0].tabs.size())
            ++end;
        if (end - i < fewest_rows || is_contents(entries, i, end)) {
            end = std::max(end, i + 1);
            std::move(entries.begin() + static_cast<std::ptrdiff_t>(i), entries.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(made));
            i = end;
            continue;
        }
        ++tables;
        for (std::uint32_t row = 1; i < end; ++i, ++row)
            for (std::size_t column = 0; column <= entries[i].lines[0].tabs.size(); ++column) {
                Entry cell;
                cell.paragraph = entries[i].paragraph;
                cell.look = entries[i].look;
                cell.block.kind = plan::BlockKind::cell;
                cell.block.table = tables;
                cell.block.row = row;
                cell.block.column = static_cast<std::uint32_t>(column + 1);
                cell.block.page = entries[i].block.page;
                cell.block.text = column_of(entries[i], column);
                cell.block.emphasised = entries[i].block.emphasised;
                if (column == 0)
                    cell.block.struck = entries[i].block.struck;
                if (!cell.block.text.empty())
                    made.push_back(std::move(cell));
            }
    }
    entries = std::move(made);
}

} // namespace qujat::extract
