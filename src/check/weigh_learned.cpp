#include "check/features.hpp"
#include "check/weigh.hpp"
#include "check/weights.hpp"

#include <algorithm>
#include <functional>
#include <limits>

/// What was learned, beside the ways.
namespace qujat::check {

namespace {

constexpr int learned_score = 72;      ///< found, but less sure than most ways
constexpr int doubtful_score = 55;     ///< between the thresholds
constexpr int more_of_sentence = 300;  ///< hundredths of a logit: the weights were learned from paragraphs
constexpr int under_own_heading = 90;  ///< score of a way: told outright under a heading of the part, which is doubted only where the words speak against it
constexpr int told_outright = 95;      ///< score of a way that the words of the rest cannot make doubtful: "Проект находится на стадии прототипа"

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
    for (const Unit& unit : units(outline_)) {
        if (is_lone_number(unit))
            continue;
        const auto sums_of = [&](const Unit& stretch) {
            std::vector<int> sums = weights.sums(features.of_text(stretch));
            for (std::size_t part = 0; part < sums.size(); ++part)
                sums[part] += weights.parts()[part].bias;
            const Above over = above(outline_, stretch);
            if (over.heading != no_index)
                add_kept(sums, of_text[over.heading], [&] { return features.of_heading(over.heading, HeadingOf::text); });
            if (over.section != no_index)
                add_kept(sums, of_section[over.section], [&] { return features.of_heading(over.section, HeadingOf::section); });
            if (over.table != no_index)
                add_kept(sums, of_table[over.table], [&] { return features.of_table(over.table); });
            return sums;
        };
        units_.push_back({unit.said, sums_of(unit)});
        for (std::uint32_t number = unit.first; unit.end - unit.first > 1 && number < unit.end; ++number)
            if (outline_.sentences[number].counts)
                sums_of_sentence_.emplace(number, sums_of({number, number + 1, number}));
    }
}

// What was learned decides beside the ways: it adds the stretches that come up to the part's threshold, and where none does, the ways count for less.
void Scales::weigh_learned(const Item& item, const SubRequirement& sub, std::vector<Candidate>& candidates) const {
    if (sub.learned < 0)
        return;
    const auto part = static_cast<std::size_t>(sub.learned);
    const LearnedPart& learned = requirements_.weights->parts()[part];
    const bool is_by_way = std::ranges::any_of(candidates, [this](const Candidate& one) { return one.is_satisfied && !one.says_none && one.score >= requirements_.found; });
    const Threshold& threshold = is_by_way ? learned.beside_way : learned.alone;
    int best = std::numeric_limits<int>::min();
    for (const WeighedUnit& unit : units_)
        if (unit.sums[part] > best && !is_ruled_out(unit.sentence, item, sub))
            best = unit.sums[part];
    // "The company was founded by … in … . It carries the project out in Almaty": in a long paragraph about much else the sentence that a way found speaks for itself.
    for (const Candidate& one : candidates)
        if (one.is_satisfied && !one.says_none && one.score >= requirements_.found)
            if (const auto found = sums_of_sentence_.find(one.sentence); found != sums_of_sentence_.end() && !is_ruled_out(one.sentence, item, sub))
                best = std::max(best, found->second[part] - more_of_sentence);
    for (Candidate& one : candidates)
        if (one.is_satisfied && !one.says_none && one.score < told_outright && best < (one.score >= under_own_heading ? threshold.undecided : threshold.found)) {
            one.score = std::min(one.score, best < threshold.undecided ? most_unsatisfied : doubtful_score);
            one.is_satisfied = best >= threshold.undecided;
            one.is_doubted = true;
        }
    for (const WeighedUnit& unit : units_)
        if (unit.sums[part] >= learned.alone.undecided && !is_ruled_out(unit.sentence, item, sub)) {
            const Sentence& sentence = outline_.sentences[unit.sentence];
            Candidate candidate;
            candidate.is_satisfied = candidate.is_learned = true;
            candidate.score = unit.sums[part] >= learned.alone.found ? learned_score : doubtful_score;
            candidate.is_doubted = unit.sums[part] < learned.alone.found;
            candidate.sentence = unit.sentence;
            candidate.node = sentence.node;
            candidate.project = outline_.nodes[sentence.node].project;
            candidate.projects = sentence.projects;
            candidates.push_back(std::move(candidate));
        }
}

} // namespace qujat::check
