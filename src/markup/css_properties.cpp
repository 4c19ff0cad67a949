#include "markup/css.hpp"
#include "markup/css_read_values.hpp"

#include "base/nearest.hpp"

#include <algorithm>
#include <functional>

namespace qujat::markup::css {

namespace {

using base::Length;
using doc::Style;

// ---- applying a value to a style

struct Applying {
    Style& style;
    const Style& parent;
    Length root_font_size;
    std::array<bool, 4> border_is_drawn{};
    std::array<bool, 4> border_has_color{}; ///< else it has the colour of the text (CSS Backgrounds 3, 4.1)

    Length resolve(const Distance& distance, Length whole) const {
        switch (distance.unit) {
        case Distance::Unit::pt: return distance.length;
        case Distance::Unit::em: return style.font_size.scaled(distance.micro, 1'000'000);
        case Distance::Unit::rem: return root_font_size.scaled(distance.micro, 1'000'000);
        case Distance::Unit::percent: return whole.scaled(distance.micro, 100'000'000);
        case Distance::Unit::none:
        case Distance::Unit::automatic: break;
        }
        return Length();
    }
    doc::Extent extent(const Distance& distance) const {
        if (distance.unit == Distance::Unit::automatic)
            return {};
        if (distance.unit == Distance::Unit::percent)
            return {doc::Extent::Kind::percent, Length(), distance.micro / 1000};
        return {doc::Extent::Kind::length, resolve(distance, Length()), 0};
    }
};
using Apply = void (*)(const Value& value, Applying& to);
using Copy = void (*)(const Style& from, Style& to);

struct Property {
    std::string_view name;
    bool inherited;
    Read read;
    Apply apply;
    Copy copy; ///< for `inherit` and `initial`; null where `apply` sees to them
    std::string_view expected; ///< for messages
};

constexpr std::size_t side_index(std::string_view name) {
    return name.find("top") != std::string_view::npos ? 0U : name.find("right") != std::string_view::npos ? 1U : name.find("bottom") != std::string_view::npos ? 2U : 3U;
}

// Four properties that differ in their side alone.
template <std::size_t S> void apply_margin(const Value& v, Applying& to) { to.style.margin[S] = to.extent(v.distance); }
template <std::size_t S> void copy_margin(const Style& from, Style& to) { to.margin[S] = from.margin[S]; }
template <std::size_t S> void apply_padding(const Value& v, Applying& to) { to.style.padding[S] = to.resolve(v.distance, Length()); }
template <std::size_t S> void copy_padding(const Style& from, Style& to) { to.padding[S] = from.padding[S]; }
template <std::size_t S> void apply_border_width(const Value& v, Applying& to) { to.style.border[S].width = to.resolve(v.distance, Length()); }
template <std::size_t S> void copy_border_width(const Style& from, Style& to) { to.border[S].width = from.border[S].width; }
// A style keeps of a border what is drawn; what `inherit` and `initial` mean for its style and colour is read off that.
template <std::size_t S> void apply_border_color(const Value& v, Applying& to) {
    to.border_has_color[S] = v.kind != Value::Kind::initial;
    to.style.border[S].color = v.kind == Value::Kind::inherit ? to.parent.border[S].color : v.color;
}
template <std::size_t S> void apply_border_style(const Value& v, Applying& to) {
    to.border_is_drawn[S] = v.kind == Value::Kind::inherit ? to.parent.border[S].width > Length() : v.kind == Value::Kind::keyword && v.keyword == 1;
}
void copy_nothing(const Style&, Style&) {}
template <std::size_t S> void apply_offset(const Value& v, Applying& to) { to.style.offset[S] = to.extent(v.distance); }
template <std::size_t S> void copy_offset(const Style& from, Style& to) { to.offset[S] = from.offset[S]; }

void copy_line_height(const Style& from, Style& to) {
    to.line_height = from.line_number_height > 0 ? Length::from_raw(-from.line_number_height) : from.line_height;
}

#define QUJAT_COPY(member) [](const Style& from, Style& to) { to.member = from.member; }

constexpr std::string_view length_words = "length (mm cm in pt pc px em rem)";
constexpr std::string_view extent_words = "length | % | auto";

// The profile. font-size stands first: em of all others is relative to it (CSS Values 3, 5.1.1).
const Property table[] = {
    {"font-size", true, read_font_size, [](const Value& v, Applying& to) {
         to.style.font_size = v.distance.unit == Distance::Unit::em ? to.parent.font_size.scaled(v.distance.micro, 1'000'000) : to.resolve(v.distance, to.parent.font_size); }, QUJAT_COPY(font_size), "length | %"},
    {"font-family", true, read_families, [](const Value& v, Applying& to) { to.style.font_family = v.families; }, QUJAT_COPY(font_family), "family names, comma between"},
    {"font-weight", true, read_font_weight, [](const Value& v, Applying& to) { to.style.font_weight = v.keyword; }, QUJAT_COPY(font_weight), "normal | bold | 400 | 700"},
    {"font-style", true, read_font_style, [](const Value& v, Applying& to) { to.style.italic = v.keyword == 1; }, QUJAT_COPY(italic), "normal | italic"},
    {"line-height", true, read_line_height, [](const Value& v, Applying& to) {
         // A bare number or `normal` is inherited as such (CSS 2.1, 10.8.1): kept as a negative share of the font size until the end of `compute`.
         if (v.distance.unit == Distance::Unit::none) to.style.line_height = Length::from_raw(-v.distance.micro);
         else if (v.distance.unit == Distance::Unit::automatic) to.style.line_height = Length::from_raw(-1'200'000);
         else to.style.line_height = to.resolve(v.distance, to.style.font_size); }, copy_line_height, "number | length | % | normal"},
    {"letter-spacing", true, read_spacing, [](const Value& v, Applying& to) { to.style.letter_spacing = to.resolve(v.distance, Length()); }, QUJAT_COPY(letter_spacing), length_words},
    {"color", true, read_color, [](const Value& v, Applying& to) { to.style.color = v.color; }, QUJAT_COPY(color), "#rgb | #rrggbb | black gray silver white navy blue red maroon green"},
    {"background-color", false, read_background, [](const Value& v, Applying& to) { to.style.background = v.kind == Value::Kind::color ? std::optional(v.color) : std::nullopt; }, QUJAT_COPY(background), "color | transparent"},
    {"text-align", true, read_align, [](const Value& v, Applying& to) { to.style.text_align = static_cast<doc::Align>(v.keyword); }, QUJAT_COPY(text_align), "left | right | center | justify"},
    {"text-indent", true, read_indent, [](const Value& v, Applying& to) { to.style.text_indent = to.resolve(v.distance, Length()); }, QUJAT_COPY(text_indent), length_words},
    {"text-decoration", false, read_decoration, [](const Value& v, Applying& to) { to.style.underline = v.keyword == 1; }, QUJAT_COPY(underline), "none | underline"},
    {"white-space", true, read_white_space, [](const Value& v, Applying& to) { to.style.white_space = static_cast<doc::WhiteSpace>(v.keyword); }, QUJAT_COPY(white_space), "normal | nowrap | pre-line"},
    {"overflow-wrap", true, read_overflow_wrap, [](const Value& v, Applying& to) { to.style.breaks_words = v.keyword == 1; }, QUJAT_COPY(breaks_words), "normal | break-word | anywhere"},
    {"orphans", true, read_count, [](const Value& v, Applying& to) { to.style.orphans = v.keyword; }, QUJAT_COPY(orphans), "positive integer"},
    {"widows", true, read_count, [](const Value& v, Applying& to) { to.style.widows = v.keyword; }, QUJAT_COPY(widows), "positive integer"},
    {"list-style-type", true, read_list_style, [](const Value& v, Applying& to) { to.style.list_style_type = v.name; }, QUJAT_COPY(list_style_type), "none | disc | decimal"},
    {"display", false, read_display, [](const Value& v, Applying& to) { to.style.display = static_cast<doc::Display>(v.keyword); }, QUJAT_COPY(display), "block | inline | list-item | none | table | table-row | table-cell"},
    {"vertical-align", false, read_vertical_align, [](const Value& v, Applying& to) { to.style.vertical_align = static_cast<doc::VerticalAlign>(v.keyword); }, QUJAT_COPY(vertical_align), "baseline | sub | super | top | middle | bottom"},
    {"position", false, read_position, [](const Value& v, Applying& to) { to.style.absolute = v.keyword == 1; }, QUJAT_COPY(absolute), "static | absolute"},
    {"width", false, read_extent, [](const Value& v, Applying& to) { to.style.width = to.extent(v.distance); }, QUJAT_COPY(width), extent_words},
    {"height", false, read_extent, [](const Value& v, Applying& to) { to.style.height = to.extent(v.distance); }, QUJAT_COPY(height), extent_words},
    {"min-height", false, read_length, [](const Value& v, Applying& to) { to.style.min_height = to.resolve(v.distance, Length()); }, QUJAT_COPY(min_height), length_words},
    {"break-before", false, read_break_outside, [](const Value& v, Applying& to) { to.style.break_before = static_cast<doc::Break>(v.keyword); }, QUJAT_COPY(break_before), "auto | page | avoid"},
    {"break-after", false, read_break_outside, [](const Value& v, Applying& to) { to.style.break_after = static_cast<doc::Break>(v.keyword); }, QUJAT_COPY(break_after), "auto | page | avoid"},
    {"break-inside", false, read_break_inside, [](const Value& v, Applying& to) { to.style.break_inside = static_cast<doc::Break>(v.keyword); }, QUJAT_COPY(break_inside), "auto | avoid"},
    {"content", false, read_content, [](const Value&, Applying&) {}, copy_nothing, "none | \"text\" counter(page) counter(pages)"},
    {"margin-top", false, read_margin, apply_margin<0>, copy_margin<0>, extent_words},
    {"margin-right", false, read_margin, apply_margin<1>, copy_margin<1>, extent_words},
    {"margin-bottom", false, read_margin, apply_margin<2>, copy_margin<2>, extent_words},
    {"margin-left", false, read_margin, apply_margin<3>, copy_margin<3>, extent_words},
    {"padding-top", false, read_length, apply_padding<0>, copy_padding<0>, length_words},
    {"padding-right", false, read_length, apply_padding<1>, copy_padding<1>, length_words},
    {"padding-bottom", false, read_length, apply_padding<2>, copy_padding<2>, length_words},
    {"padding-left", false, read_length, apply_padding<3>, copy_padding<3>, length_words},
    {"border-top-width", false, read_border_width, apply_border_width<0>, copy_border_width<0>, length_words},
    {"border-right-width", false, read_border_width, apply_border_width<1>, copy_border_width<1>, length_words},
    {"border-bottom-width", false, read_border_width, apply_border_width<2>, copy_border_width<2>, length_words},
    {"border-left-width", false, read_border_width, apply_border_width<3>, copy_border_width<3>, length_words},
    {"border-top-style", false, read_border_style, apply_border_style<0>, nullptr, "none | solid"},
    {"border-right-style", false, read_border_style, apply_border_style<1>, nullptr, "none | solid"},
    {"border-bottom-style", false, read_border_style, apply_border_style<2>, nullptr, "none | solid"},
    {"border-left-style", false, read_border_style, apply_border_style<3>, nullptr, "none | solid"},
    {"border-top-color", false, read_color, apply_border_color<0>, nullptr, "color"},
    {"border-right-color", false, read_color, apply_border_color<1>, nullptr, "color"},
    {"border-bottom-color", false, read_color, apply_border_color<2>, nullptr, "color"},
    {"border-left-color", false, read_color, apply_border_color<3>, nullptr, "color"},
    {"top", false, read_offset, apply_offset<0>, copy_offset<0>, extent_words},
    {"right", false, read_offset, apply_offset<1>, copy_offset<1>, extent_words},
    {"bottom", false, read_offset, apply_offset<2>, copy_offset<2>, extent_words},
    {"left", false, read_offset, apply_offset<3>, copy_offset<3>, extent_words},
};
#undef QUJAT_COPY

std::optional<std::size_t> find_property(std::string_view name) {
    for (std::size_t i = 0; i < std::size(table); ++i) {
        if (table[i].name == name)
            return i;
    }
    return std::nullopt;
}

constexpr std::string_view side_names[] = {"top", "right", "bottom", "left"};

std::vector<Tokens> split_at_spaces(const Tokens& tokens) {
    std::vector<Tokens> parts;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::white_space)
            continue;
        parts.push_back({token});
    }
    return parts;
}

} // namespace

