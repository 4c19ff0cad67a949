#pragma once

#include "extract/page_words.hpp"

#include <string_view>
#include <vector>

namespace qujat::extract {

struct Drawing {
    double height = 0; ///< of the page, points
    std::vector<Rule> rules;
};

/// The straight lines that each page draws, strokes and thin filled shapes, of the PDF that pdftocairo makes of a PDF: whatever wrote the first, in this one all numbers are
/// plain, and the content of the pages comes in their order, each a compressed stream that begins by turning the page upside down. Of its operators only those for the matrix
/// and for paths are looked at (ISO 32000-1, tables 57, 59, 60). What stands in form XObjects is not seen.
std::vector<Drawing> read_rules(std::string_view pdf);

} // namespace qujat::extract
