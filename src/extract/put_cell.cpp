#include "extract/entry.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace qujat::extract {

void put_cell(std::vector<Entry> entries, std::uint32_t table, std::size_t row, std::size_t column, std::vector<Entry>& into) {
    Entry cell;
    std::size_t paragraphs = 0;
    const auto flush = [&] {
        if (paragraphs > 0) {
            cell.block.kind = plan::BlockKind::cell;
            cell.block.table = table;
            cell.block.row = static_cast<std::uint32_t>(row);
            cell.block.column = static_cast<std::uint32_t>(column);
            into.push_back(std::move(cell));
        }
        cell = {};
        paragraphs = 0;
    };
    // One paragraph keeps its number apart; of several each has its number before it.
    const auto with_number = [](plan::Block& block) {
        if (!block.numbering.empty())
            block.text = block.text.empty() ? block.numbering : block.numbering + ' ' + block.text;
        block.numbering.clear();
    };
    for (Entry& entry : entries) {
        if (entry.block.table != 0) {
            flush();
            into.push_back(std::move(entry));
            continue;
        }
        if (++paragraphs == 1) {
            cell = std::move(entry);
            cell.block.heading_by = plan::HeadingBy::none;
            cell.block.level = 0;
            continue;
        }
        if (paragraphs == 2) {
            with_number(cell.block);
            cell.lines.clear(); // they tell of the first paragraph alone
        }
        with_number(entry.block);
        if (!entry.block.text.empty()) {
            cell.block.emphasised = (cell.block.emphasised || cell.block.text.empty()) && entry.block.emphasised;
            cell.block.text += (cell.block.text.empty() ? "" : "\n") + entry.block.text;
        }
        cell.block.struck += entry.block.struck;
    }
    flush();
}

void put_cells(std::vector<NarrowCell> cells, std::uint32_t table, std::vector<Entry>& into) {
    for (NarrowCell& cell : cells) {
        put_cell(std::move(cell.entries), table, cell.row, cell.column, into);
        std::ranges::move(cell.after, std::back_inserter(into));
    }
}

void put_framed(std::vector<NarrowCell> cells, std::vector<Entry>& into) {
    for (NarrowCell& cell : cells) {
        if (cell.entries.size() == 1)
            cell.entries[0].look.is_framed = cell.entries[0].lines.size() <= 1;
        std::ranges::move(cell.entries, std::back_inserter(into));
        std::ranges::move(cell.after, std::back_inserter(into));
    }
}

} // namespace qujat::extract
