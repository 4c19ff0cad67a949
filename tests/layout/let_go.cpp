#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

// How many pieces are left in the lines of a block and of all blocks in it.
std::size_t pieces_in(const doc::Block& block) {
    std::size_t count = block.inlines.size();
    for (const doc::Block& child : block.children)
        count += pieces_in(child);
    for (const doc::Block& one : block.boxes())
        count += pieces_in(one);
    return count;
}

} // namespace

TEST_CASE("a document that is set has places and structure, but no texts") {
    if (!book())
        return;
    doc::Block from_data = paragraph("Alem Research");
    from_data.inlines[0].place.path = "/applicant/name";
    doc::Block with_box = paragraph({words("a "), words(""), words(" b")});
    with_box.inlines[1].kind = doc::Inline::Kind::box;
    with_box.extras.edit().boxes.push_back(paragraph("in the line", [](doc::Style& s) { s.display = doc::Display::inline_block; }));
    const Pages pages = laid(document({from_data, box({paragraph("inner")}), with_box}));
    const doc::Block& root = pages.document->root;
    REQUIRE(root.children.size() == 3);
    CHECK(root.children[0].place.path == "/applicant/name"); // what a later message says of it
    REQUIRE(root.children[2].inlines.size() == 1); // where a box stands is structure
    CHECK(root.children[2].inlines[0].kind == doc::Inline::Kind::box);
    CHECK(root.children[2].inlines[0].box == 0);
    CHECK(pieces_in(root) == 1);
    CHECK(texts(pages, 0) == "Alem Research,inner,a,in the line, b");
}
