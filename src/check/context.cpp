#include "check/context.hpp"

#include <algorithm>

namespace qujat::check {

namespace {

constexpr std::int64_t thousand = 1000;

/// The sum of the values of some stretches that stand behind each other; both its ends only move on.
class Window {
  public:
    explicit Window(const Values& values) : values_(values), sums_(values.width()), means_(values.width()) {}

    void move(std::size_t begin, std::size_t end) {
        for (; end_ < end; ++end_)
            add(end_, 1);
        for (; begin_ < begin; ++begin_)
            add(begin_, -1);
    }

    std::span<const int> means() {
        const auto count = static_cast<std::int64_t>(std::max<std::size_t>(end_ - begin_, 1));
        std::ranges::transform(sums_, means_.begin(), [count](std::int64_t sum) { return static_cast<int>(sum / count); });
        return means_;
    }

  private:
    void add(std::size_t stretch, int sign) {
        const std::span<const int> values = values_.of(stretch);
        for (std::size_t at = 0; at < values.size(); ++at)
            sums_[at] += sign * values[at];
    }
    const Values& values_;
    std::vector<std::int64_t> sums_;
    std::vector<int> means_;
    std::size_t begin_ = 0, end_ = 0;
};

} // namespace

void Values::add(std::span<const std::int64_t> sums) {
    for (const std::int64_t sum : sums)
        values_.push_back(static_cast<int>(std::clamp(sum, std::int64_t{0}, most_value)));
}

bool Layer::add_row(std::span<const int> weights) {
    if (weights.size() != bias_.size())
        return false;
    const auto is_some = [](int weight) { return weight != 0; };
    const auto first = std::ranges::find_if(weights, is_some);
    const auto end = std::find_if(weights.rbegin(), std::make_reverse_iterator(first), is_some).base();
    rows_.push_back({static_cast<std::size_t>(first - weights.begin()), {first, end}});
    return true;
}

void Layer::add_to(std::vector<std::int64_t>& sums, std::span<const Row> rows, std::span<const int> values) const {
    for (std::size_t at = 0; at < values.size(); ++at)
        if (const std::int64_t value = values[at]; value != 0) {
            // By pointers: as in Weights::speech, also in builds without optimisation.
            std::int64_t* sum = sums.data() + rows[at].first;
            for (const int *weight = rows[at].weights.data(), *end = weight + rows[at].weights.size(); weight != end; ++weight, ++sum)
                *sum += value * *weight;
        }
}

LayerValues Layer::read(const LayerValues& below) const {
    const std::size_t width = below.stretches.width(), count = below.stretches.size();
    const auto rows = [&](std::size_t which) { return std::span(rows_).subspan(which * width, width); };
    LayerValues made{Values(bias_.size()), Values(bias_.size()), below.places};
    Window before(below.stretches), behind(below.stretches), around(below.stretches);
    std::vector<std::int64_t> sums;
    const auto add = [&](Values& values, std::span<const int> own) {
        std::vector<std::int64_t> whole = sums;
        add_to(whole, rows(0), own);
        for (std::int64_t& sum : whole)
            sum /= thousand;
        values.add(whole);
    };
    std::size_t aside = 0;
    for (std::size_t at = 0; at < count; ++at) {
        before.move(at - std::min(at, near_stretches), at);
        behind.move(at + 1, std::min(at + 1 + near_stretches, count));
        around.move(at - std::min(at, wide_stretches), std::min(at + 1 + wide_stretches, count));
        sums.assign(bias_.begin(), bias_.end());
        for (std::int64_t& sum : sums)
            sum *= thousand;
        add_to(sums, rows(1), before.means());
        add_to(sums, rows(2), behind.means());
        add_to(sums, rows(3), around.means());
        add(made.stretches, below.stretches.of(at));
        for (; aside < below.places.size() && below.places[aside] == at; ++aside)
            add(made.asides, below.asides.of(aside));
    }
    return made;
}

} // namespace qujat::check
