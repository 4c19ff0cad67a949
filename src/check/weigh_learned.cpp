#include "check/features.hpp"
#include "check/surroundings.hpp"
#include "check/weigh.hpp"
#include "check/weights.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <utility>

/// What was learned, beside the ways.
namespace qujat::check {

namespace {

constexpr int learned_score = 72;      ///< found, but less sure than most ways
constexpr int doubtful_score = 55;     ///< between the thresholds
constexpr int clearly_better = 150;    ///< hundredths of a logit: of two places the other one is shown first
constexpr int far_worse = 300;         ///< the other one is not shown
constexpr std::size_t few_words = 20;
constexpr std::size_t least_known = 60; ///< in a hundred: of 721 plans none has less than 83, a text in Kyrgyz or Ukrainian has 55, one in German or in Kazakh with Latin letters 30
constexpr int more_of_sentence = 100;  ///< hundredths of a logit: the weights were learned from paragraphs

bool is_by_way(const Candidate& one) { return one.is_satisfied && !one.says_none && one.sentence != no_index; }

// Of each sentence the best score.
std::map<std::uint32_t, int> scores_of_ways(const std::vector<Candidate>& candidates) {
    std::map<std::uint32_t, int> scores;
    for (const Candidate& one : candidates)
        if (is_by_way(one))
            scores[one.sentence] = std::max(scores[one.sentence], one.score);
    return scores;
}

int score_in(const std::map<std::uint32_t, int>& scores, std::uint32_t first, std::uint32_t end) {
    int best = 0;
    for (auto at = scores.lower_bound(first); at != scores.end() && at->first < end; ++at)
        best = std::max(best, at->second);
    return best;
}

// Of which of several projects a stretch speaks; 0: of none in particular.
int project_of(const Outline& outline, const Sentence& sentence) {
    if (const int project = outline.nodes[sentence.node].project; project != 0 || !std::has_single_bit(sentence.projects))
        return project;
    return std::countr_zero(sentence.projects) + 1;
}

// Of each file and project the stretches that are read among each other. Those of a project are read as if there were no other one: the place of one says nothing of that of the next.
template <typename Stretches> std::map<std::pair<std::uint32_t, int>, std::vector<std::size_t>> read_together(const Outline& outline, const Stretches& stretches, std::size_t reach) {
    std::map<std::pair<std::uint32_t, int>, std::vector<std::size_t>> made;
    for (const auto& stretch : stretches)
        made[{outline.sentences[stretch.first].file, project_of(outline, outline.sentences[stretch.first])}];
    for (std::size_t at = 0; at < stretches.size(); ++at) {
        const Sentence& sentence = outline.sentences[stretches[at].first];
        const int project = project_of(outline, sentence);
        for (auto& [of, together] : made)
            if (of.first == sentence.file && (of.second == 0 || project == 0 || of.second == project))
                together.push_back(at);
    }
    // What stands too far from a project's own stretches to be read with them is not read again.
    for (auto& [of, together] : made) {
        if (of.second == 0)
            continue;
        std::vector<bool> is_near(together.size());
        for (std::size_t at = 0; at < together.size(); ++at)
            if (project_of(outline, outline.sentences[stretches[together[at]].first]) == of.second)
                for (std::size_t near = at - std::min(at, reach); near < std::min(at + reach + 1, together.size()); ++near)
                    is_near[near] = true;
        std::size_t kept = 0;
        for (std::size_t at = 0; at < together.size(); ++at)
            if (is_near[at])
                together[kept++] = together[at];
        together.resize(kept);
    }
    return made;
}

} // namespace

void Scales::weigh_units(Vocabulary& vocabulary) {
    if (!requirements_.weights)
        return;
    const Weights& weights = *requirements_.weights;
    Features features(outline_, requirements_, vocabulary);
    const std::vector<Unit> all = units(outline_);
    // Headings, and heads of tables, stand over many units: each is read once.
    std::map<std::pair<SourceKind, std::uint32_t>, Speech> read;
    const auto add_once = [&](Speech& speech, const Source& source) {
        const auto [kept, is_new] = read.try_emplace({source.kind, source.at});
        if (is_new)
            kept->second = weights.speech(features.of(source, all));
        speech += kept->second;
    };
    std::vector<Speech> stretches;
    std::vector<Aside> asides;
    std::vector<std::uint32_t> sentences; // of the asides
    for (std::size_t at = 0; at < all.size(); ++at) {
        const Unit& unit = all[at];
        if (is_lone_number(outline_, unit, vocabulary))
            continue;
        Speech beside;
        for (const Source& source : sources_beside(outline_, all, at))
            beside += weights.speech(features.of(source, all));
        // A sentence may stand under another heading than the one before it in the same paragraph: behind a label.
        const auto speech_of = [&](const Unit& stretch) {
            Speech speech = weights.speech(features.of_text(stretch));
            speech += beside;
            for (const Source& source : sources_over(outline_, stretch))
                add_once(speech, source);
            return speech;
        };
        for (const std::string& feature : features.of_text(unit))
            if (is_word(feature)) {
                ++words_;
                words_known_ += weights.knows(feature) ? 1 : 0;
            }
        Speech speech = speech_of(unit);
        units_.push_back({unit.said, unit.first, unit.end, {}, {speech.known, static_cast<int>(features.together(unit).items)}});
        for (std::uint32_t number = unit.first; unit.end - unit.first > 1 && number < unit.end; ++number)
            if (outline_.sentences[number].counts) {
                asides.push_back({stretches.size(), speech_of({number, number + 1, number})});
                sentences.push_back(number);
            }
        stretches.push_back(std::move(speech));
    }
    for (const auto& [of, together] : read_together(outline_, units_, weights.reach())) {
        const auto is_asked = [&, project = of.second](std::size_t at) { return project_of(outline_, outline_.sentences[units_[at].first]) == project; };
        std::vector<Speech> speeches;
        std::vector<Aside> within;
        std::vector<std::uint32_t> of_within;
        auto aside = asides.begin();
        for (const std::size_t at : together) {
            for (aside = std::ranges::lower_bound(aside, asides.end(), at, {}, &Aside::stretch); aside != asides.end() && aside->stretch == at; ++aside) {
                within.push_back({speeches.size(), aside->speech});
                of_within.push_back(sentences[static_cast<std::size_t>(aside - asides.begin())]);
            }
            speeches.push_back(stretches[at]);
        }
        Sums sums = weights.sums(speeches, within);
        for (std::size_t at = 0; at < together.size(); ++at)
            if (is_asked(together[at]))
                units_[together[at]].sums = std::move(sums.of_stretches[at]);
        for (std::size_t at = 0; at < within.size(); ++at)
            if (is_asked(together[within[at].stretch]))
                sums_of_sentence_.emplace(of_within[at], std::move(sums.of_asides[at]));
    }
}

bool Scales::is_in_unknown_words() const { return words_ >= few_words && 100 * words_known_ < least_known * words_; }

std::vector<int> Scales::scores_of_units(const std::map<std::uint32_t, int>& of_ways) const {
    std::vector<int> scores;
    scores.reserve(units_.size());
    for (const WeighedUnit& unit : units_)
        scores.push_back(score_in(of_ways, unit.first, unit.end));
    return scores;
}

std::vector<int> Scales::sums_with_ways(const SubRequirement& sub, const std::vector<int>& scores) const {
    const auto part = static_cast<std::size_t>(sub.learned);
    const LearnedPart& learned = requirements_.weights->parts()[part];
    std::vector<int> sums;
    sums.reserve(units_.size());
    for (std::size_t at = 0; at < units_.size(); ++at)
        sums.push_back(units_[at].sums[part] + learned.sum_of_way(scores[at]));
    return sums;
}

// Units of one heading share what it rules out; only what leads a list or stands over a table may differ.
std::vector<bool> Scales::open_units(const Item& item, const SubRequirement& sub) const {
    const auto is_plain = [](const Sentence& sentence) { return !sentence.is_item && sentence.table == no_index; };
    std::vector<bool> are_open;
    const Sentence* before = nullptr;
    for (const WeighedUnit& unit : units_) {
        const Sentence& sentence = outline_.sentences[unit.sentence];
        const bool is_like_before = before != nullptr && sentence.node == before->node &&
                                    ((is_plain(sentence) && is_plain(*before)) || (sentence.group == before->group && sentence.is_item == before->is_item && sentence.table == before->table));
        are_open.push_back(is_like_before ? are_open.back() : !is_ruled_out(unit.sentence, item, sub));
        before = &sentence;
    }
    return are_open;
}

// What the best stretch must come to for a part depends on what else the plan says.
void Scales::weigh_surroundings() {
    if (units_.empty())
        return;
    std::vector<const SubRequirement*> subs;
    std::vector<PartSums> parts;
    for (std::size_t at = 0; at < requirements_.items.size(); ++at)
        for (const SubRequirement& sub : requirements_.items[at].subs)
            if (sub.learned >= 0) {
                const Item& item = requirements_.items[at];
                std::vector<int> scores = scores_of_units(scores_of_ways(weigh_by_ways(item, sub)));
                std::vector<int> sums = sums_with_ways(sub, scores);
                parts.push_back({requirements_.weights->parts()[static_cast<std::size_t>(sub.learned)].item, std::move(sums), open_units(item, sub), std::move(scores)});
                subs.push_back(&sub);
            }
    std::vector<StretchLook> looks;
    looks.reserve(units_.size());
    for (const WeighedUnit& unit : units_)
        looks.push_back(unit.look);
    const std::vector<Surroundings> around = look_around(parts, looks);
    for (std::size_t at = 0; at < subs.size(); ++at)
        learned_[subs[at]] = {std::move(parts[at].is_open), requirements_.weights->thresholds(static_cast<std::size_t>(subs[at]->learned), around[at])};
}

// What was learned decides together with the ways: each stretch is worth what its words, its headings and the best way that finds the part there speak for it. The best one says
// whether the part is there; those that come up to the threshold are added to what the ways found.
void Scales::weigh_learned(const Item& item, const SubRequirement& sub, std::vector<Candidate>& candidates) const {
    if (sub.learned < 0)
        return;
    const auto part = static_cast<std::size_t>(sub.learned);
    const LearnedPart& learned = requirements_.weights->parts()[part];
    static const LearnedSub nothing_said;
    const auto known = learned_.find(&sub);
    const auto& [is_open, thresholds] = known == learned_.end() ? nothing_said : known->second;
    const std::map<std::uint32_t, int> of_ways = scores_of_ways(candidates);
    constexpr int nothing = std::numeric_limits<int>::min();
    std::vector<int> sums = sums_with_ways(sub, scores_of_units(of_ways));
    for (std::size_t at = 0; at < units_.size(); ++at)
        if (!is_open[at])
            sums[at] = nothing;
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
    // Where the rest of the plan leaves little doubt the best place need not say much; what says far less than it is no answer, too.
    const int least_shown = best == nothing ? Certainty::too_much : std::max(thresholds.undecided, best - far_worse);
    for (Candidate& one : candidates) {
        if (!is_by_way(one))
            continue;
        if (best < thresholds.found) {
            one.score = std::min(one.score, best < thresholds.undecided ? most_unsatisfied : doubtful_score);
            one.is_satisfied = best >= thresholds.undecided;
            one.is_doubted = true;
        } else if (of_sentences.at(one.sentence) < least_shown) {
            one.score = std::min(one.score, most_unsatisfied); // another place answers: this one only looks like it
            one.is_satisfied = false;
            one.is_doubted = true;
        } else if (of_sentences.at(one.sentence) < best - clearly_better) {
            one.score = std::min(one.score, learned_score - 1); // shown behind those that the words speak for
        }
    }
    for (std::size_t at = 0; at < units_.size(); ++at)
        if (sums[at] >= least_shown) {
            const Sentence& sentence = outline_.sentences[units_[at].sentence];
            Candidate candidate;
            candidate.is_satisfied = candidate.is_learned = true;
            candidate.score = sums[at] >= thresholds.found ? learned_score : doubtful_score;
            candidate.is_doubted = sums[at] < thresholds.found;
            candidate.sentence = units_[at].sentence;
            candidate.node = sentence.node;
            candidate.project = outline_.nodes[sentence.node].project;
            candidate.projects = sentence.projects;
            candidates.push_back(std::move(candidate));
        }
}

} // namespace qujat::check
