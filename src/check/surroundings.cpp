#include "check/surroundings.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

namespace qujat::check {

namespace {

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

std::vector<Surroundings> look_around(const std::vector<PartSums>& given, const std::vector<StretchLook>& stretches) {
    std::vector<PartSums> parts = given;
    std::vector<int> tops, open_tops; // of each part what is best, and what is best of what is not ruled out
    std::vector<std::size_t> best;    // the first of these
    const auto cut = [](int sum) { return std::clamp(sum, -most_around, most_around); };
    for (PartSums& part : parts) {
        std::vector<int> open = part.sums;
        for (std::size_t at = 0; at < open.size(); ++at)
            if (!part.is_open[at])
                open[at] = std::numeric_limits<int>::min();
        best.push_back(static_cast<std::size_t>(std::ranges::max_element(open) - open.begin()));
        open_tops.push_back(cut(open[best.back()]));
        std::ranges::transform(part.sums, part.sums.begin(), cut);
        tops.push_back(std::ranges::max(part.sums));
    }
    std::vector<Surroundings> made;
    for (std::size_t number = 0; number < parts.size(); ++number) {
        const PartSums& part = parts[number];
        const std::size_t count = part.sums.size(), there = best[number];
        Surroundings around;
        std::vector<int> next = {-most_around, -most_around};
        for (std::size_t at = 0; at < count; ++at)
            if (part.is_open[at]) {
                around.open_way = std::max(around.open_way, part.ways[at]);
                if (at != there)
                    next.push_back(part.sums[at]);
            }
        std::ranges::partial_sort(next, next.begin() + 2, std::ranges::greater());
        around.second = next[0];
        around.third = next[1];
        around.other = -most_around;
        std::vector<int> siblings, others;
        int least_sibling = most_around;
        around.least = most_around;
        for (std::size_t other = 0; other < parts.size(); ++other)
            if (other != number) {
                around.other = std::max(around.other, parts[other].sums[there]);
                around.spoken += parts[other].sums[there] > 0 ? 1 : 0;
                around.least = std::min(around.least, open_tops[other]);
                around.silent += open_tops[other] < 0 ? 1 : 0;
                others.push_back(tops[other]);
                if (parts[other].item == part.item) {
                    siblings.push_back(tops[other]);
                    least_sibling = std::min(least_sibling, open_tops[other]);
                }
            }
        around.siblings = of_order(siblings, 1, 2);
        around.least_sibling = siblings.empty() ? 0 : least_sibling;
        around.median = of_order(others, 1, 2);
        around.quartile = of_order(others, 1, 4);
        around.mean = mean(others);
        around.ruled_out = tops[number] - open_tops[number];
        around.share = static_cast<int>((100 * static_cast<std::size_t>(std::ranges::count_if(part.sums, [](int sum) { return sum > 0; })) + count - 1) / count);
        around.stretches = static_cast<int>(std::min(count, most_stretches));
        around.way = std::ranges::max(part.ways);
        around.way_there = part.ways[there];
        around.known = stretches[there].known;
        around.together = stretches[there].together;
        made.push_back(around);
    }
    return made;
}

} // namespace qujat::check
