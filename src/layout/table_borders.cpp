#include "layout/table.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace qujat::layout {

namespace {

// CSS 2.1, 17.6.2.1: a hidden border lets none be drawn; the wider border wins, among equals the first asked: of a cell, then row, row group, column, table, and of two alike
// the one on the left or top. (Every other border of the profile is solid, so that styles never decide.)
class Conflict {
  public:
    void ask(const doc::Style* style, doc::Side side) {
        if (!style)
            return;
        is_hidden_ = is_hidden_ || style->border[side].hidden;
        if (style->border[side].width > winner_.width)
            winner_ = style->border[side];
    }
    doc::Border winner() const { return is_hidden_ ? doc::Border{} : winner_; }

  private:
    doc::Border winner_;
    bool is_hidden_ = false;
};

// Of a line in the middle, the part on the left or above; the rest lies on the other side.
Length before_middle(Length width) { return width / 2; }
Length behind_middle(Length width) { return width - width / 2; }

} // namespace

Edges::Edges(const TableGrid& grid) : grid_(grid), above_(grid), below_(grid), horizontal_(grid.columns), above_vertical_(grid.columns + 1), below_vertical_(grid.columns + 1) {}

void Edges::enter(std::size_t boundary) {
    above_vertical_.swap(below_vertical_);
    if (boundary > 0)
        above_.enter(boundary - 1);
    below_.enter(boundary);
    for (std::size_t line = 0; line < below_vertical_.size(); ++line)
        below_vertical_[line] = boundary < grid_.row_count() && grid_.columns > 0 ? resolve_vertical(boundary, line) : doc::Border{};
    for (std::size_t column = 0; column < grid_.columns; ++column)
        horizontal_[column] = resolve_horizontal(boundary, column);
}

doc::Border Edges::resolve_horizontal(std::size_t boundary, std::size_t column) const {
    const bool is_first = boundary == 0, is_last = boundary == grid_.row_count();
    const TableCell* above = is_first ? nullptr : above_.at(column);
    const TableCell* below = is_last ? nullptr : below_.at(column);
    if (above && above == below)
        return {};
    Conflict conflict;
    conflict.ask(above ? above->block->style.get() : nullptr, doc::bottom);
    conflict.ask(below ? below->block->style.get() : nullptr, doc::top);
    if (!is_first)
        conflict.ask(grid_.row_style(boundary - 1), doc::bottom);
    if (!is_last)
        conflict.ask(grid_.row_style(boundary), doc::top);
    const bool between_groups = is_first || is_last || grid_.rows[boundary - 1].group != grid_.rows[boundary].group;
    if (between_groups && !is_first)
        conflict.ask(grid_.group_style(boundary - 1), doc::bottom);
    if (between_groups && !is_last)
        conflict.ask(grid_.group_style(boundary), doc::top);
    if (is_first || is_last) {
        const doc::Side side = is_first ? doc::top : doc::bottom;
        conflict.ask(grid_.column_style(column), side);
        conflict.ask(grid_.table->style.get(), side);
    }
    return conflict.winner();
}

doc::Border Edges::resolve_vertical(std::size_t row, std::size_t line) const {
    const bool is_first = line == 0, is_last = line == grid_.columns;
    const TableCell* before = is_first ? nullptr : below_.at(line - 1);
    const TableCell* behind = is_last ? nullptr : below_.at(line);
    if (before && before == behind)
        return {};
    Conflict conflict;
    conflict.ask(before ? before->block->style.get() : nullptr, doc::right);
    conflict.ask(behind ? behind->block->style.get() : nullptr, doc::left);
    const doc::Side side = is_first ? doc::left : doc::right;
    if (is_first || is_last) {
        conflict.ask(grid_.row_style(row), side);
        conflict.ask(grid_.group_style(row), side);
    }
    if (!is_first)
        conflict.ask(grid_.column_style(line - 1), doc::right);
    if (!is_last)
        conflict.ask(grid_.column_style(line), doc::left);
    if (is_first || is_last)
        conflict.ask(grid_.table->style.get(), side);
    return conflict.winner();
}

