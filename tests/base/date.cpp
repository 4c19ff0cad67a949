#include "base/date.hpp"

#include "catch.hpp"

using namespace qujat::base;

namespace {

std::string iso(int year, int month, int day) {
    const auto date = Date::from_parts(year, month, day);
    return date ? date->iso() : "none";
}

} // namespace

TEST_CASE("only days of the Gregorian calendar become dates") {
    CHECK(iso(2026, 11, 20) == "2026-11-20");
    CHECK(iso(2026, 2, 28) == "2026-02-28");
    CHECK(iso(2026, 2, 29) == "none");
    CHECK(iso(2024, 2, 29) == "2024-02-29");
    CHECK(iso(2000, 2, 29) == "2000-02-29"); // a century that 400 divides
    CHECK(iso(1900, 2, 29) == "none");       // and one that it does not
    CHECK(iso(2100, 2, 29) == "none");
    CHECK(iso(2026, 4, 31) == "none");
    CHECK(iso(2026, 12, 31) == "2026-12-31");
    CHECK(iso(2026, 0, 1) == "none");
    CHECK(iso(2026, 13, 1) == "none");
    CHECK(iso(2026, 1, 0) == "none");
    CHECK(iso(2026, 1, -1) == "none");
    CHECK(iso(2026, -3, 1) == "none");
}

TEST_CASE("years outside 1900 to 2199 are slips of the keyboard") {
    CHECK(iso(1900, 1, 1) == "1900-01-01");
    CHECK(iso(1899, 12, 31) == "none");
    CHECK(iso(2199, 12, 31) == "2199-12-31");
    CHECK(iso(2200, 1, 1) == "none");
}

TEST_CASE("a date is read from the extended ISO form and from no other") {
    REQUIRE(Date::parse_iso("2026-11-20"));
    CHECK(Date::parse_iso("2026-11-20")->year() == 2026);
    CHECK(Date::parse_iso("2026-11-20")->month() == 11);
    CHECK(Date::parse_iso("2026-11-20")->day() == 20);
    for (const char* text : {"", "20261120", "2026-11-2", "2026-1-20", "20.11.2026", "2026-11-20 ", " 2026-11-20", "2026/11/20", "2026-11-20T00:00:00",
                             "+026-11-20", "2026-1a-20", "2026-11-3\xD9", "-2026-11-2", "2026-00-10", "2026-02-30"})
        CHECK_FALSE(Date::parse_iso(text));
}

TEST_CASE("dates compare by the calendar") {
    CHECK(*Date::parse_iso("2025-12-31") < *Date::parse_iso("2026-01-01"));
    CHECK(*Date::parse_iso("2026-01-31") < *Date::parse_iso("2026-02-01"));
    CHECK(*Date::parse_iso("2026-02-01") == *Date::from_parts(2026, 2, 1));
}

TEST_CASE("seconds since the epoch become local time at +05:00, whatever the day") {
    CHECK(Timestamp::from_unix(0).iso() == "1970-01-01T05:00:00+05:00");
    // 2001-09-09T01:46:40Z is the well-known billionth second.
    CHECK(Timestamp::from_unix(1'000'000'000).iso() == "2001-09-09T06:46:40+05:00");
    CHECK(Timestamp::from_unix(1'767'225'600 - 5 * 3600).iso() == "2026-01-01T00:00:00+05:00"); // 2026-01-01T00:00Z = 1767225600
    CHECK(Timestamp::from_unix(1'767'225'600 - 5 * 3600 - 1).iso() == "2025-12-31T23:59:59+05:00");
    CHECK(Timestamp::from_unix(1'709'164'800 - 1).iso() == "2024-02-29T04:59:59+05:00"); // 2024-02-29T00:00Z = 1709164800
    CHECK(Timestamp::from_unix(-1).iso() == "1970-01-01T04:59:59+05:00");
    CHECK(Timestamp::from_unix(-5 * 3600 - 1).iso() == "1969-12-31T23:59:59+05:00");
}

TEST_CASE("a broken clock gives the first day of the epoch, not another broken date") {
    CHECK(Timestamp::from_unix(100'000'000'000).date.iso() == "1970-01-01");
    CHECK(Timestamp::from_unix(-100'000'000'000).date.iso() == "1970-01-01");
}

TEST_CASE("a time stamp is read only with the offset of Kazakhstan") {
    const auto read = Timestamp::parse_iso("2026-11-20T14:05:09+05:00");
    REQUIRE(read);
    CHECK(read->iso() == "2026-11-20T14:05:09+05:00");
    CHECK(read->hour == 14);
    CHECK(read->minute == 5);
    CHECK(read->second == 9);
    for (const char* text : {"2026-11-20", "2026-11-20T14:05:09Z", "2026-11-20T14:05:09+06:00", "2026-11-20T14:05:09-05:00", "2026-11-20 14:05:09+05:00",
                             "2026-11-20T24:00:00+05:00", "2026-11-20T23:60:00+05:00", "2026-11-20T23:59:60+05:00", "2026-11-31T00:00:00+05:00", "2026-11-20T14.05:09+05:00"})
        CHECK_FALSE(Timestamp::parse_iso(text));
}

TEST_CASE("the PDF form of a time stamp carries its offset") {
    // ISO 32000-1, 7.9.4: (D:YYYYMMDDHHmmSSOHH'mm')
    CHECK(Timestamp::parse_iso("2026-01-02T03:04:05+05:00")->pdf() == "D:20260102030405+05'00'");
}
