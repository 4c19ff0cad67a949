#include "markup/css_properties.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace qujat::markup::css {

namespace {

constexpr std::string_view side_names[] = {"top", "right", "bottom", "left"};

bool is_word(const Tokens& tokens, std::string_view word) { return tokens.size() == 1 && tokens[0].kind == TokenKind::ident && lower(tokens[0].text) == word; }

bool is_wide_keyword(const Tokens& tokens) { return is_word(tokens, "inherit") || is_word(tokens, "initial") || is_word(tokens, "unset"); }

// What white space parts; a function with its arguments is one.
std::vector<Tokens> split_at_spaces(const Tokens& tokens) {
    std::vector<Tokens> parts;
    int depth = 0;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::white_space && depth == 0)
            continue;
        const bool inside = depth > 0;
        depth += token.kind == TokenKind::function;
        depth -= depth > 0 && token.kind == TokenKind::delimiter && token.text == ")";
        if (inside)
            parts.back().push_back(token);
        else
            parts.push_back({token});
    }
    return parts;
}

class Reader {
  public:
    Reader(const diag::Place& place, bool important, std::vector<Declaration>& out) : place_(place), important_(important), out_(out) {}

    // The keywords every property takes (CSS Cascade 3, 7.3), or a value of its own.
    bool longhand(std::string_view name, const Tokens& value) {
        const std::size_t index = *find_property(name);
        const Property& property = property_table()[index];
        Declaration declaration{index, {}, important_, place_};
        if (is_word(value, "inherit") || (is_word(value, "unset") && property.inherited))
            declaration.value.kind = Value::Kind::inherit;
        else if (is_word(value, "initial") || is_word(value, "unset"))
            declaration.value.kind = Value::Kind::initial;
        else if (!property.read(value, declaration.value))
            return false;
        for (ContentPiece& piece : declaration.value.pieces)
            piece.place = place_;
        for (StringSet& set : declaration.value.strings) {
            for (ContentPiece& piece : set.pieces)
                piece.place = place_;
        }
        out_.push_back(std::move(declaration));
        return true;
    }

    bool shorthand(std::string_view name, const Tokens& value) {
        const std::vector<Tokens> parts = split_at_spaces(value);
        if (name == "margin" || name == "padding")
            return sided(std::string(name) + "-", "", parts);
        if (name == "border-width" || name == "border-style" || name == "border-color")
            return sided("border-", name.substr(6), parts);
        if (name == "font")
            return font(value, parts);
        if (name == "background")
            return longhand("background-color", is_word(value, "none") ? word("initial") : value);
        if (name == "list-style")
            return !is_word(value, "inside") && !is_word(value, "outside") && longhand("list-style-type", value);
        for (const std::string_view side : side_names) {
            if ((name == "border" || name.substr(7) == side) && !border(side, parts))
                return false;
        }
        return true;
    }

  private:
    static Tokens word(std::string text) { return {Token{TokenKind::ident, std::move(text), 0, "", 0, 0}}; }

