#include "markup/css_read_values.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace qujat::markup::css {

using base::Length;

namespace {

std::optional<Distance> distance(const Token& token) {
    Distance out;
    if (token.kind == TokenKind::percentage) {
        out.unit = Distance::Unit::percent;
        out.micro = token.micro;
    } else if (token.kind == TokenKind::number) {
        out.unit = Distance::Unit::none;
        out.micro = token.micro;
    } else if (token.kind == TokenKind::dimension) {
        if (token.unit == "em" || token.unit == "rem") {
            out.unit = token.unit == "em" ? Distance::Unit::em : Distance::Unit::rem;
            out.micro = token.micro;
            return out;
        }
        // Points per unit as a fraction (CSS Values 3, 6.2: 1in = 2.54cm = 72pt = 96px = 6pc).
        static constexpr struct { std::string_view name; std::int64_t numerator, denominator; } units[] = {
            {"pt", 1, 1}, {"mm", 720, 254}, {"cm", 7200, 254}, {"in", 72, 1}, {"px", 3, 4}, {"pc", 12, 1}};
        const auto* unit = std::ranges::find(units, token.unit, [](const auto& u) { return std::string(u.name); });
        if (unit == std::end(units))
            return std::nullopt;
        out.unit = Distance::Unit::pt;
        out.length = Length::from_raw(token.micro * 65536 / 1000).scaled(unit->numerator, unit->denominator * 1000);
    } else {
        return std::nullopt;
    }
    return out;
}

bool is_length(const Distance& d, bool percent_allowed) {
    return d.unit == Distance::Unit::pt || d.unit == Distance::Unit::em || d.unit == Distance::Unit::rem ||
           (d.unit == Distance::Unit::percent && percent_allowed) || (d.unit == Distance::Unit::none && d.micro == 0);
}

bool read_length_of(const Tokens& tokens, Value& value, bool percent_allowed, bool auto_allowed, bool negative_allowed) {
    if (tokens.size() != 1)
        return false;
    value.kind = Value::Kind::distance;
    if (auto_allowed && tokens[0].kind == TokenKind::ident && lower(tokens[0].text) == "auto") {
        value.distance.unit = Distance::Unit::automatic;
        return true;
    }
    const auto found = distance(tokens[0]);
    if (!found || !is_length(*found, percent_allowed) || (tokens[0].micro < 0 && !negative_allowed))
        return false;
    value.distance = *found;
    return true;
}

template <std::size_t N>
bool read_word(const Tokens& tokens, Value& value, const std::pair<std::string_view, int> (&words)[N]) {
    if (tokens.size() != 1 || tokens[0].kind != TokenKind::ident)
        return false;
    const std::string word = lower(tokens[0].text);
    for (const auto& [name, number] : words) {
        if (word == name) {
            value.kind = Value::Kind::keyword;
            value.keyword = number;
            return true;
        }
    }
    return false;
}

template <class Enum>
constexpr int to_int(Enum value) { return static_cast<int>(value); }

} // namespace

