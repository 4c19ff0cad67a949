#pragma once

#include "acts/acts.hpp"
#include "data/value.hpp"

#include <optional>
#include <string_view>

/// Files that hold one value for each language, or for each edition: sample.json, case files.
namespace qujat::engine {

struct Choice {
    std::string_view language;
    std::string_view regime = {};
    const acts::Acts* acts = nullptr; ///< whose editions may be told apart; null: languages only
    bool or_any = false;              ///< without the language asked for the first given stands in
};

/// `value` with {"kk": …, "ru": …} replaced by the value of one language and {"r415-2023": …, "r703": …} by that of one edition; without the one asked for there is no value at all.
std::optional<data::Value> choose(const data::Value& value, const Choice& choice);
/// Whether it is such a choice itself.
bool is_choice(const data::Value& value, const Choice& choice);

} // namespace qujat::engine
