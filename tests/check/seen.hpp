#pragma once

#include "check/features.hpp"
#include "check/plans.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace plans {

/// A plan as it is weighed.
struct Seen {
    plan::Plan plan;
    const check::Requirements& requirements = plans::requirements("bp703", With::concepts);
    check::Vocabulary vocabulary{*requirements.lexicon};
    check::Outline outline;
    std::vector<check::Unit> units;
    check::Features features{outline, requirements, vocabulary};

    explicit Seen(const std::string& text) : Seen(parse(text)) {}
    explicit Seen(plan::Plan read) : plan(std::move(read)), outline(check::outline(plan, requirements, vocabulary)), units(check::units(outline)) {}
    bool has(std::size_t unit, const std::string& feature) { return std::ranges::binary_search(features.of_text(units.at(unit)), feature); }
};

} // namespace plans
