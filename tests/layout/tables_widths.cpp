#include "table_parts.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

/// A cell that needs `least` and wants no more.
doc::Block stiff(std::uint8_t mark, std::int64_t least, const Change& more = {}) { return td({rigid(least, 10)}, marked(mark, more)); }
doc::Block one_row(std::vector<doc::Block> cells, const Change& more = {}) { return table({tbody({tr(std::move(cells))})}, more); }
Change fixed(std::int64_t points) {
    return [=](doc::Style& s) {
        s.fixed_table_layout = true;
        s.width = length(pt(points));
    };
}
Change spaced(std::int64_t x, std::int64_t y, const Change& more = {}) {
    return [=](doc::Style& s) {
        s.border_spacing_x = pt(x);
        s.border_spacing_y = pt(y);
        if (more)
            more(s);
    };
}
/// "x width" of marks 1, 2, …
std::string places(const Pages& pages, std::uint8_t count) {
    std::string out;
    for (std::uint8_t mark = 1; mark <= count; ++mark) {
        const auto found = find_marks(pages, mark);
        out += (mark > 1 ? ", " : "") + (found.empty() ? "-" : show(found[0].rect.x) + " " + show(found[0].rect.width));
    }
    return out;
}

} // namespace

TEST_CASE("fixed: columns follow col elements, then the first row, and share the rest") {
    if (!book())
        return;
    // CSS 2.1, 17.5.2.1; the second row is as wide as it is.
    const auto second = [] { return tr({td("слово за словом и ещё слово за словом"), td("b"), td("c")}); };
    CHECK(places(laid({table({tbody({tr({td("a", marked(1)), td("b", marked(2)), td("c", marked(3, wide(30)))}), second()})}, fixed(160))}), 3) == "20 65, 85 65, 150 30");
    CHECK(places(laid({with_columns(table({tbody({tr({td("a", marked(1, wide(90))), td("b", marked(2)), td("c", marked(3))}), second()})}, fixed(160)), {length(pt(40)), percent(25)})}), 3) == "20 40, 60 40, 100 80");
    // A cell over several columns gives each its part; columns that only a later row has share what is left.
    CHECK(places(laid({table({tbody({tr({spanning(td("a", marked(1, wide(60))), 2)}), tr({td("b", marked(2)), td("c", marked(3)), td("d", marked(4))})})}, fixed(160))}), 4) == "20 60, 20 30, 50 30, 80 100");
}

TEST_CASE("fixed: a table is as wide as its columns at least, and they as it") {
    if (!book())
        return;
    CHECK(places(laid({one_row({stiff(1, 5, wide(70)), stiff(2, 5, wide(80))}, fixed(120))}), 2) == "20 70, 90 80"); // CSS 2.1, 17.5.2.1: the greater of both
    CHECK(places(laid({one_row({stiff(1, 5, wide(20)), stiff(2, 5, wide(60))}, fixed(160))}), 2) == "20 40, 60 120");
    CHECK(places(laid({one_row({stiff(1, 5), stiff(2, 5)}, spaced(4, 0, fixed(112)))}), 2) == "24 50, 78 50"); // 112 - 3 × 4
}

TEST_CASE("fixed: a word wider than its column is an error at its place in the template and the data") {
    if (!book())
        return;
    doc::Block cell = td("непереносимость");
    cell.inlines[0].place = {nullptr, 5, 9, "/rows/3/name"};
    doc::Document made = document({one_row({std::move(cell), td("b")}, fixed(60))});
    const auto result = lay(std::move(made));
    CHECK(ids(result.problems) == "LAY-0002");
    CHECK(result.problems[0].place.begin == 5);
    CHECK(result.problems[0].place.path == "/rows/3/name");
    CHECK(argument(result.problems[0], "room") == "10"); // 30 pt
}

