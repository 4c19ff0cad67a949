#include "check/certainty.hpp"

#include "base/words.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace qujat::check {

namespace {

using Name = std::pair<std::string_view, int Surroundings::*>;
constexpr std::array<Name, 19> names = {{{"second", &Surroundings::second}, {"third", &Surroundings::third}, {"other", &Surroundings::other}, {"spoken", &Surroundings::spoken},
                                         {"siblings", &Surroundings::siblings}, {"least_sibling", &Surroundings::least_sibling}, {"median", &Surroundings::median},
                                         {"quartile", &Surroundings::quartile}, {"mean", &Surroundings::mean}, {"least", &Surroundings::least}, {"silent", &Surroundings::silent},
                                         {"ruled_out", &Surroundings::ruled_out}, {"share", &Surroundings::share}, {"stretches", &Surroundings::stretches}, {"way", &Surroundings::way},
                                         {"open_way", &Surroundings::open_way}, {"way_there", &Surroundings::way_there}, {"known", &Surroundings::known},
                                         {"together", &Surroundings::together}}};
constexpr std::uint8_t best_one = names.size(), is_part = best_one + 1, leaf = best_one + 2;
constexpr int most_depth = 12;
constexpr std::size_t most_trees = 2'000; // with the leaves there may be their sum stays within bounds

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr int most = 100'000;
    return error == std::errc() && end == text.data() + text.size() && value >= -most && value <= most ? std::optional(value) : std::nullopt;
}

std::optional<std::uint8_t> what_is_asked(std::string_view name) {
    if (name == "best")
        return best_one;
    for (std::size_t at = 0; at < names.size(); ++at)
        if (names[at].first == name)
            return static_cast<std::uint8_t>(at);
    return std::nullopt;
}

// No bits: the list cannot be read.
std::uint32_t bits_of(std::string_view list, const FindPart& find_part) {
    std::uint32_t bits = 0;
    for (bool is_last = false; !is_last;) {
        is_last = list.find(',') == std::string_view::npos;
        const int at = find_part(base::take(list, ','));
        if (at < 0 || static_cast<std::size_t>(at) >= Certainty::most_parts)
            return 0;
        bits |= std::uint32_t{1} << at;
    }
    return bits;
}

} // namespace

bool Certainty::add(std::string_view line, const FindPart& find_part) {
    const std::size_t begin = nodes_.size();
    if (line.ends_with(' ') || trees_.size() == most_trees || !add_branch(line, find_part, 0) || !line.empty()) {
        nodes_.resize(begin);
        return false;
    }
    trees_.push_back(static_cast<std::uint32_t>(begin));
    return true;
}

bool Certainty::add_branch(std::string_view& rest, const FindPart& find_part, int depth) {
    const std::string_view word = base::take(rest, ' ');
    constexpr std::string_view of_part = "part=";
    if (const auto value = number(word)) {
        nodes_.push_back({leaf, *value, 0, 0});
        return true;
    }
    if (depth == most_depth)
        return false;
    Node node;
    if (word.starts_with(of_part)) {
        node.asked = is_part;
        node.parts = bits_of(word.substr(of_part.size()), find_part);
        if (node.parts == 0)
            return false;
    } else {
        const std::size_t sign = word.find('<');
        const auto asked = what_is_asked(word.substr(0, sign));
        const auto bound = sign == std::string_view::npos ? std::nullopt : number(word.substr(sign + 1));
        if (!asked || !bound)
            return false;
        node.asked = *asked;
        node.value = *bound;
    }
    const std::size_t at = nodes_.size();
    nodes_.push_back(node);
    if (!add_branch(rest, find_part, depth + 1))
        return false;
    nodes_[at].second = static_cast<std::uint32_t>(nodes_.size());
    return add_branch(rest, find_part, depth + 1);
}

int Certainty::logit(std::size_t part, int best, const Surroundings& around) const {
    int sum = 0;
    for (std::uint32_t at : trees_) {
        while (nodes_[at].asked != leaf) {
            const Node& node = nodes_[at];
            const bool is_so = node.asked == is_part ? part < most_parts && (node.parts >> part & 1) != 0 : (node.asked == best_one ? best : around.*names[node.asked].second) < node.value;
            at = is_so ? at + 1 : node.second;
        }
        sum += nodes_[at].value;
    }
    return sum;
}

int Certainty::least(std::size_t part, int asked, const Surroundings& around) const {
    int too_little = -most_around, enough = most_around;
    if (trees_.empty() || logit(part, enough, around) < asked)
        return too_much;
    if (logit(part, -most_around, around) >= asked)
        return anything;
    while (enough - too_little > 1) {
        const int between = too_little + (enough - too_little) / 2;
        (logit(part, between, around) < asked ? too_little : enough) = between;
    }
    return enough;
}

} // namespace qujat::check
