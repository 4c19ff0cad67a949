#pragma once

#include <cstddef>
#include <vector>

namespace qujat::check {

/// What each stretch of a plan comes to for a part.
struct PartSums {
    int item = 0;              ///< that of the edition it was learned from: other editions divide the parts otherwise
    std::vector<int> sums;     ///< hundredths of a logit, with the best way of the stretch
    std::vector<bool> is_open; ///< no heading rules the stretch out for the part
    std::vector<int> ways;     ///< score of the best way that finds the part there; 0: none does
};

/// What a stretch is, whatever part it is asked for.
struct StretchLook {
    int known = 0;    ///< how many of its features the weights know
    int together = 0; ///< how many items or rows stand with it; 0: it is neither
};

/// What a plan says of a part beside the sum of its best stretch, the best of those that no heading rules out; the first stretch, where all are. Sums are in hundredths of a logit, cut at `most_around`.
struct Surroundings {
    int second = 0, third = 0;      ///< the next best stretches
    int other = 0, spoken = 0;      ///< what the best one speaks most for besides, and for how many parts
    int siblings = 0;               ///< the middle one of the best sums of the other parts of the item; 0: there are none
    int least_sibling = 0;          ///< the least of them, by what is not ruled out
    int median = 0, quartile = 0, mean = 0; ///< the middle one, the lower quartile and the mean of the best sums of all other parts
    int least = 0, silent = 0;      ///< the least of them by what is not ruled out, and how many of these are below nothing
    int ruled_out = 0;              ///< by how much what stands under headings that rule it out is better
    int share = 0;                  ///< hundredths, rounded up: how many of the stretches speak for the part
    int stretches = 0;              ///< how many there are, cut at `most_stretches`: a short plan answers in few words
    int way = 0, open_way = 0, way_there = 0; ///< score of the best way that finds the part: anywhere, where no heading rules it out, in the best stretch
    int known = 0, together = 0;    ///< of the best stretch
};
inline constexpr int most_around = 600;
inline constexpr std::size_t most_stretches = 40; // as in tests/plans/certainty.py

/// Of each part what else the plan says beside its best stretch. All parts have the same stretches, at least one.
std::vector<Surroundings> look_around(const std::vector<PartSums>& parts, const std::vector<StretchLook>& stretches);

} // namespace qujat::check
