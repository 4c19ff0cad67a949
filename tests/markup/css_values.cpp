#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::markup::test;
using namespace qujat::base;

namespace {

// Style of <p class="x"> inside <div class="parent"> under a sheet.
doc::Style style(const std::string& sheet, const std::string& parent = "") {
    const doc::Document made = document("<div class=\"parent\"><p class=\"x\">target</p></div>",
                                        "html, body { font-size: 10pt } .parent { " + parent + " } p { margin: 0 } .x { " + sheet + " }");
    const doc::Block* found = find_block(made.root, ""); // the first with text
    REQUIRE(found);
    return *found->style;
}

doc::Extent length(Length of) { return {doc::Extent::Kind::length, of, 0}; }
doc::Extent percent(std::int64_t per_100000) { return {doc::Extent::Kind::percent, Length(), per_100000}; }
const doc::Extent automatic;

} // namespace

TEST_CASE("absolute units are related as CSS Values 3 says") {
    // 6.2: 1in = 2.54cm = 25.4mm = 72pt = 6pc = 96px
    const auto width = [](const std::string& value) { return style("width: " + value).width.length; };
    CHECK(width("1in") == 72_pt);
    CHECK(width("2.54cm") == 72_pt);
    CHECK(width("25.4mm") == 72_pt);
    CHECK(width("6pc") == 72_pt);
    CHECK(width("96px") == 72_pt);
    CHECK(width("72pt") == 72_pt);
    CHECK(width("20mm") == 20_mm);
    CHECK(width("0") == Length());
}

