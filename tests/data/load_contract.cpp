#include "data/contract.hpp"

#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::data;
using namespace qujat::data::test;

namespace {

diag::Result<Contract> load(std::string text) {
    return load_contract(diag::make_source("contract.json", std::move(text)));
}

std::vector<diag::Diagnostic> faults(std::string_view from, std::string_view to) {
    auto loaded = load(replaced(contract_text(), from, to));
    CHECK_FALSE(loaded);
    return std::move(loaded.problems);
}

std::string field_faults(const std::string& schema) {
    return ids(
        load(R"({"$id": "urn:x:one", "type": "object", "additionalProperties": false, "properties": {"field": )" +
             schema + "}}")
            .problems);
}

} // namespace

TEST_CASE("a contract of the catalogue loads with all it says") {
    const Contract& loaded = contract();
    CHECK(loaded.id == "registration-refusal");
    CHECK(loaded.title.in(base::Language::kk) == "Дәлелді бас тарту");
    CHECK(loaded.regimes == std::vector<std::string>{"r415-2023", "r703"});
    CHECK(loaded.regime_by == "/application/application_sent_at");
    REQUIRE(loaded.root.find("applicant") != nullptr);
    const Property& applicant = *loaded.root.find("applicant");
    CHECK(applicant.required);
    const Property* bin = applicant.schema.find("org_bin");
    REQUIRE(bin != nullptr);
    CHECK(bin->schema.format == Format::bin12);
    CHECK(bin->schema.label.ru == "БИН");
    CHECK(applicant.schema.find("head_name")->schema.is_private);
    const Property* dative = applicant.schema.find("head_name_dative");
    CHECK_FALSE(dative->required);
    CHECK(dative->is_required(base::Language::ru));
    CHECK_FALSE(dative->is_required(base::Language::kk));
    CHECK_FALSE(loaded.root.find("application")->schema.find("application_sent_at")->schema.printed);
    const Schema& grounds = loaded.root.find("document")->schema.find("grounds")->schema;
    CHECK(grounds.min_items == 1U);
    CHECK(grounds.items.at(0).of == "ground");
    const Schema& pages = loaded.root.find("document")->schema.find("pages")->schema;
    CHECK(pages.type == Type::integer);
    CHECK(pages.maximum == 10);
    CHECK(loaded.root.properties[2].name == "document");
    CHECK(covered(bin->schema.place).starts_with("{\"type\": \"string\", \"format\": \"bin12\""));
}

TEST_CASE("an unknown keyword is an error with the nearest known one") {
    const auto problems = faults("\"maxLength\": 30", "\"maxLenght\": 30");
    REQUIRE(ids(problems) == "DAT-0101");
    CHECK(argument(problems[0], "nearest") == "maxLength");
    CHECK(covered(problems[0].place) == "\"maxLenght\"");
    CHECK(problems[0].place.path == "/$defs/applicant/properties/org_name/maxLenght");
    CHECK(ids(faults("\"maxLength\": 30", "\"patternProperties\": 30")) == "DAT-0102");
    CHECK(ids(faults("\"en\": \"Grounds\"", "\"en\": \"Grounds\", \"de\": \"Gründe\"")) == "DAT-0102");
}

TEST_CASE("faults of a definition are told once, however often it is used, and also when it is not") {
    const std::string use = R"("a": {"$ref": "#/$defs/d"}, "b": {"$ref": "#/$defs/d"})";
    const std::string head = R"({"$id": "urn:x:one", "type": "object", "additionalProperties": false, "properties": {)";
    const std::string defs = R"(}, "$defs": {"d": {"type": "strin"}}})";
    CHECK(ids(load(head + use + defs).problems) == "DAT-0112");
    CHECK(ids(load(head + defs).problems) == "DAT-0112");
}

