#include "check/check.hpp"

#include "check/judge_kinds.hpp"
#include "check/outline.hpp"
#include "check/weigh.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace qujat::check {

namespace {

constexpr std::size_t most_shown = 3;
constexpr std::uint32_t least_words_of_content = 1;
constexpr int most_beside_deferral = 88; ///< score: what stands under a heading of its own is said outright
constexpr int most_beside_promise = 79;   ///< score: who promises it under its heading has not answered it elsewhere by the way

/// Joins what the scales say into the verdicts of the act's status codes (annexes.md, conventions).
class Judge {
  public:
    Judge(const plan::Plan& plan, const Requirements& requirements)
        : plan_(plan), requirements_(requirements), vocabulary_(*requirements.lexicon), outline_(outline(plan, requirements, vocabulary_)), scales_(requirements, outline_, vocabulary_) {}

    Verdict run() {
        verdict_.words = outline_.words;
        for (const Item& item : requirements_.items) {
            if (item.number != 0)
                verdict_.items.push_back(judge_item(item));
            else if (auto judgement = judge_footnote(item))
                verdict_.items.push_back(std::move(*judgement));
        }
        if (!why_spared_.empty())
            spare();
        verdict_.standing = standing();
        add_general_notes();
        return std::move(verdict_);
    }

  private:
    Evidence show(const Candidate& candidate) const {
        Evidence evidence = scales_.show(candidate);
        evidence.page = plan_.files[evidence.file].part.blocks.empty() ? 0 : plan_.files[evidence.file].part.blocks[evidence.block].page;
        return evidence;
    }

    // The score that holds for every project: what is common to all, or the best of the worst.
    int score_of(const std::vector<Candidate>& candidates) const {
        std::vector<int> best(static_cast<std::size_t>(outline_.projects) + 1);
        for (const Candidate& candidate : candidates)
            if (candidate.is_satisfied && !candidate.says_none) {
                for (std::size_t at = 0; candidate.projects >> at != 0 && at + 1 < best.size(); ++at)
                    if ((candidate.projects >> at & 1) != 0)
                        best[at + 1] = std::max(best[at + 1], candidate.score);
                if (candidate.projects == 0)
                    best[static_cast<std::size_t>(candidate.project)] = std::max(best[static_cast<std::size_t>(candidate.project)], candidate.score);
            }
        int score = best[0];
        if (outline_.projects >= 2)
            score = std::max(score, *std::min_element(best.begin() + 1, best.end()));
        return score;
    }

    SubJudgement judge_sub(const SubRequirement& sub, const std::vector<Candidate>& candidates) const {
        SubJudgement judgement;
        judgement.id = sub.id;
        const int score = score_of(candidates);
        judgement.verdict = score >= requirements_.found ? SubVerdict::found : score >= requirements_.undecided ? SubVerdict::undecided : SubVerdict::missing;
        // Whoever left the part's own heading empty has not answered it by the way somewhere else.
        if ((judgement.verdict == SubVerdict::undecided && empty_heading(sub).is_empty) || (score <= most_beside_promise && empty_heading(sub).is_promised))
            judgement.verdict = SubVerdict::missing;
        // "Штатная численность будет определена позже" beside a list of roles.
        if (judgement.verdict != SubVerdict::missing && score <= most_beside_deferral && is_put_off(sub, candidates.front()))
            judgement.verdict = SubVerdict::missing;
        // Of words that OCR may have misread the weights alone are not enough.
        const auto is_by_way = [this](const Candidate& one) { return one.is_satisfied && !one.is_learned && one.score >= requirements_.found; };
        if (judgement.verdict == SubVerdict::found && is_recognised() && std::ranges::none_of(candidates, is_by_way))
            judgement.verdict = SubVerdict::undecided;
        const bool is_none = std::ranges::any_of(candidates, [this](const Candidate& one) { return one.says_none && one.is_satisfied && one.score >= requirements_.found; });
        if (sub.status == Status::conditional && is_none && judgement.verdict != SubVerdict::found) {
            judgement.verdict = SubVerdict::not_applicable;
            judgement.is_absence_stated = true;
        }
        for (const Candidate& candidate : candidates) {
            const bool counts = candidate.is_satisfied && candidate.score >= requirements_.undecided && (!candidate.says_none || judgement.is_absence_stated);
            auto& shown = counts && judgement.verdict != SubVerdict::missing ? judgement.evidence : judgement.candidates;
            if (shown.size() < most_shown)
                shown.push_back(show(candidate));
        }
        return judgement;
    }

