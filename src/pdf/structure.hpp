#pragma once

#include "pdf/tags.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace qujat::pdf {

/// Object numbers the structure refers to.
struct StructureNumbers {
    std::vector<std::uint32_t> pages;   ///< per page
    std::vector<std::uint32_t> widgets; ///< per field
    std::uint32_t root = 0;             ///< the StructTreeRoot; the elements follow it, then the parent tree
    std::uint32_t element(std::size_t n) const { return root + 1 + static_cast<std::uint32_t>(n); }
};

/// Key of a field's widget in the parent tree; a page's key is its number from 0.
inline std::size_t parent_key(const TagTree& tree, std::size_t field) {
    return tree.marks.size() + field;
}

/// The structure tree as PDF syntax (ISO 32000-1, 14.7.2), one call of `emit` an object in the order of
/// `StructureNumbers`. Written by hand because of its bulk: PoDoFo's dictionaries cost several times as much.
void write_structure(const TagTree& tree, const StructureNumbers& numbers,
                     const std::function<void(const std::string&)>& emit);

} // namespace qujat::pdf
