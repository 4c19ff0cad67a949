#include "table_parts.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

doc::Block solid(std::uint8_t mark, std::int64_t height, const Change& more = {}) { return td({rigid(20, height)}, marked(mark, more)); }
Change high(std::int64_t points) {
    return [=](doc::Style& s) { s.height = length(pt(points)); };
}
Change spaced(std::int64_t y) {
    return [=](doc::Style& s) { s.border_spacing_y = pt(y); };
}

} // namespace

TEST_CASE("a row is as high as its highest cell and its own height") {
    if (!book())
        return;
    // CSS 2.1, 17.5.3
    const Pages pages = laid({table({tbody({tr({solid(1, 10), solid(2, 30)}), tr({solid(3, 10)}, high(25)), tr({solid(4, 10)}, [](doc::Style& s) { s.min_height = pt(15); }), tr({solid(5, 30)}, high(25))})}, spaced(5))});
    CHECK(mark(pages, 1) == "0: 20 25 20 30");
    CHECK(mark(pages, 3) == "0: 20 60 20 25");
    CHECK(mark(pages, 4) == "0: 20 90 20 15");
    CHECK(mark(pages, 5) == "0: 20 110 20 30");
}

TEST_CASE("what a cell over several rows needs beyond them goes to the last") {
    if (!book())
        return;
    const auto make = [](std::int64_t height, const Change& more = {}) {
        return table({tbody({tr({spanning(solid(1, height), 1, 2), solid(2, 10)}), tr({solid(3, 10)}), tr({solid(4, 10), solid(5, 10)})})}, more);
    };
    const Pages low = laid({make(15)});
    CHECK(mark(low, 1) == "0: 20 20 20 20"); // as high as its rows
    CHECK(mark(low, 3) == "0: 40 30 20 10");
    const Pages tall = laid({make(50)});
    CHECK(mark(tall, 2) == "0: 40 20 20 10");
    CHECK(mark(tall, 3) == "0: 40 30 20 40");
    CHECK(mark(tall, 4) == "0: 20 70 20 10");
    const Pages apart = laid({make(50, spaced(6))});
    CHECK(mark(apart, 1) == "0: 20 26 20 50");
    CHECK(mark(apart, 3) == "0: 40 42 20 34");
    CHECK(mark(apart, 4) == "0: 20 82 20 10");
}

TEST_CASE("a higher table gives the rest to its last row") {
    if (!book())
        return;
    const Pages pages = laid({table({tbody({tr({solid(1, 10)}), tr({solid(2, 10)})})}, high(50)), bar(9, pt(1))});
    CHECK(mark(pages, 1) == "0: 20 20 20 10");
    CHECK(mark(pages, 2) == "0: 20 30 20 40");
    CHECK(mark(pages, 9) == "0: 20 70 160 1");
}

TEST_CASE("cells without lines stand with the bottom of their contents on the baseline") {
    if (!book())
        return;
    // CSS 2.1, 17.5.3: the cell's baseline is then the bottom of its content.
    const auto on_baseline = [](doc::Style& s) { s.vertical_align = doc::VerticalAlign::baseline; };
    const Pages pages = laid({table({tbody({tr({td({rigid(20, 40, 7)}, on_baseline), td("a", on_baseline)})})})});
    CHECK(mark(pages, 7) == "0: 20 20 20 40");
    CHECK(find_run(pages, "a").run->origin.y == pt(60));
}

TEST_CASE("a cell over several rows is aligned in all of them, its baseline in the first") {
    if (!book())
        return;
    const auto with = [](doc::VerticalAlign how) {
        const Pages pages = laid({table({tbody({tr({spanning(td("x", [=](doc::Style& s) { s.vertical_align = how; }), 1, 2), solid(1, 30)}), tr({solid(2, 30)})})})});
        return show(find_run(pages, "x").run->origin.y - baseline_in(pt(12)));
    };
    CHECK(with(doc::VerticalAlign::top) == "20");
    CHECK(with(doc::VerticalAlign::middle) == "44"); // 20 + (60 - 12) / 2
    CHECK(with(doc::VerticalAlign::bottom) == "68");
    CHECK(with(doc::VerticalAlign::baseline) == "20");
}
