#pragma once

#include "layout/table.hpp"

namespace qujat::layout {

/// Where the columns of a table lie on the sheet.
struct Columns {
    std::vector<Length> lefts, rights; ///< of the cells in them
    std::vector<Length> lines;         ///< between them; where borders collapse the middles of the lines
};

/// Rows `first` to `end`, which cells over several rows join.
struct Band {
    std::size_t first = 0, end = 0;
    std::vector<Strip> strips;
    std::vector<EdgeRun> line_above, line_below; ///< where borders collapse
};

/// Lays bands out, from the first to the last.
class Bands {
  public:
    Bands(const TableGrid& grid, Columns columns, std::size_t page, const Context& context);
    bool has_more() const { return next_ < grid_.row_count(); }
    /// The next band. What is higher than `room` comes in several strips; the last band of all has the height `least` at the least.
    Band lay(Length room, Length least);

  private:
    struct LaidCell {
        const TableCell* cell = nullptr;
        Flow flow;
        Length height; ///< of the contents
        std::optional<Length> baseline;
        Length offset;           ///< of the contents from the top of the cell
        std::vector<Atom> atoms; ///< from the top of the band
    };
    struct Lines {
        std::vector<EdgeRun> above;
        std::vector<doc::Border> vertical;
    };
    LaidCell lay_cell(const TableCell& cell);
    void set_heights(std::vector<LaidCell>& cells, Length least);
    void find_atoms(LaidCell& cell) const;
    void paint_backgrounds();
    void paint_borders(const std::vector<LaidCell>& cells);
    void paint_collapsed(const std::vector<Lines>& lines);
    void place_contents(LaidCell& laid);
    void fill(Length x, Length width, Length top, Length bottom, doc::Color color);
    std::size_t segment_ending_at(Length y) const;
    std::size_t segment_beginning_at(Length y) const;
    const doc::Color* background(std::size_t row, std::size_t column, const TableCell* cell) const;
    Length bottom_of(const TableCell& cell) const { return bottoms_[cell.row + cell.rows - 1 - band_.first]; }
    Length top_of(const TableCell& cell) const { return tops_[cell.row - band_.first]; }

    const TableGrid& grid_;
    const Columns columns_;
    const std::size_t page_;
    const Context& context_;
    Slots slots_;
    std::optional<Edges> edges_;
    Lines next_lines_;
    std::size_t next_ = 0;
    // Of the band being laid:
    Band band_;
    Length room_; ///< on a page
    std::vector<Length> tops_, bottoms_; ///< of its rows
    std::optional<Length> baseline_;     ///< of its first row
    std::vector<Segment> segments_;
};

} // namespace qujat::layout
