#pragma once

#include "check/read_text.hpp"

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

/// Slips of the pen in headings: "Комманда", "Стадия готовнсти". In text a slip costs one word of many, in a heading the whole section.
namespace qujat::check {

class Slips {
  public:
    Slips(const Lexicon& lexicon, const HeadingLists& heading_lists);
    /// The word as the cue of a heading that it misses by one letter (too much, too little, another one, two changed over); itself when there is none.
    const Word& correct(const Word& word);

  private:
    struct Known {
        std::u32string text;
        char kind; ///< as in Lexicon::atoms
        std::uint32_t atom;
    };
    const Lexicon& lexicon_;
    std::map<char32_t, std::vector<Known>> known_; ///< by first letter: hardly anybody mistakes that one
    std::vector<bool> is_known_;                   ///< by atom
    std::unordered_map<const Word*, std::unique_ptr<const Word>> corrected_;
};

} // namespace qujat::check
