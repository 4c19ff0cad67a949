#include "table_parts.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

Change cell(doc::Extent width, doc::VerticalAlign align = doc::VerticalAlign::baseline, const Change& more = {}) {
    return [=](doc::Style& s) {
        s.display = doc::Display::table_cell;
        s.width = width;
        s.vertical_align = align;
        if (more)
            more(s);
    };
}
doc::Block row(std::vector<doc::Block> cells, const Change& more = {}) {
    return box(std::move(cells), [=](doc::Style& s) {
        s.display = doc::Display::table_row;
        if (more)
            more(s);
    });
}
/// As wide as the page.
doc::Block full(std::vector<doc::Block> rows, const Change& more = {}) {
    return table(std::move(rows), [=](doc::Style& s) {
        s.width = percent(100);
        if (more)
            more(s);
    });
}
doc::Extent at(std::int64_t n) { return length(pt(n)); }
using enum doc::VerticalAlign;

} // namespace

TEST_CASE("cells have their widths and share what is left") {
    if (!book())
        return;
    // CSS 2.1, 17.5.2.1
    const Pages pages = laid({full({row({paragraph("a", both(cell(percent(25)), marked(1))), paragraph("b", both(cell(automatic), marked(2))), paragraph("c", both(cell(at(30)), marked(3))), paragraph("d", both(cell(automatic), marked(4)))})}, [](doc::Style& s) { s.fixed_table_layout = true; }), bar(9, pt(5))});
    CHECK(mark(pages, 1) == "0: 20 20 40 12");
    CHECK(mark(pages, 2) == "0: 60 20 45 12"); // (160 - 40 - 30) / 2
    CHECK(mark(pages, 3) == "0: 105 20 30 12");
    CHECK(mark(pages, 4) == "0: 135 20 45 12");
    CHECK(mark(pages, 9) == "0: 20 32 160 5");
}

TEST_CASE("a width is of a cell's content, padding and borders come on top") {
    if (!book())
        return;
    const auto padded = [](doc::Style& s) {
        s.padding = {pt(1), pt(2), pt(3), pt(4)};
        s.border.fill(doc::Border{pt(5), {9, 9, 9}});
    };
    const Pages pages = laid({full({row({paragraph("a", both(cell(at(30), top, padded), marked(1))), paragraph("b", both(cell(automatic, top), marked(2)))})})});
    CHECK(mark(pages, 1) == "0: 20 20 46 26"); // 5 + 4 + 30 + 2 + 5; 5 + 1 + 12 + 3 + 5
    CHECK(mark(pages, 2) == "0: 66 20 114 26");
    CHECK(find_run(pages, "a").begin() == pt(29));
    CHECK(find_run(pages, "a").run->origin.y == pt(26) + baseline_in(pt(12)));
    CHECK(find_run(pages, "b").run->origin.y == pt(20) + baseline_in(pt(12)));
    // A share is of the table with all the cell has.
    CHECK(mark(laid({full({row({paragraph("a", both(cell(percent(50), top, padded), marked(1))), paragraph("b", cell(automatic))})})}), 1) == "0: 20 20 80 26");
}

TEST_CASE("cells stand at the top, the middle, the bottom or on the common baseline of their row") {
    if (!book())
        return;
    const auto tall = bar(1, pt(50));
    const auto in_row = [&](doc::VerticalAlign how, const Change& more = {}) {
        const Pages pages = laid({full({row({box({tall}, cell(percent(50), top)), paragraph("x", both(cell(percent(50), how, more), marked(2)))})})});
        CHECK(find_marks(pages, 2)[0].rect.height == pt(50)); // the cell is as high as its row
        return find_run(pages, "x").run->origin.y - baseline_in(pt(12));
    };
    // CSS 2.1, 17.5.3
    CHECK(in_row(top) == pt(20));
    CHECK(in_row(middle) == pt(39));
    CHECK(in_row(bottom) == pt(58));
    const auto padded = [](doc::Style& s) {
        s.padding[doc::top] = pt(4);
        s.padding[doc::bottom] = pt(10);
    };
    CHECK(in_row(top, padded) == pt(24));
    CHECK(in_row(middle, padded) == pt(36)); // 24 + (36 - 12) / 2
    CHECK(in_row(bottom, padded) == pt(48));
}

TEST_CASE("first lines of baseline cells stand on one line") {
    if (!book())
        return;
    const auto large = [](doc::Style& s) {
        s.font_size = pt(20);
        s.line_height = pt(30);
    };
    const Pages pages = laid({full({row({paragraph("x", cell(percent(50))), paragraph("Y", cell(percent(50), baseline, large))})}, marked(1))});
    CHECK(find_run(pages, "x").run->origin.y == find_run(pages, "Y").run->origin.y);
    CHECK(find_run(pages, "Y").run->origin.y == pt(20) + baseline_in(pt(30), pt(20)));
    CHECK(mark(pages, 1) == "0: 20 20 160 30");
    const Pages padded = laid({full({row({paragraph("x", cell(percent(50), baseline, [](doc::Style& s) { s.padding[doc::top] = pt(9); })), paragraph("y", cell(percent(50)))})})});
    CHECK(find_run(padded, "y").run->origin.y == pt(29) + baseline_in(pt(12)));
}

