#include "text/text.hpp"

#include <array>

namespace qujat::text {

namespace {

/// A Kazakh month and its endings by the harmony and last sound of the word; `attributive` is locative plus -ғы, -гі.
struct KazakhMonth {
    std::string_view name, locative, attributive, ablative, dative;
};
constexpr std::array<KazakhMonth, 12> kazakh_months = {{
    {"қаңтар", "да", "дағы", "дан", "ға"},
    {"ақпан", "да", "дағы", "нан", "ға"},
    {"наурыз", "да", "дағы", "дан", "ға"},
    {"сәуір", "де", "дегі", "ден", "ге"},
    {"мамыр", "да", "дағы", "дан", "ға"},
    {"маусым", "да", "дағы", "нан", "ға"},
    {"шілде", "де", "дегі", "ден", "ге"},
    {"тамыз", "да", "дағы", "дан", "ға"},
    {"қыркүйек", "те", "тегі", "тен", "ке"},
    {"қазан", "да", "дағы", "нан", "ға"},
    {"қараша", "да", "дағы", "дан", "ға"},
    {"желтоқсан", "да", "дағы", "нан", "ға"},
}};

/// In the genitive, as the day wants it.
constexpr std::array<std::string_view, 12> russian_months = {"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                                             "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
constexpr std::array<std::string_view, 12> russian_months_alone = {"январь", "февраль", "март",     "апрель",  "май",    "июнь",
                                                                   "июль",   "август",  "сентябрь", "октябрь", "ноябрь", "декабрь"};
constexpr std::array<std::string_view, 12> english_months = {"January", "February", "March",     "April",   "May",      "June",
                                                             "July",    "August",   "September", "October", "November", "December"};

std::string_view ending(const KazakhMonth& month, DateForm form) {
    switch (form) {
    case DateForm::attributive: return month.attributive;
    case DateForm::locative: return month.locative;
    case DateForm::ablative: return month.ablative;
    case DateForm::dative: return month.dative;
    case DateForm::long_form:
    case DateForm::short_form: break;
    }
    return {};
}

std::string two_digits(int number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

} // namespace

std::string format_date(base::Date date, DateForm form, base::Language language) {
    const std::string day = std::to_string(date.day()), year = std::to_string(date.year());
    const auto month = static_cast<std::size_t>(date.month() - 1);
    if (form == DateForm::short_form)
        return two_digits(date.day()) + "." + two_digits(date.month()) + "." + year;
    if (language == base::Language::ru)
        return day + " " + std::string(russian_months[month]) + " " + year + " года";
    if (language == base::Language::en)
        return day + " " + std::string(english_months[month]) + " " + year;
    const KazakhMonth& name = kazakh_months[month];
    return year + " жылғы " + day + " " + std::string(name.name) + std::string(ending(name, form));
}

std::string format_month(base::Date date, DateForm form, base::Language language) {
    const std::string year = std::to_string(date.year());
    const auto month = static_cast<std::size_t>(date.month() - 1);
    if (form == DateForm::short_form)
        return two_digits(date.month()) + "." + year;
    if (language == base::Language::ru)
        return std::string(russian_months_alone[month]) + " " + year + " года";
    if (language == base::Language::en)
        return std::string(english_months[month]) + " " + year;
    return year + " жылғы " + std::string(kazakh_months[month].name);
}

} // namespace qujat::text
