#include "catch.hpp"
#include "xml/xml.hpp"

#include <string>
#include <thread>
#include <vector>

using namespace qujat;

namespace {

diag::Result<xml::Tree> parse(std::string text, const xml::Limits& limits = {}) {
    return xml::parse(diag::make_source("test.xhtml", std::move(text)), limits);
}

xml::Tree tree(std::string text) {
    auto result = parse(std::move(text));
    for (const auto& problem : result.problems)
        UNSCOPED_INFO(diag::to_text(problem, base::Language::en));
    REQUIRE(result.value);
    CHECK(result.problems.empty());
    return *result.value;
}

std::string written(const xml::Tree& tree, std::uint32_t begin, std::uint32_t end) {
    return tree.source->text.substr(begin, end - begin);
}

} // namespace

TEST_CASE("elements, texts and attributes keep their order and their places") {
    const auto t = tree("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- head --><p  class = 'a > b' id=\"x\">Құжат <b\n>1</b> end<br/></p >\n");
    CHECK(t.root.name == "p");
    CHECK(written(t, t.root.begin, t.root.end) == "<p  class = 'a > b' id=\"x\">");
    REQUIRE(t.root.attributes.size() == 2);
    CHECK(t.root.attributes[0].value == "a > b");
    CHECK(written(t, t.root.attributes[0].value_begin, t.root.attributes[0].value_end) == "a > b");
    const auto name = t.name_place(t.root.attributes[0]);
    CHECK(written(t, name.begin, name.end) == "class");
    REQUIRE(t.root.find("id"));
    CHECK(t.root.find("id")->value == "x");
    CHECK(t.root.find("nothing") == nullptr);
    REQUIRE(t.root.children.size() == 4);
    CHECK(t.root.children[0].kind == xml::Node::Kind::text);
    CHECK(t.root.children[0].text == "Құжат ");
    CHECK(written(t, t.root.children[0].begin, t.root.children[0].end) == "Құжат ");
    CHECK(t.root.children[1].name == "b");
    CHECK(written(t, t.root.children[1].begin, t.root.children[1].end) == "<b\n>");
    CHECK(t.root.children[1].children[0].text == "1");
    CHECK(written(t, t.root.children[2].begin, t.root.children[2].end) == " end");
    CHECK(written(t, t.root.children[3].begin, t.root.children[3].end) == "<br/>");
    CHECK(t.root.children[3].children.empty());
}

TEST_CASE("texts around comments, instructions and CDATA sections are one node") {
    const auto t = tree("<p>a<!-- <b> -->b<?x <c> ?><![CDATA[<&>]]>d</p>");
    REQUIRE(t.root.children.size() == 1);
    CHECK(t.root.children[0].text == "ab<&>d");
    CHECK(written(t, t.root.children[0].begin, t.root.children[0].end) == "a<!-- <b> -->b<?x <c> ?><![CDATA[<&>]]>d");
    const auto late = tree("<p><!-- c -->x<!-- d --></p>");
    CHECK(written(late, late.root.children[0].begin, late.root.children[0].end) == "x");
    CHECK(tree("<p><!-- c --></p>").root.children.empty());
}

TEST_CASE("namespaces are resolved and their declarations are no attributes") {
    const auto t = tree("<html xmlns='http://www.w3.org/1999/xhtml' xmlns:q='urn:qujat:template:1' xml:lang='kk' q:official='yes' id='i'>"
                        "<q:if test='a'/><p xmlns=''/></html>");
    CHECK(t.root.ns == xml::xhtml_namespace);
    REQUIRE(t.root.attributes.size() == 3);
    REQUIRE(t.root.find("lang", xml::xml_namespace));
    CHECK(t.root.find("lang", xml::xml_namespace)->value == "kk");
    REQUIRE(t.root.find("official", "urn:qujat:template:1"));
    const auto place = t.name_place(*t.root.find("official", "urn:qujat:template:1"));
    CHECK(written(t, place.begin, place.end) == "q:official");
    CHECK(t.root.find("id")->ns.empty());
    CHECK(t.root.children[0].ns == "urn:qujat:template:1");
    CHECK(t.root.children[0].name == "if");
    CHECK(t.root.children[1].ns.empty());
}

