#include "layout/flow.hpp"

#include <algorithm>
#include <iterator>

namespace qujat::layout {

namespace {

using doc::Extent;

class Builder {
  public:
    Builder(std::size_t page, const Context& context) : context_(context), log_(context.log), page_(context.page(page).size), page_number_(page) {}

    Flow take() {
        if (!anchored_.empty() && flow_.strips.empty())
            flow_.strips.emplace_back();
        for (Item& item : anchored_)
            flow_.strips.back().on_page.push_back(std::move(item));
        flow_.space_after = positive_ + negative_;
        return std::move(flow_);
    }
    void block(const doc::Block& block, Length x, Length width) {
        const doc::Style& style = *block.style;
        if (style.absolute) {
            absolute(block);
            return;
        }
        forced_break_ = forced_break_ || (style.break_before == doc::Break::always && !flow_.strips.empty());
        keep_next_ = keep_next_ || style.break_before == doc::Break::avoid;
        if (style.display == doc::Display::table) {
            table(block, x, width);
            return;
        }

        const auto horizontal = [&](doc::Side side) { return style.margin[side].resolve(width, Length()); };
        Length margin_left = horizontal(doc::left);
        const Length edges = style.border[doc::left].width + style.border[doc::right].width + style.padding[doc::left] + style.padding[doc::right];
        const Length room = width - margin_left - horizontal(doc::right) - edges;
        const Length content_width = style.width.resolve(width, room);
        // CSS 2.1, 10.3.3: automatic margins centre a block of fixed width, or push it to the right.
        const bool auto_left = style.margin[doc::left].kind == Extent::Kind::automatic, auto_right = style.margin[doc::right].kind == Extent::Kind::automatic;
        if (style.width.kind != Extent::Kind::automatic && auto_left && room > content_width)
            margin_left = (room - content_width) / (auto_right ? 2 : 1);
        const Length border_x = x + margin_left;
        const Length content_x = border_x + style.border[doc::left].width + style.padding[doc::left];

        margin(style.margin[doc::top].resolve(width, Length()));
        const std::size_t before = flow_.strips.size();
        const std::size_t decoration = flow_.decorations.size();
        const bool decorated = style.background || std::ranges::any_of(style.border, [](const doc::Border& b) { return b.width > Length(); });
        if (decorated)
            flow_.decorations.push_back({before, 0, border_x, content_width + edges, style.border, style.background});
        const Length above = style.border[doc::top].width + style.padding[doc::top];
        if (above > Length()) {
            strip(above, block.place);
            keep_next_ = true;
        }
        const std::size_t content_begin = flow_.strips.size();
        contents(block, content_x, content_width);
        fixed_height(block, content_begin);
        const Length below = style.border[doc::bottom].width + style.padding[doc::bottom];
        if (below > Length()) {
            // A border under nothing still shows; margins of the last child stay inside.
            keep_next_ = flow_.strips.size() > before;
            strip(below, block.place);
        }
        if (decorated && flow_.strips.size() > before)
            flow_.decorations[decoration].last = flow_.strips.size() - 1;
        else if (decorated) // no height: nothing to draw, and margins collapse through it
            flow_.decorations.erase(flow_.decorations.begin() + static_cast<std::ptrdiff_t>(decoration));
        if (style.break_inside == doc::Break::avoid) {
            for (std::size_t i = before + 1; i < flow_.strips.size(); ++i)
                flow_.strips[i].keep_with_previous = true;
        }
        margin(style.margin[doc::bottom].resolve(width, Length()));
        forced_break_ = forced_break_ || style.break_after == doc::Break::always;
        keep_next_ = keep_next_ || style.break_after == doc::Break::avoid;
    }

    void contents(const doc::Block& block, Length x, Length width) {
        if (!std::holds_alternative<std::monostate>(block.replaced))
            replaced(block, x, width);
        else if (!block.inlines.empty())
            paragraph(block, x, width);
        else if (block.style->display == doc::Display::table)
            append(lay_table(block, plan_table(block, width, context_), x, page_number_, context_));
        else if (block.role == doc::Role::list_item && block.children.size() == 2)
            list_item(block, x, width);
        else
            for (const doc::Block& child : block.children)
                this->block(child, x, width);
    }

