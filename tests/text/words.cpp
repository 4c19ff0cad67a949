#include "text/text.hpp"

#include "base/utf8.hpp"
#include "seeds.hpp"
#include "text/find_boundaries.hpp"

#include <optional>

using namespace qujat;
using base::Language;
using text::DateForm;

namespace {

base::Date day(std::string_view iso) {
    const auto date = base::Date::parse_iso(iso);
    REQUIRE(date);
    return *date;
}

std::optional<std::int64_t> bare_number(std::string_view text) {
    std::int64_t number = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            number = number * 10 + (c - '0');
        else if (c != ' ')
            return std::nullopt;
    }
    return number;
}

} // namespace

TEST_CASE("a date is written in its long and short forms") {
    // letters.md, section 3.
    const base::Date date = day("2026-11-20");
    CHECK(text::format_date(date, DateForm::long_form, Language::kk) == "2026 жылғы 20 қараша");
    CHECK(text::format_date(date, DateForm::attributive, Language::kk) == "2026 жылғы 20 қарашадағы");
    CHECK(text::format_date(date, DateForm::locative, Language::kk) == "2026 жылғы 20 қарашада");
    CHECK(text::format_date(date, DateForm::ablative, Language::kk) == "2026 жылғы 20 қарашадан");
    CHECK(text::format_date(date, DateForm::dative, Language::kk) == "2026 жылғы 20 қарашаға");
    for (const DateForm form : {DateForm::long_form, DateForm::attributive, DateForm::locative, DateForm::ablative, DateForm::dative})
        CHECK(text::format_date(date, form, Language::ru) == "20 ноября 2026 года");
    for (const Language language : {Language::kk, Language::ru})
        CHECK(text::format_date(day("2026-01-05"), DateForm::short_form, language) == "05.01.2026");
    CHECK(text::format_date(day("2026-01-05"), DateForm::long_form, Language::en) == "5 January 2026");
}

TEST_CASE("a month alone is in the nominative, in words or in figures") {
    // letters.md, section 3: «2026 жылғы қараша», «ноябрь 2026 года».
    CHECK(text::format_month(day("2026-11-01"), DateForm::long_form, Language::kk) == "2026 жылғы қараша");
    CHECK(text::format_month(day("2026-11-01"), DateForm::long_form, Language::ru) == "ноябрь 2026 года");
    CHECK(text::format_month(day("2026-03-31"), DateForm::long_form, Language::ru) == "март 2026 года");
    CHECK(text::format_month(day("2026-05-01"), DateForm::long_form, Language::en) == "May 2026");
    for (const auto language : {Language::kk, Language::ru, Language::en})
        CHECK(text::format_month(day("2026-03-01"), DateForm::short_form, language) == "03.2026");
}

TEST_CASE("the months take the endings of their last sound") {
    // The attributive forms of letters.md, section 3; the case rows of its section 5.
    constexpr std::string_view attributive[] = {"қаңтардағы", "ақпандағы",  "наурыздағы",    "сәуірдегі", "мамырдағы",  "маусымдағы",
                                                "шілдедегі",  "тамыздағы", "қыркүйектегі", "қазандағы", "қарашадағы", "желтоқсандағы"};
    constexpr std::string_view ablative[] = {"қаңтардан", "ақпаннан",  "наурыздан",    "сәуірден", "мамырдан",  "маусымнан",
                                             "шілдеден",  "тамыздан", "қыркүйектен", "қазаннан", "қарашадан", "желтоқсаннан"};
    constexpr std::string_view dative[] = {"қаңтарға", "ақпанға",  "наурызға",    "сәуірге", "мамырға",  "маусымға",
                                           "шілдеге",  "тамызға", "қыркүйекке", "қазанға", "қарашаға", "желтоқсанға"};
    for (int month = 1; month <= 12; ++month) {
        const base::Date date = *base::Date::from_parts(2025, month, 1);
        const auto i = static_cast<std::size_t>(month - 1);
        const auto last_word = [&](DateForm form) { return text::format_date(date, form, Language::kk).substr(std::string("2025 жылғы 1 ").size()); };
        CHECK(last_word(DateForm::attributive) == attributive[i]);
        CHECK(last_word(DateForm::ablative) == ablative[i]);
        CHECK(last_word(DateForm::dative) == dative[i]);
        CHECK(last_word(DateForm::locative) + (std::string_view(attributive[i]).ends_with("ғы") ? "ғы" : "гі") == attributive[i]);
    }
}

