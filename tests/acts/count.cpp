#include "acts/count.hpp"
#include "catch.hpp"

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <utility>

using namespace qujat;
using acts::Count;
using acts::Deadline;

namespace {

base::Date day(const std::string& iso) {
    const auto parsed = base::Date::parse_iso(iso);
    REQUIRE(parsed);
    return *parsed;
}

const acts::Calendar& calendar() {
    static const acts::Calendar loaded = [] {
        std::ifstream in(QUJAT_SOURCE_DIR "/templates/calendar.xml");
        auto result = acts::load_calendar(diag::make_source("calendar.xml", std::string{std::istreambuf_iterator<char>(in), {}}));
        REQUIRE(result.value);
        return *result.value;
    }();
    return loaded;
}

Deadline limit(int length, Deadline::Unit unit, Deadline::Direction direction, Deadline::Period period = Deadline::Period::none) {
    Deadline deadline;
    deadline.length = length;
    deadline.unit = unit;
    deadline.direction = direction;
    deadline.period = period;
    return deadline;
}
Deadline working(int days, Deadline::Direction direction) { return limit(days, Deadline::Unit::working_days, direction); }

using Direction = Deadline::Direction;
using Unit = Deadline::Unit;
using Period = Deadline::Period;

Count count(const Deadline& deadline, base::Date from) {
    diag::Log log;
    auto counted = acts::count(deadline, from, calendar(), {}, log);
    INFO(from.iso());
    REQUIRE(counted);
    CHECK_FALSE(log.has_errors());
    return *counted;
}

/// "target limit"
std::string days(const Deadline& deadline, const std::string& from) {
    const Count counted = count(deadline, day(from));
    return (counted.target ? counted.target->iso() : "—") + " " + (counted.limit ? counted.limit->iso() : "—");
}

std::string failure(const Deadline& deadline, const std::string& from) {
    diag::Log log;
    if (acts::count(deadline, day(from), calendar(), {}, log))
        return {};
    const auto problems = log.take();
    REQUIRE(problems.size() == 1);
    return problems[0].id;
}

} // namespace

TEST_CASE("working days forward: the day of the event is day 0, holidays and weekends are skipped") {
    const Deadline five = working(5, Direction::after), ten = working(10, Direction::after), three = working(3, Direction::after);
    CHECK(days(five, "2026-11-16") == "2026-11-23 2026-11-23"); // Tu 17, We 18, Th 19, Fr 20, Mo 23
    // Around 8 March 2026 (a Sunday; Monday the 9th is off): We 4, Th 5, Fr 6, Tu 10, We 11.
    CHECK(days(five, "2026-03-03") == "2026-03-11 2026-03-11");
    // Nauryz 2026: the 21st and 22nd are a weekend, the 23rd to 25th off: Th 19, Fr 20, Th 26.
    CHECK(days(three, "2026-03-18") == "2026-03-26 2026-03-26");
    // Ten over the same days: Tu 17 … Fr 20 (4), Th 26, Fr 27 (6), Mo 30, Tu 31, We 1, Th 2 April.
    CHECK(days(ten, "2026-03-16") == "2026-04-02 2026-04-02");
    // From a Saturday the first day is Monday.
    CHECK(days(three, "2026-11-14") == "2026-11-18 2026-11-18");
    // Over New Year 2026: We 31 December, Mo 5, Tu 6, Th 8, Fr 9 January (1, 2 and 7 are off).
    CHECK(days(five, "2025-12-30") == "2026-01-09 2026-01-09");
    // A Saturday that is worked counts: 4 May 2024 for 8 May. Fr 3, Sa 4, Mo 6, Fr 10 (7, 8, 9 are off).
    CHECK(days(working(4, Direction::after), "2024-05-02") == "2024-05-10 2024-05-10");
    CHECK(failure(five, "2026-12-30") == "ACT-0207"); // 2027 is not known
    CHECK(failure(five, "2021-12-29") == "ACT-0207");
}

TEST_CASE("every day of a count is listed, with its number or why it has none") {
    const Count counted = count(working(5, Direction::after), day("2026-03-03"));
    std::string listed;
    for (const acts::Step& step : counted.steps)
        listed += step.date.iso().substr(8) + (step.kind == acts::Step::Kind::counted ? "=" + std::to_string(step.number) : step.kind == acts::Step::Kind::holiday ? "h" : step.kind == acts::Step::Kind::weekend ? "w" : "") + " ";
    CHECK(listed == "03 04=1 05=2 06=3 07w 08w 09h 10=4 11=5 ");
    CHECK(counted.steps[6].off->holiday.en == "International Women's Day");
    const Count moved = count(working(4, Direction::after), day("2024-05-02"));
    CHECK(moved.steps[2].is_worked_weekend);
    CHECK(moved.steps[6].kind == acts::Step::Kind::moved_rest);
}

