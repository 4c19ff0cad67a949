#include "data/value.hpp"

#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::data;
using namespace qujat::data::test;

namespace {

struct Told {
    std::string id, found, expected, covered, path;
};

Told tell(std::string text) {
    const auto parsed = parse(std::move(text));
    REQUIRE(parsed.problems.size() == 1);
    const diag::Diagnostic& problem = parsed.problems[0];
    std::string found = argument(problem, "found_en");
    if (found.empty())
        found = argument(problem, "found");
    return {problem.id, found, argument(problem, "expected_en"), covered(problem.place), problem.place.path};
}

} // namespace

TEST_CASE("a missing comma names what stands there and what was expected") {
    const Told told = tell("{\"applicant\": {\"a\": 1 \"b\": 2}}");
    CHECK(told.id == "DAT-0001");
    CHECK(told.found == "“\"”");
    CHECK(told.expected == "“,” or “}”");
    CHECK(told.covered == "\"");
    CHECK(told.path == "/applicant");
    CHECK(tell("[1 2]").expected == "“,” or “]”");
    CHECK(tell("[1}").found == "“}”");
    CHECK(tell("{\"a\" 1}").expected == "“:”");
    CHECK(tell("{\"a\" 1}").path == "/a");
    CHECK(tell("{1: 2}").expected == "the name of a field in quotes or “}”");
    CHECK(tell("{\"a\": 1, 2: 3}").expected == "the name of a field in quotes");
}

TEST_CASE("a text that stops too early says so") {
    for (const char* text : {"{", "[1,", "{\"a\"", "{\"a\":", "{\"a\": 1,", "[1"}) {
        INFO(text);
        CHECK(tell(text).id == "DAT-0001");
        CHECK(tell(text).found == "the end of the text");
    }
    CHECK(tell("").id == "DAT-0015");
    CHECK(tell(" \n\t").id == "DAT-0015");
}

TEST_CASE("invisible characters are named by their numbers") {
    CHECK(tell("[\xC2\xA0 1]").found == "U+00A0");
    CHECK(tell(std::string("[\0]", 3)).found == "U+0000");
    CHECK(tell("[1]\xE2\x80\x8B").found == "U+200B");
}

TEST_CASE("frequent slips have messages of their own") {
    CHECK(tell("[1, ]").id == "DAT-0008");
    CHECK(tell("{\"a\": 1,\n}").id == "DAT-0008");
    CHECK(tell("{\"a\": 1,\n}").covered == ",");
    CHECK(tell("{ // words\n}").id == "DAT-0009");
    CHECK(tell("[1, # words\n2]").id == "DAT-0009");
    CHECK(tell("{'a': 1}").id == "DAT-0010");
    CHECK(tell("{a: 1}").id == "DAT-0010");
    CHECK(tell("{\"a\": «б»}").id == "DAT-0010");
    CHECK(tell("{\"a\": Астана}").id == "DAT-0010");
    CHECK(tell("{\"a\": “x”}").found == "““”");
    CHECK(tell("{\"a\": \"x}").id == "DAT-0011");
    CHECK(tell("{\"a\": \"x}").covered == "\"");
    CHECK(tell("[\"C:\\dir\"]").id == "DAT-0012");
    CHECK(tell("[\"C:\\dir\"]").covered == "\\d");
    CHECK(tell("[\"\\u04g0\"]").id == "DAT-0012");
    CHECK(tell("[\"\\ud83d\"]").id == "DAT-0005");
    CHECK(tell("[\"\\ud83d\"]").covered == "\\ud83d");
    CHECK(tell("[\"a\nb\"]").id == "DAT-0007");
    CHECK(tell("[\"a\nb\"]").found == "U+000A");
    CHECK(tell("{\"org_bin\": 012345678901}").id == "DAT-0013");
    CHECK(tell("[+1]").id == "DAT-0013");
    CHECK(tell("[1.]").id == "DAT-0013");
    CHECK(tell("[007]").id == "DAT-0013");
    CHECK(tell("{} {}").id == "DAT-0014");
    CHECK(tell("[\"ab\\u0000c\"]").id == "DAT-0006");
    CHECK(tell("[\"ab\\u0000c\"]").covered == "\\u0000");
}

TEST_CASE("words of other languages are shown whole, data only by their first character") {
    CHECK(tell("[True]").found == "“True”");
    CHECK(tell("[NaN]").found == "“NaN”");
    CHECK(tell("{\"iin\": Akhmetova}").found == "“A”");
    CHECK(tell("{\"iin\": Akhmetova}").covered == "A");
}

TEST_CASE("no words of the JSON library reach the user") {
    for (const char* text : {"[1 2]", "[\"a", "{\"a\":}", "nul", "[1e999]", "\"\\x\""}) {
        const auto parsed = parse(text);
        for (const diag::Diagnostic& problem : parsed.problems)
            for (const base::Language language : {base::Language::kk, base::Language::ru, base::Language::en}) {
                const std::string words = diag::to_text(problem, language);
                INFO(words);
                CHECK(words.find("parse error") == std::string::npos);
                CHECK(words.find("syntax") == std::string::npos);
                CHECK(words.find("json.exception") == std::string::npos);
            }
    }
}
