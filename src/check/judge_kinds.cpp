#include "check/judge_kinds.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace qujat::check {

namespace {

bool ends_part(std::string_view text) { return text.ends_with(';'); }

} // namespace

std::optional<KindsJudgement> judge_kinds(const Outline& outline, const Scales& scales, const Requirements& requirements, const Item& item) {
    const auto list = [&requirements](std::string_view name) { return requirements.lexicon->find_list(name).value_or(0); };
    const std::uint16_t several = list("several-kinds"), project = list("project-mention");
    std::set<std::string> kinds; // by their words, so that a kind named twice is one
    KindsJudgement judgement;
    bool are_all_tied = true, are_several_said = false;
    std::uint32_t mentions = 0; // projects named beside kinds
    std::uint32_t tied = 0;     // which of the projects told apart in the text
    const auto take = [&](std::uint32_t number, std::uint32_t node) {
        const Sentence& sentence = outline.sentences[number];
        std::string words(sentence.text.substr(0, sentence.text.find_last_not_of(" ;.") + 1));
        if (!kinds.insert(std::move(words)).second)
            return;
        if (judgement.sentence == no_index) {
            judgement.sentence = number;
            judgement.node = node;
        }
        tied |= sentence.projects;
        mentions += std::max<std::uint32_t>(count(sentence.hits, project), outline.nodes[sentence.node].project > 0 ? 1 : 0);
        const bool is_tied = outline.nodes[sentence.node].project > 0 || count(sentence.hits, project) > 0 || count(sentence.hits, seen_quoted) > 0;
        are_all_tied = are_all_tied && is_tied;
    };
    for (std::uint32_t node = 1; node < outline.nodes.size(); ++node) {
        if (!scales.is_of_item(node, item))
            continue;
        are_several_said = are_several_said || count(outline.nodes[node].hits, several) > 0;
        std::vector<std::uint32_t> items, parts, rest;
        for (std::uint32_t number = outline.nodes[node].first; number < outline.nodes[node].end; ++number) {
            const Sentence& sentence = outline.sentences[number];
            if (!sentence.counts)
                continue;
            if (sentence.is_item && sentence.begins_line)
                items.push_back(number);
            else if (ends_part(sentence.text) || (!parts.empty() && parts.back() + 1 == number && ends_part(outline.sentences[parts.back()].text)))
                parts.push_back(number);
            else if (rest.empty())
                rest.push_back(number);
        }
        // A row or a label holds one kind unless it lists several.
        for (const std::uint32_t number : parts.size() >= 2 ? parts : !items.empty() ? items : rest)
            take(number, node);
    }
    for (std::uint32_t number = 0; number < outline.sentences.size(); ++number) {
        const Sentence& sentence = outline.sentences[number];
        if (!sentence.counts || count(sentence.hits, several) == 0)
            continue;
        are_several_said = true;
        if (judgement.sentence == no_index) {
            judgement.sentence = number;
            judgement.node = sentence.node;
        }
    }
    judgement.kinds = std::max(static_cast<int>(kinds.size()), are_several_said ? 2 : 0);
    if (judgement.kinds < 2)
        return std::nullopt;
    const std::uint32_t all = outline.are_projects_in_text ? (1U << outline.projects) - 1 : 0;
    // A sentence that names all projects says of each.
    if (outline.are_projects_in_text && tied != 0 && tied != all)
        judgement.verdict = SubVerdict::undecided; // a project stands beside no kind
    else if ((kinds.size() >= 2 && are_all_tied) || (kinds.size() == 1 && static_cast<int>(mentions) >= judgement.kinds))
        judgement.verdict = SubVerdict::found;
    else if (outline.projects >= judgement.kinds)
        judgement.verdict = SubVerdict::undecided; // enough projects, but which belongs to which kind is not said
    else
        judgement.verdict = outline.projects > 0 ? SubVerdict::undecided : SubVerdict::missing;
    return judgement;
}

} // namespace qujat::check