TEST_CASE("em is the element's own font size, for font-size the parent's; rem is the root's") {
    // CSS Values 3, 5.1.1
    const doc::Style made = style("font-size: 2em; margin-top: 1.5em; padding-left: 2rem; width: 50%", "font-size: 12pt");
    CHECK(made.font_size == 24_pt);
    CHECK(made.margin[doc::top] == length(36_pt));
    CHECK(made.padding[doc::left] == 20_pt);
    CHECK(made.width == percent(50'000));
    CHECK(style("margin-top: 1em; font-size: 30pt").margin[doc::top] == length(30_pt)); // order of declarations does not matter
    CHECK(style("font-size: 150%", "font-size: 12pt").font_size == 18_pt);
    CHECK(style("font-size: 2rem", "font-size: 50pt").font_size == 20_pt);
    CHECK(style("margin-left: -1.5em", "font-size: 12pt").margin[doc::left] == length(Length::points(-18)));
}

TEST_CASE("a line height as a number is inherited as a number, any other as a length") {
    // CSS 2.1, 10.8.1
    CHECK(style("font-size: 20pt", "font-size: 10pt; line-height: 1.5").line_height == 30_pt);
    CHECK(style("font-size: 20pt", "font-size: 10pt; line-height: 150%").line_height == 15_pt);
    CHECK(style("font-size: 20pt", "font-size: 10pt; line-height: 1.5em").line_height == 15_pt);
    CHECK(style("font-size: 20pt", "font-size: 10pt; line-height: 13pt").line_height == 13_pt);
    CHECK(style("font-size: 20pt; line-height: inherit", "font-size: 10pt; line-height: 1.5").line_height == 30_pt);
    CHECK(style("font-size: 20pt; line-height: inherit", "font-size: 10pt; line-height: 13pt").line_height == 13_pt);
    CHECK(style("font-size: 20pt; line-height: 1", "line-height: 13pt").line_height == 20_pt);
    CHECK(style("font-size: 20pt; line-height: normal", "line-height: 13pt").line_height == 24_pt); // ours: 1.2
    CHECK(style("font-size: 20pt; line-height: initial", "line-height: 13pt").line_height == 24_pt);
    CHECK(style("line-height: 0").line_height == Length());
}

TEST_CASE("shorthands with one to four values go round from the top") {
    // CSS 2.1, 8.3
    CHECK(style("margin: 1pt").margin == std::array{length(1_pt), length(1_pt), length(1_pt), length(1_pt)});
    CHECK(style("margin: 1pt 2%").margin == std::array{length(1_pt), percent(2000), length(1_pt), percent(2000)});
    CHECK(style("margin: 1pt auto 3pt").margin == std::array{length(1_pt), automatic, length(3_pt), automatic});
    CHECK(style("margin: 1pt 2pt 3pt 4pt").margin == std::array{length(1_pt), length(2_pt), length(3_pt), length(4_pt)});
    CHECK(style("padding: 1pt 2pt 3pt").padding == std::array<doc::LengthOrShare, 4>{1_pt, 2_pt, 3_pt, 2_pt});
    CHECK(style("margin: 5pt; margin-left: 1pt").margin == std::array{length(5_pt), length(5_pt), length(5_pt), length(1_pt)});
    CHECK(style("margin-left: 1pt; margin: 5pt").margin[doc::left] == length(5_pt));
    CHECK(style("margin: inherit", "margin: 7pt").margin[doc::right] == length(7_pt));
    const doc::Style bordered = style("border-style: solid; border-width: 1pt 2pt; border-color: red #00f");
    CHECK(bordered.border[doc::bottom] == doc::Border{1_pt, {255, 0, 0}});
    CHECK(bordered.border[doc::left] == doc::Border{2_pt, {0, 0, 255}});
}

TEST_CASE("a border without style has no width") {
    // CSS Backgrounds 3, 4.3
    CHECK(style("border-width: 3pt").border[doc::top].width == Length());
    CHECK(style("border-top-width: 3pt; border-top-style: none").border[doc::top].width == Length());
    CHECK(style("border: none").border[doc::left].width == Length());
    CHECK(style("border: 1pt solid; border-style: none").border[doc::left].width == Length());
    CHECK(style("border-top: 2pt solid navy").border[doc::top] == doc::Border{2_pt, {0, 0, 128}});
    CHECK(style("border-top: 2pt solid navy").border[doc::bottom].width == Length());
}

TEST_CASE("a border is medium and of the text's colour unless told otherwise") {
    // CSS Backgrounds 3, 4.1 and 4.3: initial values currentcolor and medium
    const Length medium = Length::ratio(9, 4);
    CHECK(style("border-style: solid").border[doc::top] == doc::Border{medium, {0, 0, 0}});
    CHECK(style("border: solid; color: red").border[doc::left] == doc::Border{medium, {255, 0, 0}});
    CHECK(style("border: 1pt solid", "color: red").border[doc::left] == doc::Border{1_pt, {255, 0, 0}});
    CHECK(style("border: 1pt solid blue; color: red").border[doc::left].color == doc::Color{0, 0, 255});
    // A shorthand sets what it leaves out to the initial values.
    CHECK(style("border-color: blue; border-width: 9pt; border: solid").border[doc::top] == doc::Border{medium, {0, 0, 0}});
    CHECK(style("border: thin solid").border[doc::top].width == Length::ratio(3, 4));
    CHECK(style("border: solid thick").border[doc::top].width == Length::ratio(15, 4));
    CHECK(style("border: 1pt solid blue; border-color: initial; color: red").border[doc::top].color == doc::Color{255, 0, 0});
}

TEST_CASE("borders are inherited only when asked for, with width, style and colour") {
    CHECK(style("", "border: 1pt solid red").border[doc::top].width == Length());
    CHECK(style("border: inherit", "border: 1pt solid red").border[doc::top] == doc::Border{1_pt, {255, 0, 0}});
    CHECK(style("border-style: inherit; border-width: 4pt", "border: 1pt solid red").border[doc::top] == doc::Border{4_pt, {0, 0, 0}});
    CHECK(style("border-style: solid; border-color: inherit", "border: 1pt solid red").border[doc::top].color == doc::Color{255, 0, 0});
    CHECK(style("border: 5pt solid; border-width: inherit", "border: 1pt solid red").border[doc::top].width == 1_pt);
    CHECK(style("border-width: inherit", "border: 1pt solid red").border[doc::top].width == Length());
}

TEST_CASE("inherit takes the parent's value, initial the one of the specification") {
    const doc::Style made = style("text-align: initial; color: initial; font-weight: initial; orphans: initial; padding-left: inherit; width: inherit; background-color: inherit",
                                  "text-align: center; color: red; font-weight: bold; orphans: 5; padding-left: 9pt; width: 100pt; background-color: silver");
    CHECK(made.text_align == doc::Align::left);
    CHECK(made.color == doc::Color{0, 0, 0});
    CHECK(made.font_weight == 400);
    CHECK(made.orphans == 2);
    CHECK(made.padding[doc::left] == 9_pt);
    CHECK(made.width == length(100_pt));
    CHECK(made.background == doc::Color{192, 192, 192});
    CHECK(style("font-size: inherit", "font-size: 7pt").font_size == 7_pt);
    CHECK(style("font-size: initial", "font-size: 7pt").font_size == 12_pt); // ours for medium
}

// CSS 2.1, 8.4; CSS Text 3, 7.1: computed as specified.
TEST_CASE("padding and text-indent in per cent stay shares, and inherit as such") {
    const doc::Style made = style("padding: 5% 2pt", "text-indent: -12.5%");
    CHECK(made.padding == std::array<doc::LengthOrShare, 4>{doc::LengthOrShare::share(5'000), 2_pt, doc::LengthOrShare::share(5'000), 2_pt});
    CHECK(made.text_indent == doc::LengthOrShare::share(-12'500));
}

TEST_CASE("inherited properties pass down, the others do not") {
    const doc::Style made = style("", "font-family: 'A', B C; font-size: 11pt; font-weight: bold; font-style: italic; letter-spacing: 2pt; color: navy; text-align: justify; text-indent: 12pt; "
                                      "white-space: nowrap; orphans: 3; widows: 4; list-style-type: decimal; "
                                      "padding: 3pt; width: 200pt; min-height: 9pt; background-color: red; break-inside: avoid; vertical-align: top; margin: 9pt; height: 90pt; break-before: page");
    CHECK(made.font_family == std::vector<std::string>{"A", "B C"});
    CHECK(made.font_size == 11_pt);
    CHECK(made.font_weight == 700);
    CHECK(made.italic);
    CHECK(made.letter_spacing == 2_pt);
    CHECK(made.color == doc::Color{0, 0, 128});
    CHECK(made.text_align == doc::Align::justify);
    CHECK(made.text_indent == 12_pt);
    CHECK(made.white_space == doc::WhiteSpace::nowrap);
    CHECK(made.orphans == 3);
    CHECK(made.widows == 4);
    CHECK(made.list_style_type == "decimal");
    CHECK(made.padding[doc::top] == Length());
    CHECK(made.width == automatic);
    CHECK(made.height == automatic);
    CHECK(made.min_height == Length());
    CHECK_FALSE(made.background);
    CHECK(made.break_inside == doc::Break::automatic);
    CHECK(made.break_before == doc::Break::automatic);
    CHECK(made.vertical_align == doc::VerticalAlign::baseline);
    CHECK(made.margin[doc::top] == length(Length()));
}

TEST_CASE("every keyword gives its value") {
    CHECK(style("text-align: start").text_align == doc::Align::left);
    CHECK(style("text-align: end").text_align == doc::Align::right);
    CHECK(style("break-before: page; break-after: avoid; break-inside: avoid").break_before == doc::Break::always);
    CHECK(style("break-before: page; break-after: avoid; break-inside: avoid").break_after == doc::Break::avoid);
    CHECK(style("break-before: page; break-after: avoid; break-inside: avoid").break_inside == doc::Break::avoid);
    CHECK(style("white-space: pre-line").white_space == doc::WhiteSpace::pre_line);
    CHECK(style("font-weight: 700").font_weight == 700);
    CHECK(style("font-weight: 400", "font-weight: bold").font_weight == 400);
    CHECK(style("font-style: normal", "font-style: italic").italic == false);
    CHECK(style("letter-spacing: normal", "letter-spacing: 3pt").letter_spacing == Length());
    CHECK(style("letter-spacing: -0.5pt").letter_spacing == -Length::ratio(1, 2));
    CHECK(style("text-decoration: underline").underline);
    CHECK(style("position: absolute; top: 1pt; right: 10%; bottom: -2pt").absolute);
    CHECK(style("position: absolute; top: 1pt; right: 10%; bottom: -2pt").offset == std::array{length(1_pt), percent(10'000), length(Length::points(-2)), automatic});
    CHECK(style("color: #1a2B3c").color == doc::Color{0x1A, 0x2B, 0x3C});
    CHECK(style("color: #f0a").color == doc::Color{255, 0, 0xAA});
    CHECK(style("background-color: white").background == doc::Color{255, 255, 255});
    CHECK_FALSE(style("background-color: white; background-color: transparent").background);
    CHECK(style("display: table-cell; vertical-align: middle").vertical_align == doc::VerticalAlign::middle);
}

TEST_CASE("sizes that no paper has do not overflow") {
    const doc::Style made = style("font-size: 1000000em; margin: 1000000em; line-height: 1000000; letter-spacing: 999999rem; width: 999999cm", "font-size: 1000000cm");
    CHECK(made.font_size > 1000_pt);
    CHECK(made.margin[doc::top].length >= made.font_size);
    CHECK(made.line_height >= made.font_size);
}

TEST_CASE("page margins take lengths and shares of the sheet") {
    const doc::Document made = document("<p>x</p>", "@page { size: A5; margin: 10% 5mm 20mm 25% }");
    CHECK(made.page.size == Size{148_mm, 210_mm});
    // CSS Paged Media 3, 7.1: percentages of left and right are of the width of the page box, of top and bottom of its height.
    CHECK(made.page.margin[doc::top] == (210_mm).scaled(1, 10));
    CHECK(made.page.margin[doc::right] == 5_mm);
    CHECK(made.page.margin[doc::bottom] == 20_mm);
    CHECK(made.page.margin[doc::left] == (148_mm).scaled(1, 4));
    CHECK(document("<p>x</p>", "@page { margin: 10mm } @page { margin-left: 30mm }").page.margin == std::array{10_mm, 10_mm, 10_mm, 30_mm});
    CHECK(document("<p>x</p>").page.size == Size{210_mm, 297_mm});
}

TEST_CASE("what is placed absolutely is a block") {
    // CSS 2.1, 9.7
    const doc::Document made = document("<p>a<span class=\"x\">b</span>c</p>", ".x { position: absolute; width: 10pt }");
    const doc::Block& p = made.root.children[0].children[0];
    CHECK(words(p) == "a|b|c");
    REQUIRE(p.children.size() == 3);
    CHECK(p.children[1].style->absolute);
    CHECK(p.children[1].style->display == doc::Display::block);
}

TEST_CASE("words about text") {
    using namespace doc;
    // CSS Text 3: `text-align-last`, `text-transform`, `hyphens`
    CHECK(style("text-align-last: justify").text_align_last == AlignLast::justify);
    CHECK(style("text-align-last: end").text_align_last == AlignLast::right);
    CHECK(style("", "text-align-last: center").text_align_last == AlignLast::center);
    CHECK(style("text-align-last: auto", "text-align-last: center").text_align_last == AlignLast::automatic);
    CHECK(style("", "text-transform: uppercase").text_transform == TextTransform::uppercase);
    CHECK(style("text-transform: lowercase").text_transform == TextTransform::lowercase);
    CHECK(style("text-transform: capitalize").text_transform == TextTransform::capitalize);
    CHECK(style("text-transform: none", "text-transform: uppercase").text_transform == TextTransform::none);
    CHECK(style("").hyphens == Hyphens::manual); // the initial value
    CHECK(style("", "hyphens: auto").hyphens == Hyphens::automatic);
    CHECK(style("hyphens: none", "hyphens: auto").hyphens == Hyphens::none);
}

TEST_CASE("lines under and through text") {
    // CSS 2.1, 16.3.1: each word once, in any order
    const auto lines = [](const std::string& value) {
        const doc::Style made = style("text-decoration: " + value);
        return std::pair(made.underline, made.line_through);
    };
    CHECK(lines("underline") == std::pair(true, false));
    CHECK(lines("line-through") == std::pair(false, true));
    CHECK(lines("line-through underline") == std::pair(true, true));
    CHECK(lines("underline; text-decoration: none") == std::pair(false, false));
    CHECK(lines("underline; text-decoration: initial") == std::pair(false, false));
    // They are not inherited and yet go on inside, whatever the child says, but not into what is placed absolutely.
    CHECK(style("text-decoration: none", "text-decoration: underline line-through").underline);
    CHECK(style("", "text-decoration: underline line-through").line_through);
    CHECK_FALSE(style("position: absolute", "text-decoration: underline").underline);
}

TEST_CASE("properties of tables and lists") {
    using namespace doc;
    CHECK(style("", "border-collapse: collapse").collapses_borders); // CSS 2.1, 17.6
    CHECK_FALSE(style("").collapses_borders);
    // 17.6.1: one length is both, of two the first is the horizontal one
    CHECK(style("", "border-spacing: 2pt").border_spacing_x == 2_pt);
    CHECK(style("", "border-spacing: 2pt").border_spacing_y == 2_pt);
    CHECK(style("border-spacing: 1em 3pt").border_spacing_x == 10_pt);
    CHECK(style("border-spacing: 1em 3pt").border_spacing_y == 3_pt);
    CHECK(style("", "caption-side: bottom").caption_side == CaptionSide::bottom); // 17.4.1
    CHECK(style("table-layout: fixed").fixed_table_layout); // 17.5.2
    CHECK_FALSE(style("", "table-layout: fixed").fixed_table_layout);
    CHECK(style("list-style-type: Upper-Roman").list_style_type == "upper-roman"); // CSS Lists 3, `list-style-type`
    CHECK(style("list-style: square").list_style_type == "square");
    CHECK(style("list-style-type: '– '").list_style_type == "\"– ");
    CHECK(style("", "list-style-type: circle").list_style_type == "circle");
}

TEST_CASE("boxes may be of every kind of the profile") {
    using enum doc::Display;
    const auto display = [](const std::string& value) {
        const Sheet read = parse_sheet("p { display: " + value + " }");
        std::vector<const markup::css::Declaration*> declarations;
        for (const auto& declaration : read.sheet.rules.at(0).declarations)
            declarations.push_back(&declaration);
        return markup::css::compute(declarations, {}).display;
    };
    CHECK(display("inline-block") == inline_block);
    CHECK(display("list-item") == list_item);
    // CSS 2.1, 9.7: what is placed absolutely is a block, but tables and list items stay what they are.
    CHECK(display("inline-block; position: absolute") == block);
    CHECK(display("table-cell; position: absolute") == block);
    CHECK(display("table; position: absolute") == table);
}

TEST_CASE("breaks and pages") {
    // CSS Fragmentation 3, 3.1 and 3.2: within pages avoid-page is avoid
    CHECK(style("break-before: avoid-page").break_before == doc::Break::avoid);
    CHECK(style("break-after: avoid-page").break_after == doc::Break::avoid);
    CHECK(style("break-inside: avoid-page").break_inside == doc::Break::avoid);
    CHECK(style("break-after: page").break_after == doc::Break::always);
    // CSS Paged Media 3, `page`: `auto` is the parent's page, of the root the one without name
    const std::string pages = "} @page A { margin: 1cm } @page b { margin: 1cm } p {";
    CHECK(style("").page.empty());
    CHECK(style(pages, "page: A").page == "A");
    CHECK(style("page: b;" + pages, "page: A").page == "b");
    CHECK(style("page: auto;" + pages, "page: A").page == "A");
}

TEST_CASE("borders: none, hidden and solid") {
    CHECK(style("border: 1pt hidden").border[doc::top].hidden);
    CHECK(style("border: 1pt hidden").border[doc::top].width == Length()); // CSS Backgrounds 3, 4.2: as none
    CHECK_FALSE(style("border: 1pt solid").border[doc::top].hidden);
    CHECK(style("border-style: inherit", "border: hidden").border[doc::left].hidden);
    CHECK_FALSE(style("border-style: hidden; border-style: initial").border[doc::left].hidden);
}

TEST_CASE("the font shorthand sets what it names and resets the rest") {
    // CSS Fonts 3, 3.7
    const doc::Style made = style("font: italic bold 14pt/150% 'PT Serif', Noto Serif");
    CHECK(made.italic);
    CHECK(made.font_weight == 700);
    CHECK(made.font_size == 14_pt);
    CHECK(made.line_height == 21_pt);
    CHECK(made.font_family == std::vector<std::string>{"PT Serif", "Noto Serif"});
    const doc::Style plain = style("font: 10pt A", "font-style: italic; font-weight: bold; line-height: 3");
    CHECK_FALSE(plain.italic);
    CHECK(plain.font_weight == 400);
    CHECK(plain.line_height == 12_pt); // normal
    CHECK(style("font: normal bold 2em / 1.5 A").line_height == 30_pt);
    CHECK(style("font: 700 normal 10pt A").font_weight == 700);
    CHECK(style("font: inherit", "font: italic 8pt/2 B").font_size == 8_pt);
    CHECK(style("font: inherit", "font: italic 8pt/2 B").line_height == 16_pt);
    for (const char* wrong : {"10pt", "A", "bold A", "10pt/ A", "italic italic 10pt A", "italic bold normal 10pt A", "normal normal normal 10pt A", "caption", "10pt/1.5", "small-caps 10pt A", "10 A"}) {
        INFO(wrong);
        CHECK(ids(parse_sheet(std::string("p { font: ") + wrong + " }").problems) == "MRK-0104");
    }
}

TEST_CASE("colours have all names of CSS 2.1 and may be mixed of red, green and blue") {
    const auto color = [](const std::string& value) { return style("color: " + value).color; };
    // CSS 2.1, 4.3.6
    CHECK(color("fuchsia") == doc::Color{255, 0, 255});
    CHECK(color("teal") == doc::Color{0, 128, 128});
    CHECK(color("OLIVE") == doc::Color{128, 128, 0});
    CHECK(color("orange") == doc::Color{255, 165, 0});
    CHECK(color("lime") == doc::Color{0, 255, 0});
    // CSS Color 3, 4.2.1, with the specification's own examples; what is beyond is clipped
    CHECK(color("rgb(255,0,0)") == doc::Color{255, 0, 0});
    CHECK(color("RGB( 100% , 0%, 50% )") == doc::Color{255, 0, 128});
    CHECK(color("rgb(300,0,-10)") == doc::Color{255, 0, 0});
    CHECK(color("rgb(110%, 0%, 0%)") == doc::Color{255, 0, 0});
    CHECK(style("border: 1pt solid rgb(1, 2, 3)").border[doc::top].color == doc::Color{1, 2, 3});
    CHECK(style("background: rgb(1, 2, 3)").background == doc::Color{1, 2, 3});
    CHECK_FALSE(style("background: red; background: none").background);
    for (const char* wrong : {"rgb(1, 2)", "rgb(1, 2, 3, 4)", "rgb(1, 2%, 3)", "rgb(1 2 3)", "rgb(1.5, 2, 3)", "rgb(1,, 2, 3)", "rgb(1, 2, 3", "rgb(1, 2, 3) x", "rgb()", "pink"}) {
        INFO(wrong);
        CHECK(ids(parse_sheet(std::string("p { color: ") + wrong + "; }").problems).starts_with("MRK-0104"));
    }
}

TEST_CASE("unset inherits what is inherited and else starts anew") {
    // CSS Cascade 3, 7.3.3
    CHECK(style("color: unset; width: unset", "color: red; width: 9pt").color == doc::Color{255, 0, 0});
    CHECK(style("width: 5pt; width: unset", "width: 9pt").width == automatic);
    CHECK(style("margin: unset; border: unset", "margin: 9pt; border: 1pt solid").margin[doc::top] == length(Length()));
    CHECK(style("font: unset", "font: italic 8pt B").font_size == 8_pt);
}

TEST_CASE("values that the layout cannot draw are errors") {
    for (const char* declaration : {"text-align-last: middle", "text-transform: full-width", "hyphens: all", "text-decoration: underline underline", "text-decoration: none underline", "text-decoration: overline",
                                    "border-collapse: both", "border-spacing: 1pt 2pt 3pt", "border-spacing: -1pt", "border-spacing: 5%", "caption-side: left", "table-layout: none", "list-style-type: 5",
                                    "list-style: inside", "list-style-type: symbols('*')", "break-before: left", "break-before: recto", "break-inside: page", "page: 'x'", "page: a b", "border-style: double",
                                    "border: 1pt dotted", "background: url(x)", "background: red blue", "counter-reset: 5", "counter-reset: a 1.5", "counter-reset: a 1 2", "counter-increment: none a",
                                    "counter-increment: page", "counter-set: inherit 1", "string-set: x", "string-set: 'x'", "string-set: x content(), y", "string-set: x content(before)", "string-set: x string(y)",
                                    "string-set: x counter(page)", "string-set: none 'x'", "content: counter(a) 5", "content: attr(a b)"}) {
        const auto found = parse_sheet(std::string("p { ") + declaration + " }").problems;
        INFO(declaration << "\n" << said(found));
        CHECK(ids(found) == "MRK-0104");
    }
}

TEST_CASE("what an element does to counters and strings is read as it stands") {
    using namespace markup::css;
    const auto declared = [](const std::string& text) {
        static std::vector<Sheet> kept; // what is returned points into it
        kept.push_back(parse_sheet("p { " + text + " }"));
        INFO(said(kept.back().problems));
        REQUIRE(kept.back().problems.empty());
        std::vector<const Declaration*> out;
        for (const Declaration& declaration : kept.back().sheet.rules[0].declarations)
            out.push_back(&declaration);
        return out;
    };
    // CSS Lists 3, 4.1 and 4.2: 0 for counters that are reset or set, 1 for those that grow
    const CounterChanges changes = counters_of(declared("counter-reset: a b -3; counter-increment: a b 2 a; counter-set: c 7 d"));
    CHECK(changes.resets == std::vector<CounterChange>{{"a", 0}, {"b", -3}});
    CHECK(changes.increments == std::vector<CounterChange>{{"a", 1}, {"b", 2}, {"a", 1}});
    CHECK(changes.sets == std::vector<CounterChange>{{"c", 7}, {"d", 0}});
    CHECK(counters_of(declared("counter-reset: a; counter-reset: none")).resets.empty());
    CHECK(counters_of(declared("counter-reset: a; counter-reset: initial")).resets.empty());
    CHECK(counters_of(declared("counter-reset: a 99999999999")).resets == std::vector<CounterChange>{{"a", 1'000'000}});

    // CSS GCPM 3, 1.1.1
    const auto sets = string_sets_of(declared("string-set: a 'x' content() , b content(text) counter(n, Upper-Roman) attr(title)"));
    REQUIRE(sets.size() == 2);
    CHECK(sets[0].name == "a");
    REQUIRE(sets[0].pieces.size() == 2);
    CHECK(sets[0].pieces[0].text == "x");
    CHECK(sets[0].pieces[1].kind == ContentPiece::Kind::content);
    REQUIRE(sets[1].pieces.size() == 3);
    CHECK(sets[1].pieces[1].style == "upper-roman");
    CHECK(sets[1].pieces[2].kind == ContentPiece::Kind::attribute);

    // CSS 2.1, 12.2 and 12.4
    const auto content = content_of(declared("content: '(' counter(a) ')' counters( b , '.' , lower-latin ) attr(href)"));
    REQUIRE(content);
    REQUIRE(content->size() == 5);
    CHECK((*content)[1].kind == ContentPiece::Kind::counter);
    CHECK((*content)[1].name == "a");
    CHECK((*content)[1].style == "decimal");
    CHECK((*content)[3].kind == ContentPiece::Kind::counters);
    CHECK((*content)[3].text == ".");
    CHECK((*content)[3].style == "lower-latin");
    CHECK((*content)[4].name == "href");
    CHECK(content_of(declared("content: ''"))); // an empty box is a box
    CHECK_FALSE(content_of(declared("content: 'x'; content: none")));
    CHECK_FALSE(content_of(declared("content: normal")));
    CHECK_FALSE(content_of(declared("color: red")));
}