  private:
    // CSS 2.1, 17.4: margins are of the box around captions and table; its width follows from the columns, and automatic margins move it (10.3.3).
    void table(const doc::Block& block, Length x, Length width) {
        const doc::Style& style = *block.style;
        const Length left = style.margin[doc::left].resolve(width, Length()), right = style.margin[doc::right].resolve(width, Length());
        const bool auto_left = style.margin[doc::left].kind == Extent::Kind::automatic, auto_right = style.margin[doc::right].kind == Extent::Kind::automatic;
        const TablePlan plan = plan_table(block, width - left - right, context_);
        const Length free = width - left - right - plan.width;
        margin(style.margin[doc::top].resolve(width, Length()));
        const std::size_t before = flow_.strips.size();
        append(lay_table(block, plan, x + left + (auto_left && free > Length() ? free / (auto_right ? 2 : 1) : Length()), page_number_, context_));
        if (style.break_inside == doc::Break::avoid) {
            for (std::size_t i = before + 1; i < flow_.strips.size(); ++i)
                flow_.strips[i].keep_with_previous = true;
        }
        margin(style.margin[doc::bottom].resolve(width, Length()));
        forced_break_ = forced_break_ || style.break_after == doc::Break::always;
        keep_next_ = keep_next_ || style.break_after == doc::Break::avoid;
    }

    // CSS 2.1, 8.3.1: adjoining margins collapse to the largest positive plus the smallest negative.
    void margin(Length length) {
        positive_ = std::max(positive_, length);
        negative_ = std::min(negative_, length);
    }

    Strip& strip(Length height, const diag::Place& place) {
        Strip made;
        made.height = height;
        made.space_before = positive_ + negative_;
        made.keep_with_previous = keep_next_ && !flow_.strips.empty() && !forced_break_;
        made.forced_break_before = forced_break_;
        made.page = static_cast<std::uint16_t>(page_number_);
        made.on_page = std::move(anchored_);
        made.place = place;
        anchored_.clear();
        positive_ = negative_ = Length();
        keep_next_ = forced_break_ = false;
        flow_.strips.push_back(std::move(made));
        return flow_.strips.back();
    }

    void paragraph(const doc::Block& block, Length x, Length width) {
        std::vector<Line> lines = break_lines(block, width, block.id, context_, page_number_);
        const std::size_t count = lines.size();
        for (std::size_t i = 0; i < count; ++i) {
            // CSS Fragmentation 3, 3.3: no fewer lines than `orphans` before a break, `widows` after it.
            const bool kept = i > 0 && (i < static_cast<std::size_t>(block.style->orphans) || count - i < static_cast<std::size_t>(block.style->widows));
            keep_next_ = keep_next_ || kept;
            Strip& made = strip(lines[i].height, block.place);
            made.baseline = lines[i].baseline;
            made.items = std::move(lines[i].items);
            for (Item& item : made.items)
                shift(item, x, Length());
            std::move(lines[i].on_page.begin(), lines[i].on_page.end(), std::back_inserter(made.on_page));
            std::move(lines[i].strings.begin(), lines[i].strings.end(), std::back_inserter(made.strings));
        }
    }

    void list_item(const doc::Block& block, Length x, Length width) {
        const std::size_t before = flow_.strips.size();
        this->block(block.children[1], x, width);
        const doc::Block& label = block.children[0];
        std::vector<Line> lines = break_lines(label, width, label.id, context_);
        if (lines.empty())
            return;
        Length marker_width;
        for (const Item& item : lines[0].items) {
            if (const auto* run = std::get_if<GlyphRun>(&item.content)) {
                for (const text::Glyph& glyph : run->glyphs)
                    marker_width += glyph.advance;
            }
        }
        if (flow_.strips.size() == before)
            strip(lines[0].height, block.place).baseline = lines[0].baseline;
        Strip& first = flow_.strips[before];
        const Length y = first.baseline.value_or(lines[0].baseline) - lines[0].baseline;
        // CSS Lists 3, 3.2: outside markers stand before the principal box; half an em between, as browsers have it.
        for (Item& item : lines[0].items)
            shift(item, x - marker_width - label.style->font_size / 2, y);
        first.items.insert(first.items.begin(), std::make_move_iterator(lines[0].items.begin()), std::make_move_iterator(lines[0].items.end()));
    }

