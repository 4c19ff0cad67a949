#pragma once

#include "extract/page_words.hpp"

#include <string_view>
#include <vector>

namespace qujat::extract {

/// What poppler's programs print about one file.
struct PopplerAnswers {
    std::string_view words;    ///< pdftotext -bbox: every word with its place
    std::string_view looks;    ///< pdftohtml -xml: stretches of visible text with their fonts
    std::string_view pictures; ///< pdfimages -list
    std::string_view drawing;  ///< pdftocairo -pdf: the lines; empty: not known
};

struct PdfPages {
    std::vector<Page> pages;
    std::size_t hidden = 0; ///< characters that are not painted, on pages that have painted text
};

/// The pages with their words, each with the look of the text that stands where it stands. A word without one is not painted: it is left out, or, where a page
/// paints no text, taken as somebody's reading of its picture. A word with a line through it is left out. Only the elements named here are looked for: no DOCTYPE, no entity but XML's five.
/// Stops with EXT-0017 (more than can be held).
PdfPages read_poppler(const PopplerAnswers& answers);

} // namespace qujat::extract
