#include "check/features.hpp"
#include "check/weigh.hpp"
#include "check/weights.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>

/// What was learned, beside the ways.
namespace qujat::check {

namespace {

constexpr int learned_score = 72;      ///< found, but less sure than most ways
constexpr int doubtful_score = 55;     ///< between the thresholds
constexpr int more_of_sentence = 100;  ///< hundredths of a logit: the weights were learned from paragraphs

} // namespace

void Scales::weigh_units(Vocabulary& vocabulary) {
    if (!requirements_.weights)
        return;
    const Weights& weights = *requirements_.weights;
    Features features(outline_, requirements_, vocabulary);
    // Headings and heads of tables stand over many units: each is weighed once.
    using Kept = std::vector<std::vector<int>>;
    Kept of_text(outline_.nodes.size()), of_section(outline_.nodes.size()), of_table(outline_.frames.size());
    const auto add = [](std::vector<int>& sums, const std::vector<int>& more) { std::ranges::transform(sums, more, sums.begin(), std::plus<>()); };
    const auto add_kept = [&](std::vector<int>& sums, std::vector<int>& kept, const auto& of_it) {
        if (kept.empty())
            kept = weights.sums(of_it());
        add(sums, kept);
    };
    // A number that stands alone answers nothing, whatever heading it stands under: it is that of a page. Behind a label and in a row it may.
    const auto is_lone_number = [&](const Unit& unit) {
        const Sentence& only = outline_.sentences[unit.first];
        if (unit.end != unit.first + 1 || only.table != no_index || (only.node != 0 && outline_.nodes[only.node].is_label))
            return false;
        const auto tokens = tokens_of(only.text, vocabulary);
        return tokens.size() == 1 && tokens.front().is_number();
    };
    const std::vector<Unit> all = units(outline_);
    for (std::size_t at = 0; at < all.size(); ++at) {
        const Unit& unit = all[at];
        if (is_lone_number(unit))
            continue;
        std::vector<int> of_before;
        if (at > 0 && follows(outline_, all[at - 1], unit))
            of_before = weights.sums(features.of_before(all[at - 1]));
        const auto sums_of = [&](const Unit& stretch) {
            std::vector<int> sums = weights.sums(features.of_text(stretch));
            for (std::size_t part = 0; part < sums.size(); ++part)
                sums[part] += weights.parts()[part].bias;
            if (!of_before.empty())
                add(sums, of_before);
            const Above over = above(outline_, stretch);
            if (over.heading != no_index)
                add_kept(sums, of_text[over.heading], [&] { return features.of_heading(over.heading, HeadingOf::text); });
            if (over.section != no_index)
                add_kept(sums, of_section[over.section], [&] { return features.of_heading(over.section, HeadingOf::section); });
            if (over.table != no_index)
                add_kept(sums, of_table[over.table], [&] { return features.of_table(over.table); });
            return sums;
        };
        units_.push_back({unit.said, unit.first, unit.end, sums_of(unit)});
        for (std::uint32_t number = unit.first; unit.end - unit.first > 1 && number < unit.end; ++number)
            if (outline_.sentences[number].counts)
                sums_of_sentence_.emplace(number, sums_of({number, number + 1, number}));
    }
}

// What was learned decides together with the ways: each stretch is worth what its words, its headings and the best way that finds the part there speak for it. The best one says
// whether the part is there; those that come up to the threshold are added to what the ways found.
void Scales::weigh_learned(const Item& item, const SubRequirement& sub, std::vector<Candidate>& candidates) const {
    if (sub.learned < 0)
        return;
    const auto part = static_cast<std::size_t>(sub.learned);
    const LearnedPart& learned = requirements_.weights->parts()[part];
    const auto is_by_way = [](const Candidate& one) { return one.is_satisfied && !one.says_none && one.sentence != no_index; };
    std::map<std::uint32_t, int> of_ways; // sentence → best score
    for (const Candidate& one : candidates)
        if (is_by_way(one))
            of_ways[one.sentence] = std::max(of_ways[one.sentence], one.score);
    constexpr int nothing = std::numeric_limits<int>::min();
    std::vector<int> sums;
    sums.reserve(units_.size());
    for (const WeighedUnit& unit : units_) {
        int score = 0;
        for (auto at = of_ways.lower_bound(unit.first); at != of_ways.end() && at->first < unit.end; ++at)
            score = std::max(score, at->second);
        const int sum = unit.sums[part] + learned.sum_of_way(score);
        const bool is_too_little = score < requirements_.found && sum < learned.alone;
        sums.push_back(is_too_little || is_ruled_out(unit.sentence, item, sub) ? nothing : sum);
    }
    int best = sums.empty() ? nothing : std::ranges::max(sums);
    // "The company was founded by … in … . It carries the project out in Almaty": in a long paragraph about much else the sentence that a way found speaks for itself.
    std::map<std::uint32_t, int> of_sentences;
    for (const auto& [sentence, score] : of_ways) {
        const auto behind = std::ranges::upper_bound(units_, sentence, {}, &WeighedUnit::first);
        int& sum = of_sentences.emplace(sentence, behind == units_.begin() ? nothing : sums[static_cast<std::size_t>(behind - units_.begin()) - 1]).first->second;
        if (const auto found = sums_of_sentence_.find(sentence); found != sums_of_sentence_.end() && !is_ruled_out(sentence, item, sub))
            sum = std::max(sum, found->second[part] + learned.sum_of_way(score) - more_of_sentence);
        best = std::max(best, sum);
    }
    for (Candidate& one : candidates) {
        if (!is_by_way(one))
            continue;
        if (best < learned.found) {
            one.score = std::min(one.score, best < learned.undecided ? most_unsatisfied : doubtful_score);
            one.is_satisfied = best >= learned.undecided;
            one.is_doubted = true;
        } else if (of_sentences.at(one.sentence) < learned.undecided) {
            one.score = std::min(one.score, learned_score - 1); // shown behind those that the words speak for
        }
    }
    for (std::size_t at = 0; at < units_.size(); ++at)
        if (sums[at] >= learned.undecided) {
            const Sentence& sentence = outline_.sentences[units_[at].sentence];
            Candidate candidate;
            candidate.is_satisfied = candidate.is_learned = true;
            candidate.score = sums[at] >= learned.found ? learned_score : doubtful_score;
            candidate.is_doubted = sums[at] < learned.found;
            candidate.sentence = units_[at].sentence;
            candidate.node = sentence.node;
            candidate.project = outline_.nodes[sentence.node].project;
            candidate.projects = sentence.projects;
            candidates.push_back(std::move(candidate));
        }
}

} // namespace qujat::check
