#pragma once

#include "extract/package.hpp"
#include "plan/plan.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qujat::extract {

/// A DOCX as read, and where its blocks stand.
struct DocxReading {
    plan::Part part;
    std::vector<std::uint32_t> paragraphs; ///< of each block, see Entry::paragraph
    std::uint32_t first_paragraph = 0;     ///< 0: the document has none
    diag::SourcePtr text;                  ///< of the main part
};
DocxReading read_docx_with_places(Package& package, std::string_view main);

/// Reads the DOCX whose main part is `main` ("word/document.xml"). Stops with EXT-0010 when that is no text document, and as `Package` says.
plan::Part read_docx(Package& package, std::string_view main);

/// The lines of text in a chart or diagram part: titles, names of series and categories, texts of boxes. Numbers are not among them.
std::vector<std::string> read_drawing_texts(Package& package, std::string_view part);

} // namespace qujat::extract
