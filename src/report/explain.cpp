#include "report/report.hpp"

#include "report/words.hpp"

namespace qujat::report {

namespace {

using base::Language;

constexpr std::size_t width = 100;

constexpr Words found_at = {"табылды", "найдено", "found"};
constexpr Words near_at = {"жақын келді", "похоже", "came near"};
constexpr Words lacking = {"жетпейді", "не хватает", "lacking"};
constexpr Words nothing = {"жоспарда бұған ұқсас ештеңе жоқ", "в плане нет ничего похожего", "nothing in the plan comes near"};
constexpr Words looked_for = {"Іздегеніміз", "Искали", "Looked for"};
constexpr Words would_do = {"Мына сөйлем жеткілікті болар еді", "Подошла бы такая фраза", "A sentence like this would do"};

std::string evidence(const Words& label, const check::Evidence& one, const check::Requirements& requirements, const plan::Plan& plan, Language language) {
    std::string out = wrapped(std::string(label.in(language)) + " (" + std::to_string(one.score) + "): " + place_of(one, plan, language) + ": «" + one.quote + "»", "   ", "     ", width);
    std::string missing;
    for (const std::uint16_t list : one.lacking)
        missing += (missing.empty() ? "" : "; ") + check::describe(requirements, list).in(language);
    if (!missing.empty())
        out += wrapped(std::string(lacking.in(language)) + ": " + missing, "     ", "     ", width);
    return out;
}

std::string part(const check::SubJudgement& sub, const check::SubRequirement& requirement, const check::Requirements& requirements, const plan::Plan& plan, Language language) {
    std::string out = "\n" + wrapped(sub.id + "  " + requirement.title.in(language) + " – " + std::string(words(sub.verdict, language)), "", "   ", width);
    out += wrapped(std::string(looked_for.in(language)) + ": «" + requirement.fragment + "»", "   ", "   ", width);
    for (const check::Evidence& one : sub.evidence)
        out += evidence(found_at, one, requirements, plan, language);
    if (sub.verdict == check::SubVerdict::found || sub.verdict == check::SubVerdict::not_applicable)
        return out;
    for (const check::Evidence& one : sub.candidates)
        out += evidence(near_at, one, requirements, plan, language);
    if (sub.evidence.empty() && sub.candidates.empty())
        out += wrapped(nothing.in(language), "   ", "   ", width);
    out += wrapped(requirement.advice.in(language), "   ", "   ", width);
    return out + wrapped(std::string(would_do.in(language)) + ": " + requirement.example.in(language), "   ", "   ", width);
}

} // namespace

std::string explain(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, std::string_view id, Language language) {
    const check::Item* item = requirements.find_item(id);
    if (!item)
        return {};
    for (const check::ItemJudgement& judged : verdict.items) {
        if (judged.id != item->id)
            continue;
        std::string out = wrapped(item->id + "  " + item->title.in(language) + " – " + std::string(words(judged.verdict, language)) + " (" + item->citation.in(language) + ")", "", "   ", width);
        out += wrapped("«" + item->text + "»", "   ", "   ", width);
        for (const check::SubJudgement& sub : judged.subs) {
            const check::SubRequirement* requirement = find_sub(*item, sub.id);
            if (requirement && (id == item->id || id == sub.id))
                out += part(sub, *requirement, requirements, plan, language);
        }
        return out;
    }
    return item->id + "  " + item->title.in(language) + " – " + std::string(words(check::ItemVerdict::not_applicable, language)) + "\n";
}

} // namespace qujat::report