TEST_CASE("every object must forbid unknown fields") {
    CHECK(ids(faults("\"required\": [\"grounds\"], \"additionalProperties\": false", "\"required\": [\"grounds\"]")) ==
          "DAT-0106");
    CHECK(ids(faults("\"required\": [\"grounds\"], \"additionalProperties\": false",
                     "\"required\": [\"grounds\"], \"additionalProperties\": true")) == "DAT-0106");
    CHECK(ids(faults("\"required\": [\"grounds\"], \"additionalProperties\": false",
                     "\"required\": [\"grounds\"], \"additionalProperties\": {}")) == "DAT-0106");
}

TEST_CASE("required names existing fields, each once") {
    const auto problems = faults("\"required\": [\"grounds\"]", "\"required\": [\"ground\"]");
    REQUIRE(ids(problems) == "DAT-0107");
    CHECK(covered(problems[0].place) == "\"ground\"");
    CHECK(ids(faults("\"required\": [\"grounds\"]", "\"required\": [\"grounds\", \"grounds\"]")) == "DAT-0115");
    CHECK(ids(faults("\"required\": [\"grounds\"]", "\"required\": \"grounds\"")) == "DAT-0103");
}

TEST_CASE("references lead to $defs of the same file and never in a circle") {
    CHECK(ids(faults("\"$ref\": \"#/$defs/applicant\"", "\"$ref\": \"#/$defs/applicants\"")) == "DAT-0108");
    CHECK(ids(faults("\"$ref\": \"#/$defs/applicant\"", "\"$ref\": \"common.json#/$defs/applicant\"")) == "DAT-0108");
    CHECK(ids(faults("\"$ref\": \"#/$defs/applicant\"", "\"$ref\": \"#/$defs/applicant/properties/org_bin\"")) ==
          "DAT-0108");
    CHECK(ids(faults("\"$ref\": \"#/$defs/applicant\"", "\"$ref\": 3")) == "DAT-0108");
    CHECK(ids(faults("\"description\": \"block AP\"", "\"minLength\": 1")) == "DAT-0116");
    const auto circle = load(
        R"({"$id": "urn:x:one", "type": "object", "additionalProperties": false, "properties": {"a": {"$ref": "#/$defs/a"}},
        "$defs": {"a": {"type": "array", "items": {"$ref": "#/$defs/b"}}, "b": {"type": "array", "items": {"$ref": "#/$defs/a"}}}})");
    CHECK(ids(circle.problems) == "DAT-0109");
}

TEST_CASE("annotations beside a reference win over those referred to") {
    const auto loaded = load(R"({"$id": "urn:x:one", "type": "object", "additionalProperties": false,
        "properties": {"a": {"$ref": "#/$defs/name", "x-required-in": ["kk"], "x-printed": false, "x-label": {"kk": "К", "ru": "Р", "en": "E"}},
                       "b": {"$ref": "#/$defs/name"}},
        "$defs": {"name": {"type": "string", "x-private": true, "x-label": {"kk": "к", "ru": "р", "en": "e"}}}})");
    REQUIRE(ids(loaded.problems) == "");
    const Schema& root = loaded.value->root;
    CHECK(root.find("a")->schema.label.ru == "Р");
    CHECK(root.find("a")->schema.is_private);
    CHECK_FALSE(root.find("a")->schema.printed);
    CHECK(root.find("a")->is_required(base::Language::kk));
    CHECK(root.find("b")->schema.label.ru == "р");
    CHECK(root.find("b")->schema.printed);
}

TEST_CASE("x-regime-by names a date field") {
    CHECK(ids(faults("\"x-regime-by\": \"/application/application_sent_at\"",
                     "\"x-regime-by\": \"/application/sent_at\"")) == "DAT-0110");
    CHECK(ids(faults("\"x-regime-by\": \"/application/application_sent_at\"",
                     "\"x-regime-by\": \"/applicant/org_name\"")) == "DAT-0110");
    CHECK(ids(faults("\"x-regime-by\": \"/application/application_sent_at\"",
                     "\"x-regime-by\": \"application_sent_at\"")) == "DAT-0110");
    CHECK(ids(faults("\"x-regime-by\": \"/application/application_sent_at\"", "\"x-regime-by\": \"/application\"")) ==
          "DAT-0110");
}

