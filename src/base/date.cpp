#include "base/date.hpp"

#include <chrono>

#include <fmt/format.h>

namespace qujat::base {

namespace {

std::optional<int> digits(std::string_view text, std::size_t offset, std::size_t count) {
    if (offset + count > text.size())
        return std::nullopt;
    int value = 0;
    for (std::size_t i = offset; i < offset + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

constexpr long long offset_seconds = 5 * 3600;

std::chrono::year_month_day calendar_day(const Date& date) {
    return {std::chrono::year{date.year()}, std::chrono::month{static_cast<unsigned>(date.month())}, std::chrono::day{static_cast<unsigned>(date.day())}};
}

std::optional<Date> to_date(const std::chrono::year_month_day& day) {
    return Date::from_parts(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())), static_cast<int>(static_cast<unsigned>(day.day())));
}

// More than this leads out of any year; it keeps the sums below from overflowing.
constexpr long long most_days = 400'000;

} // namespace

std::optional<Date> Date::from_parts(int year, int month, int day) {
    if (year < 1900 || year > 2199 || month < 1 || day < 1)
        return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day)}};
    if (!ymd.ok())
        return std::nullopt;
    return Date(year, month, day);
}

std::optional<Date> Date::parse_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    if (!year || !month || !day)
        return std::nullopt;
    return from_parts(*year, *month, *day);
}

std::string Date::iso() const { return fmt::format("{:04}-{:02}-{:02}", year_, month_, day_); }

int Date::weekday() const { return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{calendar_day(*this)}}.iso_encoding()); }

std::optional<Date> Date::plus_days(long long days) const {
    if (days > most_days || days < -most_days)
        return std::nullopt;
    return to_date(std::chrono::sys_days{calendar_day(*this)} + std::chrono::days{days});
}

std::optional<Date> Date::plus_months(long long months) const {
    if (months > most_days || months < -most_days)
        return std::nullopt;
    const std::chrono::year_month_day moved = calendar_day(*this) + std::chrono::months{static_cast<int>(months)};
    return to_date(moved.ok() ? moved : std::chrono::year_month_day{moved.year() / moved.month() / std::chrono::last});
}

Date Date::first_of_month() const { return Date(year_, month_, 1); }

Date Date::last_of_month() const { return *to_date(std::chrono::year_month_day{calendar_day(*this).year() / calendar_day(*this).month() / std::chrono::last}); }

Timestamp Timestamp::from_unix(long long seconds) {
    const long long local = seconds + offset_seconds;
    const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{local}});
    const std::chrono::year_month_day ymd{day};
    const long long rest = local - day.time_since_epoch().count() * 86400LL;
    const auto date = Date::from_parts(static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
                                       static_cast<int>(static_cast<unsigned>(ymd.day())));
    // A clock outside 1900..2199 is broken; the first day of the epoch is as wrong as any other and shows itself.
    return Timestamp{date.value_or(*Date::from_parts(1970, 1, 1)), static_cast<int>(rest / 3600), static_cast<int>(rest / 60 % 60),
                     static_cast<int>(rest % 60)};
}

std::optional<Timestamp> Timestamp::parse_iso(std::string_view text) {
    if (text.size() != 25 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.substr(19) != "+05:00")
        return std::nullopt;
    const auto date = Date::parse_iso(text.substr(0, 10));
    const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    return Timestamp{*date, *hour, *minute, *second};
}

std::string Timestamp::iso() const { return fmt::format("{}T{:02}:{:02}:{:02}+05:00", date.iso(), hour, minute, second); }

std::string Timestamp::pdf() const {
    return fmt::format("D:{:04}{:02}{:02}{:02}{:02}{:02}+05'00'", date.year(), date.month(), date.day(), hour, minute, second);
}

} // namespace qujat::base
