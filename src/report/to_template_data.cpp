#include "report/compose.hpp"

#include "report/json_values.hpp"

#include <utility>

namespace qujat::report {

namespace {

using data::Value;

Value lack_of(const Lack& lack) {
    return object({{"label", text(lack.label)}, {"title", text(lack.change.empty() ? lack.title : lack.title + " (" + lack.change + ")")}, {"advice", text(lack.advice)}, {"example", text(lack.example)}});
}

} // namespace

std::string to_template_data(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, base::Date today, const Options& options) {
    const Sheet sheet = compose(verdict, requirements, plan, language, options);
    const auto with = [](const std::string& words, const std::string& change) { return text(change.empty() ? words : words + " (" + change + ")"); };
    std::vector<std::pair<std::string, Value>> report = {
        {"day", text(options.filed.value_or(today).iso())},
        {"standing", text(std::string(check::name(sheet.standing)))},
        {"result", text(sheet.result)},
        {"act_language", text(std::string(base::code(requirements.language)))},
        {"facts", list(sheet.facts, [](const Fact& fact) { return object({{"label", text(fact.label)}, {"value", text(fact.value)}}); })},
        {"items", list(sheet.rows, [&](const Row& row) { return object({{"number", text(row.number)}, {"title", text(row.title)}, {"verdict", with(row.verdict, row.change)}, {"place", text(row.place)}}); })}};
    // An empty list of JSON Schema's minItems 1 is left out.
    if (!sheet.shortcomings.empty())
        report.push_back({"shortcomings", list(sheet.shortcomings, [&](const Shortcoming& item) {
                              std::vector<std::pair<std::string, Value>> fields = {{"number", text(item.number)}, {"title", text(item.title)}, {"verdict", with(item.verdict, item.change)}, {"clause", text(item.clause)}, {"clause_text", text(item.clause_text)}};
                              if (!item.lacks.empty())
                                  fields.push_back({"lacks", list(item.lacks, lack_of)});
                              return object(std::move(fields));
                          })});
    if (!sheet.remarks.empty())
        report.push_back({"remarks", list(sheet.remarks, [](const Remark& remark) { return text(remark.message + " – " + remark.hint + " (" + remark.id + ")"); })});
    report.push_back({"closing", list(sheet.closing, [](const std::string& words) { return text(words); })});
    return data::canonical_json(object({{"report", object(std::move(report))}}));
}

} // namespace qujat::report
