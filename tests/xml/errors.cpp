#include "catch.hpp"
#include "xml/xml.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace qujat;

namespace {

/// The only problem of `text`, as id; its place as written goes into `where`.
std::string problem(std::string text, std::string* where = nullptr, diag::Diagnostic* whole = nullptr) {
    const auto result = xml::parse(diag::make_source("test.xhtml", std::move(text)));
    for (const auto& each : result.problems)
        UNSCOPED_INFO(diag::to_text(each, base::Language::ru));
    REQUIRE_FALSE(result.value);
    REQUIRE(result.problems.size() == 1);
    const auto& found = result.problems[0];
    REQUIRE(found.place.source);
    REQUIRE(found.place.begin <= found.place.end);
    REQUIRE(found.place.end <= found.place.source->text.size());
    for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en}) {
        // No placeholder is left open.
        CHECK(diag::message(found, language).find('{') == std::string::npos);
        CHECK(diag::hint(found, language).find('{') == std::string::npos);
    }
    if (where != nullptr)
        *where = found.place.source->text.substr(found.place.begin, found.place.end - found.place.begin);
    if (whole != nullptr)
        *whole = found;
    return found.id;
}

std::string argument(const diag::Diagnostic& diagnostic, std::string_view name) {
    for (const auto& each : diagnostic.arguments)
        if (each.name == name)
            return each.value;
    return "?";
}

} // namespace

TEST_CASE("a DOCTYPE is refused before anything in it is read") {
    std::string where;
    CHECK(problem("<?xml version='1.0'?>\n<!-- x -->\n<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html>&a;</html>", &where) == "XML-0002");
    CHECK(where == "<!DOCTYPE");
    CHECK(problem("<!doctype html><html/>") == "XML-0002");
    CHECK(problem("<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;'>]><a>&c;</a>") == "XML-0002");
}

TEST_CASE("other encodings are refused by what was declared or by the first foreign byte") {
    std::string where;
    CHECK(problem("<?xml version=\"1.0\" encoding=\"windows-1251\"?><p/>", &where) == "XML-0003");
    CHECK(where == "windows-1251");
    CHECK(problem("<?xml version='1.0' encoding = 'ISO-8859-1' standalone='yes'?><p/>", &where) == "XML-0003");
    CHECK(where == "ISO-8859-1");
    CHECK(problem("<p>\xCA\xF3\xE6\xE0\xF2</p>", &where) == "XML-0003"); // "Құжат"-like text in CP1251
    CHECK(where == "\xCA");
    CHECK(problem(std::string("\xFF\xFE<\0p\0/\0>\0", 10)) == "XML-0003");
    CHECK(problem(std::string("<\0?\0x\0m\0l\0 \0?\0>\0", 16)) == "XML-0003"); // UTF-16 without a mark, which libxml2 would guess
    CHECK(problem("<p>\xED\xA0\x80</p>") == "XML-0003");                        // a surrogate
}

TEST_CASE("an unknown named character is named with its nearest neighbour") {
    std::string where;
    diag::Diagnostic whole;
    CHECK(problem("<p><!-- &mdsh; -->a &mdsh; b</p>", &where, &whole) == "XML-0005");
    CHECK(where == "&mdsh;");
    CHECK(whole.place.begin == 20);
    CHECK(argument(whole, "name") == "&mdsh;");
    CHECK(argument(whole, "nearest") == "&mdash;");
    CHECK(problem("<p title='&nsbp;'/>", &where, &whole) == "XML-0005");
    CHECK(where == "&nsbp;");
    CHECK(argument(whole, "nearest") == "&nbsp;");
    CHECK(problem("<p>&qwertyuiop;</p>", &where, &whole) == "XML-0005");
    CHECK(argument(whole, "nearest") == "—");
}

TEST_CASE("a closing tag that does not fit names both tags and the place of the opening one") {
    std::string where;
    diag::Diagnostic whole;
    CHECK(problem("<html>\n<p>a<b>b</p>\n</html>", &where, &whole) == "XML-0011");
    CHECK(where == "</p>");
    CHECK(argument(whole, "found") == "</p>");
    CHECK(argument(whole, "expected") == "</b>");
    CHECK(argument(whole, "line") == "2");
    REQUIRE(whole.related.size() == 1);
    CHECK(whole.related[0].begin == 11);
}

