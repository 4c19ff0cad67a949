#include "data/kept_values.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>

namespace qujat::data {

std::size_t KeptValues::slot(const diag::Path& path) const {
    const std::uint64_t hash = std::hash<const void*>()(path.identity());
    std::size_t at = static_cast<std::size_t>(hash * 0x9E3779B97F4A7C15U >> 20) & (slots_.size() - 1); // neighbours in memory must not be neighbours here
    while (!slots_[at].empty() && !slots_[at].is_same(path))
        at = (at + 1) & (slots_.size() - 1);
    return at;
}

void KeptValues::add(const Value& value) {
    const diag::Path& path = value.place().path;
    if (path.empty()) // the whole tree, or no value of it
        return;
    if (2 * (size_ + 1) > slots_.size()) {
        std::vector<diag::Path> old(std::max<std::size_t>(slots_.size() * 2, 16));
        old.swap(slots_);
        for (const diag::Path& other : old) {
            if (!other.empty())
                slots_[slot(other)] = other;
        }
    }
    diag::Path& place = slots_[slot(path)];
    if (place.empty()) {
        place = path;
        ++size_;
    }
}

bool KeptValues::contains(const Value& value) const {
    const diag::Path& path = value.place().path;
    return !slots_.empty() && !path.empty() && !slots_[slot(path)].empty();
}

bool KeptValues::reaches(const Value& value) const {
    return contains(value) || std::ranges::any_of(value.items(), [&](const Value& item) { return reaches(item); }) ||
           std::ranges::any_of(value.members(), [&](const Value::Member& member) { return reaches(member.value); });
}

std::set<std::string> KeptValues::paths() const {
    std::set<std::string> out;
    for (const diag::Path& path : slots_) {
        if (!path.empty())
            out.insert(path.text());
    }
    return out;
}

namespace {

// Empty: nothing of the value is kept.
std::optional<Value> keep_of(const Value& value, const KeptValues& keep) {
    if (keep.contains(value))
        return value;
    if (value.kind() == Value::Kind::object) {
        std::vector<Value::Member> members;
        for (const Value::Member& member : value.members()) {
            if (auto kept = keep_of(member.value, keep))
                members.emplace_back(member.name(), std::move(*kept), member.key_place());
        }
        return members.empty() ? std::optional<Value>() : Value::object(std::move(members), value.place());
    }
    if (value.kind() == Value::Kind::array && std::ranges::any_of(value.items(), [&](const Value& item) { return keep.reaches(item); })) {
        std::vector<Value> items;
        items.reserve(value.items().size());
        for (const Value& item : value.items())
            items.push_back(keep_of(item, keep).value_or(Value::object({}, item.place())));
        return Value::array(std::move(items), value.place());
    }
    return std::nullopt;
}

} // namespace

Value prune(const Value& value, const KeptValues& keep) { return keep_of(value, keep).value_or(Value::object({}, value.place())); }

} // namespace qujat::data
