#include "markup/css_properties.hpp"

namespace qujat::markup::css {

using base::Length;
using doc::Style;

namespace {

// CSS 2.1, 9.7: what is placed absolutely is a block, a table or a list item.
doc::Display blockified(doc::Display display) {
    using enum doc::Display;
    switch (display) {
    case block:
    case list_item:
    case table:
    case none: return display;
    default: return block;
    }
}

// The last declaration of a property; null where there is none.
const Value* last_of(std::string_view name, const std::vector<const Declaration*>& declarations) {
    const std::size_t property = *find_property(name);
    for (auto declaration = declarations.rbegin(); declaration != declarations.rend(); ++declaration) {
        if ((*declaration)->property == property)
            return &(*declaration)->value;
    }
    return nullptr;
}

} // namespace

Style compute(const std::vector<const Declaration*>& in_cascade_order, const Inherited& inherited) {
    static const Style initial = [] {
        Style style;
        style.line_height = Length::from_raw(-1'200'000);
        for (doc::Border& border : style.border)
            border.width = Length::ratio(9, 4); // medium; 0 in the end where no style is set
        return style;
    }();
    const Style& parent = inherited.parent ? *inherited.parent : initial;
    Style style;
    if (inherited.parent) {
        for (const Property& property : property_table()) {
            if (property.inherited)
                property.copy(parent, style);
        }
    } else {
        style.line_height = initial.line_height;
    }
    style.border = initial.border;
    Applying to{style, parent, inherited.root_font_size, {}, {}};
    const auto apply = [&](const Declaration& declaration) {
        const Property& property = property_table()[declaration.property];
        if (declaration.value.kind == Value::Kind::inherit && property.copy)
            property.copy(parent, style);
        else if (declaration.value.kind == Value::Kind::initial && property.copy)
            property.copy(initial, style);
        else
            property.apply(declaration.value, to);
    };
    for (const bool font_size_first : {true, false}) {
        for (const Declaration* declaration : in_cascade_order) {
            if ((declaration->property == 0) == font_size_first)
                apply(*declaration);
        }
    }
    for (std::size_t side = 0; side < 4; ++side) {
        if (!to.border_is_drawn[side])
            style.border[side].width = Length(); // CSS Backgrounds 3, 4.3: no style, no width
        if (!to.border_has_color[side])
            style.border[side].color = style.color;
    }
    if (style.absolute)
        style.display = blockified(style.display);
    style.line_number_height = style.line_height.raw() < 0 ? -style.line_height.raw() : 0;
    if (style.line_height.raw() < 0)
        style.line_height = style.font_size.scaled(-style.line_height.raw(), 1'000'000);
    return style;
}

std::optional<std::vector<ContentPiece>> content_of(const std::vector<const Declaration*>& in_cascade_order) {
    const Value* value = last_of("content", in_cascade_order);
    return value && !value->pieces.empty() ? std::optional(value->pieces) : std::nullopt;
}

std::optional<std::vector<doc::ContentPiece>> margin_content_of(const std::vector<const Declaration*>& in_cascade_order) {
    const auto pieces = content_of(in_cascade_order);
    if (!pieces)
        return std::nullopt;
    std::vector<doc::ContentPiece> out;
    for (const ContentPiece& piece : *pieces) {
        using From = ContentPiece::Kind;
        using To = doc::ContentPiece::Kind;
        const To kind = piece.kind == From::page ? To::page : piece.kind == From::pages ? To::pages : piece.kind == From::string ? To::string : To::text;
        out.push_back({kind, kind == To::string ? piece.name : piece.text, piece.which});
    }
    return out;
}

CounterChanges counters_of(const std::vector<const Declaration*>& in_cascade_order) {
    const auto of = [&](std::string_view property) {
        const Value* value = last_of(property, in_cascade_order);
        return value ? value->counters : std::vector<CounterChange>();
    };
    return {of("counter-reset"), of("counter-increment"), of("counter-set")};
}

std::vector<StringSet> string_sets_of(const std::vector<const Declaration*>& in_cascade_order) {
    const Value* value = last_of("string-set", in_cascade_order);
    return value ? value->strings : std::vector<StringSet>();
}

void apply_page_margins(const std::vector<const Declaration*>& in_cascade_order, base::Size sheet, std::array<Length, 4>& margins) {
    const Style style = compute(in_cascade_order, {});
    for (const Declaration* declaration : in_cascade_order) {
        static constexpr std::string_view sides[] = {"margin-top", "margin-right", "margin-bottom", "margin-left"};
        for (std::size_t side = 0; side < 4; ++side) {
            if (property_table()[declaration->property].name == sides[side])
                margins[side] = style.margin[side].resolve(side == doc::left || side == doc::right ? sheet.width : sheet.height, Length());
        }
    }
}

} // namespace qujat::markup::css
