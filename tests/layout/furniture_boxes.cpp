#include "support.hpp"

#include "layout/margin_boxes.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

using enum doc::MarginBox;
using Which = doc::ContentPiece::Which;

doc::ContentPiece string(const std::string& name, Which which) { return {doc::ContentPiece::Kind::string, name, which}; }

// An open box of these min-content and max-content widths.
MarginAxis open(std::int64_t least, std::int64_t most) { return {Length(), std::nullopt, Length(), Length(), pt(least), pt(most)}; }
MarginAxis given(std::int64_t size) { return {Length(), pt(size), Length(), Length(), Length(), Length()}; }

std::string fit(std::optional<MarginAxis> a, std::optional<MarginAxis> b, std::optional<MarginAxis> c) {
    std::string out;
    const std::array<std::optional<MarginAxis>, 3> boxes = {a, b, c};
    const auto fits = fit_variable(boxes, pt(300));
    for (std::size_t i = 0; i < 3; ++i) {
        if (boxes[i])
            out += show(fits[i].before) + "+" + show(fits[i].size) + " ";
    }
    return out;
}

doc::Block setting(const std::string& value, doc::Block block) {
    block.extras.edit().strings = std::make_shared<const std::vector<doc::NamedString>>(std::vector<doc::NamedString>{{"chapter", value}});
    return block;
}

} // namespace

TEST_CASE("two boxes of a side share it by their texts") {
    if (!book())
        return;
    // CSS Paged Media 3, 5.3.2.2, without a middle box
    CHECK(fit(open(10, 50), {}, {}) == "0+300 ");
    CHECK(fit({}, {}, open(10, 50)) == "0+300 ");
    CHECK(fit(open(10, 100), {}, open(10, 50)) == "0+200 200+100 ");    // 150 more: as 100 to 50
    CHECK(fit(open(40, 400), {}, open(60, 100)) == "0+220 220+80 ");    // 200 over the least: as 360 to 40
    CHECK(fit(open(300, 400), {}, open(100, 100)) == "0+225 225+75 ");  // 100 too few: as 300 to 100
    CHECK(fit(open(0, 0), {}, open(0, 0)) == "0+150 150+150 ");         // factors of 1
    CHECK(fit(given(70), {}, open(10, 20)) == "0+70 70+230 ");
    CHECK(fit(open(10, 20), {}, given(70)) == "0+230 230+70 ");
    CHECK(fit(given(70), {}, given(80)) == "0+70 220+80 ");
}

TEST_CASE("a middle box is centred and the others take what is left on their side") {
    if (!book())
        return;
    // CSS Paged Media 3, 5.3.2.2: the others count as one box of twice the greater
    CHECK(fit({}, open(10, 50), {}) == "0+300 ");
    CHECK(fit(open(10, 50), open(10, 100), {}) == "0+75 75+150 ");                    // 100 more: as 100 to 2 × 50, so 150
    CHECK(fit(open(10, 25), open(10, 100), open(10, 50)) == "0+75 75+150 225+75 ");
    CHECK(fit(open(10, 50), given(100), open(10, 20)) == "0+100 100+100 200+100 ");
    CHECK(fit(given(30), open(20, 60), given(60)) == "0+30 100+100 240+60 ");         // 60 to 2 × 60: 60 + 120 × 60 / 180 = 100
    CHECK(fit(open(30, 200), open(40, 100), {}) == "0+115 115+70 ");                  // 200 over the least 40 + 60: 40 + 200 × 60 / (60 + 340) = 70
}

TEST_CASE("margins, borders and padding of margin boxes count") {
    if (!book())
        return;
    MarginAxis a = open(10, 80);
    a.before = pt(5);
    a.after = std::nullopt; // automatic margins are 0 along the side (5.3.2.1)
    a.around = pt(15);
    CHECK(fit(a, {}, open(10, 50)) == "5+180 200+100 "); // outer 100 to 50; 200 - 20
    // Across (5.3.3)
    const auto across = [](std::optional<Length> before, std::optional<Length> size, std::optional<Length> after, bool outer_is_before) {
        const MarginFit made = fit_fixed({before, size, after, pt(10), Length(), Length()}, pt(100), outer_is_before);
        return show(made.before) + "+" + show(made.size);
    };
    CHECK(across(Length(), std::nullopt, Length(), true) == "0+90");
    CHECK(across(pt(5), std::nullopt, pt(7), true) == "5+78");
    CHECK(across(Length(), pt(40), Length(), true) == "50+40"); // over-constrained: against the page area
    CHECK(across(Length(), pt(40), Length(), false) == "0+40");
    CHECK(across(std::nullopt, pt(40), std::nullopt, true) == "25+40"); // centred
    CHECK(across(std::nullopt, pt(40), pt(10), true) == "40+40");
    CHECK(across(std::nullopt, std::nullopt, pt(10), true) == "0+80");
    CHECK(across(std::nullopt, pt(95), std::nullopt, true) == "-5+95"); // too large: automatic margins are 0, then the outer one gives way
}

