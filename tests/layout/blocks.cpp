#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

Change margins(std::int64_t top, std::int64_t bottom) {
    return [=](doc::Style& s) {
        s.margin[doc::top] = length(pt(top));
        s.margin[doc::bottom] = length(pt(bottom));
    };
}

Change both(const Change& one, const Change& two) {
    return [=](doc::Style& s) {
        one(s);
        two(s);
    };
}

// Where the second of two bars of 10 pt stands when the first has this bottom margin and it that top margin.
std::string second(std::int64_t bottom, std::int64_t top) {
    return mark(laid({bar(1, pt(10), margins(0, bottom)), bar(2, pt(10), margins(top, 0))}), 2);
}

} // namespace

TEST_CASE("margins of neighbours collapse to the greater") {
    if (!book())
        return;
    // CSS 2.1, 8.3.1
    CHECK(second(10, 20) == "0: 20 50 160 10");
    CHECK(second(20, 10) == "0: 20 50 160 10");
    CHECK(second(0, 0) == "0: 20 30 160 10");
}

TEST_CASE("negative margins draw together") {
    if (!book())
        return;
    CHECK(second(20, -5) == "0: 20 45 160 10");   // greatest plus smallest
    CHECK(second(-5, -10) == "0: 20 20 160 10");  // the smallest alone
    CHECK(second(-10, 4) == "0: 20 24 160 10");
}

TEST_CASE("the margin of a first or last child collapses with its parent's") {
    if (!book())
        return;
    const Pages pages = laid({bar(1, pt(10)), box({bar(2, pt(10), margins(20, 15))}, marked(3, margins(5, 30))), bar(4, pt(10))});
    CHECK(mark(pages, 2) == "0: 20 50 160 10");  // 30 + max(5, 20)
    CHECK(mark(pages, 3) == "0: 20 50 160 10");  // the parent's box is around the child alone
    CHECK(mark(pages, 4) == "0: 20 90 160 10");  // 60 + max(15, 30)
}

TEST_CASE("padding or a border keeps a child's margin inside") {
    if (!book())
        return;
    const auto padded = [](doc::Style& s) {
        s.padding[doc::top] = pt(3);
        s.border[doc::bottom] = {pt(2), {9, 9, 9}};
    };
    const Pages pages = laid({bar(1, pt(10)), box({bar(2, pt(10), margins(20, 15))}, marked(3, both(margins(5, 30), padded))), bar(4, pt(10))});
    CHECK(mark(pages, 3) == "0: 20 35 160 50"); // 3 + 20 + 10 + 15 + 2
    CHECK(mark(pages, 2) == "0: 20 58 160 10");
    CHECK(mark(pages, 4) == "0: 20 115 160 10");
}

TEST_CASE("an empty block's own margins collapse through it") {
    if (!book())
        return;
    CHECK(mark(laid({bar(1, pt(10), margins(0, 5)), box({}, margins(10, 30)), bar(2, pt(10), margins(8, 0))}), 2) == "0: 20 60 160 10"); // max(5, 10, 30, 8)
    // A background over nothing draws nothing and parts nothing.
    CHECK(mark(laid({bar(1, pt(10), margins(0, 5)), box({}, marked(7, margins(10, 30))), bar(2, pt(10), margins(8, 0))}), 2) == "0: 20 60 160 10");
    CHECK(mark(laid({bar(1, pt(10)), box({box({}, margins(10, -4))}, margins(6, 2)), bar(2, pt(10))}), 2) == "0: 20 36 160 10"); // 10 - 4
    // With padding it is a box.
    CHECK(mark(laid({bar(1, pt(10), margins(0, 5)), box({}, both(margins(10, 30), [](doc::Style& s) { s.padding[doc::top] = pt(1); })), bar(2, pt(10), margins(8, 0))}), 2) == "0: 20 71 160 10");
}

