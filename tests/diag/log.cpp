#include "diag/diag.hpp"

#include "catch.hpp"

#include <algorithm>

using namespace qujat;
using namespace qujat::diag;

namespace {

Diagnostic error() { return Diagnostic{"DIA-0001", {}, {}, {}}; }
Diagnostic note() { return Diagnostic{"DIA-0002", {}, {{"count", "1"}}, {}}; }

} // namespace

TEST_CASE("a log keeps problems in their order and knows whether there are errors") {
    Log log;
    CHECK_FALSE(log.has_errors());
    log.add(note());
    CHECK_FALSE(log.has_errors());
    log.add("DIA-0001", {nullptr, 0, 0, "/x"});
    log.add(std::vector<Diagnostic>{note(), error()});
    CHECK(log.has_errors());
    CHECK(log.errors() == 2);
    const auto taken = log.take();
    REQUIRE(taken.size() == 4);
    CHECK(taken[0].id == "DIA-0002");
    CHECK(taken[1].place.path == "/x");
    CHECK_FALSE(log.has_errors());
    CHECK(log.take().empty());
}

TEST_CASE("a log keeps the first 200 problems and counts the rest") {
    Log log;
    for (int i = 0; i < 200; ++i)
        log.add("DIA-0001", {nullptr, 0, 0, std::to_string(i)});
    CHECK(log.take().size() == 200);
    for (int i = 0; i < 1234; ++i)
        log.add("DIA-0001", {nullptr, 0, 0, std::to_string(i)});
    CHECK(log.errors() == 1234);
    const auto taken = log.take();
    REQUIRE(taken.size() == 201);
    CHECK(taken[199].place.path == "199");
    CHECK(taken[200].id == "DIA-0002");
    CHECK(message(taken[200], base::Language::en) == "1034 more problems are not shown");
}

TEST_CASE("an error behind 200 milder problems is still among what is shown") {
    // Result: no value means at least one error among the problems.
    Log log;
    for (int i = 0; i < 300; ++i)
        log.add(note());
    log.add(error());
    const Result<int> result = finish(1, log);
    CHECK_FALSE(result);
    CHECK(result.problems.size() == 201);
    CHECK(std::ranges::count(result.problems, std::string("DIA-0001"), &Diagnostic::id) == 1);
    CHECK(message(result.problems.back(), base::Language::en) == "101 more problems are not shown");
}

TEST_CASE("a phase gives its value unless there was an error") {
    Log log;
    log.add(note());
    const Result<int> good = finish(5, log);
    REQUIRE(good);
    CHECK(*good.value == 5);
    CHECK(good.problems.size() == 1);
    log.add(error());
    const Result<int> bad = finish(5, log);
    CHECK_FALSE(bad);
    CHECK(bad.problems.size() == 1);
}

TEST_CASE("stop throws its diagnostic") {
    try {
        stop("DIA-0002", {nullptr, 0, 0, "/p"}, {{"count", "2"}});
    } catch (const Stop& thrown) {
        CHECK(thrown.diagnostic.id == "DIA-0002");
        CHECK(thrown.diagnostic.place.path == "/p");
        CHECK(message(thrown.diagnostic, base::Language::en) == "2 more problems are not shown");
    }
}
