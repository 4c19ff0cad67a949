#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace qujat::extract {

/// The words of a document as they stand within its lines: they tell what a hyphen at the end of a line is.
class WordList {
  public:
    void add(std::string_view word);
    bool has(const std::string& folded) const { return words_.contains(folded); }

  private:
    std::unordered_set<std::string> words_;
};

enum class Hyphen { none, own, at_line_end };

/// What the hyphen at the end of `line_end`, the last word of a line, is before `next`, the first word of the next line: `own` stays («бизнес-план»), `at_line_end` was
/// put there by whoever broke the word («пред-» «лагает»), `none`: there is none, or it is a dash. A word that occurs elsewhere in the document decides; then a
/// few rules about compounds of Russian, Kazakh and English; else it was put there.
Hyphen judge_hyphen(std::string_view line_end, std::string_view next, const WordList& words);

/// `line_end` without the hyphen it ends with.
std::string_view without_hyphen(std::string_view line_end);

} // namespace qujat::extract