TEST_CASE("automatic: a table is as wide as it must and the columns wish") {
    if (!book())
        return;
    // CSS 2.1, 17.5.2.2; CSS Tables 3, 3.9.1: shrink to fit
    CHECK(places(laid({one_row({stiff(1, 30), stiff(2, 50)})}), 2) == "20 30, 50 50");
    CHECK(places(laid({one_row({stiff(1, 30), stiff(2, 50)}, wide(40))}), 2) == "20 30, 50 50"); // never narrower than its contents
    CHECK(places(laid({one_row({stiff(1, 30), stiff(2, 50)}, wide(160))}), 2) == "20 60, 80 100"); // 80 more: 3 and 5 parts of 8
    CHECK(places(laid({one_row({stiff(1, 30), stiff(2, 50)}, spaced(6, 0))}), 2) == "26 30, 62 50");
    const auto padded = [](doc::Style& s) {
        s.padding[doc::left] = pt(3);
        s.border[doc::right].width = pt(2);
    };
    CHECK(places(laid({one_row({stiff(1, 30, padded), stiff(2, 50)})}), 2) == "20 35, 55 50");
    // Padding in per cent counts as nothing for the columns' widths (CSS Sizing 3, 5.2.1), and is then of the row: 10 % of 160
    const auto share = [](doc::Style& s) { s.padding[doc::left] = doc::LengthOrShare::share(10'000); };
    const Pages shared = laid({one_row({td("слово", marked(1, share)), stiff(2, 50)}, wide(160))}), plain = laid({one_row({td("слово", marked(1)), stiff(2, 50)}, wide(160))});
    CHECK(places(shared, 2) == places(plain, 2));
    CHECK(find_run(shared, "слово").begin() == pt(20 + 16));
    const Pages text = laid({one_row({td("один два", marked(1)), td("три", marked(2))})});
    CHECK(texts(text, 0) == "один два,три"); // no line breaks
    CHECK(find_marks(text, 1)[0].rect.width == width_of("один два"));
}

TEST_CASE("automatic: between least and most each column gets its part") {
    if (!book())
        return;
    const std::string a = "слово словом слово словом слово", b = "слово словом слово много слово словом слово";
    const Length a_least = width_of("словом"), a_most = width_of(a), b_least = width_of("словом"), b_most = width_of(b);
    REQUIRE(a_most + b_most > pt(160));
    const Pages pages = laid({one_row({td(a, marked(1)), td(b, marked(2))})});
    // CSS Tables 3, 3.9.3.1: from the least guess to the most by the same share of each column's wish
    const Length expected = a_least + (a_most - a_least).scaled((pt(160) - a_least - b_least).raw(), (a_most + b_most - a_least - b_least).raw());
    const Length off = find_marks(pages, 1)[0].rect.width - expected;
    CHECK(off <= Length::from_raw(1));
    CHECK(off >= Length::from_raw(-1));
    CHECK(find_marks(pages, 1)[0].rect.width + find_marks(pages, 2)[0].rect.width == pt(160));
}

TEST_CASE("automatic: lengths are wishes, percentages shares of the table") {
    if (!book())
        return;
    CHECK(places(laid({one_row({stiff(1, 10, width(percent(25))), stiff(2, 10)}, wide(160))}), 2) == "20 40, 60 120");
    CHECK(places(laid({one_row({stiff(1, 10, wide(40)), stiff(2, 10)}, wide(160))}), 2) == "20 40, 60 120"); // the other takes all that is left
    CHECK(places(laid({one_row({stiff(1, 5, wide(20)), stiff(2, 5, wide(60))}, wide(160))}), 2) == "20 40, 60 120");
    CHECK(places(laid({with_columns(one_row({stiff(1, 10), stiff(2, 10)}, wide(160)), {length(pt(30))})}), 2) == "20 30, 50 130");
    CHECK(places(laid({one_row({stiff(1, 30, wide(100)), stiff(2, 30, wide(100))})}), 2) == "20 80, 100 80"); // 200 wished, 160 there
    CHECK(places(laid({one_row({stiff(1, 30, wide(10))})}), 1) == "20 30");
    // A share makes an automatic table so wide that it holds (30 is a quarter of 120), but no wider than the page.
    CHECK(places(laid({one_row({stiff(1, 30, width(percent(25))), stiff(2, 10)})}), 2) == "20 30, 50 90");
    CHECK(places(laid({one_row({stiff(1, 30, width(percent(5))), stiff(2, 10)})}), 2) == "20 30, 50 130");
    // More than 100 % is not to be had: 120, 40 and 8 are wished, 10, 10 and 8 needed; 132 of the 140 between are there.
    CHECK(places(laid({one_row({stiff(1, 10, width(percent(75))), stiff(2, 10, width(percent(50))), stiff(3, 8)}, wide(160))}), 3) == "20 113.71, 133.71 38.29, 172 8");
}

TEST_CASE("automatic: what a cell over several columns needs more goes to them by what they have") {
    if (!book())
        return;
    const auto make = [](std::int64_t least, const Change& more = {}) {
        return table({tbody({tr({stiff(1, 20), stiff(2, 40)}), tr({spanning(td({rigid(least, 10)}), 2)})})}, more);
    };
    // CSS Tables 3, 3.8.3.2
    CHECK(places(laid({make(50)}), 2) == "20 20, 40 40");
    CHECK(places(laid({make(90)}), 2) == "20 30, 50 60");
    CHECK(places(laid({make(90, spaced(6, 0))}), 2) == "26 28, 60 56"); // 84 and a space of 6
    // The narrower span first: columns 1 and 2 have 60 by the second row before the third asks for 120 over all three.
    const Pages pages = laid({table({tbody({tr({stiff(1, 10), stiff(2, 10), stiff(3, 20)}), tr({spanning(td({rigid(120, 5)}), 3)}), tr({spanning(td({rigid(60, 5)}), 2), td("")})})})});
    CHECK(places(pages, 3) == "20 45, 65 45, 110 30");
}

TEST_CASE("automatic: padding, margins, widths and tables inside cells count, shares do not") {
    if (!book())
        return;
    const auto in_cell = [](doc::Block inner) { return show(find_marks(laid({one_row({td({std::move(inner)}, marked(1))})}), 1)[0].rect.width); };
    const auto spread = [](doc::Style& s) {
        s.padding[doc::left] = pt(3);
        s.margin[doc::right] = length(pt(4));
        s.border[doc::left].width = pt(1);
    };
    CHECK(in_cell(box({rigid(30, 5)}, spread)) == "38");
    CHECK(in_cell(box({rigid(30, 5), rigid(40, 5)})) == "40");
    CHECK(in_cell(box({paragraph("ал ал ал")}, width(percent(50)))) == show(width_of("ал ал ал"))); // CSS Sizing 3, 5.2.1
    CHECK(in_cell(one_row({stiff(2, 30), stiff(3, 20)}, spaced(5, 0))) == "65");
    CHECK(in_cell(one_row({stiff(2, 30), stiff(3, 20)}, wide(90))) == "90");
    doc::Block absolute = rigid(500, 5);
    absolute.style = style([](doc::Style& s) {
        s.absolute = true;
        s.width = s.height = length(pt(50));
    });
    CHECK(in_cell(box({std::move(absolute), rigid(7, 5)})) == "7");
}

TEST_CASE("automatic margins centre a table or push it to the right") {
    if (!book())
        return;
    const auto margins = [](bool left, bool right) {
        return [=](doc::Style& s) {
            s.margin[doc::left] = left ? automatic : doc::zero_extent;
            s.margin[doc::right] = right ? automatic : doc::zero_extent;
        };
    };
    // CSS 2.1, 10.3.3 and 17.4
    CHECK(places(laid({one_row({stiff(1, 60)}, margins(true, true))}), 1) == "70 60");
    CHECK(places(laid({one_row({stiff(1, 60)}, margins(true, false))}), 1) == "120 60");
    CHECK(places(laid({one_row({stiff(1, 60)}, margins(false, true))}), 1) == "20 60");
}

TEST_CASE("the borders of a table element are within its width") {
    if (!book())
        return;
    const auto framed = [](doc::Style& s) {
        border(5, 9)(s);
        s.width = length(pt(100));
    };
    doc::Block element = one_row({stiff(1, 5)}, framed);
    CHECK(places(laid({element}), 1) == "25 100");
    element.role = doc::Role::table; // HTML, 15.3.8: box-sizing
    CHECK(places(laid({element}), 1) == "25 90");
}
