#pragma once

#include "check/outline.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What a learned weight can be put on: the words, headings and hits of a paragraph, an item of a list or a row.
namespace qujat::check {

/// Sentences of one block, or a row of a table. Ends before `end`.
struct Unit {
    std::uint32_t first = 0, end = 0;
    bool counts = false; ///< one of its sentences says something
};

std::vector<Unit> units(const Outline& outline);

/// The first five letters of each folded word ("#" for a number), pairs of neighbours joined by "_", with "e:" the last three letters of longer words; with "h:" the words of
/// the heading above, with "p:" those of the one above that; with "l:", "k:", "m:" and "f:" the lists hit by the text, by these headings and by the head of its
/// table; "s:" what kind of text it is. Sorted, each once; no blank within. Only sentences that say something. `names`: Lexicon::names_by_number().
std::vector<std::string> features(const Outline& outline, const Unit& unit, Vocabulary& vocabulary, const std::vector<std::string>& names);

} // namespace qujat::check
