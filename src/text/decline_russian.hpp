#pragma once

#include "text/decline.hpp"

/// Inside the room: the two halves of Russian declension, names of persons and names of things.
namespace qujat::text {

using Words = std::span<const std::string_view>;

/// The endings of one word: the cases that have one of their own.
struct Forms {
    std::string_view genitive, dative, accusative, instrumental, prepositional;
};
inline std::string_view pick(const Forms& forms, Case wanted) {
    return wanted == Case::genitive ? forms.genitive : wanted == Case::dative ? forms.dative : wanted == Case::accusative ? forms.accusative : wanted == Case::instrumental ? forms.instrumental : forms.prepositional;
}

/// Where the name of a person begins in what follows a post; the number of words when there is none.
std::size_t find_person(Words words, std::size_t from);
/// The words of a person's name in a case; nothing when it cannot be told.
std::optional<std::vector<std::string>> decline_person(Words words, Case wanted, Sex sex);

} // namespace qujat::text
