#include "text/text.hpp"

#include "catch.hpp"

using namespace qujat;
using base::Language;
using text::Case;

namespace {

std::string stopped_by(auto made) {
    try {
        (void)made();
    } catch (const diag::Stop& stopped) {
        return stopped.diagnostic.id;
    }
    return "nothing";
}

base::Date day(std::string_view iso) {
    return *base::Date::parse_iso(iso);
}

} // namespace

TEST_CASE("sums are set in figures and words") {
    // letters.md, section 3
    CHECK(text::format_money("25950", Language::kk) == "25\u00A0950 (жиырма бес мың тоғыз жүз елу) теңге");
    CHECK(text::format_money("25950", Language::ru) == "25\u00A0950 (двадцать пять тысяч девятьсот пятьдесят) тенге");
    CHECK(text::format_money("100000000", Language::kk) == "100\u00A0000\u00A0000 (жүз миллион) теңге"); // 703 cl. 33
    CHECK(text::format_money("21000.50", Language::ru) == "21\u00A0000 (двадцать одна тысяча) тенге 50 тиын");
    CHECK(text::format_money("7.05", Language::kk) == "7 (жеті) теңге 05 тиын");
    CHECK(text::format_money("0", Language::kk) == "0 (нөл) теңге");
    CHECK(stopped_by([] { return text::format_money("1000000000000", Language::kk); }) == "TXT-0002");
    for (const std::string_view wrong : {"", "12,5", "1 000", "-5", "5.", ".5", "1.234", "5 тг", "1e3"})
        CHECK(stopped_by([&] { return text::format_money(wrong, Language::ru); }) == "TXT-0005");
}

TEST_CASE("decimals have a comma and set off thousands") {
    CHECK(text::format_decimal("1234567.5", Language::kk) == "1\u00A0234\u00A0567,5");
    CHECK(text::format_decimal("12.25", Language::ru) == "12,25");
    CHECK(text::format_decimal("100", Language::ru) == "100");
    CHECK(text::format_decimal("12.25", Language::en) == "12.25");
    CHECK(stopped_by([] { return text::format_decimal("half", Language::ru); }) == "TXT-0005");
}

TEST_CASE("a period names both of its days, and the year once if it is one") {
    CHECK(text::format_period(day("2026-01-01"), day("2026-12-31"), Language::kk) == "2026 жылғы 1 қаңтардан 31 желтоқсанға дейін қоса алғанда");
    CHECK(text::format_period(day("2026-01-01"), day("2026-12-31"), Language::ru) == "с 1 января по 31 декабря 2026 года");
    CHECK(text::format_period(day("2025-12-01"), day("2026-01-31"), Language::kk) == "2025 жылғы 1 желтоқсаннан 2026 жылғы 31 қаңтарға дейін қоса алғанда");
    CHECK(text::format_period(day("2025-12-01"), day("2026-01-31"), Language::ru) == "с 1 декабря 2025 года по 31 января 2026 года");
    CHECK(text::format_period(day("2026-01-01"), day("2026-03-31"), Language::en) == "from 1 January to 31 March 2026");
}

TEST_CASE("quantities agree with their number") {
    CHECK(text::format_quantity(10, "calendar-day", Case::nominative, Language::kk) == "күнтізбелік 10 (он) күн");
    CHECK(text::format_quantity(10, "working-day", Case::ablative, Language::kk) == "10 (он) жұмыс күнінен"); // letters.md, section 3: «… күнінен кешіктірілмей»
    CHECK(text::format_quantity(21, "working-day", Case::genitive, Language::ru) == "21 (двадцати одного) рабочего дня");
    CHECK(text::format_quantity(111, "working-day", Case::nominative, Language::ru) == "111 (сто одиннадцать) рабочих дней");
    CHECK(text::format_quantity(112, "remark", Case::nominative, Language::ru) == "112 (сто двенадцать) замечаний");
    CHECK(text::format_quantity(101, "remark", Case::nominative, Language::ru) == "101 (сто одно) замечание");
    CHECK(text::format_quantity(22, "quota", Case::genitive, Language::ru) == "22 (двадцати двух) квот");
    CHECK(text::format_quantity(1, "quota", Case::genitive, Language::ru) == "1 (одной) квоты");
    CHECK(text::format_quantity(2, "copy", Case::nominative, Language::ru) == "2 (два) экземпляра");
    CHECK(text::format_quantity(1500, "sheet", Case::nominative, Language::ru) == "1\u00A0500 (одна тысяча пятьсот) листов");
    CHECK(text::format_quantity(2, "month", Case::nominative, Language::en) == "2 (two) months");
    CHECK(stopped_by([] { return text::format_quantity(-1, "month", Case::nominative, Language::ru); }) == "TXT-0002");
}

TEST_CASE("ordinals take the last word of the number") {
    const auto kk = [](std::int64_t n) { return text::ordinal(n, Language::kk); };
    const auto ru = [](std::int64_t n) { return text::ordinal(n, Language::ru); };
    CHECK(kk(20) == "жиырмасыншы"); // 703 cl. 39
    CHECK(kk(2026) == "екі мың жиырма алтыншы");
    CHECK(kk(1000) == "бір мыңыншы");
    CHECK(ru(1) == "первый");
    CHECK(ru(40) == "сороковой");
    CHECK(ru(213) == "двести тринадцатый");
    CHECK(ru(2026) == "две тысячи двадцать шестой");
    CHECK(ru(500) == "пятисотый");
    CHECK(ru(25000) == "двадцатипятитысячный");
    CHECK(ru(100000) == "стотысячный");
    CHECK(ru(21000) == "двадцатиоднотысячный");
    CHECK(ru(101000) == "стооднотысячный");
    CHECK(ru(111000) == "стоодиннадцатитысячный");
    CHECK(text::ordinal(112, Language::en) == "112th");
    CHECK(text::ordinal(22, Language::en) == "22nd");
    for (const std::int64_t wrong : {0, -1, 1000000})
        CHECK(stopped_by([&] { return kk(wrong); }) == "TXT-0004");
}
