#include "markup/css_read_values.hpp"

#include <algorithm>

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

bool read_signed_length(const Tokens& t, Value& v) { return read_length_of(t, v, false, false, true); }

bool read_indent(const Tokens& t, Value& v) { return read_length_of(t, v, false, false, true); }

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
    return read_signed_length(tokens, value);
}

bool read_align(const Tokens& t, Value& v) {
    using enum doc::Align;
    static constexpr std::pair<std::string_view, int> words[] = {{"left", to_int(left)}, {"right", to_int(right)}, {"center", to_int(center)},
                                                                 {"justify", to_int(justify)}, {"start", to_int(left)}, {"end", to_int(right)}};
    return read_word(t, v, words);
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
    static constexpr std::pair<std::string_view, int> words[] = {{"auto", to_int(doc::Break::automatic)}, {"page", to_int(doc::Break::always)}, {"avoid", to_int(doc::Break::avoid)}};
    return read_word(t, v, words);
}

bool read_break_inside(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"auto", to_int(doc::Break::automatic)}, {"avoid", to_int(doc::Break::avoid)}};
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
    static constexpr std::pair<std::string_view, int> words[] = {{"normal", 0}, {"break-word", 1}, {"anywhere", 1}};
    return read_word(t, v, words);
}

bool read_list_style(const Tokens& t, Value& v) {
    if (t.size() != 1 || t[0].kind != TokenKind::ident)
        return false;
    v.kind = Value::Kind::name;
    v.name = t[0].text;
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

bool read_decoration(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"none", 0}, {"underline", 1}};
    return read_word(t, v, words);
}

bool read_position(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"static", 0}, {"absolute", 1}};
    return read_word(t, v, words);
}

bool read_border_style(const Tokens& t, Value& v) {
    static constexpr std::pair<std::string_view, int> words[] = {{"none", 0}, {"solid", 1}};
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
    if (t.size() != 1 || t[0].kind != TokenKind::number || t[0].micro <= 0 || t[0].micro % 1'000'000 != 0)
        return false;
    v.keyword = static_cast<int>(t[0].micro / 1'000'000);
    return true;
}

bool read_color(const Tokens& tokens, Value& value) {
    if (tokens.size() != 1)
        return false;
    value.kind = Value::Kind::color;
    if (tokens[0].kind == TokenKind::ident) {
        static constexpr struct { std::string_view name; doc::Color color; } names[] = {
            {"black", {0, 0, 0}}, {"gray", {128, 128, 128}}, {"grey", {128, 128, 128}}, {"silver", {192, 192, 192}}, {"white", {255, 255, 255}},
            {"navy", {0, 0, 128}}, {"blue", {0, 0, 255}}, {"red", {255, 0, 0}}, {"maroon", {128, 0, 0}}, {"green", {0, 128, 0}}};
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

bool read_families(const Tokens& tokens, Value& value) {
    value.kind = Value::Kind::families;
    std::string name;
    bool is_quoted = false;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::string && name.empty() && !token.text.empty()) {
            name = token.text;
            is_quoted = true;
        } else if (token.kind == TokenKind::ident && !is_quoted) {
            name += (name.empty() ? "" : " ") + token.text; // CSS Fonts 3, 3.1: a sequence of identifiers is one name
        } else if (token.kind == TokenKind::delimiter && token.text == "," && !name.empty()) {
            value.families.push_back(std::move(name));
            name.clear();
            is_quoted = false;
        } else if (token.kind != TokenKind::white_space) {
            return false;
        }
    }
    if (name.empty())
        return false;
    value.families.push_back(std::move(name));
    return true;
}

bool read_content(const Tokens& tokens, Value& value) {
    value.kind = Value::Kind::pieces;
    if (tokens.size() == 1 && tokens[0].kind == TokenKind::ident && (lower(tokens[0].text) == "none" || lower(tokens[0].text) == "normal"))
        return true;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == TokenKind::white_space)
            continue;
        if (tokens[i].kind == TokenKind::string) {
            value.pieces.push_back({doc::ContentPiece::Kind::text, tokens[i].text});
        } else if (tokens[i].kind == TokenKind::function && lower(tokens[i].text) == "counter" && i + 2 < tokens.size() &&
                   tokens[i + 1].kind == TokenKind::ident && tokens[i + 2].text == ")") {
            const std::string counter = lower(tokens[i + 1].text);
            if (counter != "page" && counter != "pages")
                return false;
            value.pieces.push_back({counter == "page" ? doc::ContentPiece::Kind::page : doc::ContentPiece::Kind::pages, ""});
            i += 2;
        } else {
            return false;
        }
    }
    return !value.pieces.empty();
}

} // namespace qujat::markup::css
