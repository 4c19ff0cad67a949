#include "data/value.hpp"

#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::data;
using namespace qujat::data::test;

TEST_CASE("a default value is null without a place") {
    const Value value;
    CHECK(value.kind() == Value::Kind::null);
    CHECK(value.text().empty());
    CHECK(value.items().empty());
    CHECK(value.members().empty());
    CHECK(value.find("a") == nullptr);
    CHECK_FALSE(value.as_boolean());
    CHECK_FALSE(value.place().source);
}

TEST_CASE("each kind answers for itself and is empty for the others") {
    CHECK(Value::boolean(true).as_boolean());
    CHECK(Value::boolean(true).text().empty());
    CHECK(Value::number("1.50").text() == "1.50");
    CHECK(Value::string("ә").text() == "ә");
    CHECK(Value::array({Value::string("a"), Value()}).items().size() == 2);
    const Value object = Value::object({{"b", Value::number("1"), {}}, {"a", Value::number("2"), {}}});
    REQUIRE(object.find("a") != nullptr);
    CHECK(object.find("a")->text() == "2");
    CHECK(object.find("c") == nullptr);
    CHECK(object.members()[0].key() == "b");
    CHECK(Value::null({nullptr, 3, 7, "/x"}).place().path == "/x");
}

TEST_CASE("large objects find every member") {
    std::vector<Value::Member> members;
    for (int i = 0; i < 1000; ++i)
        members.push_back({"key" + std::to_string((i * 7919) % 1000), Value::number(std::to_string(i)), {}});
    const Value object = Value::object(std::move(members));
    for (const Value::Member& member : object.members()) {
        REQUIRE(object.find(member.key()) != nullptr);
        CHECK(object.find(member.key())->text() == member.value.text());
    }
    CHECK(object.find("key1000") == nullptr);
    CHECK(object.find("") == nullptr);
}

TEST_CASE("paths are JSON Pointers") {
    // The document and the pointers of RFC 6901, 5, but for the key with a quotation mark.
    const auto parsed =
        parse(R"({"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, " ": 7, "m~n": 8})");
    REQUIRE(parsed);
    const Value& root = *parsed.value;
    REQUIRE(find_path(root, "") != nullptr);
    CHECK(find_path(root, "")->kind() == Value::Kind::object);
    const std::pair<const char*, const char*> expected[] = {
        {"/foo/0", "bar"}, {"/foo/1", "baz"}, {"/", "0"},     {"/a~1b", "1"}, {"/c%d", "2"},
        {"/e^f", "3"},     {"/g|h", "4"},     {"/i\\j", "5"}, {"/ ", "7"},    {"/m~0n", "8"}};
    for (const auto& [path, text] : expected) {
        INFO(path);
        REQUIRE(find_path(root, path) != nullptr);
        CHECK(find_path(root, path)->text() == text);
        CHECK(find_path(root, path)->place().path == path);
    }
    for (const char* path : {"foo", "/foo/2", "/foo/00", "/foo/-", "/foo/", "/foo/99999999999999999999999", "/foo/0/x",
                             "/nothing", "/foo/ 1", "/foo/+1"}) {
        INFO(path);
        CHECK(find_path(root, path) == nullptr);
    }
}
