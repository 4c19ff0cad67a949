#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::markup::test;
using namespace qujat::base;
using doc::Role;

namespace {

// Text of the first paragraph.
std::string text(const std::string& body, const std::string& style = "") { return words(document(body, style).root); }

std::set<std::string> used(const std::string& body, const std::string& json) {
    auto paths = expanded(page(body), json).used.paths();
    paths.erase("/org/name"); // the title
    return paths;
}

const std::string rich_data = R"({"org": {"name": "Nomad", "bin": "240340027186", "site": "https://x.example", "head": {"name": "Ә. Қасымова", "post": "директор"}}, "sent": "2026-10-27",
 "kind": "letter", "pages": 12, "copies": 3, "is_public": true, "is_urgent": true, "grounds": ["g-1", "g-2"],
 "steps": [{"text": "один", "note": "примечание"}, {"text": "два"}]})";

} // namespace

TEST_CASE("white space collapses as CSS 2.1 says") {
    // 16.6.1
    CHECK(text("<p>  one \n\t two  </p>") == "one two");
    CHECK(text("<p>one<b> two</b></p>") == "one two");
    CHECK(text("<p>one <b> two</b></p>") == "one two"); // the second of two spaces goes, though the element is another
    CHECK(text("<p>one <b> </b> two</p>") == "one two");
    CHECK(text("<p> <b> </b> one</p>") == "one");
    CHECK(text("<p>one <b> </b></p>") == "one");
    CHECK(text("<p>one <br/> two</p>") == "one/two");
    CHECK(text("<p>one<b> <br/> </b>two</p>") == "one/two");
    CHECK(text("<p>a&#160; &#160;b</p>") == "a\xC2\xA0 \xC2\xA0" "b"); // no-break spaces stay
    CHECK(text("<p>a<b></b>b</p>") == "ab");
    const doc::Document made = document("<p>one <b> two</b></p>");
    CHECK(find_inline(made.root, "one "));
    CHECK(find_inline(made.root, "two"));
}

TEST_CASE("pre-line keeps line ends and collapses the rest") {
    // CSS 2.1, 16.6.1: spaces around a line feed go
    const std::string style = "p { white-space: pre-line }";
    CHECK(text("<p>one  two \n  three</p>", style) == "one two/three");
    CHECK(text("<p>one<b> \n </b>two</p>", style) == "one/two");
    CHECK(text("<p>one\n\ntwo</p>", style) == "one//two");
    CHECK(text("<p>a\tb</p>", style) == "a b");
    const std::string json = R"({"org": {"name": "first line\n second  line\n\nlast", "bin": "240340027186"}, "sent": "2026-10-27", "kind": "letter", "pages": 2, "is_public": true, "grounds": ["g-1"]})";
    CHECK(words(document("<p><q:value-of select=\"org/name\"/></p>", style, json).root) == "first line/second line//last");
    CHECK(words(document("<p><q:value-of select=\"org/name\"/></p>", "", json).root) == "first line second line last");
}

TEST_CASE("every forced break is kept, so that two at the end make an empty line") {
    CHECK(text("<p>one<br/>two</p>") == "one/two");
    CHECK(text("<p>one<br/></p>") == "one/");
    CHECK(text("<p>one<br/><br/></p>") == "one//");
    CHECK(text("<p><br/></p>") == "/");
    CHECK(text("<p><b>one<br/>two</b></p>") == "one/two");
}

TEST_CASE("inline elements nest and keep their styles") {
    const doc::Document made = document("<p>a<b>b<i>c</i></b><small>d</small><sup>e</sup><sub>f</sub><strong>g</strong><em>h</em></p>", "html { font-size: 10pt }");
    const auto style = [&](const char* of) { return *find_inline(made.root, of)->style; };
    CHECK(style("a").font_weight == 400);
    CHECK(style("b").font_weight == 700);
    CHECK(style("c").font_weight == 700);
    CHECK(style("c").italic);
    CHECK(style("d").font_size == Length::ratio(83, 10));
    CHECK(style("e").vertical_align == doc::VerticalAlign::super);
    CHECK(style("f").vertical_align == doc::VerticalAlign::sub);
    CHECK(style("g").font_weight == 700);
    CHECK(style("h").italic);
}

