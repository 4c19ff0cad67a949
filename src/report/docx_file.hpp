#pragma once

#include "base/language.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A plain DOCX made from nothing (ISO/IEC 29500-1, WordprocessingML): paragraphs in styles, nothing else.
namespace qujat::report {

struct DocxParagraph {
    enum class Style { title, body, heading_1, heading_2, hint };
    Style style = Style::body;
    std::string text; ///< empty: a place to write
};

/// The file: headings are the styles that Word calls so, the language stands in the styles, the title in the properties. No date, no clock: equal arguments give equal bytes.
std::string write_docx(const std::string& title, base::Language language, const std::vector<DocxParagraph>& paragraphs);

/// A zip (APPNOTE 6.3.10) of these entries, unpacked, dated 1 January 1980.
std::string zip_stored(const std::vector<std::pair<std::string, std::string>>& entries);

/// Text for XML content and attributes.
std::string xml_escaped(std::string_view text);

} // namespace qujat::report
