#pragma once

#include "markup/template.hpp"

/// Which rules apply to a box, and in which order (CSS Cascade 3).
namespace qujat::markup {

/// A box with its place among its brothers, for :first-child and the like.
struct Ancestor {
    const Box* box = nullptr;
    std::size_t index = 1, count = 1; ///< among the element children of the parent, from 1
};

/// The declarations that apply to the last of `path` (root first), in cascade order: user agent, author, author !important; then specificity; then order in the sheet.
std::vector<const css::Declaration*> matching(const css::Stylesheet& sheet, std::size_t user_agent_rules, const std::vector<Ancestor>& path);

} // namespace qujat::markup
