#include "report/compose.hpp"
#include "report/lay_out.hpp"
#include "report/phrases.hpp"

namespace qujat::report {

namespace {

std::string label(Phrase phrase, base::Language language) { return std::string(say(phrase, language)) + ":"; }

std::string with(const std::string& words, const std::string& change) { return change.empty() ? words : words + " (" + change + ")"; }

std::string items_table(const Sheet& sheet) {
    std::vector<std::vector<std::string>> rows;
    for (const Row& row : sheet.rows)
        rows.push_back({row.number, row.title, with(row.verdict, row.change), row.place});
    const auto of = [&sheet](Phrase phrase) { return std::string(say(phrase, sheet.language)); };
    return table({of(Phrase::item), of(Phrase::title), of(Phrase::verdict), of(Phrase::place)}, rows, {3, 44, 15, 30});
}

std::string part(const Lack& lack, base::Language language) {
    return paragraph("• " + lack.label + ":", with(lack.title, lack.change), 2) + paragraph(label(Phrase::write, language), lack.advice, 4) + paragraph(label(Phrase::example, language), lack.example, 4);
}

std::string shortcoming(const Shortcoming& item, base::Language language, Quotes quotes) {
    std::string out = paragraph(item.number + ".", item.title + " – " + item.verdict, 0);
    out += paragraph(label(Phrase::clause, language), item.clause, 2);
    out += paragraph(label(Phrase::clause_text, language), "«" + item.clause_text + "»", 2);
    if (quotes == Quotes::shown)
        for (const Seen& seen : item.places)
            out += paragraph(seen.where + ":", "«" + seen.quote + "»", 2);
    for (const Lack& lack : item.lacks)
        out += part(lack, language);
    return out + "\n";
}

} // namespace

std::string to_text(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options) {
    const Sheet sheet = compose(verdict, requirements, plan, language, options);
    std::string out = sheet.title + "\n\n";
    for (const Fact& fact : sheet.facts)
        out += paragraph(fact.label + ":", fact.value, 0);
    out += "\n" + paragraph(label(Phrase::result, language), sheet.result, 0) + "\n" + items_table(sheet) + "\n";
    if (!sheet.shortcomings.empty()) {
        out += std::string(say(Phrase::to_add, language)) + "\n\n";
        for (const Shortcoming& item : sheet.shortcomings)
            out += shortcoming(item, language, options.quotes);
    }
    if (!sheet.remarks.empty()) {
        out += std::string(say(Phrase::remarks, language)) + "\n\n";
        for (const Remark& remark : sheet.remarks)
            out += paragraph("• " + remark.message + " –", remark.hint + " (" + remark.id + ")", 0);
        out += "\n";
    }
    for (const std::string& words : sheet.closing)
        out += paragraph("", words, 0);
    return out;
}

} // namespace qujat::report
