#include "doc/doc.hpp"

namespace qujat::doc {

Length Extent::resolve(Length whole, Length fallback) const {
    switch (kind) {
    case Kind::length:
        return length;
    case Kind::percent:
        return whole.scaled(per_100000, 100'000);
    case Kind::automatic:
        break;
    }
    return fallback;
}

std::string_view role_name(Role role) {
    switch (role) {
    case Role::none: return "";
    case Role::sect: return "Sect";
    case Role::div: return "Div";
    case Role::h1: return "H1";
    case Role::h2: return "H2";
    case Role::h3: return "H3";
    case Role::h4: return "H4";
    case Role::h5: return "H5";
    case Role::h6: return "H6";
    case Role::p: return "P";
    case Role::block_quote: return "BlockQuote";
    case Role::list: return "L";
    case Role::list_item: return "LI";
    case Role::label: return "Lbl";
    case Role::list_body: return "LBody";
    case Role::figure: return "Figure";
    case Role::caption: return "Caption";
    case Role::form: return "Form";
    case Role::link: return "Link";
    case Role::table: return "Table";
    case Role::table_head: return "THead";
    case Role::table_body: return "TBody";
    case Role::table_foot: return "TFoot";
    case Role::table_row: return "TR";
    case Role::table_header_cell: return "TH";
    case Role::table_data_cell: return "TD";
    }
    return "";
}

std::string_view margin_box_name(MarginBox box) {
    static constexpr std::string_view names[] = {"top-left-corner", "top-left", "top-center", "top-right", "top-right-corner", "right-top", "right-middle", "right-bottom",
                                                 "bottom-right-corner", "bottom-right", "bottom-center", "bottom-left", "bottom-left-corner", "left-bottom", "left-middle", "left-top"};
    return names[static_cast<std::size_t>(box)];
}

Align margin_box_align(MarginBox box) {
    using enum MarginBox;
    switch (box) {
    case top_left: case bottom_left: case top_right_corner: case bottom_right_corner: return Align::left;
    case top_right: case bottom_right: case top_left_corner: case bottom_left_corner: return Align::right;
    default: return Align::center;
    }
}

namespace {

void number(Block& block, std::uint32_t& next) {
    block.id = next++;
    if (block.extras) {
        Extras& extras = block.extras.edit();
        for (InlineElement& element : extras.inline_elements)
            element.id = next++;
        for (Block& box : extras.boxes)
            number(box, next);
    }
    for (Block& child : block.children)
        number(child, next);
}

} // namespace

void number_blocks(Document& document) {
    std::uint32_t next = 1;
    number(document.root, next);
}

} // namespace qujat::doc
