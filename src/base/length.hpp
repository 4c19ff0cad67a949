#pragma once

#include <compare>
#include <cstdint>

namespace qujat::base {

/// A distance on paper: a 64-bit count of 1/65536 pt (1 pt = 1/72 inch). Exact to add and compare, so that equal input gives equal
/// pages on every machine; no floating point takes part. HarfBuzz shapes directly in this unit.
class Length {
  public:
    static constexpr std::int64_t per_point = 65536;

    constexpr Length() = default;
    static constexpr Length from_raw(std::int64_t raw) { return Length(raw); }
    static constexpr Length points(std::int64_t n) { return Length(n * per_point); }
    /// `numerator / denominator` points, rounded half away from zero.
    static constexpr Length ratio(std::int64_t numerator, std::int64_t denominator) {
        const std::int64_t scaled = numerator * per_point;
        const std::int64_t half = denominator / 2;
        return Length((scaled + (scaled < 0 ? -half : half)) / denominator);
    }
    constexpr std::int64_t raw() const { return raw_; }

    /// This length times `numerator / denominator`, rounded half away from zero; `denominator` is positive. Beyond all paper (2^48 units, some 1500 km) it stops at that
    /// limit: style sheets and data can ask for anything, and sums of a few thousand such lengths still have room.
    constexpr Length scaled(std::int64_t numerator, std::int64_t denominator) const {
        constexpr std::int64_t limit = std::int64_t{1} << 48;
        const std::int64_t half = denominator / 2;
        std::int64_t product = 0;
        const bool negative = (raw_ < 0) != (numerator < 0);
        if (__builtin_mul_overflow(raw_, numerator, &product) || __builtin_add_overflow(product, product < 0 ? -half : half, &product))
            return Length(negative ? -limit : limit);
        const std::int64_t quotient = product / denominator;
        return Length(quotient > limit ? limit : quotient < -limit ? -limit : quotient);
    }

    friend constexpr auto operator<=>(Length, Length) = default;
    friend constexpr Length operator+(Length a, Length b) { return Length(a.raw_ + b.raw_); }
    friend constexpr Length operator-(Length a, Length b) { return Length(a.raw_ - b.raw_); }
    friend constexpr Length operator-(Length a) { return Length(-a.raw_); }
    friend constexpr Length operator*(Length a, std::int64_t n) { return Length(a.raw_ * n); }
    friend constexpr Length operator/(Length a, std::int64_t n) { return Length(a.raw_ / n); }
    constexpr Length& operator+=(Length b) { raw_ += b.raw_; return *this; }
    constexpr Length& operator-=(Length b) { raw_ -= b.raw_; return *this; }

  private:
    explicit constexpr Length(std::int64_t raw) : raw_(raw) {}
    std::int64_t raw_ = 0;
};

/// A length in half the room, for what a document has by the million. Exact up to 32,767 pt (11.5 m) either way and stopped there, beyond any page
/// (ISO 32000-1, annex C.2: 14,400 units): what is wider than that fits nowhere and is reported by whoever places it.
class ShortLength {
  public:
    constexpr ShortLength() = default;
    constexpr ShortLength(Length length) : raw_(static_cast<std::int32_t>(length.raw() > limit ? limit : length.raw() < -limit ? -limit : length.raw())) {}
    constexpr operator Length() const { return Length::from_raw(raw_); }
    constexpr std::int64_t raw() const { return raw_; }
    constexpr ShortLength& operator+=(Length b) { return *this = ShortLength(Length(*this) + b); }
    friend constexpr bool operator==(ShortLength, ShortLength) = default;
    friend constexpr bool operator==(ShortLength a, Length b) { return a.raw_ == b.raw(); }

  private:
    static constexpr std::int64_t limit = 0x7FFFFFFF;
    std::int32_t raw_ = 0;
};

constexpr Length operator""_pt(unsigned long long n) { return Length::points(static_cast<std::int64_t>(n)); }
/// 1 mm = 72/25.4 pt (CSS Values 3, section 6.2).
constexpr Length operator""_mm(unsigned long long n) { return Length::ratio(static_cast<std::int64_t>(n) * 720, 254); }

struct Point {
    Length x, y;
    friend constexpr bool operator==(const Point&, const Point&) = default;
};
struct Size {
    Length width, height;
    friend constexpr bool operator==(const Size&, const Size&) = default;
};
/// Right and down from the top left corner of the sheet.
struct Rect {
    Length x, y, width, height;
    friend constexpr bool operator==(const Rect&, const Rect&) = default;
};

} // namespace qujat::base
