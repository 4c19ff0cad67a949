#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace qujat::base {

/// A day of the proleptic Gregorian calendar, always valid once made. Years 1900 to 2199: outside them a date in an official paper
/// is a slip of the keyboard.
class Date {
  public:
    static std::optional<Date> from_parts(int year, int month, int day);
    /// ISO 8601 calendar date, extended form only: "2026-11-20".
    static std::optional<Date> parse_iso(std::string_view text);

    int year() const { return year_; }
    int month() const { return month_; }
    int day() const { return day_; }
    std::string iso() const;
    /// 1 Monday to 7 Sunday (ISO 8601).
    int weekday() const;
    /// Nothing when it would leave the years this class knows.
    std::optional<Date> plus_days(long long days) const;
    /// The same day of the month, or the last of a month that has no such day: 31 January and one month is 28 February.
    std::optional<Date> plus_months(long long months) const;
    Date first_of_month() const;
    Date last_of_month() const;
    friend constexpr auto operator<=>(const Date&, const Date&) = default;

  private:
    Date(int year, int month, int day) : year_(year), month_(month), day_(day) {}
    int year_, month_, day_;
};

/// A point of time as official papers of Kazakhstan bear it: local time at the fixed offset +05:00 (the whole country since 2024-03-01).
/// The machine's own time zone never takes part.
struct Timestamp {
    Date date;
    int hour = 0, minute = 0, second = 0;

    /// From seconds since 1970-01-01T00:00:00Z.
    static Timestamp from_unix(long long seconds);
    /// "2026-11-20T14:05:09+05:00"; only this offset is accepted.
    static std::optional<Timestamp> parse_iso(std::string_view text);
    std::string iso() const;
    /// PDF date string (ISO 32000-1, 7.9.4): "D:20261120140509+05'00'".
    std::string pdf() const;
};

} // namespace qujat::base
