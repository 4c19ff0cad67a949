#include "layout/flow.hpp"

#include <algorithm>

namespace qujat::layout {

Widths block_widths(const doc::Block& block, const Context& context) {
    const doc::Style& style = *block.style;
    Widths inside;
    if (style.width.kind == doc::Extent::Kind::length) {
        inside = {style.width.length, style.width.length};
    } else if (!block.inlines.empty()) {
        inside = text_widths(block, context);
    } else {
        for (const doc::Block& child : block.children) {
            const Widths widths = block_widths(child, context);
            inside.least = std::max(inside.least, widths.least);
            inside.most = std::max(inside.most, widths.most);
        }
    }
    Length around = edges(style, doc::left) + edges(style, doc::right);
    for (const doc::Side side : {doc::left, doc::right}) {
        if (style.margin[side].kind == doc::Extent::Kind::length)
            around += style.margin[side].length;
    }
    return {inside.least + around, inside.most + around};
}

} // namespace qujat::layout
