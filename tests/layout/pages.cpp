#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

TEST_CASE("what does not fit goes on the next page") {
    if (!book())
        return;
    const Pages pages = laid({bar(1, pt(200)), bar(2, pt(60)), bar(3, pt(1))});
    CHECK(pages.pages.size() == 2);
    CHECK(mark(pages, 2) == "0: 20 220 160 60"); // just fits
    CHECK(mark(pages, 3) == "1: 20 20 160 1");
    for (const Page& page : pages.pages)
        CHECK(page.size == base::Size{pt(200), pt(300)});
    CHECK(laid(std::vector<doc::Block>{}).pages.size() == 1);
}

TEST_CASE("a paragraph leaves at least its orphans and takes at least its widows along") {
    if (!book())
        return;
    // CSS Fragmentation 3, 3.3
    CHECK(split(laid({leaving(3), lines(6, "a", kept(2, 2))})) == "a1,a2,a3|a4,a5,a6");
    CHECK(split(laid({leaving(3), lines(4, "a", kept(2, 2))})) == "a1,a2|a3,a4"); // one line alone would be a widow
    CHECK(split(laid({leaving(3), lines(4, "a", kept(1, 1))})) == "a1,a2,a3|a4");
    CHECK(split(laid({leaving(3), lines(4, "a", kept(2, 3))})) == "|a1,a2,a3,a4"); // two and two do not do
    CHECK(split(laid({leaving(1), lines(4, "a", kept(2, 2))})) == "|a1,a2,a3,a4"); // an orphan
    CHECK(split(laid({leaving(1), lines(4, "a", kept(1, 2))})) == "a1|a2,a3,a4");
    CHECK(split(laid({leaving(2), lines(3, "a", kept(2, 2))})) == "|a1,a2,a3");
    CHECK(split(laid({leaving(3), lines(3, "a", kept(2, 2))})) == "a1,a2,a3");
    CHECK(split(laid({leaving(5), lines(7, "a", kept(5, 2))})) == "a1,a2,a3,a4,a5|a6,a7");
    CHECK(split(laid({leaving(2), lines(2, "a", kept(9, 9))})) == "a1,a2"); // a short paragraph is whole
}

TEST_CASE("a paragraph of several pages keeps the rule on each") {
    if (!book())
        return;
    const Pages pages = laid({lines(22, "a", kept(2, 2))});
    REQUIRE(pages.pages.size() == 2);
    CHECK(texts(pages, 1) == "a21,a22"); // 21 would fit, but one line would be left over
    CHECK(laid({lines(64, "a", kept(2, 2))}).pages.size() == 4);
}

TEST_CASE("forced breaks begin a new page, before and after") {
    if (!book())
        return;
    const auto before = [](doc::Style& s) { s.break_before = doc::Break::always; };
    const auto after = [](doc::Style& s) { s.break_after = doc::Break::always; };
    CHECK(split(laid({paragraph("a"), paragraph("b", before), paragraph("c")})) == "a|b,c");
    CHECK(split(laid({paragraph("a", after), paragraph("b"), paragraph("c")})) == "a|b,c");
    CHECK(split(laid({paragraph("a", after), paragraph("b", before)})) == "a|b"); // one break, not two
    CHECK(split(laid({paragraph("a", before)})) == "a");                         // nothing stands before it
    CHECK(split(laid({paragraph("a", after)})) == "a");                          // nor behind it
    CHECK(split(laid({paragraph("a"), box({paragraph("b", before)}), paragraph("c")})) == "a|b,c");
    CHECK(split(laid({paragraph("a"), box({paragraph("b")}, before)})) == "a|b");
    CHECK(split(laid({paragraph("a", [](doc::Style& s) { s.break_after = doc::Break::avoid; }), paragraph("b", before)})) == "a|b"); // forced beats avoid
}

TEST_CASE("a heading stays with what follows it") {
    if (!book())
        return;
    const auto heading = [](doc::Style& s) { s.break_after = doc::Break::avoid; };
    CHECK(split(laid({leaving(2), paragraph("H", heading), lines(4, "a", kept(2, 2))})) == "|H,a1,a2,a3,a4");
    CHECK(split(laid({leaving(3), paragraph("H", heading), lines(4, "a", kept(2, 2))})) == "H,a1,a2|a3,a4");
    CHECK(split(laid({leaving(1), paragraph("H", heading), paragraph("a")})) == "|H,a");
    CHECK(split(laid({leaving(2), paragraph("G", heading), paragraph("H", heading), paragraph("a")})) == "|G,H,a"); // a chain of headings
    CHECK(split(laid({leaving(1), box({paragraph("H")}, heading), paragraph("a")})) == "|H,a");
    CHECK(split(laid({leaving(1), paragraph("H", heading)})) == "H"); // the last of all
}

TEST_CASE("avoid before keeps a block with what stands before it") {
    if (!book())
        return;
    const auto avoid = [](doc::Style& s) { s.break_before = doc::Break::avoid; };
    CHECK(split(laid({leaving(1), paragraph("a"), paragraph("caption", avoid)})) == "|a,caption");
    CHECK(split(laid({leaving(1), paragraph("a"), paragraph("b")})) == "a|b");
}

TEST_CASE("a block that avoids breaks inside goes on the next page whole") {
    if (!book())
        return;
    const auto avoid = [](doc::Style& s) { s.break_inside = doc::Break::avoid; };
    CHECK(split(laid({leaving(2), box({paragraph("a"), paragraph("b"), paragraph("c")}, avoid)})) == "|a,b,c");
    CHECK(split(laid({leaving(3), box({paragraph("a"), paragraph("b"), paragraph("c")}, avoid)})) == "a,b,c");
    // Higher than a page, it breaks where it must, and nothing is lost.
    const Pages high = laid({bar(1, pt(100)), box({lines(30, "a", kept(1, 1))}, avoid)});
    CHECK(high.pages.size() == 3);
    CHECK(runs(high).size() == 30);
}