TEST_CASE("calendar days: both readings of a last day that is off") {
    const Deadline thirty = limit(30, Unit::calendar_days, Direction::after);
    CHECK(days(thirty, "2026-10-01") == "2026-10-31 2026-11-02"); // a Saturday; Monday
    CHECK(count(thirty, day("2026-10-01")).has(Count::Note::last_day_is_off));
    CHECK(days(thirty, "2026-10-05") == "2026-11-04 2026-11-04");
    CHECK_FALSE(count(thirty, day("2026-10-05")).has(Count::Note::last_day_is_off));
    // Freshness of the tax information: not issued earlier than ten calendar days before filing (415 and 703 cl. 9 sub-cl. 2)).
    CHECK(days(limit(10, Unit::calendar_days, Direction::before), "2026-11-20") == "2026-11-10 2026-11-10");
}

TEST_CASE("working days backward: strict is the target, mirror the limit") {
    const Deadline ten = working(10, Direction::before);
    CHECK(days(ten, "2026-07-31") == "2026-07-16 2026-07-17"); // deadlines.md, section 7, rule 4
    // Before Nauryz 2026: D = Fr 27 March: Th 26, Fr 20, Th 19, We 18, Tu 17, Mo 16, Fr 13, Th 12, We 11, Tu 10; strict: Fr 6 (Mo 9 is off).
    CHECK(days(ten, "2026-03-27") == "2026-03-06 2026-03-10");
    const Count counted = count(ten, day("2026-07-31"));
    CHECK(counted.has(Count::Note::two_readings));
    CHECK(counted.steps.front().date == day("2026-07-31"));
    CHECK(counted.steps.back().date == day("2026-07-16"));
    CHECK(failure(ten, "2022-01-10") == "ACT-0207"); // 2021 is not known
}

TEST_CASE("a month before the first day, clamped to the end of a shorter month") {
    const Deadline month = limit(1, Unit::months, Direction::before);
    CHECK(days(month, "2026-10-20") == "2026-09-18 2026-09-20"); // a Sunday: the Friday before
    CHECK(days(month, "2026-03-31") == "2026-02-27 2026-02-28"); // a Saturday
    CHECK(days(month, "2026-12-10") == "2026-11-10 2026-11-10");
}

TEST_CASE("fixed days of the month after a quarter or a month stay where they are") {
    const Deadline report = limit(10, Unit::day_of_month, Direction::by, Period::quarter), dues = limit(25, Unit::day_of_month, Direction::by, Period::quarter);
    CHECK(days(report, "2026-03-31") == "2026-04-10 2026-04-10");
    CHECK(days(report, "2026-01-01") == "2026-04-10 2026-04-10"); // any day of the quarter
    CHECK(days(report, "2025-12-31") == "2026-01-09 2026-01-10"); // a Saturday
    CHECK(days(dues, "2026-09-30") == "2026-10-23 2026-10-25");   // Day of the Republic, a Sunday
    CHECK(failure(report, "2026-12-31") == "ACT-0207");
    const Deadline progress = limit(20, Unit::day_of_month, Direction::on, Period::month);
    CHECK(days(progress, "2026-10-31") == "2026-11-20 2026-11-20");
    CHECK(days(progress, "2026-08-15") == "2026-09-18 2026-09-20");
    CHECK(count(progress, day("2026-08-15")).has(Count::Note::moved_to_working_day));
    CHECK(count(progress, day("2026-08-15")).counted_from == day("2026-08-31"));
    // T-214: the month that follows the quarter (deadlines.md, section 5: 31 January, 30 April, 31 July, 31 October).
    const Deadline information = limit(1, Unit::months, Direction::after, Period::quarter);
    CHECK(days(information, "2025-12-31") == "2026-01-30 2026-01-31");
    CHECK(days(information, "2026-03-31") == "2026-04-30 2026-04-30");
    CHECK(days(information, "2026-06-30") == "2026-07-31 2026-07-31");
    CHECK(days(information, "2026-09-30") == "2026-10-30 2026-10-31");
}

TEST_CASE("before 1 July: 30 June is safe, 1 July is taken with a warning") {
    Deadline audit;
    audit.unit = Unit::date;
    audit.direction = Direction::before;
    audit.month_day = Deadline::MonthDay{7, 1};
    CHECK(days(audit, "2026-01-01") == "2026-06-30 2026-07-01");
    CHECK(days(audit, "2026-07-01") == "2026-06-30 2026-07-01");
    CHECK(days(audit, "2025-07-02") == "2026-06-30 2026-07-01");
    CHECK(count(audit, day("2026-01-01")).has(Count::Note::accept_with_warning));
}

