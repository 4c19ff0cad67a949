#include "catch.hpp"

#include "diag/diag.hpp"

#include <string>
#include <vector>

using qujat::diag::Path;
using qujat::diag::Place;

TEST_CASE("a path is written as a JSON Pointer") {
    // RFC 6901, 3: "~" and "/" in a key are written "~0" and "~1".
    CHECK(Path().text().empty());
    CHECK(Path().child("rows").child(12).child("org_bin").text() == "/rows/12/org_bin");
    CHECK(Path().child("a/b~c").child("").text() == "/a~1b~0c/");
    CHECK(Path("/a~1b").child(0).text() == "/a~1b/0");
    CHECK(Path().child(0xFFFFFFFFULL).child(0xFFFFFFFEULL).text() == "/4294967295/4294967294");
}

TEST_CASE("two paths are equal when they are written equal, however they were made") {
    const Path made = Path().child("rows").child(1), given = "/rows/1";
    CHECK(made == given);
    CHECK(made == "/rows/1");
    CHECK(made == std::string("/rows/1"));
    CHECK_FALSE(made == Path().child("rows").child(2));
    CHECK_FALSE(made == Path());
    CHECK(Path() == "");
    CHECK(Path().empty());
    CHECK(Path("").empty());
    CHECK_FALSE(made.empty());
}

TEST_CASE("copies of a path are the same path and live as long as one of them") {
    std::vector<Path> kept;
    {
        const Path rows = Path().child("rows");
        for (std::size_t i = 0; i < 100; ++i)
            kept.push_back(rows.child(i));
    }
    const Path copy = kept[42];
    kept.clear();
    CHECK(copy.text() == "/rows/42");
    CHECK(copy.is_same(Path(copy)));
    CHECK(copy.identity() == Path(copy).identity());
    CHECK_FALSE(copy.is_same(Path("/rows/42")));
}

TEST_CASE("a place takes no more than three words") {
    // A document of ten thousand rows has millions of places.
    CHECK(sizeof(Place) <= 24);
}
