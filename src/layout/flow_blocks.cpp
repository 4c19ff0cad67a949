#include "layout/flow_builder.hpp"

#include <iterator>

namespace qujat::layout {

using doc::Extent;

namespace {

bool has_border(const doc::Style& style) {
    return std::ranges::any_of(style.border, [](const doc::Border& b) { return b.width > Length(); });
}

std::size_t page_of(const doc::Block& block, const doc::Document& document) {
    if (block.style->page.empty())
        return 0;
    const auto found = std::ranges::find(document.named_pages, block.style->page, &doc::PageStyle::name);
    return found == document.named_pages.end() ? 0 : static_cast<std::size_t>(found - document.named_pages.begin()) + 1;
}

bool is_table(const doc::Block& block) { return block.style->display == doc::Display::table; }
bool is_measured(const doc::Block& block) {
    return !block.is_replaced() && !is_table(block) && (block.style->height.kind == Extent::Kind::length || block.style->min_height > Length());
}

bool is_list_item(const doc::Block& block) { return block.role == doc::Role::list_item && block.children.size() == 2; }

// First or last child in the flow, if a break between such children is one between blocks (class A: CSS Fragmentation 3, 4.1).
const doc::Block* end_child(const doc::Block& block, bool is_first) {
    if (block.is_replaced() || !block.inlines.empty() || is_table(block))
        return nullptr;
    if (is_list_item(block))
        return &block.children[1];
    const auto in_flow = [](const doc::Block& child) { return !child.style->absolute; };
    if (is_first) {
        const auto found = std::ranges::find_if(block.children, in_flow);
        return found == block.children.end() ? nullptr : &*found;
    }
    const auto found = std::find_if(block.children.rbegin(), block.children.rend(), in_flow);
    return found == block.children.rend() ? nullptr : &*found;
}

Edge edge_of(const doc::Block& block, bool is_before, const doc::Document& document) {
    Edge edge;
    for (const doc::Block* at = &block; at; at = end_child(*at, is_before)) {
        const doc::Break said = is_before ? at->style->break_before : at->style->break_after;
        edge.forced = edge.forced || said == doc::Break::always;
        edge.avoid = edge.avoid || said == doc::Break::avoid;
        edge.page = document.named_pages.empty() ? 0 : page_of(*at, document);
    }
    return edge;
}

} // namespace

Edge FlowBuilder::edge_before(const doc::Block& block, const Context& context) { return edge_of(block, true, context.document); }

// CSS 2.1, 10.3.3: automatic margins centre a block of fixed width, or push it to the right.
FlowBuilder::Across FlowBuilder::across(const doc::Block& block, Column column, std::optional<Length> known_width) const {
    const doc::Style& style = *block.style;
    Length left = style.margin[doc::left].resolve(column.width, Length());
    const Length right = style.margin[doc::right].resolve(column.width, Length());
    const Length around = is_table(block) ? Length() : edges(style, doc::left, column.width) + edges(style, doc::right, column.width); // a table's width has them within
    const Length room = column.width - left - right - around;
    const Length width = known_width.value_or(std::max(style.width.resolve(column.width, room), Length()));
    const bool auto_left = style.margin[doc::left].kind == Extent::Kind::automatic, auto_right = style.margin[doc::right].kind == Extent::Kind::automatic;
    if ((known_width || style.width.kind != Extent::Kind::automatic) && auto_left && room > width)
        left = (room - width) / (auto_right ? 2 : 1);
    Across out;
    out.border_x = column.x + left;
    out.border_width = width + around;
    out.content = {out.border_x + (is_table(block) ? Length() : edges(style, doc::left, column.width)), width};
    return out;
}

void FlowBuilder::block(const doc::Block& block, bool is_first, bool is_last) {
    const doc::Style& style = *block.style;
    if (style.absolute) {
        absolute(block);
        return;
    }
    if (!is_first) {
        const Edge before = edge_of(block, true, context_.document);
        forced_break_ = forced_break_ || (before.forced && count() > 0);
        if (before.avoid)
            keep(Bond::avoid);
        enter_page(before.page);
    }
    set_strings(block);

    const Column column = frames_.back().column;
    // A table's width follows from its columns, an image's from its pixels.
    std::optional<TablePlan> plan;
    std::optional<base::Size> size;
    Frame frame;
    frame.block = &block;
    if (is_table(block)) {
        plan = plan_table(block, column.width, column.width - style.margin[doc::left].resolve(column.width, Length()) - style.margin[doc::right].resolve(column.width, Length()), context_);
        frame.known_width = plan->width;
    } else if (block.is_replaced()) {
        size = ensure_size(block, column.width, {}, across(block, column, {}).content.width);
        if (!size)
            return;
        frame.known_width = size->width;
    }
    const Across place = across(block, column, frame.known_width);
    frame.column = place.content;
    const Length outside = std::max(Length(), -style.margin[doc::right].resolve(column.width, Length()));
    const Length too_wide = place.border_x + place.border_width - column.x - column.width - outside;
    if (too_wide > Length::from_raw(64) && (frame.known_width || style.width.kind != Extent::Kind::automatic)) // 64: lengths are rounded
        log_.add("LAY-0030", place_with_path(block), {{"width", millimetres(place.border_width)}, {"room", millimetres(place.border_width - too_wide)}});

    margin(style.margin[doc::top].resolve(column.width, Length()));
    const std::size_t before = count();
    const bool is_kept_whole = style.break_inside == doc::Break::avoid && !kept_from_; // an outer block keeps the inner ones whole
    if (is_kept_whole)
        kept_from_ = before;
    if (!plan && (style.background || has_border(style))) // tables draw their own, for captions lie outside
        open_decoration(frame, place, true);
    frames_.push_back(std::move(frame));
    const Length above = edges(style, doc::top, column.width), below = edges(style, doc::bottom, column.width);
    if (!plan && above > Length()) {
        strip(above, block.place);
        keep(Bond::glued);
    }
    if (is_measured(block))
        frames_.back().measured_from = count();
    if (plan)
        table(block, *plan);
    else if (size)
        replaced(block, *size);
    else
        contents(block);
    fixed_height(block);
    if (!plan && below > Length()) {
        // A border under nothing still shows; margins of the last child stay inside.
        if (count() > before) {
            forced_break_ = false;
            keep(Bond::glued);
        }
        strip(below, block.place);
    }
    close_decoration(frames_.back());
    frames_.pop_back();
    if (is_kept_whole) {
        for (std::size_t i = std::max(before + 1, handed_); i < count(); ++i)
            keep_whole(flow_.strips[i - handed_]);
        kept_from_.reset();
    }
    margin(style.margin[doc::bottom].resolve(column.width, Length()));
    if (!is_last) {
        const Edge after = edge_of(block, false, context_.document);
        forced_break_ = forced_break_ || (after.forced && count() > 0);
        if (after.avoid)
            keep(Bond::avoid);
    }
}

void FlowBuilder::contents(const doc::Block& block) {
    const Column column = frames_.back().column;
    if (block.is_replaced()) {
        if (const auto size = ensure_size(block, column.width, {}, column.width))
            replaced(block, *size);
    } else if (!block.inlines.empty()) {
        paragraph(block);
    } else if (is_table(block)) {
        table(block, plan_table(block, column.width, column.width, context_));
    } else if (is_list_item(block)) {
        const bool is_outermost = !held_from_;
        if (is_outermost)
            held_from_ = count(); // the marker goes into a strip of the content
        list_item(block);
        if (is_outermost)
            held_from_.reset();
    } else {
        children(block);
    }
}

void FlowBuilder::children(const doc::Block& block) {
    const doc::Block* first = end_child(block, true);
    const doc::Block* last = end_child(block, false);
    for (const doc::Block& child : block.children)
        this->block(child, &child == first, &child == last);
}

void FlowBuilder::paragraph(const doc::Block& block) {
    const Column column = frames_.back().column;
    std::vector<Line> lines = break_lines(block, column.width, block.id, context_, page_number_);
    const std::size_t count = lines.size();
    for (std::size_t i = 0; i < count; ++i) {
        // CSS Fragmentation 3, 3.3: no fewer lines than `orphans` before a break, `widows` after it.
        if (i > 0 && (i < static_cast<std::size_t>(block.style->orphans) || count - i < static_cast<std::size_t>(block.style->widows)))
            keep(Bond::lines);
        Strip& made = strip(lines[i].height, block.place);
        made.baseline = lines[i].baseline;
        std::move(lines[i].strings.begin(), lines[i].strings.end(), std::back_inserter(made.strings));
        for (Item& item : lines[i].items) {
            shift(item, column.x, Length());
            if (auto* rect = std::get_if<FilledRect>(&item.content))
                rect->in_place = true;
        }
        if (made.items.empty())
            made.items = std::move(lines[i].items);
        else
            std::move(lines[i].items.begin(), lines[i].items.end(), std::back_inserter(made.items));
    }
    let_go(block, context_);
}

void FlowBuilder::list_item(const doc::Block& block) {
    const std::size_t before = count();
    this->block(block.children[1], true, true);
    const doc::Block& label = block.children[0];
    const Column column = frames_.back().column;
    std::vector<Line> lines = break_lines(label, column.width, label.id, context_);
    let_go(label, context_);
    if (lines.empty())
        return;
    Length marker_width;
    for (Item& item : lines[0].items) {
        if (const auto* run = std::get_if<GlyphRun>(&item.content)) {
            for (const text::Glyph& glyph : run->glyphs)
                marker_width += glyph.advance;
        } else if (auto* rect = std::get_if<FilledRect>(&item.content)) {
            rect->in_place = true;
        }
    }
    if (count() == before)
        strip(lines[0].height, block.place).baseline = lines[0].baseline;
    // The first line there is; above it may be padding.
    const auto begin = flow_.strips.begin() + static_cast<std::ptrdiff_t>(before - handed_);
    auto first = std::find_if(begin, flow_.strips.end(), [](const Strip& strip) { return strip.baseline.has_value(); });
    if (first == flow_.strips.end())
        first = begin;
    const Length y = first->baseline.value_or(lines[0].baseline) - lines[0].baseline;
    // CSS Lists 3, 3.2: outside markers stand before the principal box; half an em between, as browsers have it.
    for (Item& item : lines[0].items)
        shift(item, column.x - marker_width - label.style->font_size / 2, y);
    first->items.insert(first->items.begin(), std::make_move_iterator(lines[0].items.begin()), std::make_move_iterator(lines[0].items.end()));
}

void FlowBuilder::table(const doc::Block& block, const TablePlan& plan) {
    const doc::Style& style = *block.style;
    const Length x = frames_.back().column.x;
    const bool has_borders = !style.collapses_borders && has_border(style);
    std::optional<Decorations::iterator> box;
    bool is_first = true;
    lay_table(plan, x, page_number_, context_, [&](TablePart part) {
        if (part.is_in_box && !box && !part.flow.strips.empty() && (style.background || has_borders))
            box = decorations_->insert(decorations_->end(), {count(), Decoration::open, x, plan.width, has_borders ? style.border : std::array<doc::Border, 4>(), style.background});
        if (!part.is_in_box && box)
            (*std::exchange(box, std::nullopt))->last = count() - 1;
        const bool is_empty = part.flow.strips.empty();
        append(std::move(part.flow), is_first);
        is_first = is_first && is_empty;
    });
    if (box)
        (*box)->last = count() - 1;
}

// height and min-height: what the content does not fill is added as one strip; more content than `height` is an error, never a silent overlap.
void FlowBuilder::fixed_height(const doc::Block& block) {
    const Frame& frame = frames_.back();
    if (!frame.measured_from)
        return;
    const doc::Style& style = *block.style;
    const bool is_fixed = style.height.kind == Extent::Kind::length;
    const Length wanted = least_height(style);
    const bool has_content = count() > *frame.measured_from;
    Length height = frame.handed_height;
    for (std::size_t n = std::max(*frame.measured_from, handed_); n < count(); ++n)
        height += height_in(frame, n, flow_.strips[n - handed_]);
    if (is_fixed && height > wanted)
        log_.add("LAY-0004", place_with_path(block), {{"height", millimetres(height)}, {"room", millimetres(wanted)}});
    if (has_content && (is_fixed || height < wanted))
        positive_ = negative_ = spent_ = Length(); // the last child's margin stays inside (CSS 2.1, 8.3.1)
    if (height < wanted) {
        if (has_content) {
            forced_break_ = false;
            keep(Bond::glued);
        }
        strip(wanted - height, block.place);
    }
}

void flow(const doc::Block& root, const Context& context, Decorations& decorations, const std::function<void(Strip)>& take) {
    const std::size_t page = FlowBuilder::edge_before(root, context).page;
    const base::Rect area = page_area(context.page(page), false); // as wide as the first
    FlowBuilder builder({area.x, area.width}, page, FlowBuilder::Pages::may_change, context, decorations, take);
    builder.block(root, true, true);
    for (Strip& strip : builder.take().strips)
        take(std::move(strip));
}

Flow flow_contents(const doc::Block& block, Length x, Length width, std::size_t page, const Context& context) {
    FlowBuilder builder({x, width}, page, FlowBuilder::Pages::fixed, context);
    builder.contents(block);
    return builder.take();
}

} // namespace qujat::layout
