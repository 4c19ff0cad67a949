#include "data/keywords.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/nearest.hpp"
#include "data/phrases.hpp"

namespace qujat::data {

namespace {

// Where a keyword may stand: in schemas of these types, beside $ref, or in a special place only.
enum : unsigned {
    in_object = 1,
    in_array = 2,
    in_string = 4,
    in_integer = 8,
    in_boolean = 16,
    beside_reference = 32,
    anywhere = 63,
    only_root = 64,
    only_property = 128,
};

struct Keyword {
    std::string_view name;
    unsigned where;
};

constexpr std::array<Keyword, 33> keywords = {{
    {"$schema", anywhere | only_root},
    {"$id", anywhere | only_root},
    {"$defs", anywhere | only_root},
    {"$ref", beside_reference},
    {"type", anywhere & ~unsigned{beside_reference}},
    {"title", anywhere},
    {"description", anywhere},
    {"properties", in_object},
    {"required", in_object | beside_reference},
    {"allOf", in_object | beside_reference},
    {"additionalProperties", in_object},
    {"items", in_array},
    {"minItems", in_array},
    {"maxItems", in_array},
    {"enum", in_string},
    {"const", in_string},
    {"format", in_string},
    {"minLength", in_string},
    {"maxLength", in_string},
    {"minimum", in_integer},
    {"maximum", in_integer},
    {"x-label", anywhere},
    {"x-origin", anywhere},
    {"x-printed", anywhere},
    {"x-private", anywhere},
    {"x-of", in_string},
    {"x-required-in", anywhere | only_property},
    {"x-regimes", anywhere | only_root},
    {"x-case", anywhere},
    {"x-regime-by", anywhere | only_root},
    {"x-rules", anywhere | only_root},
    {"x-derived", anywhere | only_root},
    {"x-title", anywhere | only_root},
}};

unsigned bit_of(std::optional<Type> type) {
    if (!type)
        return beside_reference;
    static constexpr std::array<unsigned, 5> bits = {in_object, in_array, in_string, in_integer, in_boolean};
    return bits[static_cast<std::size_t>(*type)];
}

std::vector<std::string> keyword_names() {
    std::vector<std::string> names;
    for (const Keyword& keyword : keywords)
        names.emplace_back(keyword.name);
    return names;
}

diag::Place key_spot(const Value::Member& member) {
    diag::Place place = member.key_place();
    place.path = member.value.place().path;
    return place;
}

const Value* find_of(const Value& schema, std::string_view keyword, Value::Kind kind, Type expected, diag::Log& log) {
    const Value* value = schema.find(keyword);
    if (value && value->kind() != kind) {
        report_wrong_value(*value, keyword, words_for(expected), log);
        return nullptr;
    }
    return value;
}

} // namespace

void report_unknown_keyword(const Value::Member& member, const std::vector<std::string>& known, diag::Log& log) {
    const std::string nearest = base::nearest(member.key(), known);
    if (!nearest.empty())
        log.add("DAT-0101", key_spot(member), {{"keyword", diag::quoted(member.key())}, {"nearest", nearest}});
    else
        log.add("DAT-0102", key_spot(member), {{"keyword", diag::quoted(member.key())}});
}

void check_keywords(const Value& schema, std::optional<Type> type, Spot spot, diag::Log& log) {
    const bool is_reference = schema.find("$ref") != nullptr;
    for (const Value::Member& member : schema.members()) {
        const auto found = std::ranges::find(keywords, member.key(), &Keyword::name);
        if (found == keywords.end())
            report_unknown_keyword(member, keyword_names(), log);
        else if ((found->where & only_root) != 0 && spot != Spot::root)
            log.add("DAT-0111", key_spot(member),
                    joined({{"keyword", member.key()}},
                           in_languages("where", {"файлдың түбірінде", "в корне файла", "at the root of the file"})));
        else if ((found->where & only_property) != 0 && spot != Spot::property)
            log.add("DAT-0111", key_spot(member),
                    joined({{"keyword", member.key()}}, in_languages("where", {"properties ішіндегі өрістің өзінде",
                                                                             "на самом поле внутри properties",
                                                                             "on a field within properties itself"})));
        else if (is_reference && (found->where & beside_reference) == 0)
            log.add("DAT-0116", key_spot(member), {{"keyword", member.key()}});
        else if (type && (found->where & bit_of(type)) == 0)
            log.add("DAT-0104", key_spot(member),
                    joined({{"keyword", member.key()}}, {{"type", std::string(schema.find("type")->text())}}));
    }
}

void report_wrong_value(const Value& value, std::string_view keyword, const Label& expected, diag::Log& log) {
    log.add("DAT-0103", spot(value),
            joined({{"keyword", diag::quoted(keyword)}},
                   joined(in_languages("found", words_for(value.kind())), in_languages("expected", expected))));
}

void report_wrong_word(const Value& value, std::string_view keyword, const std::vector<std::string>& allowed,
                       diag::Log& log) {
    log.add("DAT-0112", spot(value),
            {{"keyword", std::string(keyword)}, {"found", diag::quoted(value.text())}, {"allowed", list(allowed)}});
}

void report_missing_keyword(const Value& schema, std::string_view keyword, diag::Log& log) {
    log.add("DAT-0105", spot(schema), {{"keyword", std::string(keyword)}});
}

std::optional<std::string> read_text(const Value& schema, std::string_view keyword, diag::Log& log) {
    const Value* value = find_of(schema, keyword, Value::Kind::string, Type::string, log);
    if (!value)
        return std::nullopt;
    if (value->text().empty()) {
        report_wrong_value(*value, keyword, {"бос емес мәтін", "непустой текст", "a text that is not empty"}, log);
        return std::nullopt;
    }
    return std::string(value->text());
}

std::optional<bool> read_boolean(const Value& schema, std::string_view keyword, diag::Log& log) {
    const Value* value = find_of(schema, keyword, Value::Kind::boolean, Type::boolean, log);
    return value ? std::optional(value->as_boolean()) : std::nullopt;
}

std::optional<std::int64_t> parse_integer(std::string_view digits) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(number) : std::nullopt;
}

