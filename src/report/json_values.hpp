#pragma once

#include "data/value.hpp"

#include <string>
#include <utility>
#include <vector>

/// JSON put together for the contracts of our own templates.
namespace qujat::report {

using Fields = std::vector<std::pair<std::string, data::Value>>;

inline data::Value text(std::string words) { return data::Value::string(std::move(words)); }

inline data::Value object(Fields fields) {
    std::vector<data::Value::Member> members;
    for (auto& [key, value] : fields)
        members.push_back({key, std::move(value), {}});
    return data::Value::object(std::move(members));
}

template <class All, class Make>
data::Value list(const All& all, Make make) {
    std::vector<data::Value> values;
    for (const auto& one : all)
        values.push_back(make(one));
    return data::Value::array(std::move(values));
}

} // namespace qujat::report