TEST_CASE("the margin of the first block stays at the top of the first page") {
    if (!book())
        return;
    // CSS Fragmentation 3, 5.2 truncates margins at unforced breaks only
    CHECK(mark(laid({bar(1, pt(10), margins(15, 0))}), 1) == "0: 20 35 160 10");
    CHECK(mark(laid({bar(1, pt(10), margins(-5, 0))}), 1) == "0: 20 15 160 10");
}

TEST_CASE("widths and horizontal margins") {
    if (!book())
        return;
    const auto placed = [](const Change& change) { return mark(laid({bar(1, pt(10), change)}), 1); };
    const auto wide = [](doc::Extent width, doc::Extent left, doc::Extent right) {
        return [=](doc::Style& s) {
            s.width = width;
            s.margin[doc::left] = left;
            s.margin[doc::right] = right;
        };
    };
    // CSS 2.1, 10.3.3
    CHECK(placed(wide(automatic, length(pt(10)), length(pt(30)))) == "0: 30 20 120 10");
    CHECK(placed(wide(length(pt(100)), length(pt(10)), length(pt(30)))) == "0: 30 20 100 10");
    CHECK(placed(wide(length(pt(100)), automatic, automatic)) == "0: 50 20 100 10"); // centred
    CHECK(placed(wide(length(pt(100)), automatic, length(pt(0)))) == "0: 80 20 100 10");
    CHECK(placed(wide(length(pt(100)), automatic, length(pt(10)))) == "0: 70 20 100 10");
    CHECK(placed(wide(length(pt(100)), length(pt(10)), automatic)) == "0: 30 20 100 10");
    CHECK(placed(wide(automatic, automatic, automatic)) == "0: 20 20 160 10");
    CHECK(placed(wide(length(pt(160)), automatic, automatic)) == "0: 20 20 160 10"); // no room: auto is 0
    CHECK(placed(wide(length(pt(158)), automatic, length(pt(5)))) == "0: 20 20 158 10");
    CHECK(placed(wide(length(pt(170)), automatic, length(pt(-10)))) == "0: 20 20 170 10"); // as wide as its margins allow
    CHECK(placed(wide(automatic, length(pt(-10)), length(pt(-10)))) == "0: 10 20 180 10");
    CHECK(placed(wide(percent(50), percent(10), length(pt(0)))) == "0: 36 20 80 10");
    CHECK(placed(wide(automatic, percent(10), percent(20))) == "0: 36 20 112 10");
}

TEST_CASE("LAY-0030: a box wider than its column is an error, with the data path of its text") {
    if (!book())
        return;
    const auto source = diag::make_source("ru.xhtml", "<div>…</div>");
    doc::Block wide = paragraph("a", [](doc::Style& s) {
        s.width = percent(100);
        s.padding[doc::left] = pt(10); // width is counted without it (CSS 2.1, 8.1)
    });
    wide.place = {source, 0, 5, {}};
    wide.inlines[0].place.path = "/applicant/name";
    const auto problems = lay(document({wide})).problems;
    REQUIRE(ids(problems) == "LAY-0030");
    CHECK(argument(problems[0], "width") == "59"); // 170 pt = 59.97 mm
    CHECK(argument(problems[0], "room") == "56");  // 160 pt = 56.44 mm
    CHECK(problems[0].place.source == source);
    CHECK(problems[0].place.path == "/applicant/name");
    CHECK(ids(lay(document({bar(1, pt(10), [](doc::Style& s) {
        s.width = length(pt(150));
        s.margin[doc::left] = length(pt(11));
    })})).problems) == "LAY-0030");
    CHECK(ids(lay(document({bar(1, pt(10), [](doc::Style& s) { s.margin = {length(pt(0)), length(pt(-30)), length(pt(0)), length(pt(-5))}; })})).problems).empty()); // asked for
}

TEST_CASE("percentages are of the containing block's width, for vertical margins too") {
    if (!book())
        return;
    const Pages pages = laid({box({bar(2, pt(10), [](doc::Style& s) {
                                       s.width = percent(50);
                                       s.margin[doc::top] = percent(10);
                                   })},
                                  marked(1, [](doc::Style& s) {
                                      s.width = length(pt(100));
                                      s.padding[doc::left] = pt(7);
                                      s.padding[doc::top] = pt(1);
                                  }))});
    CHECK(mark(pages, 2) == "0: 27 31 50 10"); // CSS 2.1, 8.3: 10 % of 100 pt
    CHECK(mark(pages, 1) == "0: 20 20 107 21");
}

