#include "markup/elements.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

using enum Element::Content;
using doc::Role;

// HTML, section 4, as far as the profile goes.
constexpr Element elements[] = {
    {phrasing, "a", Role::link, true, "href", ""},
    {phrasing, "b", Role::none, true, "", ""},
    {flow, "blockquote", Role::block_quote, false, "", ""},
    {nothing, "br", Role::none, true, "", ""},
    {flow, "caption", Role::caption, false, "", "table"},
    {nothing, "col", Role::none, false, "span", "colgroup table"},
    {columns, "colgroup", Role::none, false, "span", "table"},
    {flow, "div", Role::none, false, "", ""},
    {phrasing, "em", Role::none, true, "", ""},
    {flow, "figcaption", Role::caption, false, "", "figure"},
    {flow, "figure", Role::figure, false, "", ""},
    {flow, "footer", Role::none, false, "", ""},
    {phrasing, "h1", Role::h1, false, "", ""},
    {phrasing, "h2", Role::h2, false, "", ""},
    {phrasing, "h3", Role::h3, false, "", ""},
    {phrasing, "h4", Role::h4, false, "", ""},
    {phrasing, "h5", Role::h5, false, "", ""},
    {phrasing, "h6", Role::h6, false, "", ""},
    {flow, "header", Role::none, false, "", ""},
    {nothing, "hr", Role::none, false, "", ""},
    {phrasing, "i", Role::none, true, "", ""},
    {nothing, "img", Role::figure, true, "alt height src width", ""},
    {flow, "li", Role::list_item, false, "value", "ul ol"},
    {items, "ol", Role::list, false, "start", ""},
    {phrasing, "p", Role::p, false, "", ""},
    {phrasing, "s", Role::none, true, "", ""},
    {flow, "section", Role::sect, false, "", ""},
    {phrasing, "small", Role::none, true, "", ""},
    {phrasing, "span", Role::none, true, "", ""},
    {phrasing, "strong", Role::none, true, "", ""},
    {phrasing, "sub", Role::none, true, "", ""},
    {phrasing, "sup", Role::none, true, "", ""},
    {table, "table", Role::table, false, "", ""},
    {rows, "tbody", Role::table_body, false, "", "table"},
    {flow, "td", Role::table_data_cell, false, "colspan rowspan", "tr"},
    {rows, "tfoot", Role::table_foot, false, "", "table"},
    {flow, "th", Role::table_header_cell, false, "colspan rowspan scope", "tr"},
    {rows, "thead", Role::table_head, false, "", "table"},
    {cells, "tr", Role::table_row, false, "", "table thead tbody tfoot"},
    {phrasing, "u", Role::none, true, "", ""},
    {items, "ul", Role::list, false, "", ""},
};
constexpr Element html_one{flow, "html", Role::none, false, "", ""};
constexpr Element body_one{flow, "body", Role::none, false, "", ""};
constexpr Element qr_one{nothing, "qr", Role::figure, true, "", ""};
constexpr Element field_one{nothing, "signature-field", Role::form, true, "", ""};

// What alone may stand in an element of such content; empty for flow and phrasing.
std::string_view only(Element::Content content) {
    switch (content) {
    case table: return "caption colgroup col thead tbody tfoot tr";
    case rows: return "tr";
    case cells: return "td th";
    case columns: return "col";
    case items: return "li";
    case nothing: return "–";
    case flow:
    case phrasing: break;
    }
    return {};
}

bool has_word(std::string_view words, std::string_view word) {
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        if (words.substr(begin, end - begin) == word)
            return true;
        begin = end + 1;
    }
    return false;
}

int stage_in_table(std::string_view name) {
    return name == "caption" ? 1 : name == "colgroup" || name == "col" ? 2 : name == "thead" ? 3 : name == "tfoot" ? 5 : 4;
}

} // namespace

const Element* find_element(std::string_view name) {
    const auto* found = std::ranges::lower_bound(elements, name, {}, &Element::name);
    return found != std::end(elements) && found->name == name ? found : nullptr;
}

