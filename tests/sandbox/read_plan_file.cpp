#include "hosts.hpp"

using namespace qujat;
using hosts::hostile;
using hosts::ids;
using hosts::short_limits;

TEST_CASE("good records become a part") {
    const auto result = sandbox::read_plan_file(hostile(), "good", "Жоспар.txt", short_limits());
    REQUIRE(ids(result) == "");
    REQUIRE(result.value->blocks.size() == 1);
    CHECK(result.value->blocks[0].text == "Бизнес-жоспар");
    CHECK(result.value->format == "txt");
}

TEST_CASE("an answer that is not whole records is refused, whatever the child says about its ending") {
    struct Case {
        const char *behaviour, *ids;
    };
    for (const Case& expected : {Case{"garbage", "PLN-0001"}, Case{"half", "PLN-0001"}, Case{"more", "PLN-0001"}, Case{"foreign_note", "PLN-0001"},
                                 Case{"quiet", "SBX-0019"}, Case{"exit", "SBX-0018"}}) {
        INFO(expected.behaviour);
        const auto result = sandbox::read_plan_file(hostile(), expected.behaviour, "plan.docx", short_limits());
        CHECK(!result);
        CHECK(ids(result) == expected.ids);
        REQUIRE(result.problems[0].place.source);
        CHECK(result.problems[0].place.source->name == "plan.docx");
        CHECK(result.problems[0].place.begin == 0);
    }
}

TEST_CASE("the child is told the extension and never the name") {
    // The extension chooses how the hostile child closes itself in, so what it did tells what it heard.
    CHECK(ids(sandbox::read_plan_file(hostile(), "open_passwd 1 -", "Иванов И.И. план.LOOSE", short_limits())) == "PLN-0001"); // "SUCCEEDED" is no record
    CHECK(ids(sandbox::read_plan_file(hostile(), "open_passwd 1 -", "loose", short_limits())) == "SBX-0015");
    CHECK(ids(sandbox::read_plan_file(hostile(), "open_passwd 1 -", "x.loose/x", short_limits())) == "SBX-0015");
    CHECK(ids(sandbox::read_plan_file(hostile(), "open_passwd 1 -", "x.", short_limits())) == "SBX-0015");
}

TEST_CASE("a file with comments that a hijacked child gives back is refused unless it has the shape of an answer") {
    const auto told = [](const char* behaviour) { return ids(sandbox::annotate_file(hostile(), behaviour, "plan.docx", {}, short_limits())); };
    CHECK(told("annotated") == "");
    CHECK(told("annotated_no_docx") == "SBX-0030");
    CHECK(told("annotated_foreign_note") == "PLN-0001");
    CHECK(told("annotated_too_long") == "PLN-0001");
    CHECK(told("annotated_without_length") == "SBX-0030"); // good records, which are not what was to come
    CHECK(told("quiet") == "SBX-0019");
    CHECK(told("garbage") == "PLN-0001");
    CHECK(told("exit") == "SBX-0018");
}

TEST_CASE("a converter that is not installed is named with its package") {
    sandbox::Helper helper = hostile();
    helper.converters = "/nowhere";
    const auto result = sandbox::read_plan_file(helper, "%PDF-1.7\n", "plan.pdf", short_limits());
    REQUIRE(ids(result) == "SBX-0022");
    CHECK(hosts::argument(result, "program") == "/nowhere/pdftotext");
    CHECK(hosts::argument(result, "package") == "poppler-utils");
    REQUIRE(result.problems[0].place.source);
    CHECK(result.problems[0].place.source->name == "plan.pdf");
}
