#include "acts/count.hpp"

#include "base/nearest.hpp"
#include "base/words.hpp"

#include <algorithm>

namespace qujat::acts {

namespace {

using Rule = Count::Rule;
using Note = Count::Note;
using Unit = Deadline::Unit;
using Direction = Deadline::Direction;

Rule rule_of(const Deadline& deadline) {
    const bool is_long = deadline.unit == Unit::months || deadline.unit == Unit::years;
    if (deadline.month_day)
        return Rule::before_day_of_year;
    if (deadline.date)
        return Rule::that_day;
    if (deadline.direction == Direction::at_once)
        return Rule::at_once;
    if (deadline.direction == Direction::period)
        return Rule::period;
    if (!deadline.length)
        return deadline.direction == Direction::before || deadline.direction == Direction::on || deadline.direction == Direction::by ? Rule::that_day : Rule::no_day;
    if (deadline.direction == Direction::minimum || deadline.direction == Direction::threshold)
        return is_long ? Rule::least_length : Rule::no_day;
    const bool is_before = deadline.direction == Direction::before;
    switch (deadline.unit) {
    case Unit::working_days: return is_before ? Rule::working_days_before : Rule::working_days_after;
    case Unit::calendar_days: return is_before ? Rule::calendar_days_before : Rule::calendar_days_after;
    case Unit::months:
    case Unit::years: return is_before ? Rule::months_before : Rule::months_after;
    case Unit::day_of_month: return deadline.direction == Direction::on ? Rule::on_day_of_month : Rule::day_of_month;
    case Unit::date:
    case Unit::none: break;
    }
    return Rule::no_day;
}

/// One count. A day of a missing year, and one outside the years there are, stop it.
class Counter {
  public:
    Counter(const Deadline& deadline, base::Date start, const Calendar& calendar, const diag::Place& place)
        : deadline_(deadline), calendar_(calendar), place_(place), length_(deadline.length.value_or(0)), out_{rule_of(deadline), start, start, {}, {}, {}, {}} {}

    Count run() {
        if (!deadline_.start_is_stated)
            out_.notes.push_back(Note::start_is_assumed);
        if (deadline_.applies_from && out_.start < *deadline_.applies_from)
            out_.notes.push_back(Note::not_yet_in_force);
        out_.counted_from = deadline_.period == Deadline::Period::none ? out_.start : period_end(out_.start, deadline_.period);
        by_rule();
        return std::move(out_);
    }

  private:
    void by_rule() {
        const base::Date from = out_.counted_from;
        switch (out_.rule) {
        case Rule::working_days_after:
            out_.target = out_.limit = walk(length_, 1);
            return;
        case Rule::calendar_days_after:
            each_day(1);
            out_.target = plus_days(from, length_);
            out_.limit = worked_on(*out_.target, 1);
            if (out_.limit != out_.target)
                out_.notes.push_back(Note::last_day_is_off);
            return;
        case Rule::calendar_days_before:
            each_day(-1);
            out_.target = out_.limit = plus_days(from, -length_);
            return;
        case Rule::working_days_before:
            out_.limit = walk(length_, -1);
            out_.target = worked_on(plus_days(*out_.limit, -1), -1);
            step(*out_.target, length_ + 1);
            out_.notes.push_back(Note::two_readings);
            return;
        case Rule::months_before:
            out_.limit = plus_months(from, -months());
            target_on_or_before_limit();
            return;
        case Rule::months_after:
            out_.limit = plus_months(from, months());
            if (deadline_.period != Deadline::Period::none)
                out_.limit = out_.limit->last_of_month(); // 415 cl. 70, 703 cl. 41: the month that follows the quarter, whole (T-214)
            target_on_or_before_limit();
            return;
        case Rule::day_of_month:
        case Rule::on_day_of_month: {
            const base::Date first = plus_days(from.last_of_month(), 1);
            out_.limit = base::Date::from_parts(first.year(), first.month(), std::min(length_, first.last_of_month().day()));
            target_on_or_before_limit();
            return;
        }
        case Rule::before_day_of_year:
            out_.limit = day_of_year(from.year());
            if (*out_.limit < from)
                out_.limit = day_of_year(from.year() + 1);
            out_.target = plus_days(*out_.limit, -1);
            out_.notes.push_back(Note::accept_with_warning);
            return;
        case Rule::at_once:
            out_.target = worked_on(from, 1);
            return;
        case Rule::that_day:
            out_.target = out_.limit = deadline_.date.value_or(from);
            if (!deadline_.date && deadline_.direction == Direction::before)
                target_on_or_before_limit();
            return;
        case Rule::least_length:
            // A term of a year that begins on 1 February has its whole year on 31 January: the kindest reading; the day of the same number is safe.
            out_.target = plus_months(from, months());
            out_.limit = plus_days(*out_.target, -1);
            return;
        case Rule::period:
            out_.target = out_.limit = period_end(from, deadline_.period);
            return;
        case Rule::no_day:
            out_.notes.push_back(Note::no_length);
            return;
        }
    }