    std::uint32_t words_under(const Node& node) const {
        std::uint32_t words = 0;
        for (std::uint32_t at = node.first; at < node.end; ++at)
            if (outline_.sentences[at].counts)
                words += count(outline_.sentences[at].hits, seen_words) + count(outline_.sentences[at].hits, seen_number);
        return words;
    }

    // Whether the section of the best place says of this very part that it follows later.
    bool is_put_off(const SubRequirement& sub, const Candidate& best) const {
        if (sub.headings == 0 || best.sentence == no_index)
            return false;
        const std::uint32_t section = outline_.sentences[best.sentence].node;
        const Node& node = outline_.nodes[section];
        for (std::uint32_t at = node.first; placeholder_ && section != 0 && at < node.end; ++at)
            if (const Sentence& one = outline_.sentences[at]; !one.counts && one.node == section && count(one.hits, *placeholder_) > 0 && count(one.hits, sub.headings) > 0)
                return true;
        return false;
    }

    struct EmptyHeading {
        bool is_empty = false;    ///< no heading of the part has a word under it
        bool is_promised = false; ///< and under one it is promised: "Смета будет представлена отдельно"
    };

    EmptyHeading empty_heading(const SubRequirement& sub) const {
        EmptyHeading found;
        for (const Node& node : outline_.nodes)
            if (sub.headings != 0 && count(node.hits, sub.headings) > 0) {
                if (words_under(node) >= least_words_of_content)
                    return {};
                found.is_empty = found.is_empty || node.item_by_text == 0;
                found.is_promised = found.is_promised || (placeholder_ && std::any_of(outline_.sentences.begin() + node.first, outline_.sentences.begin() + node.end, [this](const Sentence& one) { return count(one.hits, *placeholder_) > 0; }));
            }
        return found;
    }

    static bool is_any(const SubRequirement& sub) { return sub.status == Status::any; }

    ItemJudgement judge_item(const Item& item) {
        ItemJudgement judgement;
        judgement.id = item.id;
        judgement.number = item.number;
        std::vector<std::vector<Candidate>> candidates;
        for (const SubRequirement& sub : item.subs) {
            candidates.push_back(scales_.weigh(item, sub));
            judgement.subs.push_back(judge_sub(sub, candidates.back()));
        }
        settle_alternatives(item, judgement);
        settle_scopes(item, judgement);
        std::size_t found = 0, undecided = 0, missing = 0;
        SubVerdict best_any = SubVerdict::missing;
        bool has_any = false;
        const auto tally = [&](SubVerdict verdict) { ++(verdict == SubVerdict::found ? found : verdict == SubVerdict::undecided ? undecided : missing); };
        for (std::size_t at = 0; at < item.subs.size(); ++at) {
            const SubVerdict verdict = judgement.subs[at].verdict;
            if (is_any(item.subs[at])) {
                has_any = true;
                if (verdict == SubVerdict::found || (verdict == SubVerdict::undecided && best_any == SubVerdict::missing))
                    best_any = verdict;
            } else if (item.subs[at].status == Status::mandatory) {
                tally(verdict);
            }
        }
        if (has_any)
            tally(best_any);
        judgement.verdict = missing == 0 ? (undecided == 0 ? ItemVerdict::found : ItemVerdict::undecided) : found > 0 ? ItemVerdict::partial : ItemVerdict::missing;
        // bp292-15 asks for nothing but what there may be.
        if (found + undecided + missing == 0 && std::ranges::none_of(judgement.subs, [](const SubJudgement& one) { return one.verdict == SubVerdict::found; }))
            judgement.verdict = ItemVerdict::not_applicable;
        if (judgement.verdict == ItemVerdict::missing)
            look_under_headings(item, judgement);
        gather_evidence(item, candidates, judgement);
        add_notes(item, judgement);
        return judgement;
    }