TEST_CASE("the known answers for dates and numbers come out right") {
    std::size_t asked = 0, right = 0;
    for (const auto& row : load_language_tests()) {
        const auto language = base::find_language(row[0]);
        if (!language)
            continue;
        std::string found, expected = row[3];
        if (row[2] == "date-long") {
            found = text::format_date(day(row[1]), DateForm::long_form, *language);
        } else if (row[2] == "number-words") {
            std::string figures = row[1];
            if (!bare_number(figures)) {
                // Russian rows have a noun: take the words in brackets, when they are not bent by it.
                const std::size_t open = expected.find('('), close = expected.find(')');
                if (open == std::string::npos || row[1].find("квот") != std::string::npos || row[1].find("замечани") != std::string::npos)
                    continue;
                // The figure stands right before the bracket, with its spaces.
                std::size_t begin = open;
                while (begin > 0 && (expected[begin - 1] == ' ' || (expected[begin - 1] >= '0' && expected[begin - 1] <= '9')))
                    --begin;
                figures = expected.substr(begin, open - begin);
                expected = expected.substr(open + 1, close - open - 1);
            }
            found = text::number_words(*bare_number(figures), *language);
        } else {
            continue;
        }
        ++asked;
        right += found == expected;
        INFO(row[0] << " " << row[1] << " " << row[2]);
        CHECK(found == expected);
    }
    if (asked > 0) {
        CHECK(asked >= 80);
        CHECK(right * 100 >= asked * 99);
    }
}

TEST_CASE("numbers in words say every group once") {
    const auto kk = [](std::int64_t n) { return text::number_words(n, Language::kk); };
    const auto ru = [](std::int64_t n) { return text::number_words(n, Language::ru); };
    const auto en = [](std::int64_t n) { return text::number_words(n, Language::en); };
    CHECK(kk(0) == "нөл");
    CHECK(kk(1000) == "бір мың");
    CHECK(kk(1000000000) == "бір миллиард");
    CHECK(kk(999999999999) == "тоғыз жүз тоқсан тоғыз миллиард тоғыз жүз тоқсан тоғыз миллион тоғыз жүз тоқсан тоғыз мың тоғыз жүз тоқсан тоғыз");
    CHECK(kk(81067) == "сексен бір мың алпыс жеті");
    CHECK(kk(1000001) == "бір миллион бір");
    CHECK(ru(0) == "ноль");
    CHECK(ru(1000) == "одна тысяча");
    CHECK(ru(2000) == "две тысячи");
    CHECK(ru(5000) == "пять тысяч");
    CHECK(ru(11000) == "одиннадцать тысяч");
    CHECK(ru(112000) == "сто двенадцать тысяч");
    CHECK(ru(141002) == "сто сорок одна тысяча два");
    CHECK(ru(3000000000) == "три миллиарда");
    CHECK(ru(516219914013) == "пятьсот шестнадцать миллиардов двести девятнадцать миллионов девятьсот четырнадцать тысяч тринадцать");
    CHECK(en(0) == "zero");
    CHECK(en(21) == "twenty-one");
    CHECK(en(1000105) == "one million one hundred five");
    CHECK(en(90012) == "ninety thousand twelve");
}

TEST_CASE("a number too large for words is refused") {
    for (const std::int64_t number : {std::int64_t{-1}, std::int64_t{1000000000000}}) {
        try {
            (void)text::number_words(number, Language::kk);
            FAIL("wrote it");
        } catch (const diag::Stop& stopped) {
            CHECK(stopped.diagnostic.id == "TXT-0002");
            CHECK(diag::message(stopped.diagnostic, Language::ru).find(std::to_string(number)) != std::string::npos);
        }
    }
}

TEST_CASE("a failure of ICU becomes a problem of ours") {
    try {
        text::ensure_success(4); // U_FILE_ACCESS_ERROR
        FAIL("went on");
    } catch (const diag::Stop& stopped) {
        CHECK(stopped.diagnostic.id == "TXT-0003");
        CHECK(diag::message(stopped.diagnostic, Language::en) == "the ICU library does not work: U_FILE_ACCESS_ERROR");
    }
    CHECK_NOTHROW(text::ensure_success(-127)); // U_USING_DEFAULT_WARNING
}

TEST_CASE("case changes know the Kazakh letters") {
    CHECK(text::to_upper("әбіңғүұқөһ ёй «Qujat» 5 ₸", Language::kk) == "ӘБІҢҒҮҰҚӨҺ ЁЙ «QUJAT» 5 ₸");
    CHECK(text::to_lower("ӘБІҢҒҮҰҚӨҺ ЁЙ", Language::ru) == "әбіңғүұқөһ ёй");
    CHECK(text::to_upper("", Language::kk).empty());
    CHECK(text::to_upper("ŉß", Language::kk) == "\u02BCNSS"); // grows
    CHECK(text::to_upper("i", Language::kk) == "I");          // Kazakh is no Turkic language with a dotted capital I in CLDR
}
