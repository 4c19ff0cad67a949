#include "data/scan_json.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "data/phrases.hpp"

namespace qujat::data {

namespace {

// One fault and the bytes it stands on.
struct Fault {
    std::string id;
    std::size_t begin = 0, end = 0;
    Arguments arguments;
};

// One character: of data, which may be personal, no more is shown.
std::string_view character_at(std::string_view text, std::size_t at) {
    const auto point = base::decode(text, at);
    return text.substr(at, point ? point->size : 1);
}

Label words_at(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return {"мәтіннің соңы", "конец текста", "the end of the text"};
    const auto point = base::decode(text, at);
    // What a person cannot see is named by its number: a byte order mark, a no-break space, a control character.
    const char32_t c = point ? point->value : 0xFFFD;
    const bool is_visible = c > 0x20 && c != 0x7F && c != 0xA0 && c != 0xFEFF && c != 0xAD &&
                            !(c >= 0x80 && c < 0xA0) && !(c >= 0x2000 && c <= 0x200F) && !(c >= 0x2028 && c <= 0x202F);
    return is_visible ? in_quotes(character_at(text, at)) : same(base::code_point_name(c));
}

Fault unexpected(std::string_view text, std::size_t at, const Label& expected) {
    return {"DAT-0001", at, at + (at < text.size() ? character_at(text, at).size() : 0),
            joined(in_languages("found", words_at(text, at)), in_languages("expected", expected))};
}

Label a_value() {
    return {"мән: мәтін, сан, true, false, [ немесе {", "значение: текст, число, true, false, [ или {",
            "a value: a text, a number, true, false, [ or {"};
}

Label a_name() {
    return {"тырнақшадағы өріс атауы", "имя поля в кавычках", "the name of a field in quotes"};
}

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// The code unit of "\uXXXX" at `at`; nothing when four hexadecimal digits do not follow.
std::optional<unsigned> escaped_unit(std::string_view text, std::size_t at) {
    if (text.size() < at + 6 || text[at] != '\\' || text[at + 1] != 'u')
        return std::nullopt;
    unsigned unit = 0;
    for (const char c : text.substr(at + 2, 4)) {
        if (!is_hex(c))
            return std::nullopt;
        unit = unit * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return unit;
}

// RFC 8259, 7: what the characters between the quotation marks must not be.
std::optional<Fault> string_fault(std::string_view text, std::size_t begin) {
    for (std::size_t at = begin + 1; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"')
            return std::nullopt;
        if (static_cast<unsigned char>(c) < 0x20)
            return Fault{"DAT-0007", at, at + 1, {{"found", base::code_point_name(static_cast<unsigned char>(c))}}};
        if (c != '\\')
            continue;
        if (at + 1 >= text.size())
            break;
        if (text[at + 1] != 'u') {
            if (std::string_view("\"\\/bfnrt").find(text[at + 1]) == std::string_view::npos)
                return Fault{"DAT-0012", at, at + 1 + character_at(text, at + 1).size(),
                             in_languages("found", in_quotes(character_at(text, at + 1)))};
            ++at;
            continue;
        }
        const auto unit = escaped_unit(text, at);
        if (!unit)
            return Fault{"DAT-0012", at, at + 2, in_languages("found", in_quotes("u"))};
        if (*unit == 0)
            return Fault{"DAT-0006", at, at + 6, {}};
        if (*unit >= 0xD800 && *unit <= 0xDFFF) {
            const auto low = escaped_unit(text, at + 6);
            if (*unit >= 0xDC00 || !low || *low < 0xDC00 || *low > 0xDFFF)
                return Fault{"DAT-0005", at, at + 6, {{"found", std::string(text.substr(at, 6))}}};
            at += 6;
        }
        at += 5;
    }
    return Fault{"DAT-0011", begin, begin + 1, {}};
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Words of other languages where JSON has true, false and null. Others may be data: of them the first character is
// shown.
std::optional<std::string_view> foreign_word(std::string_view text, std::size_t at) {
    static constexpr std::array<std::string_view, 10> words = {"True", "TRUE", "False", "FALSE",    "None",
                                                               "Null", "NULL", "NaN",   "Infinity", "undefined"};
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end]))
        ++end;
    const auto found = std::ranges::find(words, text.substr(at, end - at));
    return found == words.end() ? std::nullopt : std::optional(*found);
}

// A quotation mark JSON does not know, or none at all before a letter of whatever script.
bool lacks_quotes(std::string_view text, std::size_t at) {
    const std::string_view c = character_at(text, at);
    return c == "'" || c == "`" || c == "«" || c == "“" || c == "”" || c == "„" || c == "‘" || c == "’" ||
           is_letter(c[0]) || c[0] == '_' || c == "№" ||
           (static_cast<unsigned char>(c[0]) >= 0xD0 && static_cast<unsigned char>(c[0]) <= 0xD3); // U+0400 to U+04FF
}

Fault value_fault(std::string_view text, std::size_t at, const Label& expected) {
    const char c = text[at];
    if (c == '"')
        if (const auto fault = string_fault(text, at))
            return *fault;
    if (c == '+' || c == '.' || c == '-' || (c >= '0' && c <= '9')) {
        if (const auto end = number_end(text, at); end && c != '+' && c != '.')
            return {"DAT-0003", at, *end,
                    joined(in_languages("what",
                                        {"сан шектен тыс үлкен", "число слишком велико", "the number is too large"}),
                           {{"limit", "1.7e308"}})};
        return {"DAT-0013", at, at + 1, {}};
    }
    if (const auto word = foreign_word(text, at))
        return {"DAT-0001", at, at + word->size(),
                joined(in_languages("found", in_quotes(*word)), in_languages("expected", expected))};
    if (lacks_quotes(text, at))
        return {"DAT-0010", at, at + character_at(text, at).size(), in_languages("found", words_at(text, at))};
    return unexpected(text, at, expected);
}

Label phrase_for(Expected expected) {
    switch (expected) {
    case Expected::document:
        return a_value();
    case Expected::first_item:
        return {a_value().kk + " немесе ]", a_value().ru + " или ]", a_value().en + " or ]"};
    case Expected::next_item:
        return {"«,» немесе «]»", "«,» или «]»", "“,” or “]”"};
    case Expected::first_member:
        return {"тырнақшадағы өріс атауы немесе «}»", "имя поля в кавычках или «}»",
                "the name of a field in quotes or “}”"};
    case Expected::next_member:
        return {"«,» немесе «}»", "«,» или «}»", "“,” or “}”"};
    case Expected::colon:
        return {"«:»", "«:»", "“:”"};
    case Expected::end:
        return {"мәтіннің соңы", "конец текста", "the end of the text"};
    }
    return {};
}

Fault find_fault(std::string_view text, std::size_t after, Expected expected) {
    std::size_t at = skip_space(text, after);
    std::optional<std::size_t> comma;
    Label wanted = phrase_for(expected);
    bool wants_name = expected == Expected::first_member;
    bool wants_value = expected == Expected::document || expected == Expected::first_item;
    if (at < text.size() && text[at] == (expected == Expected::colon ? ':' : ',') &&
        (expected == Expected::next_item || expected == Expected::next_member || expected == Expected::colon)) {
        if (text[at] == ',')
            comma = at;
        at = skip_space(text, at + 1);
        wants_name = expected == Expected::next_member;
        wants_value = !wants_name;
        wanted = wants_name ? a_name() : a_value();
    }
    if (at >= text.size())
        return expected == Expected::document ? Fault{"DAT-0015", at, at, {}} : unexpected(text, at, wanted);
    const char c = text[at];
    if (c == '/' || c == '#')
        return {"DAT-0009", at, at + 1, in_languages("found", in_quotes(text.substr(at, 1)))};
    if (comma && (c == ']' || c == '}'))
        return {"DAT-0008", *comma, *comma + 1, in_languages("found", in_quotes(text.substr(at, 1)))};
    // The number 0 was read, and a digit follows at once.
    if (at == after && at > 0 && text[at - 1] == '0' && c >= '0' && c <= '9')
        return {"DAT-0013", at - 1, at, {}};
    if (expected == Expected::end)
        return {"DAT-0014", at, at + character_at(text, at).size(), in_languages("found", words_at(text, at))};
    if (wants_value)
        return value_fault(text, at, wanted);
    if (wants_name && c == '"')
        if (const auto fault = string_fault(text, at))
            return *fault;
    if (wants_name && lacks_quotes(text, at))
        return {"DAT-0010", at, at + character_at(text, at).size(), in_languages("found", words_at(text, at))};
    return unexpected(text, at, wanted);
}

} // namespace

diag::Diagnostic explain_fault(const diag::SourcePtr& source, std::size_t at, Expected expected, diag::Path path) {
    Fault fault = find_fault(source->text, at, expected);
    return {std::move(fault.id),
            {source, static_cast<std::uint32_t>(fault.begin), static_cast<std::uint32_t>(fault.end), std::move(path)},
            std::move(fault.arguments),
            {}};
}

diag::Place nul_escape(const diag::SourcePtr& source, std::size_t at, diag::Path path) {
    const auto fault = string_fault(source->text, at);
    const bool is_nul = fault && fault->id == "DAT-0006";
    return {source, static_cast<std::uint32_t>(is_nul ? fault->begin : at),
            static_cast<std::uint32_t>(is_nul ? fault->end : at + 1), std::move(path)};
}

} // namespace qujat::data
