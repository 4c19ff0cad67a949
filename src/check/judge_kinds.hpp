#pragma once

#include "check/weigh.hpp"

#include <optional>

namespace qujat::check {

/// The footnote rule: a plan that declares several priority kinds of activity shows the projects of each. Nothing when it declares one or none.
struct KindsJudgement {
    SubVerdict verdict = SubVerdict::undecided;
    std::uint32_t sentence = no_index, node = 0;
    int kinds = 0;
};
std::optional<KindsJudgement> judge_kinds(const Outline& outline, const Scales& scales, const Requirements& requirements, const Item& item);

} // namespace qujat::check
