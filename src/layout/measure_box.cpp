#include "layout/paragraph.hpp"

#include <algorithm>

namespace qujat::layout {

namespace {

using doc::Extent;

// CSS 2.1, 10.8.1: the baseline of an inline-block is that of its last line.
std::optional<Length> last_baseline(const Flow& flow) {
    std::optional<Length> found;
    Length y;
    for (const Strip& strip : flow.strips) {
        y += strip.space_before;
        if (strip.baseline)
            found = y + *strip.baseline;
        y += strip.height;
    }
    return found;
}

} // namespace

InlineBox measure_box(const doc::Block& box, Length width, std::size_t page, const Context& context, BoxMeasure measure) {
    const doc::Style& style = *box.style;
    const bool is_replaced = box.is_replaced();
    const auto margin = [&](doc::Side side) { return style.margin[side].resolve(width, Length()); };
    const auto edge = [&](doc::Side side) { return edges(style, side, width); };
    const Length around = margin(doc::left) + margin(doc::right) + edge(doc::left) + edge(doc::right);
    InlineBox out;
    base::Size size; // of the content
    if (is_replaced) {
        size = replaced_size(box, width, {}, Length()).value_or(base::Size());
        out.width = out.least = size.width + around;
    } else {
        if (measure == BoxMeasure::widths_only) {
            const Widths widths = block_widths(box, context);
            out.least = widths.least;
            out.width = widths.most;
            return out;
        }
        // CSS 2.1, 10.3.9: shrink to fit.
        const Widths widths = style.width.kind == Extent::Kind::automatic ? content_widths(box, context) : Widths{};
        size.width = style.width.resolve(width, std::min(std::max(widths.least, width - around), widths.most));
        out.width = out.least = size.width + around;
    }
    if (measure == BoxMeasure::widths_only)
        return out;

    const Length x = margin(doc::left) + edge(doc::left);
    std::optional<Length> baseline; // from the top of the content
    if (is_replaced) {
        if (auto item = draw_replaced(box, {x, Length(), size.width, size.height}, context.log))
            out.content.items.push_back(std::move(*item));
    } else {
        Flow flow = flow_contents(box, x, size.width, page, context);
        baseline = last_baseline(flow);
        out.content = stack(std::move(flow));
        const bool is_fixed = style.height.kind == Extent::Kind::length;
        size.height = is_fixed ? style.height.length : std::max(out.content.height, style.min_height);
        if (out.content.height > size.height)
            context.log.add("LAY-0004", place_with_path(box), {{"height", millimetres(out.content.height)}, {"room", millimetres(size.height)}});
    }
    const Length top = margin(doc::top) + edge(doc::top), bottom = edge(doc::bottom) + margin(doc::bottom);
    const Length down = baseline.value_or(size.height + bottom); // without a line: the bottom margin edge
    out.above = top + down;
    out.below = size.height + bottom - down;
    std::vector<Item> frame;
    const Decoration decoration{0, 0, margin(doc::left), size.width + edge(doc::left) + edge(doc::right), style.border, style.background};
    rectangles(decoration, -edge(doc::top), size.height + edge(doc::bottom), true, true, frame);
    out.content.items.insert(out.content.items.begin(), std::make_move_iterator(frame.begin()), std::make_move_iterator(frame.end()));
    for (Item& item : out.content.items)
        shift(item, Length(), -down);
    return out;
}

} // namespace qujat::layout
