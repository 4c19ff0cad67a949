#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::markup;
using namespace qujat::markup::test;

namespace {

// The body as a blank form; only what is given here is known.
std::string blank(const std::string& body, const std::string& json = "{}") {
    auto loaded = load(page(body));
    REQUIRE(loaded.value);
    const data::Value data = read_data(json);
    ExpandInput input{data, *small_acts().find_regime("r-new"), ""};
    input.blank = &small_contract().root;
    auto made = expand(**loaded.value, input);
    INFO(said(made.problems));
    REQUIRE(made.problems.empty());
    REQUIRE(made.value);
    return words(made.value->document.root);
}

bool has_form(const std::string& body) {
    auto loaded = load(page(body));
    REQUIRE(loaded.value);
    return has_blank_form(**loaded.value);
}

} // namespace

TEST_CASE("a blank form prints no data and asks for none") {
    CHECK(blank("<p>[<q:value-of select=\"kind\"/>]</p>").find("[]") != std::string::npos);
    CHECK(blank("<p>[<q:value-of select=\"concat(kind, 'x')\"/>]</p>").find("[]") != std::string::npos);
    CHECK(blank("<p>[<q:value-of select=\"q:date(sent)\"/>]</p>", R"({"sent": "2026-10-27"})").find("[]") != std::string::npos);
}

TEST_CASE("in a blank form a test for presence is true, booleans and comparisons are false, q:blank() tells") {
    CHECK(blank("<q:if test=\"due\"><p>due</p></q:if>").find("due") != std::string::npos);
    CHECK(blank("<q:if test=\"is_public\"><p>public</p></q:if>").find("public") == std::string::npos);
    CHECK(blank("<q:if test=\"kind = 'letter'\"><p>letter</p></q:if>").find("letter") == std::string::npos);
    CHECK(blank("<q:if test=\"q:blank()\"><p>empty</p></q:if>").find("empty") != std::string::npos);
    CHECK(words(document("<q:if test=\"q:blank()\"><p>empty</p></q:if>").root).find("empty") == std::string::npos);
}

TEST_CASE("what depends on the day of filing is shown as on that day") {
    const std::string body = "<q:if test=\"sent = sent\"><p>known</p></q:if>";
    CHECK(blank(body, R"({"sent": "2026-10-27"})").find("known") != std::string::npos);
    CHECK(blank(body).find("known") == std::string::npos);
}

TEST_CASE("q:for-each goes round as often as blank says, once without it, and its rows are numbered") {
    const std::string row = "<p>row <q:value-of select=\"position()\"/>/<q:value-of select=\"last()\"/><q:value-of select=\".\"/></p></q:for-each>";
    CHECK(blank("<q:for-each select=\"grounds\" blank=\"3\">" + row).find("row 3/3") != std::string::npos);
    CHECK(blank("<q:for-each select=\"grounds\">" + row).find("row 1/1") != std::string::npos);
    CHECK(words(document("<q:for-each select=\"grounds\" blank=\"3\">" + row).root).find("row 1/1") != std::string::npos);
}

TEST_CASE("MRK-0420: the number of empty rows is a whole number from 1 to 100") {
    for (const std::string wrong : {"0", "101", "-1", "five", "5x", ""})
        CHECK(ids(problems("<q:for-each select=\"grounds\" blank=\"" + wrong + "\"><p>x</p></q:for-each>")) == "MRK-0420");
    CHECK(problems("<q:for-each select=\"grounds\" blank=\"100\"><p>x</p></q:for-each>").empty());
}

TEST_CASE("a template has a blank form when it has a line, empty rows or asks for it") {
    CHECK_FALSE(has_form("<p>x</p>"));
    CHECK_FALSE(has_form("<div class=\"blanket\">x</div>"));
    CHECK(has_form("<div class=\"wide blank\">x</div>"));
    CHECK(has_form("<q:if test=\"q:blank()\"><p>x</p></q:if>"));
    CHECK(has_form("<q:for-each select=\"grounds\" blank=\"2\"><p>x</p></q:for-each>"));
}

TEST_CASE("a share is compared with a whole number by its value") {
    // The small contract has no such field: the contracts of papers do, see tests/engine/traps_forms.cpp (T-228).
    CHECK(ids(problems("<q:if test=\"kind &lt; 50\"><p>x</p></q:if>")) == "MRK-0203");
}
