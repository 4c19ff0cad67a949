#include "markup/css_properties.hpp"

#include <algorithm>

namespace qujat::markup::css {

using base::Length;
using doc::Style;

Length Applying::resolve(const Distance& distance, Length whole) const {
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

doc::Extent Applying::extent(const Distance& distance) const {
    if (distance.unit == Distance::Unit::automatic)
        return {};
    if (distance.unit == Distance::Unit::percent)
        return {doc::Extent::Kind::percent, Length(), distance.micro / 1000};
    return {doc::Extent::Kind::length, resolve(distance, Length()), 0};
}

doc::LengthOrShare Applying::length_or_share(const Distance& distance) const {
    if (distance.unit == Distance::Unit::percent)
        return doc::LengthOrShare::share(distance.micro / 1000);
    return resolve(distance, Length());
}

namespace {

// Four properties that differ in their side alone.
template <std::size_t S> void apply_margin(const Value& v, Applying& to) { to.style.margin[S] = to.extent(v.distance); }
template <std::size_t S> void copy_margin(const Style& from, Style& to) { to.margin[S] = from.margin[S]; }
template <std::size_t S> void apply_padding(const Value& v, Applying& to) { to.style.padding[S] = to.length_or_share(v.distance); }
template <std::size_t S> void copy_padding(const Style& from, Style& to) { to.padding[S] = from.padding[S]; }
template <std::size_t S> void apply_border_width(const Value& v, Applying& to) { to.style.border[S].width = to.resolve(v.distance, Length()); }
template <std::size_t S> void copy_border_width(const Style& from, Style& to) { to.border[S].width = from.border[S].width; }
// A style keeps of a border what is drawn; what `inherit` and `initial` mean for its style and colour is read off that.
template <std::size_t S> void apply_border_color(const Value& v, Applying& to) {
    to.border_has_color[S] = v.kind != Value::Kind::initial;
    to.style.border[S].color = v.kind == Value::Kind::inherit ? to.parent.border[S].color : v.color;
}
template <std::size_t S> void apply_border_style(const Value& v, Applying& to) {
    const bool inherits = v.kind == Value::Kind::inherit;
    to.border_is_drawn[S] = inherits ? to.parent.border[S].width > Length() : v.kind == Value::Kind::keyword && v.keyword == 1;
    to.style.border[S].hidden = inherits ? to.parent.border[S].hidden : v.kind == Value::Kind::keyword && v.keyword == 2;
}
void copy_nothing(const Style&, Style&) {}
void apply_nothing(const Value&, Applying&) {}
template <std::size_t S> void apply_offset(const Value& v, Applying& to) { to.style.offset[S] = to.extent(v.distance); }
template <std::size_t S> void copy_offset(const Style& from, Style& to) { to.offset[S] = from.offset[S]; }

void apply_font_size(const Value& v, Applying& to) {
    to.style.font_size = v.distance.unit == Distance::Unit::em ? to.parent.font_size.scaled(v.distance.micro, 1'000'000) : to.resolve(v.distance, to.parent.font_size);
}
// A bare number or `normal` is inherited as such (CSS 2.1, 10.8.1): kept as a negative share of the font size until the end of `compute`.
void apply_line_height(const Value& v, Applying& to) {
    if (v.distance.unit == Distance::Unit::none)
        to.style.line_height = Length::from_raw(-v.distance.micro);
    else if (v.distance.unit == Distance::Unit::automatic)
        to.style.line_height = Length::from_raw(-1'200'000);
    else
        to.style.line_height = to.resolve(v.distance, to.style.font_size);
}
void copy_line_height(const Style& from, Style& to) {
    to.line_height = from.line_number_height > 0 ? Length::from_raw(-from.line_number_height) : from.line_height;
}
void apply_decoration(const Value& v, Applying& to) {
    to.style.underline = (v.keyword & 1) != 0;
    to.style.line_through = (v.keyword & 2) != 0;
}
void copy_decoration(const Style& from, Style& to) {
    to.underline = from.underline;
    to.line_through = from.line_through;
}
void apply_border_spacing(const Value& v, Applying& to) {
    to.style.border_spacing_x = to.resolve(v.distance, Length());
    to.style.border_spacing_y = to.resolve(v.second, Length());
}
void copy_border_spacing(const Style& from, Style& to) {
    to.border_spacing_x = from.border_spacing_x;
    to.border_spacing_y = from.border_spacing_y;
}
// CSS Paged Media 3, `page`: `auto` is the parent's.
void apply_page(const Value& v, Applying& to) { to.style.page = v.name.empty() ? to.parent.page : v.name; }

#define QUJAT_COPY(member) [](const Style& from, Style& to) { to.member = from.member; }
#define QUJAT_WORD(member) [](const Value& v, Applying& to) { to.style.member = static_cast<decltype(to.style.member)>(v.keyword); }, QUJAT_COPY(member)
#define QUJAT_FLAG(member) [](const Value& v, Applying& to) { to.style.member = v.keyword == 1; }, QUJAT_COPY(member)
#define QUJAT_EXTENT(member) [](const Value& v, Applying& to) { to.style.member = to.extent(v.distance); }, QUJAT_COPY(member)
#define QUJAT_LENGTH(member) [](const Value& v, Applying& to) { to.style.member = to.resolve(v.distance, Length()); }, QUJAT_COPY(member)
#define QUJAT_SIDES(front, back, read, apply, copy, expected, initial, clause)                                                  \
    {front "top" back, false, read, apply<0>, copy<0>, expected, initial, clause}, {front "right" back, false, read, apply<1>, copy<1>, expected, initial, clause}, \
    {front "bottom" back, false, read, apply<2>, copy<2>, expected, initial, clause}, {front "left" back, false, read, apply<3>, copy<3>, expected, initial, clause}

constexpr std::string_view length_words = "length (mm cm in pt pc px em rem)";
constexpr std::string_view share_words = "length | %";
constexpr std::string_view extent_words = "length | % | auto";
constexpr std::string_view color_words = "#rgb | #rrggbb | rgb(r, g, b) | black silver gray white maroon red purple fuchsia green lime olive yellow navy blue teal aqua orange";
constexpr std::string_view break_words = "auto | page | avoid | avoid-page";
constexpr std::string_view border_width_words = "length | thin | medium | thick";
constexpr std::string_view border_style_words = "none | hidden | solid";
constexpr std::string_view display_words =
    "block | inline | inline-block | list-item | none | table | table-caption | table-column-group | table-column | table-header-group | table-row-group | table-footer-group | table-row | table-cell";
constexpr std::string_view content_words = "none | normal | \"text\" counter(name, style) counters(name, \"text\", style) attr(name); in margin boxes \"text\" counter(page) counter(pages) string(name, first | start | last | first-except)";
constexpr std::string_view string_words = "none | name \"text\" content() counter(name, style) counters(name, \"text\", style) attr(name), comma between names";
template <std::size_t S> constexpr auto copy_none = nullptr;

const Property table[] = {
    {"font-size", true, read_font_size, apply_font_size, QUJAT_COPY(font_size), "length | %", "12pt", "CSS Fonts 3, 3.5"},
    {"font-family", true, read_families, [](const Value& v, Applying& to) { to.style.font_family = v.families; }, QUJAT_COPY(font_family), "family names, comma between", "none", "CSS Fonts 3, 3.1"},
    {"font-weight", true, read_font_weight, QUJAT_WORD(font_weight), "normal | bold | 400 | 700", "normal", "CSS Fonts 3, 3.2"},
    {"font-style", true, read_font_style, QUJAT_FLAG(italic), "normal | italic", "normal", "CSS Fonts 3, 3.4"},
    {"line-height", true, read_line_height, apply_line_height, copy_line_height, "number | length | % | normal", "normal (1.2)", "CSS 2.1, 10.8.1"},
    {"letter-spacing", true, read_spacing, QUJAT_LENGTH(letter_spacing), "normal | length (mm cm in pt pc px em rem)", "normal", "CSS Text 3"},
    {"color", true, read_color, [](const Value& v, Applying& to) { to.style.color = v.color; }, QUJAT_COPY(color), color_words, "black", "CSS Color 3, 3.1"},
    {"background-color", false, read_background, [](const Value& v, Applying& to) { to.style.background = v.kind == Value::Kind::color ? std::optional(v.color) : std::nullopt; }, QUJAT_COPY(background), "color | transparent", "transparent", "CSS Backgrounds 3, 3.2"},
    {"text-align", true, read_align, QUJAT_WORD(text_align), "left | right | center | justify | start | end", "start", "CSS Text 3"},
    {"text-align-last", true, read_align_last, QUJAT_WORD(text_align_last), "auto | left | right | center | justify | start | end", "auto", "CSS Text 3"},
    {"text-indent", true, read_indent, [](const Value& v, Applying& to) { to.style.text_indent = to.length_or_share(v.distance); }, QUJAT_COPY(text_indent), share_words, "0", "CSS Text 3, 7.1"},
    {"text-transform", true, read_transform, QUJAT_WORD(text_transform), "none | uppercase | lowercase | capitalize", "none", "CSS Text 3"},
    {"text-decoration", false, read_decoration, apply_decoration, copy_decoration, "none | underline | line-through | underline line-through", "none", "CSS 2.1, 16.3.1"},
    {"white-space", true, read_white_space, QUJAT_WORD(white_space), "normal | nowrap | pre-line", "normal", "CSS Text 3"},
    {"overflow-wrap", true, read_overflow_wrap, QUJAT_WORD(overflow_wrap), "normal | break-word | anywhere", "normal", "CSS Text 3"},
    {"hyphens", true, read_hyphens, QUJAT_WORD(hyphens), "none | manual | auto", "manual", "CSS Text 3"},
    {"orphans", true, read_count, QUJAT_WORD(orphans), "positive integer", "2", "CSS Fragmentation 3, 3.3"},
    {"widows", true, read_count, QUJAT_WORD(widows), "positive integer", "2", "CSS Fragmentation 3, 3.3"},
    {"list-style-type", true, read_list_style, [](const Value& v, Applying& to) { to.style.list_style_type = v.name; }, QUJAT_COPY(list_style_type), "none | name of a counter style | \"text\"", "disc", "CSS Lists 3"},
    {"border-collapse", true, read_collapse, QUJAT_FLAG(collapses_borders), "separate | collapse", "separate", "CSS 2.1, 17.6"},
    {"border-spacing", true, read_border_spacing, apply_border_spacing, copy_border_spacing, "one or two lengths (mm cm in pt pc px em rem)", "0", "CSS 2.1, 17.6.1"},
    {"caption-side", true, read_caption_side, QUJAT_WORD(caption_side), "top | bottom", "top", "CSS 2.1, 17.4.1"},
    {"table-layout", false, read_table_layout, QUJAT_FLAG(fixed_table_layout), "auto | fixed", "auto", "CSS 2.1, 17.5.2"},
    {"page", true, read_page, apply_page, QUJAT_COPY(page), "auto | name of a page", "auto", "CSS Paged Media 3"},
    {"display", false, read_display, QUJAT_WORD(display), display_words, "inline", "CSS 2.1, 9.2.4"},
    {"vertical-align", false, read_vertical_align, QUJAT_WORD(vertical_align), "baseline | sub | super | top | middle | bottom", "baseline", "CSS 2.1, 10.8.1, 17.5.3"},
    {"position", false, read_position, QUJAT_FLAG(absolute), "static | absolute", "static", "CSS 2.1, 9.3.1"},
    {"width", false, read_extent, QUJAT_EXTENT(width), extent_words, "auto", "CSS 2.1, 10.2"},
    {"height", false, read_extent, QUJAT_EXTENT(height), extent_words, "auto", "CSS 2.1, 10.5"},
    {"min-height", false, read_length, QUJAT_LENGTH(min_height), length_words, "0", "CSS 2.1, 10.7"},
    {"break-before", false, read_break_outside, QUJAT_WORD(break_before), break_words, "auto", "CSS Fragmentation 3, 3.1"},
    {"break-after", false, read_break_outside, QUJAT_WORD(break_after), break_words, "auto", "CSS Fragmentation 3, 3.1"},
    {"break-inside", false, read_break_inside, QUJAT_WORD(break_inside), "auto | avoid | avoid-page", "auto", "CSS Fragmentation 3, 3.2"},
    {"content", false, read_content, apply_nothing, copy_nothing, content_words, "normal", "CSS 2.1, 12.2"},
    {"counter-reset", false, read_counter_reset, apply_nothing, copy_nothing, "none | name, or name and integer, once or more", "none", "CSS Lists 3"},
    {"counter-increment", false, read_counter_increment, apply_nothing, copy_nothing, "none | name, or name and integer, once or more", "none", "CSS Lists 3"},
    {"counter-set", false, read_counter_reset, apply_nothing, copy_nothing, "none | name, or name and integer, once or more", "none", "CSS Lists 3"},
    {"string-set", false, read_string_set, apply_nothing, copy_nothing, string_words, "none", "CSS GCPM 3, 1.1.1"},
    QUJAT_SIDES("margin-", "", read_margin, apply_margin, copy_margin, extent_words, "0", "CSS 2.1, 8.3"),
    QUJAT_SIDES("padding-", "", read_padding, apply_padding, copy_padding, share_words, "0", "CSS 2.1, 8.4"),
    QUJAT_SIDES("border-", "-width", read_border_width, apply_border_width, copy_border_width, border_width_words, "medium", "CSS Backgrounds 3, 4.3"),
    QUJAT_SIDES("border-", "-style", read_border_style, apply_border_style, copy_none, border_style_words, "none", "CSS Backgrounds 3, 4.2"),
    QUJAT_SIDES("border-", "-color", read_color, apply_border_color, copy_none, "color", "the text's color", "CSS Backgrounds 3, 4.1"),
    QUJAT_SIDES("", "", read_offset, apply_offset, copy_offset, extent_words, "auto", "CSS 2.1, 9.3.2"),
};
#undef QUJAT_SIDES
#undef QUJAT_LENGTH
#undef QUJAT_EXTENT
#undef QUJAT_FLAG
#undef QUJAT_WORD
#undef QUJAT_COPY

constexpr std::string_view border_words = "none | width, solid, color";
constexpr Shorthand shorthands[] = {
    {"margin", "one to four: length | % | auto", "CSS 2.1, 8.3"},
    {"padding", "one to four: length | %", "CSS 2.1, 8.4"},
    {"border-width", "one to four: length | thin | medium | thick", "CSS Backgrounds 3, 4.3"},
    {"border-style", "one to four: none | hidden | solid", "CSS Backgrounds 3, 4.2"},
    {"border-color", "one to four colors", "CSS Backgrounds 3, 4.1"},
    {"border", border_words, "CSS Backgrounds 3, 4.4"},
    {"border-top", border_words, "CSS Backgrounds 3, 4.4"},
    {"border-right", border_words, "CSS Backgrounds 3, 4.4"},
    {"border-bottom", border_words, "CSS Backgrounds 3, 4.4"},
    {"border-left", border_words, "CSS Backgrounds 3, 4.4"},
    {"font", "italic, bold, then size or size/line-height, then family names", "CSS Fonts 3, 3.7"},
    {"background", "color | transparent | none", "CSS Backgrounds 3, 3.10"},
    {"list-style", "none | name of a counter style | \"text\"", "CSS Lists 3"},
};

} // namespace

std::span<const Property> property_table() { return table; }

std::span<const Shorthand> shorthand_table() { return shorthands; }

std::optional<std::size_t> find_property(std::string_view name) {
    const auto* found = std::ranges::find(table, name, &Property::name);
    return found == std::end(table) ? std::nullopt : std::optional(static_cast<std::size_t>(found - table));
}

const std::vector<PropertyText>& property_texts() {
    static const std::vector<PropertyText> texts = [] {
        std::vector<PropertyText> out;
        for (const Property& property : table)
            out.push_back({property.name, property.expected, property.initial, property.inherited ? "yes" : "no", property.clause});
        for (const Shorthand& shorthand : shorthands)
            out.push_back({shorthand.name, shorthand.expected, "", "", shorthand.clause});
        std::ranges::sort(out, {}, &PropertyText::name);
        return out;
    }();
    return texts;
}

const std::vector<std::string>& property_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (const PropertyText& text : property_texts())
            out.emplace_back(text.name);
        return out;
    }();
    return names;
}

} // namespace qujat::markup::css