std::string lower(std::string_view word) {
    std::string out(word);
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

bool read_length(const Tokens& t, Value& v) { return read_length_of(t, v, false, false, false); }

bool read_indent(const Tokens& t, Value& v) { return read_length_of(t, v, true, false, true); }

bool read_padding(const Tokens& t, Value& v) { return read_length_of(t, v, true, false, false); }

bool read_margin(const Tokens& t, Value& v) { return read_length_of(t, v, true, true, true); }

bool read_extent(const Tokens& t, Value& v) { return read_length_of(t, v, true, true, false); }

bool read_offset(const Tokens& t, Value& v) { return read_length_of(t, v, true, true, true); }

bool read_font_size(const Tokens& t, Value& v) { return read_length_of(t, v, true, false, false) && t[0].micro > 0; }

bool read_line_height(const Tokens& tokens, Value& value) {
    if (tokens.size() != 1)
        return false;
    value.kind = Value::Kind::distance;
    if (tokens[0].kind == TokenKind::ident && lower(tokens[0].text) == "normal") {
        value.distance.unit = Distance::Unit::automatic;
        return true;
    }
    const auto found = distance(tokens[0]);
    if (!found || tokens[0].micro < 0)
        return false;
    value.distance = *found;
    return true;
}

bool read_spacing(const Tokens& tokens, Value& value) {
    if (tokens.size() == 1 && tokens[0].kind == TokenKind::ident && lower(tokens[0].text) == "normal") {
        value.kind = Value::Kind::distance;
        return true;
    }
    return read_length_of(tokens, value, false, false, true);
}

bool read_align(const Tokens& t, Value& v) {
    using enum doc::Align;
    static constexpr std::pair<std::string_view, int> words[] = {{"left", to_int(left)}, {"right", to_int(right)}, {"center", to_int(center)},
                                                                 {"justify", to_int(justify)}, {"start", to_int(left)}, {"end", to_int(right)}};
    return read_word(t, v, words);
}

bool read_align_last(const Tokens& t, Value& v) {
    using enum doc::AlignLast;
    static constexpr std::pair<std::string_view, int> words[] = {{"auto", to_int(automatic)}, {"left", to_int(left)}, {"right", to_int(right)}, {"center", to_int(center)},
                                                                 {"justify", to_int(justify)}, {"start", to_int(left)}, {"end", to_int(right)}};
    return read_word(t, v, words);
}

bool read_transform(const Tokens& t, Value& v) {
    using enum doc::TextTransform;
    static constexpr std::pair<std::string_view, int> words[] = {{"none", to_int(none)}, {"uppercase", to_int(uppercase)}, {"lowercase", to_int(lowercase)}, {"capitalize", to_int(capitalize)}};
    return read_word(t, v, words);
}

bool read_hyphens(const Tokens& t, Value& v) {
    using enum doc::Hyphens;
    static constexpr std::pair<std::string_view, int> words[] = {{"none", to_int(none)}, {"manual", to_int(manual)}, {"auto", to_int(automatic)}};
    return read_word(t, v, words);
}

bool read_collapse(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"separate", 0}, {"collapse", 1}};
    return read_word(t, v, words);
}

bool read_caption_side(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"top", to_int(doc::CaptionSide::top)}, {"bottom", to_int(doc::CaptionSide::bottom)}};
    return read_word(t, v, words);
}

bool read_table_layout(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"auto", 0}, {"fixed", 1}};
    return read_word(t, v, words);
}

bool read_border_spacing(const Tokens& tokens, Value& value) {
    Tokens parts;
    std::ranges::copy_if(tokens, std::back_inserter(parts), [](const Token& token) { return token.kind != TokenKind::white_space; });
    Value vertical;
    if (parts.empty() || parts.size() > 2 || !read_length({parts.front()}, value) || !read_length({parts.back()}, vertical))
        return false;
    value.second = vertical.distance;
    return true;
}

bool read_page(const Tokens& t, Value& v) {
    if (t.size() != 1 || t[0].kind != TokenKind::ident)
        return false;
    v.kind = Value::Kind::name;
    if (lower(t[0].text) != "auto")
        v.name = t[0].text;
    return true;
}

bool read_display(const Tokens& t, Value& v) {
    using enum doc::Display;
    static constexpr std::pair<std::string_view, int> words[] = {
        {"block", to_int(block)}, {"inline", to_int(inline_)}, {"list-item", to_int(list_item)}, {"none", to_int(none)},
        {"inline-block", to_int(inline_block)}, {"table", to_int(table)}, {"table-caption", to_int(table_caption)}, {"table-column-group", to_int(table_column_group)},
        {"table-column", to_int(table_column)}, {"table-header-group", to_int(table_header_group)}, {"table-row-group", to_int(table_row_group)},
        {"table-footer-group", to_int(table_footer_group)}, {"table-row", to_int(table_row)}, {"table-cell", to_int(table_cell)}};
    return read_word(t, v, words);
}