const std::vector<std::string>& property_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out = {"margin", "padding", "border", "border-top", "border-right", "border-bottom", "border-left", "border-width", "border-style", "border-color"};
        for (const Property& property : table)
            out.emplace_back(property.name);
        std::ranges::sort(out);
        return out;
    }();
    return names;
}

void parse_declaration(std::string_view name, const diag::Place& name_place, std::vector<Token> tokens, bool important,
                       const diag::SourcePtr& source, std::vector<Declaration>& out, diag::Log& log) {
    const diag::Place value_place{source, tokens.front().begin, tokens.back().end, {}};
    const auto bad_value = [&](std::string_view property, std::string_view expected) {
        for (const Token& token : tokens) {
            static const std::vector<std::string> units = {"mm", "cm", "in", "pt", "pc", "px", "em", "rem"};
            if (token.kind == TokenKind::dimension && std::ranges::find(units, token.unit) == units.end()) {
                log.add("MRK-0107", {source, token.begin, token.end, {}}, {{"found", token.unit}, {"expected", "mm cm in pt pc px em rem %"}});
                return;
            }
        }
        log.add("MRK-0104", value_place, {{"property", std::string(property)}, {"found", diag::quoted(std::string_view(source->text).substr(value_place.begin, value_place.end - value_place.begin), 40)}, {"expected", std::string(expected)}});
    };
    const auto add = [&](std::string_view property, const Tokens& value_tokens) {
        const std::size_t index = *find_property(property);
        Declaration declaration{index, {}, important, value_place};
        const bool is_word = value_tokens.size() == 1 && value_tokens[0].kind == TokenKind::ident;
        if (is_word && lower(value_tokens[0].text) == "inherit")
            declaration.value.kind = Value::Kind::inherit;
        else if (is_word && lower(value_tokens[0].text) == "initial")
            declaration.value.kind = Value::Kind::initial;
        else if (!table[index].read(value_tokens, declaration.value))
            return false;
        out.push_back(std::move(declaration));
        return true;
    };

    if (const auto index = find_property(name)) {
        if (!add(name, tokens))
            bad_value(name, table[*index].expected);
        return;
    }
    const std::vector<Tokens> parts = split_at_spaces(tokens);
    const auto sided = [&](std::string_view pattern_front, std::string_view pattern_back, std::string_view expected) {
        // CSS 2.1, 8.3: one to four values, top right bottom left.
        const auto is_wide = [](const Tokens& part) { return part[0].kind == TokenKind::ident && (lower(part[0].text) == "inherit" || lower(part[0].text) == "initial"); };
        if (parts.empty() || parts.size() > 4 || (parts.size() > 1 && std::ranges::any_of(parts, is_wide)))
            return bad_value(name, expected);
        static constexpr std::size_t pick[4][4] = {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
        for (std::size_t side = 0; side < 4; ++side) {
            const std::string property = std::string(pattern_front) + std::string(side_names[side]) + std::string(pattern_back);
            if (!add(property, parts[pick[parts.size() - 1][side]]))
                return bad_value(name, expected);
        }
    };
    if (name == "margin")
        return sided("margin-", "", extent_words);
    if (name == "padding")
        return sided("padding-", "", length_words);
    if (name == "border-width")
        return sided("border-", "-width", length_words);
    if (name == "border-style")
        return sided("border-", "-style", "none | solid");
    if (name == "border-color")
        return sided("border-", "-color", "color");
    if (name == "border" || name == "border-top" || name == "border-right" || name == "border-bottom" || name == "border-left") {
        constexpr std::string_view expected = "none | width solid color";
        for (std::size_t side = 0; side < 4; ++side) {
            if (name != "border" && name.substr(7) != side_names[side])
                continue;
            // What is left out has its initial value (CSS Backgrounds 3, 4.4).
            const std::string front = "border-" + std::string(side_names[side]);
            const std::size_t first = out.size();
            for (const char* part : {"-style", "-width", "-color"}) {
                out.push_back({*find_property(front + part), {}, important, value_place});
                out.back().value.kind = Value::Kind::initial;
            }
            std::array<bool, 3> given{};
            const auto take = [&](const Tokens& part) {
                for (std::size_t i = 0; i < 3; ++i) {
                    Value value;
                    if (given[i] || !table[out[first + i].property].read(part, value))
                        continue;
                    out[first + i].value = std::move(value);
                    return given[i] = true;
                }
                return false;
            };
            const bool is_wide = parts.size() == 1 && parts[0][0].kind == TokenKind::ident && (lower(parts[0][0].text) == "inherit" || lower(parts[0][0].text) == "initial");
            if (is_wide) {
                for (std::size_t i = 0; i < 3; ++i)
                    out[first + i].value.kind = lower(parts[0][0].text) == "inherit" ? Value::Kind::inherit : Value::Kind::initial;
            } else if (!std::ranges::all_of(parts, take) || !given[0]) { // without a style: legal CSS, but it draws nothing, surely not meant
                out.resize(first);
                return bad_value(name, expected);
            }
        }
        return;
    }
    log.add("MRK-0103", name_place, {{"found", std::string(name)}, {"nearest", base::nearest(name, property_names())}});
}

doc::Style compute(const std::vector<const Declaration*>& in_cascade_order, const Inherited& inherited) {
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
        for (const Property& property : table) {
            if (property.inherited)
                property.copy(parent, style);
        }
    } else {
        style.line_height = initial.line_height;
    }
    style.border = initial.border;
    Applying to{style, parent, inherited.root_font_size};
    const auto apply = [&](const Declaration& declaration) {
        const Property& property = table[declaration.property];
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
    if (style.absolute && style.display == doc::Display::inline_)
        style.display = doc::Display::block; // CSS 2.1, 9.7
    style.line_number_height = style.line_height.raw() < 0 ? -style.line_height.raw() : 0;
    if (style.line_height.raw() < 0)
        style.line_height = style.font_size.scaled(-style.line_height.raw(), 1'000'000);
    return style;
}

std::optional<std::vector<doc::ContentPiece>> content_of(const std::vector<const Declaration*>& in_cascade_order) {
    static const std::size_t content = *find_property("content");
    std::optional<std::vector<doc::ContentPiece>> out;
    for (const Declaration* declaration : in_cascade_order) {
        if (declaration->property == content)
            out = declaration->value.pieces;
    }
    if (out && out->empty())
        out.reset();
    return out;
}

void apply_page_margins(const std::vector<const Declaration*>& in_cascade_order, base::Size sheet, std::array<base::Length, 4>& margins) {
    const Style style = compute(in_cascade_order, {});
    for (const Declaration* declaration : in_cascade_order) {
        const std::string_view name = table[declaration->property].name;
        if (!name.starts_with("margin-"))
            continue;
        const std::size_t side = side_index(name);
        margins[side] = style.margin[side].resolve(side == doc::left || side == doc::right ? sheet.width : sheet.height, Length());
    }
}

} // namespace qujat::markup::css
