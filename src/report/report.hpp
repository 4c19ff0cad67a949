#pragma once

#include "base/date.hpp"
#include "base/language.hpp"
#include "check/check.hpp"
#include "diag/diag.hpp"
#include "plan/comments.hpp"
#include "plan/plan.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

/// A verdict said to people and to machines. Pure: equal arguments give equal bytes.
namespace qujat::report {

/// Whether places of the plan are quoted in the text for people.
enum class Quotes { hidden, shown };

/// Against an earlier report: not satisfied now but then, then but not now, both.
enum class Change { none, fresh, fixed, unchanged };

/// What an earlier report of the same plan said.
struct Baseline {
    std::map<std::string, bool, std::less<>> satisfied; ///< by id of items and parts
    Change change(std::string_view id, const check::Verdict& verdict) const;
};

struct Options {
    std::optional<base::Date> filed; ///< the day of filing that chose the edition, when it is known
    Quotes quotes = Quotes::hidden;
    const Baseline* baseline = nullptr; ///< null: nothing to compare with
};

/// For a terminal or a printer: a table of the items, then what is missing, by which clause, and what to write; remarks; that this is a pre-check and nothing was kept.
/// Lines of at most 100 characters, columns aligned by characters, no colours. Ends with a line feed.
std::string to_text(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options = {});

inline constexpr std::string_view schema_name = "qujat.check/1";

/// `qujat.check/1` (architecture, section 12): fields may be added, never changed. Two spaces of indent, one line feed at the end. `number` of the footnote rule is 0; a block is counted
/// from 0 in its file; `page` is 0 where the format has no pages.
std::string to_json(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options = {});

/// One HTML file (HTML Living Standard) without scripts and without anything to be fetched: headings in order, one table with a caption and heads, every language marked, colours
/// of a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3) that say nothing words do not say, and a style for paper. What was looked for stands folded up under each shortcoming.
std::string to_html(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options = {});

/// The same as data of the template `check-report`: JSON of the contract that stands beside it. `today` stands for a day of filing that is not known.
std::string to_template_data(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, base::Date today, const Options& options = {});

/// The report as comments on the plan's only file: one where the text begins (the result, items without a place, remarks), and one for each item that is not satisfied, at its
/// heading, else at its best place, else at what came nearest, else at the end: verdict, clause, what is missing, what to write, an example.
plan::Comments to_comments(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options = {});

/// Why an item, or one part of it, was judged so: what was looked for, what came nearest and what it lacks, what to write. Nothing when the id is none of the requirements'.
std::optional<std::string> explain(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, std::string_view id, base::Language language);

} // namespace qujat::report
