#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::markup::test;
using namespace qujat::base;

namespace {

Files with_logo() {
    Files files;
    auto raster = std::make_shared<doc::Raster>();
    raster->width = 4;
    raster->height = 3;
    raster->name = "logo.png";
    raster->data.assign(36, 'x');
    files.images["logo.png"] = raster;
    return files;
}

std::string problem(const std::string& body) {
    const auto found = problems(body, with_logo());
    return found.size() == 1 ? found[0].id + " " + spot(found[0]) : found.empty() ? "none" : said(found);
}

doc::Document with_images(const std::string& body, const std::string& style = "") { return expanded(page(body, style), good_data, with_logo()).document; }

} // namespace

TEST_CASE("an image stands in the line, or is a block where its style says so") {
    // CSS 2.1, 9.2.2: a replaced inline element is an inline-level box
    const doc::Document made = with_images("<p>a <img src=\"logo.png\" alt=\"Знак\"/> b</p><img class=\"b\" src=\"logo.png\" alt=\"{org/name}\"/>", ".b { display: block }");
    const doc::Block& p = made.root.children[0].children[0];
    REQUIRE(p.boxes().size() == 1);
    REQUIRE(p.inlines.size() == 3);
    CHECK(p.inlines[0].text == "a "); // an image is no white space: the spaces beside it stay
    CHECK(p.inlines[1].kind == doc::Inline::Kind::box);
    CHECK(p.inlines[1].box == 0);
    CHECK(p.inlines[2].text == " b");
    CHECK(p.boxes()[0].role == doc::Role::figure);
    const auto& image = std::get<doc::Image>(p.boxes()[0].replaced());
    CHECK(image.alternative == "Знак");
    CHECK(image.raster->width == 4);
    const doc::Block& block = made.root.children[0].children[1];
    CHECK(std::get<doc::Image>(block.replaced()).alternative == "Nomad");
    CHECK(std::get<doc::Image>(block.replaced()).raster == image.raster);
    CHECK(block.style->display == doc::Display::block);
}

TEST_CASE("width and height of an image are weaker than any rule") {
    // HTML, 15.4.3 and 15.2: presentational hints; 1px = 3/4pt
    const std::string img = "<p><img src=\"logo.png\" alt=\"\" width=\"100\" height=\"40\"/></p>";
    const auto style = [&](const std::string& sheet) { return *with_images(img, sheet).root.children[0].children[0].boxes()[0].style; };
    CHECK(style("").width.length == 75_pt);
    CHECK(style("").height.length == 30_pt);
    CHECK(style("* { width: 10pt }").width.length == 10_pt);
    CHECK(style("img { width: 10pt; height: auto }").height.kind == doc::Extent::Kind::automatic);
    CHECK(problem("<img src=\"logo.png\" alt=\"\" width=\"10mm\"/>") == "MRK-0303 5:35 10mm");
    CHECK(problem("<img src=\"logo.png\" alt=\"\" height=\"0\"/>") == "MRK-0303 5:36 0");
}

TEST_CASE("MRK-0304 and MRK-0315: an image has a file, known without data, and words") {
    CHECK(problem("<img src=\"logo.png\"/>") == "MRK-0304 5:1 <img src=\"logo.png\"/>");
    CHECK(problem("<img alt=\"x\"/>") == "MRK-0304 5:1 <img alt=\"x\"/>");
    CHECK(problem("<img src=\"{kind}.png\" alt=\"\"/>") == "MRK-0315 5:11 {kind}.png");
    CHECK(problem("<img src=\"none.png\" alt=\"\"/>") == "DIA-0001 5:11 none.png"); // what the reader said, at the reference
    CHECK(problem("<img src=\"logo.png\" alt=\"\">x</img>").starts_with("MRK-0310 5:"));
    CHECK(problem("<table><tr><img src=\"logo.png\" alt=\"\"/></tr></table>").starts_with("MRK-0310 5:12"));
}

TEST_CASE("a link may be an image that has words") {
    const doc::Document made = with_images("<p><a href=\"https://x\"><img src=\"logo.png\" alt=\"Сайт\"/></a></p>");
    const doc::Block& p = made.root.children[0].children[0];
    REQUIRE(p.inlines.size() == 1);
    CHECK(p.inlines[0].element == 1);
    const auto loaded = load(page("<p><a href=\"https://x\"><img src=\"logo.png\" alt=\"\"/></a></p>"), with_logo());
    REQUIRE(loaded.value);
    CHECK(ids(markup::expand(**loaded.value, {read_data(good_data), *small_acts().find_regime("r-new"), ""}).problems) == "MRK-0402");
}

TEST_CASE("a figure has a caption") {
    const doc::Document made = with_images("<figure><img src=\"logo.png\" alt=\"Знак\"/><figcaption>Рис. 1</figcaption></figure>", "img { display: block }");
    const doc::Block& figure = made.root.children[0].children[0];
    CHECK(figure.role == doc::Role::figure);
    REQUIRE(figure.children.size() == 2);
    CHECK(std::holds_alternative<doc::Image>(figure.children[0].replaced()));
    CHECK(figure.children[1].role == doc::Role::caption);
    CHECK(words(figure.children[1]) == "Рис. 1");
    CHECK(figure.style->margin[doc::left].length == 30_pt); // HTML, 15.3.3: 40px
    CHECK(problem("<div><figcaption>x</figcaption></div>") == "MRK-0311 5:6 <figcaption>");
    CHECK(problem("<figure><figcaption>x</figcaption><figcaption>y</figcaption></figure>") == "MRK-0312 5:35 <figcaption>");
}
