#pragma once

#include "extract/page_words.hpp"

#include <string_view>

namespace qujat::extract {

/// Takes what `tesseract … tsv` prints of one page into `page`, and its size where the page has none. The columns: level (1 page, 2 block, 3 paragraph, 4 line, 5 word),
/// page, block, paragraph, line, word, left, top, width, height, confidence in percent, text; without a row of level 1 the page is not recognised.
/// Stops with EXT-0017 (more than can be held).
void read_tesseract(std::string_view tsv, Page& page);

} // namespace qujat::extract
