#include "check/surroundings.hpp"

#include "catch.hpp"

using namespace qujat;

// Worked out by hand from what surroundings.hpp says.
TEST_CASE("surroundings: what else the plan says beside the best stretch of each part") {
    // Two parts of one item and one of another; four stretches. The third stretch is ruled out for the first part.
    const auto around = check::look_around(
        {
            {0, {-300, 100, 500, 200}, {true, true, false, true}, {80, 0, 90, 70}},
            {0, {-100, -120, 50, -400}, {true, true, true, true}, {0, 0, 0, 0}},
            {1, {900, -50, -50, 450}, {true, true, true, true}, {0, 50, 0, 0}},
        },
        {{40, 0}, {50, 2}, {60, 2}, {70, 0}});
    REQUIRE(around.size() == 3);
    const check::Surroundings& first = around[0]; // its best: the fourth stretch
    CHECK(first.second == 100);
    CHECK(first.third == -300);
    CHECK(first.other == 450);
    CHECK(first.spoken == 1); // for the third part, not for the second
    CHECK(first.siblings == 50);
    CHECK(first.least_sibling == 50);
    CHECK(first.median == 600); // of 50 and 600, as 900 is cut: the upper one
    CHECK(first.quartile == 50);
    CHECK(first.mean == 325);
    CHECK(first.least == 50);
    CHECK(first.silent == 0);
    CHECK(first.ruled_out == 300);
    CHECK(first.share == 75);
    CHECK(first.stretches == 4);
    CHECK(first.way == 90);
    CHECK(first.open_way == 80);
    CHECK(first.way_there == 70);
    CHECK(first.known == 70);
    CHECK(first.together == 0);
    CHECK(around[1].second == -100);
    CHECK(around[1].third == -120);
    CHECK(around[1].other == 500);
    CHECK(around[1].ruled_out == 0);
    CHECK(around[1].siblings == 500);
    CHECK(around[1].least_sibling == 200); // of what no heading rules out
    CHECK(around[1].together == 2);
    CHECK(around[2].second == 450);
    CHECK(around[2].siblings == 0); // alone in its item
    CHECK(around[2].least_sibling == 0);
    CHECK(around[2].share == 50);
    CHECK(around[2].way_there == 0);
}

TEST_CASE("surroundings: the best stretch is the best, not the first of those that speak as much as can be said") {
    const auto around = check::look_around({{0, {700, 900}, {true, true}, {0, 70}}, {1, {-300, 100}, {true, true}, {0, 0}}}, {{40, 0}, {50, 2}});
    CHECK(around[0].second == 600);
    CHECK(around[0].other == 100);
    CHECK(around[0].way_there == 70);
    CHECK(around[0].together == 2);
}

TEST_CASE("surroundings: of a text of one stretch, and of a long one") {
    const auto around = check::look_around({{0, {-900}, {true}, {0}}, {1, {-500}, {false}, {60}}}, {{3, 0}});
    CHECK(around[0].second == -600);
    CHECK(around[0].third == -600);
    CHECK(around[0].median == -500);
    CHECK(around[0].quartile == -500);
    CHECK(around[0].mean == -500);
    CHECK(around[0].least == -600);
    CHECK(around[0].silent == 1);
    CHECK(around[1].ruled_out == 100);
    CHECK(around[1].way == 60);
    CHECK(around[1].open_way == 0);
    const auto of_many = [](std::size_t count) { return check::look_around({{0, std::vector<int>(count), std::vector<bool>(count, true), std::vector<int>(count)}}, std::vector<check::StretchLook>(count))[0].stretches; };
    CHECK(of_many(90) == 40);
    CHECK(of_many(14) == 14);
    std::vector<int> sums(150, -100);
    sums[70] = 5;
    CHECK(check::look_around({{0, sums, std::vector<bool>(150, true), std::vector<int>(150)}}, std::vector<check::StretchLook>(150))[0].share == 1); // not none
}
