#include "layout/flow_builder.hpp"

#include <iterator>

namespace qujat::layout {

using doc::Extent;

namespace {

// One axis of an absolutely placed box, near = left or top.
struct Axis {
    std::optional<Length> near, far, size, margin_near, margin_far; ///< none: auto
    Length around;       ///< borders and padding
    Length whole;        ///< of the containing block: the sheet
    Length static_place; ///< where it would have stood in the flow
};
struct Solved {
    Length border;          ///< from the sheet's edge to the near border
    Length size;            ///< of the content
    bool is_static = false; ///< `border` is from `static_place` on
};

// CSS 2.1, 10.3.7 and 10.6.4, which are alike: `fit` gives an open size, for the room there is.
template <class Fit>
Solved solve(const Axis& axis, const Fit& fit) {
    Length near_margin = axis.margin_near.value_or(Length());
    const Length far_margin = axis.margin_far.value_or(Length());
    const Length fixed = axis.around + near_margin + far_margin;
    Solved out;
    if (axis.near && axis.far) {
        const Length room = axis.whole - *axis.near - *axis.far - fixed;
        out.size = axis.size.value_or(std::max(room, Length()));
        const Length rest = room - out.size;
        if (axis.size && !axis.margin_near) // both automatic and no room: the near one is 0; over-constrained: the far offset gives way
            near_margin = axis.margin_far ? rest : std::max(rest / 2, Length());
        out.border = *axis.near + near_margin;
    } else if (axis.near) {
        out.size = axis.size ? *axis.size : fit(axis.whole - *axis.near - fixed);
        out.border = *axis.near + near_margin;
    } else if (axis.far) {
        out.size = axis.size ? *axis.size : fit(axis.whole - *axis.far - fixed);
        out.border = axis.whole - *axis.far - far_margin - axis.around - out.size;
    } else {
        out.size = axis.size ? *axis.size : fit(axis.whole - axis.static_place - fixed);
        out.border = near_margin;
        out.is_static = true;
    }
    return out;
}

Axis axis_of(const doc::Style& style, doc::Side near, doc::Side far, Length whole, Length sheet_width) {
    Axis axis;
    axis.near = given(style.offset[near], whole);
    axis.far = given(style.offset[far], whole);
    axis.margin_near = given(style.margin[near], sheet_width); // shares are of the width, vertical ones too (CSS 2.1, 8.3 and 8.4)
    axis.margin_far = given(style.margin[far], sheet_width);
    axis.around = edges(style, near, sheet_width) + edges(style, far, sheet_width);
    axis.whole = whole;
    return axis;
}

} // namespace

// A strip without height: it holds what stands at this place of the flow and parts no margins.
Strip& FlowBuilder::static_anchor(const doc::Block& block) {
    const Length positive = positive_, negative = negative_, spent = positive + negative;
    Strip& made = strip(Length(), block.place);
    positive_ = positive;
    negative_ = negative;
    spent_ = spent;
    bond_ = Bond::glued; // it goes where the next strip goes
    return made;
}

// position: absolute within the page box, which here is the sheet.
void FlowBuilder::absolute(const doc::Block& block) {
    const doc::Style& style = *block.style;
    const base::Size sheet = context_.page(page_number_).size;
    const bool is_replaced = block.is_replaced();
    Axis across = axis_of(style, doc::left, doc::right, sheet.width, sheet.width);
    Axis down = axis_of(style, doc::top, doc::bottom, sheet.height, sheet.width);
    across.static_place = frames_.back().column.x;
    across.size = given(style.width, sheet.width);
    down.size = given(style.height, sheet.height);
    if (is_replaced) {
        const auto size = ensure_size(block, sheet.width, sheet.height, Length());
        if (!size)
            return;
        across.size = size->width;
        down.size = size->height;
    }
    // Shrink to fit: min(max(preferred minimum, available), preferred)
    const Solved horizontal = solve(across, [&](Length available) {
        const Widths widths = content_widths(block, context_);
        return std::min(std::max(widths.least, available), widths.most);
    });
    const Length border_x = (horizontal.is_static ? across.static_place : Length()) + horizontal.border;
    const Length x = border_x + edges(style, doc::left, sheet.width);

    Stack content;
    if (is_replaced) {
        if (auto item = draw_replaced(block, {x, Length(), horizontal.size, *down.size}, log_))
            content.items.push_back(std::move(*item));
    } else {
        content = stack(flow_contents(block, x, horizontal.size, page_number_, context_));
    }
    const auto content_height = [&](Length) { return content.height; };
    Solved vertical = solve(down, content_height);
    if (!is_replaced && vertical.size < style.min_height) { // CSS 2.1, 10.7
        down.size = style.min_height;
        vertical = solve(down, content_height);
    }
    if (content.height > vertical.size && !is_replaced)
        log_.add("LAY-0004", place_with_path(block), {{"height", millimetres(content.height)}, {"room", millimetres(vertical.size)}});
    const Length width = horizontal.size + across.around, height = vertical.size + down.around;
    const Length beyond = std::max({-border_x, border_x + width - sheet.width, vertical.is_static ? Length() : std::max(-vertical.border, vertical.border + height - sheet.height)});
    if (beyond > Length::from_raw(64)) // 64: lengths are rounded
        log_.add("LAY-0031", place_with_path(block), {{"beyond", millimetres(beyond + Length::from_raw(185'770))}}); // at least 1 mm is said: 185 770 = 1 mm

    std::vector<Item> items;
    rectangles({0, 0, border_x, width, style.border, style.background}, vertical.border, vertical.border + height, true, true, items);
    for (Item& item : content.items) {
        shift(item, Length(), vertical.border + edges(style, doc::top, sheet.width));
        items.push_back(std::move(item));
    }
    for (Item& item : items) {
        item.sheet_x = item.sheet_x || !horizontal.is_static;
        item.sheet_y = item.sheet_y || !vertical.is_static;
        if (auto* rect = std::get_if<FilledRect>(&item.content))
            rect->in_place = true;
    }
    set_strings(block);
    std::move(content.strings.begin(), content.strings.end(), std::back_inserter(strings_));
    std::vector<Item>& out = vertical.is_static ? static_anchor(block).items : anchored_;
    std::move(items.begin(), items.end(), std::back_inserter(out));
}

} // namespace qujat::layout
