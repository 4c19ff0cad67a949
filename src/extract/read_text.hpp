#pragma once

#include "plan/plan.hpp"

#include <string_view>

namespace qujat::extract {

/// Reads a plain text. Form feeds are page breaks. Stops with EXT-0015 (no text) and EXT-0016 (its encoding is not known).
plan::Part read_text(std::string_view bytes);

} // namespace qujat::extract