    // Of a group one member is enough: the others are then not asked for.
    static void settle_alternatives(const Item& item, ItemJudgement& judgement) {
        bool is_found = false;
        for (std::size_t at = 0; at < item.subs.size(); ++at)
            is_found = is_found || (is_any(item.subs[at]) && judgement.subs[at].verdict == SubVerdict::found);
        for (std::size_t at = 0; is_found && at < item.subs.size(); ++at)
            if (is_any(item.subs[at]) && judgement.subs[at].verdict != SubVerdict::found)
                judgement.subs[at].verdict = SubVerdict::not_applicable;
    }

    static bool is_found(const ItemJudgement& judgement, const std::string& id) {
        return std::ranges::any_of(judgement.subs, [&id](const SubJudgement& one) { return one.id == id && one.verdict == SubVerdict::found; });
    }

    // A qualifier of what is not there says nothing.
    static void settle_scopes(const Item& item, ItemJudgement& judgement) {
        for (std::size_t at = 0; at < item.subs.size(); ++at)
            if (const SubRequirement& sub = item.subs[at]; sub.status == Status::scope)
                if (std::ranges::none_of(sub.of, [&judgement](const std::string& id) { return is_found(judgement, id); })) {
                    judgement.subs[at].verdict = SubVerdict::not_applicable;
                    judgement.subs[at].evidence.clear();
                }
    }

    // Nothing was found: is there a heading for it with nothing, or only a picture, under it?
    void look_under_headings(const Item& item, ItemJudgement& judgement) {
        bool has_heading = false, has_words = false, has_picture = false;
        std::uint32_t first = no_index;
        for (std::uint32_t number = 1; number < outline_.nodes.size(); ++number) {
            if (!scales_.is_of_item(number, item) || is_nested_label(number))
                continue;
            const Node& node = outline_.nodes[number];
            has_heading = true;
            has_words = has_words || words_under(node) >= least_words_of_content;
            has_picture = has_picture || node.pictures > 0;
            if (first == no_index)
                first = number;
        }
        if (!has_heading || has_words)
            return;
        judgement.verdict = has_picture ? ItemVerdict::only_picture : ItemVerdict::empty;
        judgement.heading = HeadingMatch::own;
        Candidate heading;
        heading.node = first;
        judgement.evidence.push_back(show(heading));
    }

    // A row inside somebody else's section is no heading of the item: "Команда | 5 000 000" in an estimate.
    bool is_nested_label(std::uint32_t number) const {
        const Node& node = outline_.nodes[number];
        if (!node.is_label || node.item_by_text != 0)
            return false;
        for (std::uint32_t above = node.parent; above != 0 && above != no_index; above = outline_.nodes[above].parent)
            for (const Item& item : requirements_.items)
                if (scales_.is_of_item(above, item))
                    return true;
        return false;
    }

    void gather_evidence(const Item& item, const std::vector<std::vector<Candidate>>& candidates, ItemJudgement& judgement) const {
        for (const SubJudgement& sub : judgement.subs) {
            if (sub.evidence.empty() || (sub.verdict != SubVerdict::found && sub.verdict != SubVerdict::undecided))
                continue;
            const Evidence& best = sub.evidence.front();
            const bool is_repeated = std::ranges::any_of(judgement.evidence, [&best](const Evidence& one) { return one.file == best.file && one.block == best.block && one.quote == best.quote; });
            if (!is_repeated && judgement.evidence.size() < most_shown)
                judgement.evidence.push_back(best);
        }
        judgement.heading = heading_of(item, candidates, judgement);
    }

