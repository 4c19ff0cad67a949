#pragma once

#include "extract/page_words.hpp"

#include <cstddef>
#include <vector>

namespace qujat::extract {

/// Takes away what is printed again at the same height of several pages, at the top or bottom: running headers and footers (the figures in them may change), and the
/// numbers of the pages. Answers how many characters were taken.
std::size_t drop_furniture(std::vector<Page>& pages);

} // namespace qujat::extract
