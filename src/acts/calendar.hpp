#pragma once

#include "acts/acts.hpp"

#include <map>
#include <optional>
#include <string>

/// Which days are worked (templates/calendar.xml). A year stands in it whole or not at all, and nobody counts into a year that is absent: a week of five days without
/// its holidays would be a guess (deadlines.md, section 7, rule 2).
namespace qujat::acts {

class Calendar {
  public:
    /// Why nobody works on a day from Monday to Friday.
    struct Off {
        Name holiday;                   ///< empty where a day of rest was moved here
        std::optional<base::Date> instead; ///< the day on which the holiday fell, or the Saturday or Sunday worked for it
        std::string source;                ///< empty: that of the year
    };
    struct Year {
        std::string source;
        diag::Place place;
    };

    bool has_year(int year) const { return years_.contains(year); }
    /// Whether people work on that day; nothing when its year is absent.
    std::optional<bool> is_worked(base::Date day) const;
    /// Null on a Saturday or Sunday and on a day that is worked.
    const Off* find_off(base::Date day) const;
    /// A Saturday or Sunday that is worked: the day of rest it was given for.
    const base::Date* find_worked_weekend(base::Date day) const;
    const std::map<int, Year>& years() const { return years_; }
    /// ACT-0207: the year of `day` is absent; names the file, the year and what to add.
    diag::Diagnostic missing_year(base::Date day, diag::Place place) const;

  private:
    friend class CalendarLoader;
    std::map<int, Year> years_;
    std::map<base::Date, Off> off_;
    std::map<base::Date, base::Date> worked_;
    diag::SourcePtr source_;
};

/// Reads calendar.xml; its grammar stands at its head. Reports ACT-0001 to ACT-0004, ACT-0205 (a day outside its year, or years not ascending), ACT-0206 (a day off that is a Saturday or
/// Sunday, a worked day that is none, a transfer that the rule does not know), and what `xml::parse` reports.
diag::Result<Calendar> load_calendar(diag::SourcePtr source);

} // namespace qujat::acts
