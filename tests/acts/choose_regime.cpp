#include "support.hpp"

#include "catch.hpp"

#include <string>

using namespace qujat;
using namespace qujat::tests;

namespace {

base::Date day(const std::string& iso) { return *base::Date::parse_iso(iso); }

acts::Entries entries(bool is_exact = false) {
    return {{"E_292", {day("2023-01-01"), false}}, {"E_317", {day(is_exact ? "2023-08-20" : "2024-01-01"), is_exact}}, {"E_703", {day(is_exact ? "2026-01-20" : "2026-07-01"), is_exact}}};
}

/// The id of the edition or of the error.
std::string chosen(const std::string& date, const acts::Entries& configured) {
    const acts::Acts& all = shipped();
    diag::Log log;
    const auto* regime = acts::choose_regime(all, day(date), configured, {diag::make_source("data.json", "{}"), 0, 1, "/document/issue_date"}, log);
    const auto problems = log.take();
    if (regime != nullptr) {
        CHECK(problems.empty());
        return regime->id;
    }
    REQUIRE(problems.size() == 1);
    for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en}) {
        INFO(diag::to_text(problems[0], language));
        CHECK(diag::message(problems[0], language).find('{') == std::string::npos);
        CHECK(diag::hint(problems[0], language).find('{') == std::string::npos);
    }
    return problems[0].id;
}

} // namespace

TEST_CASE("before the lower bound of 703/НҚ the Rules 415 govern, behind the certain day the Rules of the Fund") {
    CHECK(chosen("2026-01-15", entries()) == "r415-2023");
    CHECK(chosen("2026-01-16", entries()) == "ACT-0101");
    CHECK(chosen("2026-04-01", entries()) == "ACT-0101");
    CHECK(chosen("2026-06-30", entries()) == "ACT-0101");
    CHECK(chosen("2026-07-01", entries()) == "r703");
    CHECK(chosen("2026-11-20", entries()) == "r703");
    CHECK(chosen("2199-12-31", entries()) == "r703");
}

TEST_CASE("other Rules have editions of their own and never govern papers on participation") {
    // 243/НҚ came into force between 317/НҚ and 703/НҚ.
    const acts::Acts& all = shipped();
    const acts::Entries configured = {{"E_317", {day("2024-01-01"), false}}, {"E_243", {day("2026-01-01"), false}}, {"E_703", {day("2026-07-01"), false}}};
    const auto of = [&](const char* date, std::string_view rules) -> std::string {
        diag::Log log;
        const auto* regime = acts::choose_regime(all, day(date), configured, {}, log, acts::Holding::of_wording, rules);
        return regime ? regime->id : log.take().at(0).id;
    };
    CHECK(of("2025-09-01", acts::participation_rules) == "r415-2023");
    CHECK(of("2026-07-01", acts::participation_rules) == "r703");
    CHECK(of("2025-06-01", "grant-reporting") == "ACT-0102");
    CHECK(of("2025-06-02", "grant-reporting") == "ACT-0101");
    CHECK(of("2025-12-31", "grant-reporting") == "ACT-0101");
    CHECK(of("2026-01-01", "grant-reporting") == "r243");
    CHECK(of("2026-11-20", "grant-reporting") == "r243");
    CHECK(of("2026-11-20", "no such Rules") == "ACT-0102");
}

TEST_CASE("an exact day of entry into force leaves no window") {
    CHECK(chosen("2026-01-16", entries(true)) == "r415-2023");
    CHECK(chosen("2026-01-19", entries(true)) == "r415-2023");
    CHECK(chosen("2026-01-20", entries(true)) == "r703");
    CHECK(chosen("2023-08-19", entries(true)) == "r415-2022");
    CHECK(chosen("2023-08-20", entries(true)) == "r415-2023");
}

