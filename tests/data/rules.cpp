#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::data;
using namespace qujat::data::test;

namespace {

const std::string good_rule = R"({"id": "T-201", "when": "document/pages = 2", "test": "document/is_public", "severity": "warning", "at": "/document/is_public",
  "message": {"kk": "ашық емес", "ru": "не открыт", "en": "not public"}, "regimes": ["r703"]})";

diag::Result<Contract> with_rules(const std::string& rules) {
    return load_contract(diag::make_source("contract.json", replaced(contract_text(), "\"x-derived\"", "\"x-rules\": " + rules + ", \"x-derived\"")));
}

std::string faults(std::string_view from, std::string_view to) { return ids(with_rules("[" + replaced(good_rule, from, to) + "]").problems); }

} // namespace

TEST_CASE("a rule is kept with the place of its expressions") {
    const auto loaded = with_rules("[" + good_rule + "]");
    REQUIRE(ids(loaded.problems) == "");
    REQUIRE(loaded.value->rules.size() == 1);
    const Rule& rule = loaded.value->rules[0];
    CHECK(rule.id == "T-201");
    CHECK(rule.when == "document/pages = 2");
    CHECK(covered(rule.when_place) == rule.when);
    CHECK(rule.test == "document/is_public");
    CHECK(covered(rule.test_place) == rule.test);
    CHECK_FALSE(rule.is_error);
    CHECK(rule.at == "/document/is_public");
    CHECK(rule.message.in(base::Language::kk) == "ашық емес");
    CHECK(rule.applies_in("r703"));
    CHECK_FALSE(rule.applies_in("r415-2023"));
    CHECK(with_rules("[" + replaced(good_rule, R"(, "regimes": ["r703"])", "") + "]").value->rules[0].applies_in("r415-2023"));
}

TEST_CASE("what is wrong with a rule is told at its place") {
    CHECK(ids(with_rules("{}").problems) == "DAT-0103");
    CHECK(ids(with_rules("[1]").problems) == "DAT-0103");
    CHECK(ids(with_rules("[{}]").problems) == "DAT-0105,DAT-0105,DAT-0105,DAT-0105,DAT-0105");
    CHECK(faults("\"severity\": \"warning\"", "\"severity\": \"note\"") == "DAT-0112");
    CHECK(faults("\"when\"", "\"wen\"") == "DAT-0101");
    CHECK(faults("\"regimes\": [\"r703\"]", "\"regimes\": [\"r292\"]") == "DAT-0112");
    CHECK(faults("\"at\": \"/document/is_public\"", "\"at\": \"/document/public\"") == "DAT-0120");
    CHECK(faults("\"at\": \"/document/is_public\"", "\"at\": \"/document/grounds/*\"") == "DAT-0120");
    CHECK(faults("document/pages = 2", "document/seal_or_eds = \\\"eds\\\"") == "DAT-0121");
    CHECK(faults("\"en\": \"not public\"", "\"en\": \"\"") == "DAT-0103");
}

TEST_CASE("a field says where a case file holds its value") {
    const auto load = [](const std::string& path) {
        return load_contract(diag::make_source("contract.json", replaced(contract_text(), "\"format\": \"bin12\"", "\"format\": \"bin12\", \"x-case\": \"" + path + "\"")));
    };
    CHECK(load("/party/bin").value->root.find("applicant")->schema.find("org_bin")->schema.case_path == "/party/bin");
    CHECK(ids(load("party/bin").problems) == "DAT-0103");
}
