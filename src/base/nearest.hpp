#pragma once

#include <span>
#include <string>
#include <string_view>

namespace qujat::base {

/// The candidate that `word` was probably meant to be: smallest Damerau-Levenshtein distance, at most a third of the longer word and
/// at most three edits; the first of equals. Empty when none is that near. For "did you mean" hints; works on bytes, which is right for the ASCII
/// names of elements, properties and fields.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

} // namespace qujat::base
