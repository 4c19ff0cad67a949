#include "layout/flow.hpp"
#include "layout/margin_boxes.hpp"

#include <algorithm>
#include <iterator>

namespace qujat::layout {

namespace {

using doc::Extent;
using enum doc::MarginBox;

// A side of the sheet: its three boxes, left to right or top to bottom.
struct Side {
    std::array<doc::MarginBox, 3> boxes;
    bool is_horizontal;
    bool outer_is_before; ///< the sheet's edge is above or left of it
};
constexpr Side sides[] = {
    {{top_left, top_center, top_right}, true, true},
    {{left_top, left_middle, left_bottom}, false, true},
    {{right_top, right_middle, right_bottom}, false, false},
    {{bottom_left, bottom_center, bottom_right}, true, false},
};
struct Corner {
    doc::MarginBox box;
    bool at_left, at_top;
};
constexpr Corner corners[] = {{top_left_corner, true, true}, {top_right_corner, false, true}, {bottom_left_corner, true, false}, {bottom_right_corner, false, false}};

bool is_header(doc::MarginBox box) { return box == top_left_corner || box == top_left || box == top_center || box == top_right || box == top_right_corner; }

// CSS Paged Media 3, 5.4, table 2: what `vertical-align` is where nothing is said.
doc::VerticalAlign vertical_align(const doc::MarginContent& content) {
    const doc::VerticalAlign said = content.style->vertical_align;
    if (said == doc::VerticalAlign::top || said == doc::VerticalAlign::middle || said == doc::VerticalAlign::bottom)
        return said;
    if (content.box == left_top || content.box == right_top)
        return doc::VerticalAlign::top;
    return content.box == left_bottom || content.box == right_bottom ? doc::VerticalAlign::bottom : doc::VerticalAlign::middle;
}

// Shares are of the containing block along the same axis (CSS Paged Media 3, 6).
MarginAxis axis_of(const doc::Style& style, bool is_horizontal, Length whole) {
    const doc::Side before = is_horizontal ? doc::left : doc::top, after = is_horizontal ? doc::right : doc::bottom;
    MarginAxis axis;
    axis.before = given(style.margin[before], whole);
    axis.after = given(style.margin[after], whole);
    axis.size = given(is_horizontal ? style.width : style.height, whole);
    axis.around = edges(style, before, whole) + edges(style, after, whole);
    return axis;
}

class Setter {
  public:
    Setter(std::size_t number, std::size_t count, const PageFacts& facts, const Context& context) : number_(number), count_(count), facts_(facts), context_(context) {}

    std::vector<Item> take() {
        const doc::PageStyle& style = context_.page(facts_.style);
        const std::vector<doc::MarginContent>& furniture = number_ == 0 ? style.first_furniture : style.furniture;
        if (furniture.empty())
            return {};
        const base::Rect area = page_area(style, number_ == 0);
        const Length right = area.x + area.width, bottom = area.y + area.height;
        const auto find = [&](doc::MarginBox box) {
            const auto found = std::ranges::find(furniture, box, &doc::MarginContent::box);
            return found == furniture.end() ? nullptr : &*found;
        };
        for (const Side& side : sides) {
            base::Rect whole = side.is_horizontal ? base::Rect{area.x, Length(), area.width, area.y} : base::Rect{Length(), area.y, area.x, area.height};
            if (!side.outer_is_before) {
                (side.is_horizontal ? whole.y : whole.x) = side.is_horizontal ? bottom : right;
                (side.is_horizontal ? whole.height : whole.width) = side.is_horizontal ? style.size.height - bottom : style.size.width - right;
            }
            this->side(side, {find(side.boxes[0]), find(side.boxes[1]), find(side.boxes[2])}, whole);
        }
        for (const Corner& corner : corners) {
            const doc::MarginContent* content = find(corner.box);
            if (!content)
                continue;
            const base::Rect whole{corner.at_left ? Length() : right, corner.at_top ? Length() : bottom, corner.at_left ? area.x : style.size.width - right,
                                   corner.at_top ? area.y : style.size.height - bottom};
            const MarginFit across = fit_fixed(axis_of(*content->style, true, whole.width), whole.width, corner.at_left);
            const MarginFit down = fit_fixed(axis_of(*content->style, false, whole.height), whole.height, corner.at_top);
            draw(*content, block_of(*content), {whole.x + across.before, whole.y + down.before, across.size, down.size}, whole);
        }
        return std::move(out_);
    }