TEST_CASE("height and min-height of a cell are the least it has") {
    if (!book())
        return;
    const auto least = [](doc::Style& s) { s.min_height = pt(30); };
    const auto high = [](doc::Style& s) {
        s.height = at(30);
        s.padding[doc::top] = pt(5);
    };
    CHECK(mark(laid({full({row({paragraph("a", both(cell(automatic, top, least), marked(1)))})})}), 1) == "0: 20 20 160 30");
    CHECK(mark(laid({full({row({paragraph("a", both(cell(automatic, top, high), marked(1)))})})}), 1) == "0: 20 20 160 35");
    CHECK(mark(laid({full({row({lines(4, "a", both(cell(automatic, top, high), marked(1)))})})}), 1) == "0: 20 20 160 53"); // CSS 2.1, 17.5.3: it grows
}

TEST_CASE("cells without a row are a row") {
    if (!book())
        return;
    const Pages pages = laid({full({paragraph("a", both(cell(percent(50)), marked(1))), paragraph("b", both(cell(percent(50)), marked(2)))})}); // CSS 2.1, 17.2.1
    CHECK(mark(pages, 1) == "0: 20 20 80 12");
    CHECK(mark(pages, 2) == "0: 100 20 80 12");
}

TEST_CASE("rows are kept whole and pages end between them") {
    if (!book())
        return;
    const auto make = [](const std::string& name) { return row({lines(2, name, cell(percent(50))), paragraph("-", cell(percent(50)))}); };
    const Pages pages = laid({bar(1, pt(230)), full({make("a"), make("b"), make("c")})});
    CHECK(texts(pages, 0) == "a1,a2,-");
    CHECK(texts(pages, 1) == "b1,b2,-,c1,c2,-");
    const auto tall = [](doc::Style& s) { s.break_inside = doc::Break::avoid; };
    CHECK(texts(laid({bar(1, pt(230)), full({make("a"), make("b")}, tall)}), 1) == "a1,a2,-,b1,b2,-");
}

TEST_CASE("rows take backgrounds and breaks of their own") {
    if (!book())
        return;
    const Pages pages = laid({full({row({paragraph("a", cell(automatic))}, marked(1)), row({paragraph("b", cell(automatic))}, [](doc::Style& s) { s.break_before = doc::Break::always; })})});
    CHECK(mark(pages, 1) == "0: 20 20 160 12");
    CHECK(texts(pages, 0) == "a");
    CHECK(texts(pages, 1) == "b");
}

TEST_CASE("a cell may hold blocks with margins, frames and tables") {
    if (!book())
        return;
    const auto spaced = [](doc::Style& s) {
        s.margin[doc::top] = at(5);
        s.margin[doc::bottom] = at(7);
    };
    const Pages pages = laid({full({row({box({bar(1, pt(10), spaced), bar(2, pt(10), spaced)}, both(cell(percent(50), top), marked(3))),
                                          box({full({row({bar(4, pt(6), cell(percent(50), top)), bar(5, pt(6), cell(percent(50), top))})})}, cell(percent(50), top))})}),
                              bar(6, pt(1))});
    CHECK(mark(pages, 1) == "0: 20 25 80 10"); // margins stay inside a cell
    CHECK(mark(pages, 2) == "0: 20 42 80 10");
    CHECK(mark(pages, 3) == "0: 20 20 80 39");
    CHECK(mark(pages, 4) == "0: 100 20 40 6");
    CHECK(mark(pages, 5) == "0: 140 20 40 6");
    CHECK(mark(pages, 6) == "0: 20 59 160 1");
}

TEST_CASE("list markers stand before the body on its first baseline") {
    if (!book())
        return;
    const auto item = [](const std::string& marker, doc::Block body) {
        doc::Block label = paragraph(marker);
        label.role = doc::Role::label;
        body.role = doc::Role::list_body;
        doc::Block made = box({std::move(label), std::move(body)}, [](doc::Style& s) { s.display = doc::Display::list_item; });
        made.role = doc::Role::list_item;
        return made;
    };
    const auto indent = [](doc::Style& s) { s.padding[doc::left] = pt(40); };
    const Pages pages = laid({box({item("1.", lines(2, "a")), item("10.", paragraph("b", [](doc::Style& s) { s.line_height = pt(20); }))}, indent), bar(1, pt(5))});
    const SetRun first = find_run(pages, "1."), second = find_run(pages, "10.");
    CHECK(find_run(pages, "a1").begin() == pt(60));
    CHECK(first.end() == pt(55)); // half an em before
    CHECK(first.run->origin.y == find_run(pages, "a1").run->origin.y);
    CHECK(second.end() == pt(55));
    CHECK(second.run->origin.y == find_run(pages, "b").run->origin.y);
    CHECK(mark(pages, 1) == "0: 20 64 160 5"); // the markers take no room: 2 × 12 + 20
    CHECK(first.owner + 1 == find_run(pages, "a1").owner);
    // A page never ends between a marker and its text, and an item without text still shows its marker.
    const Pages broken = laid({bar(1, pt(250)), box({item("1.", paragraph("a"))}, indent)});
    CHECK(texts(broken, 1) == "1.,a");
    CHECK(texts(laid({box({item("1.", box({}))}, indent)}), 0) == "1.");
}
