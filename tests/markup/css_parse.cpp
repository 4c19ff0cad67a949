#include "support.hpp"

#include "catch.hpp"

#include <algorithm>

using namespace qujat;
using namespace qujat::markup::css;
using namespace qujat::markup::test;

namespace {

int specificity(const std::string& selector) {
    const Sheet read = parse_sheet(selector + " { color: red }");
    INFO(selector << "\n" << said(read.problems));
    REQUIRE(read.problems.empty());
    REQUIRE(read.sheet.rules.size() == 1);
    return read.sheet.rules[0].selectors[0].specificity;
}

// The only problem of a sheet: id, place, and the arguments named.
std::string problem(const std::string& text, std::initializer_list<std::string_view> arguments = {}) {
    const auto problems = parse_sheet(text).problems;
    if (problems.size() != 1)
        return ids(problems);
    std::string out = problems[0].id + " " + spot(problems[0]);
    for (const std::string_view name : arguments)
        out += " [" + argument(problems[0], name) + "]";
    return out;
}

} // namespace

TEST_CASE("specificity counts ids, then classes, attributes and pseudo-classes, then elements") {
    // Selectors 3, section 9: a-b-c, here as a × 10000 + b × 100 + c; the examples of the specification that the profile has.
    CHECK(specificity("*") == 0);
    CHECK(specificity("li") == 1);
    CHECK(specificity("ul li") == 2);
    CHECK(specificity("ul ol>li") == 3);
    CHECK(specificity("h1 *[title=x]") == 101);
    CHECK(specificity("ul ol li.red") == 103);
    CHECK(specificity("li.red.level") == 201);
    CHECK(specificity("#x34y") == 10000);
    CHECK(specificity("p:first-child") == 101);
    CHECK(specificity(":lang(kk)") == 100);
    CHECK(specificity("div#a.b[lang]:nth-child( odd ) > p") == 10302);
}

TEST_CASE("a rule takes a list of selectors and several declarations") {
    const Sheet read = parse_sheet("h1 , .a.b > p#c,li:nth-child(3) [title='x'] { color: red; ; color: blue; } p {} q { color: red }");
    REQUIRE(read.problems.empty());
    REQUIRE(read.sheet.rules.size() == 3);
    const Rule& rule = read.sheet.rules[0];
    REQUIRE(rule.selectors.size() == 3);
    CHECK(rule.selectors[0].compounds[0].element == "h1");
    const Selector& second = rule.selectors[1];
    REQUIRE(second.compounds.size() == 2);
    CHECK(second.compounds[0].classes == std::vector<std::string>{"a", "b"});
    CHECK(second.combinators == std::vector<Combinator>{Combinator::child});
    CHECK(second.compounds[1].id == "c");
    CHECK(rule.selectors[2].combinators == std::vector<Combinator>{Combinator::descendant});
    CHECK(rule.selectors[2].compounds[0].nth == std::vector<std::pair<int, int>>{{0, 3}});
    REQUIRE(rule.selectors[2].compounds[1].attributes.size() == 1);
    CHECK(rule.selectors[2].compounds[1].attributes[0].second == "x");
    CHECK(rule.declarations.size() == 2);
    CHECK(read.sheet.rules[1].declarations.empty());
}

TEST_CASE("names of elements, properties, keywords and units may be written in capitals") {
    const Sheet read = parse_sheet("P { COLOR: Red; Margin-Top: 5MM !IMPORTANT; text-align: CENTER }");
    REQUIRE(read.problems.empty());
    CHECK(read.sheet.rules[0].selectors[0].compounds[0].element == "p");
    REQUIRE(read.sheet.rules[0].declarations.size() == 3);
    CHECK(read.sheet.rules[0].declarations[0].value.color == doc::Color{255, 0, 0});
    CHECK(read.sheet.rules[0].declarations[1].important);
    CHECK_FALSE(read.sheet.rules[0].declarations[2].important);
}

