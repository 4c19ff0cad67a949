#pragma once

#include "check/read_text.hpp"

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

/// Slips of the pen in headings: "Комманда", "Стадия готовнсти". In text a slip costs one word of many, in a heading the whole section.
namespace qujat::check {

/// The words of the cues of headings. Made once with the requirements; immutable.
struct HeadingWords {
    struct Known {
        std::u32string text;
        char kind; ///< as in Lexicon::atoms
        std::uint32_t atom;
    };
    HeadingLists lists;
    std::map<char32_t, std::vector<Known>> known; ///< by first letter: hardly anybody mistakes that one
    std::vector<bool> is_known;                   ///< by atom
};

HeadingWords heading_words(const Requirements& requirements);

class Slips {
  public:
    Slips(const Lexicon& lexicon, const HeadingWords& words) : lexicon_(lexicon), words_(words) {}
    /// The word as the cue of a heading that it misses by one letter (too much, too little, another one, two changed over); itself when there is none.
    const Word& correct(const Word& word);

  private:
    const Lexicon& lexicon_;
    const HeadingWords& words_;
    std::unordered_map<const Word*, std::unique_ptr<const Word>> corrected_;
};

} // namespace qujat::check
