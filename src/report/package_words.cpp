#include "report/package_report.hpp"

#include <array>
#include <charconv>
#include <vector>

namespace qujat::report {

namespace {

using base::Language;

std::string_view pick(Language language, std::string_view kk, std::string_view ru, std::string_view en) { return language == Language::kk ? kk : language == Language::ru ? ru : en; }

// Sub-clause "2" of "…: 1) …; 2) …; 3) …": it begins behind the end of another, so that numbers named inside a sentence do not count.
std::string sub_clause(const std::string& clause, const std::string& part) {
    const auto find = [&](const std::string& number, std::size_t from) {
        for (const char* before : {"; ", ": ", ". "})
            if (const std::size_t at = clause.find(before + number + ") ", from); at != std::string::npos)
                return at + 2;
        return std::string::npos;
    };
    const std::size_t begin = find(part, 0);
    if (begin == std::string::npos)
        return clause;
    int number = 0;
    std::from_chars(part.data(), part.data() + part.size(), number);
    const std::size_t end = find(std::to_string(number + 1), begin);
    return clause.substr(begin, end == std::string::npos ? end : end - 1 - begin);
}

// Paragraphs are items of a list behind a colon, ended by semicolons; the opening one is the first.
std::string paragraph_of(const std::string& clause, int number) {
    std::size_t begin = clause.find(": ");
    if (number < 2 || begin == std::string::npos)
        return clause;
    begin += 2;
    for (int at = 2; at < number; ++at) {
        const std::size_t end = clause.find("; ", begin);
        if (end == std::string::npos)
            return clause;
        begin = end + 2;
    }
    const std::size_t end = clause.find("; ", begin);
    return clause.substr(begin, end == std::string::npos ? end : end + 1 - begin);
}

} // namespace

std::string cite(const check::PackageFinding& finding, const acts::Acts& acts, Language language) {
    if (!finding.clause)
        return {};
    std::string number = finding.clause->number, part = finding.cited->part;
    if (const std::size_t open = number.find('('); open != std::string::npos) {
        part = number.substr(open + 1, number.size() - open - 2);
        number.resize(open);
    }
    const std::string paragraph = finding.cited->paragraph > 0 ? std::to_string(finding.cited->paragraph) : "";
    const acts::Act* act = acts.find_act(finding.clause->id.substr(0, finding.clause->id.find('-')));
    if (act && !act->amends.empty() && finding.clause->reworded_by.empty() && finding.clause->text.find(Language::kk) == nullptr && finding.clause->text.find(Language::ru) == nullptr)
        act = acts.find_act(act->amends); // listed with the act that opened the edition, which left this clause alone
    const std::string of = act ? " (" + act->number + ")" : std::string();
    if (language == Language::kk)
        return (!part.empty() ? number + "-тармақтың " + part + ") тармақшасы" : !paragraph.empty() ? number + "-тармақтың " + paragraph + "-абзацы" : number + "-тармақ") + of;
    if (language == Language::ru)
        return (!part.empty() ? "подпункт " + part + ") пункта " : !paragraph.empty() ? "абзац " + paragraph + " пункта " : "пункт ") + number + of;
    return "clause " + number + (!part.empty() ? ", sub-clause " + part + ")" : !paragraph.empty() ? ", paragraph " + paragraph : "") + of;
}

Quote quote(const check::PackageFinding& finding, Language language) {
    if (!finding.clause)
        return {};
    // The language of the report, else the other one the act is held in: a quotation is never translated.
    const std::array<Language, 3> order = {language == Language::en ? Language::ru : language, Language::kk, Language::ru};
    for (const Language one : order)
        if (const acts::LegalText* text = finding.clause->text.find(one)) {
            const check::RuleClause& cited = *finding.cited;
            return {one, text->official, !cited.part.empty() ? sub_clause(text->text, cited.part) : cited.paragraph > 0 ? paragraph_of(text->text, cited.paragraph) : text->text};
        }
    return {};
}

std::string label_of(const check::Fact& fact, const data::Schema& schema, Language language) {
    if (fact.path == "=debt-limit")
        return std::string(pick(language, "Алты АЕК, теңге", "Шесть МРП, тенге", "six indices, tenge"));
    if (fact.path == "=limit")
        return std::string(pick(language, "Шекті күн", "Предельный день", "last day"));
    if (fact.path == "=target")
        return std::string(pick(language, "Сақ күн", "Надёжный день", "safe day"));
    std::string generic, number;
    for (std::size_t begin = 0; begin < fact.path.size();) {
        const std::size_t end = std::min(fact.path.find('/', begin + 1), fact.path.size());
        const std::string step = fact.path.substr(begin + 1, end - begin - 1);
        int at = 0;
        if (const auto [last, error] = std::from_chars(step.data(), step.data() + step.size(), at); error == std::errc() && last == step.data() + step.size()) {
            generic += "/*";
            number = " (№ " + std::to_string(at + 1) + ")";
        } else {
            generic += "/" + step;
        }
        begin = end;
    }
    const data::Schema* found = data::find_schema(schema, generic);
    return (found ? found->label.in(language) : fact.path) + number;
}

} // namespace qujat::report