TEST_CASE("important is read with and without spaces") {
    for (const char* text : {"p { color: red !important }", "p{color:red!important}", "p { color: red ! important ; }", "p { color: red !/**/important }"}) {
        const Sheet read = parse_sheet(text);
        REQUIRE(read.problems.empty());
        CHECK(read.sheet.rules[0].declarations[0].important);
    }
}

TEST_CASE("MRK-0102: what breaks the grammar is said with what was expected") {
    CHECK(problem("p", {"found", "expected"}) == "MRK-0102 1:2  […] [{]");
    CHECK(problem("p {\n color red }", {"found", "expected"}) == "MRK-0102 2:8 red [red] [:]");
    CHECK(problem("p { 5: red }", {"found", "expected"}) == "MRK-0102 1:5 5 [5] [property]");
    CHECK(problem("p { color: }", {"found", "expected"}) == "MRK-0102 1:12 } [}] [value]");
    CHECK(problem("p { color: !important }", {"expected"}) == "MRK-0102 1:23 } [value]");
    CHECK(problem("p { color: red", {"found", "expected"}) == "MRK-0102 1:15  […] [}]");
    CHECK(problem("@page 5mm { }", {"expected"}) == "MRK-0102 1:7 5mm [{]");
    CHECK(problem("p { color: red\n div { color: blue } }", {"found", "expected"}) == "MRK-0102 2:6 { [{] [;]");
}

TEST_CASE("MRK-0103: an unknown property is named with the nearest known one") {
    CHECK(problem("p {\n  margn-top: 5mm;\n}", {"found", "nearest"}) == "MRK-0103 2:3 margn-top [margn-top] [margin-top]");
    CHECK(problem("p { colour: red }", {"found", "nearest"}) == "MRK-0103 1:5 colour [colour] [color]");
    CHECK(problem("p { grid-template-areas: none }", {"nearest"}) == "MRK-0103 1:5 grid-template-areas []");
    CHECK(problem("@page { color: red }", {"found", "nearest"}) == "MRK-0103 1:9 color [color] [size, margin]");
    // All pages have the width of the lines; the first may begin lower and end higher.
    CHECK(problem("@page :first { margin: 5mm }", {"found", "nearest"}) == "MRK-0103 1:16 margin [margin] [margin-top, margin-bottom]");
    CHECK(problem("@page :first { margin-left: 5mm }", {"found"}) == "MRK-0103 1:16 margin-left [margin-left]");
    CHECK(problem("@page :first { size: A5 }", {"found"}) == "MRK-0103 1:16 size [size]");
}

TEST_CASE("MRK-0104: a value the property does not take is named with what it takes") {
    CHECK(problem("p { text-align: middle }", {"property", "found", "expected"}) == "MRK-0104 1:17 middle [text-align] [middle] [left | right | center | justify | start | end]");
    CHECK(problem("p { color: hsl(1, 2, 3) }", {"property", "found"}) == "MRK-0104 1:12 hsl(1, 2, 3) [color] [hsl(1, 2, 3)]");
    for (const char* declaration : {"color: #12", "color: #1234", "color: #ggg", "color: 5", "color: red blue", "margin: 5", "margin: 1mm 2mm 3mm 4mm 5mm", "margin: 1mm inherit", "margin: 1mm, 2mm",
                                    "padding: -1mm", "padding-top: auto", "padding: -5%", "width: -5mm", "width: 5mm 5mm", "height: 5", "min-height: auto", "font-size: 0", "font-size: -1pt",
                                    "font-size: 5", "font-size: larger", "font-weight: 500", "font-weight: bolder", "font-style: oblique", "line-height: -1", "line-height: 1 1", "letter-spacing: 5%",
                                    "text-indent: auto", "text-decoration: overline", "white-space: pre", "orphans: 0", "orphans: 1.5", "widows: -2", "widows: 2mm", "display: flex",
                                    "vertical-align: 5mm", "position: fixed", "position: relative", "break-before: always", "break-inside: page", "border: 1pt", "border: 1pt dashed",
                                    "border: 1pt 2pt solid", "border: solid none", "border: 1pt solid red blue", "border-width: 10%", "border-width: -1pt", "border-style: dotted", "border-color: transparent",
                                    "border-style: solid none none none none", "font-family: 5", "font-family: 'A',", "font-family: , 'A'", "font-family: 'A' 'B'", "font-family: 'A' B", "background-color: pink",
                                    "content: 5", "top: 5", "left: right"}) {
        const auto found = parse_sheet(std::string("p { ") + declaration + " }").problems;
        INFO(declaration << "\n" << said(found));
        CHECK(ids(found) == "MRK-0104");
    }
    CHECK(problem("@page { size: A6 }", {"property", "expected"}) ==
          "MRK-0104 1:15 A6 [size] [A5 | A4 | A3 | B5 | B4 | letter | legal | ledger, portrait | landscape; or one or two lengths (mm cm in pt pc px)]");
    for (const char* size : {"210mm 297mm 5mm", "210mm A4", "210mm landscape", "auto A4", "0", "-5mm", "10em", "50%", "landscape portrait", "201in"}) {
        INFO(size);
        CHECK(ids(parse_sheet(std::string("@page { size: ") + size + " }").problems) == "MRK-0104");
    }
    CHECK(problem("@page { size: A4 A5 }").starts_with("MRK-0104"));
    CHECK(problem("@page { margin: 1mm 2mm 3mm 4mm 5mm }").starts_with("MRK-0104"));
}

