#include "layout/table.hpp"

#include <algorithm>

namespace qujat::layout {

namespace {

using doc::Display;

constexpr std::uint32_t most_columns = 1000; // HTML, 4.9.11: no span is wider

class Former {
  public:
    Former(const doc::Block& table, diag::Log& log) : log_(log) { grid_.table = &table; }

    TableGrid take() {
        // CSS 2.1, 17.2: only the first header group and the first footer group are shown as such.
        const doc::Block *header = nullptr, *footer = nullptr;
        for (const doc::Block& child : grid_.table->children) {
            if (child.style->display == Display::table_header_group && !header)
                header = &child;
            else if (child.style->display == Display::table_footer_group && !footer)
                footer = &child;
            else if (child.style->display == Display::table_caption)
                grid_.captions.push_back(&child);
        }
        if (header)
            group(*header);
        grid_.header_rows = grid_.rows.size();
        const auto& children = grid_.table->children;
        for (std::size_t i = 0; i < children.size();) {
            const Display display = children[i].style->display;
            if (&children[i] == header || &children[i] == footer || display == Display::table_caption || display == Display::table_column || display == Display::table_column_group) {
                ++i;
            } else if (is_group(display)) {
                group(children[i++]);
            } else { // rows and cells of the table itself are in a group that CSS 2.1, 17.2.1 adds
                std::size_t end = i;
                while (end < children.size() && &children[end] != header && &children[end] != footer && !is_group(children[end].style->display) &&
                       children[end].style->display != Display::table_caption)
                    ++end;
                rows(nullptr, {children.data() + i, end - i});
                i = end;
            }
        }
        if (footer)
            group(*footer);
        TableRow behind;
        behind.first_cell = static_cast<std::uint32_t>(grid_.cells.size());
        grid_.rows.push_back(behind);
        count_columns();
        return std::move(grid_);
    }

  private:
    static bool is_group(Display display) { return display == Display::table_row_group || display == Display::table_header_group || display == Display::table_footer_group; }

    void group(const doc::Block& block) { rows(&block, {block.children.data(), block.children.size()}); }

    void rows(const doc::Block* group, std::span<const doc::Block> blocks) {
        const auto is_row = [](const doc::Block& block) { return block.style->display == Display::table_row; };
        std::vector<std::span<const doc::Block>> contents;
        const auto first = static_cast<std::uint32_t>(grid_.rows.size());
        std::vector<const doc::Block*> owners;
        for (std::size_t i = 0; i < blocks.size();) {
            if (is_row(blocks[i])) {
                owners.push_back(&blocks[i]);
                contents.emplace_back(blocks[i].children.data(), blocks[i].children.size());
                ++i;
                continue;
            }
            std::size_t end = i;
            while (end < blocks.size() && !is_row(blocks[end]))
                ++end;
            owners.push_back(nullptr);
            contents.push_back(blocks.subspan(i, end - i));
            i = end;
        }
        const auto end = static_cast<std::uint32_t>(first + contents.size());
        if (first == end)
            return;
        grid_.groups.push_back({group, first, end});
        std::size_t count = grid_.cells.size();
        for (const auto& content : contents)
            count += content.size();
        if (count > 2 * grid_.cells.capacity()) { // a long group: no more room than it needs
            grid_.cells.reserve(count);
            grid_.rows.reserve(end + 1);
        }
        for (std::uint32_t row = first; row < end; ++row) {
            TableRow made;
            made.block = owners[row - first];
            made.group = static_cast<std::uint32_t>(grid_.groups.size() - 1);
            made.first_cell = static_cast<std::uint32_t>(grid_.cells.size());
            grid_.rows.push_back(made);
            cells(row, end, contents[row - first]);
        }
    }

    // HTML, 4.9.12.1, "the algorithm for processing rows": each cell goes into the first slot that is free.
    void cells(std::uint32_t row, std::uint32_t end, std::span<const doc::Block> blocks) {
        std::uint32_t column = 0;
        for (const doc::Block& block : blocks) {
            while (column < taken_until_.size() && taken_until_[column] > row)
                ++column;
            const std::uint32_t wanted = std::max<std::uint32_t>(block.column_span, 1);
            if (column + wanted > most_columns) {
                report(was_wide_, "LAY-0020", block);
                return;
            }
            TableCell made;
            made.block = &block;
            made.row = row;
            made.column = static_cast<std::uint16_t>(column);
            made.columns = static_cast<std::uint16_t>(wanted);
            // A span ends with its row group at the latest; 0 goes up to there.
            made.rows = block.row_span == 0 ? end - row : std::min<std::uint32_t>(block.row_span, end - row);
            if (taken_until_.size() < column + wanted)
                taken_until_.resize(column + wanted);
            for (std::uint32_t i = column; i < column + wanted; ++i) {
                if (taken_until_[i] > row)
                    report(was_doubled_, "LAY-0021", block);
                taken_until_[i] = std::max(taken_until_[i], row + made.rows);
            }
            column += wanted;
            grid_.cells.push_back(made);
        }
    }

    void report(bool& was, const char* id, const doc::Block& block) {
        if (!std::exchange(was, true))
            log_.add(id, block.place, {{"limit", std::to_string(most_columns)}});
    }

    // Columns at the right in which no cell begins take no room of their own (CSS Tables 3, 2.2.1: they are merged), unless a `col` or a fixed layout counts them.
    void count_columns() {
        const auto& given = grid_.table->columns();
        if (given && given->size() > most_columns)
            report(was_wide_, "LAY-0020", *grid_.table);
        grid_.columns = given ? std::min<std::size_t>(given->size(), most_columns) : 0;
        const bool is_fixed = grid_.table->style->fixed_table_layout;
        for (const TableCell& cell : grid_.cells)
            grid_.columns = std::max<std::size_t>(grid_.columns, cell.column + (is_fixed ? cell.columns : 1));
        for (TableCell& cell : grid_.cells)
            cell.columns = static_cast<std::uint16_t>(std::min<std::size_t>(cell.columns, grid_.columns - cell.column));
    }

    diag::Log& log_;
    TableGrid grid_;
    std::vector<std::uint32_t> taken_until_; ///< for each column the row where it is free again
    bool was_wide_ = false, was_doubled_ = false;
};

} // namespace

const doc::Style* TableGrid::column_style(std::size_t column) const {
    return table->columns() && column < table->columns()->size() ? (*table->columns())[column].style.get() : nullptr;
}

Length TableGrid::cell_edge(const TableCell& cell, doc::Side side) const {
    const doc::Style& style = *cell.block->style;
    return style.padding[side].of(row_width) + (collapses() ? halves[cell.halves][side] : style.border[side].width);
}

void Slots::enter(std::size_t row) {
    for (std::uint32_t& cell : cells_) {
        if (cell != empty && grid_.cells[cell].row + grid_.cells[cell].rows <= row)
            cell = empty;
    }
    if (row >= grid_.row_count()) {
        std::ranges::fill(cells_, empty);
        return;
    }
    for (std::uint32_t i = grid_.rows[row].first_cell; i < grid_.rows[row + 1].first_cell; ++i)
        std::fill_n(cells_.begin() + grid_.cells[i].column, grid_.cells[i].columns, i);
}

TableGrid form_grid(const doc::Block& table, Length whole, diag::Log& log) {
    TableGrid grid = Former(table, log).take();
    const doc::Style& style = *table.style;
    if (grid.collapses())
        collapse_borders(grid);
    else
        for (const doc::Side side : {doc::top, doc::right, doc::bottom, doc::left})
            grid.edges[side] = edges(style, side, whole);
    return grid;
}

} // namespace qujat::layout
