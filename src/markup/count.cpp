#include "markup/count.hpp"

#include <limits>

namespace qujat::markup {

namespace {

// CSS Lists 3, 4.2: beyond what a counter can hold, it stays what it was.
int sum(int a, int b) {
    const std::int64_t both = std::int64_t{a} + b;
    return both > std::numeric_limits<int>::max() || both < std::numeric_limits<int>::min() ? a : static_cast<int>(both);
}

} // namespace

// What an element made lives on for its later brothers, so that it ends with the parent.
void Counters::leave() {
    for (const std::string& name : made_at_.back()) {
        const auto found = instances_.find(name);
        found->second.pop_back();
        if (found->second.empty())
            instances_.erase(found);
    }
    made_at_.pop_back();
}

void Counters::reset(const std::string& name, int value) {
    std::vector<Instance>& all = instances_[name];
    const std::size_t level = made_at_.size();
    if (!all.empty() && all.back().level == level) {
        all.back().value = value;
        return;
    }
    all.push_back({value, level});
    if (level >= 2)
        made_at_[level - 2].push_back(name);
}

int& Counters::innermost(const std::string& name) {
    const auto found = instances_.find(name);
    if (found == instances_.end())
        reset(name, 0);
    return instances_.find(name)->second.back().value;
}

void Counters::increment(const std::string& name, int by) {
    int& value = innermost(name);
    value = sum(value, by);
}

void Counters::set(const std::string& name, int value) { innermost(name) = value; }

int Counters::value(const std::string& name) const {
    const auto found = instances_.find(name);
    return found == instances_.end() ? 0 : found->second.back().value;
}

std::vector<int> Counters::values(const std::string& name) const {
    const auto found = instances_.find(name);
    if (found == instances_.end())
        return {0};
    std::vector<int> out;
    for (const Instance& instance : found->second)
        out.push_back(instance.value);
    return out;
}

} // namespace qujat::markup
