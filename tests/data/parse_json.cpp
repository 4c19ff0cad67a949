#include "data/value.hpp"

#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::data;
using namespace qujat::data::test;

namespace {

// Every value's place covers its own text: parsed alone it gives the same value.
void check_places(const Value& value) {
    INFO(value.place().path);
    const auto alone = parse(covered(value.place()));
    REQUIRE(alone);
    CHECK(canonical_json(*alone.value) == canonical_json(value));
    for (const Value& item : value.items())
        check_places(item);
    for (const Value::Member& member : value.members()) {
        const auto key = parse(covered(member.key_place()));
        REQUIRE(key);
        CHECK(key.value->text() == member.key());
        check_places(member.value);
    }
}

std::string problem(std::string text) {
    const auto parsed = parse(std::move(text));
    CHECK_FALSE(parsed);
    return ids(parsed.problems);
}

} // namespace

TEST_CASE("values keep their text, order and digits as written") {
    const auto parsed =
        parse(" {\"b\" : [1.50, -0, 1e+2, 123456789012345678901234567890],\r\n\t\"a\":\"\\u0410\\n\\ud83d\\ude00\" , "
              "\"c\":[true,false,null,{},[]]} \n");
    REQUIRE(parsed);
    CHECK(parsed.problems.empty());
    const Value& root = *parsed.value;
    CHECK(root.members()[0].key() == "b");
    CHECK(root.find("b")->items()[0].text() == "1.50");
    CHECK(root.find("b")->items()[1].text() == "-0");
    CHECK(root.find("b")->items()[2].text() == "1e+2");
    CHECK(root.find("b")->items()[3].text() == "123456789012345678901234567890");
    CHECK(root.find("a")->text() == "А\n😀");
    CHECK(root.find("c")->items()[0].as_boolean());
    CHECK(root.find("c")->items()[2].kind() == Value::Kind::null);
    CHECK(root.find("c")->items()[4].place().path == "/c/4");
}

TEST_CASE("places cover the tokens, strings with their quotes") {
    const auto parsed = parse("{\n \"applicant\": {\"org_bin\": \"240140000110\", \"a\\\"b\\\\\" : [ 1 ,[2,{\"x\" : "
                              "-1.5e3}] ] }, \"t\" :true}");
    REQUIRE(parsed);
    check_places(*parsed.value);
    const Value* bin = find_path(*parsed.value, "/applicant/org_bin");
    REQUIRE(bin != nullptr);
    CHECK(covered(bin->place()) == "\"240140000110\"");
    CHECK(bin->place().path == "/applicant/org_bin");
    CHECK(diag::line_column(*bin->place().source, bin->place().begin).line == 2);
    CHECK(covered(find_path(*parsed.value, "/applicant")->members()[0].key_place()) == "\"org_bin\"");
    CHECK(find_path(*parsed.value, "/applicant/a\"b\\/1/1/x")->text() == "-1.5e3");
}

TEST_CASE("scalars may stand alone and a byte order mark at the front is passed over") {
    CHECK(parse("\"x\"").value->text() == "x");
    CHECK(parse("0").value->text() == "0");
    CHECK(parse("null").value->kind() == Value::Kind::null);
    const auto marked = parse("\xEF\xBB\xBF{\"a\":1}");
    REQUIRE(marked);
    CHECK(covered(marked.value->find("a")->place()) == "1");
    CHECK(problem("\xEF\xBB\xBF\xEF\xBB\xBF{\"a\":1}") == "DAT-0001"); // but one only
    CHECK(problem("{\"a\":\xEF\xBB\xBF 1}") == "DAT-0001");
}

TEST_CASE("texts that are not JSON are refused, whatever a lenient reader makes of them") {
    for (const char* text : {"",
                             " ",
                             "{",
                             "[",
                             "[1",
                             "[1,",
                             "{\"a\"",
                             "{\"a\":",
                             "{\"a\":1",
                             "{\"a\":1,",
                             "\"abc",
                             "\"abc\\",
                             "tru",
                             "nul",
                             "[1 2]",
                             "[1,]",
                             "[,1]",
                             "{,}",
                             "{\"a\" 1}",
                             "{\"a\":1 \"b\":2}",
                             "{1:2}",
                             "{a:1}",
                             "{'a':1}",
                             "[01]",
                             "[+1]",
                             "[.5]",
                             "[1.]",
                             "[1e]",
                             "[-]",
                             "[0x10]",
                             "[NaN]",
                             "[True]",
                             "[1]]",
                             "{}}",
                             "[1] 2",
                             "// c\n1",
                             "[1] // c",
                             "/* c */1",
                             "[\"\t\"]",
                             "[\"a\nb\"]",
                             "[\"\\x\"]",
                             "[\"\\u12\"]",
                             "[\"\\ud800\"]",
                             "[\"\\udc00\"]",
                             "[\"\\ud800\\ud800\"]",
                             "[\"\\ud800x\"]",
                             "[\"\\u0000\"]",
                             "{\"\\u0000\":1}",
                             "]",
                             "}",
                             ":",
                             ",",
                             "[1}",
                             "{\"a\":1]",
                             "[--1]",
                             "[1.5.5]",
                             "1 1",
                             "\xC2\xA0[]",
                             "[\"a\" \"b\"]",
                             "{\"a\"::1}",
                             "[1,,2]",
                             "{\"a\":1,,\"b\":2}",
                             "truefalse",
                             "[\"\\u00zz\"]"}) {
        INFO(text);
        const auto parsed = parse(text);
        CHECK_FALSE(parsed);
        REQUIRE(parsed.problems.size() == 1);
        const diag::Place& place = parsed.problems[0].place;
        CHECK(place.begin <= place.end);
        CHECK(place.end <= std::string_view(text).size());
    }
}

