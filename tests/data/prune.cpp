#include "data/contract.hpp"

#include "support.hpp"

#include "catch.hpp"

using namespace qujat::data;
using namespace qujat::data::test;

namespace {

std::string pruned(std::string text, const std::set<std::string>& keep) {
    const auto parsed = parse(std::move(text));
    REQUIRE(parsed);
    return canonical_json(prune(*parsed.value, keep));
}

} // namespace

TEST_CASE("only the named paths stay, and a named one keeps all below it") {
    const std::string text =
        R"({"applicant":{"org_name":"a","org_bin":"b"},"document":{"grounds":["g"],"x":{"y":{"z":1}}}})";
    CHECK(pruned(text, {"/applicant/org_bin"}) == R"({"applicant":{"org_bin":"b"}})");
    CHECK(pruned(text, {"/applicant", "/document/x"}) ==
          R"({"applicant":{"org_bin":"b","org_name":"a"},"document":{"x":{"y":{"z":1}}}})");
    CHECK(pruned(text, {"/document/grounds/*"}) == R"({"document":{"grounds":["g"]}})");
    CHECK(pruned(text, {""}) == canonical_json(*parse(text).value));
}

TEST_CASE("empty objects go, and a whole text of nothing is an empty object") {
    CHECK(pruned(R"({"a":{"b":{"c":1}},"d":2})", {"/a/b/x", "/d"}) == R"({"d":2})");
    CHECK(pruned(R"({"a":1})", {"/b"}) == "{}");
    CHECK(pruned(R"({"a":1})", {}) == "{}");
}

TEST_CASE("elements of lists hold their places") {
    const std::string rows = R"({"rows":[{"name":"a","secret":1},{"secret":2},{"name":"c"}]})";
    CHECK(pruned(rows, {"/rows/*/name"}) == R"({"rows":[{"name":"a"},{},{"name":"c"}]})");
    CHECK(pruned(rows, {"/rows/0/secret", "/rows/*/name"}) == R"({"rows":[{"name":"a","secret":1},{},{"name":"c"}]})");
    CHECK(pruned(R"({"rows":[]})", {"/rows/*/name"}) == R"({"rows":[]})");
}

TEST_CASE("a star stands for an index, not for a key") {
    CHECK(pruned(R"({"a":{"b":1,"*":2}})", {"/a/*"}) == R"({"a":{"*":2}})");
    CHECK(pruned(R"({"a/b":1,"a":{"b":2}})", {"/a~1b"}) == R"({"a/b":1})");
}

TEST_CASE("what stays keeps its place and order") {
    const auto parsed = parse(R"({"b":1,"a":2,"c":3})");
    const Value value = prune(*parsed.value, {"/a", "/b"});
    REQUIRE(value.members().size() == 2);
    CHECK(value.members()[0].key() == "b");
    CHECK(covered(value.members()[1].value.place()) == "2");
    CHECK(value.members()[1].value.place().path == "/a");
}
