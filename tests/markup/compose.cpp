#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::markup::test;
using namespace qujat::base;

namespace {

std::string text(const std::string& body, const std::string& style = "") { return words(document(body, style).root); }

// Names and values of all strings, in document order.
std::string strings(const doc::Block& block) {
    std::string out;
    if (block.strings()) {
        for (const doc::NamedString& string : *block.strings())
            out += "[" + string.name + "=" + string.value + "]";
    }
    for (const doc::Block& box : block.boxes())
        out += strings(box);
    for (const doc::Block& child : block.children)
        out += strings(child);
    return out;
}

std::string furniture(const std::vector<doc::MarginContent>& contents) {
    std::string out;
    for (const doc::MarginContent& content : contents)
        out += (out.empty() ? "" : " ") + std::string(doc::margin_box_name(content.box)) + "=" + content.pieces[0].text;
    return out;
}

} // namespace

TEST_CASE("lists count from start, and an item may say its number") {
    // HTML, 4.4.5 and 4.4.8; CSS Lists 3, 4.6
    CHECK(text("<ol><li>a</li><li>b</li></ol>") == "1.|a|2.|b");
    CHECK(text("<ol start=\"4\"><li>a</li><li value=\"9\">b</li><li>c</li></ol>") == "4.|a|9.|b|10.|c");
    CHECK(text("<ol start=\"{pages}\"><li>a</li></ol>") == "2.|a");
    CHECK(text("<ol start=\"0\"><li>a</li></ol><ol><li>b</li></ol>") == "0.|a|1.|b");
    CHECK(text("<ol><li>a<ol><li>x</li><li>y</li></ol></li><li>b</li></ol>") == "1.|a|1.|x|2.|y|2.|b"); // a list inside counts by itself
    CHECK(text("<ol><li>a</li><li class=\"h\">b</li><li>c</li></ol>", ".h { display: none }") == "1.|a|2.|c"); // 4.4: what makes no box does not count
    CHECK(text("<ol><li>a</li><li class=\"h\">b</li><li>c</li></ol>", ".h { counter-increment: list-item 5 }") == "1.|a|6.|b|7.|c");
    CHECK(text("<ol class=\"r\"><li>a</li></ol>", ".r { counter-reset: list-item 6 }") == "7.|a");
}

TEST_CASE("a list of anything but items is none for a reader") {
    // ISO 32000-1, 14.8.4.3.3: L holds LI, LI holds Lbl and LBody
    const doc::Document made = document("<ul><li>a</li></ul><ul class=\"x\"><li>b</li></ul>", ".x li { display: block }");
    const doc::Block& body = made.root.children[0];
    CHECK(body.children[0].role == doc::Role::list);
    CHECK(body.children[0].children[0].children.size() == 2);
    CHECK(body.children[1].role == doc::Role::list);
    REQUIRE(body.children[1].children[0].children.size() == 1); // no marker, yet a body
    CHECK(body.children[1].children[0].children[0].role == doc::Role::list_body);
    const doc::Document lone = document("<p class=\"i\">a</p>", ".i { display: list-item; list-style-type: decimal }");
    const doc::Block& list = lone.root.children[0].children[0];
    CHECK(list.role == doc::Role::list);
    CHECK(list.children[0].role == doc::Role::list_item);
    CHECK(words(list) == "1.|a");
}

TEST_CASE("counters live in the element that makes them, its later brothers, and all inside") {
    // CSS Lists 3, 4.3 and the sample of nested counters in CSS 2.1, 12.4.1
    const std::string nested = "ol { counter-reset: item } li { display: block; counter-increment: item } li::before { content: counters(item, '.') ' ' }";
    CHECK(text("<ol><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li><li>e</li></ol>", nested) == "1 a|2 b|2.1 c|2.2 d|3 e");
    const std::string chapters = "h1 { counter-increment: h; counter-reset: s } h1::before { content: counter(h) '. ' } h2::before { counter-increment: s; content: counter(h) '.' counter(s) ' ' }";
    CHECK(text("<h1>A</h1><h2>a</h2><h2>b</h2><h1>B</h1><h2>c</h2>", "body { counter-reset: h } " + chapters) == "1. A|1.1 a|1.2 b|2. B|2.1 c"); // 12.4: the counter of h1 goes on for its brothers
    CHECK(text("<p>a</p><p>b</p>", "p { counter-increment: n 5; } p::after { content: '=' counter(n) } body { counter-reset: n 10 }") == "a=15|b=20");
    CHECK(text("<p>a</p><p class=\"s\">b</p><p>c</p>", "body { counter-reset: n } p { counter-increment: n } .s { counter-set: n 40 } p::before { content: counter(n) }") == "1a|40b|41c");
    CHECK(text("<div><p>a</p></div><div><p>b</p></div>", "div { counter-reset: n } p { counter-increment: n } p::before { content: counter(n) }") == "1a|1b");
}

