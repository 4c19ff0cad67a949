#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

// position: absolute with top, right, bottom, left
Change placed(doc::Extent top, doc::Extent right, doc::Extent bottom, doc::Extent left, doc::Extent width = automatic, doc::Extent height = automatic, const Change& more = {}) {
    return marked(7, [=](doc::Style& s) {
        s.absolute = true;
        s.offset = {top, right, bottom, left};
        s.width = width;
        s.height = height;
        if (more)
            more(s);
    });
}
doc::Extent at(std::int64_t n) { return length(pt(n)); }

std::string where(const Change& change, const std::string& text = "") {
    return mark(laid({bar(1, pt(10)), text.empty() ? box({}, change) : paragraph(text, change), bar(2, pt(10))}), 7);
}

} // namespace

TEST_CASE("an absolute box is placed in the page box from each side") {
    if (!book())
        return;
    // CSS 2.1, 10.3.7 and 10.6.4; the containing block is the whole sheet
    CHECK(where(placed(at(5), automatic, automatic, at(7), at(30), at(20))) == "0: 7 5 30 20");
    CHECK(where(placed(at(5), at(7), automatic, automatic, at(30), at(20))) == "0: 163 5 30 20");
    CHECK(where(placed(automatic, automatic, at(5), at(7), at(30), at(20))) == "0: 7 275 30 20");
    CHECK(where(placed(automatic, at(7), at(5), automatic, at(30), at(20))) == "0: 163 275 30 20");
    CHECK(where(placed(at(5), at(40), automatic, at(7), automatic, at(20))) == "0: 7 5 153 20"); // between left and right
    CHECK(where(placed(at(5), at(40), at(9), at(7), at(30), at(20))) == "0: 7 5 30 20");         // over-constrained: right and bottom give way
    CHECK(where(placed(percent(10), automatic, automatic, percent(25), percent(10), percent(5))) == "0: 50 30 20 15");
    CHECK(where(placed(at(5), automatic, automatic, at(7), at(30)), "a") == "0: 7 5 30 12"); // height of its content
    CHECK(where(placed(automatic, automatic, at(5), at(7), at(30)), "a") == "0: 7 283 30 12");
}

