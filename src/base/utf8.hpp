#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace qujat::base {

/// One code point of a UTF-8 text and the bytes it takes. Malformed bytes are never given out: see `decode`.
struct CodePoint {
    char32_t value = 0;
    std::size_t size = 0;
};

/// The code point at `offset`; nothing at the end of the text or where the bytes are not well-formed UTF-8 (RFC 3629: no overlong
/// forms, no surrogates, nothing above U+10FFFF).
std::optional<CodePoint> decode(std::string_view text, std::size_t offset);

/// Offset of the first byte that is not well-formed UTF-8; nothing when all of it is.
std::optional<std::size_t> find_malformed(std::string_view text);

/// The longest beginning of well-formed UTF-8 that has at most `bytes` bytes and cuts no code point.
std::string_view beginning(std::string_view text, std::size_t bytes);

/// Appends `code_point`, which must be a Unicode scalar value.
void append(std::string& text, char32_t code_point);

/// Number of code points; the text must be well-formed.
std::size_t count_code_points(std::string_view text);

/// "U+20B8" for messages.
std::string code_point_name(char32_t code_point);

/// UTF-16BE with byte order mark, as PDF text strings want it (ISO 32000-1, 7.9.2.2).
std::string utf16be_with_bom(std::string_view text);

} // namespace qujat::base
