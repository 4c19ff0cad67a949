#include "table_parts.hpp"

#include "catch.hpp"

#include <algorithm>

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

Change collapsing(const Change& more = {}) {
    return [=](doc::Style& s) {
        s.collapses_borders = true;
        if (more)
            more(s);
    };
}
Change side(doc::Side which, std::int64_t width, std::uint8_t mark) {
    return [=](doc::Style& s) { s.border[which] = {pt(width), {mark, 1, 1}}; };
}
/// A cell with 20 × 10 pt inside.
doc::Block cell(const Change& more = {}) { return td({rigid(20, 10)}, more); }
/// Every rectangle of a colour, sorted.
std::string drawn(const Pages& pages, std::uint8_t mark) {
    std::vector<std::string> found;
    for (const Found& rect : find_marks(pages, mark))
        found.push_back(rect.text());
    std::ranges::sort(found);
    std::string out;
    for (const std::string& one : found)
        out += (out.empty() ? "" : ", ") + one;
    return out;
}
std::string winner(const Pages& pages, std::initializer_list<int> marks) {
    std::string out;
    for (const int mark : marks)
        out += find_marks(pages, static_cast<std::uint8_t>(mark)).empty() ? "" : std::to_string(mark);
    return out;
}

} // namespace

TEST_CASE("half of a collapsed border lies in the cell, half outside") {
    if (!book())
        return;
    // CSS 2.1, 17.6.2: lines of 4 pt; 20 + 2 outside + 2 in the cell + 20 + 2 in the cell + 2 outside.
    const Pages pages = laid({table({tbody({tr({cell(border(4, 1))})})}, collapsing()), bar(9, pt(5))});
    CHECK(drawn(pages, 1) == "0: 20 20 28 4, 0: 20 22 4 14, 0: 20 34 28 4, 0: 44 22 4 14");
    CHECK(mark(pages, 200) == "0: 24 24 20 10");
    CHECK(mark(pages, 9) == "0: 20 38 160 5");
    // Padding comes on top; the table's own does not count (17.6.2).
    const auto padded = [](doc::Style& s) { s.padding.fill(pt(3)); };
    CHECK(mark(laid({table({tbody({tr({cell(both(border(4, 1), padded))})})}, collapsing(padded))}), 200) == "0: 27 27 20 10");
    CHECK(mark(laid({table({tbody({tr({cell(border(4, 1))})})}, collapsing([](doc::Style& s) { s.border_spacing_x = s.border_spacing_y = pt(9); }))}), 200) == "0: 24 24 20 10");
}

TEST_CASE("lines between cells are drawn once") {
    if (!book())
        return;
    // Two rows of two cells: columns of 20 + 1 + 1, rows of 10 + 1 + 1, lines of 2 pt at 21, 43, 65 and 21, 33, 45.
    const Pages pages = laid({table({tbody({tr({cell(border(2, 1)), cell(border(2, 1))}), tr({cell(border(2, 1)), cell(border(2, 1))})})}, collapsing())});
    std::vector<Found> lying, standing;
    for (const Found& rect : find_marks(pages, 1))
        (rect.rect.height == pt(2) ? lying : standing).push_back(rect);
    REQUIRE(lying.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(lying[i].rect.x == pt(20));
        CHECK(lying[i].rect.width == pt(46));
        CHECK(lying[i].rect.y == pt(20 + 12 * static_cast<std::int64_t>(i)));
    }
    for (const Found& rect : standing) {
        CHECK(rect.rect.width == pt(2));
        CHECK((rect.rect.x - pt(20)).raw() % pt(22).raw() == 0);
    }
    CHECK(find_marks(pages, 200).size() == 4);
}

