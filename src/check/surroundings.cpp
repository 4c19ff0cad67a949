#include "check/surroundings.hpp"

#include <algorithm>
#include <numeric>

namespace qujat::check {

namespace {

constexpr int least_median = 150, least_quartile = -250, least_mean = 50; ///< a text without an answer to most parts is no plan, and no easier to satisfy

// The one at the given place of the order, least first; 0: there is none.
int of_order(std::vector<int> sums, std::size_t numerator, std::size_t denominator) {
    if (sums.empty())
        return 0;
    const auto at = sums.begin() + static_cast<std::ptrdiff_t>(sums.size() * numerator / denominator);
    std::ranges::nth_element(sums, at);
    return *at;
}

int mean(const std::vector<int>& sums) { return sums.empty() ? 0 : std::accumulate(sums.begin(), sums.end(), 0) / static_cast<int>(sums.size()); }

} // namespace

std::vector<Surroundings> look_around(const std::vector<PartSums>& given) {
    std::vector<PartSums> parts = given;
    for (PartSums& part : parts)
        for (int& sum : part.sums)
            sum = std::clamp(sum, -most_around, most_around);
    std::vector<int> tops; // of what is ruled out, too
    for (const PartSums& part : parts)
        tops.push_back(std::ranges::max(part.sums));
    std::vector<Surroundings> made;
    for (std::size_t number = 0; number < parts.size(); ++number) {
        const PartSums& part = parts[number];
        const std::size_t count = part.sums.size();
        int first = -most_around;
        std::size_t best = 0;
        Surroundings around;
        around.second = -most_around;
        for (std::size_t at = 0; at < count; ++at)
            if (part.is_open[at]) {
                around.second = std::max(around.second, std::min(part.sums[at], first));
                if (part.sums[at] > first) {
                    first = part.sums[at];
                    best = at;
                }
            }
        around.other = -most_around;
        std::vector<int> siblings, others;
        for (std::size_t other = 0; other < parts.size(); ++other)
            if (other != number) {
                around.other = std::max(around.other, parts[other].sums[best]);
                others.push_back(tops[other]);
                if (parts[other].item == part.item)
                    siblings.push_back(tops[other]);
            }
        around.siblings = of_order(siblings, 1, 2);
        around.median = std::max(of_order(others, 1, 2), least_median);
        around.quartile = std::max(of_order(others, 1, 4), least_quartile);
        around.mean = std::max(mean(others), least_mean);
        around.ruled_out = tops[number] - first;
        around.share = static_cast<int>(100 * static_cast<std::size_t>(std::ranges::count_if(part.sums, [](int sum) { return sum > 0; })) / count);
        around.stretches = static_cast<int>(100 * (count < least_stretches ? most_stretches : std::min(count, most_stretches)) / 20);
        around.way = part.way;
        made.push_back(around);
    }
    return made;
}

} // namespace qujat::check
