#include "layout/flow.hpp"

#include <iterator>

namespace qujat::layout {

namespace {

void move_point(base::Point& point, Length x, Length y) {
    point.x += x;
    point.y += y;
}

void move_rect(base::Rect& rect, Length x, Length y) {
    rect.x += x;
    rect.y += y;
}

} // namespace

void shift(Item& item, Length x, Length y) {
    x = item.sheet_x ? Length() : x;
    y = item.sheet_y ? Length() : y;
    if (auto* run = std::get_if<GlyphRun>(&item.content)) {
        move_point(run->origin, x, y);
    } else if (auto* rect = std::get_if<FilledRect>(&item.content)) {
        move_rect(rect->rect, x, y);
    } else if (auto* picture = std::get_if<Picture>(&item.content)) {
        move_rect(picture->rect, x, y);
    } else if (auto* field = std::get_if<FieldBox>(&item.content)) {
        move_rect(field->rect, x, y);
    } else if (auto* link = std::get_if<LinkBox>(&item.content)) {
        move_rect(link->rect, x, y);
    } else if (auto* figure = std::get_if<VectorFigure>(&item.content)) {
        move_rect(figure->box, x, y);
        for (base::Rect& bar : figure->bars)
            move_rect(bar, x, y);
    }
}

Stack stack(Flow flow) {
    Stack out;
    std::vector<Length> tops, bottoms;
    for (Strip& strip : flow.strips) {
        out.height += strip.space_before;
        tops.push_back(out.height);
        out.height += strip.height;
        bottoms.push_back(out.height);
    }
    for (const Decoration& decoration : flow.decorations)
        rectangles(decoration, tops[decoration.first], bottoms[decoration.last], true, true, out.items);
    for (std::size_t i = 0; i < flow.strips.size(); ++i) {
        Strip& strip = flow.strips[i];
        if (strip.baseline && !out.baseline)
            out.baseline = tops[i] + *strip.baseline;
        for (Item& item : strip.items) {
            shift(item, Length(), tops[i]);
            out.items.push_back(std::move(item));
        }
        std::move(strip.strings.begin(), strip.strings.end(), std::back_inserter(out.strings));
    }
    out.height += flow.space_after;
    return out;
}

std::string millimetres(Length length) { return std::to_string(length.scaled(254, 720).raw() / Length::per_point); }

namespace {

const diag::Path* first_path(const doc::Block& block);

template <class Blocks>
const diag::Path* first_path_in(const Blocks& blocks) {
    const diag::Path* found = nullptr;
    for (auto at = blocks.begin(); at != blocks.end() && !found; ++at)
        found = at->place.path.empty() ? first_path(*at) : &at->place.path;
    return found;
}

const diag::Path* first_path(const doc::Block& block) {
    for (const doc::Inline& piece : block.inlines) {
        if (!piece.place.path.empty())
            return &piece.place.path;
    }
    const diag::Path* in_boxes = first_path_in(block.boxes());
    return in_boxes ? in_boxes : first_path_in(block.children);
}

} // namespace

diag::Place place_with_path(const doc::Block& block) {
    diag::Place place = block.place;
    if (place.path.empty()) {
        if (const diag::Path* found = first_path(block))
            place.path = *found;
    }
    return place;
}

} // namespace qujat::layout