const std::vector<std::string>& element_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (const Element& element : elements)
            out.emplace_back(element.name);
        return out;
    }();
    return names;
}

const Element& html_element() { return html_one; }
const Element& body_element() { return body_one; }
const Element& qr_element() { return qr_one; }
const Element& field_element() { return field_one; }

Around Around::inside(const Element& element) const {
    Around out;
    out.parent = &element;
    out.in_link = in_link || element.name == "a";
    out.in_paragraph = element.content == phrasing && (in_paragraph || !element.is_phrasing || out.in_link);
    out.in_head = (in_head && element.name == "tr") || element.name == "thead";
    return out;
}

void check_place(const xml::Tree& tree, const xml::Node& node, const Element& element, Around& around, diag::Log& log) {
    const Element& parent = *around.parent;
    const diag::Place place = tree.place(node);
    if (const std::string_view allowed = only(parent.content); !allowed.empty()) {
        if (!has_word(allowed, element.name)) {
            log.add("MRK-0310", place, {{"found", "<" + std::string(element.name) + ">"}, {"parent", std::string(parent.name)}, {"expected", std::string(allowed)}});
            return;
        }
    } else if (!element.parents.empty() && !has_word(element.parents, parent.name)) {
        log.add("MRK-0311", place, {{"found", std::string(element.name)}, {"parent", std::string(parent.name)}, {"expected", std::string(element.parents)}});
        return;
    } else if ((around.in_paragraph && !element.is_phrasing) || (around.in_link && element.name == "a")) {
        // HTML, 4.4.1 and 4.5.1: a paragraph and a link hold phrasing content, a link no other link.
        log.add("MRK-0310", place, {{"found", "<" + std::string(element.name) + ">"}, {"parent", std::string(parent.name)}, {"expected", around.in_link ? "b em i img small span strong sub sup u" : "a b br em i img s small span strong sub sup u"}});
        return;
    }
    if (element.name == "figcaption") { // HTML, 4.4.12
        if (around.stage > 0 || around.repeats)
            log.add("MRK-0312", place, {{"found", "figcaption"}, {"parent", "figure"}, {"expected", "figcaption"}});
        around.stage = 1;
    }
    if (parent.content == table) {
        // HTML, 4.9.1: caption, columns, head, rows, foot; caption, head and foot at most once.
        const int stage = stage_in_table(element.name);
        const bool is_single = stage == 1 || stage == 3 || stage == 5;
        if (stage < around.stage || (is_single && (stage == around.stage || around.repeats)))
            log.add("MRK-0312", place, {{"found", std::string(element.name)}, {"parent", "table"}, {"expected", "caption, colgroup, thead, tbody, tfoot"}});
        around.stage = std::max(around.stage, stage);
    }
}

void check_text(const diag::Place& place, std::string_view found, const Around& around, diag::Log& log) {
    if (const std::string_view allowed = only(around.parent->content); !allowed.empty())
        log.add("MRK-0310", place, {{"found", std::string(found)}, {"parent", std::string(around.parent->name)}, {"expected", std::string(allowed)}});
}

doc::Scope scope_of(const xml::Tree& tree, const xml::Node& node, const Around& around, diag::Log& log) {
    if (const xml::Attribute* scope = node.find("scope")) {
        if (scope->value == "row" || scope->value == "rowgroup")
            return doc::Scope::row;
        if (scope->value == "col" || scope->value == "colgroup")
            return doc::Scope::column;
        log.add("MRK-0303", tree.value_place(*scope), {{"attribute", "scope"}, {"found", scope->value}, {"expected", "row, col, rowgroup, colgroup"}});
        return doc::Scope::none;
    }
    if (around.in_head)
        return doc::Scope::column;
    // ISO 14289-1, 7.5: what a header cell heads must be said; the first cell of a row heads the row, any other might head either.
    if (around.has_cell || around.repeats)
        log.add("MRK-0313", tree.place(node));
    return doc::Scope::row;
}

} // namespace qujat::markup