TEST_CASE("an underline goes through to all that stands inside") {
    // CSS 2.1, 16.3.1: drawn across all in-flow descendants, although not inherited
    const doc::Document made = document("<p>n<u>a<b>b<i>c</i></b></u>m</p><p class=\"line\">d<b>e</b></p><div class=\"line\"><p>f<i>g</i></p><p class=\"away\">h</p></div>",
                                        ".line { text-decoration: underline } .away { position: absolute; width: 10pt } i { text-decoration: none }");
    const auto underlined = [&](const char* of) { return find_inline(made.root, of)->style->underline; };
    CHECK_FALSE(underlined("n"));
    CHECK(underlined("a"));
    CHECK(underlined("b"));
    CHECK(underlined("c")); // `none` on a descendant takes nothing away
    CHECK_FALSE(underlined("m"));
    CHECK(underlined("d"));
    CHECK(underlined("e"));
    CHECK(underlined("f"));
    CHECK(underlined("g"));
    CHECK_FALSE(underlined("h")); // not in the flow
}

TEST_CASE("raised and lowered text takes its inline children along") {
    const doc::Document made = document("<p>m<sup>2<b>3</b></sup><sub><i>4</i></sub></p>");
    CHECK(find_inline(made.root, "3")->style->vertical_align == doc::VerticalAlign::super);
    CHECK(find_inline(made.root, "4")->style->vertical_align == doc::VerticalAlign::sub);
    CHECK(find_inline(made.root, "m")->style->vertical_align == doc::VerticalAlign::baseline);
}

TEST_CASE("display none hides an element wherever it stands") {
    CHECK(text("<p>a<b class=\"h\">b</b><span>c<i class=\"h\">d</i></span></p><div class=\"h\"><p>e</p></div>", ".h { display: none }") == "ac");
}

TEST_CASE("text beside blocks gets anonymous blocks that inherit") {
    // CSS 2.1, 9.2.1.1
    const doc::Document made = document("<div>before <b>it</b><p>inside</p> <p>second</p>after</div>", "div { text-align: center; padding: 3pt; font-size: 9pt } p { margin: 0 }");
    const doc::Block& div = made.root.children[0].children[0];
    REQUIRE(div.children.size() == 4); // the white space between the paragraphs makes no block
    CHECK(words(div) == "before it|inside|second|after");
    for (const doc::Block& child : div.children)
        CHECK(child.role == Role::p);
    CHECK(div.children[0].style->text_align == doc::Align::center);
    CHECK(div.children[0].style->font_size == 9_pt);
    CHECK(div.children[0].style->padding[doc::top] == Length());
    CHECK(div.children[0].style->display == doc::Display::block);
}

TEST_CASE("a block inside an inline element breaks out of it and keeps its inherited style") {
    // CSS 2.1, 9.2.1.1: the inline box is broken around the block
    const doc::Document made = document("<div><b>a<div class=\"in\">b</div>c</b></div>", "b .in { color: red } b { font-style: italic }");
    const doc::Block& div = made.root.children[0].children[0];
    REQUIRE(words(div) == "a|b|c");
    CHECK(find_inline(made.root, "b")->style->font_weight == 700);
    CHECK(find_inline(made.root, "b")->style->color == doc::Color{255, 0, 0});
    CHECK(find_inline(made.root, "c")->style->italic);
    // A code or a field is never lost.
    const doc::Document code = document("<p><b><q:qr value=\"x\" alt=\"y\"/></b></p>", "qr { display: inline; width: 20mm; height: 20mm }");
    const doc::Block& p = code.root.children[0].children[0];
    REQUIRE(p.children.size() == 1);
    CHECK(std::holds_alternative<doc::QrCode>(p.children[0].replaced()));
}

TEST_CASE("elements get the roles of tagged PDF") {
    const doc::Document made = document("<section><h1>t</h1><h2>s</h2><blockquote><p>q</p></blockquote></section><div>plain</div><div><p>x</p></div><header><p>h</p></header>");
    const doc::Block& body = made.root.children[0];
    CHECK(body.children[0].role == Role::sect);
    CHECK(body.children[0].children[0].role == Role::h1);
    CHECK(body.children[0].children[1].role == Role::h2);
    CHECK(body.children[0].children[2].role == Role::block_quote);
    CHECK(body.children[1].role == Role::p);    // text of its own is a paragraph
    CHECK(body.children[2].role == Role::none); // a div says nothing
    CHECK(body.children[3].role == Role::none);
    CHECK(made.root.id == 1);
    CHECK(body.id == 2);
    CHECK(body.children[0].id == 3);
}

