#pragma once

#include "xml/visit.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// The elements of OpenDocument (OASIS OpenDocument 1.3, part 3) that matter to us, by number.
namespace qujat::extract {

enum class OdfTag : std::uint8_t {
    none,    ///< anything else: looked through, as if its tags were not there
    skipped, ///< never shown: settings, templates of indexes, what belongs to pages rather than to the text
    annotation, automatic_styles, body, bullet_level, cell, change, changed_region, chart, column, contents_index, control, covered_cell, default_style, deletion, description, forms,
    form_option, form_value, formula, frame, group, h, hidden_paragraph, hidden_text, image, image_level, index_body, line_break, list, list_header, list_item, list_style, note, note_body, note_citation,
    number_level, object, outline_level, outline_style, p, placeholder, presentation, row, section, shape, space, span, spreadsheet, style, styles, tab, table, table_properties, text_box,
    text_body, text_properties, title
};

OdfTag odf_tag_of(std::string_view ns, std::string_view name);

/// The value of the attribute of this local name; empty when there is none.
std::string_view odf_value(const xml::SeenElement& element, std::string_view attribute);
/// A count in the given bounds; `otherwise` when there is none.
std::size_t odf_count(const xml::SeenElement& element, std::string_view attribute, std::size_t least, std::size_t most, std::size_t otherwise);
/// A length in half-points ("12pt", "0.5cm"); 0 when it is none, as "120%".
int odf_half_points(std::string_view length);
/// A name of a style as people see it: "Heading_20_1" is "Heading 1" (19.502).
std::string odf_display_name(std::string_view name);

} // namespace qujat::extract
