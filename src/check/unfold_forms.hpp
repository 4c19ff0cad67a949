#pragma once

#include "plan/plan.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

/// Plans that are filled in as a form: a table with the names of the parts on the left and their texts, of any length, on the right.
namespace qujat::check {

struct Unfolded {
    std::vector<plan::Block> blocks;
    std::vector<std::uint32_t> origins; ///< of each block: the one of the plan it was made of
};

/// The blocks with each form written as what it says: a heading for a name, below it the paragraphs, lists and tables of the text. None: they hold no form. A table whose
/// names are the annex's own words (`is_own`) is none: each of its rows is known to answer its item.
std::optional<Unfolded> unfold_forms(const std::vector<plan::Block>& blocks, const std::function<bool(std::string_view)>& is_own);

} // namespace qujat::check