TEST_CASE("list items have a label and a body") {
    // ISO 32000-1, 14.8.4.3.3
    const doc::Document made = document("<ol><li>one</li><li><p>two</p><p>more</p></li></ol><ul><li>dot</li></ul><ul class=\"bare\"><li>none</li></ul>", ".bare { list-style-type: none }");
    const doc::Block& body = made.root.children[0];
    const doc::Block& ordered = body.children[0];
    CHECK(ordered.role == Role::list);
    REQUIRE(ordered.children.size() == 2);
    const doc::Block& first = ordered.children[0];
    CHECK(first.role == Role::list_item);
    REQUIRE(first.children.size() == 2);
    CHECK(first.children[0].role == Role::label);
    CHECK(words(first.children[0]) == "1.");
    CHECK(first.children[1].role == Role::list_body);
    CHECK(words(first.children[1]) == "one");
    CHECK(words(ordered.children[1]) == "2.|two|more");
    CHECK(words(body.children[1]) == "•|dot");
    REQUIRE(body.children[2].children[0].children.size() == 1);
    CHECK(body.children[2].children[0].children[0].role == Role::list_body);
}

TEST_CASE("instructions give what the data decide") {
    const std::string loop = "<q:if test=\"steps\"><q:for-each select=\"steps\"><p><q:value-of select=\"position()\"/>) <q:value-of select=\"text\"/><q:choose><q:when test=\"note\"> (<q:value-of select=\"note\"/>)</q:when>"
                             "<q:when test=\"position() = last()\">.</q:when><q:otherwise>;</q:otherwise></q:choose></p></q:for-each></q:if>";
    CHECK(words(document(loop, "", rich_data).root) == "1) один (примечание)|2) два.");
    CHECK(words(document(loop + "<p>x</p>").root) == "x");
    CHECK(text("<p class=\"{kind}-{{x}}\" id=\"{{{pages}}}\">x</p>", ".letter { color: red }") == "x");
    const doc::Document made = document("<p class=\"k-{kind}\">x</p>", ".k-letter { color: red }");
    CHECK(find_inline(made.root, "x")->style->color == doc::Color{255, 0, 0});
}

TEST_CASE("the title is one line of text") {
    CHECK(expanded("<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:q=\"urn:qujat:template:1\" q:official=\"yes\"><head><title>\n  Письмо  №\n <q:value-of select=\"pages\"/> <q:value-of select=\"org/name\"/> </title></head><body><p>x</p></body></html>")
              .document.title == "Письмо № 2 Nomad");
}

TEST_CASE("languages are inherited in the tree and may change") {
    const doc::Document made = document("<p>a<span lang=\"kk\">b<b>c</b></span></p><div xml:lang=\"en\"><p>d</p></div>");
    CHECK(find_inline(made.root, "a")->language == Language::ru);
    CHECK(find_inline(made.root, "b")->language == Language::kk);
    CHECK(find_inline(made.root, "c")->language == Language::kk);
    CHECK(find_inline(made.root, "d")->language == Language::en);
    CHECK(find_block(made.root, "d")->language == Language::en);
}

TEST_CASE("texts know where they stand, in the template or in the data") {
    const doc::Document made = document("<p>буква <q:value-of select=\"org/name\"/></p>");
    const doc::Inline* literal = find_inline(made.root, "буква ");
    REQUIRE(literal);
    CHECK(diag::line_column(*literal->place.source, literal->place.begin).line == 5);
    CHECK(literal->place.path.empty());
    CHECK(find_inline(made.root, "Nomad")->place.path == "/org/name");
}

TEST_CASE("signature fields and codes become boxes with their words") {
    const doc::Document made = document("<q:signature-field name=\"operator\" description=\"ЭЦП {org/name}\" class=\"f\"/><q:qr value=\"https://x.example?n={pages}&amp;h={q:fingerprint()}\" alt=\"Код\"/>", ".f { width: 80mm; height: 20mm }");
    const doc::Block& body = made.root.children[0];
    REQUIRE(body.children.size() == 2);
    CHECK(body.children[0].role == Role::form);
    const auto& field = std::get<doc::SignatureField>(body.children[0].replaced());
    CHECK(field.name == "operator");
    CHECK(field.description == "ЭЦП Nomad");
    CHECK(body.children[0].style->width.length == 80_mm);
    CHECK(body.children[1].role == Role::figure);
    const auto& code = std::get<doc::QrCode>(body.children[1].replaced());
    CHECK(code.text == "https://x.example?n=2&h=f1ng3r");
    CHECK(code.alternative == "Код");
}

