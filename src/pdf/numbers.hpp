#pragma once

#include "base/length.hpp"

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

/// PDF syntax of small things, appended to a text (ISO 32000-1, 7.3). Numbers never have an exponent, which PDF does
/// not know, nor "-0".
namespace qujat::pdf {

inline void append_integer(std::string& out, std::int64_t value) {
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

/// "12.5" for 12500: at most three decimals, none that are not needed.
void append_thousandths(std::string& out, std::int64_t value);
inline std::int64_t thousandths(base::Length length) {
    return length.scaled(1000, base::Length::per_point).raw();
}
/// A length in points, rounded to a thousandth: 0.35 µm on paper.
void append_length(std::string& out, base::Length length);
/// A colour component or another share of 255.
void append_share_of_255(std::string& out, int value);

/// "12 0 R"
inline void append_reference(std::string& out, std::uint32_t object) {
    append_integer(out, object);
    out += " 0 R";
}

/// Text for people: UTF-8 → a text string (7.9.2.2), `(…)` for plain ASCII, else `<FEFF…>`.
void append_text_string(std::string& out, std::string_view utf8);
/// Upper-case hexadecimal digits of UTF-16BE without byte order mark.
void append_utf16_hex(std::string& out, std::string_view utf8);
/// Four hexadecimal digits.
void append_hex16(std::string& out, std::uint32_t value);

/// A rectangle's corners from the bottom left of a sheet of this height: "[llx lly urx ury]".
std::string rectangle(const base::Rect& rect, base::Length sheet_height);

} // namespace qujat::pdf
