#pragma once

#include <cstddef>
#include <vector>

/// Lines broken by hand or by a program, each now a paragraph or between line feeds.
namespace qujat::extract {

/// The width (code points) to which lines of these widths were broken; 0 when every line is a paragraph. Lines broken so are many, of nearly one length, and not long.
std::size_t wrap_width(std::vector<std::size_t> widths);

} // namespace qujat::extract
