#include "text/number_words.hpp"

#include <algorithm>
#include <array>

namespace qujat::text {

namespace {

/// What is counted. Kazakh: what stands before the figure and after the words; the noun stays singular (letters.md, section 3). Russian: after 1, after 2 to 4, after the rest; in the
/// genitive the first is «1 рабочего дня», the other that of the rest.
struct Unit {
    std::string_view kazakh_before, kazakh;
    std::array<std::string_view, 3> russian;
    std::string_view russian_genitive; ///< singular
    Gender gender;
    std::array<std::string_view, 2> english;
};
constexpr std::string_view names[] = {"working-day", "calendar-day", "month", "year", "remark", "sheet", "copy", "quota"};
constexpr Unit units[] = {
    {"", "жұмыс күні", {"рабочий день", "рабочих дня", "рабочих дней"}, "рабочего дня", Gender::masculine, {"working day", "working days"}}, // 703 cl. 14
    {"күнтізбелік ", "күн", {"календарный день", "календарных дня", "календарных дней"}, "календарного дня", Gender::masculine, {"calendar day", "calendar days"}}, // 703 cl. 9
    {"", "ай", {"месяц", "месяца", "месяцев"}, "месяца", Gender::masculine, {"month", "months"}}, // 703 cl. 55
    {"", "жыл", {"год", "года", "лет"}, "года", Gender::masculine, {"year", "years"}},
    {"", "ескерту", {"замечание", "замечания", "замечаний"}, "замечания", Gender::neuter, {"remark", "remarks"}},
    {"", "парақ", {"лист", "листа", "листов"}, "листа", Gender::masculine, {"sheet", "sheets"}},
    {"", "дана", {"экземпляр", "экземпляра", "экземпляров"}, "экземпляра", Gender::masculine, {"copy", "copies"}},
    {"", "квота", {"квота", "квоты", "квот"}, "квоты", Gender::feminine, {"quota", "quotas"}},
};
static_assert(std::size(names) == std::size(units));

} // namespace

std::span<const std::string_view> quantity_units() {
    return names;
}

std::string format_quantity(std::int64_t number, std::string_view unit, Case wanted, base::Language language) {
    const Unit& counted = units[std::min<std::size_t>(static_cast<std::size_t>(std::ranges::find(names, unit) - std::begin(names)), std::size(units) - 1)];
    if (number < 0)
        diag::stop("TXT-0002", {}, {{"found", std::to_string(number)}});
    const std::string figures = format_decimal(std::to_string(number), language);
    if (language == base::Language::kk) {
        const std::string phrase = std::string(counted.kazakh_before) + figures + " (" + number_words(number, language) + ") " + std::string(counted.kazakh);
        return decline(phrase, wanted, language).text;
    }
    const bool is_one = number % 10 == 1 && number % 100 != 11;
    if (language == base::Language::en)
        return figures + " (" + number_words(number, language) + ") " + std::string(counted.english[number == 1 ? 0 : 1]);
    const bool is_genitive = wanted == Case::genitive, is_few = number % 10 >= 2 && number % 10 <= 4 && (number % 100 < 12 || number % 100 > 14);
    const std::string_view noun = is_genitive ? (is_one ? counted.russian_genitive : counted.russian[2]) : counted.russian[is_one ? 0 : is_few ? 1 : 2];
    return figures + " (" + russian_number(number, counted.gender, is_genitive) + ") " + std::string(noun);
}

} // namespace qujat::text