TEST_CASE("MRK-0105: selectors outside the profile are errors where they begin to be") {
    CHECK(problem("p::marker { color: red }", {"found"}) == "MRK-0105 1:4 marker [marker]");
    CHECK(problem("p::first-child { color: red }", {"found"}) == "MRK-0105 1:4 first-child [first-child]");
    CHECK(problem("p::before::after {}", {"found"}) == "MRK-0105 1:10 : [:]");
    CHECK(problem("p::before.x {}", {"found"}) == "MRK-0105 1:10 . [.]");
    CHECK(problem("p:after b {}", {"found"}) == "MRK-0105 1:9 b [b]");
    CHECK(problem("a:hover {}", {"found"}) == "MRK-0105 1:3 hover [hover]");
    CHECK(problem("p + q {}", {"found"}) == "MRK-0105 1:3 + [+]");
    CHECK(problem("p ~ q {}", {"found"}) == "MRK-0105 1:3 ~ [~]");
    CHECK(problem("[class~=x] {}", {"found"}) == "MRK-0105 1:7 ~ [~]");
    for (const char* wrong : {"n2", "2n 1", "2n+", "2n + + 1", "+ 2n", "2.5", "x", "", "-n", "-2n-1", "-3", "2n+1 of p"}) {
        INFO(wrong);
        CHECK(ids(parse_sheet(std::string("li:nth-child(") + wrong + ") {}").problems) == "MRK-0105");
    }
    CHECK(problem("li:nth-child(0) {}", {"found"}) == "MRK-0105 1:14 0 [0]");
    CHECK(problem("li:not(.a) {}", {"found"}) == "MRK-0105 1:4 not( [not(]");
    CHECK(problem("p. q {}", {"found"}) == "MRK-0105 1:3   [ ]");
    CHECK(problem("p, {}", {"found"}) == "MRK-0105 1:4 { [{]");
    CHECK(problem("{ color: red }", {"found"}) == "MRK-0105 1:1 { [{]");
    CHECK(problem("p { color: red } }", {"found"}) == "MRK-0105 1:18 } [}]");
    CHECK(problem("@page :left { }", {"found"}) == "MRK-0105 1:8 left [left]");
}

