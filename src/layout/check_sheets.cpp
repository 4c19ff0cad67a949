#include "layout/check_sheets.hpp"

namespace qujat::layout {

namespace {

// Where the ink may be: of text from the baseline to its end.
base::Rect reach(const Item& item) {
    if (const auto* run = std::get_if<GlyphRun>(&item.content)) {
        Length width, visible;
        for (const text::Glyph& glyph : run->glyphs) {
            width += glyph.advance;
            if (glyph.cluster < run->text.size() && run->text[glyph.cluster] != ' ')
                visible = width;
        }
        return {run->origin.x, run->origin.y, visible, Length()};
    }
    if (const auto* picture = std::get_if<Picture>(&item.content))
        return picture->rect;
    if (const auto* field = std::get_if<FieldBox>(&item.content))
        return field->rect;
    if (const auto* figure = std::get_if<VectorFigure>(&item.content))
        return figure->box;
    return {};
}

void find_places(const doc::Block& block, std::map<std::uint32_t, diag::Place>& wanted) {
    const auto take = [&](std::uint32_t id, const diag::Place& place) {
        if (const auto found = wanted.find(id); found != wanted.end())
            found->second = place;
    };
    take(block.id, wanted.contains(block.id) ? place_with_path(block) : diag::Place());
    for (const doc::InlineElement& element : block.inline_elements())
        take(element.id, element.place);
    for (const doc::Block& child : block.children)
        find_places(child, wanted);
    for (const doc::Block& box : block.boxes())
        find_places(box, wanted);
}

} // namespace

void SheetCheck::look_at(const Page& page, std::size_t number) {
    const Length rounding = Length::from_raw(64);
    for (const Item& item : page.items) {
        if (item.owner == 0)
            continue;
        const base::Rect at = reach(item);
        const bool is_within = at.x >= -rounding && at.y >= -rounding && at.x + at.width <= page.size.width + rounding && at.y + at.height <= page.size.height + rounding;
        if (!is_within && places_.emplace(item.owner, diag::Place()).second)
            lost_.push_back({item.owner, number});
    }
}

void SheetCheck::report(const Context& context) {
    if (lost_.empty())
        return;
    find_places(context.document.root, places_);
    for (const Lost& one : lost_)
        context.log.add("LAY-0033", places_[one.owner], {{"page", std::to_string(one.page + 1)}});
}

} // namespace qujat::layout
