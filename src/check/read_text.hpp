#pragma once

#include "check/lexicon.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// A stretch of text as tokens, and which lists of words it touches.
namespace qujat::check {

/// (list, how often), sorted by list.
using Hits = std::vector<std::pair<std::uint16_t, std::uint16_t>>;
std::uint32_t count(const Hits& hits, std::uint16_t list);
void add(Hits& hits, std::uint16_t list, std::uint32_t times = 1);

/// The words of one plan, each looked up once.
class Vocabulary {
  public:
    explicit Vocabulary(const Lexicon& lexicon) : lexicon_(lexicon) {}
    const Word& look_up(std::string_view raw);
    const Lexicon& lexicon() const { return lexicon_; }

  private:
    const Lexicon& lexicon_;
    std::unordered_map<std::string, std::unique_ptr<const Word>> words_; // looked up, never walked through
};

struct Token {
    const Word* word = nullptr; ///< none: a number in digits
    std::uint64_t value = 0;
    std::uint32_t begin = 0; ///< in the text
    bool is_number() const { return word == nullptr; }
    bool is_date = false;
};

struct Reading {
    std::vector<Token> tokens;
    Hits hits;
    std::uint32_t words = 0, lorem = 0;
    std::uint32_t heading_span = 0; ///< most tokens a single heading cue takes
    std::string_view mixed;         ///< a word with letters of two alphabets
    std::uint32_t mixed_count = 0;
    std::string_view marked;        ///< a word with ё or an accent set above
    std::uint32_t marked_count = 0;
};

/// Which lists hold cues of headings.
using HeadingLists = std::vector<bool>;

class Slips; // slips.hpp

/// `has_currency`: a heading or table head above names a currency, so that bare numbers are sums. `slips`: words that miss a
/// cue of a heading by one letter count as that cue.
Reading read_text(std::string_view text, Vocabulary& vocabulary, const HeadingLists& heading_lists, bool has_currency = false, Slips* slips = nullptr);

/// The words and numbers of a text, without what they hit.
std::vector<Token> tokens_of(std::string_view text, Vocabulary& vocabulary);

/// Splits at the ends of sentences; abbreviations, initials and figures do not end one. Offsets of the beginnings.
std::vector<std::string_view> split_sentences(std::string_view text);

} // namespace qujat::check
