#pragma once

#include "pdf/tags.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace qujat::pdf {

/// Object numbers the structure refers to.
struct StructureNumbers {
    std::vector<std::uint32_t> pages;       ///< per page
    std::vector<std::uint32_t> annotations; ///< per annotation
    std::uint32_t root = 0;                 ///< the StructTreeRoot; the elements follow it, then the parent tree
    std::uint32_t element(std::size_t n) const { return root + 1 + static_cast<std::uint32_t>(n); }
};

/// Key of an annotation in the parent tree; a page's key is its number from 0.
inline std::size_t parent_key(const TagTree& tree, std::size_t annotation) {
    return tree.records->sizes.size() + annotation;
}

/// The structure tree as PDF syntax (ISO 32000-1, 14.7.2), one call of `emit` an object in the order of `StructureNumbers`. Written by hand because of its bulk: an object of PoDoFo's
/// costs several times as much. What may be left out is left out, since a table has an element a cell.
void write_structure(const TagTree& tree, const StructureNumbers& numbers, const std::function<void(const std::string&)>& emit);

} // namespace qujat::pdf