TEST_CASE("padding and borders go around the content") {
    if (!book())
        return;
    const auto frame = [](doc::Style& s) {
        s.width = length(pt(100));
        s.margin[doc::left] = length(pt(5));
        s.padding = {pt(1), pt(2), pt(3), pt(4)};
        s.border = {doc::Border{pt(5), {5, 0, 0}}, doc::Border{pt(6), {6, 0, 0}}, doc::Border{pt(7), {7, 0, 0}}, doc::Border{pt(8), {8, 0, 0}}};
    };
    const Pages pages = laid({box({bar(2, pt(10))}, marked(1, frame)), bar(3, pt(10))});
    CHECK(mark(pages, 1) == "0: 25 20 120 26"); // 8 + 4 + 100 + 2 + 6; 5 + 1 + 10 + 3 + 7
    CHECK(mark(pages, 2) == "0: 37 26 100 10");
    CHECK(mark(pages, 3) == "0: 20 46 160 10");
    const auto side = [&](std::uint8_t n) {
        const auto found = find_rects(pages, {n, 0, 0});
        return found.size() == 1 ? found[0].text() : "none";
    };
    CHECK(side(5) == "0: 25 20 120 5");
    CHECK(side(7) == "0: 25 39 120 7");
    CHECK(side(8) == "0: 25 20 8 26");
    CHECK(side(6) == "0: 139 20 6 26");
}

TEST_CASE("height and min-height hold their place") {
    if (!book())
        return;
    const auto least = [](std::int64_t n) { return [=](doc::Style& s) { s.min_height = pt(n); }; };
    const auto fixed = [](std::int64_t n) { return [=](doc::Style& s) { s.height = length(pt(n)); }; };
    CHECK(mark(laid({box({}, marked(1, least(30)))}), 1) == "0: 20 20 160 30");
    CHECK(mark(laid({paragraph("a", marked(1, least(30)))}), 1) == "0: 20 20 160 30");
    CHECK(mark(laid({lines(3, "a", marked(1, least(30)))}), 1) == "0: 20 20 160 36"); // grows
    CHECK(mark(laid({lines(2, "a", marked(1, fixed(24)))}), 1) == "0: 20 20 160 24"); // just fits
    CHECK(mark(laid({box({bar(2, pt(10), margins(4, 0))}, marked(1, both(fixed(50), margins(9, 0))))}), 1) == "0: 20 29 160 50");
    // The margin of a last child has no effect outside a box of fixed height (CSS 2.1, 8.3.1: margins of height auto alone adjoin).
    CHECK(mark(laid({box({bar(2, pt(10), margins(0, 30))}, fixed(20)), bar(3, pt(10))}), 3) == "0: 20 40 160 10");
    CHECK(mark(laid({box({bar(2, pt(10), margins(0, 30))}, fixed(10)), bar(3, pt(10))}), 3) == "0: 20 30 160 10");
    CHECK(mark(laid({box({bar(2, pt(10), margins(0, 30))}, least(10)), bar(3, pt(10))}), 3) == "0: 20 60 160 10");
    // Negative margins of an empty fixed box hold as well.
    CHECK(mark(laid({bar(1, pt(10)), bar(2, pt(10), margins(-4, 0))}), 2) == "0: 20 26 160 10");
    CHECK(mark(laid({bar(1, pt(10), margins(0, 9)), bar(2, pt(10), margins(-4, 0))}), 2) == "0: 20 35 160 10");
    // A share of an automatic height is automatic (CSS 2.1, 10.5).
    CHECK(mark(laid({paragraph("a", marked(1, [](doc::Style& s) { s.height = percent(50); }))}), 1) == "0: 20 20 160 12");
}

