#pragma once

#include "diag/diag.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// Learned weights: how much a word, a heading or a hit of a list speaks for a part of the requirements. A linear model for each part, beside the ways that are written by hand:
/// it finds what is said in words no cue knows, and doubts what only looks like an answer. tests/plans/learn.py makes the file.
namespace qujat::check {

/// The sums, hundredths of a logit, to which the best stretch of a plan must come.
struct Threshold {
    int undecided = 0, found = 0;
};

struct LearnedPart {
    std::string name; ///< in parts.xml
    int bias = 0;
    Threshold alone, beside_way; ///< where no way finds the part, and where one does
};

class Weights {
  public:
    /// For each part the weights of the features, without the bias. Unknown features weigh nothing.
    std::vector<int> sums(const std::vector<std::string>& features) const;
    const std::vector<LearnedPart>& parts() const { return parts_; }
    int find(std::string_view part) const; ///< its place among the parts; -1: not there

  private:
    friend diag::Result<Weights> load_weights(const diag::SourcePtr& source);
    std::vector<LearnedPart> parts_;
    std::unordered_map<std::string, std::vector<std::pair<std::uint16_t, std::int16_t>>> of_; // looked up, never walked through
};

/// Reads weights.txt; its grammar stands at its head. CHK-0011: a line that cannot be read.
diag::Result<Weights> load_weights(const diag::SourcePtr& source);

} // namespace qujat::check
