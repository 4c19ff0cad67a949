#include "engine/parts.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace qujat::engine {

namespace {

using data::Value;

/// What a sample is asked for.
struct Choice {
    std::string_view language, regime;
    const acts::Acts& acts;
};

// {"kk": …, "ru": …} stands for the value of one language, {"r415-2023": …, "r703": …} for that of one edition; without the one asked for there is no value at all.
bool is_choice(const Value& value, const Choice& choice) {
    if (value.kind() != Value::Kind::object || value.members().empty())
        return false;
    const auto all = [&](auto known) { return std::ranges::all_of(value.members(), [&](const Value::Member& member) { return known(member.key()); }); };
    return all([](const std::string& key) { return base::find_language(key).has_value(); }) || all([&](const std::string& key) { return choice.acts.find_regime(key) != nullptr; });
}

std::optional<Value> choose(const Value& value, const Choice& choice) {
    if (is_choice(value, choice)) {
        const Value* chosen = value.find(choice.language);
        if (!chosen)
            chosen = value.find(choice.regime);
        return chosen ? choose(*chosen, choice) : std::nullopt;
    }
    if (value.kind() == Value::Kind::array) {
        std::vector<Value> items;
        for (const Value& item : value.items()) {
            if (auto chosen = choose(item, choice))
                items.push_back(std::move(*chosen));
        }
        return Value::array(std::move(items), value.place());
    }
    if (value.kind() == Value::Kind::object) {
        std::vector<Value::Member> members;
        for (const Value::Member& member : value.members()) {
            if (auto chosen = choose(member.value, choice))
                members.push_back({member.key(), std::move(*chosen), member.key_place()});
        }
        return Value::object(std::move(members), value.place());
    }
    return value;
}

} // namespace

std::string sample_json(Library::Parts& parts, const std::string& document, base::Language language, const std::string& regime, diag::Log& log) {
    if (!is_document_name(document)) {
        log.add("ENG-0101", {}, {{"file", diag::quoted(document) + "/sample.json"}});
        return {};
    }
    const auto contract = parts.contract(document);
    log.add(contract->problems);
    const auto acts = parts.acts();
    log.add(acts->problems);
    if (!contract->value || !acts->value)
        return {};
    const std::vector<std::string>& regimes = contract->value->regimes;
    if (!regime.empty() && std::ranges::find(regimes, regime) == regimes.end()) {
        log.add("ENG-0407", {}, {{"found", diag::quoted(regime)}, {"nearest", base::nearest(regime, regimes)}});
        return {};
    }
    const std::string newest = regimes.empty() ? std::string() : regimes.back();
    auto source = read_source(*parts.world, document + "/sample.json", template_limit, diag::Excerpt::line);
    log.add(std::move(source.problems));
    if (!source.value)
        return {};
    auto parsed = data::parse_json(*source.value);
    log.add(std::move(parsed.problems));
    if (!parsed.value)
        return {};
    const auto chosen = choose(*parsed.value, {base::code(language), regime.empty() ? newest : regime, *acts->value});
    return chosen ? data::pretty_json(*chosen) : std::string();
}

} // namespace qujat::engine
