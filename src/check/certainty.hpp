#pragma once

#include "check/surroundings.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <string_view>
#include <vector>

/// How sure it is that a plan has a part, by its best stretch and what else the plan says: a weak answer among plain ones is mostly none. Learned trees of decisions, in whole
/// numbers; tests/plans/certainty.py makes them, and in no tree does a better stretch make the part less sure.
namespace qujat::check {

/// Of the name of a part its place; -1: there is none.
using FindPart = std::function<int(std::string_view)>;

class Certainty {
  public:
    /// Reads a line of weights.txt: a tree, each node before its two branches: "second<120", "part=goals,tasks" (places below `most_parts`), or what a leaf adds, in
    /// thousandths of a logit. The first branch is where that is so. False: the line is none, and nothing is added.
    bool add(std::string_view line, const FindPart& find_part);

    /// Thousandths of a logit; without trees nothing. `best`: hundredths of a logit, what the best stretch comes to.
    int logit(std::size_t part, int best, const Surroundings& around) const;

    /// The least that the best stretch must come to for the logit, in thousandths; `anything`: whatever it comes to is enough; `too_much`: too little, as it always is without trees.
    int least(std::size_t part, int logit, const Surroundings& around) const;

    static constexpr int anything = std::numeric_limits<int>::min() + 1, too_much = std::numeric_limits<int>::max();

    static constexpr std::size_t most_parts = 32;

  private:
    struct Node {
        std::uint8_t asked = 0;   // a place among the names of certainty.cpp, or what stands behind these
        std::int32_t value = 0;   // a bound, a leaf
        std::uint32_t parts = 0;  // bits
        std::uint32_t second = 0; // where the second branch begins; the first one stands behind the node
    };
    bool add_branch(std::string_view& rest, const FindPart& find_part, int depth);
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> trees_; // where they begin
};

} // namespace qujat::check
