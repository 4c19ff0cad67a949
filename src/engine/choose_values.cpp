#include "engine/choose_values.hpp"

#include "base/language.hpp"

#include <algorithm>

namespace qujat::engine {

using data::Value;

bool is_choice(const Value& value, const Choice& choice) {
    if (value.kind() != Value::Kind::object || value.members().empty())
        return false;
    const auto all = [&](auto known) { return std::ranges::all_of(value.members(), [&](const Value::Member& member) { return known(member.key()); }); };
    return all([](const std::string& key) { return base::find_language(key).has_value(); }) || (choice.acts && all([&](const std::string& key) { return choice.acts->find_regime(key) != nullptr; }));
}

std::optional<Value> choose(const Value& value, const Choice& choice) {
    if (is_choice(value, choice)) {
        const Value* chosen = value.find(choice.language);
        if (!chosen)
            chosen = value.find(choice.regime);
        if (!chosen && choice.or_any)
            chosen = &value.members().front().value;
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

} // namespace qujat::engine
