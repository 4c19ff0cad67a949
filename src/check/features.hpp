#pragma once

#include "check/outline.hpp"
#include "check/shape.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What a learned weight can be put on: the words, headings and hits of a paragraph, an item of a list or a row.
namespace qujat::check {

/// Of a word's beginning: what follows is endings, mostly.
inline constexpr std::size_t letters_of_beginning = 5;

/// Sentences of one block, or a row of a table; of a long paragraph some of them, as it answers more than one thing. Ends before `end`.
struct Unit {
    std::uint32_t first = 0, end = 0;
    std::uint32_t said = no_index; ///< the first of its sentences that says something
};

/// Those that say something; not the title of the plan.
std::vector<Unit> units(const Outline& outline);

/// Whether a unit stands behind the other one in the same section.
bool follows(const Outline& outline, const Unit& before, const Unit& unit);

/// What stands over a unit; no_index: nothing. The title of the plan stands over all headings that no other stands over, also where it is one of their level (in a PDF).
struct Above {
    std::uint32_t heading = no_index, section = no_index; ///< nodes
    std::uint32_t table = no_index;
};
Above above(const Outline& outline, const Unit& unit);

/// Where features come from beside a unit itself: its neighbours in the section, the heading over it, the one over that, its table.
enum class SourceKind : std::uint8_t { before, behind, heading, section, table };
struct Source {
    SourceKind kind;
    std::uint32_t at; ///< a unit, a node, a table
};

/// Those that weights are put on beside a unit's own text.
std::vector<Source> sources_beside(const Outline& outline, const std::vector<Unit>& units, std::size_t at);
std::vector<Source> sources_over(const Outline& outline, const Unit& unit);

/// A number that stands alone, as that of a page, answers nothing, whatever heading it stands under. Behind a label and in a row it may.
bool is_lone_number(const Outline& outline, const Unit& unit, Vocabulary& vocabulary);

/// Whether a feature of a text is a word by itself: no number, no pair, nothing with a mark before it.
bool is_word(std::string_view feature);

enum class HeadingOf : std::uint8_t { text, section };
enum class Side : std::uint8_t { before, behind };

/// The features of an outline, for as long as it, the requirements and the vocabulary live. Each function gives them sorted, each once, without blanks; no feature of one is
/// one of another's.
class Features {
  public:
    Features(const Outline& outline, const Requirements& requirements, Vocabulary& vocabulary);

    std::vector<std::string> of(const Source& source, const std::vector<Unit>& units);

    /// Of the sentences that say something: the first five letters of each folded word ("#" for a number), with "c:" what it is about, pairs of neighbours joined by "_",
    /// with "e:" the last three letters of longer words, with "l:" the lists hit, with "s:" what kind of text it is; and its shape (shape.hpp).
    std::vector<std::string> of_text(const Unit& unit);

    /// Words of what stands before ("b:") a stretch in its section or behind it ("a:"): who is spoken of is often said there.
    std::vector<std::string> of_neighbour(const Unit& neighbour, Side side);

    /// Words ("h:" over a text, "p:" over its section), what they are about ("hc:", "pc:"), lists ("hl:", "pl:") and years ("hy:", "py:").
    std::vector<std::string> of_heading(std::uint32_t node, HeadingOf of);

    /// Lists hit by the head of a table ("f:"), and the years of its first row ("fy:").
    std::vector<std::string> of_table(std::uint32_t table);

    /// The items or rows that stand together with a unit; none: it is neither.
    Together together(const Unit& unit) const;

  private:
    const Outline& outline_;
    const Concepts* concepts_; // none: words alone
    Vocabulary& vocabulary_;
    int first_year_;
    std::vector<std::string> names_; // of lists, by their number
    std::vector<Together> together_; // of groups
    std::vector<std::uint32_t> heads_; // of each table the first sentence
};

} // namespace qujat::check
