#include "layout/flow.hpp"

#include <algorithm>

namespace qujat::layout {

namespace {

// The last of `blocks` that does not come behind `id`.
template <class Blocks>
doc::Block* last_upto(Blocks& blocks, std::uint32_t id) {
    const auto behind = std::ranges::upper_bound(blocks, id, {}, &doc::Block::id);
    return behind == blocks.begin() ? nullptr : &*(behind - 1);
}

// Numbers rise in document order: a block, the boxes in its lines, its children. Null when `wanted` is no part of `root`, but a copy.
doc::Block* find(doc::Block& root, const doc::Block& wanted) {
    doc::Block* at = &root;
    while (at && at != &wanted) {
        doc::Block* child = last_upto(at->children, wanted.id);
        at = child || !at->extras ? child : last_upto(at->extras.edit().boxes, wanted.id);
    }
    return at;
}

void let_go_texts(doc::Block& paragraph) {
    if (paragraph.inlines.empty())
        return;
    paragraph.place = place_with_path(paragraph);
    paragraph.inlines.erase_if([](const doc::Inline& piece) { return piece.kind != doc::Inline::Kind::box; });
    paragraph.inlines.shrink_to_fit();
}

} // namespace

void let_go(const doc::Block& paragraph, const Context& context) {
    if (doc::Block* own = context.own ? find(context.own->root, paragraph) : nullptr)
        let_go_texts(*own);
}

void let_go_all(doc::Block& block) {
    let_go_texts(block);
    for (doc::Block& child : block.children)
        let_go_all(child);
    if (block.extras) {
        for (doc::Block& box : block.extras.edit().boxes)
            let_go_all(box);
    }
}

} // namespace qujat::layout
