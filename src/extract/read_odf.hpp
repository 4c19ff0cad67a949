#pragma once

#include "extract/package.hpp"
#include "plan/plan.hpp"

#include <string>
#include <string_view>

/// OpenDocument (OASIS OpenDocument 1.3; ISO/IEC 26300) → a part: texts ("odt") and spreadsheets ("ods"), packed or flat.
namespace qujat::extract {

/// Whether the package says that its content is encrypted (part 2, 4.8).
bool is_encrypted_odf(Package& package);

/// Stops with EXT-0003 when it is neither text nor spreadsheet, EXT-0004 when it is encrypted, EXT-0010 when it is no OpenDocument at all.
plan::Part read_odf(Package& package);
plan::Part read_flat_odf(std::string_view bytes);

} // namespace qujat::extract
