#include "support.hpp"

#include "catch.hpp"

#include <algorithm>
#include <map>
#include <regex>

using namespace qujat;
using namespace qujat::tests;

namespace {

base::Date day(const std::string& iso) {
    const auto date = base::Date::parse_iso(iso);
    REQUIRE(date);
    return *date;
}

std::string template_file(const std::string& name) { return read(std::filesystem::path(QUJAT_SOURCE_DIR) / "templates" / name); }

// What operator.json says of the days of entry into force: one act a line.
acts::Entries shipped_entries() {
    acts::Entries entries;
    const std::string text = template_file("operator.json");
    const std::regex entry(R"re("(E_\d+)":\s*\{"date":\s*"([^"]+)",\s*"exact":\s*(true|false)\})re");
    for (std::sregex_iterator found(text.begin(), text.end(), entry), end; found != end; ++found)
        entries.insert_or_assign((*found)[1], acts::EntryIntoForce{day((*found)[2]), (*found)[3] == "true"});
    REQUIRE(entries.size() >= 4);
    return entries;
}

bool has_form(const std::string& document, const std::string& regime) {
    const std::string contract = template_file(document + "/contract.json");
    const std::size_t list = contract.find("\"x-regimes\"");
    REQUIRE(list != std::string::npos);
    return contract.substr(list, contract.find(']', list) - list).find("\"" + regime + "\"") != std::string::npos;
}

std::string clause(const std::string& asked, base::Date date) {
    const auto words = split(asked, ' ');
    const auto* regime = shipped().find_regime(words.at(1));
    REQUIRE(regime);
    const auto* found = regime->find_clause(words.at(2));
    if (!found)
        return "no such clause";
    if (found->is_absent)
        return found->deleted_by.empty() ? "left out" : "deleted by " + found->deleted_by;
    if (!found->applies_on(date))
        return "not yet";
    return found->text.kk || found->text.ru ? "yes" : "not held";
}

std::string answer(const std::string& asked, base::Date date, const acts::Entries& entries) {
    if (asked.starts_with("clause "))
        return clause(asked, date);
    const bool is_annex = asked == "annex";
    const bool is_rules = std::ranges::any_of(shipped().regimes, [&](const auto& regime) { return regime.rules == asked; });
    diag::Log log;
    const auto* regime = acts::choose_regime(shipped(), date, entries, {}, log, is_annex ? acts::Holding::by_name : acts::Holding::of_wording, is_rules ? std::string_view(asked) : acts::participation_rules);
    if (!regime)
        return log.take().at(0).id;
    CHECK_FALSE(log.has_errors());
    if (is_rules)
        return regime->id;
    if (is_annex)
        return !regime->annex ? "none" : regime->annex->items == 0 ? "not held: " + regime->annex->key : regime->annex->key;
    return has_form(asked, regime->id) ? asked + "-" + regime->id : "ENG-0409";
}

} // namespace

TEST_CASE("every day has the edition, the annex and the form that the acts give it") {
    std::map<std::string, acts::Entries> configurations = {{"shipped", shipped_entries()}};
    std::size_t asked = 0;
    for (const auto& row : table("regimes.tsv")) {
        if (row.at(0) == "entry") {
            configurations[row.at(1)].insert_or_assign(row.at(2), acts::EntryIntoForce{day(row.at(3)), true});
            continue;
        }
        INFO(row.at(0) << ", " << row.at(1) << ", " << row.at(2));
        REQUIRE(configurations.count(row.at(0)) == 1);
        CHECK(answer(row.at(1), day(row.at(2)), configurations.at(row.at(0))) == row.at(3));
        ++asked;
    }
    CHECK(asked > 100);
}

TEST_CASE("the lower bounds are those that follow from signing and registration") {
    // Ten calendar days after the day of publication, which is not before signing and registration (acts.md, section 3).
    for (const auto& regime : shipped().regimes) {
        const auto* act = shipped().find_act(regime.entry_key.substr(2));
        INFO(regime.id);
        REQUIRE(act);
        base::Date bound = std::max(*act->signed_on, act->registered_on.value_or(*act->signed_on));
        for (int days = 0; days < 11; ++days) {
            const auto next = base::Date::from_parts(bound.year(), bound.month(), bound.day() + 1);
            const auto month = base::Date::from_parts(bound.year(), bound.month() + 1, 1);
            bound = next ? *next : month ? *month : *base::Date::from_parts(bound.year() + 1, 1, 1);
        }
        CHECK(regime.lower_bound.iso() == bound.iso());
    }
}

TEST_CASE("the acts are those of the catalogue, and what each repealed or amended is known") {
    std::vector<std::string> held, repealed;
    for (const auto& act : shipped().acts) {
        if (!act.seed.empty())
            held.push_back(act.number + " " + act.signed_on->iso() + " " + act.registration);
        if (act.repealed_by == "703")
            repealed.push_back(act.number + " " + act.registration);
        for (const auto& other : {act.amends, act.repealed_by}) {
            INFO(act.id << " " << other);
            CHECK((other.empty() || shipped().find_act(other)));
        }
    }
    CHECK(held == std::vector<std::string>{"292/НҚ 2022-08-23 29243", "415 2018-09-26 17437", "703/НҚ 2025-12-31 37807", "130/НҚ 2022-04-19 27788", "243/НҚ 2025-05-22 "});
    std::ranges::sort(repealed);
    CHECK(repealed == std::vector<std::string>{"277/НҚ 23981", "29/НҚ 31817", "292/НҚ 29243", "317/НҚ 33255", "415 17437"});
    CHECK(shipped().find_act("130")->repealed_from->iso() == "2026-01-01");
}
