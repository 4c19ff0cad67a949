#pragma once

#include "base/language.hpp"
#include "check/check.hpp"
#include "plan/plan.hpp"

#include <string>

namespace qujat::report {

/// "plan.docx, page 3, «Team»" or, where the format has no pages, "block 41"; the file is named only when there are several. `with_path`: all headings above it.
enum class Path { last, whole };
std::string place_of(const check::Evidence& evidence, const plan::Plan& plan, base::Language language, Path path = Path::last);

} // namespace qujat::report
