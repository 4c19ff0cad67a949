#pragma once

#include "doc/doc.hpp"
#include "xml/xml.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The elements of the profile: what they are in a tagged PDF, and which may stand in which (HTML, section 4).
namespace qujat::markup {

struct Element {
    enum class Content { flow, phrasing, nothing, table, rows, cells, columns, items } content = Content::flow;
    std::string_view name;
    doc::Role role = doc::Role::none;
    bool is_phrasing = false;    ///< may stand in a paragraph
    std::string_view attributes; ///< beside those that all have, with spaces between
    std::string_view parents;    ///< the only elements it may stand in, with spaces between; empty = wherever flow or phrasing content may
};

/// The element of that name in a body; null when there is none.
const Element* find_element(std::string_view name);
/// Names of all that may stand in a body, for hints.
const std::vector<std::string>& element_names();
/// html, body, and what codes and signature fields are called in style sheets.
const Element& html_element();
const Element& body_element();
const Element& qr_element();
const Element& field_element();

/// What is known of the place where the next node of a template stands. Instructions are transparent: what stands in a q:if stands in the element around it.
struct Around {
    const Element* parent = nullptr;
    bool in_paragraph = false, in_link = false;
    bool in_head = false; ///< in a thead
    bool repeats = false; ///< in a q:for-each that stands in `parent`
    int stage = 0;        ///< of a table: 1 caption, 2 columns, 3 head, 4 rows, 5 foot
    bool has_cell = false; ///< of a row

    /// What holds inside an element that stands here.
    Around inside(const Element& element) const;
};

/// Whether the element may stand here. Reports MRK-0310 (the parent takes others only), MRK-0311 (it may stand elsewhere only), MRK-0312 (its turn has passed, or it
/// may stand only once).
void check_place(const xml::Tree& tree, const xml::Node& node, const Element& element, Around& around, diag::Log& log);
/// Whether text (or what makes text) may stand here. Reports MRK-0310.
void check_text(const diag::Place& place, std::string_view found, const Around& around, diag::Log& log);
/// The cells a header cell heads: its `scope`, or what its place says. Reports MRK-0303 (unknown scope), MRK-0313 (the place does not say).
doc::Scope scope_of(const xml::Tree& tree, const xml::Node& node, const Around& around, diag::Log& log);

} // namespace qujat::markup
