#include "markup/rules.hpp"

#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::markup;
using namespace qujat::markup::test;

namespace {

// The small contract with one rule.
data::Contract with_rule(const std::string& when, const std::string& test, const std::string& at = "/sent", const std::string& regimes = "") {
    const std::string rule = R"("x-rules": [{"id": "T-201", "when": ")" + when + R"(", "test": ")" + test + R"(", "severity": "error", "at": ")" + at +
                             R"(", "message": {"kk": "мерзім өтті", "ru": "срок прошёл", "en": "too late"})" + regimes + "}], ";
    std::string text = small_contract().source->text;
    text.insert(text.find("\"type\": \"object\""), rule);
    auto loaded = data::load_contract(diag::make_source("contract.json", text));
    INFO(said(loaded.problems));
    REQUIRE(loaded.value);
    return *loaded.value;
}

std::string faults(const std::string& when, const std::string& test) {
    const data::Contract contract = with_rule(when, test);
    const auto loaded = load_rules(contract, small_acts());
    std::string out;
    for (const diag::Diagnostic& problem : loaded.problems)
        out += problem.id + " " + problem.place.source->text.substr(problem.place.begin, problem.place.end - problem.place.begin) + "|";
    return out;
}

std::vector<diag::Diagnostic> broken(const data::Contract& contract, const std::string& json, const std::string& regime = "r-new") {
    const auto rules = load_rules(contract, small_acts());
    INFO(said(rules.problems));
    REQUIRE(rules.value);
    diag::Log log;
    check_rules(*rules.value, read_data(json), contract, *small_acts().find_regime(regime), base::Language::ru, log);
    return log.take();
}

const std::string with_due = R"({"org": {"name": "Nomad", "bin": "240340027186", "head": {"name": "Ә. Қасымова"}}, "sent": "2026-10-27", "due": "2026-10-26", "kind": "letter", "pages": 2, "is_public": true, "grounds": ["g-1"]})";

} // namespace

TEST_CASE("a rule that holds says nothing, one that does not says its own words at its place in the data") {
    const data::Contract contract = with_rule("due", "due >= sent", "/due");
    CHECK(broken(contract, good_data).empty()); // there is no due: the rule asks nothing
    const auto problems = broken(contract, with_due);
    REQUIRE(ids(problems) == "ENG-0420");
    CHECK(diag::message(problems[0], base::Language::kk) == "мерзім өтті (T-201)");
    CHECK(diag::message(problems[0], base::Language::ru) == "срок прошёл (T-201)");
    CHECK(diag::message(problems[0], base::Language::en) == "too late (T-201)");
    CHECK(problems[0].place.path == "/due");
    CHECK(problems[0].place.source->text.substr(problems[0].place.begin, 12) == "\"2026-10-26\"");
}

TEST_CASE("what is not there has the place of what would hold it, and what is private is not shown") {
    const auto absent = broken(with_rule("kind = 'letter'", "org/head/since and org/head/since < sent", "/org/head/since"), with_due);
    REQUIRE(ids(absent) == "ENG-0420");
    CHECK(absent[0].place.path == "/org/head/since");
    CHECK(absent[0].place.begin == absent[0].place.end);
    const auto secret = broken(with_rule("org/head", "false()", "/org/head/name"), with_due);
    REQUIRE(ids(secret) == "ENG-0420");
    CHECK(secret[0].place.begin == secret[0].place.end);
    CHECK(secret[0].place.begin > 0);
}

TEST_CASE("a rule of other editions is not asked") {
    const data::Contract contract = with_rule("due", "false()", "/due", R"(, "regimes": ["r-new"])");
    CHECK(ids(broken(contract, with_due)) == "ENG-0420");
    CHECK(broken(contract, with_due, "r-old").empty());
}

TEST_CASE("expressions of rules are checked against the contract, each fault at its place") {
    CHECK(faults("kind = 'letter'", "pages = 2") == "");
    CHECK(faults("kind = 'letter'", "page = 2") == "MRK-0202 page|");
    CHECK(faults("kind = 'lettre'", "pages = 2") == "MRK-0207 'lettre'|");
    CHECK(faults("kind = 'letter'", "due &gt;= sent").starts_with("MRK-0201"));
    CHECK(faults("kind = 'letter'", "due >= sent") == "MRK-0204 due|");
    CHECK(faults("due", "due >= sent") == "");
    CHECK(faults("org/dative", "org/dative != 'x'") == "");
    CHECK(faults("is_public", "org/dative != 'x'") == "MRK-0204 org/dative|"); // required in Kazakh only
    CHECK(faults("is_public", "pages") == "MRK-0210 pages|");
    CHECK(faults("is_public", "pages = '2'") == "MRK-0203 pages = '2'|");
    CHECK(faults("is_public", "copyes(pages) = 2") == "MRK-0205 copyes|");
}

TEST_CASE("a field that a condition asks for must be printed somewhere, but may be absent") {
    std::string text = small_contract().source->text;
    text.insert(text.find("\"type\": \"object\""), R"("allOf": [{"if": {"required": ["due"]}, "then": {"required": ["copies"]}}], )");
    const auto contract = data::load_contract(diag::make_source("contract.json", text));
    REQUIRE(contract);
    const auto load = [&](const std::string& body) { return load_template(diag::make_source("ru.xhtml", page(body)), {*contract.value, small_acts(), base::Language::ru, {"r-new"}, {}}).problems; };
    const auto unprinted = load("<p>x</p>");
    REQUIRE(ids(unprinted) == "MRK-0308");
    CHECK(argument(unprinted[0], "path") == "/copies");
    CHECK(ids(load("<p><q:value-of select=\"copies\"/></p>")) == "MRK-0204");
    CHECK(ids(load("<p><q:if test=\"copies\"><q:value-of select=\"copies\"/></q:if></p>")) == "");
}
