#include "layout/lay_band.hpp"

#include <algorithm>
#include <iterator>

namespace qujat::layout {

namespace {

bool is_on_baseline(const doc::Style& style) {
    return style.vertical_align != doc::VerticalAlign::top && style.vertical_align != doc::VerticalAlign::middle && style.vertical_align != doc::VerticalAlign::bottom;
}

} // namespace

Bands::Bands(const TableGrid& grid, Columns columns, std::size_t page, const Context& context)
    : grid_(grid), columns_(std::move(columns)), page_(page), context_(context), slots_(grid) {
    if (!grid_.collapses())
        return;
    edges_.emplace(grid_);
    edges_->enter(0);
    next_lines_ = {edges_->runs(columns_.lines), edges_->vertical()};
}

Band Bands::lay(Length room, Length least) {
    band_ = {};
    band_.first = next_;
    band_.end = next_ + 1;
    room_ = room;
    std::vector<LaidCell> cells;
    std::vector<Lines> lines;
    for (; next_ < band_.end; ++next_) {
        for (std::uint32_t i = grid_.rows[next_].first_cell; i < grid_.rows[next_ + 1].first_cell; ++i) {
            band_.end = std::max<std::size_t>(band_.end, grid_.cells[i].row + grid_.cells[i].rows);
            cells.push_back(lay_cell(grid_.cells[i]));
        }
        if (edges_) {
            lines.push_back(std::move(next_lines_));
            edges_->enter(next_ + 1);
            next_lines_ = {edges_->runs(columns_.lines), edges_->vertical()};
        }
    }
    set_heights(cells, has_more() ? Length() : least);
    for (LaidCell& cell : cells)
        find_atoms(cell);
    const Length height = bottoms_.back();
    segments_ = {{Length(), height, false}};
    if (height > room) {
        std::vector<std::vector<Atom>> atoms;
        for (LaidCell& cell : cells)
            atoms.push_back(cell.atoms);
        segments_ = cut_band(atoms, height, room / 24);
    }
    const doc::Block* row = grid_.rows[band_.first].block;
    for (const Segment& segment : segments_) {
        Strip& made = band_.strips.emplace_back();
        made.height = segment.end - segment.begin;
        if (&segment != &segments_.front())
            made.space_before = segment.begin - (&segment - 1)->end;
        made.keep_with_previous = segment.kept;
        made.bond = Bond::lines;
        made.page = static_cast<std::uint16_t>(page_);
        made.place = row ? row->place : grid_.table->place;
    }
    band_.strips.front().baseline = baseline_;
    if (edges_) {
        band_.line_above = lines.front().above;
        band_.line_below = next_lines_.above;
    }
    paint_backgrounds();
    if (edges_)
        paint_collapsed(lines);
    else
        paint_borders(cells);
    for (std::size_t k = band_.first; k < band_.end; ++k) {
        if (grid_.rows[k].block && grid_.rows[k].block->strings())
            band_.strips[segment_beginning_at(tops_[k - band_.first])].strings.push_back(grid_.rows[k].block->strings());
    }
    for (LaidCell& cell : cells)
        place_contents(cell);
    return std::move(band_);
}

Bands::LaidCell Bands::lay_cell(const TableCell& cell) {
    LaidCell laid;
    laid.cell = &cell;
    const Length left = columns_.lefts[cell.column] + grid_.cell_edge(cell, doc::left);
    const Length right = columns_.rights[cell.column + cell.columns - 1] - grid_.cell_edge(cell, doc::right);
    laid.flow = flow_contents(*cell.block, left, std::max(right - left, Length()), page_, context_);
    for (std::size_t i = 0; i < laid.flow.strips.size(); ++i) {
        const Strip& strip = laid.flow.strips[i];
        if (strip.forced_break_before && i > 0)
            context_.log.add("LAY-0022", strip.place, {});
        laid.height += strip.space_before;
        if (strip.baseline && !laid.baseline)
            laid.baseline = laid.height + *strip.baseline;
        laid.height += strip.height;
    }
    laid.height += laid.flow.space_after;
    return laid;
}

// CSS 2.1, 17.5.3. What a cell over several rows needs beyond them goes to its last row.
void Bands::set_heights(std::vector<LaidCell>& cells, Length least) {
    const std::size_t count = band_.end - band_.first;
    std::vector<Length> heights(count), baselines(count);
    // The baseline of a cell without lines is the bottom of its contents.
    const auto baseline = [](const LaidCell& laid) { return laid.baseline.value_or(laid.height); };
    baseline_.reset();
    for (const LaidCell& laid : cells) {
        const std::size_t row = laid.cell->row - band_.first;
        if (!is_on_baseline(*laid.cell->block->style))
            continue;
        baselines[row] = std::max(baselines[row], grid_.cell_edge(*laid.cell, doc::top) + baseline(laid));
        if (row == 0 && laid.baseline)
            baseline_ = Length();
    }
    if (baseline_)
        baseline_ = baselines[0];
    std::vector<std::vector<const LaidCell*>> ending(count);
    for (std::size_t row = 0; row < count; ++row) {
        if (const doc::Style* style = grid_.row_style(band_.first + row))
            heights[row] = least_height(*style);
    }
    for (LaidCell& laid : cells) {
        const doc::Style& style = *laid.cell->block->style;
        laid.offset = is_on_baseline(style) ? baselines[laid.cell->row - band_.first] - baseline(laid) : grid_.cell_edge(*laid.cell, doc::top);
        ending[laid.cell->row + laid.cell->rows - 1 - band_.first].push_back(&laid);
    }
    tops_.assign(count, Length());
    bottoms_.assign(count, Length());
    for (std::size_t row = 0; row < count; ++row) {
        tops_[row] = row == 0 ? Length() : bottoms_[row - 1] + grid_.spacing_y();
        bottoms_[row] = tops_[row] + heights[row];
        for (const LaidCell* laid : ending[row]) {
            const Length above = grid_.cell_edge(*laid->cell, doc::top), below = grid_.cell_edge(*laid->cell, doc::bottom);
            const Length needed = std::max(laid->offset + laid->height, above + least_height(*laid->cell->block->style)) + below;
            bottoms_[row] = std::max(bottoms_[row], top_of(*laid->cell) + needed);
        }
    }
    bottoms_.back() = std::max(bottoms_.back(), least);
    for (LaidCell& laid : cells) {
        const doc::VerticalAlign how = laid.cell->block->style->vertical_align;
        const Length free = bottom_of(*laid.cell) - top_of(*laid.cell) - laid.offset - laid.height - grid_.cell_edge(*laid.cell, doc::bottom);
        if (how == doc::VerticalAlign::middle)
            laid.offset += free / 2;
        else if (how == doc::VerticalAlign::bottom)
            laid.offset += free;
    }
}

void Bands::find_atoms(LaidCell& laid) const {
    Length y = top_of(*laid.cell) + laid.offset;
    laid.atoms.reserve(laid.flow.strips.size());
    for (const Strip& strip : laid.flow.strips) {
        y += strip.space_before;
        laid.atoms.push_back({y, y + strip.height, strip.keep_with_previous});
        y += strip.height;
    }
}

std::size_t Bands::segment_ending_at(Length y) const {
    const auto found = std::ranges::lower_bound(segments_, y, {}, &Segment::end);
    return found == segments_.end() ? segments_.size() - 1 : static_cast<std::size_t>(found - segments_.begin());
}

std::size_t Bands::segment_beginning_at(Length y) const {
    const auto found = std::ranges::upper_bound(segments_, y, {}, &Segment::end);
    return found == segments_.end() ? segments_.size() - 1 : static_cast<std::size_t>(found - segments_.begin());
}

// From `top` to `bottom` of the band: sliced where the band is (CSS Fragmentation 3, 5.4).
void Bands::fill(Length x, Length width, Length top, Length bottom, doc::Color color) {
    if (width <= Length() || bottom <= top)
        return;
    const std::size_t first = segment_beginning_at(top), last = segment_ending_at(bottom);
    for (std::size_t i = first; i <= last; ++i) {
        const Length from = i == first ? top - segments_[i].begin : Length();
        const Length to = (i == last ? bottom : segments_[i].end) - segments_[i].begin;
        if (to > from)
            band_.strips[i].items.push_back(Item{FilledRect{{x, from, width, to - from}, color}, 0, ArtifactKind::layout});
    }
}

// CSS 2.1, 17.5.1: the cell lies over its row, row group and column. Colours let nothing through, so the upmost is all there is to see.
const doc::Color* Bands::background(std::size_t row, std::size_t column, const TableCell* cell) const {
    for (const doc::Style* style : {cell ? cell->block->style.get() : nullptr, grid_.row_style(row), grid_.group_style(row), grid_.column_style(column)}) {
        if (style && style->background)
            return &*style->background;
    }
    return nullptr;
}

// One rectangle over all neighbours of one colour. A slot without cell is painted as an empty cell would be.
void Bands::paint_backgrounds() {
    for (std::size_t row = band_.first; row < band_.end; ++row) {
        slots_.enter(row);
        const doc::Color* color = nullptr;
        Length left, right, bottom;
        const Length top = tops_[row - band_.first];
        for (std::size_t column = 0; column < grid_.columns; ++column) {
            const TableCell* cell = slots_.at(column);
            if (cell && (cell->row != row || cell->column != column))
                continue;
            const doc::Color* next = background(row, column, cell);
            const Length next_bottom = cell ? bottom_of(*cell) : bottoms_[row - band_.first];
            if (color && !(next && *next == *color && columns_.lefts[column] == right && next_bottom == bottom)) {
                fill(left, right - left, top, bottom, *color);
                color = nullptr;
            }
            if (next && !color)
                left = columns_.lefts[column];
            color = next;
            right = columns_.rights[column + (cell ? cell->columns - 1 : 0)];
            bottom = next_bottom;
        }
        if (color)
            fill(left, right - left, top, bottom, *color);
    }
}

void Bands::paint_borders(const std::vector<LaidCell>& cells) {
    for (const LaidCell& laid : cells) {
        const auto& border = laid.cell->block->style->border;
        const Length left = columns_.lefts[laid.cell->column], right = columns_.rights[laid.cell->column + laid.cell->columns - 1];
        const Length top = top_of(*laid.cell), bottom = bottom_of(*laid.cell);
        fill(left, right - left, top, top + border[doc::top].width, border[doc::top].color);
        fill(left, right - left, bottom - border[doc::bottom].width, bottom, border[doc::bottom].color);
        fill(left, border[doc::left].width, top, bottom, border[doc::left].color);
        fill(right - border[doc::right].width, border[doc::right].width, top, bottom, border[doc::right].color);
    }
}

void Bands::paint_collapsed(const std::vector<Lines>& lines) {
    const auto draw = [](const std::vector<EdgeRun>& runs, Length y, std::vector<Item>& out) {
        for (const EdgeRun& run : runs) {
            base::Rect rect = run.rect;
            rect.y += y;
            out.push_back(Item{FilledRect{rect, run.color}, 0, ArtifactKind::layout});
        }
    };
    for (std::size_t row = 0; row < lines.size(); ++row) {
        for (std::size_t i = 0; i < lines[row].vertical.size(); ++i) {
            const doc::Border& border = lines[row].vertical[i];
            fill(columns_.lines[i] - border.width / 2, border.width, tops_[row], bottoms_[row], border.color);
        }
    }
    for (std::size_t row = 0; row < lines.size(); ++row) {
        const std::size_t i = row == 0 ? 0 : segment_beginning_at(tops_[row]);
        draw(lines[row].above, tops_[row] - segments_[i].begin, band_.strips[i].items);
        if (i > 0 && tops_[row] == segments_[i].begin)
            draw(lines[row].above, band_.strips[i - 1].height, band_.strips[i - 1].at_page_bottom);
    }
    Strip& last = band_.strips.back();
    draw(band_.line_below, last.height, has_more() ? last.at_page_bottom : last.items);
}

void Bands::place_contents(LaidCell& laid) {
    if (laid.cell->block->strings())
        band_.strips[segment_beginning_at(top_of(*laid.cell))].strings.push_back(laid.cell->block->strings());
    std::vector<std::size_t> segment;
    for (const Atom& atom : laid.atoms)
        segment.push_back(segment_ending_at(atom.bottom));
    for (const Decoration& decoration : laid.flow.decorations) {
        const std::size_t first = segment[decoration.first], last = segment[decoration.last];
        for (std::size_t i = first; i <= last; ++i) {
            const Length from = i == first ? laid.atoms[decoration.first].top - segments_[i].begin : Length();
            const Length to = (i == last ? laid.atoms[decoration.last].bottom : segments_[i].end) - segments_[i].begin;
            rectangles(decoration, from, to, i == first, i == last, band_.strips[i].items);
        }
    }
    for (std::size_t k = 0; k < laid.atoms.size(); ++k) {
        Strip& from = laid.flow.strips[k];
        Strip& to = band_.strips[segment[k]];
        if (from.height > room_) // what no cut could make fit (LAY-0003)
            to.place = from.place;
        const Length y = laid.atoms[k].top - segments_[segment[k]].begin;
        const auto move = [&](std::vector<Item>& items, std::vector<Item>& out) {
            for (Item& item : items) {
                shift(item, Length(), y);
                out.push_back(std::move(item));
            }
        };
        move(from.items, to.items);
        // The lower line of an inner row, wherever a page may end before the next row.
        for (std::size_t i = segment[k]; k + 1 < laid.atoms.size() && i < segment[k + 1]; ++i) {
            for (Item item : from.at_page_bottom) {
                shift(item, Length(), laid.atoms[k].top - segments_[i].begin);
                band_.strips[i].at_page_bottom.push_back(std::move(item));
            }
        }
        std::move(from.strings.begin(), from.strings.end(), std::back_inserter(to.strings));
    }
}

} // namespace qujat::layout