TEST_CASE("a raw NUL is no end of the text") {
    CHECK(problem(std::string("[1]\0", 4)) == "DAT-0014");
    CHECK(problem(std::string("[1,\0 2]", 7)) == "DAT-0001");
    CHECK(problem(std::string("[\"a\0b\"]", 7)) == "DAT-0007");
    CHECK(problem(std::string("\0", 1)) == "DAT-0001");
}

TEST_CASE("malformed UTF-8 is found with its byte") {
    const auto parsed = parse("{\"a\": \"\xC0\xAF\"}");
    CHECK_FALSE(parsed);
    REQUIRE(ids(parsed.problems) == "DAT-0004");
    CHECK(parsed.problems[0].place.begin == 7);
    CHECK(argument(parsed.problems[0], "byte") == "C0");
    CHECK(problem(std::string("\xFF\xFE{\0}\0", 6)) == "DAT-0004"); // UTF-16, what Notepad calls Unicode
    CHECK(problem("\"\xED\xA0\x80\"") == "DAT-0004");               // a surrogate in UTF-8
}

TEST_CASE("the same key twice is told with both places, once for each") {
    const auto parsed = parse("{\"a\": {\"x\": 1, \"y\": 2, \"\\u0078\": 3}, \"b\": 1, \"b\": 2, \"b\": 3}");
    CHECK_FALSE(parsed);
    REQUIRE(ids(parsed.problems) == "DAT-0002,DAT-0002,DAT-0002");
    CHECK(parsed.problems[0].place.path == "/a/x");
    CHECK(covered(parsed.problems[0].place) == "\"\\u0078\"");
    REQUIRE(parsed.problems[0].related.size() == 1);
    CHECK(covered(parsed.problems[0].related[0]) == "\"x\"");
    CHECK(parsed.problems[1].related[0].begin < parsed.problems[1].place.begin);
}

TEST_CASE("depth, bytes and values are limited while reading") {
    Limits limits;
    limits.depth = 2;
    CHECK(parse("[[1]]", limits));
    CHECK(ids(parse("[[[1]]]", limits).problems) == "DAT-0003");
    limits = {};
    limits.values = 3;
    CHECK(parse("[1,2]", limits));
    CHECK(ids(parse("[1,2,3]", limits).problems) == "DAT-0003");
    limits = {};
    limits.bytes = 4;
    CHECK(parse("[1] ", limits));
    CHECK(ids(parse("[1]  ", limits).problems) == "DAT-0003");
}

TEST_CASE("a hundred thousand brackets end in one problem, in both forms") {
    CHECK(problem(std::string(100'000, '[')) == "DAT-0003");
    std::string objects;
    for (int i = 0; i < 100'000; ++i)
        objects += "{\"a\":";
    CHECK(problem(objects) == "DAT-0003");
}

TEST_CASE("numbers no machine number holds are refused, small ones keep their digits") {
    CHECK(problem("1e999999999") == "DAT-0003");
    CHECK(problem("[-1e400]") == "DAT-0003");
    CHECK(problem(std::string(400, '9')) == "DAT-0003");
    CHECK(parse("1e-999999999").value->text() == "1e-999999999");
    CHECK(parse("0." + std::string(1000, '3')).value->text().size() == 1002);
}

TEST_CASE("long keys over many values do not grow beyond the size of the text") {
    Limits limits;
    limits.values = 1000;
    std::string text = "{\"" + std::string(2000, 'k') + "\": [0";
    for (int i = 0; i < 900; ++i)
        text += ",0";
    CHECK(ids(parse(text + "]}", limits).problems) == "DAT-0003");
    CHECK(parse("{\"" + std::string(2000, 'k') + "\": [0]}", limits));
}