TEST_CASE("limits without a length: at once, the day itself, a day named by the act, the period, no day at all") {
    Deadline once;
    once.direction = Direction::at_once;
    CHECK(days(once, "2026-11-20") == "2026-11-20 —");
    CHECK(days(once, "2026-11-21") == "2026-11-23 —");
    CHECK(acts::gives_day(once, true));
    CHECK_FALSE(acts::gives_day(once, false));
    Deadline intake;
    intake.direction = Direction::before;
    CHECK(days(intake, "2026-11-21") == "2026-11-20 2026-11-21");
    intake.direction = Direction::on;
    CHECK(days(intake, "2026-11-21") == "2026-11-21 2026-11-21");
    Deadline named;
    named.unit = Unit::date;
    named.direction = Direction::on;
    named.date = day("2029-01-01");
    CHECK(days(named, "2026-11-21") == "2029-01-01 2029-01-01"); // no calendar is needed
    CHECK(days(limit(1, Unit::none, Direction::period, Period::quarter), "2026-11-21") == "2026-12-31 2026-12-31");
    Deadline open;
    CHECK(days(open, "2026-11-21") == "— —");
    CHECK_FALSE(acts::gives_day(open, true));
}

TEST_CASE("terms that may not be shorter: the earliest last day") {
    CHECK(days(limit(1, Unit::years, Direction::minimum), "2026-02-01") == "2027-02-01 2027-01-31");
    CHECK(days(limit(6, Unit::months, Direction::threshold), "2026-09-01") == "2027-03-01 2027-02-28");
}

TEST_CASE("what the act leaves open is noted") {
    Deadline commission = working(10, Direction::after);
    CHECK(count(commission, day("2026-11-02")).notes.empty());
    commission.start_is_stated = false;
    CHECK(count(commission, day("2026-11-02")).has(Count::Note::start_is_assumed));
    commission.applies_from = day("2029-01-01");
    CHECK(count(commission, day("2026-11-02")).has(Count::Note::not_yet_in_force));
}

TEST_CASE("a limit that goes with another takes its day") {
    acts::Regime regime;
    Deadline report = limit(10, Unit::day_of_month, Direction::by, Period::quarter), tables;
    report.key = "quarterly-report";
    tables.key = "nonresident-tables";
    tables.direction = Direction::with;
    tables.with = "quarterly-report";
    regime.deadlines = {tables, report};
    CHECK(acts::counted_deadline(regime.deadlines[0], regime).key == "quarterly-report");
    CHECK(acts::counted_deadline(regime.deadlines[1], regime).key == "quarterly-report");
    diag::Log log;
    CHECK(acts::require_deadline(regime, "quarterly-report", {}, log));
    CHECK_FALSE(acts::require_deadline(regime, "quaterly-report", {}, log));
    const auto problems = log.take();
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].id == "ACT-0210");
    CHECK(problems[0].arguments.back().value == "quarterly-report");
}

TEST_CASE("laws of counting hold for thousands of days") {
    std::mt19937 random(20261120); // a fixed seed: the same days each time
    const base::Date first = day("2022-03-01");
    const auto pick = [&] { return *first.plus_days(std::uniform_int_distribution<int>(0, 1670)(random)); }; // to the end of September 2026
    for (int round = 0; round < 5000; ++round) {
        const base::Date from = pick();
        const int length = std::uniform_int_distribution<int>(1, 30)(random);
        INFO(from.iso() << " " << length);
        const Count forward = count(working(length, Direction::after), from);
        // It ends on a working day, and exactly `length` days of it are counted.
        REQUIRE(calendar().is_worked(*forward.limit) == true);
        int counted = 0;
        for (base::Date date = *from.plus_days(1); date <= *forward.limit; date = *date.plus_days(1))
            counted += *calendar().is_worked(date) ? 1 : 0;
        REQUIRE(counted == length);
        REQUIRE(forward.steps.back().number == length);
        // Later events never have earlier ends.
        const base::Date later = pick();
        const Count other = count(working(length, Direction::after), later);
        REQUIRE((from <= later ? *forward.limit <= *other.limit : *forward.limit >= *other.limit));
        // Backward is the mirror of forward, from a working day.
        if (*calendar().is_worked(from)) {
            const Count back = count(working(length, Direction::before), *forward.limit);
            REQUIRE(*back.limit == from);
            REQUIRE(*back.target < *back.limit);
            REQUIRE(calendar().is_worked(*back.target) == true);
            REQUIRE(*count(working(1, Direction::after), *back.target).limit == *back.limit);
        }
        // One more day is later.
        REQUIRE(*forward.limit < *count(working(length + 1, Direction::after), from).limit);
        // Calendar days: the target is exact, the limit a working day not before it and the nearest such.
        const Count calendar_days = count(limit(length, Unit::calendar_days, Direction::after), from);
        REQUIRE(*calendar_days.target == *from.plus_days(length));
        REQUIRE(*calendar_days.limit >= *calendar_days.target);
        REQUIRE(calendar().is_worked(*calendar_days.limit) == true);
        for (base::Date date = *calendar_days.target; date < *calendar_days.limit; date = *date.plus_days(1))
            REQUIRE(calendar().is_worked(date) == false);
        // Targets of fixed days are working days, not behind the limit.
        const Count fixed = count(limit(1 + length % 28, Unit::day_of_month, Direction::by, Period::quarter), from);
        REQUIRE(*fixed.target <= *fixed.limit);
        REQUIRE(calendar().is_worked(*fixed.target) == true);
        REQUIRE(*fixed.limit > from);
    }
}
