#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::markup::css;
using namespace qujat::markup::test;
using namespace qujat::base;

namespace {

PageRule page_rule(const std::string& text) {
    const Sheet read = parse_sheet(text);
    INFO(text << "\n" << said(read.problems));
    REQUIRE(read.problems.empty());
    REQUIRE(read.sheet.pages.size() == 1);
    return read.sheet.pages[0];
}

Size size(const std::string& value) { return page_rule("@page { size: " + value + " }").size.value_or(Size{}); }

// What check_names says of a sheet: "MRK-0109 found nearest;…".
std::string misspelt(const std::string& text) {
    const Sheet read = parse_sheet(text);
    INFO(text << "\n" << said(read.problems));
    REQUIRE(read.problems.empty());
    diag::Log log;
    check_names(read.sheet, log);
    std::string out;
    for (const diag::Diagnostic& problem : log.take())
        out += (out.empty() ? "" : ";") + problem.id + " " + argument(problem, "found") + (problem.id == "MRK-0110" ? "" : " " + argument(problem, "nearest"));
    return out;
}

std::string wrong_style(const std::string& body) { return ids(parse_sheet("@counter-style x { " + body + " }").problems); }

} // namespace

TEST_CASE("a page has a size by name, direction or lengths") {
    // CSS Paged Media 3, 7.1 and 7.1.1: A5 148 × 210, A4 210 × 297, A3 297 × 420, B5 176 × 250, B4 250 × 353 mm; letter 8.5 × 11, legal 8.5 × 14, ledger 11 × 17 in.
    CHECK(size("A5") == Size{148_mm, 210_mm});
    CHECK(size("a4 portrait") == Size{210_mm, 297_mm});
    CHECK(size("landscape A3") == Size{420_mm, 297_mm});
    CHECK(size("B5") == Size{176_mm, 250_mm});
    CHECK(size("B4") == Size{250_mm, 353_mm});
    CHECK(size("letter") == Size{612_pt, 792_pt});
    CHECK(size("legal landscape") == Size{1008_pt, 612_pt});
    CHECK(size("ledger") == Size{792_pt, 1224_pt});
    CHECK(size("landscape") == Size{297_mm, 210_mm});
    CHECK(size("auto") == Size{210_mm, 297_mm});
    // One length is both.
    CHECK(size("10cm") == Size{100_mm, 100_mm});
    CHECK(size("10cm 4in") == Size{100_mm, 288_pt});
}

TEST_CASE("pages have names") {
    // CSS Paged Media 3, 4.1
    CHECK(page_rule("@page Annex { margin: 1cm }").name == "Annex");
    CHECK_FALSE(page_rule("@page Annex { margin: 1cm }").first_only);
    CHECK(page_rule("@page annex:first { margin-top: 1cm }").name == "annex");
    CHECK(page_rule("@page annex:first { margin-top: 1cm }").first_only);
    CHECK(page_rule("@page:FIRST { margin-bottom: 1cm }").first_only);
    CHECK(page_rule("@PAGE { margin: 1cm }").name.empty());
    CHECK(ids(parse_sheet("@page auto { }").problems) == "MRK-0105"); // 7: auto is no name
    CHECK(ids(parse_sheet("@page annex :first { }").problems) == "MRK-0102"); // a space parts them
}

TEST_CASE("a margin box shows page numbers and named strings, an element its own counters and attributes") {
    using Kind = ContentPiece::Kind;
    const PageRule made = page_rule("@page { @top-left { content: 'a' counter(page) counter( pages ) string(chapter) string(chapter, last) string(x, first-except) } }");
    REQUIRE(made.margins.size() == 1);
    const auto& pieces = made.margins[0].declarations.at(0).value.pieces;
    REQUIRE(pieces.size() == 6);
    CHECK(pieces[1].kind == Kind::page);
    CHECK(pieces[2].kind == Kind::pages);
    CHECK(pieces[3].kind == Kind::string);
    CHECK(pieces[3].name == "chapter");
    CHECK(pieces[3].which == doc::ContentPiece::Which::first); // CSS GCPM 3, 1.1.2: first unless said otherwise
    CHECK(pieces[4].which == doc::ContentPiece::Which::last);
    CHECK(pieces[5].which == doc::ContentPiece::Which::first_except);
    for (const char* content : {"counter(chapter)", "attr(title)", "counters(item, '.')", "content()", "string(x, second)", "string(none)", "counter(page, upper-roman)"}) {
        INFO(content);
        CHECK(ids(parse_sheet(std::string("@page { @top-left { content: ") + content + " } }").problems) == "MRK-0104");
    }
    for (const char* content : {"counter(page)", "counter(pages)", "string(x)", "content()", "counters(x)", "counters(x, y)", "attr('x')", "counter(x", "counter(x y)", "counter(x, 5)", "url(x)"}) {
        INFO(content);
        CHECK(ids(parse_sheet(std::string("p::before { content: ") + content + " }").problems).starts_with("MRK-010"));
    }
}

