#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::markup::test;
using namespace qujat::base;

namespace {

// The colour of the text "x" under a sheet tells which rule won.
std::string winner(const std::string& sheet, const std::string& body = "<div id=\"d\" class=\"a b\"><p class=\"c\" id=\"p\" title=\"t\">x</p></div>") {
    const doc::Document made = document(body, sheet);
    const doc::Inline* found = find_inline(made.root, "x");
    REQUIRE(found);
    const doc::Color color = found->style->color;
    return color == doc::Color{255, 0, 0} ? "red" : color == doc::Color{0, 0, 255} ? "blue" : color == doc::Color{0, 128, 0} ? "green" : color == doc::Color{} ? "black" : "other";
}

bool matches(const std::string& selector, const std::string& body) { return winner("html { color: black } " + selector + " { color: red }", body) == "red"; }

} // namespace

TEST_CASE("of equal rules the later wins") {
    // CSS Cascade 3, 6.4
    CHECK(winner("p { color: red } p { color: blue }") == "blue");
    CHECK(winner("p { color: red; color: blue }") == "blue");
    CHECK(winner(".c { color: blue } .c { font-weight: bold }") == "blue");
}

TEST_CASE("the more specific rule wins wherever it stands") {
    CHECK(winner(".c { color: red } p { color: blue }") == "red");
    CHECK(winner("#p { color: red } div.a p.c { color: blue }") == "red");
    CHECK(winner("div p { color: red } p { color: blue }") == "red");
    CHECK(winner("* { color: blue } p { color: red } * { color: blue }") == "red");
    CHECK(winner("p, #p { color: red } .c { color: blue }") == "red"); // the list counts with the selector that matches best
    CHECK(winner("p, #nowhere { color: blue } .c { color: red }") == "red");
}

TEST_CASE("important beats specificity and order") {
    CHECK(winner("p { color: red !important } #p { color: blue }") == "red");
    CHECK(winner("p { color: blue !important } .c { color: red !important } p { color: blue !important }") == "red");
    CHECK(winner("#p { color: blue } p { color: red !important } p { color: blue }") == "red");
}

TEST_CASE("the author beats the user agent with the least of selectors, and a declared value beats an inherited one") {
    CHECK(document("<h1>x</h1>", "* { font-weight: normal }").root.children[0].children[0].style->font_weight == 400);
    CHECK(winner("#d { color: blue !important } p { color: red }") == "red");
    CHECK(winner("div { color: red }") == "red");
}

TEST_CASE("each kind of selector picks what it should") {
    const std::string list = "<ul><li>1</li><li lang=\"kk\">2</li><li title=\"u\">x</li><li>4</li></ul>";
    CHECK(matches("li:nth-child(3)", list));
    CHECK_FALSE(matches("li:nth-child(2)", list));
    CHECK(matches("li:nth-child(odd)", list));
    CHECK_FALSE(matches("li:nth-child(even)", list));
    CHECK_FALSE(matches("li:first-child", list));
    CHECK_FALSE(matches("li:last-child", list));
    CHECK(matches("li:first-child", "<ul><li>x</li><li>2</li></ul>"));
    CHECK(matches("li:last-child", "<ul><li>1</li><li>x</li></ul>"));
    CHECK(matches("li:first-child:last-child", "<ul><li>x</li></ul>"));
    CHECK(matches("p:first-child", "<div>text before<p>x</p></div>")); // texts do not count
    CHECK(matches("[title]", list));
    CHECK(matches("[title=u]", list));
    CHECK(matches("li[title='u']", list));
    CHECK_FALSE(matches("[title=v]", list));
    CHECK(matches("[class]", "<p class=\"m n\">x</p>"));
    CHECK(matches("[class='m n']", "<p class=\"m n\">x</p>"));
    CHECK_FALSE(matches("[class=m]", "<p class=\"m n\">x</p>"));
    CHECK(matches("p[id=q]", "<p id=\"q\">x</p>"));
    CHECK(matches("p[lang=kk]", "<p lang=\"kk\">x</p>"));
    CHECK_FALSE(matches("p[lang]", "<div lang=\"kk\"><p>x</p></div>"));
    CHECK(matches(":lang(kk)", "<div lang=\"kk\"><p>x</p></div>"));
    CHECK(matches("p:lang(ru)", "<p>x</p>")); // of the template itself
    CHECK_FALSE(matches("p:lang(kk)", "<p>x</p>"));
    CHECK(matches(".m.n", "<p class=\"m o n\">x</p>"));
    CHECK_FALSE(matches(".m.p", "<p class=\"m n\">x</p>"));
    CHECK(matches("#q", "<p id=\"q\">x</p>"));
    CHECK_FALSE(matches("#Q", "<p id=\"q\">x</p>"));
}

TEST_CASE("descendants and children are told apart") {
    const std::string deep = "<div class=\"a\"><section><div class=\"b\"><p>x</p></div></section></div>";
    CHECK(matches(".a p", deep));
    CHECK_FALSE(matches(".a > p", deep));
    CHECK(matches(".b > p", deep));
    CHECK(matches(".a .b > p", deep));
    CHECK(matches("body > .a > section p", deep));
    CHECK(matches("html body p", deep));
    CHECK_FALSE(matches(".b .a p", deep));
    // The nearest .a does not fit, the one above does.
    CHECK(matches("section > .a p", "<section><div class=\"a\"><div class=\"a\"><p>x</p></div></div></section>"));
    CHECK(matches("section > div div p", "<section><div><div><div><p>x</p></div></div></div></section>"));
}

TEST_CASE("selectors see what the data made, not the template's instructions") {
    CHECK(matches("p:last-child", "<div><q:if test=\"is_public\"><p>1</p></q:if><q:if test=\"kind = 'letter'\"><p>x</p></q:if><q:if test=\"kind = 'notice'\"><p>3</p></q:if></div>"));
    CHECK(matches(".letter", "<p class=\"{kind} other\">x</p>"));
}

TEST_CASE("a selector of many steps over a deep tree costs little") {
    std::string open, close;
    for (int i = 0; i < 60; ++i) {
        open += "<div>";
        close += "</div>";
    }
    CHECK_FALSE(matches(".none div div div div div div div div div div p", open + "<p>x</p>" + close));
}