TEST_CASE("before and after make text inside the element, with its own style") {
    // CSS 2.1, 12.1
    CHECK(text("<p>x</p>", "p::before { content: '«' } p::after { content: '»' }") == "«x»");
    CHECK(text("<p id=\"i\" title=\"t\">x</p>", "p::after { content: ' (' attr(title) ')' }") == "x (t)");
    CHECK(text("<p>x</p>", "p::before { content: none }") == "x");
    CHECK(text("<p>x</p>", "p::before { content: 'no'; display: none }") == "x");
    CHECK(text("<p>x</p>", "p::before { content: 'a'; display: block }") == "a|x");
    CHECK(text("<table><tr><td>x</td></tr></table>", "td::after { content: '!' }") == "x!");
    const doc::Document made = document("<p>x</p>", "p { font-size: 10pt } p::before { content: 'a'; font-weight: bold; color: red }");
    const doc::Inline* before = find_inline(made.root, "a");
    REQUIRE(before);
    CHECK(before->style->font_weight == 700);
    CHECK(before->style->color == doc::Color{255, 0, 0});
    CHECK(before->style->font_size == 10_pt);
    CHECK(before->language == Language::ru);
}

TEST_CASE("text-transform changes the letters of a language, and words that go over inline elements") {
    // CSS Text 3, 2.1
    CHECK(text("<p>әңгіме және <b>text</b></p>", "p { text-transform: uppercase }") == "ӘҢГІМЕ ЖӘНЕ TEXT");
    CHECK(text("<p>ТЕКСТ</p>", "p { text-transform: lowercase }") == "текст");
    CHECK(text("<p>общее дело «юг» don't half<b>way</b> x-ray 2й</p>", "p { text-transform: capitalize }") == "Общее Дело «Юг» Don't Halfway X-Ray 2й");
    CHECK(text("<p>a<b>b</b></p>", "p { text-transform: uppercase } b { text-transform: none }") == "Ab");
}

TEST_CASE("an inline-block is a box in the line") {
    // CSS 2.1, 9.2.2
    const doc::Document made = document("<p>a <span class=\"b\">in <b>side</b></span> c</p>", ".b { display: inline-block; width: 20mm; text-decoration: none } p { text-decoration: underline }");
    const doc::Block& p = made.root.children[0].children[0];
    REQUIRE(p.boxes().size() == 1);
    CHECK(words(p.boxes()[0]) == "in side");
    CHECK(p.boxes()[0].style->width.length == 20_mm);
    CHECK_FALSE(p.boxes()[0].inlines[0].style->underline); // 16.3.1: not propagated to inline-block
    REQUIRE(p.inlines.size() == 3);
    CHECK(p.inlines[0].text == "a ");
    CHECK(p.inlines[1].kind == doc::Inline::Kind::box);
    CHECK(p.inlines[2].text == " c");
}

TEST_CASE("string-set keeps the text of an element where its block begins") {
    // CSS GCPM 3, 1.1.1
    const std::string use = "@page { @top-left { content: string(t) } } ";
    CHECK(strings(document("<h1> Chapter \n <b>one</b></h1><p>x</p>", use + "h1 { string-set: t content() }").root) == "[t=Chapter one]");
    CHECK(strings(document("<h1>A</h1><h1>B</h1>", use + "body { counter-reset: n } h1 { counter-increment: n; string-set: t counter(n) '. ' content() }").root) == "[t=1. A][t=2. B]");
    CHECK(strings(document("<p title=\"q\">x</p>", use + "p { string-set: t attr(title) }").root) == "[t=q]");
    CHECK(strings(document("<p>one <b>two</b></p>", use + "b { string-set: t content() }").root) == "[t=two]"); // where the paragraph begins
    CHECK(strings(document("<div>one <b>two</b><p>x</p></div>", use + "b { string-set: t content() }").root) == "[t=two]");
}

