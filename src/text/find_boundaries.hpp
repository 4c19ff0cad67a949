#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// Inside the room: ICU's boundaries. Free of ICU's headers, so that tests see it too.
namespace qujat::text {

/// `code` is a UErrorCode. Throws `diag::Stop` with TXT-0003 for a failure; warnings of ICU ("used the default locale") are none.
void ensure_success(int code);

enum class Boundary { character, line };

/// Byte offsets of ICU's boundaries in `text`, ascending, without 0, with the end. The root locale's rules, so that a result hangs on nothing but the
/// text. Malformed bytes count as U+FFFD.
void find_boundaries(Boundary boundary, std::string_view text, std::vector<std::uint32_t>& offsets);

/// Whether the code point never joins its neighbours in a grapheme cluster unless they insist (UAX 29): a text of such alone needs no ICU.
bool is_own_cluster(char32_t code_point);

} // namespace qujat::text
