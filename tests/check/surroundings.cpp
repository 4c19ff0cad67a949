#include "check/surroundings.hpp"

#include "catch.hpp"

using namespace qujat;

// Worked out by hand from what surroundings.hpp says.
TEST_CASE("surroundings: what else the plan says beside the best stretch of each part") {
    // Two parts of one item and one of another; four stretches. The third stretch is ruled out for the first part.
    const auto around = check::look_around({
        {0, {-300, 100, 500, 200}, {true, true, false, true}, 80},
        {0, {-100, -100, 50, -400}, {true, true, true, true}, 0},
        {1, {900, -50, -50, 450}, {true, true, true, true}, 0},
    });
    REQUIRE(around.size() == 3);
    const check::Surroundings& first = around[0]; // its best: the fourth stretch
    CHECK(first.second == 100);
    CHECK(first.other == 450);
    CHECK(first.siblings == 50);
    CHECK(first.median == 600); // of 50 and 600, as 900 is cut: the upper one
    CHECK(first.quartile == 50);
    CHECK(first.mean == 325);
    CHECK(first.ruled_out == 300);
    CHECK(first.share == 75);
    CHECK(first.stretches == 200); // four are no plan
    CHECK(first.way == 80);
    CHECK(around[1].other == 500);
    CHECK(around[1].ruled_out == 0);
    CHECK(around[1].siblings == 500);
    CHECK(around[2].second == 450);
    CHECK(around[2].siblings == 0); // alone in its item
    CHECK(around[2].share == 50);
}

TEST_CASE("surroundings: a text that answers next to nothing makes nothing easier") {
    const auto around = check::look_around({{0, {-900}, {true}, 0}, {1, {-500}, {false}, 0}});
    CHECK(around[0].second == -600);
    CHECK(around[0].median == 150);
    CHECK(around[0].quartile == -250);
    CHECK(around[0].mean == 50);
    CHECK(around[1].ruled_out == 100);
    CHECK(around[1].way == 0);
    CHECK(check::look_around({{0, std::vector<int>(90), std::vector<bool>(90, true), 0}})[0].stretches == 200);
    CHECK(check::look_around({{0, std::vector<int>(14), std::vector<bool>(14, true), 0}})[0].stretches == 70);
}
