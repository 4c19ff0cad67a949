#pragma once

#include "engine/parts.hpp"

#include <vector>

/// What a report of `qujat check` (qujat.check/1) says is missing, as data of a notice of remarks or of a refusal.
namespace qujat::engine {

/// An item of the annex of which the plan surely lacks something.
struct Lack {
    const check::Item* item = nullptr;
    std::string verdict;                              ///< of the item: "missing", "partial", "empty", "only-picture"
    std::vector<std::vector<const check::SubRequirement*>> parts; ///< in the order of the act; several in one: any of them would do
    diag::Place place;                                ///< in the report
};

struct Findings {
    std::vector<Lack> lacks;       ///< in the order of the annex
    std::vector<std::string> left; ///< ids of what a person must judge: undecided items and parts, qualifiers that were not seen
};

/// Reports ENG-0880 (not such a report: what was expected) and ENG-0883 (made by other requirements).
std::optional<Findings> read_findings(const data::Value& report, const check::Requirements& requirements, diag::Log& log);

/// The fields under /document that a report can fill; empty: none, so the document takes no report.
std::vector<std::string> fields_of_check(const data::Contract& contract);

/// `data` with those fields filled in from the report, in the language of the document, each resting on a clause of `regime`. Reports ENG-0880 to ENG-0883 (no report that fits
/// this document and its edition), ENG-0884 (nothing is surely missing), ENG-0885 (left to a reader), ENG-0886 (given by hand as well), ENG-0887 (the edition has no clause
/// for it), ENG-0888 (the reasoning is a draft).
data::Value take_check(Library::Parts& parts, const data::Value& data, const diag::SourcePtr& report, const data::Contract& contract, const acts::Regime& regime, base::Language language, diag::Log& log);

inline constexpr std::string_view package_report_name = "qujat.package-check/1";

/// Likewise the remarks of a notice from a report on a package: one for each violated E rule that has a category of remark and a clause among the grounds of the notice; the rest is left to a
/// reader. Words are those of the installed rules, by id. Reports ENG-0881, ENG-0880, ENG-0912 (made for another edition, or by other rules), ENG-0884 to ENG-0886.
data::Value take_package(Library::Parts& parts, const data::Value& data, const data::Value& report, const data::Contract& contract, const acts::Regime& regime, base::Language language, diag::Log& log);

} // namespace qujat::engine