TEST_CASE("MRK-0106: at-rules and margin boxes outside the profile are errors") {
    CHECK(problem("@media print { p { color: red } }", {"found"}) == "MRK-0112 1:1 @media [@media]");
    CHECK(problem("@supports (display: grid) { p { color: red } }", {"found"}) == "MRK-0112 1:1 @supports [@supports]");
    CHECK(problem("@import url; p { color: red }", {"found"}) == "MRK-0111 1:1 @import [@import]");
    CHECK(problem("@font-face { font-family: X }", {"found"}) == "MRK-0113 1:1 @font-face [@font-face]");
    CHECK(problem("@pgae { }", {"found", "nearest"}) == "MRK-0106 1:1 @pgae [@pgae] [@page]");
    CHECK(problem("@layer x { }", {"found", "nearest"}) == "MRK-0106 1:1 @layer [@layer] [@page, @counter-style]");
    CHECK(problem("@page { @top-centre { content: 'x' } }", {"found", "nearest"}) == "MRK-0106 1:9 @top-centre [@top-centre] [@top-center]");
    CHECK(problem("@page { @left-center { } }", {"found"}) == "MRK-0106 1:9 @left-center [@left-center]");
}

TEST_CASE("MRK-0107: an unknown unit is named with those there are") {
    CHECK(problem("p { margin: 1mm 2mn 3mm }", {"found", "expected"}) == "MRK-0107 1:17 2mn [mn] [mm cm in pt pc px em rem %]");
    CHECK(problem("p { width: 5ex }", {"found"}) == "MRK-0107 1:12 5ex [ex]");
    CHECK(problem("p { line-height: 2vh }", {"found"}) == "MRK-0107 1:18 2vh [vh]");
}

TEST_CASE("several errors in one sheet are all reported and what is right is kept") {
    const Sheet read = parse_sheet(R"(p { colr: red; color: blue; margin: 5mn }
a:hover { color: red }
h1 { text-align: centre; font-weight: bold }
@media x { p { foo: bar } }
li { color: 'x
 }
h2 { color: green })");
    INFO(said(read.problems));
    CHECK(ids(read.problems) == "MRK-0101,MRK-0103,MRK-0107,MRK-0105,MRK-0104,MRK-0112,MRK-0104");
    REQUIRE(read.sheet.rules.size() >= 2);
    CHECK(read.sheet.rules[0].declarations.size() == 1);
    CHECK(read.sheet.rules[1].declarations.size() == 1);
}

TEST_CASE("after an unsupported rule reading goes on behind its block") {
    const Sheet read = parse_sheet("a::x { { } } p { color: red } @foo bar; q { color: blue } @baz { a { b: c } } s { color: green }");
    CHECK(ids(read.problems) == "MRK-0105,MRK-0106,MRK-0106");
    REQUIRE(read.sheet.rules.size() == 3);
    CHECK(read.sheet.rules[2].selectors[0].compounds[0].element == "s");
}

TEST_CASE("a page rule has size, margins and margin boxes") {
    const Sheet read = parse_sheet("@page { size: A4 landscape; margin: 20mm 15mm; @bottom-right { content: 'с. ' counter(page) ' из ' counter(pages); font-size: 9pt } } "
                                   "@page:first{@bottom-right{content:none}}");
    INFO(said(read.problems));
    REQUIRE(read.problems.empty());
    REQUIRE(read.sheet.pages.size() == 2);
    const PageRule& page = read.sheet.pages[0];
    CHECK_FALSE(page.first_only);
    REQUIRE(page.size);
    CHECK(*page.size == base::Size{base::operator""_mm(297), base::operator""_mm(210)});
    CHECK(page.declarations.size() == 4);
    REQUIRE(page.margins.size() == 1);
    CHECK(page.margins[0].box == doc::MarginBox::bottom_right);
    const auto& pieces = page.margins[0].declarations[0].value.pieces;
    REQUIRE(pieces.size() == 4);
    CHECK(pieces[0].text == "с. ");
    CHECK(pieces[1].kind == ContentPiece::Kind::page);
    CHECK(pieces[3].kind == ContentPiece::Kind::pages);
    CHECK(read.sheet.pages[1].first_only);
}

TEST_CASE("the names of supported properties are sorted, unique and all readable") {
    const auto& names = property_names();
    CHECK(std::ranges::is_sorted(names));
    CHECK(std::ranges::adjacent_find(names) == names.end());
    for (const std::string& name : names) {
        INFO(name);
        CHECK(parse_sheet("p { " + name + ": inherit }").problems.empty());
        CHECK(parse_sheet("p { " + name + ": initial }").problems.empty());
    }
}