TEST_CASE("all sixteen boxes stand where they belong") {
    if (!book())
        return;
    // Margins 40, 30, 60, 50 around an area of 120 × 200 at (50, 40). Table 2 of CSS Paged Media 3, 5.4 says how each is aligned.
    doc::Document made = document({});
    made.page.margin = {pt(40), pt(30), pt(60), pt(50)};
    struct Place {
        doc::MarginBox box;
        const char* text;
        int align;        // -1 left, 0 centre, 1 right
        std::int64_t x;   // of that edge or centre
        std::int64_t top; // of the line
    };
    const Place places[] = {
        {top_left_corner, "a", 1, 50, 14},  {top_left, "b", -1, 50, 14},    {top_center, "c", 0, 110, 14},     {top_right, "d", 1, 170, 14},     {top_right_corner, "e", -1, 170, 14},
        {right_top, "f", 0, 185, 40},       {right_middle, "g", 0, 185, 134}, {right_bottom, "h", 0, 185, 228}, {bottom_right_corner, "i", -1, 170, 264}, {bottom_right, "j", 1, 170, 264},
        {bottom_center, "k", 0, 110, 264},  {bottom_left, "l", -1, 50, 264}, {bottom_left_corner, "m", 1, 50, 264}, {left_bottom, "n", 0, 25, 228},  {left_middle, "o", 0, 25, 134},
        {left_top, "p", 0, 25, 40},
    };
    for (const Place& place : places)
        made.page.first_furniture.push_back(content(place.box, {plain(place.text)}));
    const Pages pages = laid(std::move(made));
    CHECK(runs(pages).size() == 16);
    for (const Place& place : places) {
        INFO(place.text);
        const SetRun run = find_run(pages, place.text);
        const Length at = place.align < 0 ? run.begin() : place.align > 0 ? run.end() : (run.begin() + run.end()) / 2;
        CHECK(std::abs((at - pt(place.x)).raw()) <= 2);
        CHECK(std::abs((run.run->origin.y - pt(place.top) - baseline_in(pt(12))).raw()) <= 2);
        CHECK(run.owner == 0);
        CHECK(run.artifact == (place.top == 14 ? ArtifactKind::pagination_header : ArtifactKind::pagination_footer));
    }
}

TEST_CASE("text of a margin box has lines, alignment, padding and a frame") {
    if (!book())
        return;
    doc::Document made = document({});
    made.page.margin = {pt(60), pt(20), pt(20), pt(20)};
    made.page.first_furniture = {content(top_left, {plain("слово слово")}, marked(4, [](doc::Style& s) {
                                             s.width = length(pt(40)); // one word fits
                                             s.padding.fill(pt(2));
                                             s.border[doc::bottom] = {pt(1), {9, 9, 9}};
                                             s.margin[doc::bottom] = length(pt(5));
                                             s.vertical_align = doc::VerticalAlign::bottom;
                                             s.text_align = doc::Align::right;
                                         }))};
    const Pages pages = laid(std::move(made));
    CHECK(mark(pages, 4) == "0: 20 0 44 55"); // 60 - 5
    CHECK(find_rects(pages, {9, 9, 9})[0].text() == "0: 20 54 44 1");
    const auto set = runs(pages);
    REQUIRE(set.size() == 2);
    CHECK(set[0].end() == pt(62));
    CHECK(set[1].end() == pt(62));
    CHECK(set[1].run->origin.y == pt(52 - 12) + baseline_in(pt(12))); // above padding 2, border 1, margin 5
    CHECK(set[0].run->origin.y == pt(52 - 24) + baseline_in(pt(12)));
}

