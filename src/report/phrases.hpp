#pragma once

#include "base/language.hpp"
#include "report/report.hpp"

#include <string>
#include <string_view>

/// The report's own words, in three languages.
namespace qujat::report {

enum class Phrase {
    heading, edition, rules, files, words, filed, result, complete, incomplete, undecided, not_satisfied, not_certain, item, title, verdict, place, page, block, file, to_add, clause,
    clause_text, lacks, unsure, write, example, remarks, no_decision, nothing_kept, looked_for, candidates, no_candidates, score, lacking, wording, worded_alike, about, found_at, not_asked, absence_stated, pages, pictures, baseline, translation_of_kk, translation_of_ru, explained, verdicts, number_of_footnote,
    nearest_here, no_place, add_here, delete_comments, title_of_plan, how_to_fill
};
std::string_view say(Phrase phrase, base::Language language);
std::string_view say(Change change, base::Language language);
std::string_view say_of_items(Change change, base::Language language); ///< what stands before their numbers
std::string_view say(check::ItemVerdict verdict, base::Language language);
std::string_view say(check::SubVerdict verdict, base::Language language);
std::string_view say(check::Range range, base::Language language);

} // namespace qujat::report
