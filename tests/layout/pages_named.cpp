#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

Change on(const std::string& page, const Change& more = {}) {
    return [=](doc::Style& s) {
        s.page = page;
        if (more)
            more(s);
    };
}
// As `markup` has it: the used value goes on inside (CSS Paged Media 3, 7), so every block names its page.
doc::Block bar_on(const std::string& page, std::uint8_t mark, Length height) { return bar(mark, height, on(page)); }

// Beside the pages of 200 × 300 with margins of 20: "annex" of 400 × 250 with margins 10, 20, 30, 40 and "card" of 100 × 100 with margins of 5.
doc::Document three_sizes(std::vector<doc::Block> blocks, const Change& root = {}) {
    doc::Document made = document(std::move(blocks), root);
    doc::PageStyle annex;
    annex.name = "annex";
    annex.size = {pt(400), pt(250)};
    annex.margin = {pt(10), pt(20), pt(30), pt(40)};
    doc::PageStyle card;
    card.name = "card";
    card.size = {pt(100), pt(100)};
    card.margin.fill(pt(5));
    made.named_pages = {annex, card};
    return made;
}

std::string sizes(const Pages& pages) {
    std::string out;
    for (const Page& page : pages.pages)
        out += show(page.size.width) + "x" + show(page.size.height) + " ";
    return out;
}

std::string marks(const Pages& pages, std::uint8_t wanted) {
    std::string out;
    for (const Found& found : find_marks(pages, wanted))
        out += found.text() + "; ";
    return out;
}

} // namespace

TEST_CASE("where the page's name changes a page begins, of its own size and margins") {
    if (!book())
        return;
    // CSS Paged Media 3, 7
    const Pages pages = laid(three_sizes({bar(1, pt(10)), bar_on("annex", 2, pt(10)), bar_on("annex", 3, pt(10)), bar_on("card", 4, pt(10)), bar(5, pt(10))}));
    CHECK(sizes(pages) == "200x300 400x250 100x100 200x300 ");
    CHECK(mark(pages, 1) == "0: 20 20 160 10");
    CHECK(mark(pages, 2) == "1: 40 10 340 10"); // 400 - 40 - 20
    CHECK(mark(pages, 3) == "1: 40 20 340 10");
    CHECK(mark(pages, 4) == "2: 5 5 90 10");
    CHECK(mark(pages, 5) == "3: 20 20 160 10");
}

TEST_CASE("content goes on over pages of the same name and lines are as long as they are wide") {
    if (!book())
        return;
    const Pages pages = laid(three_sizes({bar_on("annex", 1, pt(200)), bar_on("annex", 2, pt(20)), paragraph("x", on("annex", [](doc::Style& s) { s.text_align = doc::Align::right; }))}));
    CHECK(sizes(pages) == "400x250 400x250 ");
    CHECK(mark(pages, 1) == "0: 40 10 340 200"); // 210 of room
    CHECK(mark(pages, 2) == "1: 40 10 340 20");
    CHECK(find_run(pages, "x").end() == pt(380));
}

TEST_CASE("no empty page comes of names of pages") {
    if (!book())
        return;
    CHECK(sizes(laid(three_sizes({bar_on("annex", 1, pt(10))}))) == "400x250 "); // the first page is named
    CHECK(sizes(laid(three_sizes({bar(1, pt(10)), box({}, on("annex")), bar(2, pt(10))}))) == "200x300 200x300 "); // nothing stands on the annex
    const auto forced = [](doc::Style& s) { s.break_before = s.break_after = doc::Break::always; };
    CHECK(sizes(laid(three_sizes({bar(1, pt(10)), bar(2, pt(10), on("annex", forced)), bar(3, pt(10))}))) == "200x300 400x250 200x300 "); // one break, not two
    CHECK(sizes(laid(three_sizes({bar(1, pt(10)), bar_on("nowhere", 2, pt(10))}))) == "200x300 "); // an unknown name is markup's error
    const auto kept = [](doc::Style& s) { s.break_after = doc::Break::avoid; };
    CHECK(sizes(laid(three_sizes({bar(1, pt(10), kept), bar_on("annex", 2, pt(10))}))) == "200x300 400x250 ");
}

TEST_CASE("a first or last child's page is its parent's at that edge") {
    if (!book())
        return;
    // CSS Paged Media 3, 7: start and end page values propagate
    const auto padded = [](doc::Style& s) { s.padding.fill(pt(3)); };
    const Pages first = laid(three_sizes({bar(1, pt(10)), box({bar_on("annex", 2, pt(10))}, marked(3, padded)), bar(4, pt(10))}));
    CHECK(sizes(first) == "200x300 400x250 200x300 ");
    CHECK(mark(first, 3) == "1: 40 10 340 16"); // not split from its padding
    CHECK(mark(first, 2) == "1: 43 13 334 10");
}

