#pragma once

#include "base/language.hpp"
#include "check/check.hpp"
#include "plan/plan.hpp"

#include <string>
#include <string_view>

/// A verdict for people and for machines. Pure functions; equal arguments give equal bytes.
namespace qujat::report {

/// For a terminal or a letter: what was read, a table of the items, then for each that is not satisfied what is missing, by which clause, and what to write.
/// `filed` is the ISO date the plan was judged for.
std::string to_text(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, std::string_view filed, base::Language language);

/// One JSON object, `qujat.check/1` (docs/formats.md), with a line feed at the end. Fields may be added in later versions, never changed.
std::string to_json(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, std::string_view filed, base::Language language);

/// Everything about one item: what was looked for in each of its parts, what was found, what came near and why it fell short, what sentence would satisfy.
/// `id` is an item's or a part's; empty text when the verdict has no such item.
std::string explain(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, std::string_view id, base::Language language);

} // namespace qujat::report
