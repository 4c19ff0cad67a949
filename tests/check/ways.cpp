#include "check/plans.hpp"

#include "catch.hpp"

#include <string>

using namespace qujat;

// What the attributes of a way do, by small requirements of their own: cues of the shipped files come and go.

namespace {

const std::string three = "<kk>а</kk><ru>а</ru><en>a</en>";
const std::string deeds = "Launch the site. Train the clerks.\n";
const std::string list = "- launch the site\n- train the clerks\n";

/// One part with one way; "steps" is its heading, `deed` and `alien` are the lists.
diag::Result<check::Requirements> load(const std::string& way) {
    const std::string edition = "<requirements xmlns=\"urn:qujat:requirements:1\" edition=\"x\" first-year=\"2026\" seed=\"002\" language=\"kk\"><heading>" + three + "</heading><item id=\"x-01\" number=\"1\"><text>мәтін</text><citation>" + three +
                                "</citation><title>" + three + "</title><sub id=\"x-01a\" status=\"M\" part=\"a\"><fragment>мәтін</fragment></sub></item></requirements>";
    const std::string parts = "<parts xmlns=\"urn:qujat:requirements:1\" found=\"70\" undecided=\"45\">\n<words id=\"deed\"><en>launch; train</en></words><words id=\"alien\"><en>content plan; the hero</en></words>\n<part id=\"a\"><title>" +
                              three + "</title><headings><en>steps</en></headings>\n" + way + "<advice>" + three + "</advice><example>" + three + "</example></part></parts>";
    return check::load_requirements(diag::make_source("x.xml", edition), diag::make_source("parts.xml", parts));
}

bool is_found(const std::string& range, const std::string& more, const std::string& text) {
    const auto loaded = load("<by score=\"80\" in=\"" + range + "\" needs=\"deed:2\" " + more + "/>");
    REQUIRE(loaded.value);
    return plans::by_id(check::judge(plans::parse("# Plan\n" + text), *loaded.value)).at("x-01a") == "found";
}

} // namespace

TEST_CASE("ways: a list in `never` must exist, and the place of one that does not is named") {
    CHECK(load("<by score=\"80\" in=\"section\" needs=\"deed\" never=\"alien\"/>").value);
    const auto loaded = load("<by score=\"80\" in=\"section\" needs=\"deed\" never=\"deed alein\"/>");
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].id == "CHK-0005");
    CHECK(loaded.problems[0].place.source->name == "parts.xml");
    const auto at = diag::line_column(*loaded.problems[0].place.source, loaded.problems[0].place.begin);
    CHECK(at.line == 4);
    CHECK(at.column == 49); // the value, behind its quotation mark
    CHECK(diag::message(loaded.problems[0], base::Language::en).find("alein") != std::string::npos);
    CHECK(diag::hint(loaded.problems[0], base::Language::en).find("alien") != std::string::npos);
}

TEST_CASE("ways: a sentence with a word of `never` spoils all that stands with it, one with a word of `unless` only itself") {
    const std::string spoilt = "The hero goes home. " + deeds;
    for (const std::string range : {"group", "section", "item"}) {
        INFO(range);
        CHECK(is_found(range, "never=\"alien\"", "## Steps\n" + deeds));
        CHECK(is_found(range, "unless=\"alien\"", "## Steps\n" + spoilt));
        CHECK_FALSE(is_found(range, "never=\"alien\"", "## Steps\n" + spoilt));
        CHECK_FALSE(is_found(range, "never=\"alien\"", "## Steps\n" + deeds.substr(0, deeds.size() - 1) + " The hero goes home.\n"));
        CHECK(is_found(range, "never=\"alien\"", "## Story\nThe hero goes home.\n## Steps\n" + deeds)); // elsewhere
    }
}

TEST_CASE("ways: a line before a list that ends with a colon rules out what stands below it") {
    for (const std::string range : {"section", "item"}) {
        INFO(range);
        CHECK(is_found(range, "unless=\"alien\"", "## Steps\nOur plan:\n" + list));
        CHECK_FALSE(is_found(range, "unless=\"alien\"", "## Steps\nOur content plan:\n" + list));
        CHECK_FALSE(is_found(range, "unless=\"alien\"", "## Steps\nOur content plan for the half of the year, as those who sell it see it:\n" + list));
        CHECK(is_found(range, "unless=\"alien\"", "## Steps\nOur content plan is another matter.\n" + list));                       // no lead
        CHECK(is_found(range, "unless=\"alien\"", "## Steps\nOur content plan:\n" + list + "What we do ourselves:\n" + list)); // another list
    }
}