TEST_CASE("of two borders the wider wins") {
    if (!book())
        return;
    // CSS 2.1, 17.6.2.1, rule 3, whatever they belong to
    CHECK(winner(laid({table({tbody({tr({cell(side(doc::right, 2, 1)), cell(side(doc::left, 3, 2))})})}, collapsing())}), {1, 2}) == "2");
    CHECK(winner(laid({table({tbody({tr({cell(side(doc::right, 3, 1)), cell(side(doc::left, 2, 2))})})}, collapsing())}), {1, 2}) == "1");
    CHECK(winner(laid({table({tbody({tr({cell(side(doc::bottom, 2, 1))}), tr({cell(side(doc::top, 3, 2))})})}, collapsing())}), {1, 2}) == "2");
    CHECK(winner(laid({table({tbody({tr({cell(side(doc::top, 2, 1))})})}, collapsing(side(doc::top, 3, 2)))}), {1, 2}) == "2");
    CHECK(winner(laid({table({tbody({tr({cell(side(doc::top, 3, 1))})})}, collapsing(side(doc::top, 2, 2)))}), {1, 2}) == "1");
}

TEST_CASE("of equal borders the cell's wins, then the row's, the group's, the column's, the table's") {
    if (!book())
        return;
    // CSS 2.1, 17.6.2.1, rule 4
    const auto none = Change{};
    for (const doc::Side which : {doc::top, doc::left, doc::bottom, doc::right}) {
        const auto make = [&](int from) {
            const auto of_level = [&](int level) { return level >= from ? side(which, 2, static_cast<std::uint8_t>(level)) : none; };
            doc::Block made = table({tbody({tr({cell(of_level(1))}, of_level(2))}, of_level(3))}, collapsing(of_level(5)));
            made.extras.edit().columns = std::make_shared<const std::vector<doc::Column>>(std::vector<doc::Column>{{automatic, style(of_level(4))}});
            return winner(laid({std::move(made)}), {1, 2, 3, 4, 5});
        };
        for (int from = 1; from <= 5; ++from)
            CHECK(make(from) == std::to_string(from));
    }
}

TEST_CASE("of equal borders of two alike the one on the left or above wins") {
    if (!book())
        return;
    CHECK(winner(laid({table({tbody({tr({cell(side(doc::right, 2, 1)), cell(side(doc::left, 2, 2))})})}, collapsing())}), {1, 2}) == "1");
    CHECK(winner(laid({table({tbody({tr({cell(side(doc::bottom, 2, 1))}), tr({cell(side(doc::top, 2, 2))})})}, collapsing())}), {1, 2}) == "1");
    CHECK(winner(laid({table({tbody({tr({cell()}, side(doc::bottom, 2, 1)), tr({cell()}, side(doc::top, 2, 2))})}, collapsing())}), {1, 2}) == "1");
    CHECK(winner(laid({table({tbody({tr({cell()})}, side(doc::bottom, 2, 1)), tbody({tr({cell()})}, side(doc::top, 2, 2))}, collapsing())}), {1, 2}) == "1");
    CHECK(winner(laid({table({tbody({tr({cell()}), tr({cell()})}, both(side(doc::bottom, 2, 1), side(doc::top, 2, 2)))}, collapsing())}), {1, 2}) == "12"); // a group has borders around it only
    // Rows and groups have no borders where borders do not collapse (17.6.1).
    CHECK(winner(laid({table({tbody({tr({cell()}, border(2, 1))}, border(2, 2))})}), {1, 2}).empty());
}

TEST_CASE("a cell over several rows and columns has no lines in it") {
    if (!book())
        return;
    const Pages pages = laid({table({tbody({tr({spanning(cell(border(2, 1)), 2, 2), cell(border(2, 1))}), tr({cell(border(2, 1))}), tr({cell(border(2, 1)), cell(border(2, 1)), cell(border(2, 1))})})}, collapsing())});
    // The lines: 21, 43, 65, 87 across and 21, 33, 45, 57 down; the cell has 22 to 64 and 22 to 44 without any.
    for (const Found& rect : find_marks(pages, 1)) {
        const bool is_inside = rect.rect.x < pt(64) && rect.rect.x + rect.rect.width > pt(22) && rect.rect.y < pt(44) && rect.rect.y + rect.rect.height > pt(22);
        INFO(rect.text());
        CHECK_FALSE(is_inside);
    }
    const auto has = [&](const std::string& text) { return std::ranges::any_of(find_marks(pages, 1), [&](const Found& rect) { return rect.text() == text; }); };
    CHECK(has("0: 20 44 68 2"));
    CHECK(has("0: 64 32 24 2")); // from the line at 65 to the right edge
}