TEST_CASE("an element that is never closed is shown where it opens") {
    std::string where;
    CHECK(problem("<html>\n<p class='a'>text", &where) == "XML-0012");
    CHECK(where == "<p class='a'>");
}

TEST_CASE("broken attributes are told apart") {
    std::string where;
    diag::Diagnostic whole;
    CHECK(problem("<p class=\"a>text</p>\n<b/>", &where) == "XML-0013");
    CHECK(where == "<");
    CHECK(problem("<p class=a>text</p>") == "XML-0014");
    CHECK(problem("<p class>text</p>") == "XML-0014");
    CHECK(problem("<p class='a") == "XML-0014");
    CHECK(problem("<p a='1' b='2' a='3'/>", &where, &whole) == "XML-0019");
    CHECK(where == "a");
    CHECK(whole.place.begin == 15);
    REQUIRE(whole.related.size() == 1);
    CHECK(whole.related[0].begin == 3);
    CHECK(problem("<p xmlns:a='u:1' xmlns:b='u:1' a:x='' b:x=''/>", &where) == "XML-0019");
    CHECK(where == "b:x");
    CHECK(problem("<p a='1'b='2'/>") == "XML-0021");
}

TEST_CASE("undeclared prefixes are shown on the element or the attribute that bears them") {
    std::string where;
    diag::Diagnostic whole;
    CHECK(problem("<p><q:if/></p>", &where, &whole) == "XML-0020");
    CHECK(where == "q:if");
    CHECK(argument(whole, "prefix") == "q");
    CHECK(problem("<p a='' q:official='yes'/>", &where) == "XML-0020");
    CHECK(where == "q:official");
    CHECK(problem("<p xmlns:a='urn:x&amp;y'/>", &where) == "XML-0024");
    CHECK(where == "urn:x&amp;y");
}

TEST_CASE("several undeclared prefixes are all reported in one run") {
    const auto result = xml::parse(diag::make_source("t", "<p><q:if/><r:x/></p>"));
    CHECK_FALSE(result.value);
    REQUIRE(result.problems.size() == 2);
    CHECK(result.problems[1].id == "XML-0020");
    CHECK(result.problems[1].place.begin == 11);
}

TEST_CASE("bare characters of markup are told apart") {
    std::string where;
    diag::Diagnostic whole;
    CHECK(problem("<p>ТОО A & B</p>", &where, &whole) == "XML-0015");
    CHECK(where == "&");
    CHECK(whole.place.begin == 12);
    CHECK(problem("<p>A&B, C</p>", &where, &whole) == "XML-0015");
    CHECK(whole.place.begin == 4);
    CHECK(problem("<p title='A & B'/>", &where) == "XML-0015");
    CHECK(where == "&");
    CHECK(problem("<p>a < b</p>", &where, &whole) == "XML-0016");
    CHECK(whole.place.begin == 5);
    CHECK(problem("<p>a <3 b</p>") == "XML-0016");
}

TEST_CASE("what stands around the root is refused") {
    std::string where;
    diag::Diagnostic whole;
    CHECK(problem("<p/><p/>", &where, &whole) == "XML-0017");
    CHECK(whole.place.begin == 4);
    CHECK(problem("<p/>text") == "XML-0017");
    CHECK(problem("") == "XML-0018");
    CHECK(problem(" \n") == "XML-0018");
    CHECK(problem("<!-- only this -->") == "XML-0018");
    CHECK(problem("just text") == "XML-0018");
    CHECK(problem(" <?xml version='1.0'?><p/>") == "XML-0025");
}

TEST_CASE("characters XML does not have, and malformed comments") {
    CHECK(problem("<p>a\x01" "b</p>") == "XML-0022");
    CHECK(problem("<p>&#0;</p>") == "XML-0022");
    CHECK(problem("<p>&#xD800;</p>") == "XML-0022");
    CHECK(problem("<p>&#12a;</p>") == "XML-0022");
    CHECK(problem("<p><!-- a -- b --></p>") == "XML-0023");
    CHECK(problem("<p><!-- a </p>") == "XML-0023");
}

TEST_CASE("everything else has libxml2's own reason") {
    diag::Diagnostic whole;
    CHECK(problem("<p>]]></p>", nullptr, &whole) == "XML-0001");
    CHECK(argument(whole, "reason").find("]]>") != std::string::npos);
    CHECK(problem("<p><![CDATA[ </p>") == "XML-0001");
}
