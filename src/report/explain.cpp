#include "report/compose.hpp"
#include "report/lay_out.hpp"
#include "report/phrases.hpp"

#include <algorithm>

namespace qujat::report {

namespace {

std::string label(Phrase phrase, base::Language language) { return std::string(say(phrase, language)) + ":"; }

std::string places(const std::vector<check::Evidence>& all, Phrase head, const check::Requirements& requirements, const plan::Plan& plan, base::Language language) {
    std::string out = paragraph(label(head, language), "", 2);
    for (const check::Evidence& one : all) {
        if (one.score == 0)
            continue;
        const Seen seen = seen_at(one, requirements, plan, language);
        out += paragraph("• " + seen.where, "", 4) + paragraph("«" + seen.quote + "»", "", 6);
        std::string weight = std::string(say(Phrase::score, language)) + " " + std::to_string(seen.score) + "/100";
        for (const std::string& what : seen.lacking)
            weight += "; " + std::string(say(Phrase::lacking, language)) + ": " + what;
        out += paragraph(weight, "", 6);
    }
    return out;
}

std::string explain_sub(const check::SubRequirement& sub, const check::SubJudgement& judged, const check::Requirements& requirements, const plan::Plan& plan, base::Language language) {
    std::string verdict(say(judged.verdict, language));
    if (judged.is_absence_stated)
        verdict += ", " + std::string(say(Phrase::absence_stated, language));
    std::string out = paragraph(sub.id + ".", sub.title.in(language) + " – " + verdict, 0);
    const std::vector<std::string> ways = ways_of(sub, requirements, language);
    if (!ways.empty())
        out += paragraph(label(Phrase::looked_for, language), "", 2);
    for (const std::string& way : ways)
        out += paragraph("• " + way, "", 4);
    if (!judged.evidence.empty())
        out += places(judged.evidence, judged.verdict == check::SubVerdict::undecided ? Phrase::candidates : Phrase::found_at, requirements, plan, language);
    if (judged.verdict == check::SubVerdict::missing || judged.verdict == check::SubVerdict::undecided) {
        if (std::ranges::any_of(judged.candidates, [](const check::Evidence& one) { return one.score > 0; }))
            out += places(judged.candidates, Phrase::candidates, requirements, plan, language);
        else if (judged.evidence.empty())
            out += paragraph(label(Phrase::candidates, language), say(Phrase::no_candidates, language), 2);
        out += paragraph(label(Phrase::write, language), sub.advice.in(language), 2);
        out += paragraph(label(Phrase::example, language), sub.example.in(language), 2);
    }
    return out + "\n";
}

} // namespace

std::optional<std::string> explain(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, std::string_view id, base::Language language) {
    const check::Item* item = requirements.find_item(id);
    if (item == nullptr)
        return std::nullopt;
    std::string out = paragraph(item->id + ".", item->title.in(language), 0);
    out += paragraph(label(Phrase::clause, language), item->citation.in(language), 2);
    out += paragraph(label(Phrase::clause_text, language), "«" + item->text + "»", 2);
    const auto judged = std::ranges::find(verdict.items, item->id, &check::ItemJudgement::id);
    if (judged == verdict.items.end())
        return out + paragraph(std::string(say(Phrase::not_asked, language)), "", 2);
    out += paragraph(label(Phrase::result, language), say(judged->verdict, language), 2) + "\n";
    for (const check::SubRequirement& sub : item->subs) {
        const auto found = std::ranges::find(judged->subs, sub.id, &check::SubJudgement::id);
        if (found != judged->subs.end() && (id == item->id || id == sub.id))
            out += explain_sub(sub, *found, requirements, plan, language);
    }
    return out;
}

} // namespace qujat::report