TEST_CASE("padding, borders and margins of an absolute box count") {
    if (!book())
        return;
    const auto frame = [](doc::Style& s) {
        s.padding.fill(pt(2));
        s.border.fill(doc::Border{pt(1), {9, 9, 9}});
    };
    CHECK(where(placed(at(5), automatic, automatic, at(7), at(30), at(20), frame)) == "0: 7 5 36 26");
    CHECK(where(placed(automatic, at(7), at(5), automatic, at(30), at(20), frame)) == "0: 157 269 36 26");
    CHECK(where(placed(at(5), at(40), automatic, at(7), automatic, at(20), frame)) == "0: 7 5 153 26");
    const auto margins = [](doc::Style& s) { s.margin = {at(3), at(4), at(5), at(6)}; };
    CHECK(where(placed(at(5), automatic, automatic, at(7), at(30), at(20), margins)) == "0: 13 8 30 20");
    CHECK(where(placed(automatic, at(7), at(5), automatic, at(30), at(20), margins)) == "0: 159 270 30 20");
    CHECK(where(placed(at(5), at(40), automatic, at(7), automatic, at(20), margins)) == "0: 13 8 143 20");
    // CSS 2.1, 8.4: shares of the containing block's width, above and below too: 5 % of 200
    CHECK(where(placed(at(5), automatic, automatic, at(7), at(30), at(20), [](doc::Style& s) { s.padding.fill(doc::LengthOrShare::share(5'000)); })) == "0: 7 5 50 40");
}

TEST_CASE("an absolute box takes no room in the flow") {
    if (!book())
        return;
    const Pages pages = laid({bar(1, pt(10), [](doc::Style& s) { s.margin[doc::bottom] = at(5); }), paragraph("a", placed(at(100), automatic, automatic, at(50), at(30))),
                              bar(2, pt(10), [](doc::Style& s) { s.margin[doc::top] = at(8); })});
    CHECK(mark(pages, 2) == "0: 20 38 160 10"); // the margins on both sides of it still meet
    CHECK(find_run(pages, "a").begin() == pt(50));
    CHECK(find_run(pages, "a").run->origin.y == pt(100) + baseline_in(pt(12)));
}

TEST_CASE("an absolute box stands on the page where it was met") {
    if (!book())
        return;
    CHECK(mark(laid({bar(1, pt(200)), bar(2, pt(100)), box({}, placed(at(5), automatic, automatic, at(7), at(30), at(20))), bar(3, pt(10))}), 7) == "1: 7 5 30 20");
    CHECK(mark(laid({box({}, placed(at(5), automatic, automatic, at(7), at(30), at(20)))}), 7) == "0: 7 5 30 20"); // alone
    CHECK(mark(laid({bar(1, pt(10)), box({}, placed(at(5), automatic, automatic, at(7), at(30), at(20)))}), 7) == "0: 7 5 30 20"); // last
    CHECK(mark(laid({box({box({}, placed(at(5), automatic, automatic, at(7), at(30), at(20))), paragraph("x")}, [](doc::Style& s) { s.padding[doc::left] = pt(50); })}), 7) == "0: 7 5 30 20"); // from the sheet, not the parent
}

TEST_CASE("content higher than an absolute box and boxes over the edge of the sheet are errors") {
    if (!book())
        return;
    const auto problems = [](const Change& change, const std::string& text) { return ids(lay(document({paragraph(text, change)})).problems); };
    CHECK(problems(placed(at(5), automatic, automatic, at(7), at(30), at(11)), "a") == "LAY-0004");
    CHECK(problems(placed(at(290), automatic, automatic, at(7), at(30)), "a") == "LAY-0031");
    CHECK(problems(placed(at(5), automatic, automatic, at(180), at(30)), "a") == "LAY-0031");
    CHECK(problems(placed(at(-1), automatic, automatic, at(7), at(30)), "a") == "LAY-0031");
}

TEST_CASE("an open width shrinks to the text where one side at least is open") {
    if (!book())
        return;
    // CSS 2.1, 10.3.7: min(max(preferred minimum, available), preferred)
    const auto shrunk = [](const Change& change, const std::string& text) {
        const auto found = find_marks(laid({bar(1, pt(10)), paragraph(text, change)}), 7);
        REQUIRE(found.size() == 1);
        return found[0].rect;
    };
    const Length one = width_of("слово"), three = width_of("слово слово слово");
    const auto near = [](Length a, Length b) { return std::abs((a - b).raw()) <= 64; };
    const base::Rect left = shrunk(placed(at(5), automatic, automatic, at(7)), "слово слово слово");
    CHECK(left.x == pt(7));
    CHECK(near(left.width, three));
    const base::Rect right = shrunk(placed(at(5), at(7), automatic, automatic), "слово слово слово");
    CHECK(near(right.width, three));
    CHECK(near(right.x, pt(193) - three));
    const base::Rect narrow = shrunk(placed(at(5), automatic, automatic, at(140)), "слово слово слово"); // 60 pt available
    REQUIRE(one < pt(60));
    REQUIRE(three > pt(60));
    CHECK(narrow.width == pt(60));
    CHECK(narrow.height == pt(24));
    const base::Rect open = shrunk(placed(at(5), automatic, automatic, automatic), "слово"); // both open: from where it would have stood
    CHECK(open.x == pt(20));
    CHECK(near(open.width, one));
}

TEST_CASE("automatic margins centre an absolute box between its sides") {
    if (!book())
        return;
    // CSS 2.1, 10.3.7 and 10.6.4
    const auto margins = [](doc::Extent top, doc::Extent right, doc::Extent bottom, doc::Extent left) {
        return [=](doc::Style& s) { s.margin = {top, right, bottom, left}; };
    };
    CHECK(where(placed(at(0), at(0), at(0), at(0), at(50), at(100), margins(automatic, automatic, automatic, automatic))) == "0: 75 100 50 100");
    CHECK(where(placed(at(10), at(20), at(30), at(0), at(50), at(100), margins(automatic, automatic, automatic, automatic))) == "0: 65 90 50 100"); // (180 - 50) / 2; 10 + (260 - 100) / 2
    CHECK(where(placed(at(0), at(0), at(0), at(0), at(50), at(100), margins(at(0), at(10), at(20), automatic))) == "0: 140 0 50 100");               // 200 - 50 - 10
    CHECK(where(placed(at(0), at(0), at(0), at(0), at(50), at(100), margins(automatic, automatic, at(20), at(5)))) == "0: 5 180 50 100");            // 300 - 100 - 20
    CHECK(where(placed(at(0), automatic, automatic, at(0), at(50), at(100), margins(automatic, automatic, automatic, automatic))) == "0: 0 0 50 100"); // an open side: margins are 0
    CHECK(where(placed(at(10), at(20), at(30), at(0), automatic, automatic)) == "0: 0 10 180 260"); // between the sides both ways
}

TEST_CASE("without top and bottom an absolute box stands where it is in the flow") {
    if (!book())
        return;
    const auto spaced = [](doc::Style& s) { s.margin[doc::bottom] = at(6); };
    const Change open = placed(automatic, automatic, automatic, at(7), at(30), at(20));
    const Pages pages = laid({bar(1, pt(10), spaced), box({}, open), bar(2, pt(10), [](doc::Style& s) { s.margin[doc::top] = at(8); })});
    CHECK(mark(pages, 7) == "0: 7 36 30 20");
    CHECK(mark(pages, 2) == "0: 20 38 160 10"); // margins meet across it
    CHECK(mark(laid({bar(1, pt(10)), box({box({}, open)}, [](doc::Style& s) { s.padding[doc::top] = pt(5); })}), 7) == "0: 7 35 30 20");
    CHECK(mark(laid({bar(1, pt(10)), box({}, open)}), 7) == "0: 7 30 30 20"); // last of all
    // It goes where the next line goes, to the top of the page.
    CHECK(mark(laid({bar(1, pt(255)), box({}, open), paragraph("a")}), 7) == "1: 7 20 30 20");
    CHECK(mark(laid({bar(1, pt(255)), box({}, open), paragraph("a", [](doc::Style& s) { s.margin[doc::top] = at(8); })}), 7) == "1: 7 20 30 20");
    // In a cell and inside another absolute box too.
    CHECK(mark(laid({box({bar(1, pt(10)), box({}, open)}, [](doc::Style& s) {
        s.absolute = true;
        s.offset = {at(100), automatic, automatic, at(50)};
        s.width = at(80);
    })}), 7) == "0: 7 110 30 20");
}

TEST_CASE("the content of absolute boxes stands on the page in document order") {
    if (!book())
        return;
    const Change fixed = placed(at(5), automatic, automatic, at(7), at(30));
    const Change open = placed(automatic, automatic, automatic, at(7), at(30));
    CHECK(texts(laid({paragraph("a"), paragraph("b", fixed), paragraph("c"), paragraph("d", open), paragraph("e"), paragraph("f", fixed)}), 0) == "a,b,c,d,e,f");
}

TEST_CASE("LAY-0004 and LAY-0031 say which data made an absolute box too small") {
    if (!book())
        return;
    const auto source = diag::make_source("ru.xhtml", "<div>…</div>");
    const auto problem = [&](const Change& change) {
        doc::Block inner = paragraph("a");
        inner.inlines[0].place.path = "/applicant/address";
        doc::Block made = box({inner}, change);
        made.place = {source, 0, 5, {}};
        const auto problems = lay(document({made})).problems;
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].place.source == source);
        CHECK(problems[0].place.path == "/applicant/address");
        return problems[0];
    };
    CHECK(problem(placed(at(5), automatic, automatic, at(7), at(30), at(11))).id == "LAY-0004");
    const diag::Diagnostic beyond = problem(placed(at(5), automatic, automatic, at(180), at(30)));
    CHECK(beyond.id == "LAY-0031");
    CHECK(argument(beyond, "beyond") == "4"); // 10 pt = 3.5 mm, said upwards
}

TEST_CASE("LAY-0033: content that negative margins push off the sheet is an error, not lost") {
    if (!book())
        return;
    const auto problems = lay(document({paragraph("a", [](doc::Style& s) { s.margin[doc::left] = at(-30); })})).problems;
    REQUIRE(ids(problems) == "LAY-0033");
    CHECK(argument(problems[0], "page") == "1");
    CHECK(ids(lay(document({bar(1, pt(200)), paragraph("a", placed(automatic, automatic, automatic, at(7), at(30), at(20), [](doc::Style& s) { s.margin[doc::top] = at(81); }))})).problems) == "LAY-0033");
}
