#include "table_parts.hpp"

#include "catch.hpp"

#include <algorithm>

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

std::vector<doc::Block> rows(std::size_t count, const std::string& letter = "r") {
    std::vector<doc::Block> out;
    for (std::size_t i = 1; i <= count; ++i)
        out.push_back(tr({td(letter + std::to_string(i))}));
    return out;
}

std::string range(const std::string& letter, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i <= to; ++i)
        out += "," + letter + std::to_string(i);
    return out;
}

} // namespace

TEST_CASE("header rows stand again on every page, as artifacts") {
    if (!book())
        return;
    // Pages of 260 pt, rows of 12: the header and 20 rows make 252; the next would end at 264.
    const Pages pages = laid({table({thead({tr({td("H")})}), tbody(rows(45)), tfoot({tr({td("F")})})})});
    REQUIRE(pages.pages.size() == 3);
    CHECK(texts(pages, 0) == "H" + range("r", 1, 20));
    CHECK(texts(pages, 1) == "H" + range("r", 21, 40));
    CHECK(texts(pages, 2) == "H" + range("r", 41, 45) + ",F");
    std::size_t owned = 0;
    for (const SetRun& run : runs(pages)) {
        if (run.run->text != "H")
            continue;
        CHECK(run.run->origin.y == pt(20) + baseline_in(pt(12)));
        CHECK((run.owner != 0) == (run.page == 0));
        CHECK((run.artifact == ArtifactKind::pagination_header) == (run.page > 0));
        owned += run.owner != 0 ? 1 : 0;
    }
    CHECK(owned == 1);
    CHECK(find_run(pages, "r21").run->origin.y == pt(32) + baseline_in(pt(12)));
}

TEST_CASE("tables of 0, 1, 30, 300 and 3000 rows have each row once and every page a header") {
    if (!book())
        return;
    for (const std::size_t count : {0, 1, 30, 300, 3000}) {
        const Pages pages = laid({table({thead({tr({td("H")})}), tbody(rows(count))})});
        CHECK(pages.pages.size() == std::max<std::size_t>(1, (count + 19) / 20));
        std::string found, headers;
        for (std::size_t i = 0; i < pages.pages.size(); ++i) {
            const std::string on_page = texts(pages, i);
            headers += on_page.substr(0, 1);
            found += on_page.substr(1);
        }
        CHECK(found == range("r", 1, count));
        CHECK(headers == std::string(pages.pages.size(), 'H'));
    }
}

TEST_CASE("the frame of a table goes on beside repeated rows and has no line at a page's edge") {
    if (!book())
        return;
    // CSS Fragmentation 3, 5.4: slice. Page 1: 2 + 12 + 20 × 12 = 254; page 2 holds the header, ten rows and the lower border.
    const Pages pages = laid({table({thead({tr({td("H")})}), tbody(rows(30))}, both(wide(100), border(2, 5)))});
    std::vector<std::string> found;
    for (const Found& rect : find_rects(pages, {5, 1, 1}))
        found.push_back(rect.text());
    std::ranges::sort(found);
    CHECK(found == std::vector<std::string>{"0: 122 20 2 254", "0: 20 20 104 2", "0: 20 20 2 254", "1: 122 20 2 134", "1: 20 152 104 2", "1: 20 20 2 134"});
}

TEST_CASE("a header never stands alone at the end of a page") {
    if (!book())
        return;
    const auto after = [](std::int64_t height) { return laid({bar(1, pt(height)), table({thead({tr({td("H")})}), tbody(rows(2))})}); };
    CHECK(texts(after(236), 0) == "H,r1"); // 236 + 24 = 260
    CHECK(texts(after(237), 0).empty());
    CHECK(texts(after(237), 1) == "H,r1,r2");
}

TEST_CASE("a header higher than half a page stands there once") {
    if (!book())
        return;
    const auto header = [](std::int64_t height) { return laid({table({thead({tr({td({bar(1, pt(height))})})}), tbody(rows(20))})}); };
    CHECK(find_marks(header(130), 1).size() == 2); // 130 + 10 × 12 = 250
    CHECK(find_marks(header(131), 1).size() == 1);
    CHECK(texts(header(131), 1) == "r11,r12,r13,r14,r15,r16,r17,r18,r19,r20");
}