TEST_CASE("wider lines further down hang over the side of the table") {
    if (!book())
        return;
    // CSS 2.1, 17.6.2: the first row's left border (2) gives the table's, half of it; the second's (6) goes 2 pt further out.
    const Pages pages = laid({table({tbody({tr({cell(side(doc::left, 2, 1))}), tr({cell(side(doc::left, 6, 2))})})}, collapsing())});
    CHECK(drawn(pages, 1) == "0: 20 20 2 10");
    CHECK(drawn(pages, 2) == "0: 18 30 6 10");
    const auto contents = find_marks(pages, 200);
    CHECK(contents[0].rect.x == pt(22));
    CHECK(contents[1].rect.x == pt(24));
}

TEST_CASE("a page ends and begins with a whole line, under repeated rows too") {
    if (!book())
        return;
    // Lines of 2 pt at 21; rows of 12: the header and 20 rows end at 273, another would end at 285, beyond 280.
    std::vector<doc::Block> body;
    for (int i = 0; i < 45; ++i)
        body.push_back(tr({cell(border(2, 1))}));
    const Pages pages = laid({table({thead({tr({cell(border(2, 1))})}), tbody(std::move(body))}, collapsing())});
    REQUIRE(pages.pages.size() == 3);
    for (std::size_t page = 0; page < 3; ++page) {
        std::vector<Length> lying;
        for (const Found& rect : find_marks(pages, 1)) {
            if (rect.page == page && rect.rect.height == pt(2))
                lying.push_back(rect.rect.y);
        }
        std::ranges::sort(lying);
        CHECK(std::ranges::adjacent_find(lying) == lying.end()); // each once
        REQUIRE(lying.size() == (page < 2 ? 22 : 7));
        for (std::size_t i = 0; i < lying.size(); ++i)
            CHECK(lying[i] == pt(20 + 12 * static_cast<std::int64_t>(i)));
    }
    // A line of the header that the row would not have is there as well.
    std::vector<doc::Block> plain;
    for (int i = 0; i < 30; ++i)
        plain.push_back(tr({cell()}));
    const Pages bare = laid({table({thead({tr({cell(side(doc::bottom, 2, 1))})}), tbody(std::move(plain))}, collapsing())});
    const auto lines = find_marks(bare, 1);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].rect == lines[1].rect);
    CHECK(lines[1].page == 1);
}

TEST_CASE("a cell lies over its row, row group, column and table") {
    if (!book())
        return;
    // CSS 2.1, 17.5.1
    const auto make = [](int from) {
        const auto of_level = [&](int level) { return level >= from ? marked(static_cast<std::uint8_t>(level)) : Change{}; };
        doc::Block made = table({tbody({tr({td("a", of_level(1))}, of_level(2))}, of_level(3))}, both(of_level(5), wide(20)));
        made.extras.edit().columns = std::make_shared<const std::vector<doc::Column>>(std::vector<doc::Column>{{automatic, style(of_level(4))}});
        const Pages pages = laid({std::move(made)});
        std::string last;
        for (const Item& item : pages.pages[0].items) {
            if (const auto* rect = std::get_if<FilledRect>(&item.content))
                last = std::to_string(rect->color.red) + " " + show(rect->rect.x) + " " + show(rect->rect.width);
        }
        return last;
    };
    for (int from = 1; from <= 5; ++from)
        CHECK(make(from) == std::to_string(from) + " 20 20");
    // In the space between cells the table shows (17.6.1).
    const Pages spaced = laid({table({tbody({tr({cell(), cell()}, marked(1))})}, both(marked(2), [](doc::Style& s) { s.border_spacing_x = s.border_spacing_y = pt(5); }))});
    CHECK(drawn(spaced, 1) == "0: 25 25 20 10, 0: 50 25 20 10");
    CHECK(drawn(spaced, 2) == "0: 20 20 55 20");
}
