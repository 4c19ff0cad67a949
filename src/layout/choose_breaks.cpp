#include "layout/paragraph.hpp"

#include <algorithm>

namespace qujat::layout {

namespace {

// As in Knuth and Plass, «Breaking Paragraphs into Lines» (1981), with the weights of plain TeX: a line costs (line + badness)², badness being 100 times the cube of the ratio.
constexpr std::int64_t cost_of_line = 10, cost_of_hyphen = 50 * 50, cost_of_two_hyphens = 10'000, cost_of_hyphen_before_last = 5'000, cost_of_short_last = 5'000;
// A last line shorter than this share of the room is very short.
constexpr std::int64_t short_share = 8;
// Badness grows with the cube to ten times what is wished, then slowly, and is greatest where there is no space to stretch: sums over any paragraph stay far from overflow.
constexpr std::int64_t cubic_ratio = 10'000, most_ratio = 100'000, badness_of_no_space = 400'000;
// So many beginnings of a line are kept in sight; a line of ordinary text has less than a hundred places to break.
constexpr std::size_t most_active = 256;

std::int64_t badness(std::int64_t ratio) {
    const std::int64_t cubic = std::min(ratio, cubic_ratio);
    return cubic * cubic * cubic / 10'000'000 + (ratio - cubic) * 2;
}

std::int64_t square(std::int64_t n) { return n * n; }

struct Node {
    std::int64_t cost = -1; ///< of the best way here; below 0: none
    std::uint32_t previous = 0;
};

class Chooser {
  public:
    Chooser(std::span<const Break> breaks, Rooms rooms, Length space, std::int64_t tolerance, bool fills_last)
        : breaks_(breaks), rooms_(rooms), space_(std::max(space, Length::from_raw(2))), tolerance_(tolerance), fills_last_(fills_last), nodes_(breaks.size()) {}

    std::optional<std::vector<std::uint32_t>> run() {
        nodes_[0].cost = 0;
        active_ = {0};
        for (std::uint32_t j = 1; j < breaks_.size(); ++j) {
            try_lines_to(j);
            if (breaks_[j].is_forced)
                active_.clear();
            if (nodes_[j].cost >= 0)
                active_.push_back(j);
            if (active_.empty())
                return std::nullopt;
            if (active_.size() > most_active)
                active_.erase(std::ranges::max_element(active_, {}, [&](std::uint32_t i) { return nodes_[i].cost; }));
        }
        if (nodes_.back().cost < 0)
            return std::nullopt;
        std::vector<std::uint32_t> out;
        for (auto j = static_cast<std::uint32_t>(breaks_.size() - 1); j > 0; j = nodes_[j].previous)
            out.push_back(j);
        std::ranges::reverse(out);
        return out;
    }

  private:
    void try_lines_to(std::uint32_t j) {
        const Break& to = breaks_[j];
        std::size_t kept = 0;
        for (const std::uint32_t i : active_) {
            const Break& from = breaks_[i];
            const Length room = i == 0 ? rooms_.first : rooms_.rest;
            const Length spaces = to.spaces_before - from.spaces_after, flex = to.flex_before - from.flex_after;
            const Length slack = room - (to.before - from.after);
            if (slack + shrink_of(spaces, flex) < Length() && !to.is_overfull)
                continue; // nor will any later line from here fit
            active_[kept++] = i;
            const auto cost = cost_of(from, to, i, j, slack - to.hyphen, spaces, flex);
            if (cost && (nodes_[j].cost < 0 || nodes_[i].cost + *cost < nodes_[j].cost))
                nodes_[j] = {nodes_[i].cost + *cost, i};
        }
        active_.resize(kept);
    }

    std::optional<std::int64_t> cost_of(const Break& from, const Break& to, std::uint32_t i, std::uint32_t j, Length slack, Length spaces, Length flex) const {
        const bool is_last = j + 1 == breaks_.size();
        const bool is_given = to.is_forced || is_last; // where it ends is no choice of ours
        std::int64_t bad = 0;
        if (slack < Length()) {
            const Length shrink = shrink_of(spaces, flex);
            if (slack + shrink < Length() && !to.is_overfull)
                return std::nullopt;
            bad = badness(shrink > Length() ? std::min<std::int64_t>(-slack.raw() * 1000 / shrink.raw(), 1000) : 1000);
        } else if (!is_last || fills_last_) {
            const std::int64_t stretch = stretch_of(std::max(spaces, space_), spaces > Length() ? flex : Length()).raw();
            const std::int64_t ratio = std::min(slack.raw() * 1000 / stretch, most_ratio);
            if (ratio > tolerance_ && !is_given)
                return std::nullopt;
            bad = spaces > Length() || slack == Length() ? badness(ratio) : badness_of_no_space;
        }
        std::int64_t cost = square(cost_of_line + bad);
        if (to.shows_hyphen())
            cost += cost_of_hyphen;
        if (to.ends_in_hyphen && from.ends_in_hyphen)
            cost += cost_of_two_hyphens;
        if (is_last && i > 0) {
            if (from.ends_in_hyphen)
                cost += cost_of_hyphen_before_last;
            if (!fills_last_ && to.before - from.after < rooms_.rest / short_share)
                cost += cost_of_short_last;
        }
        return cost;
    }

    std::span<const Break> breaks_;
    Rooms rooms_;
    Length space_;
    std::int64_t tolerance_;
    bool fills_last_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> active_; ///< where a line may have begun that may end here
};

} // namespace

std::optional<std::vector<std::uint32_t>> choose_best(std::span<const Break> breaks, Rooms rooms, Length space, std::int64_t tolerance, bool fills_last) {
    return Chooser(breaks, rooms, space, tolerance, fills_last).run();
}

std::vector<std::uint32_t> choose_greedily(std::span<const Break> breaks, Rooms rooms, int zone_percent) {
    std::vector<std::uint32_t> out;
    const auto count = static_cast<std::uint32_t>(breaks.size());
    for (std::uint32_t from = 0; from + 1 < count;) {
        const Length room = from == 0 ? rooms.first : rooms.rest;
        const auto width_to = [&](std::uint32_t i) { return breaks[i].before + breaks[i].hyphen - breaks[from].after; };
        std::uint32_t word = from, hyphen = from; // the farthest of either kind that fits
        for (std::uint32_t i = from + 1; i < count && breaks[i].before - breaks[from].after <= room; ++i) {
            if (width_to(i) <= room)
                (breaks[i].kind == Break::Kind::automatic_hyphen ? hyphen : word) = i;
            if (breaks[i].is_forced)
                break;
        }
        std::uint32_t to = word;
        if (hyphen > word && (word == from || (room - width_to(word)).raw() > room.raw() / 100 * zone_percent))
            to = hyphen;
        if (to == from)
            to = from + 1; // too wide for any line
        out.push_back(to);
        from = to;
    }
    return out;
}

} // namespace qujat::layout