TEST_CASE("references to characters are resolved in texts and attributes") {
    const auto t = tree("<p title='&laquo;&#1179;&#x20B8;&raquo;&amp;&numero;&nbsp;&apos;'>&laquo;&ndash;&hellip;&sect;&copy;&shy;&lt;&#10;&alefsym;</p>");
    CHECK(t.root.attributes[0].value == "«қ₸»&№\u00A0'");
    CHECK(t.root.children[0].text == "«–…§©\u00AD<\nℵ");
    CHECK(written(t, t.root.children[0].begin, t.root.children[0].end).substr(0, 7) == "&laquo;");
}

TEST_CASE("white space is normalised as XML 1.0 says in 2.11 and 3.3.3") {
    const auto t = tree("<p title='a\tb\r\nc\nd&#10;e&#9;f'>x\r\ny\rz</p>");
    CHECK(t.root.attributes[0].value == "a b c d\ne\tf");
    CHECK(t.root.children[0].text == "x\ny\nz");
}

TEST_CASE("a byte order mark moves the places, not the tree") {
    const auto t = tree("\xEF\xBB\xBF<p>a</p>");
    CHECK(t.root.begin == 3);
    CHECK(t.root.children[0].begin == 6);
}

TEST_CASE("places hold far into a long file and on one long line") {
    std::string text = "<p>";
    for (int i = 0; i < 20000; ++i)
        text += "<b title=\"&quot;>\">Қ&nbsp;ө</b> ";
    text += "<i a='1'/></p>";
    const auto t = tree(text);
    const auto& last = t.root.children.back();
    CHECK(last.name == "i");
    CHECK(written(t, last.begin, last.end) == "<i a='1'/>");
    CHECK(t.root.children.front().attributes[0].value == "\">");
}

TEST_CASE("limits hold exactly") {
    xml::Limits limits;
    limits.depth = 3;
    CHECK(parse("<a><b><c/></b></a>", limits).value);
    limits.depth = 2;
    CHECK(parse("<a><b><c/></b></a>", limits).problems.at(0).id == "XML-0006");
    limits = {};
    limits.nodes = 5; // two elements, one attribute, two texts
    CHECK(parse("<a x=''>t<b>u</b></a>", limits).value);
    limits.nodes = 4;
    CHECK(parse("<a x=''>t<b>u</b></a>", limits).problems.at(0).id == "XML-0007");
    limits = {};
    limits.bytes = 4;
    CHECK(parse("<a/>", limits).value);
    CHECK(parse("<a />", limits).problems.at(0).id == "XML-0004");
}

TEST_CASE("the deepest tree of the default limits is parsed, one deeper is refused") {
    const auto nested = [](int depth) {
        std::string text;
        for (int i = 0; i < depth; ++i)
            text += "<d>";
        for (int i = 0; i < depth; ++i)
            text += "</d>";
        return text;
    };
    CHECK(parse(nested(100)).value);
    CHECK(parse(nested(101)).problems.at(0).id == "XML-0006");
    CHECK(parse(nested(100000)).problems.at(0).id == "XML-0006");
}

TEST_CASE("many threads may parse at once") {
    std::vector<std::thread> threads;
    std::vector<int> good(4, 0);
    for (std::size_t n = 0; n < good.size(); ++n)
        threads.emplace_back([n, &good] {
            for (int i = 0; i < 200; ++i) {
                const auto right = parse("<p a='&nbsp;'>&mdash;" + std::to_string(n) + "</p>");
                const auto wrong = parse("<p>&mdsh;</p>");
                good[n] += right.value && right.value->root.children[0].text == "—" + std::to_string(n) &&
                           !wrong.value && wrong.problems.at(0).arguments.at(1).value == "&mdash;";
            }
        });
    for (auto& thread : threads)
        thread.join();
    for (const int count : good)
        CHECK(count == 200);
}
