#pragma once

#include <span>
#include <string_view>

/// Inside the room: the Kazakh words whose endings no rule of sound gives. One line each; beside it where it comes from: a section of letters.md, a clause of an act,
/// or "glossary" for the terms of the acts.
namespace qujat::text {

/// An abbreviation and how it is read: the ending follows the reading. Two readings in use: an ending is certain only where both give the same.
struct Reading {
    std::string_view abbreviation, read, or_read;
};
std::span<const Reading> kazakh_abbreviations();

/// Legal forms that stand after a quoted name and are then read out: «… серіктестігі», possessive.
std::span<const Reading> kazakh_legal_forms();

/// Names in quotation marks that take the ending inside them.
std::span<const std::string_view> kazakh_quoted_names();

/// Nouns that stand as heads of names, in the nominative without an ending: «бұйрық». A word that is such a noun with the ending of the third person is possessive.
std::span<const std::string_view> kazakh_nouns();

/// Words that end like a possessive and are none: «белгі», «алты».
std::span<const std::string_view> kazakh_not_possessive();

/// A noun and its possessive, where a vowel falls out or the last sound stays hard.
struct Possessive {
    std::string_view noun, form;
};
std::span<const Possessive> kazakh_possessives();

/// Loans in -кт that take a linking і before every ending.
std::span<const std::string_view> kazakh_linking_loans();

/// Loans whose vowels mislead: true is the front row.
struct Row {
    std::string_view word;
    bool is_front;
};
std::span<const Row> kazakh_rows();

} // namespace qujat::text
