#include "layout/paragraph.hpp"

#include <algorithm>

namespace qujat::layout {

namespace {

using doc::Extent;

// CSS 2.1, 10.3.2 and 10.6.2: what is automatic follows from the other by the ratio, both from the pixels, of which an inch has 96 (CSS Values 3, 5.2).
base::Size image_size(const doc::Style& style, const doc::Raster& raster, Length whole) {
    const Length own_width = Length::ratio(std::int64_t{raster.width} * 3, 4), own_height = Length::ratio(std::int64_t{raster.height} * 3, 4);
    const bool has_width = style.width.kind != Extent::Kind::automatic;
    // A share of a height that is not given is automatic (CSS 2.1, 10.5).
    const bool has_height = style.height.kind == Extent::Kind::length;
    Length width = style.width.resolve(whole, own_width), height = has_height ? style.height.length : own_height;
    if (!has_width && has_height)
        width = height.scaled(raster.width, std::max(raster.height, 1));
    else if (has_width && !has_height)
        height = width.scaled(raster.height, std::max(raster.width, 1));
    if (height < style.min_height) { // CSS 2.1, 10.4: the ratio is kept where both were automatic
        if (!has_width)
            width = style.min_height.scaled(raster.width, std::max(raster.height, 1));
        height = style.min_height;
    }
    return {width, height};
}

base::Size replaced_size(const doc::Block& box, Length whole) {
    if (const auto* image = std::get_if<doc::Image>(&box.replaced); image && image->raster)
        return image_size(*box.style, *image->raster, whole);
    return {box.style->width.resolve(whole, Length()), box.style->height.resolve(Length(), box.style->min_height)};
}

std::optional<Item> draw(const doc::Block& box, base::Rect rect, diag::Log& log) {
    if (rect.width <= Length() || rect.height <= Length()) {
        log.add("LAY-0007", box.place, {});
        return std::nullopt;
    }
    if (const auto* image = std::get_if<doc::Image>(&box.replaced))
        return Item{Picture{rect, image->raster}, image->alternative.empty() ? 0 : box.id, ArtifactKind::layout};
    if (const auto* field = std::get_if<doc::SignatureField>(&box.replaced))
        return Item{FieldBox{rect, *field}, box.id, ArtifactKind::layout};
    if (const auto* code = std::get_if<doc::QrCode>(&box.replaced)) {
        if (auto figure = draw_qr(*code, rect, box.style->color, box.place, log))
            return Item{std::move(*figure), box.id, ArtifactKind::layout};
    }
    return std::nullopt;
}

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
    const bool is_replaced = !std::holds_alternative<std::monostate>(box.replaced);
    const auto margin = [&](doc::Side side) { return style.margin[side].resolve(width, Length()); };
    const Length around = margin(doc::left) + margin(doc::right) + edges(style, doc::left) + edges(style, doc::right);
    InlineBox out;
    base::Size size; // of the content
    if (is_replaced) {
        size = replaced_size(box, width);
        out.width = out.least = size.width + around;
    } else {
        // CSS 2.1, 10.3.9: shrink to fit.
        const Widths widths = style.width.kind == Extent::Kind::automatic || measure == BoxMeasure::widths_only ? block_widths(box, context) : Widths{};
        out.least = widths.least;
        out.width = widths.most;
        if (measure == BoxMeasure::lay_out) {
            size.width = style.width.resolve(width, std::min(std::max(widths.least, width), widths.most) - around);
            out.width = out.least = size.width + around;
        }
    }
    if (measure == BoxMeasure::widths_only)
        return out;

    const Length x = margin(doc::left) + edges(style, doc::left);
    std::optional<Length> baseline; // from the top of the content
    if (is_replaced) {
        if (auto item = draw(box, {x, Length(), size.width, size.height}, context.log))
            out.content.items.push_back(std::move(*item));
    } else {
        Flow flow = flow_contents(box, x, size.width, page, context);
        baseline = last_baseline(flow);
        out.content = stack(std::move(flow));
        const bool is_fixed = style.height.kind == Extent::Kind::length;
        size.height = is_fixed ? style.height.length : std::max(out.content.height, style.min_height);
        if (out.content.height > size.height) {
            const auto millimetres = [](Length length) { return std::to_string(length.scaled(254, 720).raw() / Length::per_point); };
            context.log.add("LAY-0004", box.place, {{"height", millimetres(out.content.height)}, {"room", millimetres(size.height)}});
        }
    }
    const Length top = margin(doc::top) + edges(style, doc::top), bottom = edges(style, doc::bottom) + margin(doc::bottom);
    const Length down = baseline.value_or(size.height + bottom); // without a line: the bottom margin edge
    out.above = top + down;
    out.below = size.height + bottom - down;
    std::vector<Item> frame;
    const Decoration decoration{0, 0, margin(doc::left), size.width + edges(style, doc::left) + edges(style, doc::right), style.border, style.background};
    rectangles(decoration, -edges(style, doc::top), size.height + edges(style, doc::bottom), true, true, frame);
    out.content.items.insert(out.content.items.begin(), std::make_move_iterator(frame.begin()), std::make_move_iterator(frame.end()));
    for (Item& item : out.content.items)
        shift(item, Length(), -down);
    return out;
}

} // namespace qujat::layout
