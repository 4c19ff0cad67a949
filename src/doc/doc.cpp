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
    case Role::form: return "Form";
    }
    return "";
}

namespace {

void number(Block& block, std::uint32_t& next) {
    block.id = next++;
    for (Block& child : block.children)
        number(child, next);
}

} // namespace

void number_blocks(Document& document) {
    std::uint32_t next = 1;
    number(document.root, next);
}

} // namespace qujat::doc
