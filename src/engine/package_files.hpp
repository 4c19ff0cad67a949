#pragma once

#include "data/value.hpp"
#include "diag/diag.hpp"
#include "qujat/qujat.hpp"
#include "report/package_report.hpp"

#include <set>
#include <string>
#include <vector>

/// The files of a package: which attachment is which, and what can be told by opening them in the sandbox.
namespace qujat::engine {

struct PackageFiles {
    data::Value facts;                  ///< with `attachments` told from the names of files where the package names none
    std::set<std::size_t> unreadable;   ///< attachments whose files nobody can open
    std::vector<report::PackageFile> files;
    std::vector<diag::Diagnostic> notes; ///< ENG-0904 (a file that the package does not name), ENG-0907 (a file that cannot be opened)
    std::vector<const CheckRequest::PlanFile*> plans; ///< files of the business plan
};

/// Matches and opens. Reports ENG-0903 (a file that the package names is not there), and SBX-… where no child can be started at all.
PackageFiles match_files(const CheckPackageRequest& request, const data::Value& facts, diag::Log& log);

/// What the pre-check of the business plan tells: `annex` and `projects` of the block `business_plan`. A reader may have stated the same: where the two differ nobody has decided (ENG-0906); ENG-0911 names the items that are not found.
/// `report`: qujat.check/1; null when the plan could not be judged.
data::Value with_plan(const data::Value& facts, const data::Value* report, std::vector<diag::Diagnostic>& notes);

} // namespace qujat::engine
