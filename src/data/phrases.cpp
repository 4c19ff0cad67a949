#include "data/phrases.hpp"

#include <algorithm>
#include <iterator>

namespace qujat::data {

Arguments in_languages(std::string_view name, const Label& words) {
    const std::string stem(name);
    return {{stem + "_kk", words.kk}, {stem + "_ru", words.ru}, {stem + "_en", words.en}};
}

Arguments joined(Arguments first, Arguments second) {
    std::ranges::move(second, std::back_inserter(first));
    return first;
}

Label same(std::string_view text) {
    return {std::string(text), std::string(text), std::string(text)};
}

Label in_quotes(std::string_view text) {
    const std::string quoted = diag::quoted(text);
    return {"«" + quoted + "»", "«" + quoted + "»", "“" + quoted + "”"};
}

Label words_for(Value::Kind kind) {
    switch (kind) {
    case Value::Kind::null:
        return {"бос мән (null)", "пустое значение (null)", "an empty value (null)"};
    case Value::Kind::boolean:
        return {"true не false", "true или false", "true or false"};
    case Value::Kind::number:
        return {"сан", "число", "a number"};
    case Value::Kind::string:
        return {"тырнақшадағы мәтін", "текст в кавычках", "a text in quotes"};
    case Value::Kind::array:
        return {"[ ] ішіндегі тізім", "список в [ ]", "a list in [ ]"};
    case Value::Kind::object:
        return {"{ } ішіндегі өрістер", "поля в { }", "fields in { }"};
    }
    return {};
}

Label words_for(Type type) {
    switch (type) {
    case Type::object:
        return words_for(Value::Kind::object);
    case Type::array:
        return words_for(Value::Kind::array);
    case Type::string:
        return words_for(Value::Kind::string);
    case Type::integer:
        return {"тырнақшасыз бүтін сан", "целое число без кавычек", "a whole number without quotes"};
    case Type::boolean:
        return words_for(Value::Kind::boolean);
    }
    return {};
}

Label words_for_path() {
    return {"/document/term сияқты, / белгісінен басталатын жол", "путь, который начинается с /, например /document/term",
            "a path that begins with /, such as /document/term"};
}

std::string list(const std::vector<std::string>& words) {
    constexpr std::size_t most = 20;
    std::string out;
    for (std::size_t i = 0; i < std::min(words.size(), most); ++i)
        out += (i == 0 ? "" : ", ") + diag::quoted(words[i]);
    return words.size() > most ? out + ", …" : out;
}

diag::Place spot(const Value& value) {
    diag::Place place = value.place();
    if (value.kind() == Value::Kind::object || value.kind() == Value::Kind::array)
        place.end = std::min(place.end, place.begin + 1);
    return place;
}

} // namespace qujat::data