TEST_CASE("page furniture of the first page may differ") {
    const doc::Document made = document("<p>x</p>", "@page { @top-center { content: counter(page); font-size: 9pt } @bottom-left { content: 'a' } } @page :first { @top-center { content: none } @bottom-right { content: 'b' } }");
    REQUIRE(made.page.furniture.size() == 2);
    REQUIRE(made.page.first_furniture.size() == 2);
    CHECK(made.page.furniture[0].box == doc::MarginBox::top_center);
    CHECK(made.page.furniture[0].style->font_size == 9_pt);
    CHECK(made.page.first_furniture[0].box == doc::MarginBox::bottom_left);
    CHECK(made.page.first_furniture[1].box == doc::MarginBox::bottom_right);
    CHECK(made.subject.empty());
}

TEST_CASE("a text that is our translation says so on every page, in the first free box") {
    const auto boxes = [](const std::string& style, const std::string& official = "no", const std::string& body = "<p>x</p>") {
        const auto made = expanded(page(body, style, official));
        std::string out = made.official ? "official:" : "ours:";
        for (const auto* furniture : {&made.document.page.first_furniture, &made.document.page.furniture}) {
            for (const doc::MarginContent& content : *furniture) {
                if (content.pieces[0].text == "неофициальный перевод")
                    out += " " + std::string(doc::margin_box_name(content.box));
            }
        }
        CHECK(made.document.subject == (made.official ? "" : "неофициальный перевод"));
        return out;
    };
    // the first page, then the others
    CHECK(boxes("", "yes") == "official:");
    CHECK(boxes("") == "ours: bottom-center bottom-center");
    CHECK(boxes("@page { @bottom-center { content: 'x' } }") == "ours: bottom-left bottom-left");
    CHECK(boxes("@page { @bottom-center { content: 'x' } @bottom-left { content: 'y' } }") == "ours: bottom-right bottom-right");
    CHECK(boxes("@page :first { @bottom-center { content: 'x' } }") == "ours: bottom-left bottom-center");
    CHECK(boxes("@page { @bottom-center { content: 'x' } } @page :first { @bottom-center { content: none } }") == "ours: bottom-center bottom-left");
    CHECK(boxes("@page { @bottom-center { content: 'x' } @bottom-left { content: 'y' } @bottom-right { content: 'z' } }") == "ours: top-left top-left"); // never lost
    CHECK(boxes("", "yes", "<p><q:citation of=\"short\"/></p>") == "official:");
    CHECK(boxes("", "yes", "<p><q:citation of=\"translated\"/></p>") == "ours: bottom-center bottom-center"); // one translated text is enough
    CHECK(boxes("", "yes", "<q:if test=\"pages = 99\"><p><q:citation of=\"translated\"/></p></q:if><p>x</p>") == "official:");
    CHECK(boxes("", "yes", "<p><q:value-of select=\"q:ground(grounds[1], 'text')\"/></p>") == "official:");
}

TEST_CASE("the paths used are exactly those printed or decided on") {
    using Paths = std::set<std::string>;
    CHECK(used("<p>x</p>", rich_data) == Paths{});
    CHECK(used("<p><q:value-of select=\"pages\"/></p>", rich_data) == Paths{"/pages"});
    CHECK(used("<q:if test=\"is_public\"><p><q:value-of select=\"pages\"/></p></q:if>", rich_data) == Paths{"/is_public", "/pages"});
    CHECK(used("<q:if test=\"kind = 'notice'\"><p><q:value-of select=\"pages\"/></p></q:if><p>x</p>", rich_data) == Paths{"/kind"}); // not taken
    CHECK(used("<q:choose><q:when test=\"kind = 'letter'\"><p>a</p></q:when><q:when test=\"is_public\"><p>b</p></q:when><q:otherwise><p><q:value-of select=\"pages\"/></p></q:otherwise></q:choose>", rich_data) == Paths{"/kind"});
    CHECK(used("<q:if test=\"kind = 'notice' and is_public\"><p>a</p></q:if><p>x</p>", rich_data) == Paths{"/kind"});
    CHECK(used("<q:if test=\"is_public or kind = 'letter'\"><p>a</p></q:if>", rich_data) == Paths{"/is_public"});
    CHECK(used("<q:if test=\"org/site\"><p><q:value-of select=\"org/site\"/></p></q:if><p>x</p>", rich_data) == Paths{"/org/site"});
    CHECK(used("<q:if test=\"due\"><p>a</p></q:if><p>x</p>", rich_data) == Paths{}); // absent: it is not in the data anyway
    CHECK(used("<q:if test=\"steps\"><q:for-each select=\"steps\"><p><q:value-of select=\"text\"/></p></q:for-each></q:if>", rich_data).contains("/steps/1/text"));
    CHECK(used("<q:for-each select=\"grounds\"><p><q:value-of select=\"q:ground(., 'text')\"/></p></q:for-each>", rich_data) == Paths{"/grounds/0", "/grounds/1"});
    CHECK(used("<p><q:value-of select=\"grounds[1]\"/></p>", rich_data) == Paths{"/grounds/0"});
    CHECK(used("<p class=\"{kind}\">x</p><q:qr value=\"{pages}\" alt=\"a\"/>", rich_data) == Paths{"/kind", "/pages"});
    CHECK(used("<p><q:value-of select=\"concat(kind, q:number-words(pages), q:date(sent))\"/></p>", rich_data) == Paths{"/kind", "/pages", "/sent"});
    CHECK(used("<q:if test=\"count(grounds) > 1\"><p>a</p></q:if>", rich_data) == Paths{"/grounds"});
}