// One rectangle over all neighbours with an equal border. Where nothing as thick goes on beyond its end, it fills the corner with the vertical line there.
std::vector<EdgeRun> Edges::runs(const std::vector<Length>& lines) const {
    std::vector<EdgeRun> out;
    for (std::size_t begin = 0; begin < horizontal_.size();) {
        const doc::Border border = horizontal_[begin];
        std::size_t end = begin + 1;
        while (end < horizontal_.size() && horizontal_[end] == border)
            ++end;
        if (border.width > Length()) {
            const auto corner = [&](std::size_t line) { return std::max(above_vertical_[line].width, below_vertical_[line].width); };
            const bool fills_left = begin == 0 || horizontal_[begin - 1].width < border.width;
            const bool fills_right = end == horizontal_.size() || horizontal_[end].width < border.width;
            const Length left = lines[begin] - (fills_left ? before_middle(corner(begin)) : Length());
            const Length right = lines[end] + (fills_right ? behind_middle(corner(end)) : Length());
            out.push_back({{left, -before_middle(border.width), right - left, border.width}, border.color});
        }
        begin = end;
    }
    return out;
}

void collapse_borders(TableGrid& grid) {
    // Half borders of the cells that the boundary touches, each where it begins: a long table is never held twice.
    std::vector<std::array<Length, 4>> widest(grid.columns);
    std::map<std::array<Length, 4>, std::uint32_t> known{{{}, 0}};
    grid.halves.emplace_back();
    const auto enlarge = [](Length& length, Length other) { length = std::max(length, other); };
    const auto settle = [&](const TableCell& cell) {
        const auto [found, is_new] = known.emplace(std::exchange(widest[cell.column], {}), static_cast<std::uint32_t>(grid.halves.size()));
        if (is_new)
            grid.halves.push_back(found->first);
        grid.cells[static_cast<std::size_t>(&cell - grid.cells.data())].halves = found->second;
    };
    Edges edges(grid);
    Slots above(grid);
    for (std::size_t boundary = 0; boundary <= grid.row_count(); ++boundary) {
        edges.enter(boundary);
        const Slots& below = edges.slots();
        const std::vector<doc::Border>&lines = edges.horizontal(), &sides = edges.vertical();
        for (std::size_t column = 0; column < grid.columns; ++column) {
            if (const TableCell* cell = boundary > 0 ? above.at(column) : nullptr)
                enlarge(widest[cell->column][doc::bottom], before_middle(lines[column].width));
        }
        for (std::size_t column = 0; column < grid.columns; ++column) {
            const TableCell* cell = boundary > 0 ? above.at(column) : nullptr;
            if (cell && cell->column == column && cell->row + cell->rows <= boundary)
                settle(*cell);
        }
        for (std::size_t column = 0; column < grid.columns; ++column) {
            const Length width = lines[column].width;
            if (const TableCell* cell = below.at(column)) {
                std::array<Length, 4>& halves = widest[cell->column];
                enlarge(halves[doc::top], behind_middle(width));
                enlarge(halves[doc::left], behind_middle(sides[column].width));
                enlarge(halves[doc::right], before_middle(sides[column + 1].width));
            }
            // CSS 2.1, 17.6.2: the table's borders are half of the widest at its top and bottom, and half of the first row's at its sides; what is wider in other rows hangs over.
            if (boundary == 0)
                enlarge(grid.edges[doc::top], before_middle(width));
            if (boundary == grid.row_count())
                enlarge(grid.edges[doc::bottom], behind_middle(width));
        }
        if (boundary == 0 && grid.row_count() > 0 && grid.columns > 0) {
            grid.edges[doc::left] = before_middle(sides.front().width);
            grid.edges[doc::right] = behind_middle(sides.back().width);
        }
        above.enter(boundary);
    }
}

} // namespace qujat::layout
