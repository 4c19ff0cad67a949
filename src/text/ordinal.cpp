#include "text/number_words.hpp"

#include <array>
#include <utility>

namespace qujat::text {

namespace {

/// The last word of a Kazakh number and its ordinal. CLDR's rules for Kazakh have no ordinals in words.
constexpr std::pair<std::string_view, std::string_view> kazakh[] = {
    {"бір", "бірінші"},     {"екі", "екінші"},       {"үш", "үшінші"},     {"төрт", "төртінші"},     {"бес", "бесінші"},   {"алты", "алтыншы"},     {"жеті", "жетінші"},
    {"сегіз", "сегізінші"}, {"тоғыз", "тоғызыншы"}, {"он", "оныншы"},     {"жиырма", "жиырмасыншы"}, {"отыз", "отызыншы"}, {"қырық", "қырқыншы"},   {"елу", "елуінші"},
    {"алпыс", "алпысыншы"}, {"жетпіс", "жетпісінші"}, {"сексен", "сексенінші"}, {"тоқсан", "тоқсаныншы"}, {"жүз", "жүзінші"},   {"мың", "мыңыншы"},
};

constexpr std::array<std::string_view, 20> russian_units = {
    "",        "первый",       "второй",      "третий",      "четвертый",     "пятый",       "шестой",       "седьмой",     "восьмой",       "девятый",
    "десятый", "одиннадцатый", "двенадцатый", "тринадцатый", "четырнадцатый", "пятнадцатый", "шестнадцатый", "семнадцатый", "восемнадцатый", "девятнадцатый"};
constexpr std::array<std::string_view, 10> russian_tens = {"", "", "двадцатый", "тридцатый", "сороковой", "пятидесятый", "шестидесятый", "семидесятый", "восьмидесятый", "девяностый"};
constexpr std::array<std::string_view, 10> russian_hundreds = {"", "сотый", "двухсотый", "трехсотый", "четырехсотый", "пятисотый", "шестисотый", "семисотый", "восьмисотый", "девятисотый"};

/// «двадцатипятитысячный»: the number of thousands in the genitive, in one word; but «тысячный», «стотысячный», «девяностотысячный», «…однотысячный».
std::string russian_thousandth(std::int64_t thousands) {
    std::string joined;
    if (thousands == 1)
        return "тысячный";
    const std::int64_t hundreds = thousands / 100 * 100, tens = thousands % 100;
    if (hundreds == 100)
        joined += "сто";
    else if (hundreds > 0)
        joined += russian_number(hundreds, Gender::masculine, true);
    if (tens / 10 == 9)
        joined += "девяносто" + (tens % 10 > 0 ? russian_number(tens % 10, Gender::masculine, true) : "");
    else if (tens > 0)
        joined += russian_number(tens, Gender::masculine, true);
    std::erase(joined, ' ');
    constexpr std::string_view of_one = "одного", linking = "одно"; // «двадцатиоднотысячный»: «один» takes no genitive here
    if (joined.ends_with(of_one))
        joined.resize(joined.size() - of_one.size() + linking.size());
    return joined + "тысячный";
}

std::string russian(std::int64_t number) {
    const auto below_thousand = static_cast<std::size_t>(number % 1000);
    if (below_thousand == 0)
        return russian_thousandth(number / 1000);
    // The last word becomes the ordinal, what stands before it is a number.
    const std::size_t below_hundred = below_thousand % 100, unit = below_hundred < 20 ? below_hundred : below_hundred % 10;
    std::string_view last = russian_units[unit];
    std::size_t taken = unit;
    if (below_hundred == 0) {
        last = russian_hundreds[below_thousand / 100];
        taken = below_thousand;
    } else if (unit == 0) {
        last = russian_tens[below_hundred / 10];
        taken = below_hundred;
    }
    const std::int64_t before = number - static_cast<std::int64_t>(taken);
    return (before > 0 ? russian_number(before, Gender::masculine, false) + " " : "") + std::string(last);
}

} // namespace

std::string ordinal(std::int64_t number, base::Language language) {
    if (number < 1 || number > 999999)
        diag::stop("TXT-0004", {}, {{"found", std::to_string(number)}});
    if (language == base::Language::ru)
        return russian(number);
    if (language == base::Language::en) {
        const bool is_teen = number % 100 / 10 == 1;
        const std::int64_t last = is_teen ? 0 : number % 10;
        return std::to_string(number) + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
    }
    std::string words = number_words(number, language);
    const std::size_t last = words.rfind(' ') + 1;
    for (const auto& [word, form] : kazakh) {
        if (std::string_view(words).substr(last) == word)
            return words.substr(0, last) + std::string(form);
    }
    return words;
}

} // namespace qujat::text