    // Own: something that counts stands under a heading of the item; other: only under others; none: under no heading at all.
    HeadingMatch heading_of(const Item& item, const std::vector<std::vector<Candidate>>& candidates, const ItemJudgement& judgement) const {
        if (judgement.verdict == ItemVerdict::empty || judgement.verdict == ItemVerdict::only_picture)
            return HeadingMatch::own;
        HeadingMatch match = HeadingMatch::none;
        for (std::size_t at = 0; at < candidates.size(); ++at) {
            if (judgement.subs[at].evidence.empty())
                continue;
            for (const Candidate& candidate : candidates[at]) {
                if (!candidate.is_satisfied || candidate.score < requirements_.undecided)
                    continue;
                if (scales_.is_under_item(candidate.node, item))
                    return HeadingMatch::own;
                if (candidate.node != 0)
                    match = HeadingMatch::other;
            }
        }
        return match;
    }

    std::optional<ItemJudgement> judge_footnote(const Item& item) {
        const auto kinds = judge_kinds(outline_, scales_, requirements_, item);
        if (!kinds)
            return std::nullopt;
        ItemJudgement judgement;
        judgement.id = item.id;
        SubJudgement sub;
        sub.id = item.subs.front().id;
        sub.verdict = kinds->verdict;
        Candidate candidate;
        candidate.sentence = kinds->sentence;
        candidate.node = kinds->node;
        candidate.score = kinds->verdict == SubVerdict::found ? 90 : kinds->verdict == SubVerdict::undecided ? 50 : 20;
        (kinds->verdict == SubVerdict::missing ? sub.candidates : sub.evidence).push_back(show(candidate));
        judgement.verdict = kinds->verdict == SubVerdict::found ? ItemVerdict::found : kinds->verdict == SubVerdict::undecided ? ItemVerdict::undecided : ItemVerdict::missing;
        judgement.heading = candidate.node == 0 ? HeadingMatch::none : scales_.is_of_item(candidate.node, item) ? HeadingMatch::own : HeadingMatch::other;
        judgement.evidence = sub.evidence;
        judgement.subs.push_back(std::move(sub));
        if (kinds->verdict != SubVerdict::found)
            note("CHK-0108", item.id, {{"count", std::to_string(kinds->kinds)}});
        return judgement;
    }

    bool is_noted(std::initializer_list<std::string_view> ids) const {
        return std::ranges::any_of(plan_.files, [&ids](const plan::Plan::File& file) {
            return std::ranges::any_of(file.part.notes, [&ids](const diag::Diagnostic& one) { return std::ranges::find(ids, one.id) != ids.end(); });
        });
    }
    // Whether OCR read, or was to read, any of it: what it read wrong may be what is looked for.
    bool is_recognised() const { return is_noted({"EXT-0135", "EXT-0136"}); }
    // Pages that are pictures or without letters, a file that is cut off or has nothing but pictures: what is looked for may stand there.
    bool is_read_in_part() const {
        return is_noted({"EXT-0130", "EXT-0132", "EXT-0140"}) ||
               std::ranges::any_of(plan_.files, [](const plan::Plan::File& file) { return file.part.pictures > 0 && has_no_text(file.part); });
    }
    static bool has_no_text(const plan::Part& part) {
        return std::ranges::any_of(part.notes, [](const diag::Diagnostic& one) { return one.id == "EXT-0112"; });
    }

    void spare() {
        for (ItemJudgement& item : verdict_.items) {
            if (item.verdict == ItemVerdict::found || item.verdict == ItemVerdict::not_applicable)
                continue;
            item.verdict = ItemVerdict::undecided;
            for (SubJudgement& sub : item.subs)
                if (sub.verdict == SubVerdict::missing)
                    sub.verdict = SubVerdict::undecided;
        }
        note(why_spared_, "", {});
    }

    Standing standing() const {
        bool is_undecided = false;
        for (const ItemJudgement& item : verdict_.items) {
            if (item.verdict == ItemVerdict::undecided)
                is_undecided = true;
            else if (item.verdict != ItemVerdict::found && item.verdict != ItemVerdict::not_applicable)
                return Standing::incomplete;
        }
        return is_undecided ? Standing::undecided : Standing::complete;
    }