  private:
    void side(const Side& side, const std::array<const doc::MarginContent*, 3>& contents, base::Rect whole) {
        std::array<std::optional<MarginAxis>, 3> axes;
        std::array<doc::Block, 3> blocks;
        std::array<MarginFit, 3> fixed;
        const auto count = std::ranges::count_if(contents, [](const auto* content) { return content != nullptr; });
        for (std::size_t i = 0; i < 3; ++i) {
            if (!contents[i])
                continue;
            const doc::Style& style = *contents[i]->style;
            blocks[i] = block_of(*contents[i]);
            fixed[i] = fit_fixed(axis_of(style, !side.is_horizontal, side.is_horizontal ? whole.height : whole.width), side.is_horizontal ? whole.height : whole.width, side.outer_is_before);
            MarginAxis axis = axis_of(style, side.is_horizontal, side.is_horizontal ? whole.width : whole.height);
            if (!axis.size && side.is_horizontal && (count > 1 || contents[1])) {
                const Widths widths = text_widths(blocks[i], context_);
                axis.least = widths.least;
                axis.most = widths.most;
            } else if (!axis.size && !side.is_horizontal) {
                diag::Log silent;
                for (const Line& line : break_lines(blocks[i], fixed[i].size, 0, {context_.document, context_.chains, silent}))
                    axis.most += line.height;
                axis.least = axis.most;
            }
            axes[i] = axis;
        }
        const auto variable = fit_variable(axes, side.is_horizontal ? whole.width : whole.height);
        for (std::size_t i = 0; i < 3; ++i) {
            if (!contents[i])
                continue;
            const MarginFit& across = side.is_horizontal ? variable[i] : fixed[i];
            const MarginFit& down = side.is_horizontal ? fixed[i] : variable[i];
            draw(*contents[i], blocks[i], {whole.x + across.before, whole.y + down.before, across.size, down.size}, whole);
        }
    }

    std::string text_of(const doc::ContentPiece& piece) const {
        switch (piece.kind) {
        case doc::ContentPiece::Kind::text: return piece.text;
        case doc::ContentPiece::Kind::page: return std::to_string(number_ + 1);
        case doc::ContentPiece::Kind::pages: return std::to_string(count_);
        case doc::ContentPiece::Kind::string: break;
        }
        const auto& strings = facts_.strings;
        const auto found = std::ranges::find(strings, std::string_view(piece.text), &PageFacts::String::name);
        if (found == strings.end())
            return {};
        switch (piece.which) { // CSS GCPM 3, 1.1.2
        case doc::ContentPiece::Which::first: return std::string(found->first);
        case doc::ContentPiece::Which::start: return std::string(found->start);
        case doc::ContentPiece::Which::last: return std::string(found->last);
        case doc::ContentPiece::Which::first_except: return found->is_set ? std::string() : std::string(found->first);
        }
        return {};
    }

    doc::Block block_of(const doc::MarginContent& content) const {
        doc::Block block;
        block.style = content.style;
        block.language = context_.document.language;
        block.place = content.place;
        std::string text;
        for (const doc::ContentPiece& piece : content.pieces)
            text += text_of(piece);
        doc::Inline words;
        words.style = content.style;
        words.language = block.language;
        words.place = content.place;
        for (std::size_t begin = 0; begin < text.size();) {
            // A line feed ("\A") ends a line where white space keeps it, else it is a space (CSS Text 3, 4.1.2).
            const std::size_t end = content.style->white_space == doc::WhiteSpace::pre_line ? std::min(text.find('\n', begin), text.size()) : text.size();
            words.kind = doc::Inline::Kind::text;
            words.text = text.substr(begin, end - begin);
            std::ranges::replace(words.text, '\n', ' ');
            if (!words.text.empty())
                block.inlines.push_back(words);
            if (end < text.size()) {
                words.kind = doc::Inline::Kind::line_break;
                words.text.clear();
                block.inlines.push_back(words);
            }
            begin = end + 1;
        }
        return block;
    }

    // `box`: x and y of the border edge, width and height of the content; `whole`: its containing block.
    void draw(const doc::MarginContent& content, const doc::Block& block, base::Rect box, base::Rect whole) {
        const doc::Style& style = *content.style;
        const auto edge = [&](doc::Side side) { return edges(style, side, side == doc::left || side == doc::right ? whole.width : whole.height); };
        std::vector<Item> items;
        const Length width = box.width + edge(doc::left) + edge(doc::right), height = box.height + edge(doc::top) + edge(doc::bottom);
        rectangles({0, 0, box.x, width, style.border, style.background}, box.y, box.y + height, true, true, items);
        std::vector<Line> lines;
        if (!block.inlines.empty())
            lines = break_lines(block, box.width, 0, context_);
        Length needed;
        for (const Line& line : lines)
            needed += line.height;
        if (needed > box.height)
            context_.log.add("LAY-0032", content.place, {{"box", std::string(doc::margin_box_name(content.box))}, {"height", millimetres(needed)}, {"room", millimetres(box.height)}});
        Length y = box.y + edge(doc::top);
        const doc::VerticalAlign align = vertical_align(content);
        if (align == doc::VerticalAlign::middle)
            y += (box.height - needed) / 2;
        else if (align == doc::VerticalAlign::bottom)
            y += box.height - needed;
        for (Line& line : lines) {
            for (Item& item : line.items) {
                shift(item, box.x + edge(doc::left), y);
                items.push_back(std::move(item));
            }
            y += line.height;
        }
        for (Item& item : items) {
            item.artifact = is_header(content.box) ? ArtifactKind::pagination_header : ArtifactKind::pagination_footer;
            if (auto* rect = std::get_if<FilledRect>(&item.content))
                rect->in_place = true;
            out_.push_back(std::move(item));
        }
    }

    const std::size_t number_, count_;
    const PageFacts& facts_;
    const Context& context_;
    std::vector<Item> out_;
};

} // namespace

std::vector<Item> margin_boxes(std::size_t number, std::size_t count, const PageFacts& facts, const Context& context) { return Setter(number, count, facts, context).take(); }

} // namespace qujat::layout
