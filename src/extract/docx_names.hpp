#pragma once

#include "xml/visit.hpp"

#include <cstdint>
#include <string_view>

/// The elements of WordprocessingML and its guests that matter to us, by number. Transitional and strict names are the same (ISO/IEC 29500-1 and -4).
namespace qujat::extract {

enum class Tag : std::uint8_t {
    none, ///< anything else: looked through, as if its tags were not there
    skipped, ///< never shown: old properties, section settings, instructions
    abstract_num, abstract_num_id, alt_chunk, b, based_on, body, br, caps, cell_del, check_box, checked, choice, chart_reference, comment_reference, content_control,
    control, control_properties, cr, dd_list, default_, del, del_text, diagram_reference, doc_defaults, doc_part_gallery, doc_pr, drawing, dstrike, endnote, endnote_reference, fallback, fld_char, footnote,
    footnote_reference, frame_pr, grid_before, grid_span, ilvl, image_data, is_lgl, list_entry, lvl, lvl_override, lvl_restart, lvl_text, math_denominator,
    math_sub, math_sup, math_text, alternate_content, move_from, name, no_break_hyphen, num, num_fmt, num_id, num_pr, num_style_link, object, ole_object, outline_lvl, p, p_pr, p_style,
    picture, picture_properties, ptab, r, r_fonts, r_pr, r_style, result, ruby_text, showing_placeholder, soft_hyphen, start, start_override, strike, style, style_link, sub_doc, sym, sz, t, tab, table, cell,
    cell_pr, row, row_pr, text_box, text_path, u, vanish, v_shape
};

Tag tag_of(std::string_view ns, std::string_view name);

/// The value of `w:val` or the like; empty when there is none.
std::string_view value_of(const xml::SeenElement& element, std::string_view attribute = "val");
/// ST_OnOff: present without a value is on (ISO/IEC 29500-1, 22.9.2.7).
bool is_on(const xml::SeenElement& element);
/// A decimal number in the given bounds; `otherwise` when there is none.
int number_of(const xml::SeenElement& element, std::string_view attribute, int least, int most, int otherwise);

inline constexpr std::string_view relationship_namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

} // namespace qujat::extract
