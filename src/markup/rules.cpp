#include "markup/rules.hpp"

#include "markup/functions.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

std::optional<Expression> read_test(const std::string& text, const diag::Place& place, const Scope& scope, std::set<std::string>& proved, Uses& uses, diag::Log& log) {
    auto expression = parse_expression(text, place.source, place.begin, log);
    if (expression)
        check_test(*expression, scope, place.source, uses, proved, log);
    return expression;
}

// What a message may show of the data: the value itself, unless it is private or holds others.
diag::Place place_of(const std::string& at, const data::Value& data, const data::Schema& root) {
    diag::Place place;
    bool is_shown = true;
    for (std::string path = at; !path.empty(); path.resize(path.rfind('/'))) {
        const data::Schema* schema = data::find_schema(root, path);
        const data::Value* value = data::find_path(data, path);
        is_shown = is_shown && schema && !schema->is_private && schema->format != data::Format::iin12;
        if (value && !place.source) {
            place = value->place();
            is_shown = is_shown && path == at && value->kind() != data::Value::Kind::object && value->kind() != data::Value::Kind::array;
        }
    }
    if (!place.source) {
        place = data.place();
        is_shown = false;
    }
    if (!is_shown)
        place.end = place.begin;
    place.path = at;
    return place;
}

bool is_kept(const CompiledRule& compiled, const Evaluation& at) { return (compiled.when && !is_true(*compiled.when, at)) || is_true(compiled.test, at); }

} // namespace

diag::Result<Rules> load_rules(const data::Contract& contract, const acts::Acts& acts) {
    diag::Log log;
    Rules rules;
    for (const data::Rule& rule : contract.rules) {
        Scope scope;
        scope.contract = &contract;
        scope.language = base::Language::en; // what is required in one language only may be absent in another
        scope.context = {&contract.root, ""};
        CompiledRule compiled{rule, std::nullopt, {}};
        std::set<std::string> proved, of_test;
        Uses uses; // a rule prints nothing
        if (!rule.when.empty())
            compiled.when = read_test(rule.when, rule.when_place, scope, proved, uses, log);
        scope.guards.insert(proved.begin(), proved.end());
        if (auto test = read_test(rule.test, rule.test_place, scope, of_test, uses, log))
            compiled.test = std::move(*test);
        for (const std::string& id : contract.regimes)
            if (const acts::Regime* regime = acts.find_regime(id); regime && rule.applies_in(id))
                check_deadlines(uses, *regime, log);
        compiled.uses_calendar = !uses.deadlines.empty();
        rules.push_back(std::move(compiled));
    }
    return diag::finish(std::move(rules), log);
}

void check_rules(const Rules& rules, const data::Value& data, const data::Contract& contract, const acts::Regime& regime, base::Language language, diag::Log& log,
                 const acts::Calendar* calendar) {
    Evaluation at;
    at.calendar = calendar;
    at.root = at.item = data;
    at.language = language;
    at.regime = &regime;
    for (const CompiledRule& compiled : rules) {
        const data::Rule& rule = compiled.rule;
        if (!rule.applies_in(regime.id))
            continue;
        try {
            if (is_kept(compiled, at))
                continue;
        } catch (const diag::Stop& stop) { // a year without calendar, a number too great for words
            // What only warns stops no paper that does not need the answer itself.
            if (rule.is_error)
                log.add(stop.diagnostic);
            else
                log.add("ENG-0422", stop.diagnostic.place,
                        {{"rule", rule.id}, {"reason_kk", diag::message(stop.diagnostic, base::Language::kk)}, {"reason_ru", diag::message(stop.diagnostic, base::Language::ru)},
                         {"reason_en", diag::message(stop.diagnostic, base::Language::en)}});
            continue;
        }
        log.add(rule.is_error ? "ENG-0420" : "ENG-0421", place_of(rule.at, data, contract.root),
                {{"rule", rule.id}, {"message_kk", rule.message.kk}, {"message_ru", rule.message.ru}, {"message_en", rule.message.en}}, {});
    }
}

bool uses_calendar(const Rules& rules) { return std::ranges::any_of(rules, &CompiledRule::uses_calendar); }

} // namespace qujat::markup
