#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

const doc::ContentPiece page_number{doc::ContentPiece::Kind::page, ""}, page_count{doc::ContentPiece::Kind::pages, ""};
using enum doc::MarginBox;

// Three pages.
doc::Document three() { return document({bar(1, pt(260)), bar(2, pt(260)), bar(3, pt(10))}); }

} // namespace

TEST_CASE("pages are numbered and counted, the first may differ") {
    if (!book())
        return;
    doc::Document made = three();
    made.page.furniture = {content(bottom_center, {plain("стр. "), page_number, plain(" из "), page_count})};
    made.page.first_furniture = {content(top_left, {plain("первая")})};
    const Pages pages = laid(std::move(made));
    CHECK(texts(pages, 0) == "первая");
    CHECK(texts(pages, 1) == "стр. 2 из 3");
    CHECK(texts(pages, 2) == "стр. 3 из 3");
    CHECK(find_run(pages, "первая").owner == 0);
    CHECK(find_run(pages, "первая").artifact == ArtifactKind::pagination_header);
    CHECK(find_run(pages, "стр. 2 из 3").artifact == ArtifactKind::pagination_footer);
}

TEST_CASE("each margin box has its place: at the edge or centre of the text area, in the middle of the margin") {
    if (!book())
        return;
    doc::Document made = document({});
    made.page.margin = {pt(30), pt(10), pt(50), pt(40)};
    for (const auto& [box, text] : {std::pair{top_left, "A"}, {top_center, "B"}, {top_right, "C"}, {bottom_left, "D"}, {bottom_center, "E"}, {bottom_right, "F"}})
        made.page.first_furniture.push_back(content(box, {plain(text)}));
    const Pages pages = laid(std::move(made));
    const Length top = pt(9) + baseline_in(pt(12)), bottom = pt(250 + 19) + baseline_in(pt(12)); // (30 - 12) / 2; (50 - 12) / 2
    const auto placed = [&](const char* text, Length x, Length y) {
        const SetRun run = find_run(pages, text);
        CHECK(std::abs((run.begin() - x).raw()) <= 1);
        CHECK(std::abs((run.run->origin.y - y).raw()) <= 2); // halves of odd units
    };
    placed("A", pt(40), top);
    placed("B", pt(40) + (pt(150) - width_of("B")) / 2, top);
    placed("C", pt(190) - width_of("C"), top);
    placed("D", pt(40), bottom);
    placed("E", pt(40) + (pt(150) - width_of("E")) / 2, bottom);
    placed("F", pt(190) - width_of("F"), bottom);
}

TEST_CASE("furniture wider than the page is an error with its widths, and missing glyphs are named") {
    if (!book())
        return;
    doc::Document wide = document({});
    wide.page.first_furniture = {content(top_center, {plain(std::string(100, 'W'))})};
    const auto problems = lay(std::move(wide)).problems;
    REQUIRE(ids(problems) == "LAY-0002");
    CHECK(argument(problems[0], "room") == "56");
    CHECK(argument(problems[0], "width") == std::to_string(width_of(std::string(100, 'W')).raw() * 254 / 720 / 65536));
    doc::Document missing = document({});
    missing.page.first_furniture = {content(top_center, {plain("漢")})};
    CHECK(ids(lay(std::move(missing)).problems) == "LAY-0001");
}

TEST_CASE("the dump of pages says where everything stands") {
    if (!book())
        return;
    doc::Document made = document({bar(1, pt(10)), paragraph("a\"\\")});
    made.page.first_furniture = {content(top_left, {plain("h")})};
    made.page.furniture = made.page.first_furniture;
    const Pages pages = laid(std::move(made));
    const std::string text = dump(pages);
    CHECK(text.starts_with("page 1 200.00 x 300.00\n  artifact rect 20.00 20.00 160.00 x 10.00\n  #3 text 20.00 "));
    CHECK(text.find(" PTSerif-Regular 10.00 \"a\\\"\\\\\"\n") != std::string::npos);
    CHECK(text.find("  artifact header text 20.00 ") != std::string::npos);
}