TEST_CASE("keywords stand where they belong") {
    CHECK(field_faults(R"({"type": "string", "minItems": 1})") == "DAT-0104");
    CHECK(field_faults(R"({"type": "boolean", "enum": ["a"]})") == "DAT-0104");
    CHECK(field_faults(R"({"type": "integer", "x-of": "ground"})") == "DAT-0104");
    CHECK(field_faults(R"({"type": "string", "x-regimes": ["r703"]})") == "DAT-0111");
    CHECK(field_faults(R"({"type": "array", "items": {"type": "string", "x-required-in": ["kk"]}})") == "DAT-0111");
    CHECK(field_faults(R"({"type": "string", "$defs": {}})") == "DAT-0111");
    CHECK(ids(faults("\"x-derived\": {\"due_at\": \"decision_date and the days of DL-703-08\"}",
                     "\"x-derived\": [1]")) == "DAT-0103");
}

TEST_CASE("values of keywords are judged") {
    CHECK(field_faults(R"({"type": "number"})") == "DAT-0112");
    CHECK(field_faults(R"({"type": ["string", "null"]})") == "DAT-0103");
    CHECK(field_faults(R"({"type": "string", "format": "uuid"})") == "DAT-0112");
    CHECK(field_faults(R"({"type": "string", "x-origin": "custom"})") == "DAT-0112");
    CHECK(field_faults(R"({"type": "string", "x-of": "clause"})") == "DAT-0112");
    CHECK(field_faults(R"({"type": "string", "x-required-in": ["en"]})") == "DAT-0112");
    CHECK(field_faults(R"({"type": "string", "x-printed": "no"})") == "DAT-0103");
    CHECK(field_faults(R"({"type": "string", "maxLength": -1})") == "DAT-0103");
    CHECK(field_faults(R"({"type": "string", "maxLength": 1.5})") == "DAT-0103");
    CHECK(field_faults(R"({"type": "string", "enum": []})") == "DAT-0103");
    CHECK(field_faults(R"({"type": "string", "enum": ["a", 1]})") == "DAT-0103");
    CHECK(field_faults(R"({"type": "string", "const": 1})") == "DAT-0103");
    CHECK(field_faults(R"({"type": "string", "minLength": 5, "maxLength": 4})") == "DAT-0113");
    CHECK(field_faults(R"({"type": "array", "minItems": 5, "maxItems": 4, "items": {"type": "string"}})") ==
          "DAT-0113");
    CHECK(field_faults(R"({"type": "integer", "minimum": 5, "maximum": 4})") == "DAT-0113");
    CHECK(field_faults(R"({"type": "string", "x-label": "БИН"})") == "DAT-0103");
    CHECK(field_faults(R"({"type": "string", "x-label": {"kk": "а", "ru": "б"}})") == "DAT-0105");
    CHECK(field_faults(R"({"type": "string", "x-label": {"kk": "а", "ru": "б", "en": ""}})") == "DAT-0103");
    CHECK(field_faults(R"("string")") == "DAT-0103");
    CHECK(field_faults(R"({})") == "DAT-0105");
    CHECK(field_faults(R"({"type": "array"})") == "DAT-0105");
    CHECK(field_faults(R"({"type": "object", "additionalProperties": false})") == "DAT-0105");
    CHECK(field_faults(R"({"type": "string", "const": "a", "description": "only a"})") == "");
}

