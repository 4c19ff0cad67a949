#include "acts/calendar.hpp"
#include "acts/indices.hpp"
#include "catch.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace qujat;

namespace {

base::Date day(const std::string& iso) {
    const auto parsed = base::Date::parse_iso(iso);
    REQUIRE(parsed);
    return *parsed;
}

std::string file(const std::string& name) {
    std::ifstream in(QUJAT_SOURCE_DIR "/templates/" + name);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

acts::Calendar calendar() {
    auto result = acts::load_calendar(diag::make_source("calendar.xml", file("calendar.xml")));
    for (const auto& problem : result.problems)
        WARN(diag::to_text(problem, base::Language::en));
    REQUIRE(result.value);
    return *result.value;
}

diag::Result<acts::Calendar> load(const std::string& inside) {
    return acts::load_calendar(diag::make_source("calendar.xml", "<calendar xmlns='urn:qujat:calendar:1'><holiday id='h'><kk>а</kk><ru>б</ru><en>c</en></holiday>" + inside + "</calendar>"));
}

std::string year(const std::string& inside) { return "<year number='2026' source='s'>" + inside + "</year>"; }

template <class T>
std::string id(const diag::Result<T>& result) {
    std::string all;
    for (const auto& problem : result.problems) {
        all += (all.empty() ? "" : " ") + problem.id;
        CHECK(problem.place.source);
        for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en}) {
            CHECK(diag::message(problem, language).find('{') == std::string::npos);
            CHECK(diag::hint(problem, language).find('{') == std::string::npos);
        }
    }
    CHECK(result.value.has_value() == all.empty());
    return all;
}

// The rule of external.md, section 3, applied here anew: holidays are off; one that falls on a day off makes the next working day off; Christmas and Kurban Ait are off and not transferred.
std::set<base::Date> off_by_the_rule(int year) {
    struct Fixed {
        int month, day, first, last;
    };
    constexpr Fixed holidays[] = {{1, 1, 1900, 2199}, {1, 2, 1900, 2199}, {3, 8, 1900, 2199}, {3, 21, 2010, 2199}, {3, 22, 2010, 2199}, {3, 23, 2010, 2199}, {5, 1, 1900, 2199}, {5, 7, 2013, 2199}, {5, 9, 1900, 2199},
                                  {7, 6, 2009, 2199}, {8, 30, 1900, 2025}, {3, 15, 2027, 2199}, {10, 25, 2022, 2199}, {12, 1, 2012, 2021}, {12, 16, 1900, 2199}, {12, 17, 1900, 2021}};
    const std::map<int, std::string> kurban_ait = {{2022, "2022-07-09"}, {2023, "2023-06-28"}, {2024, "2024-06-16"}, {2025, "2025-06-06"}, {2026, "2026-05-27"}};
    std::set<base::Date> fixed, off = {*base::Date::from_parts(year, 1, 7), day(kurban_ait.at(year))};
    for (const Fixed& holiday : holidays)
        if (year >= holiday.first && year <= holiday.last)
            fixed.insert(*base::Date::from_parts(year, holiday.month, holiday.day));
    off.insert(fixed.begin(), fixed.end());
    for (const base::Date& holiday : fixed) {
        base::Date next = holiday;
        while (holiday.weekday() > 5 && (next.weekday() > 5 || off.contains(next)))
            next = *next.plus_days(1);
        off.insert(next);
    }
    return off;
}

} // namespace

TEST_CASE("the calendar holds the years 2022 to 2026, each as the rule has it, and the days of rest that were moved") {
    const acts::Calendar found = calendar();
    // A day of rest moved to the first, worked on the second.
    const std::map<std::string, std::string> moved = {{"2022-03-07", "2022-03-05"}, {"2022-08-29", "2022-08-27"}, {"2022-10-24", "2022-10-22"},
                                                      {"2023-07-07", "2023-07-01"}, {"2024-05-08", "2024-05-04"}, {"2025-01-03", "2025-01-05"}};
    std::set<base::Date> rests, works;
    for (const auto& [rest, work] : moved) {
        rests.insert(day(rest));
        works.insert(day(work));
    }
    for (int number = 2022; number <= 2026; ++number) {
        const std::set<base::Date> off = off_by_the_rule(number);
        for (base::Date date = *base::Date::from_parts(number, 1, 1); date.year() == number; date = *date.plus_days(1)) {
            const bool is_weekend = date.weekday() > 5;
            const bool expected = works.contains(date) || (!is_weekend && !off.contains(date) && !rests.contains(date));
            if (found.is_worked(date) != expected)
                FAIL_CHECK(date.iso());
            const acts::Calendar::Off* reason = found.find_off(date);
            CHECK((reason != nullptr) == (!is_weekend && !expected));
            CHECK((reason && reason->holiday.en.empty()) == rests.contains(date));
        }
        CHECK_FALSE(found.years().at(number).source.empty());
    }
    CHECK(found.years().size() == 5);
}

TEST_CASE("the days off of 2026 are those of the list") {
    // external.md, section 3, the last paragraph.
    const std::set<std::string> listed = {"2026-01-01", "2026-01-02", "2026-01-07", "2026-03-09", "2026-03-23", "2026-03-24", "2026-03-25",
                                          "2026-05-01", "2026-05-07", "2026-05-11", "2026-05-27", "2026-07-06", "2026-10-26", "2026-12-16"};
    const acts::Calendar found = calendar();
    for (base::Date date = day("2026-01-01"); date.year() == 2026; date = *date.plus_days(1))
        CHECK((found.find_off(date) != nullptr) == listed.contains(date.iso()));
    CHECK(found.find_off(day("2026-03-09"))->holiday.ru == "Международный женский день");
    CHECK(found.find_off(day("2026-03-09"))->instead == day("2026-03-08"));
    CHECK_FALSE(found.find_off(day("2026-03-23"))->instead);
    CHECK(*found.is_worked(day("2026-08-31"))); // Constitution Day is no day off in 2026
}

