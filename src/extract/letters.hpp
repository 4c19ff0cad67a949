#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Letters of the Latin and Cyrillic alphabets, Kazakh's among them: enough to judge the look of a heading and the name of a style. ICU could do it too, but
/// its data are 30 MB of address space, of which the sandbox has little.
namespace qujat::extract {

bool is_upper(char32_t c);
bool is_lower(char32_t c);
inline bool is_letter(char32_t c) { return is_upper(c) || is_lower(c); }
inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_cyrillic(char32_t c);
char32_t to_lower(char32_t c);

/// `text`, which must be UTF-8, in lower case, its white space collapsed.
std::string folded(std::string_view text);

/// Stretches between spaces and line feeds.
std::size_t count_words(std::string_view text);

/// `text` without spaces, tabs and line feeds at its ends.
std::string_view trimmed(std::string_view text);

} // namespace qujat::extract
