#pragma once

#include "check/certainty.hpp"
#include "check/context.hpp"
#include "diag/diag.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Learned weights: how much the words, the headings and the hits of lists of a stretch speak for each part of the requirements, beside the ways that are written by hand: what is
/// said in words no cue knows is found, and what only looks like an answer is doubted. A network whose first layer reads each stretch by itself and whose others read it among its neighbours, in whole
/// numbers: the same sums on every machine.
/// Unless said otherwise numbers are hundredths of a logit. tests/plans/learn.py makes the file.
namespace qujat::check {

/// Scores of a way from which on it speaks more for what it finds.
inline constexpr std::array<int, 7> steps_of_way = {50, 70, 75, 80, 85, 90, 95};

struct LearnedPart {
    std::string name; ///< in parts.xml
    int item = 0; ///< of the annex of the edition it was learned from
    int bias = 0;
    std::array<int, steps_of_way.size()> of_way{}; ///< for each step that the best way of the stretch comes up to
    std::vector<int> of_hidden;                    ///< thousandths of a logit: for a hidden value of one, those of the first layer before those of the next
    int sum_of_way(int score) const;               ///< 0: no way finds the part there
};

/// What features speak together, before it is asked what for. May be added up for a text, its headings and what stands before it and behind.
struct Speech {
    std::vector<int> hidden; ///< steps, one for each hidden value
    int known = 0;           ///< how many of the features are known
    Speech& operator+=(const Speech& more);
};

/// A sentence of a stretch, read by itself in the place of that stretch.
struct Aside {
    std::size_t stretch = 0;
    Speech speech;
};

/// A sum for each part.
struct Sums {
    std::vector<std::vector<int>> of_stretches, of_asides;
};

struct Thresholds {
    int undecided = 0, found = 0; ///< or Certainty::anything, Certainty::too_much
};

class Weights {
  public:
    Speech speech(const std::vector<std::string>& features) const;
    bool knows(std::string_view feature) const { return of_.contains(feature); }
    /// What each of the stretches of one text, in its order, speaks for each part, the bias included and without its ways. A long text says less of its subject with each word than a short one: what
    /// its features speak is divided by the root of `known`. The asides stand in the order of their stretches.
    Sums sums(const std::vector<Speech>& stretches, const std::vector<Aside>& asides) const;
    std::size_t reach() const { return layers_.size() * wide_stretches; } ///< how far away a stretch may stand that another one is read with
    const std::vector<LearnedPart>& parts() const { return parts_; }
    /// What the best stretch must come to, for the part to be undecided and to be found.
    Thresholds thresholds(std::size_t part, const Surroundings& around) const;
    int find(std::string_view part) const; ///< its place among the parts; -1: not there

  private:
    friend diag::Result<Weights> load_weights(const diag::SourcePtr& source);
    bool is_whole() const; // the last of the layers has a row for each value below it
    std::size_t count_of_values() const;
    void add_values(const Speech& speech, Values& values) const;
    std::vector<LearnedPart> parts_;
    Certainty certainty_;
    std::array<int, 3> certain_{};    // thousandths: the logits from which on a part is undecided and found, and what is there before any tree speaks
    std::vector<int> bias_of_hidden_; // thousandths
    std::vector<Layer> layers_;       // above the first one
    diag::SourcePtr source_;          // keeps what the views below show
    std::unordered_map<std::string_view, std::string_view> of_; // of a feature a step for each hidden value, as characters; looked up, never walked through
};

/// Reads weights.txt; its grammar stands at its head. CHK-0011: a line that cannot be read.
diag::Result<Weights> load_weights(const diag::SourcePtr& source);

} // namespace qujat::check