TEST_CASE("a row higher than the page breaks between its lines and loses none") {
    if (!book())
        return;
    // Three cells whose lines do not meet: 12, 17 and 31 pt high.
    const auto high = [](std::int64_t height) {
        return [=](doc::Style& s) {
            s.line_height = pt(height);
            s.orphans = s.widows = 1;
        };
    };
    const auto framed = [](doc::Style& s) { border(2, 7)(s); };
    const Pages pages = laid({bar(1, pt(100)), table({thead({tr({td("H"), td("H"), td("H")})}), tbody({tr({td({lines(70, "a", high(12))}, framed), td({lines(50, "b", high(17))}, marked(9)), td({lines(20, "c", high(31))})}), tr({td("z")})})})});
    std::vector<std::string> found;
    for (const SetRun& run : runs(pages)) {
        if (run.run->text == "H")
            continue;
        found.push_back(run.run->text);
        CHECK(run.run->origin.y > pt(20));
        CHECK(run.run->origin.y < pt(280));
    }
    std::vector<std::string> wanted = {"z"};
    for (const auto& [letter, count] : {std::pair("a", 70), std::pair("b", 50), std::pair("c", 20)})
        for (int i = 1; i <= count; ++i)
            wanted.push_back(letter + std::to_string(i));
    std::ranges::sort(found);
    std::ranges::sort(wanted);
    CHECK(found == wanted);
    // Nothing stands twice at one place, lines of a cell keep their distance at least, and fill the pages but for less than the highest line.
    CHECK(pages.pages.size() == 5); // 50 × 17 = 850 = 100 more than 3 pages of 248, and 148 on the first
    for (const std::string letter : {"a", "b", "c"}) {
        const Length step = letter == "a" ? pt(12) : letter == "b" ? pt(17) : pt(31);
        const SetRun* before = nullptr;
        const auto all = runs(pages);
        for (const SetRun& run : all) {
            if (run.run->text.substr(0, 1) != letter)
                continue;
            if (before && before->page == run.page)
                CHECK(run.run->origin.y - before->run->origin.y >= step);
            before = &run;
        }
    }
    // Upper and lower border of the cell stand where it begins and ends, its sides on every page it is on (CSS Fragmentation 3, 5.4: slice).
    std::size_t lying = 0;
    std::vector<bool> is_beside(pages.pages.size());
    for (const Found& rect : find_rects(pages, {7, 1, 1})) {
        if (rect.rect.height == pt(2))
            ++lying;
        else if (rect.rect.width == pt(2))
            is_beside[rect.page] = true;
    }
    CHECK(lying == 2);
    CHECK(std::ranges::count(is_beside, true) == static_cast<std::ptrdiff_t>(pages.pages.size()));
}

TEST_CASE("rows that a cell joins stay on one page") {
    if (!book())
        return;
    const auto pair = [](const std::string& name) { return std::vector<doc::Block>{tr({spanning(td(name), 1, 2), td(name + "1")}), tr({td(name + "2")})}; };
    std::vector<doc::Block> all = pair("a");
    for (doc::Block& row : pair("b"))
        all.push_back(std::move(row));
    const Pages pages = laid({bar(1, pt(224)), table({tbody(std::move(all))})}); // 224 + 36 = 260 would hold three rows
    CHECK(texts(pages, 0) == "a,a1,a2");
    CHECK(texts(pages, 1) == "b,b1,b2");
}

TEST_CASE("rows and row groups break where they are told") {
    if (!book())
        return;
    const auto before = [](doc::Break how) { return [=](doc::Style& s) { s.break_before = how; }; };
    const auto after = [](doc::Break how) { return [=](doc::Style& s) { s.break_after = how; }; };
    const auto inside = [](doc::Style& s) { s.break_inside = doc::Break::avoid; };
    using enum doc::Break;
    const auto pages_of = [](std::vector<doc::Block> groups, std::int64_t above = 230) {
        std::string out;
        const Pages pages = laid({bar(1, pt(above)), table(std::move(groups))});
        for (std::size_t i = 0; i < pages.pages.size(); ++i)
            out += (i > 0 ? "|" : "") + texts(pages, i);
        return out;
    };
    CHECK(pages_of({tbody({tr({td("a")}), tr({td("b")}), tr({td("c")})})}) == "a,b|c"); // 230 + 24 = 254
    CHECK(pages_of({tbody({tr({td("a")}), tr({td("b")}, before(always)), tr({td("c")})})}) == "a|b,c");
    CHECK(pages_of({tbody({tr({td("a")}, after(always)), tr({td("b")}), tr({td("c")})})}) == "a|b,c");
    CHECK(pages_of({tbody({tr({td("a")})}), tbody({tr({td("b")}), tr({td("c")})}, before(always))}) == "a|b,c");
    CHECK(pages_of({tbody({tr({td("a")})}, after(always)), tbody({tr({td("b")}), tr({td("c")})})}) == "a|b,c");
    CHECK(pages_of({tbody({tr({td("a")}), tr({td("b")}), tr({td("c")}, before(avoid))})}) == "a|b,c");
    CHECK(pages_of({tbody({tr({td("a")}), tr({td("b")}, after(avoid)), tr({td("c")})})}) == "a|b,c");
    CHECK(pages_of({tbody({tr({td("a")})}), tbody({tr({td("b")}), tr({td("c")})}, inside)}) == "a|b,c");
    CHECK(pages_of({tbody({tr({td("a")}, before(always)), tr({td("b")})})}, 100) == "|a,b"); // before the first row is before the table (CSS Fragmentation 3, 3.1)
}