TEST_CASE("a page named inside a block parts the block; each part has the width of its page") {
    if (!book())
        return;
    // CSS Fragmentation 3, 5.1 and 5.4
    const auto framed = [](doc::Style& s) {
        s.padding.fill(pt(3));
        s.margin[doc::left] = percent(10);
        s.border[doc::top] = {pt(2), {9, 9, 9}};
    };
    const Pages pages = laid(three_sizes({box({bar(1, pt(10)), bar_on("annex", 2, pt(10)), bar(3, pt(10))}, marked(7, framed))}));
    CHECK(sizes(pages) == "200x300 400x250 200x300 ");
    CHECK(mark(pages, 1) == "0: 39 25 138 10"); // 20 + 16 + 3; 160 - 16 - 6
    CHECK(mark(pages, 2) == "1: 77 10 300 10"); // 40 + 34 + 3; 340 - 34 - 6
    CHECK(mark(pages, 3) == "2: 39 20 138 10");
    CHECK(marks(pages, 7) == "0: 36 20 144 15; 1: 74 10 306 10; 2: 36 20 144 13; ");
    CHECK(find_rects(pages, {9, 9, 9}).size() == 1); // its top is on the first page alone
}

TEST_CASE("inside cells and absolute boxes the name of a page is not heard") {
    if (!book())
        return;
    // They hold no class A break point of the page's flow (CSS Fragmentation 3, 4.1).
    const auto absolute = [](doc::Style& s) {
        s.absolute = true;
        s.offset[doc::left] = s.offset[doc::top] = length(pt(50));
        s.width = length(pt(40));
    };
    const Pages pages = laid(three_sizes({bar(1, pt(10)), box({bar(2, pt(10)), bar_on("annex", 3, pt(10))}, absolute), bar(4, pt(10))}));
    CHECK(sizes(pages) == "200x300 ");
    CHECK(mark(pages, 3) == "0: 50 60 40 10");
}

TEST_CASE("an absolute box stands on the page where it was met, by that page's sheet") {
    if (!book())
        return;
    const auto corner = [](doc::Style& s) {
        s.absolute = true;
        s.offset[doc::right] = s.offset[doc::bottom] = length(pt(5));
        s.width = s.height = length(pt(10));
    };
    const Pages pages = laid(three_sizes({bar(1, pt(10)), box({}, marked(8, corner)), box({box({}, marked(9, on("annex", corner))), bar_on("annex", 2, pt(10))}, on("annex"))}));
    CHECK(mark(pages, 8) == "0: 185 285 10 10");
    CHECK(mark(pages, 9) == "1: 385 235 10 10");
}

TEST_CASE("the first page may have other margins above and below") {
    if (!book())
        return;
    // CSS Paged Media 3, 5: @page :first
    doc::Document made = document({bar(1, pt(100)), bar(2, pt(100)), bar(3, pt(100))});
    made.page.first_margin = {pt(120), pt(20), pt(60), pt(20)};
    const Pages pages = laid(std::move(made));
    CHECK(mark(pages, 1) == "0: 20 120 160 100"); // 300 - 120 - 60 leave 120
    CHECK(mark(pages, 2) == "1: 20 20 160 100");
    CHECK(mark(pages, 3) == "1: 20 120 160 100");
    // It is of the document's first page, whatever its name, and of no other.
    doc::Document named = three_sizes({bar_on("annex", 1, pt(10)), bar(2, pt(10)), bar_on("annex", 3, pt(10))});
    named.named_pages[0].first_margin = {pt(50), pt(20), pt(30), pt(40)};
    named.page.first_margin = {pt(70), pt(20), pt(20), pt(20)};
    const Pages others = laid(std::move(named));
    CHECK(mark(others, 1) == "0: 40 50 340 10");
    CHECK(mark(others, 2) == "1: 20 20 160 10");
    CHECK(mark(others, 3) == "2: 40 10 340 10");
}

TEST_CASE("pages may change at every depth that a document can have") {
    if (!book())
        return;
    doc::Block inner = bar(1, pt(10));
    for (int depth = 0; depth < 250; ++depth) {
        const std::string page = depth % 2 == 0 ? "annex" : "";
        inner = box({bar_on(page, 2, pt(10)), std::move(inner)}, on(page));
    }
    const Pages pages = laid(three_sizes({std::move(inner)}));
    CHECK(pages.pages.size() == 251);
    CHECK(find_marks(pages, 2).size() == 250);
}