    // CSS 2.1, 8.3: one to four values, top right bottom left.
    bool sided(const std::string& front, std::string_view back, const std::vector<Tokens>& parts) {
        if (parts.empty() || parts.size() > 4 || (parts.size() > 1 && std::ranges::any_of(parts, is_wide_keyword)))
            return false;
        static constexpr std::size_t pick[4][4] = {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
        for (std::size_t side = 0; side < 4; ++side) {
            if (!longhand(front + std::string(side_names[side]) + std::string(back), parts[pick[parts.size() - 1][side]]))
                return false;
        }
        return true;
    }

    // What is left out has its initial value (CSS Backgrounds 3, 4.4).
    bool border(std::string_view side, const std::vector<Tokens>& parts) {
        std::array<std::string, 3> names;
        std::array<Tokens, 3> values;
        for (std::size_t i = 0; i < 3; ++i) {
            static constexpr std::string_view backs[] = {"-style", "-width", "-color"};
            names[i] = "border-" + std::string(side) + std::string(backs[i]);
        }
        if (parts.size() == 1 && is_wide_keyword(parts[0])) {
            values.fill(parts[0]);
        } else {
            const auto take = [&](const Tokens& part) {
                for (std::size_t i = 0; i < 3; ++i) {
                    Value value;
                    if (!values[i].empty() || !property_table()[*find_property(names[i])].read(part, value))
                        continue;
                    values[i] = part;
                    return true;
                }
                return false;
            };
            if (!std::ranges::all_of(parts, take) || values[0].empty()) // without a style: legal CSS, but it draws nothing, surely not meant
                return false;
        }
        for (std::size_t i = 0; i < 3; ++i)
            longhand(names[i], values[i].empty() ? word("initial") : values[i]);
        return true;
    }

    // CSS Fonts 3, 3.7: style and weight in any order, size, perhaps a line height behind a stroke, families. What is left out is initial.
    bool font(const Tokens& value, const std::vector<Tokens>& parts) {
        static constexpr std::string_view names[] = {"font-style", "font-weight", "font-size", "line-height", "font-family"};
        if (is_wide_keyword(value))
            return std::ranges::all_of(names, [&](std::string_view name) { return longhand(name, value); });
        Tokens style, weight, size, line_height = word("normal");
        std::size_t at = 0;
        const auto reads = [&](std::string_view name) {
            Value ignored;
            return at < parts.size() && property_table()[*find_property(name)].read(parts[at], ignored);
        };
        int normals = 0;
        for (; at < parts.size() && !reads("font-size"); ++at) {
            if (is_word(parts[at], "normal") && ++normals <= 2)
                continue;
            if (style.empty() && reads("font-style"))
                style = parts[at];
            else if (weight.empty() && reads("font-weight"))
                weight = parts[at];
            else
                return false;
        }
        if (at == parts.size() || (!style.empty() + !weight.empty() + normals) > 2)
            return false;
        size = parts[at++];
        if (at + 1 < parts.size() && parts[at][0].kind == TokenKind::delimiter && parts[at][0].text == "/") {
            line_height = parts[at + 1];
            at += 2;
        }
        if (at == parts.size())
            return false;
        const auto families = std::ranges::find(value, parts[at][0].begin, &Token::begin);
        return longhand(names[0], style.empty() ? word("normal") : style) && longhand(names[1], weight.empty() ? word("normal") : weight) && longhand(names[2], size) &&
               longhand(names[3], line_height) && longhand(names[4], Tokens(families, value.end()));
    }

    const diag::Place& place_;
    bool important_;
    std::vector<Declaration>& out_;
};

} // namespace

void parse_declaration(std::string_view name, const diag::Place& name_place, std::vector<Token> tokens, bool important,
                       const diag::SourcePtr& source, std::vector<Declaration>& out, diag::Log& log) {
    const auto index = find_property(name);
    const auto shorthand = std::ranges::find(shorthand_table(), name, &Shorthand::name);
    if (!index && shorthand == shorthand_table().end()) {
        log.add("MRK-0103", name_place, {{"found", std::string(name)}, {"nearest", base::nearest(name, property_names())}});
        return;
    }
    const diag::Place place{source, tokens.front().begin, tokens.back().end, {}};
    const std::size_t before = out.size();
    Reader reader(place, important, out);
    if (index ? reader.longhand(name, tokens) : reader.shorthand(name, tokens))
        return;
    out.resize(before);
    for (const Token& token : tokens) {
        static constexpr std::string_view units[] = {"mm", "cm", "in", "pt", "pc", "px", "em", "rem"};
        if (token.kind == TokenKind::dimension && std::ranges::find(units, token.unit) == std::end(units)) {
            log.add("MRK-0107", {source, token.begin, token.end, {}}, {{"found", token.unit}, {"expected", "mm cm in pt pc px em rem %"}});
            return;
        }
    }
    log.add("MRK-0104", place, {{"property", std::string(name)}, {"found", diag::quoted(std::string_view(source->text).substr(place.begin, place.end - place.begin), 40)},
                                {"expected", std::string(index ? property_table()[*index].expected : shorthand->expected)}});
}

} // namespace qujat::markup::css
