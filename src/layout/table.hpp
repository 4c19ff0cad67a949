#pragma once

#include "layout/flow.hpp"

/// Tables: cells to a grid, collapsed borders, places for page breaks.
namespace qujat::layout {

struct TableCell {
    const doc::Block* block = nullptr;
    std::uint32_t row = 0, rows = 1;       ///< spans as they are in the grid
    std::uint32_t halves = 0;              ///< place in `TableGrid::halves`
    std::uint16_t column = 0, columns = 1; ///< at most 1000
};
struct TableGroup {
    const doc::Block* block = nullptr; ///< null: implied
    std::uint32_t first = 0, end = 0;  ///< rows
};
struct TableRow {
    const doc::Block* block = nullptr; ///< null: implied
    std::uint32_t group = 0;
    std::uint32_t first_cell = 0; ///< in `TableGrid::cells`, up to that of the next row
};

/// Cells where HTML's table model puts them (HTML, 4.9.12.1): header rows, body rows, footer rows.
struct TableGrid {
    const doc::Block* table = nullptr;
    std::vector<const doc::Block*> captions;
    std::vector<TableGroup> groups;
    std::vector<TableRow> rows; ///< and one more, behind the last
    std::vector<TableCell> cells;
    std::size_t columns = 0, header_rows = 0;
    std::vector<std::array<Length, 4>> halves; ///< kinds of half borders a cell has where borders collapse
    std::array<Length, 4> edges;               ///< border and padding of the table itself, or half of its collapsed borders
    Length row_width;                          ///< what paddings of cells are shares of, as browsers have it (CSS 2.1, 10.1 leaves it open); nothing until it is known

    std::size_t row_count() const { return rows.size() - 1; }
    bool collapses() const { return table->style->collapses_borders; }
    Length spacing_x() const { return collapses() ? Length() : table->style->border_spacing_x; }
    Length spacing_y() const { return collapses() ? Length() : table->style->border_spacing_y; }
    /// Border and padding of a cell; where borders collapse, the half that lies on its side (CSS 2.1, 17.6.2).
    Length cell_edge(const TableCell& cell, doc::Side side) const;
    const doc::Style* row_style(std::size_t row) const { return rows[row].block ? rows[row].block->style.get() : nullptr; }
    const doc::Style* group_style(std::size_t row) const { return groups[rows[row].group].block ? groups[rows[row].group].block->style.get() : nullptr; }
    const doc::Style* column_style(std::size_t column) const;
};

/// `whole`: width of the containing block. Reports LAY-0020, LAY-0021.
TableGrid form_grid(const doc::Block& table, Length whole, diag::Log& log);

/// Which cell stands in each slot of one row, row after row.
class Slots {
  public:
    static constexpr std::uint32_t empty = 0xFFFFFFFF;
    explicit Slots(const TableGrid& grid) : grid_(grid), cells_(grid.columns, empty) {}
    void enter(std::size_t row);
    /// Null where there is none.
    const TableCell* at(std::size_t column) const { return cells_[column] == empty ? nullptr : &grid_.cells[cells_[column]]; }

  private:
    const TableGrid& grid_;
    std::vector<std::uint32_t> cells_;
};

/// A stretch of a horizontal border whose middle is at y = 0.
struct EdgeRun {
    base::Rect rect;
    doc::Color color;
    friend bool operator==(const EdgeRun&, const EdgeRun&) = default;
};

/// Collapsed borders (CSS 2.1, 17.6.2.1), one row boundary after the other.
class Edges {
  public:
    explicit Edges(const TableGrid& grid);
    /// The boundary above row `boundary`, or the last; to be asked for in order.
    void enter(std::size_t boundary);
    const std::vector<doc::Border>& horizontal() const { return horizontal_; } ///< one a column
    const std::vector<doc::Border>& vertical() const { return below_vertical_; } ///< of the row below the boundary: one more than columns
    const Slots& slots() const { return below_; }
    /// The boundary as rectangles; `lines`: x of the column boundaries.
    std::vector<EdgeRun> runs(const std::vector<Length>& lines) const;

  private:
    doc::Border resolve_horizontal(std::size_t boundary, std::size_t column) const;
    doc::Border resolve_vertical(std::size_t row, std::size_t line) const;
    const TableGrid& grid_;
    Slots above_, below_;
    std::vector<doc::Border> horizontal_, above_vertical_, below_vertical_;
};

/// Fills `halves` and `edges`.
void collapse_borders(TableGrid& grid);

/// Something of a row that no page break may cut, from `top` to `bottom` of the band.
struct Atom {
    Length top, bottom;
    bool kept = false; ///< with the one before it in the same cell
};
/// A strip of a band: from `begin` to `end`. It may begin a little above the end of the one before: on one page they overlap so far and everything stands where it would without cuts; where a
/// page ends between them, what a straight cut would have split stands whole on the next.
struct Segment {
    Length begin, end;
    bool kept = false; ///< a page break before it would tear lines apart that want to stay together
};
/// Cuts a band of height `height` wherever no atom is split, and elsewhere about every `step`. `cells`: the atoms of each cell from top to bottom.
std::vector<Segment> cut_band(const std::vector<std::vector<Atom>>& cells, Length height, Length step);

} // namespace qujat::layout
