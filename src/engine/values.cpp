#include "engine/values.hpp"

#include <algorithm>

namespace qujat::engine {

using data::Value;

Value with_member(const Value& object, const std::string& key, Value value) {
    std::vector<Value::Member> members = object.members();
    const auto found = std::ranges::find(members, key, &Value::Member::key);
    if (found != members.end())
        found->value = std::move(value);
    else
        members.push_back({key, std::move(value), object.place()});
    return Value::object(std::move(members), object.place());
}

std::optional<std::string> text_at(const Value& value, std::string_view path) {
    const Value* found = data::find_path(value, path);
    return found && found->kind() == Value::Kind::string ? std::optional<std::string>(found->text()) : std::nullopt;
}

std::string_view text_of(const Value& object, std::string_view key) {
    const Value* member = object.find(key);
    return member && member->kind() == Value::Kind::string ? member->text() : std::string_view();
}

diag::Place opening(const Value& value) {
    diag::Place place = value.place();
    place.end = place.begin;
    return place;
}

bool is_full(const diag::Log& log) { return log.errors() >= 200; }

} // namespace qujat::engine
