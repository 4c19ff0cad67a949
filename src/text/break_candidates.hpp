#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// Inside the room: where UAX 14 lets a line end apart from spaces, which have rules of our own.
namespace qujat::text {

/// SPACE, tab and line feed: what a line may end after. No-break spaces are parts of words.
constexpr bool is_breaking_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\n';
}

/// Appends the byte offsets inside words, by ICU.
void find_inner_breaks(std::string_view text, std::vector<std::uint32_t>& offsets);

/// The same without ICU for texts of Latin and Cyrillic letters, digits and the usual signs in their usual places, which is nearly every text. False, and nothing
/// appended, when the text has anything else.
bool find_inner_breaks_of_plain_text(std::string_view text, std::vector<std::uint32_t>& offsets);

} // namespace qujat::text
