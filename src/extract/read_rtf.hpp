#pragma once

#include "plan/plan.hpp"

#include <string_view>

namespace qujat::extract {

/// Reads an RTF (RTF specification 1.9.1). Left out: headers and footers, comments, struck, hidden and deleted text, embedded objects; counted as of a DOCX.
/// Stops with EXT-0040 (groups nested beyond reason). Note: EXT-0140 (the file is cut off).
plan::Part read_rtf(std::string_view bytes);

} // namespace qujat::extract