    int months() const { return deadline_.unit == Unit::years ? 12 * length_ : length_; }

    base::Date day_of_year(int year) const {
        const auto day = base::Date::from_parts(year, deadline_.month_day->month, deadline_.month_day->day);
        return day ? *day : outside();
    }
    base::Date plus_days(base::Date day, int days) const {
        const auto moved = day.plus_days(days);
        return moved ? *moved : outside();
    }
    base::Date plus_months(base::Date day, int months) const {
        const auto moved = day.plus_months(months);
        return moved ? *moved : outside();
    }
    [[noreturn]] base::Date outside() const { diag::stop("ACT-0209", place_, {{"date", out_.start.iso()}}); }
    bool is_worked(base::Date day) const {
        const auto worked = calendar_.is_worked(day);
        if (!worked)
            throw diag::Stop{calendar_.missing_year(day, place_)};
        return *worked;
    }
    // `day`, or the next worked one in that direction.
    base::Date worked_on(base::Date day, int direction) const {
        while (!is_worked(day))
            day = plus_days(day, direction);
        return day;
    }

    // The `days`-th working day behind or before day 0, which does not count.
    base::Date walk(int days, int direction) {
        base::Date day = out_.counted_from;
        start_step();
        for (int number = 0; number < days;) {
            day = plus_days(day, direction);
            if (is_worked(day))
                ++number;
            step(day, number);
        }
        return day;
    }

    void each_day(int direction) {
        start_step();
        for (int number = 1; number <= length_; ++number)
            out_.steps.push_back({Step::Kind::counted, plus_days(out_.counted_from, direction * number), number, nullptr, false});
    }

    void start_step() { out_.steps.push_back({Step::Kind::start, out_.counted_from, 0, nullptr, false}); }

    void step(base::Date day, int number) {
        if (is_worked(day)) {
            out_.steps.push_back({Step::Kind::counted, day, number, nullptr, calendar_.find_worked_weekend(day) != nullptr});
            return;
        }
        const Calendar::Off* off = calendar_.find_off(day);
        const Step::Kind kind = !off ? Step::Kind::weekend : off->holiday.en.empty() ? Step::Kind::moved_rest : Step::Kind::holiday;
        out_.steps.push_back({kind, day, 0, off, false});
    }

    // The acts have no rule that moves a fixed day (T-903): the day itself is the limit.
    void target_on_or_before_limit() {
        out_.target = worked_on(*out_.limit, -1);
        if (out_.target != out_.limit)
            out_.notes.push_back(Note::moved_to_working_day);
    }

    const Deadline& deadline_;
    const Calendar& calendar_;
    const diag::Place& place_;
    int length_;
    Count out_;
};

} // namespace

bool Count::has(Note note) const { return std::ranges::find(notes, note) != notes.end(); }

base::Date period_begin(base::Date day, Deadline::Period period) {
    const int month = period == Deadline::Period::quarter ? (day.month() - 1) / 3 * 3 + 1 : day.month();
    return period == Deadline::Period::none ? day : *base::Date::from_parts(day.year(), month, 1);
}

base::Date period_end(base::Date day, Deadline::Period period) {
    const int month = period == Deadline::Period::quarter ? (day.month() - 1) / 3 * 3 + 3 : day.month();
    return period == Deadline::Period::none ? day : base::Date::from_parts(day.year(), month, 1)->last_of_month();
}

std::optional<Count> count(const Deadline& deadline, base::Date start, const Calendar& calendar, const diag::Place& place, diag::Log& log) {
    try {
        return Counter(deadline, start, calendar, place).run();
    } catch (const diag::Stop& stop) {
        log.add(stop.diagnostic);
        return std::nullopt;
    }
}

const Deadline& counted_deadline(const Deadline& deadline, const Regime& regime) {
    const Deadline* other = deadline.direction == Direction::with ? regime.find_deadline(deadline.with) : nullptr;
    return other ? *other : deadline;
}

const Deadline* require_deadline(const Regime& regime, std::string_view key, const diag::Place& place, diag::Log& log) {
    const Deadline* found = regime.find_deadline(key);
    if (found)
        return found;
    std::vector<std::string> known;
    for (const Deadline& deadline : regime.deadlines)
        known.push_back(deadline.key);
    std::ranges::sort(known);
    const std::string near = base::nearest(std::string(key), known);
    log.add("ACT-0210", place, {{"found", diag::quoted(key)}, {"regime", regime.id}, {"known", known.empty() ? "—" : base::join(known)}, {"nearest", near.empty() ? "—" : near}});
    return nullptr;
}

bool gives_day(const Deadline& deadline, bool target) {
    const Rule rule = rule_of(deadline);
    return rule != Rule::no_day && (target || rule != Rule::at_once);
}

} // namespace qujat::acts
