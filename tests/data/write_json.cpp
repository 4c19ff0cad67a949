#include "data/value.hpp"

#include "support.hpp"

#include "catch.hpp"

using namespace qujat::data;
using namespace qujat::data::test;

namespace {

// A small generator of our own: the same values on every machine.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t limit) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::size_t>(state_ >> 33) % limit;
    }

  private:
    std::uint64_t state_;
};

std::string any_text(Dice& dice) {
    static const char* const pieces[] = {"a", "\"", "\\", "\n", "\x01", "\x1f", "\x7f",         "/", "ә", "Қ",
                                         "№", "—",  "😀",  " ",  "\t",   "~",    "\xEF\xBF\xBF", "0"};
    std::string text;
    for (std::size_t i = dice.below(6); i > 0; --i)
        text += pieces[dice.below(std::size(pieces))];
    return text;
}

Value any_value(Dice& dice, std::size_t depth) {
    static const char* const numbers[] = {"0", "-0", "1", "-17", "3.140", "1e10", "1E-5", "99999999999999999999"};
    switch (dice.below(depth > 4 ? 4 : 6)) {
    case 0:
        return Value();
    case 1:
        return Value::boolean(dice.below(2) == 0);
    case 2:
        return Value::number(numbers[dice.below(std::size(numbers))]);
    case 3:
        return Value::string(any_text(dice));
    case 4: {
        std::vector<Value> items;
        for (std::size_t i = dice.below(5); i > 0; --i)
            items.push_back(any_value(dice, depth + 1));
        return Value::array(std::move(items));
    }
    default: {
        std::vector<Value::Member> members;
        for (std::size_t i = dice.below(14); i > 0; --i)
            members.push_back({any_text(dice) + std::to_string(i), any_value(dice, depth + 1), {}});
        return Value::object(std::move(members));
    }
    }
}

} // namespace

TEST_CASE("canonical text has sorted members, no white space and only the escapes JSON demands") {
    const auto parsed = parse(
        R"({ "b" : [ 1.0 , "\u0410\/\u007f" ], "a" : { "я": null, "z": true }, "A": "\u0001\u001F\b\t\n\f\r\"\\" })");
    REQUIRE(parsed);
    CHECK(canonical_json(*parsed.value) ==
          "{\"A\":\"\\u0001\\u001f\\b\\t\\n\\f\\r\\\"\\\\\",\"a\":{\"z\":true,\"я\":null},\"b\":[1.0,\"А/\x7f\"]}");
}

TEST_CASE("canonical text sorts by bytes, where UTF-16 would sort otherwise") {
    // U+FFFF is EF BF BF, U+10000 is F0 90 80 80; in UTF-16 the latter begins with D800.
    const Value value = Value::object({{"\xF0\x90\x80\x80", Value(), {}}, {"\xEF\xBF\xBF", Value(), {}}});
    CHECK(canonical_json(value) == "{\"\xEF\xBF\xBF\":null,\"\xF0\x90\x80\x80\":null}");
}

TEST_CASE("pretty text keeps the order and indents by two") {
    const auto parsed = parse(R"({"b":[1,{}],"a":[],"c":{"x":"y"}})");
    REQUIRE(parsed);
    CHECK(pretty_json(*parsed.value) ==
          "{\n  \"b\": [\n    1,\n    {}\n  ],\n  \"a\": [],\n  \"c\": {\n    \"x\": \"y\"\n  }\n}\n");
}

TEST_CASE("what is written reads back the same, for two thousand values") {
    Dice dice(20261120);
    for (int i = 0; i < 2000; ++i) {
        const Value value = any_value(dice, 0);
        const std::string canonical = canonical_json(value);
        INFO(canonical);
        const auto again = parse(canonical);
        REQUIRE(again);
        CHECK(canonical_json(*again.value) == canonical);
        const auto pretty = parse(pretty_json(value));
        REQUIRE(pretty);
        CHECK(canonical_json(*pretty.value) == canonical);
        CHECK(pretty_json(*pretty.value) == pretty_json(value));
    }
}

TEST_CASE("equal values give equal bytes, in whatever order and dress they were written") {
    CHECK(canonical_json(*parse(R"({"a":1,"b":"\u0041"})").value) ==
          canonical_json(*parse("{ \"b\" : \"A\",\n\"a\" : 1 }").value));
}
