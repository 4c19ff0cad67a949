#include "layout/lay_band.hpp"

#include <algorithm>
#include <iterator>

namespace qujat::layout {

namespace {

using doc::Break;

Columns place_columns(const TableGrid& grid, const std::vector<Length>& widths, Length x) {
    Columns out;
    Length at = x + grid.edges[doc::left];
    for (const Length width : widths) {
        at += grid.spacing_x();
        out.lines.push_back(at);
        out.lefts.push_back(at);
        at += width;
        out.rights.push_back(at);
    }
    out.lines.push_back(at);
    return out;
}

// The lowest page a row may have to stand on.
Length page_room(const Context& context, std::size_t number) {
    const doc::PageStyle& page = context.page(number);
    return std::min(page_area(page, false).height, page_area(page, true).height);
}

class Layer {
  public:
    Layer(const TablePlan& plan, Length x, std::size_t page, const Context& context, const std::function<void(TablePart)>& give)
        : plan_(plan), grid_(*plan.grid), x_(x), page_(page), context_(context), give_(give), bands_(grid_, place_columns(grid_, plan.columns, x), page, context),
          forces_first_(bands_.has_more() && breaks_before(0, Break::always)) {}

    void run() {
        captions(doc::CaptionSide::top);
        const bool has_rows = bands_.has_more();
        const Length above = grid_.edges[doc::top] + (has_rows ? grid_.spacing_y() : Length());
        const Length below = grid_.edges[doc::bottom] + (has_rows ? grid_.spacing_y() : Length());
        if (above > Length())
            add(blank(above));
        glues_next_ = above > Length();
        header();
        hand_on(true);
        while (bands_.has_more()) {
            append(bands_.lay(room(), least_of_last(below)), false);
            hand_on(true);
        }
        if (below > Length()) {
            keeps_next_ = glues_next_ = has_box_;
            add(blank(below));
            hand_on(true);
        }
        keeps_next_ = true;
        captions(doc::CaptionSide::bottom);
    }

  private:
    Strip blank(Length height) const {
        Strip made;
        made.height = height;
        made.page = static_cast<std::uint16_t>(page_);
        made.place = grid_.table->place;
        return made;
    }

    void add(Strip strip) {
        if (!std::exchange(has_begun_, true))
            strip.forced_break_before = strip.forced_break_before || forces_first_; // the break goes up to the table (CSS Fragmentation 3, 3.1)
        else if (keeps_next_) {
            strip.keep_with_previous = true;
            strip.bond = glues_next_ ? Bond::glued : Bond::avoid;
        }
        glues_next_ = false;
        strip.space_before += space_;
        space_ = Length();
        keeps_next_ = true; // what follows says so where it may be torn off
        flow_.strips.push_back(std::move(strip));
    }

    // What is laid out can change no more.
    void hand_on(bool is_in_box) {
        for (const Strip& strip : flow_.strips) {
            if (is_in_box)
                height_ += strip.height + (std::exchange(has_box_, true) ? strip.space_before : Length());
        }
        give_({std::exchange(flow_, {}), is_in_box});
    }

    // CSS 2.1, 17.4: a block above or below the table box and as wide as it. It never stands on a page of its own.
    void captions(doc::CaptionSide side) {
        doc::Block wrapper;
        wrapper.style = grid_.table->style;
        wrapper.language = grid_.table->language;
        for (const doc::Block* caption : grid_.captions) {
            if (caption->style->caption_side == side)
                wrapper.children.push_back(*caption);
        }
        if (wrapper.children.empty())
            return;
        auto style = std::make_unique<doc::Style>(*wrapper.style);
        style->display = doc::Display::block;
        wrapper.style = std::move(style);
        Flow made = flow_contents(wrapper, x_, plan_.width, page_, context_);
        flow_.decorations = std::move(made.decorations);
        for (std::size_t i = 0; i < made.strips.size(); ++i) {
            keeps_next_ = i == 0 && keeps_next_;
            add(std::move(made.strips[i]));
        }
        space_ = made.space_after;
        if (side == doc::CaptionSide::bottom)
            flow_.space_after = space_;
        hand_on(false);
    }

