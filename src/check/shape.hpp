#pragma once

#include "check/outline.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The shape of a stretch beside its words: what its numbers are, which years it names, how long it is, how many like it stand together. A plan of measures in years gone by is
/// none; an estimate is some rows of large sums.
namespace qujat::check {

/// Of the years: "past", "now", "future" as seen from the first year in which applications fall to the edition, and with "last-" of the latest of them. Sorted.
std::vector<std::string> years(const std::vector<Token>& tokens, std::string_view text, int first_year);

/// Items of a list or rows of a table.
struct Together {
    std::size_t items = 0, with_large = 0; ///< all; those with a number of three digits or more
};

/// Of each group of the outline.
std::vector<Together> look_together(const Outline& outline);

/// Of one stretch, whose sentences are read first.
class Shape {
  public:
    explicit Shape(int first_year) : first_year_(first_year) {}
    void read(const Sentence& sentence, const std::vector<Token>& tokens);

    /// Adds to the stretch's features: "y:" its years; "n:" how many words, numbers and cells it has, a range, a question, a colon at its end, and each of these two with each list
    /// among the features ("n:range*l:money"); "m:" how large its numbers are; "g:" how many stand with it, "gn:" how many quarters of them have large numbers.
    void add_to(std::set<std::string>& features, const Together& together) const;

  private:
    int first_year_;
    std::size_t words_ = 0, numbers_ = 0;
    std::set<std::string> seen_, sizes_;
};

} // namespace qujat::check