bool read_break_outside(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"auto", to_int(doc::Break::automatic)}, {"page", to_int(doc::Break::always)}, {"avoid", to_int(doc::Break::avoid)}, {"avoid-page", to_int(doc::Break::avoid)}};
    return read_word(t, v, words);
}

bool read_break_inside(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"auto", to_int(doc::Break::automatic)}, {"avoid", to_int(doc::Break::avoid)}, {"avoid-page", to_int(doc::Break::avoid)}};
    return read_word(t, v, words);
}

bool read_vertical_align(const Tokens& t, Value& v) {
    using enum doc::VerticalAlign;
    static constexpr std::pair<std::string_view, int> words[] = {{"baseline", to_int(baseline)}, {"sub", to_int(sub)}, {"super", to_int(super)},
                                                                 {"top", to_int(top)}, {"middle", to_int(middle)}, {"bottom", to_int(bottom)}};
    return read_word(t, v, words);
}

bool read_white_space(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"normal", to_int(doc::WhiteSpace::normal)}, {"nowrap", to_int(doc::WhiteSpace::nowrap)}, {"pre-line", to_int(doc::WhiteSpace::pre_line)}};
    return read_word(t, v, words);
}

bool read_overflow_wrap(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {
        {"normal", to_int(doc::OverflowWrap::normal)}, {"break-word", to_int(doc::OverflowWrap::break_word)}, {"anywhere", to_int(doc::OverflowWrap::anywhere)}};
    return read_word(t, v, words);
}

bool read_list_style(const Tokens& t, Value& v) {
    if (t.size() != 1 || (t[0].kind != TokenKind::ident && t[0].kind != TokenKind::string))
        return false;
    v.kind = Value::Kind::name;
    v.name = t[0].kind == TokenKind::string ? '"' + t[0].text : counter_style_name(t[0].text);
    return true;
}

bool read_font_weight(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"normal", 400}, {"bold", 700}};
    if (t.size() == 1 && t[0].kind == TokenKind::number && (t[0].micro == 400'000'000 || t[0].micro == 700'000'000)) {
        v.keyword = static_cast<int>(t[0].micro / 1'000'000);
        return true;
    }
    return read_word(t, v, words);
}

bool read_font_style(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"normal", 0}, {"italic", 1}};
    return read_word(t, v, words);
}

// CSS 2.1, 16.3.1: words in any order, each once. A line above is not drawn.
bool read_decoration(const Tokens& tokens, Value& value) {
    if (tokens.size() == 1 && tokens[0].kind == TokenKind::ident && lower(tokens[0].text) == "none")
        return true;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::white_space)
            continue;
        const int line = token.kind != TokenKind::ident ? 0 : lower(token.text) == "underline" ? 1 : lower(token.text) == "line-through" ? 2 : 0;
        if (line == 0 || (value.keyword & line) != 0)
            return false;
        value.keyword |= line;
    }
    return value.keyword != 0;
}

bool read_position(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"static", 0}, {"absolute", 1}};
    return read_word(t, v, words);
}

bool read_border_style(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"none", 0}, {"solid", 1}, {"hidden", 2}};
    return read_word(t, v, words);
}

bool read_border_width(const Tokens& t, Value& v) {
    // CSS Backgrounds 3, 4.3 leaves thin, medium and thick to us: 0.75, 2.25, 3.75 pt as browsers have them.
    if (t.size() == 1 && t[0].kind == TokenKind::ident) {
        const std::string word = lower(t[0].text);
        v.kind = Value::Kind::distance;
        v.distance.unit = Distance::Unit::pt;
        v.distance.length = Length::ratio(word == "thin" ? 3 : word == "medium" ? 9 : 15, 4);
        return word == "thin" || word == "medium" || word == "thick";
    }
    return read_length(t, v);
}

