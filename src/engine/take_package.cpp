#include "engine/take_check.hpp"

#include "base/words.hpp"
#include "engine/values.hpp"

#include <algorithm>

namespace qujat::engine {

namespace {

using base::Language;
using data::Value;

// The ground of the notice that cites the clause of a rule: ids end in clause and sub-clause. Of clause 7 of the technology park, whose requirements have no numbers, the second paragraph is the first of them.
std::string ground_of(const check::PackageRule& rule, const acts::Regime& regime, const std::string& document) {
    const auto cited = std::ranges::find_if(rule.clauses, [&](const check::RuleClause& one) { return one.regimes.empty() || std::ranges::find(one.regimes, regime.id) != one.regimes.end(); });
    if (cited == rule.clauses.end())
        return {};
    const std::string end = "-" + cited->number + (!cited->part.empty() ? "-" + cited->part : cited->paragraph > 1 ? "-" + std::to_string(cited->paragraph - 1) : "");
    const auto found = std::ranges::find_if(regime.grounds, [&](const acts::Ground& ground) { return ground.serves(document) && ground.id.ends_with(end); });
    return found == regime.grounds.end() ? std::string() : found->id;
}

std::string remark_text(const check::PackageRule& rule, Language language) {
    return (language == Language::kk ? "Орындалмаған: " : "Не выполнено: ") + rule.requirement.in(language) + ".\n" + rule.advice.in(language) + ".";
}

} // namespace

Value take_package(Library::Parts& parts, const Value& data, const Value& report, const data::Contract& contract, const acts::Regime& regime, Language language, diag::Log& log) {
    const auto package = parts.package_contract();
    const auto acts = parts.acts();
    if (!package->value || !acts->value || fields_of_check(contract).size() != 1) {
        log.add(package->problems);
        if (package->value)
            log.add("ENG-0881", {});
        return data;
    }
    const Value* findings = report.find("findings");
    if (text_of(report, "kind") != "participation" || !findings) {
        log.add("ENG-0880", opening(report), {{"expected", R"("kind": "participation", "findings": [ … ])"}});
        return data;
    }
    const auto kept = parts.package_rules("participation", package->value->root, *acts->value);
    log.add(kept->problems);
    if (!kept->value)
        return data;
    for (const auto& [key, expected] : {std::pair<std::string_view, const std::string&>{"regime", regime.id}, {"rules_sha256", kept->value->sha256}})
        if (text_of(report, key) != expected) {
            log.add("ENG-0912", opening(report), {{"key", std::string(key)}, {"found", diag::quoted(text_of(report, key), 64)}, {"expected", expected}});
            return data;
        }

    std::vector<Value> remarks;
    std::vector<std::string> left;
    const auto take = [&](const check::PackageRule& rule, std::string_view verdict) {
        if (verdict != "violated" && verdict != "undecided")
            return;
        const std::string ground = verdict == "violated" && !rule.remark.empty() ? ground_of(rule, regime, contract.id) : std::string();
        if (ground.empty()) {
            left.push_back(rule.id);
            return;
        }
        const diag::Place place = opening(report);
        remarks.push_back(Value::object({{"category", Value::string(rule.remark, place), {}},
                                         {"subject", Value::object({{"clause", Value::string(ground, place), {}}}, place), {}},
                                         {"text", Value::string(remark_text(rule, language), place), {}}},
                                        place));
    };
    for (const Value& finding : findings->items()) {
        const auto rule = std::ranges::find(kept->value->rules, text_of(finding, "id"), &check::PackageRule::id);
        if (rule == kept->value->rules.end() || rule->severity != check::RuleSeverity::error)
            continue;
        if (rule->parts.empty())
            take(*rule, text_of(finding, "verdict"));
        const Value* judged = finding.find("parts");
        for (std::size_t at = 0; judged && at < judged->items().size(); ++at)
            if (const auto part = std::ranges::find(rule->parts, text_of(judged->items()[at], "id"), &check::PackageRule::id); part != rule->parts.end())
                take(*part, text_of(judged->items()[at], "verdict"));
    }
    if (!left.empty())
        log.add("ENG-0885", {}, {{"items", base::join(left)}});
    if (remarks.empty()) {
        log.add("ENG-0884", {});
        return data;
    }
    const Value* given = data.find("document");
    const Value document = given && given->kind() == Value::Kind::object ? *given : Value::object({}, {data.place().source, data.place().begin, data.place().begin, "/document"});
    if (const Value* there = document.find("remarks")) {
        log.add("ENG-0886", opening(*there), {{"field", "/document/remarks"}});
        return data;
    }
    return with_member(data, "document", with_member(document, "remarks", Value::array(std::move(remarks), opening(report)).moved("/document/remarks")));
}

} // namespace qujat::engine