TEST_CASE("named pages start from the rules without name") {
    // CSS Paged Media 3, 4.4: a name weighs more than :first
    const doc::Document made = document("<p>x</p><div class=\"w\"><p>y</p></div>",
                                        "@page { margin: 10mm; @top-left { content: 'a' } } @page wide { size: A4 landscape; margin-left: 30mm; @top-left { content: 'w' } @bottom-left { content: 'b' } }"
                                        "@page :first { margin-top: 40mm; @top-right { content: 'f' } @top-left { content: 'fl' } } @page wide:first { margin-bottom: 50mm } .w { page: wide }");
    CHECK(made.page.margin == std::array{10_mm, 10_mm, 10_mm, 10_mm});
    REQUIRE(made.page.first_margin);
    CHECK((*made.page.first_margin)[doc::top] == 40_mm);
    CHECK(furniture(made.page.furniture) == "top-left=a");
    CHECK(furniture(made.page.first_furniture) == "top-right=f top-left=fl");
    REQUIRE(made.named_pages.size() == 1);
    const doc::PageStyle& wide = made.named_pages[0];
    CHECK(wide.name == "wide");
    CHECK(wide.size.width == 297_mm);
    CHECK(wide.size.height == 210_mm);
    CHECK(wide.margin == std::array{10_mm, 10_mm, 10_mm, 30_mm});
    CHECK(furniture(wide.furniture) == "top-left=w bottom-left=b");
    CHECK(furniture(wide.first_furniture) == "top-right=f top-left=w bottom-left=b");
    REQUIRE(wide.first_margin);
    CHECK(*wide.first_margin == std::array{40_mm, 10_mm, 50_mm, 30_mm});
    CHECK(find_block(made.root, "y")->style->page == "wide");
    CHECK(find_block(made.root, "x")->style->page.empty());
    // Our translation says so on the pages of every name.
    const auto ours = expanded(page("<p>x</p>", "@page wide { size: A4 landscape; @bottom-center { content: 'b' } } p { page: wide }", "no"));
    CHECK(furniture(ours.document.page.furniture) == "bottom-center=неофициальный перевод");
    CHECK(furniture(ours.document.named_pages[0].furniture) == "bottom-center=b bottom-left=неофициальный перевод");
}

TEST_CASE("MRK-0405: edges and backgrounds of words in a line are refused, once for a place in the template") {
    // CSS 2.1, 8 and 14.2: they would be drawn in a browser; here nothing would be seen of them.
    const auto filled = [](const std::string& body, const std::string& style) {
        const auto loaded = load(page(body, style));
        REQUIRE(loaded.value);
        return ids(markup::expand(**loaded.value, {read_data(good_data), *small_acts().find_regime("r-new"), ""}).problems);
    };
    const auto refused = [&](const std::string& style, const std::string& body = "<p>a <span>b</span></p>") { return filled(body, "span { " + style + " }"); };
    for (const char* style : {"padding-left: 1mm", "padding: 5%", "border: 1pt solid", "background-color: silver", "margin-right: 2mm", "margin-left: -1mm"}) {
        INFO(style);
        CHECK(refused(style) == "MRK-0405");
        CHECK(refused(std::string(style) + "; display: inline-block") == "");
    }
    CHECK(refused("margin-top: 2mm") == ""); // CSS 2.1, 8.3: no effect on inline boxes
    CHECK(refused("padding: 0; border: none; margin: 0 auto; background-color: transparent") == "");
    CHECK(refused("padding: 1mm", "<q:for-each select=\"grounds\"><p><span>b</span></p></q:for-each><q:for-each select=\"grounds\"><p>c</p></q:for-each>") == "MRK-0405");
    CHECK(filled("<p>a</p>", "p::before { content: 'x'; padding: 1mm }") == "MRK-0405");
}