TEST_CASE("a document made from only the paths used is the same document") {
    // What extract-data gives must render to the same bytes: the loop's length and the presence of an object decide as well.
    for (const char* body : {"<q:if test=\"steps\"><q:for-each select=\"steps\"><p>строка</p></q:for-each></q:if><p>x</p>",
                             "<q:if test=\"org/head\"><p>есть</p></q:if><p>x</p>",
                             "<q:if test=\"steps\"><q:for-each select=\"steps\"><q:if test=\"note\"><p><q:value-of select=\"note\"/></p></q:if></q:for-each></q:if>",
                             "<q:for-each select=\"grounds\"><p><q:value-of select=\"position()\"/>/<q:value-of select=\"last()\"/></p></q:for-each>"}) {
        const auto loaded = load(page(body));
        REQUIRE(loaded.value);
        const data::Value full = read_data(rich_data);
        const auto first = markup::expand(**loaded.value, {full, *small_acts().find_regime("r-new"), ""});
        REQUIRE(first.value);
        const data::Value pruned = read_data(data::canonical_json(data::prune(full, first.value->used)));
        const auto second = markup::expand(**loaded.value, {pruned, *small_acts().find_regime("r-new"), ""});
        INFO(body << "\n" << data::canonical_json(pruned));
        REQUIRE(second.value);
        CHECK(doc::dump(second.value->document) == doc::dump(first.value->document));
        CHECK(second.value->used.paths() == first.value->used.paths());
    }
}

TEST_CASE("MRK-0401: a value that is needed and absent is an error with its place") {
    const auto loaded = load(page("<p><q:value-of select=\"pages\"/></p>"));
    REQUIRE(loaded.value);
    const auto out = markup::expand(**loaded.value, {read_data(R"({"org": {"name": "x"}})"), *small_acts().find_regime("r-new"), ""});
    CHECK_FALSE(out.value);
    REQUIRE(ids(out.problems) == "MRK-0401");
    CHECK(argument(out.problems[0], "found") == "pages");
    CHECK(spot(out.problems[0]).starts_with("5:4 <q:value-of"));
}

TEST_CASE("a cited text that the edition lacks is an error, not a hole, though the template was not loaded for it") {
    const auto loaded = load(page("<p lang=\"kk\"><q:citation of=\"short\"/></p>"));
    REQUIRE(loaded.value);
    const auto out = markup::expand(**loaded.value, {read_data(good_data), *small_acts().find_regime("r-old"), ""});
    CHECK_FALSE(out.value);
    CHECK(ids(out.problems) == "MRK-0306");
    const auto other = load(page("<p><q:citation of=\"translated\"/></p>"));
    REQUIRE(other.value);
    CHECK(ids(markup::expand(**other.value, {read_data(good_data), *small_acts().find_regime("r-old"), ""}).problems) == "MRK-0305");
}

TEST_CASE("equal input gives equal documents") {
    const std::string body = "<ol><li>a</li></ol><p class=\"{kind}\">b <q:value-of select=\"org/name\"/></p>";
    CHECK(doc::dump(document(body)) == doc::dump(document(body)));
}
