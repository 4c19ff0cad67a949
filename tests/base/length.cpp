#include "base/length.hpp"

#include "catch.hpp"

#include <limits>

using namespace qujat::base;

TEST_CASE("a point is 65536 units and lengths add exactly") {
    CHECK((1_pt).raw() == 65536);
    CHECK(3_pt + 4_pt == 7_pt);
    CHECK(3_pt - 4_pt == -(1_pt));
    CHECK((3_pt * 5).raw() == 15 * 65536);
    CHECK((3_pt / 2).raw() == 98304);
    Length length = 2_pt;
    length += 1_pt;
    length -= 5_pt;
    CHECK(length == Length::points(-2));
    CHECK(Length() < 1_pt);
}

TEST_CASE("millimetres are 72/25.4 points each, to the nearest unit") {
    // CSS Values 3, 6.2: 1in = 2.54cm = 72pt; 65536 * 72 / 25.4 = 185771.339...
    CHECK((1_mm).raw() == 185771);
    CHECK((10_mm).raw() == 1857713);     // 1857713.386
    CHECK((210_mm).raw() == 39011981);   // 39011981.102
    CHECK((297_mm).raw() == 55174088);   // 55174087.559
    CHECK(254_mm == 720_pt);
    CHECK(127_mm == 360_pt);
}

TEST_CASE("ratios are rounded half away from zero") {
    CHECK(Length::ratio(1, 3).raw() == 21845);   // 21845.33
    CHECK(Length::ratio(2, 3).raw() == 43691);   // 43690.67
    CHECK(Length::ratio(-1, 3).raw() == -21845);
    CHECK(Length::ratio(-2, 3).raw() == -43691);
    CHECK(Length::ratio(1, 131072).raw() == 1);  // one half
    CHECK(Length::ratio(-1, 131072).raw() == -1);
    CHECK(Length::ratio(1, 131073).raw() == 0);  // a little less than one half
    CHECK(Length::ratio(-1, 131073).raw() == 0);
}

TEST_CASE("scaling is rounded half away from zero") {
    CHECK(Length::from_raw(1).scaled(1, 2).raw() == 1);
    CHECK(Length::from_raw(-1).scaled(1, 2).raw() == -1);
    CHECK(Length::from_raw(5).scaled(1, 10).raw() == 1);
    CHECK(Length::from_raw(4).scaled(1, 10).raw() == 0);
    CHECK(Length::from_raw(-5).scaled(1, 10).raw() == -1);
    CHECK(Length::from_raw(7).scaled(2, 3).raw() == 5); // 4.67
    CHECK((12_pt).scaled(1'200'000, 1'000'000) == Length::from_raw(943718)); // 14.4pt = 943718.4
}

TEST_CASE("scaling beyond all paper stops at a limit instead of overflowing") {
    const Length vast = Length::from_raw(std::int64_t{1} << 45);
    const Length far = vast.scaled(1'000'000'000'000, 1'000'000);
    CHECK(far > vast);
    CHECK(-far == vast.scaled(-1'000'000'000'000, 1'000'000));
    CHECK(far.scaled(1'000'000'000'000, 1) == far);
    CHECK(far + far > far); // sums of such lengths still have room
    CHECK((far * 100).raw() > 0);
}

TEST_CASE("rectangles and sizes compare by value") {
    CHECK(Rect{1_pt, 2_pt, 3_pt, 4_pt} == Rect{1_pt, 2_pt, 3_pt, 4_pt});
    CHECK_FALSE(Rect{1_pt, 2_pt, 3_pt, 4_pt} == Rect{1_pt, 2_pt, 3_pt, 5_pt});
    CHECK(Size{1_pt, 2_pt} == Size{1_pt, 2_pt});
    CHECK(Point{} == Point{Length(), Length()});
}

TEST_CASE("a short length is exact on any paper and stops beyond") {
    CHECK(sizeof(ShortLength) == 4);
    for (const std::int64_t raw : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{14400} * 65536, std::int64_t{0x7FFFFFFF}, std::int64_t{-0x7FFFFFFF}})
        CHECK(Length(ShortLength(Length::from_raw(raw))).raw() == raw);
    CHECK(ShortLength(Length::from_raw(std::int64_t{0x80000000})).raw() == 0x7FFFFFFF);
    CHECK(ShortLength(Length::from_raw(std::int64_t{1} << 48)).raw() == 0x7FFFFFFF);
    CHECK(ShortLength(Length::from_raw(-(std::int64_t{1} << 48))).raw() == -0x7FFFFFFF);
    ShortLength sum = Length::points(32767);
    sum += Length::points(32767);
    CHECK(sum.raw() == 0x7FFFFFFF);
    sum += -Length::points(40000);
    CHECK(sum.raw() == 0x7FFFFFFF - std::int64_t{40000} * 65536);
}