TEST_CASE("the root is an object with an id") {
    CHECK(ids(load("[]").problems) == "DAT-0103");
    CHECK(ids(load(R"({"$id": "urn:x:one", "type": "string"})").problems) == "DAT-0112");
    CHECK(ids(load(R"({"$id": "urn:x:one", "$ref": "#/$defs/s", "$defs": {"s": {"type": "string"}}})").problems) ==
          "DAT-0112");
    CHECK(ids(load(R"({"type": "object", "additionalProperties": false, "properties": {}})").problems) == "DAT-0105");
    CHECK(
        ids(load(R"({"$id": "urn:x:", "type": "object", "additionalProperties": false, "properties": {}})").problems) ==
        "DAT-0103");
    CHECK(
        ids(load(
                R"({"$schema": "http://json-schema.org/draft-07/schema#", "$id": "urn:x:one", "type": "object", "additionalProperties": false, "properties": {}})")
                .problems) == "DAT-0112");
    CHECK(ids(load("{").problems) == "DAT-0001");
    CHECK(
        load(
            R"({"$id": "https://example.com/contracts/one", "type": "object", "additionalProperties": false, "properties": {}})")
            .value->id == "one");
}

TEST_CASE("references that multiply without end are stopped") {
    std::string text =
        R"({"$id": "urn:x:one", "type": "object", "additionalProperties": false, "properties": {"a": {"$ref": "#/$defs/d0"}}, "$defs": {)";
    for (int i = 0; i < 20; ++i) {
        const std::string next = "{\"$ref\": \"#/$defs/d" + std::to_string(i + 1) + "\"}";
        text += "\"d" + std::to_string(i) +
                R"(": {"type": "object", "additionalProperties": false, "properties": {"x": )" + next +
                ", \"y\": " + next + "}},";
    }
    text += R"("d20": {"type": "string"}}})";
    CHECK(ids(load(text).problems).starts_with("DAT-0114"));
    std::string chain =
        R"({"$id": "urn:x:one", "type": "object", "additionalProperties": false, "properties": {"a": {"$ref": "#/$defs/d0"}}, "$defs": {)";
    for (int i = 0; i < 2000; ++i)
        chain += "\"d" + std::to_string(i) + R"(": {"type": "array", "items": {"$ref": "#/$defs/d)" +
                 std::to_string(i + 1) + "\"}},";
    chain += R"("d2000": {"type": "string"}}})";
    CHECK(ids(load(chain).problems).starts_with("DAT-0114"));
}

TEST_CASE("contracts share parts, and a bundle needs no other file") {
    const auto blocks = diag::make_source("blocks.json", R"({"$id": "urn:qujat:contract:blocks", "$defs": {
        "date": {"type": "string", "format": "date"},
        "period": {"type": "object", "properties": {"from": {"$ref": "#/$defs/date"}, "to": {"$ref": "#/$defs/date"}}, "required": ["from"], "additionalProperties": false}}})");
    const auto file = [](const std::string& reference) {
        return diag::make_source("contract.json", R"({"$id": "urn:x:one", "type": "object", "additionalProperties": false, "$defs": {"date": {"type": "integer"}},
            "properties": {"term": {"$ref": ")" + reference + R"("}, "own": {"$ref": "#/$defs/date"}}})");
    };
    const auto loaded = load_contract(file("urn:qujat:contract:blocks#/$defs/period"), blocks);
    REQUIRE(loaded);
    const Schema& term = loaded.value->root.find("term")->schema;
    CHECK(term.find("from")->required);
    CHECK(term.find("to")->schema.format == Format::date); // the shared file's own definition, not the contract's
    CHECK(loaded.value->root.find("own")->schema.type == Type::integer);

    const auto again = parse_json(diag::make_source("bundle.json", bundle(*loaded.value)));
    REQUIRE(again);
    const Value* definitions = again.value->find("$defs");
    REQUIRE(definitions);
    CHECK(definitions->find("date"));
    CHECK(definitions->find("urn:qujat:contract:blocks")->find("$id")->text() == "urn:qujat:contract:blocks");

    CHECK(ids(load_contract(file("urn:qujat:contract:blocks#/$defs/none"), blocks).problems) == "DAT-0108");
    CHECK(ids(load_contract(file("urn:qujat:contract:blocks#/$defs/period")).problems) == "DAT-0108");
    CHECK(ids(load_contract(file("urn:else#/$defs/period"), blocks).problems) == "DAT-0108");
}
