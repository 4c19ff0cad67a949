#include "report/report.hpp"

#include "report/lay_out.hpp"
#include "report/phrases.hpp"
#include "report/place.hpp"

#include <algorithm>
#include <vector>

namespace qujat::report {

namespace {

std::string label(Phrase phrase, base::Language language) { return std::string(say(phrase, language)) + ":"; }

std::string number_of(const check::ItemJudgement& item) { return item.number == 0 ? "*" : std::to_string(item.number); }

bool is_satisfied(const check::ItemJudgement& item) { return item.verdict == check::ItemVerdict::found || item.verdict == check::ItemVerdict::not_applicable; }

std::string head(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options) {
    std::string out(say(Phrase::heading, language));
    out += "\n\n";
    std::string files;
    for (const auto& file : plan.files)
        files += (files.empty() ? "" : ", ") + file.name;
    out += paragraph(label(Phrase::files, language), files + " (" + std::string(say(Phrase::words, language)) + ": " + std::to_string(verdict.words) + ")", 0);
    out += paragraph(label(Phrase::edition, language), requirements.edition + ". " + requirements.heading.in(language), 0);
    out += paragraph(label(Phrase::rules, language), requirements.sha256, 0);
    if (options.filed)
        out += paragraph(label(Phrase::filed, language), options.filed->iso(), 0);
    const Phrase standing = verdict.standing == check::Standing::complete ? Phrase::complete : verdict.standing == check::Standing::incomplete ? Phrase::incomplete : Phrase::undecided;
    std::string result(say(standing, language)), numbers;
    for (const auto& item : verdict.items)
        if (!is_satisfied(item))
            numbers += (numbers.empty() ? "" : ", ") + number_of(item);
    if (!numbers.empty())
        result += "; " + std::string(say(Phrase::not_satisfied, language)) + ": " + numbers;
    return out + "\n" + paragraph(label(Phrase::result, language), result, 0) + "\n";
}

std::string items_table(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& item : verdict.items) {
        const check::Item* required = requirements.find_item(item.id);
        rows.push_back({number_of(item), required == nullptr ? item.id : required->title.in(language), std::string(say(item.verdict, language)),
                        item.evidence.empty() ? "–" : place_of(item.evidence.front(), plan, language)});
    }
    const auto of = [language](Phrase phrase) { return std::string(say(phrase, language)); };
    return table({of(Phrase::item), of(Phrase::title), of(Phrase::verdict), of(Phrase::place)}, rows, {3, 44, 15, 30});
}

// What a part of an unsatisfied item asks for, unless it is there or needs not be.
std::string part(const check::SubRequirement& sub, const check::SubJudgement& judged, base::Language language) {
    std::string out = paragraph("• " + label(judged.verdict == check::SubVerdict::undecided ? Phrase::unsure : Phrase::lacks, language), sub.title.in(language), 2);
    out += paragraph(label(Phrase::write, language), sub.advice.in(language), 4);
    return out + paragraph(label(Phrase::example, language), sub.example.in(language), 4);
}

std::string shortcomings(const check::ItemJudgement& item, const check::Item& required, const plan::Plan& plan, base::Language language, const Options& options) {
    std::string out = paragraph(number_of(item) + ".", required.title.in(language) + " – " + std::string(say(item.verdict, language)), 0);
    out += paragraph(label(Phrase::clause, language), required.citation.in(language), 2);
    out += paragraph(label(Phrase::clause_text, language), "«" + required.text + "»", 2);
    if (options.quotes == Quotes::shown)
        for (const auto& evidence : item.evidence)
            out += paragraph(place_of(evidence, plan, language) + ":", "«" + evidence.quote + "»", 2);
    bool is_any_told = false;
    for (std::size_t at = 0; at < required.subs.size() && at < item.subs.size(); ++at) {
        const auto verdict = item.subs[at].verdict;
        const auto status = required.subs[at].status;
        if ((verdict != check::SubVerdict::missing && verdict != check::SubVerdict::undecided) || status == check::Status::conditional || status == check::Status::scope)
            continue;
        if (status == check::Status::any) { // one of them is enough: tell of one
            if (is_any_told)
                continue;
            is_any_told = true;
        }
        out += part(required.subs[at], item.subs[at], language);
    }
    return out + "\n";
}

} // namespace

std::string to_text(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options) {
    std::string out = head(verdict, requirements, plan, language, options) + items_table(verdict, requirements, plan, language) + "\n";
    if (!std::ranges::all_of(verdict.items, is_satisfied)) {
        out += std::string(say(Phrase::to_add, language)) + "\n\n";
        for (const auto& item : verdict.items)
            if (const check::Item* required = requirements.find_item(item.id); required != nullptr && !is_satisfied(item))
                out += shortcomings(item, *required, plan, language, options);
    }
    if (!verdict.notes.empty()) {
        out += std::string(say(Phrase::remarks, language)) + "\n\n";
        for (const auto& note : verdict.notes)
            out += paragraph("• " + diag::message(note, language) + " –", diag::hint(note, language) + " (" + note.id + ")", 0);
        out += "\n";
    }
    out += paragraph("", say(Phrase::no_decision, language), 0) + paragraph("", say(Phrase::nothing_kept, language), 0);
    if (!say(Phrase::translation, language).empty())
        out += paragraph("", say(Phrase::translation, language), 0);
    return out;
}

} // namespace qujat::report