TEST_CASE("a year that is absent is not known, and the message names file and year") {
    const acts::Calendar found = calendar();
    CHECK_FALSE(found.is_worked(day("2021-06-01")));
    CHECK_FALSE(found.is_worked(day("2027-06-01")));
    const auto problem = found.missing_year(day("2027-01-04"), {});
    CHECK(problem.id == "ACT-0207");
    CHECK(diag::message(problem, base::Language::ru).find("calendar.xml") != std::string::npos);
    CHECK(diag::message(problem, base::Language::ru).find("2027") != std::string::npos);
}

TEST_CASE("what the grammar of the calendar does not have is said with its place") {
    const std::string good = "<off date='2026-01-01' holiday='h'/>";
    CHECK(id(load(year(good))).empty());
    CHECK(id(load(year(good + "<of date='2026-01-02' holiday='h'/>"))) == "ACT-0001");
    CHECK(id(load(year("<off date='2026-01-01' holiday='h' why='x'/>"))) == "ACT-0001");
    CHECK(id(acts::load_calendar(diag::make_source("c", "<kalendar xmlns='urn:qujat:calendar:1'/>"))) == "ACT-0001");
    CHECK(id(load("")) == "ACT-0002");
    CHECK(id(load(year(""))) == "ACT-0002"); // no holidays would mean "weekdays"
    CHECK(id(load("<year number='2026'>" + good + "</year>")) == "ACT-0002");
    CHECK(id(load(year("<off holiday='h'/>"))) == "ACT-0002");
    CHECK(id(load("<holiday id='g'><kk>а</kk></holiday>" + year(good))) == "ACT-0002 ACT-0002");
    CHECK(id(load(year("<off date='2026-02-30' holiday='h'/>"))) == "ACT-0003");
    CHECK(id(load(year("<off date='2026-01-01' holiday='g'/>"))) == "ACT-0003");
    CHECK(id(load(year(good + "words"))) == "ACT-0003");
    CHECK(id(load(year(good + good))) == "ACT-0004");
    CHECK(id(load("<holiday id='h'><kk>а</kk><ru>б</ru><en>c</en></holiday>" + year(good))) == "ACT-0004");
    CHECK(id(load(year("<off date='2025-01-01' holiday='h'/>"))) == "ACT-0205");
    CHECK(id(load(year(good) + year(good))) == "ACT-0205 ACT-0004");
    CHECK(id(load(year("<off date='2026-01-03' holiday='h'/>"))) == "ACT-0206"); // a Saturday
    CHECK(id(load(year(good + "<moved rest='2026-01-05' work='2026-01-09' source='s'/>"))) == "ACT-0206");
    CHECK(id(load(year("<off date='2026-03-09' holiday='h' for='2026-03-10'/>"))) == "ACT-0206");
    CHECK(id(load(year(good + "<moved rest='2026-01-05' work='2026-01-10' source='s'/>"))).empty());
}

TEST_CASE("the calculation index is known for the years that have one, and for no other") {
    const auto result = acts::load_indices(diag::make_source("indices.xml", file("indices.xml")));
    REQUIRE(result.value);
    diag::Log log;
    // external.md, section 2
    CHECK(acts::index_on(*result.value, day("2023-01-01"), {}, log) == 3450);
    CHECK(acts::index_on(*result.value, day("2023-12-31"), {}, log) == 3450);
    CHECK(acts::index_on(*result.value, day("2025-06-01"), {}, log) == 3932);
    CHECK(acts::index_on(*result.value, day("2026-11-20"), {}, log) == 4325);
    CHECK(acts::debt_threshold(*result.value, day("2026-11-20"), {}, log) == 25950);
    CHECK_FALSE(log.has_errors());
    for (const char* unknown : {"2022-06-01", "2024-06-01", "2027-01-01"}) {
        CHECK_FALSE(acts::index_on(*result.value, day(unknown), {}, log));
        const auto problems = log.take();
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].id == "ACT-0208");
        CHECK(diag::message(problems[0], base::Language::kk).find("indices.xml") != std::string::npos);
        CHECK(diag::message(problems[0], base::Language::en).find(unknown) != std::string::npos);
    }
}

TEST_CASE("what the grammar of the indices does not have is said with its place") {
    const auto load_value = [](const std::string& values) {
        return acts::load_indices(diag::make_source("i", "<indices xmlns='urn:qujat:indices:1'><index id='mci'><name><kk>а</kk><ru>б</ru><en>c</en></name>" + values + "</index></indices>"));
    };
    CHECK(id(load_value("<value from='2026-01-01' tenge='4325' source='s'/>")).empty());
    CHECK(id(load_value("<value from='2026-01-01' tenge='4325'/>")) == "ACT-0002");
    CHECK(id(load_value("<value from='2026-01-01' tenge='4325,0' source='s'/>")) == "ACT-0003 ACT-0002");
    CHECK(id(load_value("<value from='2026-01-01' tenge='1' source='s'/><value from='2025-01-01' tenge='1' source='s'/>")) == "ACT-0205");
    CHECK(id(load_value("<values/>")) == "ACT-0001 ACT-0002");
}
