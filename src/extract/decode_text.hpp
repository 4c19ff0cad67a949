#pragma once

#include "extract/clean_text.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Bytes of a plain text → UTF-8.
namespace qujat::extract {

enum class Encoding {
    utf8,
    utf16,
    windows_1252, ///< only where a file says so
    windows_1251, ///< Russian; has no Kazakh letters
    kz_1048,      ///< windows-1251 with the Kazakh letters (STRK 1048-2002)
    binary,       ///< no text at all
    unknown       ///< a text, but in none of these
};

struct Decoded {
    Encoding encoding = Encoding::unknown;
    std::string text;             ///< UTF-8 without byte order mark; empty for `binary` and `unknown`
    bool has_no_mark = false;     ///< UTF-16 that had to be recognised by its letters
};

/// A byte order mark decides; else UTF-8 if it is that; else the code page whose letters make sense.
Decoded decode_text(std::string_view bytes, Cleaned& cleaned);

/// The same for a file that says what it is in: `declared` is believed where the bytes allow it ("windows-1251", "kz-1048", "windows-1252" and its like; others only as
/// `decode_text` finds them).
Decoded decode_text(std::string_view bytes, std::string_view declared, Cleaned& cleaned);

/// What has to be said of an encoding: ids of notes, EXT-0121 to EXT-0123.
std::vector<std::string_view> notes_of(const Decoded& decoded);

/// The character that one byte stands for in `windows_1251`, `windows_1252` or `kz_1048`.
char32_t from_code_page(unsigned char byte, Encoding encoding);

/// UTF-16 with or without a byte order mark in its own order; halves without their other half are U+FFFD.
enum class ByteOrder { little, big };
std::string from_utf16(std::string_view bytes, ByteOrder order, Cleaned& cleaned);

} // namespace qujat::extract
