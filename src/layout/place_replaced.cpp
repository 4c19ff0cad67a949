#include "layout/flow_builder.hpp"

namespace qujat::layout {

using doc::Extent;

// CSS 2.1, 10.3.2 and 10.6.2. Pixels are 1/96 inch (CSS Values 3, 6.2). A code is a square: one side is enough. A field has no size of its own.
std::optional<base::Size> replaced_size(const doc::Block& block, Length whole_width, std::optional<Length> whole_height, Length room) {
    const doc::Style& style = *block.style;
    std::optional<Length> width, height;
    if (style.width.kind != Extent::Kind::automatic)
        width = style.width.resolve(whole_width, Length());
    if (style.height.kind == Extent::Kind::length || (style.height.kind == Extent::Kind::percent && whole_height)) // a share of an open height is open (10.5)
        height = std::max(style.height.resolve(whole_height.value_or(Length()), Length()), style.min_height);
    std::int64_t across = 0, down = 0; // the ratio
    if (const auto* image = std::get_if<doc::Image>(&block.replaced())) {
        if (image->raster && image->raster->width > 0 && image->raster->height > 0) {
            across = image->raster->width;
            down = image->raster->height;
            if (!width && !height) // 10.7: min-height keeps the ratio
                height = std::max(Length::ratio(down * 72, 96), style.min_height);
        }
    } else if (std::holds_alternative<doc::QrCode>(block.replaced())) {
        across = down = 1;
        if (!width && !height)
            height = style.min_height;
    } else {
        width = width.value_or(room);
        height = height.value_or(style.min_height);
    }
    if (down > 0 && !height && width)
        height = std::max(width->scaled(down, across), style.min_height);
    if (down > 0 && !width && height)
        width = height->scaled(across, down);
    if (!width || !height || *width <= Length() || *height <= Length())
        return std::nullopt;
    return base::Size{*width, *height};
}

std::optional<base::Size> FlowBuilder::ensure_size(const doc::Block& block, Length whole_width, std::optional<Length> whole_height, Length room) {
    auto size = replaced_size(block, whole_width, whole_height, room);
    if (!size)
        log_.add("LAY-0007", block.place, {});
    return size;
}

std::optional<Item> draw_replaced(const doc::Block& block, base::Rect box, diag::Log& log) {
    if (box.width <= Length() || box.height <= Length()) {
        log.add("LAY-0007", block.place, {});
        return std::nullopt;
    }
    Item item;
    item.owner = block.id;
    if (const auto* field = std::get_if<doc::SignatureField>(&block.replaced())) {
        item.content = FieldBox{box, *field};
    } else if (const auto* image = std::get_if<doc::Image>(&block.replaced())) {
        item.content = Picture{box, image->raster};
        item.owner = image->alternative.empty() ? 0 : block.id; // decoration (HTML, 4.8.4.4)
    } else if (const auto* code = std::get_if<doc::QrCode>(&block.replaced())) {
        auto figure = draw_qr(*code, box, block.style->color, block.place, log);
        if (!figure)
            return std::nullopt;
        item.content = std::move(*figure);
    } else {
        return std::nullopt;
    }
    return item;
}

void FlowBuilder::replaced(const doc::Block& block, base::Size size) {
    std::optional<Item> item = draw_replaced(block, {frames_.back().column.x, Length(), size.width, size.height}, log_);
    Strip& made = strip(size.height, block.place);
    if (item)
        made.items.push_back(std::move(*item));
}

} // namespace qujat::layout