TEST_CASE("a margin before an unforced break vanishes, after a forced one it stays") {
    if (!book())
        return;
    // CSS Fragmentation 3, 5.2
    const auto spaced = [](doc::Style& s) { s.margin[doc::top] = length(pt(30)); };
    const auto forced = [&](doc::Style& s) {
        spaced(s);
        s.break_before = doc::Break::always;
    };
    CHECK(mark(laid({bar(1, pt(250)), bar(2, pt(20), spaced)}), 2) == "1: 20 20 160 20");
    CHECK(mark(laid({bar(1, pt(225)), bar(2, pt(20), spaced)}), 2) == "1: 20 20 160 20"); // the margin alone makes it too much
    CHECK(mark(laid({bar(1, pt(250), [](doc::Style& s) { s.margin[doc::bottom] = length(pt(40)); }), bar(2, pt(20))}), 2) == "1: 20 20 160 20");
    CHECK(mark(laid({bar(1, pt(10)), bar(2, pt(20), forced)}), 2) == "1: 20 50 160 20");
}

TEST_CASE("a margin never pushes a box over the end of a page") {
    if (!book())
        return;
    const auto spaced = [](doc::Style& s) { s.margin[doc::top] = length(pt(30)); };
    CHECK(mark(laid({bar(1, pt(250), spaced)}), 1) == "0: 20 30 160 250"); // as much of the margin as there is room for
    CHECK(mark(laid({bar(1, pt(10)), bar(2, pt(255), [&](doc::Style& s) {
                         spaced(s);
                         s.break_before = doc::Break::always;
                     })}),
               2) == "1: 20 25 160 255");
}

TEST_CASE("borders and backgrounds are sliced where a page ends") {
    if (!book())
        return;
    // CSS Fragmentation 3, 5.4: box-decoration-break slice
    const auto frame = [](doc::Style& s) {
        s.border.fill(doc::Border{pt(2), {9, 9, 9}});
        s.padding.fill(pt(3));
        s.orphans = s.widows = 1;
    };
    const Pages pages = laid({bar(200, pt(207)), lines(6, "a", marked(1, frame))});
    CHECK(split(pages) == "a1,a2,a3,a4|a5,a6"); // 207 + 5 + 4 × 12 = 260
    const auto backgrounds = find_marks(pages, 1);
    REQUIRE(backgrounds.size() == 2);
    CHECK(backgrounds[0].text() == "0: 20 227 160 53");
    CHECK(backgrounds[1].text() == "1: 20 20 160 29"); // 2 × 12 + 3 + 2
    std::string sides;
    for (const Found& found : find_rects(pages, {9, 9, 9}))
        sides += found.text() + "; ";
    CHECK(sides == "0: 20 227 160 2; 0: 20 227 2 53; 0: 178 227 2 53; 1: 20 47 160 2; 1: 20 20 2 29; 1: 178 20 2 29; ");
}

TEST_CASE("the padding of a block stays with its first and last line") {
    if (!book())
        return;
    const auto padded = [](doc::Style& s) {
        s.padding[doc::top] = pt(10);
        s.padding[doc::bottom] = pt(10);
    };
    const Pages top = laid({leaving(1), paragraph("a", marked(1, padded))});
    CHECK(mark(top, 1) == "1: 20 20 160 32");
    const Pages bottom = laid({bar(200, pt(230)), paragraph("a", marked(1, padded))}); // 30 pt left for 32
    CHECK(mark(bottom, 1) == "1: 20 20 160 32");
    // An empty box of fixed height with padding is one thing too.
    const Pages empty = laid({bar(200, pt(240)), bar(1, pt(15), padded)});
    CHECK(mark(empty, 1) == "1: 20 20 160 35");
}

TEST_CASE("LAY-0003: what cannot break and is higher than a page is an error") {
    if (!book())
        return;
    const auto source = diag::make_source("ru.xhtml", "<div>…</div>");
    doc::Block high = bar(1, pt(261));
    high.place = {source, 0, 5, {}};
    const auto result = lay(document({paragraph("a"), high, paragraph("b")}));
    CHECK_FALSE(result.value);
    REQUIRE(ids(result.problems) == "LAY-0003");
    CHECK(argument(result.problems[0], "height") == "92"); // 261 pt = 92.075 mm
    CHECK(argument(result.problems[0], "room") == "91");   // 260 pt = 91.72 mm
    CHECK(result.problems[0].place.source == source);
    CHECK(laid({bar(1, pt(260))}).pages.size() == 1);
}

TEST_CASE("LAY-0005: a document without end is stopped") {
    if (!book())
        return;
    std::vector<doc::Block> many(10'002, bar(1, pt(260)));
    const auto result = lay(document(std::move(many)));
    REQUIRE(ids(result.problems) == "LAY-0005");
    CHECK(argument(result.problems[0], "limit") == "10000");
    CHECK(laid(document(std::vector<doc::Block>(10'000, bar(1, pt(260))))).pages.size() == 10'000);
}

TEST_CASE("real content stands on the pages in reading order") {
    if (!book())
        return;
    const Pages pages = laid({leaving(3), lines(5, "a", kept(2, 2)), paragraph("b"), box({paragraph("c"), paragraph("d")}), paragraph("e")});
    CHECK(split(pages) == "a1,a2,a3|a4,a5,b,c,d,e");
    std::uint32_t last = 0;
    for (const SetRun& run : runs(pages)) {
        CHECK(run.owner >= last);
        last = run.owner;
    }
}