TEST_CASE("a caption stands above or below the table, as wide as it, and stays with it") {
    if (!book())
        return;
    const auto caption = [](doc::CaptionSide side) {
        return paragraph("C", marked(3, [=](doc::Style& s) {
                             s.display = doc::Display::table_caption;
                             s.caption_side = side;
                             s.margin[doc::top] = s.margin[doc::bottom] = length(pt(4));
                         }));
    };
    // CSS 2.1, 17.4 and 17.4.1
    const auto make = [&](doc::CaptionSide side) { return table({caption(side), tbody({tr({td("a", marked(1))}), tr({td("b", marked(2))})})}, wide(100)); };
    const Pages above = laid({make(doc::CaptionSide::top), bar(9, pt(5))});
    CHECK(mark(above, 3) == "0: 20 24 100 12");
    CHECK(mark(above, 1) == "0: 20 40 100 12");
    CHECK(mark(above, 9) == "0: 20 64 160 5");
    const Pages below = laid({make(doc::CaptionSide::bottom), bar(9, pt(5))});
    CHECK(mark(below, 2) == "0: 20 32 100 12");
    CHECK(mark(below, 3) == "0: 20 48 100 12");
    CHECK(mark(below, 9) == "0: 20 64 160 5");
    CHECK(find_run(below, "C").owner != 0);
    CHECK(texts(laid({bar(1, pt(235)), make(doc::CaptionSide::top)}), 0).empty());           // 235 + 4 + 12 + 4 + 12 = 267
    CHECK(texts(laid({bar(1, pt(225)), make(doc::CaptionSide::bottom)}), 1) == "b,C"); // 225 + 24 fit, the caption does not
}

TEST_CASE("what is higher than the page inside a cell is an error at its own place") {
    if (!book())
        return;
    doc::Block high = bar(1, pt(400));
    high.place = {nullptr, 5, 9, "/rows/3/photo"};
    const auto problems = lay(document({table({tbody({tr({td("a"), td({std::move(high)})})})})})).problems;
    CHECK(ids(problems) == "LAY-0003");
    CHECK(problems[0].place.begin == 5);
    CHECK(problems[0].place.path == "/rows/3/photo");
}

TEST_CASE("lists and tables inside a cell break where pages end") {
    if (!book())
        return;
    std::vector<doc::Block> items, inner;
    for (int i = 1; i <= 40; ++i) {
        doc::Block label = paragraph("-"), body = lines(2, "i" + std::to_string(i) + "."), item = box({}, of(doc::Display::list_item));
        label.role = doc::Role::label;
        body.role = doc::Role::list_body;
        item.role = doc::Role::list_item;
        item.children.push_back(std::move(label));
        item.children.push_back(std::move(body));
        items.push_back(std::move(item));
        inner.push_back(tr({td("t" + std::to_string(i), border(2, 7))}));
    }
    const auto collapsing = [](doc::Style& s) { s.collapses_borders = true; };
    const Pages pages = laid({table({thead({tr({td("H"), td("H")})}), tbody({tr({td({box(std::move(items), [](doc::Style& s) { s.padding[doc::left] = pt(20); })}), td({table({tbody(std::move(inner))}, collapsing)})})})})});
    CHECK(pages.pages.size() == 4); // 80 lines of 12 pt, 20 a page
    std::size_t found = 0, on_page = 0;
    for (const SetRun& run : runs(pages)) {
        found += run.run->text == "-" || run.run->text == "H" ? 0 : 1;
        on_page += run.run->origin.y > pt(20) && run.run->origin.y < pt(280) ? 1 : 0;
    }
    CHECK(found == 120);
    CHECK(on_page == runs(pages).size());
    // Markers stay with their first lines.
    for (std::size_t page = 0; page < 4; ++page) {
        for (const SetRun& marker : runs(pages)) {
            if (marker.run->text != "-" || marker.page != page)
                continue;
            CHECK(std::ranges::any_of(runs(pages), [&](const SetRun& run) { return run.page == page && run.run->origin.y == marker.run->origin.y && run.run->text.ends_with(".1"); }));
        }
    }
    // The inner table's rows of 14 pt have whole lines at every edge.
    std::vector<std::size_t> lying(4);
    for (const Found& rect : find_rects(pages, {7, 1, 1}))
        lying[rect.page] += rect.rect.height == pt(2) ? 1 : 0;
    CHECK(lying[0] + lying[1] + lying[2] + lying[3] == 41 + 2); // once more on each page that goes on
}
