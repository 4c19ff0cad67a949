#include "layout/table.hpp"

#include <algorithm>

namespace qujat::layout {

using doc::Extent;

Widths content_widths(const doc::Block& block, const Context& context) {
    if (block.is_replaced()) {
        const auto size = replaced_size(block, Length(), {}, Length());
        return size ? Widths{size->width, size->width} : Widths{};
    }
    if (!block.inlines.empty())
        return text_widths(block, context);
    Widths inside;
    for (const doc::Block& child : block.children) {
        if (child.style->absolute) // out of flow (CSS 2.1, 9.3.1)
            continue;
        if (block.role == doc::Role::list_item && block.children.size() == 2 && &child == &block.children[0])
            continue; // a marker outside takes no room (CSS Lists 3, 3.2)
        const Widths widths = block_widths(child, context);
        inside.least = std::max(inside.least, widths.least);
        inside.most = std::max(inside.most, widths.most);
    }
    return inside;
}

// CSS Sizing 3, 5.2.1: percentages of an unknown width count as automatic, those of margins and padding as nothing.
Widths block_widths(const doc::Block& block, const Context& context) {
    const doc::Style& style = *block.style;
    Widths widths;
    if (style.display == doc::Display::table) {
        widths = table_widths(block, context); // a border box already
    } else {
        widths = style.width.kind == Extent::Kind::length ? Widths{style.width.length, style.width.length} : content_widths(block, context);
        const Length around = edges(style, doc::left, Length()) + edges(style, doc::right, Length());
        widths.least += around;
        widths.most += around;
    }
    for (const doc::Side side : {doc::left, doc::right}) {
        if (style.margin[side].kind == Extent::Kind::length) {
            widths.least += style.margin[side].length;
            widths.most += style.margin[side].length;
        }
    }
    return widths;
}

} // namespace qujat::layout
