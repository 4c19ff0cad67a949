#pragma once

#include "acts/acts.hpp"
#include "acts/calendar.hpp"

#include <optional>
#include <vector>

/// How days are counted. The acts give time limits and no rules of counting: these are ours (deadlines.md, section 7), and whoever shows a day shows the rule with it.
namespace qujat::acts {

/// One day of the count, in the order of counting.
struct Step {
    /// `start`: day 0. `counted`: has a number. The rest are skipped, and why.
    enum class Kind { start, counted, weekend, holiday, moved_rest } kind = Kind::counted;
    base::Date date;
    int number = 0;                    ///< of a counted day, from 1
    const Calendar::Off* off = nullptr; ///< of a holiday or a moved day of rest: lives as long as the calendar
    bool is_worked_weekend = false;    ///< counted although it is a Saturday or Sunday
};

/// What was counted. `target`: the day to aim at, safe under every reading. `limit`: the last day that may not be called late under the reading that is kindest to whoever must act.
struct Count {
    /// Which rule of section 7 was applied, in its order; the last ones need no counting.
    enum class Rule {
        working_days_after,    // 1
        calendar_days_after,   // 3
        working_days_before,   // 4
        calendar_days_before,  // the freshness of a paper: not issued earlier than that day
        months_before,         // 5
        months_after,          // months and years forward, and the month after a period (T-214)
        day_of_month,          // 6
        before_day_of_year,    // 7
        on_day_of_month,       // 8
        at_once,
        that_day,              // the event itself, or the day named by the act
        least_length,          // a term that may not be shorter: the earliest last day
        period,                // the period that holds the day
        no_day                 // the act names no length and no day
    } rule = Rule::no_day;
    enum class Note {
        last_day_is_off,       ///< calendar days end on a day off: whether it moves is not stated
        two_readings,          ///< backward count: strict is the target, mirror the limit
        moved_to_working_day,  ///< the target is the last working day on or before a day off
        accept_with_warning,   ///< "before 1 July": that day itself is taken with a warning
        start_is_assumed,      ///< the act does not say from when
        not_yet_in_force,      ///< `applies_from` is later than the start
        no_length              ///< the act gives no length
    };
    base::Date start;          ///< the day given
    base::Date counted_from;   ///< day 0: the end of the period where the limit runs from one
    std::vector<Step> steps;
    std::optional<base::Date> target, limit;
    std::vector<Note> notes;

    bool has(Note note) const;
};

/// The limit for `start`, the day of the event (for limits after a period: any day of it). `deadline` must not be one `with` another: count that one.
/// Nothing with ACT-0207 when the count enters a year that the calendar lacks (`place`: where the start stands), ACT-0209 when it leaves the years 1900 to 2199.
std::optional<Count> count(const Deadline& deadline, base::Date start, const Calendar& calendar, const diag::Place& place, diag::Log& log);

/// The deadline whose day `deadline` takes: itself, unless it is `with` another of the same edition.
const Deadline& counted_deadline(const Deadline& deadline, const Regime& regime);

/// The deadline of an edition by its key. Null with ACT-0210 (which keys there are, the nearest).
const Deadline* require_deadline(const Regime& regime, std::string_view key, const diag::Place& place, diag::Log& log);

/// Whether a count can give the day at all: not for a limit without length. `target`: whether a target is asked for, instead of the limit.
bool gives_day(const Deadline& deadline, bool target);

/// First and last day of the month or quarter that holds `day`.
base::Date period_begin(base::Date day, Deadline::Period period);
base::Date period_end(base::Date day, Deadline::Period period);

} // namespace qujat::acts