    void note(std::string_view id, const std::string& path, std::vector<diag::Argument> arguments) {
        diag::Place place;
        place.path = path;
        diag::Diagnostic made{std::string(id), std::move(place), std::move(arguments), {}};
        verdict_.notes.push_back(std::move(made));
    }

    void add_notes(const Item& item, const ItemJudgement& judgement) {
        if (!why_spared_.empty()) // nobody knows what it is silent about
            return;
        for (std::size_t at = 0; at < item.subs.size(); ++at) {
            const SubRequirement& sub = item.subs[at];
            const SubVerdict verdict = judgement.subs[at].verdict;
            const bool is_silent = verdict == SubVerdict::missing || verdict == SubVerdict::undecided;
            if (!is_silent || (sub.status != Status::conditional && sub.status != Status::scope))
                continue;
            note(sub.status == Status::conditional ? "CHK-0101" : "CHK-0102", sub.id,
                 {{"number", std::to_string(item.number)}, {"title_kk", sub.title.kk}, {"title_ru", sub.title.ru}, {"title_en", sub.title.en}});
        }
    }

    void add_general_notes() {
        std::uint64_t pictures = 0;
        for (const auto& file : plan_.files)
            pictures += has_no_text(file.part) ? 0 : file.part.pictures; // of those its reader tells
        if (outline_.mixed_words > 0)
            note("CHK-0103", "", {{"count", std::to_string(outline_.mixed_words)}, {"example", diag::quoted(outline_.mixed_example)}});
        if (outline_.marked_words > 0)
            note("CHK-0110", "", {{"count", std::to_string(outline_.marked_words)}, {"example", diag::quoted(outline_.marked_example)}});
        if (pictures > 0)
            note("CHK-0104", "", {{"count", std::to_string(pictures)}});
        if (outline_.is_cut)
            note("CHK-0109", "", {});
        if (outline_.projects >= 2)
            note("CHK-0107", "", {{"count", std::to_string(outline_.projects)}});
    }

    const plan::Plan& plan_;
    const Requirements& requirements_;
    Vocabulary vocabulary_;
    Outline outline_;
    Scales scales_;
    const std::string_view why_spared_ = is_recognised() ? "CHK-0111" : is_read_in_part() ? "CHK-0112" : scales_.is_in_unknown_words() ? "CHK-0113" : ""; ///< what is not found is undecided
    std::optional<std::uint16_t> placeholder_ = requirements_.lexicon->find_list("placeholder");
    Verdict verdict_;
};

} // namespace

Verdict judge(const plan::Plan& plan, const Requirements& requirements) { return Judge(plan, requirements).run(); }

const Texts& describe(const Requirements& requirements, std::uint16_t list) { return requirements.lexicon->description(list); }

const Item* Requirements::find_item(std::string_view id) const {
    for (const Item& item : items)
        if (item.id == id || std::ranges::any_of(item.subs, [id](const SubRequirement& sub) { return sub.id == id; }))
            return &item;
    return nullptr;
}

std::string_view name(Standing standing) {
    return standing == Standing::complete ? "complete" : standing == Standing::incomplete ? "incomplete" : "undecided";
}

std::string_view name(ItemVerdict verdict) {
    switch (verdict) {
    case ItemVerdict::found: return "found";
    case ItemVerdict::partial: return "partial";
    case ItemVerdict::empty: return "empty";
    case ItemVerdict::missing: return "missing";
    case ItemVerdict::only_picture: return "only-picture";
    case ItemVerdict::not_applicable: return "not-applicable";
    case ItemVerdict::undecided: break;
    }
    return "undecided";
}

std::string_view name(SubVerdict verdict) {
    switch (verdict) {
    case SubVerdict::found: return "found";
    case SubVerdict::missing: return "missing";
    case SubVerdict::not_applicable: return "not-applicable";
    case SubVerdict::undecided: break;
    }
    return "undecided";
}

std::string_view name(HeadingMatch match) {
    return match == HeadingMatch::own ? "own" : match == HeadingMatch::other ? "other" : "none";
}

} // namespace qujat::check
