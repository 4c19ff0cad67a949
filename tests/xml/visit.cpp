#include "catch.hpp"
#include "xml/visit.hpp"

#include <stdexcept>
#include <string>

using namespace qujat;

namespace {

// Writes down what it hears: "(name[@ns:attribute=value]text)".
class Listener : public xml::Visitor {
  public:
    void start(const xml::SeenElement& element) override {
        heard += "(" + std::string(element.name);
        for (const xml::SeenAttribute& attribute : element.attributes)
            heard += "[" + std::string(attribute.ns.empty() ? "" : std::string(attribute.ns) + ":") + std::string(attribute.name) + "=" + std::string(attribute.value) + "]";
        if (element.name == "throw")
            throw std::runtime_error("heard enough");
    }
    void end() override { heard += ")"; }
    void text(std::string_view characters) override { heard += characters; }
    std::string heard;
};

std::vector<diag::Diagnostic> visit(std::string text, Listener& listener, const xml::Limits& limits = {}) {
    return xml::visit(diag::make_source("part.xml", std::move(text)), listener, limits);
}

} // namespace

TEST_CASE("a visitor hears elements, attributes and texts in their order") {
    Listener listener;
    CHECK(visit("<?xml version='1.0'?><!-- x --><a xmlns:p='urn:p' b='1 &amp;&#9;2' p:c='&lt;&amp;#38;&#38;'>т&gt;<b/><![CDATA[<&>]]><?x y?>\r\n</a>", listener).empty());
    CHECK(listener.heard == "(a[b=1 &\t2][urn:p:c=<&#38;&]т>(b)<&>\n)");
}

TEST_CASE("attributes are found with and without their namespace") {
    class Finder : public xml::Visitor {
      public:
        void start(const xml::SeenElement& element) override {
            REQUIRE(element.find("id"));
            CHECK(element.find("id")->value == "plain");
            REQUIRE(element.find("id", "urn:r"));
            CHECK(element.find("id", "urn:r")->value == "related");
            REQUIRE(element.find("val"));
            CHECK(element.find("val")->value == "v");
            CHECK(element.find("none") == nullptr);
            CHECK(element.find("val", "") == nullptr);
        }
        void end() override {}
        void text(std::string_view) override {}
    } finder;
    CHECK(xml::visit(diag::make_source("x", "<a xmlns:r='urn:r' r:id='related' id='plain' r:val='v'/>"), finder).empty());
}

TEST_CASE("a visit reports what a parse reports, at the same places") {
    for (const std::string text : {"<a><b></a>", "<a><b>", "<a b='<'/>", "<a b></a>", "<a>&amp</a>", "<a>&</a>", "<a/><b/>", "", "  \n", "<a b='1' b='2'/>", "<p:a/>", "<a b='1'c='2'/>",
                                   "<a>\x01</a>", "<a>&#1;</a>", "<a><!-- x -- y --></a>", " <?xml version='1.0'?><a/>", "<!DOCTYPE a><a/>", "<?xml version='1.0' encoding='koi8-r'?><a/>", "<a>\xFF</a>",
                                   "<a>\n<b/><c>text</c>\n<d x='1'><e/></f></a>", "<a><![CDATA[<x>]]><b/>\n<!-- <y> --><c></b></a>"}) {
        INFO(text);
        Listener listener;
        const auto heard = visit(text, listener);
        const auto parsed = xml::parse(diag::make_source("part.xml", text));
        REQUIRE(!heard.empty());
        REQUIRE(!parsed.problems.empty());
        CHECK(heard[0].id == parsed.problems[0].id);
        CHECK(heard[0].place.begin == parsed.problems[0].place.begin);
        CHECK(heard[0].place.end == parsed.problems[0].place.end);
    }
}

TEST_CASE("HTML's named characters are unknown to a visit, XML's own are known") {
    Listener listener;
    CHECK(visit("<a>&lt;&gt;&amp;&quot;&apos;</a>", listener).empty());
    CHECK(listener.heard == "(a<>&\"')");
    CHECK(visit("<a>&nbsp;</a>", listener).at(0).id == "XML-0005");
    CHECK(visit("<a b='&nbsp;'/>", listener).at(0).id == "XML-0005");
}

TEST_CASE("the limits of a visit are those of a parse") {
    Listener listener;
    xml::Limits limits;
    limits.depth = 3;
    CHECK(visit("<a><b><c/></b></a>", listener, limits).empty());
    limits.depth = 2;
    const auto deep = visit("<a><b><c/></b></a>", listener, limits);
    REQUIRE(deep.size() == 1);
    CHECK(deep[0].id == "XML-0006");
    CHECK(deep[0].place.begin == 6);
    limits = {};
    limits.nodes = 5; // two elements, one attribute, two texts
    CHECK(visit("<a x=''>t<b>u</b></a>", listener, limits).empty());
    limits.nodes = 4;
    CHECK(visit("<a x=''>t<b>u</b></a>", listener, limits).at(0).id == "XML-0007");
    limits = {};
    limits.bytes = 4;
    CHECK(visit("<a/>", listener, limits).empty());
    CHECK(visit("<a />", listener, limits).at(0).id == "XML-0004");
}

TEST_CASE("depths of 250 are heard, deeper ones refused") {
    xml::Limits limits;
    limits.depth = 250;
    const auto nested = [](int depth) {
        std::string text;
        for (int i = 0; i < depth; ++i)
            text += "<d>";
        for (int i = 0; i < depth; ++i)
            text += "</d>";
        return text;
    };
    Listener listener;
    CHECK(visit(nested(250), listener, limits).empty());
    CHECK(visit(nested(251), listener, limits).at(0).id == "XML-0006");
    CHECK(visit(nested(5000), listener, limits).at(0).id == "XML-0006");
}

TEST_CASE("what a visitor throws comes out, and it hears nothing more") {
    Listener listener;
    CHECK_THROWS_AS(visit("<a><throw/><b/></a>", listener), std::runtime_error);
    CHECK(listener.heard == "(a(throw");
}