    // Strips laid out apart, in place of what `strip` makes.
    void append(Flow more) {
        const std::size_t offset = flow_.strips.size();
        for (Decoration& decoration : more.decorations) {
            decoration.first += offset;
            decoration.last += offset;
            flow_.decorations.push_back(std::move(decoration));
        }
        for (std::size_t i = 0; i < more.strips.size(); ++i) {
            if (i > 0) {
                flow_.strips.push_back(std::move(more.strips[i]));
                continue;
            }
            Strip& first = more.strips[i];
            margin(first.space_before);
            Strip& made = strip(first.height, first.place);
            first.space_before = made.space_before;
            first.keep_with_previous = made.keep_with_previous || first.keep_with_previous;
            first.forced_break_before = made.forced_break_before || first.forced_break_before;
            first.on_page.insert(first.on_page.begin(), std::make_move_iterator(made.on_page.begin()), std::make_move_iterator(made.on_page.end()));
            made = std::move(first);
        }
        margin(more.space_after);
    }

    void replaced(const doc::Block& block, Length x, Length width) {
        const doc::Style& style = *block.style;
        const base::Rect box{x, Length(), width, style.height.resolve(Length(), style.min_height)};
        if (box.height <= Length() || box.width <= Length()) {
            log_.add("LAY-0007", block.place, {});
            return;
        }
        std::optional<Item> item = replaced_item(block, box);
        Strip& made = strip(box.height, block.place);
        if (item)
            made.items.push_back(std::move(*item));
    }

    std::optional<Item> replaced_item(const doc::Block& block, base::Rect box) {
        if (const auto* field = std::get_if<doc::SignatureField>(&block.replaced))
            return Item{FieldBox{box, *field}, block.id, ArtifactKind::layout};
        if (const auto* code = std::get_if<doc::QrCode>(&block.replaced)) {
            if (auto figure = draw_qr(*code, box, block.style->color, block.place, log_))
                return Item{std::move(*figure), block.id, ArtifactKind::layout};
        }
        return std::nullopt;
    }

    // height and min-height: what the content does not fill is added as one strip; more content than `height` is an error, never a silent overlap.
    void fixed_height(const doc::Block& block, std::size_t content_begin) {
        const doc::Style& style = *block.style;
        if (!std::holds_alternative<std::monostate>(block.replaced))
            return;
        const bool is_fixed = style.height.kind == Extent::Kind::length;
        const Length wanted = is_fixed ? style.height.length : style.min_height;
        if (!is_fixed && wanted <= Length())
            return;
        const bool has_content = flow_.strips.size() > content_begin;
        Length height;
        for (std::size_t i = content_begin; i < flow_.strips.size(); ++i)
            height += flow_.strips[i].height + (i > content_begin ? flow_.strips[i].space_before : Length());
        if (is_fixed && height > wanted)
            overflow(block, height, wanted);
        if (has_content && (is_fixed || height < wanted))
            positive_ = negative_ = Length(); // the last child's margin stays inside (CSS 2.1, 8.3.1)
        if (height < wanted) {
            keep_next_ = keep_next_ || has_content;
            strip(wanted - height, block.place);
        }
    }

    void overflow(const doc::Block& block, Length height, Length wanted) {
        const auto millimetres = [](Length length) { return std::to_string(length.scaled(254, 720).raw() / Length::per_point); };
        log_.add("LAY-0004", block.place, {{"height", millimetres(height)}, {"room", millimetres(wanted)}});
    }