TEST_CASE("editions whose wording is not held are refused by name, never replaced by a neighbour") {
    CHECK(chosen("2018-10-07", entries()) == "ACT-0103");
    CHECK(chosen("2021-08-22", entries()) == "ACT-0103");
    CHECK(chosen("2021-08-23", entries()) == "ACT-0103");
    CHECK(chosen("2022-09-03", entries()) == "ACT-0103");
    CHECK(chosen("2022-09-04", entries()) == "ACT-0101"); // 2021, not held, or 2022: unknown
    CHECK(chosen("2022-12-31", entries()) == "ACT-0101");
    CHECK(chosen("2023-01-01", entries()) == "r415-2022"); // held in part: x-regimes of a contract says what may be issued under it
    CHECK(chosen("2023-08-14", entries()) == "r415-2022");
    CHECK(chosen("2023-08-15", entries()) == "ACT-0101"); // 2022 or 2023: unknown
    CHECK(chosen("2023-12-31", entries()) == "ACT-0101");
    CHECK(chosen("2024-01-01", entries()) == "r415-2023");
}

TEST_CASE("nothing governs a day before the first edition") {
    CHECK(chosen("2018-10-06", entries()) == "ACT-0102");
    CHECK(chosen("1999-01-01", entries()) == "ACT-0102");
    diag::Log log;
    CHECK(acts::choose_regime({}, day("2026-01-01"), {}, {}, log) == nullptr);
    CHECK(log.take().at(0).id == "ACT-0102");
}

TEST_CASE("without any configured day every window stays open to its end") {
    CHECK(chosen("2023-09-01", {}) == "ACT-0101");
    CHECK(chosen("2026-01-15", {}) == "ACT-0101");
    CHECK(chosen("2030-01-01", {}) == "ACT-0101");
    CHECK(chosen("2020-01-01", {}) == "ACT-0103");
}

TEST_CASE("the unknown window is explained with the act, its bounds and the key to fill in") {
    const acts::Acts& all = shipped();
    diag::Log log;
    acts::choose_regime(all, day("2026-03-01"), entries(), {}, log);
    const auto problem = log.take().at(0);
    const std::string text = diag::message(problem, base::Language::ru) + " | " + diag::hint(problem, base::Language::ru);
    CHECK(text.find("2026-03-01") != std::string::npos);
    CHECK(text.find("2026-01-16") != std::string::npos);
    CHECK(text.find("2026-07-01") != std::string::npos);
    CHECK(text.find("E_703") != std::string::npos);
    CHECK(text.find("703/НҚ") != std::string::npos);
}

TEST_CASE("a configured day before the act can have entered into force is an error") {
    CHECK(chosen("2026-11-20", {{"E_703", {day("2026-01-15"), true}}}) == "ACT-0104");
    CHECK(chosen("2026-11-20", {{"E_703", {day("2026-01-16"), true}}}) == "r703");
}

TEST_CASE("an edition whose wording is not held can be asked for by name, and only by those who say so") {
    const acts::Acts& held = shipped();
    diag::Log log;
    CHECK(acts::choose_regime(held, day("2022-01-10"), entries(), {}, log) == nullptr);
    REQUIRE(log.take().front().id == "ACT-0103");
    const acts::Regime* named = acts::choose_regime(held, day("2022-01-10"), entries(), {}, log, acts::Holding::by_name);
    REQUIRE(named);
    CHECK_FALSE(log.has_errors());
    // acts.md, section 4: the annex of that time is bp277, and how many items it had is not known.
    REQUIRE(named->annex);
    CHECK(named->annex->key == "bp277");
    CHECK(named->annex->items == 0);
    const acts::Regime* later = acts::choose_regime(held, day("2023-03-01"), entries(), {}, log, acts::Holding::by_name);
    REQUIRE(later);
    CHECK(later->annex->key == "bp292");
    CHECK(later->annex->items == 15);
    // Inside an unknown window between two editions of which one is held the question stays a question.
    CHECK(acts::choose_regime(held, day("2026-03-01"), entries(), {}, log, acts::Holding::by_name) == nullptr);
    CHECK(log.has_errors());
}
