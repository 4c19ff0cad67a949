#pragma once

#include "base/language.hpp"
#include "check/check.hpp"
#include "plan/plan.hpp"

#include <string>
#include <string_view>

/// The words that every form of a report shares.
namespace qujat::report {

/// The same words in kk, ru and en.
struct Words {
    std::string_view kk, ru, en;
    std::string_view in(base::Language language) const { return language == base::Language::kk ? kk : language == base::Language::ru ? ru : en; }
};

std::string_view words(check::Standing standing, base::Language language);
std::string_view words(check::ItemVerdict verdict, base::Language language);
std::string_view words(check::SubVerdict verdict, base::Language language);

/// "plan.docx, page 3, «Budget»": where a reader would look.
std::string place_of(const check::Evidence& evidence, const plan::Plan& plan, base::Language language);

/// The part of an item by its id; the requirements and the verdict come from one file, so it is there.
const check::SubRequirement* find_sub(const check::Item& item, std::string_view id);

/// Whether a part keeps its item from being found, and so needs advice.
bool needs_work(const check::SubJudgement& judgement, const check::SubRequirement& requirement, const check::ItemJudgement& item, const check::Item& of);

/// `text` cut to `limit` code points, with an ellipsis.
std::string cut(std::string_view text, std::size_t limit);
/// Followed by spaces up to `width` code points.
std::string padded(std::string text, std::size_t width);
/// Broken at spaces into lines of at most `width` code points, each after `indent`.
std::string wrapped(std::string_view text, std::string_view first_indent, std::string_view indent, std::size_t width);

} // namespace qujat::report