bool read_count(const Tokens& t, Value& v) {
    if (t.size() != 1 || !is_integer(t[0]) || t[0].micro <= 0)
        return false;
    v.keyword = static_cast<int>(t[0].micro / 1'000'000);
    return true;
}

// CSS Color 3, 4.2.1: three integers to 255 or three percentages; what is beyond is clipped.
static bool read_rgb(const Tokens& tokens, doc::Color& color) {
    std::array<std::uint8_t, 3> channels{};
    std::size_t count = 0;
    bool comma = false, closed = false;
    TokenKind kind = TokenKind::end;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.kind == TokenKind::white_space)
            continue;
        if (closed)
            return false;
        if (token.kind == TokenKind::delimiter && comma && (token.text == "," ? count < 3 : token.text == ")" && count == 3)) {
            closed = token.text == ")";
            comma = false;
        } else if (!comma && count < 3 && (is_integer(token) || token.kind == TokenKind::percentage) && (kind == TokenKind::end || kind == token.kind)) {
            kind = token.kind;
            const std::int64_t of_255 = kind == TokenKind::number ? token.micro : token.micro * 255 / 100;
            channels[count++] = static_cast<std::uint8_t>(std::clamp<std::int64_t>((of_255 + 500'000) / 1'000'000, 0, 255));
            comma = true;
        } else {
            return false;
        }
    }
    color = {channels[0], channels[1], channels[2]};
    return closed;
}

bool read_color(const Tokens& tokens, Value& value) {
    if (tokens.empty())
        return false;
    value.kind = Value::Kind::color;
    if (tokens[0].kind == TokenKind::function && lower(tokens[0].text) == "rgb")
        return read_rgb(tokens, value.color);
    if (tokens.size() != 1)
        return false;
    if (tokens[0].kind == TokenKind::ident) {
        static constexpr struct { std::string_view name; doc::Color color; } names[] = {
            {"black", {0, 0, 0}}, {"silver", {192, 192, 192}}, {"gray", {128, 128, 128}}, {"grey", {128, 128, 128}}, {"white", {255, 255, 255}}, {"maroon", {128, 0, 0}},
            {"red", {255, 0, 0}}, {"purple", {128, 0, 128}}, {"fuchsia", {255, 0, 255}}, {"green", {0, 128, 0}}, {"lime", {0, 255, 0}}, {"olive", {128, 128, 0}}, {"yellow", {255, 255, 0}},
            {"navy", {0, 0, 128}}, {"blue", {0, 0, 255}}, {"teal", {0, 128, 128}}, {"aqua", {0, 255, 255}}, {"orange", {255, 165, 0}}}; // CSS 2.1, 4.3.6
        const auto* found = std::ranges::find(names, lower(tokens[0].text), [](const auto& n) { return std::string(n.name); });
        if (found == std::end(names))
            return false;
        value.color = found->color;
        return true;
    }
    if (tokens[0].kind != TokenKind::hash || (tokens[0].text.size() != 3 && tokens[0].text.size() != 6))
        return false;
    int digits[6];
    for (std::size_t i = 0; i < 6; ++i) {
        const char c = lower(tokens[0].text)[tokens[0].text.size() == 3 ? i / 2 : i];
        digits[i] = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digits[i] < 0)
            return false;
    }
    const auto byte = [&](int i) { return static_cast<std::uint8_t>(digits[i] * 16 + digits[i + 1]); };
    value.color = {byte(0), byte(2), byte(4)};
    return true;
}

bool read_background(const Tokens& t, Value& v) {
    if (t.size() == 1 && t[0].kind == TokenKind::ident && lower(t[0].text) == "transparent") {
        v.kind = Value::Kind::keyword;
        return true;
    }
    return read_color(t, v);
}

} // namespace qujat::markup::css