TEST_CASE("names that no rule defines are misspelt") {
    CHECK(misspelt("ol { list-style-type: lower-romann }") == "MRK-0109 lower-romann lower-roman");
    CHECK(misspelt("ol { list-style-type: '–' } ul { list-style-type: none } li { list-style-type: inherit } p { list-style-type: UPPER-LATIN }").empty());
    CHECK(misspelt("@counter-style own { symbols: a } ol { list-style-type: own } p::before { content: counter(list-item, own) }").empty());
    CHECK(misspelt("p::before { content: counter(list-item, owm) }").starts_with("MRK-0109 owm"));
    CHECK(misspelt("@counter-style own { system: extends decimall; } @counter-style b { symbols: a; fallback: owns }") == "MRK-0109 decimall decimal;MRK-0109 owns own");
    CHECK(misspelt("@page annex { size: A3 } div { page: anex } p { page: auto } q { page: annex }") == "MRK-0114 anex annex");
    CHECK(misspelt("h1 { string-set: title content() } @page { @top-left { content: string(titel) } @top-right { content: string(title) } }") == "MRK-0115 titel title");
    CHECK(misspelt("h1 { counter-increment: chapter } h1::before { content: counter(chaptr) counter(chapter) counters(list-item, '.') }") == "MRK-0116 chaptr chapter");
}

TEST_CASE("MRK-0110: counter styles that extend each other are an error and yet count") {
    CHECK(misspelt("@counter-style a { system: extends b } @counter-style b { system: extends a }") == "MRK-0110 a;MRK-0110 b");
    CHECK(misspelt("@counter-style a { system: extends a }") == "MRK-0110 a");
    CHECK(misspelt("@counter-style a { system: extends b } @counter-style b { system: extends decimal }").empty());
    const auto styles = parse_sheet("@counter-style a { system: extends b } @counter-style b { system: extends a }").sheet.counter_styles;
    CHECK(counter_text(styles, "a", 12) == "12"); // CSS Counter Styles 3, 3.1.7: as if they extended decimal
}

TEST_CASE("MRK-0108: a counter style has the symbols its system needs") {
    // CSS Counter Styles 3, 3.1
    CHECK(wrong_style("system: numeric; symbols: a") == "MRK-0108");
    CHECK(wrong_style("system: alphabetic; symbols: a") == "MRK-0108");
    CHECK(wrong_style("system: cyclic") == "MRK-0108");
    CHECK(wrong_style("") == "MRK-0108"); // symbolic is initial
    CHECK(wrong_style("system: additive; symbols: a b") == "MRK-0108");
    CHECK(wrong_style("system: extends decimal; symbols: a b") == "MRK-0108");
    CHECK(wrong_style("system: extends decimal; suffix: ')'").empty());
    CHECK(wrong_style("symbols: a").empty());
}

TEST_CASE("the descriptors of a counter style are judged one by one") {
    for (const char* body : {"system: roman", "system: fixed x", "system: extends", "system: cyclic 3", "symbols: 1 2", "symbols: a, b", "additive-symbols: 1 a, 5 b", "additive-symbols: 5 a, 5 b",
                             "additive-symbols: a", "additive-symbols: -1 a", "prefix: a b", "suffix: 5", "negative: a b c", "range: 5", "range: 5 3", "range: 1 2 3", "range: infinite", "pad: 3", "pad: a",
                             "pad: -1 '0'", "pad: 61 '0'", "pad: 1000000000 '0'", "fallback: 'x'", "suffix: ')' !important"}) {
        INFO(body);
        CHECK(wrong_style(body) == "MRK-0104");
    }
    CHECK(wrong_style("sufix: ')'") == "MRK-0103");
    CHECK(wrong_style("speak-as: auto") == "MRK-0103");
    // 3: these names cannot be given anew.
    for (const char* name : {"decimal", "none", "disc", "Circle", "square", "inherit"})
        CHECK(ids(parse_sheet("@counter-style " + std::string(name) + " { symbols: a }").problems) == "MRK-0104");
    CHECK(ids(parse_sheet("@counter-style { symbols: a }").problems) == "MRK-0102");
    CHECK(ids(parse_sheet("@counter-style a b { symbols: a }").problems) == "MRK-0102");
    CHECK(parse_sheet("@counter-style LOWER-roman { symbols: a }").sheet.counter_styles.at(0).name == "lower-roman");
}
