#include "base/language.hpp"
#include "base/nearest.hpp"

#include "catch.hpp"

#include <vector>

using namespace qujat::base;

namespace {

const std::vector<std::string> names = {"margin", "padding", "border", "margin-top", "margin-left", "color", "org_name", "org_bin"};

} // namespace

TEST_CASE("the nearest name is found over one slip of each kind") {
    CHECK(nearest("margn", names) == "margin");      // left out
    CHECK(nearest("marggin", names) == "margin");    // put in
    CHECK(nearest("mardin", names) == "margin");     // another letter
    CHECK(nearest("magrin", names) == "margin");     // two swapped: one edit, not two
    CHECK(nearest("margin-tpo", names) == "margin-top");
    CHECK(nearest("colour", names) == "color");
    CHECK(nearest("org_nmae", names) == "org_name");
}

TEST_CASE("a name too far from all others has no nearest") {
    CHECK(nearest("zzzzzz", names).empty());
    CHECK(nearest("", names).empty());
    CHECK(nearest("x", names).empty());
    CHECK(nearest("flex", names).empty());
    CHECK(nearest("margin", {}).empty());
    CHECK(nearest(std::string(65, 'a'), std::vector<std::string>{std::string(65, 'a')}).empty());
}

TEST_CASE("the nearest of several wins, the first of equals") {
    CHECK(nearest("margin", names) == "margin");
    CHECK(nearest("org_b", std::vector<std::string>{"org_a", "org_c"}) == "org_a");
    CHECK(nearest("abcdefghi", std::vector<std::string>{"abcdefxyz", "abcdefghx"}) == "abcdefghx");
}

TEST_CASE("no more than three edits and a third of the longer word are forgiven") {
    CHECK(nearest("abcdefghijkl", std::vector<std::string>{"abcdefghixyz"}) == "abcdefghixyz");     // three of twelve
    CHECK(nearest("abcdefghijklmnop", std::vector<std::string>{"abcdefghijklwxyz"}).empty());      // four of sixteen
    CHECK(nearest("abc", std::vector<std::string>{"abx"}) == "abx");                               // one of three
    CHECK(nearest("ab", std::vector<std::string>{"ax"}).empty());                                  // one of two
}

TEST_CASE("languages are found by their two letters") {
    CHECK(find_language("kk") == Language::kk);
    CHECK(find_language("ru") == Language::ru);
    CHECK(find_language("en") == Language::en);
    CHECK_FALSE(find_language("KK"));
    CHECK_FALSE(find_language("kz"));
    for (const Language language : {Language::kk, Language::ru, Language::en})
        CHECK(find_language(code(language)) == language);
}
