#include "base/words.hpp"

#include "catch.hpp"

#include <vector>

using namespace qujat;

TEST_CASE("runs of white space are one space, none at the ends") {
    CHECK(base::collapse(" бір\n\t екі\r\n") == "бір екі");
    CHECK(base::collapse("a\u00A0 b") == "a\u00A0 b"); // CSS Text 3, 4.1: a no-break space is none
    CHECK(base::collapse(" \n").empty());
}

TEST_CASE("words are joined with what stands between them") {
    CHECK(base::join(std::vector<std::string>{"a", "", "c"}) == "a, , c");
    CHECK(base::join(std::vector<std::string>{"a", "b"}, " | ") == "a | b");
    CHECK(base::join({}).empty());
}
