#include "data/contract.hpp"

#include <map>
#include <string>
#include <vector>

namespace qujat::data {

namespace {

// The kept paths as a tree of segments, so that each value is met once whatever the number of paths.
struct Kept {
    bool whole = false;
    std::map<std::string, Kept, std::less<>> below;
};

Kept plant(const std::set<std::string>& paths) {
    Kept root;
    for (const std::string& path : paths) {
        Kept* at = &root;
        for (std::size_t begin = 0; begin < path.size();) {
            const std::size_t next = path.find('/', begin + 1);
            at = &at->below[path.substr(begin + 1, next == std::string::npos ? next : next - begin - 1)];
            begin = next == std::string::npos ? path.size() : next;
        }
        at->whole = true;
    }
    return root;
}

// A value may be named by several paths at once: "/rows/0/name" and "/rows/*/number".
using Branches = std::vector<const Kept*>;

Branches descend(const Branches& branches, std::string_view segment, bool is_index) {
    Branches next;
    for (const Kept* branch : branches) {
        if (const auto found = branch->below.find(segment); found != branch->below.end())
            next.push_back(&found->second);
        if (const auto any = branch->below.find("*"); is_index && any != branch->below.end())
            next.push_back(&any->second);
    }
    return next;
}

// Keys stand in paths as in a JSON Pointer (RFC 6901, 3).
std::string escape(std::string_view key) {
    std::string out;
    for (const char c : key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

// Empty: nothing of the value is kept.
std::optional<Value> keep_of(const Value& value, const Branches& branches) {
    bool deeper = false;
    for (const Kept* branch : branches) {
        if (branch->whole)
            return value;
        deeper = deeper || !branch->below.empty();
    }
    if (!deeper)
        return std::nullopt;
    if (value.kind() == Value::Kind::object) {
        std::vector<Value::Member> members;
        for (const Value::Member& member : value.members())
            if (auto kept = keep_of(member.value, descend(branches, escape(member.key()), false)))
                members.emplace_back(member.name(), std::move(*kept), member.key_place());
        if (members.empty())
            return std::nullopt;
        return Value::object(std::move(members), value.place());
    }
    if (value.kind() == Value::Kind::array) {
        // Elements hold their places even when nothing of them is kept: a template that counts them must see the same
        // count.
        std::vector<Value> items;
        for (std::size_t i = 0; i < value.items().size(); ++i) {
            const Value& item = value.items()[i];
            auto kept = keep_of(item, descend(branches, std::to_string(i), true));
            items.push_back(kept ? std::move(*kept) : Value::object({}, item.place()));
        }
        return Value::array(std::move(items), value.place());
    }
    return std::nullopt;
}

} // namespace

Value prune(const Value& value, const std::set<std::string>& keep) {
    const Kept root = plant(keep);
    return keep_of(value, {&root}).value_or(Value::object({}, value.place()));
}

} // namespace qujat::data
