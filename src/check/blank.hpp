#pragma once

#include "check/check.hpp"
#include "check/read_text.hpp"

#include <bitset>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

/// What stands in a plan and yet says nothing: placeholders, a template's instructions, lorem ipsum, the requirement's own words.
namespace qujat::check {

/// The requirements' own texts, item by item and language by language, as stems. Made once with the requirements; immutable.
struct OwnTexts {
    struct Source {
        int item;
        base::Language language;
        std::set<std::string> stems;  ///< of the whole item, its parts' titles included
        std::vector<std::set<std::string>> sentences; ///< of the verbatim text: each can stand alone
    };
    std::vector<Source> sources;
    std::set<std::string> hints, titles; ///< as folded words
    std::vector<std::uint16_t> how_many; ///< lists of numerals and of words that there is none
};

OwnTexts own_texts(const Requirements& requirements);

/// Tells the requirements' own words in one plan.
class OwnWords {
  public:
    explicit OwnWords(const Requirements& requirements) : texts_(*requirements.own_texts), lexicon_(*requirements.lexicon) {}
    /// Number of the item whose words these are, nearly all of them and nearly nothing else; 0 = none. `item_of_heading` when the text is long enough of it to stand for the item.
    struct Match {
        int item = 0;           ///< the words stand for this item
        bool is_echo = false;   ///< nothing but words of one item
    };
    Match match(const Reading& reading) const;
    /// Whether a paragraph is an advice of the requirements, word for word: a skeleton's hint left standing.
    bool is_hint(std::string_view text) const;
    /// Whether a heading is the title of a part, word for word: then what stands behind its colon is no answer.
    bool is_title(std::string_view text) const;

  private:
    using Membership = std::bitset<64>; ///< of which sources a word is
    const Membership& membership(const Word& word) const;

    const OwnTexts& texts_;
    const Lexicon& lexicon_;
    mutable std::unordered_map<const Word*, Membership> memberships_; // looked up, never walked through
};

/// "[Name the project]": a paragraph in square brackets is a template's instruction; so are several behind each other, as a PDF may join them. A number alone in them is a reference.
bool is_bracketed(std::string_view text);

bool is_blank(const Reading& reading, std::string_view text, const Lexicon& lexicon);

} // namespace qujat::check
