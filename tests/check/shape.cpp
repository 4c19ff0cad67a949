#include "check/shape.hpp"

#include "check/seen.hpp"

#include "catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace qujat;

namespace {

std::vector<std::string> years_of(const std::string& text, int first_year = 2026) {
    check::Vocabulary vocabulary(*plans::requirements("bp703", plans::With::concepts).lexicon);
    return check::years(check::tokens_of(text, vocabulary), text, first_year);
}

} // namespace

TEST_CASE("shape: years are past, now or to come as seen from the edition; sums and numbers of laws are none") {
    using Years = std::vector<std::string>;
    CHECK(years_of("Подписан договор в 2024 году") == Years{"last-past", "past"});
    CHECK(years_of("2025–2027") == Years{"future", "last-future", "past"});
    CHECK(years_of("с 06.2026 по 01.12.2026") == Years{"last-now", "now"});
    CHECK(years_of("2026 жылғы 3-тоқсан") == Years{"last-now", "now"});
    CHECK(years_of("2 026 тенге, 2026,5 часа, приказ 1999, дом 20261, 12.5") == Years{});
    CHECK(years_of("2024 и 2030", 2023) == Years{"future", "last-future"});
    CHECK(years_of("2024", 0) == Years{}); // the edition's year is not known
}

TEST_CASE("shape: a stretch tells its years, its length, its numbers and ranges, and these with its lists") {
    plans::Seen seen("# План\n## Смета за 2025 год\nВ 2025 году на серверы потрачено 12–15 млн тенге.\n\nИтого по проекту 4 800 000 тенге:\n");
    REQUIRE(seen.units.size() == 2);
    for (const std::string feature : {"y:past", "y:last-past", "n:words2", "n:numbers3", "n:range", "m:2", "m:3", "n:range*l:money", "y:past*l:money", "g:0"}) {
        INFO(feature);
        CHECK(seen.has(0, feature));
    }
    CHECK_FALSE(seen.has(0, "n:colon"));
    CHECK(seen.has(1, "n:colon"));
    CHECK(seen.has(1, "m:8"));
    CHECK_FALSE(seen.has(1, "y:past"));
    CHECK(std::ranges::binary_search(seen.features.of_heading(check::above(seen.outline, seen.units[0]).heading, check::HeadingOf::text), "hy:last-past"));
}

TEST_CASE("shape: rows and items know how many stand with them and how many of these have large numbers, and a table the years of its first row") {
    plans::Seen seen("# План\n## Смета\n| Статья | 2026 | 2027 |\n| Серверы | 120 | 1 200 |\n| Аренда | 30 | 40 |\n\nСписок:\n- вода;\n- хлеб.\n");
    REQUIRE(seen.units.size() >= 5);
    CHECK(seen.has(1, "g:3"));
    CHECK(seen.has(1, "n:cells3"));
    CHECK(seen.has(1, "gn:2")); // two rows of three, in quarters
    CHECK(std::ranges::binary_search(seen.features.of_table(0), "fy:future"));
    CHECK(std::ranges::binary_search(seen.features.of_table(0), "fy:now"));
    CHECK(seen.has(seen.units.size() - 1, "g:2"));
    CHECK(seen.has(seen.units.size() - 1, "gn:0"));
}
