#include "support.hpp"

#include "markup/cascade.hpp"

#include "catch.hpp"

#include <functional>
#include <memory>
#include <set>

using namespace qujat;
using namespace qujat::markup;
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

TEST_CASE("the nth child by steps and an offset") {
    // Selectors 3, 6.6.5.2: index = a · n + b for an n from 0 on
    const auto picked = [](const std::string& nth) {
        std::string items, out;
        for (int i = 1; i <= 7; ++i)
            items += "<li>" + std::string(1, static_cast<char>('0' + i)) + "</li>";
        const doc::Document made = document("<ol>" + items + "</ol>", "ol { list-style-type: none } li:nth-child(" + nth + ") { color: red }");
        for (char digit = '1'; digit <= '7'; ++digit) {
            const doc::Inline* found = find_inline(made.root, std::string(1, digit));
            REQUIRE(found);
            if (found->style->color == doc::Color{255, 0, 0})
                out += digit;
        }
        return out;
    };
    CHECK(picked("2n+1") == "1357");
    CHECK(picked("odd") == "1357");
    CHECK(picked(" 2N + 0 ") == "246");
    CHECK(picked("even") == "246");
    CHECK(picked("3n") == "36");
    CHECK(picked("3n-1") == "25");
    CHECK(picked("3n - 1") == "25");
    CHECK(picked("n") == "1234567");
    CHECK(picked("n+5") == "567");
    CHECK(picked("-n+3") == "123");
    CHECK(picked("-2n+5") == "135");
    CHECK(picked("0n+4") == "4");
    CHECK(picked("+4") == "4");
    CHECK(picked("10n-3") == "7");
}

TEST_CASE("pseudo-elements have rules of their own, with the specificity of an element") {
    // Selectors 3, 7 and 9
    const Sheet read = parse_sheet("p { color: red } p::before { content: 'a' } .c:after { content: 'b' } ::before { content: 'c' } * { color: blue }");
    INFO(said(read.problems));
    REQUIRE(read.problems.empty());
    CHECK(read.sheet.rules[1].selectors[0].specificity == 2);
    CHECK(read.sheet.rules[2].selectors[0].specificity == 101);
    CHECK(read.sheet.rules[3].selectors[0].specificity == 1);
    const RuleIndex rules = index_rules(read.sheet, 0);
    TemplateNode node;
    node.element = find_element("p");
    Attributes attributes;
    attributes.classes = {"c"};
    Box box;
    box.node = &node;
    box.attributes = std::make_unique<Attributes>(attributes);
    const std::vector<Ancestor> path = {{&box, 1, 1}};
    CHECK(matching(rules, path).size() == 2);
    const auto before = css::content_of(matching(rules, path, css::PseudoElement::before));
    REQUIRE(before);
    CHECK(before->at(0).text == "a"); // the more specific one, though not the last
    CHECK(css::content_of(matching(rules, path, css::PseudoElement::after))->at(0).text == "b");
    CHECK(matching(index_rules(parse_sheet("p { color: red }").sheet, 0), path, css::PseudoElement::before).empty());
}

TEST_CASE("boxes of one parent's style and the same declarations share their style") {
    const std::string sheet = "td { padding: 1pt } .n { text-align: right } tr:nth-child(even) { background: silver }";
    std::string rows;
    for (int i = 0; i < 50; ++i)
        rows += "<tr><td>a</td><td class=\"n\">1</td></tr>";
    const doc::Document made = document("<table><tbody>" + rows + "</tbody></table>", sheet);
    std::set<const doc::Style*> styles;
    const std::function<void(const doc::Block&)> collect = [&](const doc::Block& block) {
        styles.insert(block.style.get());
        for (const doc::Block& child : block.children)
            collect(child);
    };
    collect(made.root);
    CHECK(styles.size() <= 16); // two kinds of rows with two kinds of cells each, and what stands around them
    const doc::Block* row = find_block(made.root, "a");
    REQUIRE(row);
}

TEST_CASE("a list is marked by the counter styles of the sheet and the predefined ones") {
    const auto markers = [](const std::string& sheet) { return words(document("<ol><li>x</li><li>y</li></ol>", sheet).root); };
    CHECK(markers("").starts_with("1.|x|2.|y"));
    CHECK(markers("ol { list-style-type: upper-roman }").starts_with("I.|x|II.|y"));
    CHECK(markers("ol { list-style: paren } @counter-style paren { system: extends lower-latin; suffix: ') ' }").starts_with("a)|x|b)|y"));
    CHECK(markers("ol { list-style: '–' }").starts_with("–|x|–|y"));
    CHECK(markers("ol { list-style: none }").starts_with("x|y"));
}

TEST_CASE("names that the sheets of a template do not define are found when it is loaded") {
    const auto found = [](const std::string& sheet) {
        const auto loaded = load(page("<p><q:value-of select=\"org/name\"/></p>", sheet));
        return ids(loaded.problems);
    };
    CHECK(found("ol { list-style-type: lower-romann }") == "MRK-0109");
    CHECK(found("p { page: annex }") == "MRK-0114");
    CHECK(found("@page { @top-left { content: string(title) } }") == "MRK-0115");
    CHECK(found("p::before { content: counter(chapter) }") == "MRK-0116");
}
