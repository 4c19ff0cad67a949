#include "data/read_rules.hpp"

#include <algorithm>

#include "data/keywords.hpp"
#include "data/phrases.hpp"

namespace qujat::data {

namespace {

// The expression between the quotation marks. One place must serve every byte of it, so that it has no escapes.
std::string read_expression(const Value& value, std::string_view keyword, diag::Place& place, diag::Log& log) {
    auto text = read_text(value, keyword, log);
    if (!text)
        return {};
    place = value.find(keyword)->place();
    place.begin += 1;
    place.end -= 1;
    if (place.end - place.begin != text->size())
        log.add("DAT-0121", place, {{"keyword", std::string(keyword)}});
    return std::move(*text);
}

Rule read_rule(const Value& value, const Contract& contract, diag::Log& log) {
    static const std::vector<std::string> known = {"id", "when", "test", "severity", "at", "message", "regimes"};
    for (const Value::Member& member : value.members())
        if (std::ranges::find(known, member.key()) == known.end())
            report_unknown_keyword(member, known, log);
    for (const char* keyword : {"id", "test", "severity", "at", "message"})
        if (!value.find(keyword))
            report_missing_keyword(value, keyword, log);
    Rule rule;
    rule.place = value.place();
    rule.id = read_text(value, "id", log).value_or("");
    rule.when = read_expression(value, "when", rule.when_place, log);
    rule.test = read_expression(value, "test", rule.test_place, log);
    rule.is_error = read_word(value, "severity", {"error", "warning"}, log).value_or(0) == 0;
    rule.at = read_text(value, "at", log).value_or("");
    if (!rule.at.empty() && (rule.at.find('*') != std::string::npos || !find_schema(contract.root, rule.at)))
        log.add("DAT-0120", value.find("at")->place(), {{"found", diag::quoted(rule.at)}});
    if (auto message = read_label(value, "message", log))
        rule.message = std::move(*message);
    rule.regimes = read_texts(value, "regimes", log);
    for (const std::string& regime : rule.regimes)
        if (std::ranges::find(contract.regimes, regime) == contract.regimes.end())
            report_wrong_word(*std::ranges::find(value.find("regimes")->items(), regime, &Value::text), "regimes", contract.regimes, log);
    return rule;
}

} // namespace

std::vector<Rule> read_rules(const Value& root, const Contract& contract, diag::Log& log) {
    const Value* all = root.find("x-rules");
    if (!all)
        return {};
    if (all->kind() != Value::Kind::array)
        report_wrong_value(*all, "x-rules", words_for(Type::array), log);
    std::vector<Rule> rules;
    for (const Value& value : all->items()) {
        if (value.kind() != Value::Kind::object)
            report_wrong_value(value, "x-rules", words_for(Type::object), log);
        else
            rules.push_back(read_rule(value, contract, log));
    }
    return rules;
}

bool Rule::applies_in(std::string_view regime) const { return regimes.empty() || std::ranges::find(regimes, regime) != regimes.end(); }

} // namespace qujat::data