TEST_CASE("LAY-0004: content higher than a fixed box is an error with both heights") {
    if (!book())
        return;
    const auto source = diag::make_source("ru.xhtml", "<div>…</div>");
    doc::Block high = lines(3, "a", [](doc::Style& s) { s.height = length(pt(24)); });
    high.place = {source, 0, 5, {}};
    const auto result = lay(document({high, bar(1, pt(5))}));
    CHECK_FALSE(result.value);
    REQUIRE(ids(result.problems) == "LAY-0004");
    CHECK(argument(result.problems[0], "height") == "12"); // 36 pt = 12.7 mm
    CHECK(argument(result.problems[0], "room") == "8");    // 24 pt = 8.47 mm
    CHECK(result.problems[0].place.source == source);
    CHECK(ids(lay(document({lines(1, "a", [](doc::Style& s) { s.height = length(pt(0)); })})).problems) == "LAY-0004");
    CHECK(ids(lay(document({box({bar(1, pt(10)), bar(2, pt(11))}, [](doc::Style& s) { s.height = length(pt(20)); })})).problems) == "LAY-0004");
}

TEST_CASE("outer backgrounds are painted before inner ones and all before the text") {
    if (!book())
        return;
    const Pages pages = laid({box({paragraph("a", marked(2)), paragraph("b", marked(3))}, marked(1))});
    std::string order;
    for (const Item& item : pages.pages[0].items) {
        if (const auto* filled = std::get_if<FilledRect>(&item.content))
            order += std::to_string(filled->color.red);
        else
            order += "t";
        CHECK((item.owner == 0) == std::holds_alternative<FilledRect>(item.content)); // backgrounds are artifacts, text belongs to its paragraph
    }
    CHECK(order == "123tt");
    CHECK(find_run(pages, "a").owner == 3);
    CHECK(find_run(pages, "b").owner == 4);
}

TEST_CASE("equal documents give equal pages") {
    if (!book())
        return;
    const auto make = [] { return laid({paragraph("Қазақстан Республикасы мен қатысушыларды тіркеу туралы", [](doc::Style& s) { s.text_align = doc::Align::justify; }), bar(1, pt(9))}); };
    CHECK(dump(make()) == dump(make()));
}

TEST_CASE("sizes that no paper has end in a problem or a page, never in an overflow") {
    if (!book())
        return;
    // The limit of a Length; style sheets can ask for it.
    const Length vast = Length::from_raw(std::int64_t{1} << 48);
    const Change changes[] = {
        [=](doc::Style& s) { s.font_size = vast; },
        [=](doc::Style& s) { s.line_height = vast; },
        [=](doc::Style& s) { s.letter_spacing = vast; },
        [=](doc::Style& s) { s.text_indent = vast; },
        [=](doc::Style& s) { s.margin.fill(length(vast)); },
        [=](doc::Style& s) { s.margin.fill(length(-vast)); },
        [=](doc::Style& s) { s.margin.fill({doc::Extent::Kind::percent, Length(), 1'000'000'000}); },
        [=](doc::Style& s) { s.padding.fill(vast); },
        [=](doc::Style& s) { s.border.fill({vast, {}}); },
        [=](doc::Style& s) { s.width = length(vast); },
        [=](doc::Style& s) { s.width = {doc::Extent::Kind::percent, Length(), 1'000'000'000}; },
        [=](doc::Style& s) { s.height = length(vast); },
        [=](doc::Style& s) { s.min_height = vast; },
    };
    for (const Change& change : changes) {
        for (const doc::Display display : {doc::Display::block, doc::Display::table_cell}) {
            for (const bool is_absolute : {false, true}) {
                const auto all = [&](doc::Style& s) {
                    s.display = display;
                    s.absolute = is_absolute;
                    s.offset.fill(length(vast));
                    change(s);
                };
                const auto result = lay(document({box({box({box({paragraph("два слова", all)}, all)}, all)}, all), bar(1, pt(10))}));
                CHECK(result.value.has_value() == result.problems.empty());
                if (result.value)
                    CHECK(!dump(*result.value).empty());
            }
        }
    }
}
