#pragma once

#include "engine/parts.hpp"

#include <optional>
#include <string>

/// Which requirements a plan is judged by: the annex in force on the day it was filed. A neighbouring edition is never taken instead.
namespace qujat::engine {

struct EditionAsked {
    std::string filed;   ///< ISO date; empty: today
    std::string edition; ///< "bp703": instead of the date
    std::string regime;  ///< "r703": its annex, instead of the date
    std::string operator_file;
};

struct EditionChoice {
    std::string key;                 ///< "bp703"; empty when there is none
    std::optional<base::Date> filed; ///< nothing when the edition was named instead
};

/// Reports ENG-0701 to ENG-0705 and what acts and settings report.
EditionChoice choose_edition(Library::Parts& parts, const EditionAsked& asked, diag::Log& log);

/// "business-plan/requirements-bp703.xml".
std::string requirements_file(const std::string& key);

} // namespace qujat::engine
