#pragma once

#include "plan/plan.hpp"

#include <string_view>

namespace qujat::extract {

/// Reads what `antiword -x db` prints of a DOC (Word 6 to 2003): DocBook. Stops with EXT-0032 (antiword could not read the file; `complaint` says why) and EXT-0033
/// (a password).
plan::Part read_antiword(std::string_view docbook, std::string_view complaint);

} // namespace qujat::extract
