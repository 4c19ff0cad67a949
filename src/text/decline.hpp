#pragma once

#include "text/text.hpp"

/// Inside the room: each language's own declension, and what both need to take a phrase apart.
namespace qujat::text {

Declined decline_kazakh(std::string_view phrase, Case wanted);
Declined decline_russian(std::string_view phrase, Case wanted, Sex sex);

/// The ending a Kazakh word takes in a case by its sounds: «ға» for «қағида»; nothing when no rule says.
std::optional<std::string> kazakh_ending(std::string_view word, Case wanted, bool is_possessive);

bool is_figures(std::string_view word);
/// At least two letters, all of them capitals: «ЖШС».
bool is_abbreviation(std::string_view word);
bool is_capitalised(std::string_view word);
/// «Н.С.», «Н.»
bool is_initials(std::string_view word);
bool ends_with_one_of(std::string_view word, std::span<const std::string_view> endings);

} // namespace qujat::text
