#pragma once

#include "base/language.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// Inside the room: where a line may not end in Kazakh and Russian, as tables (no_break_rules.cpp). A rule names traits of what stands before and after the
/// place; the lists say which words and signs have a trait. UAX 14 says where a line may end in the first place.
namespace qujat::text {

/// What a word between spaces is, as far as the space before or after it cares. Bits, for a word may be several things.
enum Trait : std::uint32_t {
    anything = 1U << 0,
    number_sign = 1U << 1,     ///< ends in № or §
    initials = 1U << 2,        ///< Н. or Н.С.
    last_initials = 1U << 3,   ///< Н.С. behind a surname: no name follows
    name = 1U << 4,            ///< a word with a capital
    figure = 1U << 5,          ///< ends in a digit
    first_thousands = 1U << 6, ///< one to three digits, maybe with a sign
    more_thousands = 1U << 7,  ///< three digits, maybe with decimals or closing signs
    unit = 1U << 8,            ///< a sign of a unit, a short unit, or one letter with a full stop
    dash = 1U << 9,            ///< a dash between spaces
    little_word = 1U << 10,    ///< a preposition or conjunction of one letter
    only_opening = 1U << 11,   ///< nothing but opening brackets and quotes
    only_closing = 1U << 12,   ///< nothing but closing brackets, quotes and stops
    month = 1U << 13,          ///< begins with the name of a month
    in_words = 1U << 14,       ///< a number in words in brackets
};

/// What stands around a sign inside a word.
enum InnerTrait : std::uint32_t { digits = 1, capitals = 2, single_letter = 4, letters = 8, counting_sign = 16 };

/// A line does not end at a space between a word with the trait `before` and one with the trait `after`. In the example `|` stands where a line may end and `~` where
/// this rule forbids it.
struct SpaceRule {
    std::uint32_t before, after;
    base::Language language; ///< of the example
    std::string_view example;
};

/// A line does not end behind one of the signs when what stands before it has the trait `before` and what follows begins with `after`.
struct InnerRule {
    std::u32string_view signs;
    std::uint32_t before, after;
    base::Language language;
    std::string_view example;
};

enum class Match { whole, beginning };

/// Words that have a trait, without what opens before them: whole ones, or all that begin so.
struct WordList {
    std::uint32_t trait;
    std::optional<base::Language> only_in; ///< else in both languages
    Match match;
    std::u32string_view words; ///< with spaces between
    base::Language language;   ///< of the example
    std::string_view example;
};

std::span<const SpaceRule> space_rules();
std::span<const InnerRule> inner_rules();
std::span<const WordList> word_lists();

/// Signs alone, whatever the language.
namespace signs {
inline constexpr std::u32string_view of_number = U"№§";
inline constexpr std::u32string_view of_unit = U"%‰₸₽€$";
inline constexpr std::u32string_view dashes = U"–—‒―−-";
inline constexpr std::u32string_view plus_minus = U"+-−±";
inline constexpr std::u32string_view opening = U"([{«„“‹\"'‘";
inline constexpr std::u32string_view closing = U")]}»”’›\"'.,:;!?…";
inline constexpr std::u32string_view only_opening = U"([{«„“‹";    ///< a straight quote may be either
inline constexpr std::u32string_view only_closing = U")]}»”’›.,:;!?…";
inline constexpr std::u32string_view counting = U"%‰₸)";           ///< what an ending may hang on: 5 %-дан, 4)-тармақша
inline constexpr std::u32string_view closing_thousands = U"%‰₸";   ///< 1 500%
} // namespace signs

} // namespace qujat::text
