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

TEST_CASE("LAY-0007: an absolute box needs a width or both sides") {
    if (!book())
        return;
    // CSS would shrink it to fit its text (2.1, 10.3.7), which this profile leaves out.
    const auto source = diag::make_source("ru.xhtml", "<div>…</div>");
    doc::Block open = paragraph("a", placed(at(5), at(7), automatic, automatic));
    open.place = {source, 0, 5, {}};
    const auto result = lay(document({open}));
    REQUIRE(ids(result.problems) == "LAY-0007");
    CHECK(result.problems[0].place.source == source);
}