std::optional<std::int64_t> read_integer(const Value& schema, std::string_view keyword, diag::Log& log) {
    const Value* value = find_of(schema, keyword, Value::Kind::number, Type::integer, log);
    if (!value)
        return std::nullopt;
    const auto number = parse_integer(value->text());
    if (!number)
        report_wrong_value(*value, keyword, words_for(Type::integer), log);
    return number;
}

std::optional<std::size_t> read_count(const Value& schema, std::string_view keyword, diag::Log& log) {
    const auto number = read_integer(schema, keyword, log);
    if (!number)
        return std::nullopt;
    if (*number < 0) {
        report_wrong_value(*schema.find(keyword), keyword,
                           {"0 немесе одан үлкен бүтін сан", "целое число от 0", "a whole number from 0"}, log);
        return std::nullopt;
    }
    return static_cast<std::size_t>(*number);
}

std::vector<std::string> read_texts(const Value& schema, std::string_view keyword, diag::Log& log) {
    const Value* value = find_of(schema, keyword, Value::Kind::array, Type::array, log);
    if (!value)
        return {};
    if (value->items().empty())
        report_wrong_value(*value, keyword, {"бос емес тізім", "непустой список", "a list that is not empty"}, log);
    std::vector<std::string> texts;
    std::set<std::string_view> met;
    for (const Value& item : value->items()) {
        if (item.kind() != Value::Kind::string)
            report_wrong_value(item, keyword, words_for(Type::string), log);
        else if (!met.insert(item.text()).second)
            log.add("DAT-0115", item.place(),
                    {{"keyword", std::string(keyword)}, {"found", diag::quoted(item.text())}});
        else
            texts.emplace_back(item.text());
    }
    return texts;
}

std::optional<std::size_t> read_word(const Value& schema, std::string_view keyword,
                                     const std::vector<std::string>& allowed, diag::Log& log) {
    const Value* value = find_of(schema, keyword, Value::Kind::string, Type::string, log);
    if (!value)
        return std::nullopt;
    const auto found = std::ranges::find(allowed, value->text());
    if (found == allowed.end()) {
        report_wrong_word(*value, keyword, allowed, log);
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - allowed.begin());
}

std::optional<Label> read_label(const Value& schema, std::string_view keyword, diag::Log& log) {
    const Value* value = find_of(schema, keyword, Value::Kind::object, Type::object, log);
    if (!value)
        return std::nullopt;
    for (const Value::Member& member : value->members())
        if (member.key() != "kk" && member.key() != "ru" && member.key() != "en")
            report_unknown_keyword(member, {"kk", "ru", "en"}, log);
    Label label;
    for (const auto& [language, words] :
         {std::pair("kk", &label.kk), std::pair("ru", &label.ru), std::pair("en", &label.en)}) {
        if (!value->find(language))
            report_missing_keyword(*value, language, log);
        *words = read_text(*value, language, log).value_or("");
    }
    return label;
}

} // namespace qujat::data
