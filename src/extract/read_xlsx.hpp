#pragma once

#include "extract/package.hpp"
#include "plan/plan.hpp"

#include <string_view>

namespace qujat::extract {

/// Reads a workbook (ISO/IEC 29500-1, 18), "xlsx": each sheet that is shown is a heading with a table, its cells as they are shown. Of formulas the value last saved
/// counts; those without one are noted (EXT-0125). Stops with EXT-0010 when `main` is no workbook.
plan::Part read_xlsx(Package& package, std::string_view main);

} // namespace qujat::extract
