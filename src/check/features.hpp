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
    std::uint32_t said = no_index; ///< the first of its sentences that says something
};

/// Those that say something; not the title of the plan.
std::vector<Unit> units(const Outline& outline);

/// What stands over a unit; no_index: nothing.
struct Above {
    std::uint32_t heading = no_index, section = no_index; ///< nodes
    std::uint32_t table = no_index;
};
Above above(const Outline& outline, const Unit& unit);

// Each gives features sorted, each once, without blanks; no feature of one is one of another's. `names`: Lexicon::names_by_number().

/// Of the sentences that say something: the first five letters of each folded word ("#" for a number), pairs of neighbours joined by "_", with "e:" the last three letters of
/// longer words, with "l:" the lists hit, with "s:" what kind of text it is.
std::vector<std::string> features_of_text(const Outline& outline, const Unit& unit, Vocabulary& vocabulary, const std::vector<std::string>& names);

enum class HeadingOf : std::uint8_t { text, section };

/// Words ("h:" over a text, "p:" over its section) and lists ("k:", "m:").
std::vector<std::string> features_of_heading(const Node& node, HeadingOf of, Vocabulary& vocabulary, const std::vector<std::string>& names);

/// Lists hit by the head of a table ("f:").
std::vector<std::string> features_of_table(const Hits& frame, const std::vector<std::string>& names);

} // namespace qujat::check
