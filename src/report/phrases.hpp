#pragma once

#include "base/language.hpp"
#include "check/check.hpp"

#include <string>
#include <string_view>

/// The report's own words, in three languages.
namespace qujat::report {

enum class Phrase {
    heading, edition, rules, files, words, filed, result, complete, incomplete, undecided, not_satisfied, item, title, verdict, place, page, block, file, to_add, clause,
    clause_text, lacks, unsure, write, example, remarks, no_decision, nothing_kept, looked_for, candidates, no_candidates, score, lacking, found_at, not_asked, translation, absence_stated, number_of_footnote
};
std::string_view say(Phrase phrase, base::Language language);
std::string_view say(check::ItemVerdict verdict, base::Language language);
std::string_view say(check::SubVerdict verdict, base::Language language);
std::string_view say(check::Range range, base::Language language);

} // namespace qujat::report
