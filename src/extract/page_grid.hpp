#pragma once

#include "extract/page_zones.hpp"

#include <vector>

namespace qujat::extract {

/// The tables of a page whose cells are drawn with lines, from top to bottom; their words leave `words`. Lines that hold no table (frames, charts, lines below headings) take
/// none. A cell over several rows or columns stands in the first of them.
std::vector<Piece> take_tables(std::vector<Word>& words, const std::vector<Rule>& rules, double left);

} // namespace qujat::extract