// CSS Paged Media 3, 6: of the containing block along the same axis: the page area's 160 across, the margin's 60 down.
TEST_CASE("padding of a margin box may be a share of its margin") {
    if (!book())
        return;
    doc::Document made = document({});
    made.page.margin = {pt(60), pt(20), pt(20), pt(20)};
    made.page.first_furniture = {content(top_left, {plain("слово")}, marked(4, [](doc::Style& s) {
                                             s.width = length(pt(40));
                                             s.padding.fill(doc::LengthOrShare::share(10'000));
                                             s.vertical_align = doc::VerticalAlign::top;
                                         }))};
    const Pages pages = laid(std::move(made));
    CHECK(mark(pages, 4) == "0: 20 0 72 60");
    CHECK(find_run(pages, "слово").begin() == pt(36));
    CHECK(find_run(pages, "слово").run->origin.y == pt(6) + baseline_in(pt(12)));
}

TEST_CASE("LAY-0032: text higher than its margin box is an error in its place") {
    if (!book())
        return;
    const auto source = diag::make_source("a.css", "@page { @top-left {} }");
    doc::Document made = document({});
    doc::MarginContent high = content(top_left, {plain("слово слово")}, [](doc::Style& s) { s.width = length(pt(40)); });
    high.place = {source, 8, 17, {}};
    made.page.first_furniture = {high};
    const auto problems = lay(std::move(made)).problems;
    REQUIRE(ids(problems) == "LAY-0032");
    CHECK(argument(problems[0], "box") == "top-left");
    CHECK(argument(problems[0], "height") == "8"); // 24 pt = 8.47 mm
    CHECK(argument(problems[0], "room") == "7");   // 20 pt = 7.06 mm
    CHECK(problems[0].place.source == source);
}

TEST_CASE("string() says the value that a page begins with, has first or has last") {
    if (!book())
        return;
    // CSS GCPM 3, 1.1.2. Page 1 begins with A and later sets B; page 2 sets nothing; page 3 sets C in its middle; page 4 begins with D.
    const auto force = [](doc::Style& s) { s.break_before = doc::Break::always; };
    doc::Document made = document({setting("A", bar(1, pt(10))), setting("B", bar(2, pt(10))), bar(3, pt(10), force), bar(4, pt(10), force), setting("C", bar(5, pt(10))), setting("D", bar(6, pt(10), force))});
    for (auto* furniture : {&made.page.furniture, &made.page.first_furniture}) {
        *furniture = {content(top_left, {plain("f:"), string("chapter", Which::first), plain(" s:"), string("chapter", Which::start), plain(" l:"), string("chapter", Which::last), plain(" x:"),
                                         string("chapter", Which::first_except), plain(" u:"), string("unset", Which::first)})};
    }
    const Pages pages = laid(std::move(made));
    CHECK(texts(pages, 0) == "f:A s:A l:B x: u:");
    CHECK(texts(pages, 1) == "f:B s:B l:B x:B u:");
    CHECK(texts(pages, 2) == "f:C s:B l:C x: u:");
    CHECK(texts(pages, 3) == "f:D s:D l:D x: u:");
}

TEST_CASE("strings set where nothing stands, in a parent or in an absolute box are heard") {
    if (!book())
        return;
    const auto last = [](std::vector<doc::Block> blocks) {
        doc::Document made = document(std::move(blocks));
        made.page.first_furniture = {content(top_left, {plain("<"), string("chapter", Which::last), plain(">")})};
        return texts(laid(std::move(made)), 0);
    };
    CHECK(last({setting("A", box({})), bar(1, pt(10))}) == "<A>");
    CHECK(last({bar(1, pt(10)), setting("A", box({}))}) == "<A>");
    CHECK(last({setting("A", box({bar(1, pt(10)), bar(2, pt(10))}))}) == "<A>");
    CHECK(last({setting("A", box({setting("B", bar(1, pt(10)))}))}) == "<B>");
    CHECK(last({setting("A", box({}, [](doc::Style& s) {
        s.absolute = true;
        s.width = s.offset[doc::top] = s.offset[doc::left] = length(pt(10));
    }))}) == "<A>");
}

TEST_CASE("each named page has margin boxes of its own") {
    if (!book())
        return;
    doc::Document made = document({bar(1, pt(10)), bar(2, pt(10), [](doc::Style& s) { s.page = "annex"; }), bar(3, pt(10))});
    made.page.furniture = {content(top_right, {plain("письмо")})};
    made.page.first_furniture = {content(top_right, {plain("первая")})};
    doc::PageStyle annex;
    annex.name = "annex";
    annex.size = {pt(300), pt(200)};
    annex.margin.fill(pt(20));
    annex.furniture = {content(top_right, {plain("приложение")})};
    made.named_pages = {annex};
    const Pages pages = laid(std::move(made));
    CHECK(texts(pages, 0) == "первая");
    CHECK(texts(pages, 1) == "приложение");
    CHECK(texts(pages, 2) == "письмо");
    CHECK(find_run(pages, "приложение").end() == pt(280));
}
