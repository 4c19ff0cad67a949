#include "data/kept_values.hpp"

#include "support.hpp"

#include "catch.hpp"

using namespace qujat::data;
using namespace qujat::data::test;

namespace {

KeptValues values(const Value& tree, const std::set<std::string>& paths) {
    KeptValues out;
    for (const std::string& path : paths) {
        if (const Value* found = find_path(tree, path))
            out.add(*found);
    }
    return out;
}

std::string pruned(std::string text, const std::set<std::string>& keep) {
    const auto parsed = parse(std::move(text));
    REQUIRE(parsed);
    return canonical_json(prune(*parsed.value, values(*parsed.value, keep)));
}

} // namespace

TEST_CASE("only the named paths stay, and a named one keeps all below it") {
    const std::string text =
        R"({"applicant":{"org_name":"a","org_bin":"b"},"document":{"grounds":["g"],"x":{"y":{"z":1}}}})";
    CHECK(pruned(text, {"/applicant/org_bin"}) == R"({"applicant":{"org_bin":"b"}})");
    CHECK(pruned(text, {"/applicant", "/document/x"}) ==
          R"({"applicant":{"org_bin":"b","org_name":"a"},"document":{"x":{"y":{"z":1}}}})");
    CHECK(pruned(text, {"/document/grounds/0"}) == R"({"document":{"grounds":["g"]}})");
}

TEST_CASE("empty objects go, and a whole text of nothing is an empty object") {
    CHECK(pruned(R"({"a":{"b":{"c":1}},"d":2})", {"/a/b/x", "/d"}) == R"({"d":2})");
    CHECK(pruned(R"({"a":1})", {"/b"}) == "{}");
    CHECK(pruned(R"({"a":1})", {}) == "{}");
}

TEST_CASE("elements of lists hold their places") {
    const std::string rows = R"({"rows":[{"name":"a","secret":1},{"secret":2},{"name":"c"}]})";
    CHECK(pruned(rows, {"/rows/0/name", "/rows/2/name"}) == R"({"rows":[{"name":"a"},{},{"name":"c"}]})");
    CHECK(pruned(rows, {"/rows/0/secret", "/rows/0/name", "/rows/2/name"}) == R"({"rows":[{"name":"a","secret":1},{},{"name":"c"}]})");
    CHECK(pruned(rows, {"/rows"}) == R"({"rows":[{"name":"a","secret":1},{"secret":2},{"name":"c"}]})");
    CHECK(pruned(R"({"a/b":1,"a":{"b":2}})", {"/a~1b"}) == R"({"a/b":1})");
}

TEST_CASE("values are told apart by their places in the tree, however many there are") {
    std::string text = "[0";
    for (int i = 1; i < 5000; ++i)
        text += "," + std::to_string(i);
    const auto parsed = parse("{\"list\":" + text + "]}");
    REQUIRE(parsed);
    const std::vector<Value>& items = parsed.value->find("list")->items();
    KeptValues kept;
    CHECK_FALSE(kept.contains(items[0]));
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < items.size(); i += 2)
            kept.add(items[i]);
    }
    CHECK(kept.size() == 2500);
    CHECK(kept.paths().size() == 2500);
    CHECK(kept.paths().contains("/list/4998"));
    for (std::size_t i = 0; i < items.size(); ++i)
        CHECK(kept.contains(items[i]) == (i % 2 == 0));
    CHECK(kept.reaches(*parsed.value));
    CHECK_FALSE(kept.contains(*parsed.value));
    kept.add(Value()); // no value of the tree
    CHECK(kept.size() == 2500);
}

TEST_CASE("what stays keeps its place and order") {
    const auto parsed = parse(R"({"b":1,"a":2,"c":3})");
    const Value value = prune(*parsed.value, values(*parsed.value, {"/a", "/b"}));
    REQUIRE(value.members().size() == 2);
    CHECK(value.members()[0].key() == "b");
    CHECK(covered(value.members()[1].value.place()) == "2");
    CHECK(value.members()[1].value.place().path == "/a");
}