    void header() {
        while (bands_.has_more() && next_row_ < grid_.header_rows)
            append(bands_.lay(page_room(context_, page_), Length()), true);
        if (next_row_ == 0 || next_row_ >= grid_.row_count())
            return;
        // On further pages the header has no upper border and no caption of the table (box-decoration-break: slice), but lines that its cells share with the table.
        const std::size_t begin = (!grid_.collapses() && grid_.edges[doc::top] + grid_.spacing_y() > Length() ? 1 : 0);
        Repeated plain;
        for (std::size_t i = begin; i < flow_.strips.size(); ++i)
            plain.height += (i > begin ? flow_.strips[i].space_before : Length()) + flow_.strips[i].height;
        // A header that takes more than half of every page would leave the rows no room.
        if (plain.height > page_room(context_, page_) / 2)
            return;
        for (std::size_t i = begin; i < flow_.strips.size(); ++i)
            plain.strips.push_back(as_artifact(flow_.strips[i], i == begin));
        Repeated lined = plain;
        auto& items = lined.strips.back().items;
        for (const EdgeRun& run : header_line_) {
            base::Rect rect = run.rect;
            rect.y += lined.strips.back().height;
            items.push_back(Item{FilledRect{rect, run.color}, 0, ArtifactKind::layout});
        }
        plain_ = std::make_shared<const Repeated>(std::move(plain));
        lined_ = std::make_shared<const Repeated>(std::move(lined));
    }

    // ISO 32000-1, 14.8.2.2.2: what is there because the page is, is an artifact of pagination.
    static Strip as_artifact(const Strip& strip, bool is_first) {
        Strip made;
        made.height = strip.height;
        made.space_before = is_first ? Length() : strip.space_before;
        made.page = strip.page;
        made.place = strip.place;
        for (const Item& item : strip.items) {
            if (std::holds_alternative<LinkBox>(item.content) || std::holds_alternative<FieldBox>(item.content))
                continue;
            made.items.push_back(item);
            if (std::exchange(made.items.back().owner, 0) != 0)
                made.items.back().artifact = ArtifactKind::pagination_header;
        }
        return made;
    }

    Length room() const { return page_room(context_, page_) - (plain_ ? plain_->height + grid_.spacing_y() : Length()); }

    // A table higher than its rows gives the rest to the last (CSS 2.1, 17.5.3 leaves it open).
    Length least_of_last(Length below) const {
        const doc::Style& style = *grid_.table->style;
        Length wanted = least_height(style);
        if (wanted <= Length())
            return {};
        if (!grid_.collapses() && grid_.table->role != doc::Role::table)
            wanted += grid_.edges[doc::top] + grid_.edges[doc::bottom];
        return wanted - height_ - below - (next_row_ > 0 ? grid_.spacing_y() : Length());
    }

    // What CSS Fragmentation 3, 3.1 says of the place before a row: the row, the one before it, and their groups where they begin or end there.
    bool breaks_before(std::size_t row, Break how) const {
        const auto is = [&](const doc::Style* style, Break doc::Style::* when) { return style && style->*when == how; };
        const bool begins_group = grid_.groups[grid_.rows[row].group].first == row;
        bool out = is(grid_.row_style(row), &doc::Style::break_before) || (begins_group && is(grid_.group_style(row), &doc::Style::break_before));
        if (row > 0)
            out = out || is(grid_.row_style(row - 1), &doc::Style::break_after) || (begins_group && is(grid_.group_style(row - 1), &doc::Style::break_after));
        return out || (how == Break::avoid && !begins_group && is(grid_.group_style(row), &doc::Style::break_inside));
    }

    void append(Band band, bool is_header) {
        const bool forces = breaks_before(band.first, Break::always);
        const bool keeps = breaks_before(band.first, Break::avoid) || next_row_ == 0 || (is_header && !forces) || band.first == grid_.header_rows;
        if (next_row_ > 0)
            space_ += grid_.spacing_y();
        for (std::size_t i = 0; i < band.strips.size(); ++i) {
            Strip& strip = band.strips[i];
            const bool forced = i == 0 && forces && (band.first > 0 || !has_begun_);
            strip.forced_break_before = forced;
            keeps_next_ = i == 0 && keeps && !forced;
            glues_next_ = glues_next_ || band.first == grid_.header_rows; // a header without rows would stand for nothing
            if (!is_header && plain_)
                strip.repeated = i == 0 && band.line_above == header_line_ ? plain_ : lined_;
            add(std::move(strip));
        }
        next_row_ = band.end;
        if (is_header)
            header_line_ = std::move(band.line_below);
    }

    const TablePlan& plan_;
    const TableGrid& grid_;
    const Length x_;
    const std::size_t page_;
    const Context& context_;
    const std::function<void(TablePart)>& give_;
    Bands bands_;
    const bool forces_first_;
    bool has_begun_ = false, has_box_ = false; ///< whether there are strips, and strips of the table box
    Flow flow_;                                ///< not yet handed on
    Length height_;                            ///< of the table box, as far as handed on
    std::size_t next_row_ = 0;
    Length space_; ///< above the next strip
    bool keeps_next_ = false, glues_next_ = false;
    std::vector<EdgeRun> header_line_;
    std::shared_ptr<const Repeated> plain_, lined_; ///< without and with the line below the header
};

} // namespace

void lay_table(const TablePlan& plan, Length x, std::size_t page, const Context& context, const std::function<void(TablePart)>& take) { Layer(plan, x, page, context, take).run(); }

} // namespace qujat::layout
