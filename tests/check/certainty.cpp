#include "check/certainty.hpp"

#include "catch.hpp"

#include <string>

using namespace qujat;

namespace {

int parts(std::string_view name) { return name == "clients" ? 0 : name == "place" ? 1 : name == "team" ? 2 : -1; }

} // namespace

TEST_CASE("certainty: a tree asks for what a plan says, and what the leaves add stands together") {
    check::Certainty certainty;
    CHECK(certainty.add("best<100 -500 second<50 way_there<70 10 20 300", parts));
    CHECK(certainty.add("part=place,team best<0 -40 40 7", parts));
    check::Surroundings around;
    CHECK(certainty.logit(0, 99, around) == -500 + 7);
    CHECK(certainty.logit(0, 100, around) == 10 + 7);
    CHECK(certainty.logit(1, 100, around) == 10 + 40);
    CHECK(certainty.logit(2, -1, around) == -500 - 40);
    around.second = 49;
    around.way_there = 70;
    CHECK(certainty.logit(0, 100, around) == 20 + 7);
    around.second = 50;
    CHECK(certainty.logit(0, 100, around) == 300 + 7);
    CHECK(check::Certainty().logit(0, 100, around) == 0);
}

TEST_CASE("certainty: the least sum that is enough, none that is, and any") {
    check::Certainty certainty;
    CHECK(certainty.add("best<100 -500 best<230 10 300", parts));
    const check::Surroundings around;
    CHECK(certainty.least(0, -499, around) == 100);
    CHECK(certainty.least(0, 10, around) == 100);
    CHECK(certainty.least(0, 11, around) == 230);
    CHECK(certainty.least(0, 301, around) == check::Certainty::too_much);
    CHECK(certainty.least(0, -500, around) == check::Certainty::anything);
    CHECK(check::Certainty().least(0, -500, around) == check::Certainty::too_much); // nobody said anything
}

TEST_CASE("certainty: a line that is no tree adds nothing") {
    check::Certainty certainty;
    CHECK(certainty.add("5", parts));
    for (const std::string line : {"", "5 ", "part= 1 2", "part=clients, 1 2", "best<100  1 2", "best<100", "best<100 1", "best<100 1 2 3", "best<x 1 2", "best 1 2", "worst<1 2 3", "part=clients,nobody 1 2", "1 2", "1.5", "second<1 2  3", "100001"}) {
        INFO(line);
        CHECK_FALSE(certainty.add(line, parts));
    }
    std::string deep;
    for (int level = 0; level < 100'000; ++level)
        deep += "best<1 ";
    CHECK_FALSE(certainty.add(deep, parts)); // no deeper than a tree can be
    CHECK(certainty.add("part=clients 7 9", parts));
    CHECK(certainty.logit(0, 0, {}) == 5 + 7);
}
