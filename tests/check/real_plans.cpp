#include "check/plans.hpp"

#include "catch.hpp"

#include <cstdlib>
#include <string>

using namespace qujat;

namespace {

/// real.tsv: name, repository, path, commit or "-", then "03=missing" and so on for the items of bp703.
struct RealPlan {
    std::string name;
    plans::Expectations expected;
};

std::vector<RealPlan> listed() {
    std::vector<RealPlan> all;
    std::istringstream lines(plans::read(plans::fs::path(QUJAT_SOURCE_DIR) / "tests/plans/real.tsv"));
    std::string line;
    std::getline(lines, line); // the head
    while (std::getline(lines, line)) {
        std::istringstream cells(line);
        RealPlan plan;
        std::string cell;
        for (int column = 0; std::getline(cells, cell, '\t'); ++column) {
            if (column == 0)
                plan.name = cell;
            else if (const std::size_t sign = cell.find('='); column > 3 && sign != std::string::npos)
                plan.expected.emplace_back("bp703-" + cell.substr(0, sign), cell.substr(sign + 1));
        }
        all.push_back(std::move(plan));
    }
    return all;
}

bool is_satisfied(const std::string& verdict) { return verdict == "found" || verdict == "not-applicable"; }

} // namespace

TEST_CASE("real plans by others are judged as a careful reader does") {
    const auto all = listed();
    REQUIRE(all.size() >= 10);
    const char* folder = std::getenv("QUJAT_REAL_PLANS");
    if (folder == nullptr) {
        WARN("SKIPPED: QUJAT_REAL_PLANS does not name the folder with the texts of tests/plans/real.tsv; they are others' and not kept here");
        return;
    }
    const check::Requirements requirements = plans::requirements();
    int plans_read = 0, items = 0, agreed = 0;
    for (const RealPlan& one : all) {
        const plans::fs::path file = plans::fs::path(folder) / (one.name + ".md");
        if (!plans::fs::exists(file))
            continue;
        ++plans_read;
        const auto verdict = check::judge(plans::parse(plans::read(file)), requirements);
        CHECK(verdict.standing != check::Standing::complete);
        const auto words = plans::by_id(verdict);
        for (const auto& [id, allowed] : one.expected) {
            const bool may_be_found = plans::is_allowed(allowed, "found");
            if (may_be_found && allowed != "found" && allowed != "found|undecided")
                continue; // a reader could say either
            ++items;
            agreed += is_satisfied(words.at(id)) == may_be_found ? 1 : 0;
        }
    }
    WARN(plans_read << " real plans, " << items << " items: the judging agrees with the reader on " << agreed);
    CHECK(agreed * 100 >= items * 85);
}