    // position: absolute within the page box (CSS 2.1, 10.3.7 and 10.6.4 with the static position and shrinking to fit left out: left and top default to 0, and a width
    // must follow from the style).
    void absolute(const doc::Block& block) {
        const doc::Style& style = *block.style;
        const auto is_open = [&](doc::Side side) { return style.offset[side].kind == Extent::Kind::automatic; };
        const auto offset = [&](doc::Side side, Length whole) { return style.offset[side].resolve(whole, Length()) + style.margin[side].resolve(page_.width, Length()); };
        if (style.width.kind == Extent::Kind::automatic && (is_open(doc::left) || is_open(doc::right))) {
            log_.add("LAY-0007", block.place, {});
            return;
        }
        const Length left = offset(doc::left, page_.width), right = offset(doc::right, page_.width);
        const Length around = edges(style, doc::left) + edges(style, doc::right);
        const Length width = style.width.resolve(page_.width, page_.width - left - right - around);
        Length x = left + edges(style, doc::left);
        if (is_open(doc::left) && !is_open(doc::right))
            x = page_.width - right - width - edges(style, doc::right);
        Stack content;
        Length height;
        if (std::holds_alternative<std::monostate>(block.replaced)) {
            content = layout::stack(flow_contents(block, x, width, page_number_, context_));
            for (Item& item : content.on_page)
                anchored_.push_back(std::move(item));
            height = style.height.resolve(page_.height, std::max(content.height, style.min_height));
            if (content.height > height)
                overflow(block, content.height, height);
        } else {
            height = style.height.resolve(page_.height, style.min_height);
            if (height <= Length() || width <= Length()) {
                log_.add("LAY-0007", block.place, {});
                return;
            }
            if (auto item = replaced_item(block, {x, Length(), width, height}))
                content.items.push_back(std::move(*item));
        }
        const Length above = edges(style, doc::top), below = edges(style, doc::bottom);
        Length top = offset(doc::top, page_.height);
        if (is_open(doc::top) && !is_open(doc::bottom))
            top = page_.height - offset(doc::bottom, page_.height) - above - height - below;
        const Decoration decoration{0, 0, x - edges(style, doc::left), width + around, style.border, style.background};
        rectangles(decoration, top, top + above + height + below, true, true, anchored_);
        if (top < Length() || top + above + height + below > page_.height || x < Length() || x + width > page_.width)
            overflow(block, top + above + height + below, page_.height);
        for (Item& item : content.items) {
            shift(item, Length(), top + above);
            anchored_.push_back(std::move(item));
        }
    }

    const Context& context_;
    diag::Log& log_;
    base::Size page_; ///< of the sheet, which absolutely placed boxes refer to
    std::size_t page_number_;
    Flow flow_;
    Length positive_, negative_; ///< margins waiting to collapse
    bool keep_next_ = false, forced_break_ = false;
    std::vector<Item> anchored_;
};

} // namespace

void shift(Item& item, Length x, Length y) {
    if (auto* run = std::get_if<GlyphRun>(&item.content)) {
        run->origin.x += x;
        run->origin.y += y;
    } else if (auto* rect = std::get_if<FilledRect>(&item.content)) {
        rect->rect.x += x;
        rect->rect.y += y;
    } else if (auto* picture = std::get_if<Picture>(&item.content)) {
        picture->rect.x += x;
        picture->rect.y += y;
    } else if (auto* field = std::get_if<FieldBox>(&item.content)) {
        field->rect.x += x;
        field->rect.y += y;
    } else if (auto* link = std::get_if<LinkBox>(&item.content)) {
        link->rect.x += x;
        link->rect.y += y;
    } else if (auto* figure = std::get_if<VectorFigure>(&item.content)) {
        figure->box.x += x;
        figure->box.y += y;
        for (base::Rect& bar : figure->bars) {
            bar.x += x;
            bar.y += y;
        }
    }
}

Flow flow(const doc::Block& root, const Context& context) {
    const doc::PageStyle& page = context.page(0);
    Builder builder(0, context);
    builder.block(root, page.margin[doc::left], page.size.width - page.margin[doc::left] - page.margin[doc::right]);
    return builder.take();
}

Flow flow_contents(const doc::Block& block, Length x, Length width, std::size_t page, const Context& context) {
    Builder builder(page, context);
    builder.contents(block, x, width);
    return builder.take();
}

Stack stack(Flow flow) {
    Stack out;
    std::vector<Length> tops, bottoms;
    for (Strip& strip : flow.strips) {
        out.height += strip.space_before;
        tops.push_back(out.height);
        if (strip.baseline && !out.baseline)
            out.baseline = out.height + *strip.baseline;
        for (Item& item : strip.items) {
            shift(item, Length(), out.height);
            out.items.push_back(std::move(item));
        }
        std::move(strip.on_page.begin(), strip.on_page.end(), std::back_inserter(out.on_page));
        std::move(strip.strings.begin(), strip.strings.end(), std::back_inserter(out.strings));
        out.height += strip.height;
        bottoms.push_back(out.height);
    }
    out.height += flow.space_after;
    std::vector<Item> boxes;
    for (const Decoration& decoration : flow.decorations)
        rectangles(decoration, tops[decoration.first], bottoms[decoration.last], true, true, boxes);
    out.items.insert(out.items.begin(), std::make_move_iterator(boxes.begin()), std::make_move_iterator(boxes.end()));
    return out;
}

} // namespace qujat::layout
