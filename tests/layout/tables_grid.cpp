#include "table_parts.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

Change square(std::uint8_t mark) { return marked(mark, wide(20)); }
/// A table of cells 20 pt wide and 12 pt high, so that the rectangle of a cell tells its slots.
doc::Block cell(std::uint8_t mark, std::uint16_t columns = 1, std::uint16_t rows = 1) {
    return spanning(td("a", columns == 1 ? square(mark) : marked(mark)), columns, rows);
}

} // namespace

TEST_CASE("cells go into the first free slots of their row") {
    if (!book())
        return;
    // HTML, 4.9.12.1: 1 1 2     the slot that 3 leaves free is the third, which is the second cell's; 5 has the middle.
    //                 1 1 2
    //                 4 5 5
    const auto high = [](doc::Style& s) { s.height = length(pt(12)); };
    const Pages pages = laid({table({tbody({tr({cell(1, 2, 2), cell(2, 1, 2)}, high), tr({}, high), tr({cell(4), cell(5, 2)}), tr({cell(6), cell(7), cell(8)})})})});
    CHECK(mark(pages, 1) == "0: 20 20 40 24");
    CHECK(mark(pages, 2) == "0: 60 20 20 24");
    CHECK(mark(pages, 4) == "0: 20 44 20 12");
    CHECK(mark(pages, 5) == "0: 40 44 40 12");
    CHECK(mark(pages, 8) == "0: 60 56 20 12");
}

TEST_CASE("spans over rows end with their row group") {
    if (!book())
        return;
    // HTML, 4.9.12.1, "the algorithm for ending a row group"; a rowspan of 0 goes to the end of the group (4.9.11).
    const Pages pages = laid({table({tbody({tr({cell(1, 1, 9), cell(2)}), tr({cell(3)})}), tbody({tr({cell(4), cell(5, 1, 0)}), tr({cell(6)}), tr({cell(7)})}), tbody({tr({cell(8), cell(9)})})})});
    CHECK(mark(pages, 1) == "0: 20 20 20 24");
    CHECK(mark(pages, 3) == "0: 40 32 20 12");
    CHECK(mark(pages, 4) == "0: 20 44 20 12");
    CHECK(mark(pages, 5) == "0: 40 44 20 36");
    CHECK(mark(pages, 7) == "0: 20 68 20 12");
    CHECK(mark(pages, 8) == "0: 20 80 20 12");
}

TEST_CASE("a row may have fewer cells than the table columns") {
    if (!book())
        return;
    // CSS 2.1, 17.5.1: a missing cell is as an empty one, through which the row shows.
    const Pages pages = laid({table({tbody({tr({cell(1), cell(2), cell(3)}), tr({cell(4)}, marked(5))})})});
    CHECK(mark(pages, 4) == "0: 20 32 20 12");
    CHECK(mark(pages, 5) == "0: 40 32 40 12");
}

TEST_CASE("a table without rows has no height") {
    if (!book())
        return;
    CHECK(mark(laid({table({}), bar(1, pt(5))}), 1) == "0: 20 20 160 5");
    CHECK(mark(laid({table({tbody({})}), bar(1, pt(5))}), 1) == "0: 20 20 160 5");
    CHECK(mark(laid({table({tbody({tr({})})}), bar(1, pt(5))}), 1) == "0: 20 20 160 5");
    CHECK(mark(laid({table({}, both(border(2, 3), marked(4))), bar(1, pt(5))}), 1) == "0: 20 24 160 5");
}

TEST_CASE("header rows come first and footer rows last wherever they stand") {
    if (!book())
        return;
    // CSS 2.1, 17.2: a second header or footer group is a row group as any.
    const auto one = [](const std::string& text) { return tr({td(text)}); };
    const Pages pages = laid({table({tfoot({one("f")}), tbody({one("a")}), thead({one("h")}), thead({one("b")}), tfoot({one("c")})})});
    CHECK(texts(pages, 0) == "h,a,b,c,f");
}

TEST_CASE("more columns than a table may have, cells over cells and pages inside cells are errors") {
    if (!book())
        return;
    const auto problems = [](doc::Block made) { return ids(lay(document({std::move(made)})).problems); };
    CHECK(problems(table({tbody({tr({cell(1, 999), cell(2)})})})).empty());
    CHECK(problems(table({tbody({tr({cell(1, 1000), cell(2)}), tr({cell(3, 65535)})})})) == "LAY-0020");
    // HTML, 4.9.12.1: a table model error; row 2 has room for one cell, the span of two runs into the one from above.
    CHECK(problems(table({tbody({tr({cell(1), cell(2, 1, 2)}), tr({cell(3, 2)})})})) == "LAY-0021");
    const auto breaks = [](doc::Style& s) { s.break_before = doc::Break::always; };
    CHECK(problems(table({tbody({tr({td({paragraph("a"), paragraph("b", breaks)})})})})) == "LAY-0022");
}
