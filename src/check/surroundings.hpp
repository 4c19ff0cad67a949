#pragma once

#include "check/weights.hpp"

#include <cstddef>
#include <vector>

namespace qujat::check {

/// What each stretch of a plan comes to for a part, in hundredths of a logit.
struct PartSums {
    std::size_t item = 0;      ///< its place in the annex
    std::vector<int> sums;     ///< with the best way of the stretch
    std::vector<bool> is_open; ///< no heading rules the stretch out for the part
    int way = 0;               ///< score of the best way, wherever it is
};

/// Of each part what else the plan says beside its best stretch. All parts have the same stretches, at least one.
std::vector<Surroundings> look_around(const std::vector<PartSums>& parts);

} // namespace qujat::check
