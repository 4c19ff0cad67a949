#pragma once

#include <span>
#include <string>
#include <string_view>

/// Small steps over words.
namespace qujat::base {

/// White space as in HTML: runs are one space, none at the ends.
std::string collapse(std::string_view text);

/// "a, b, c".
std::string join(std::span<const std::string> words, std::string_view separator = ", ");

/// What stands before the first `end`, or all; `text` keeps what stands behind it.
std::string_view take(std::string_view& text, char end);

} // namespace qujat::base
