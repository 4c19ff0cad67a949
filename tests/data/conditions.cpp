#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::data;
using namespace qujat::data::test;

namespace {

// A decision with what depends on it. JSON Schema 2020-12 says what must be refused; tests/contracts asks a program of others the same.
std::string decision(const std::string& all_of, const std::string& required = R"("decision")") {
    return R"({"$id": "urn:x:one", "type": "object", "additionalProperties": false, "required": [)" + required + R"(], "properties": {
  "decision": {"type": "string", "enum": ["register", "refuse", "keep"], "x-label": {"kk": "Шешім", "ru": "Решение", "en": "Decision"}},
  "urgent": {"type": "boolean", "x-label": {"kk": "Шұғыл", "ru": "Срочно", "en": "Urgent"}},
  "count": {"type": "integer"},
  "grounds": {"type": "array", "items": {"type": "string"}, "x-label": {"kk": "Негіздер", "ru": "Основания", "en": "Grounds"}},
  "reason": {"type": "string"}}, "allOf": )" +
           all_of + "}";
}

const std::string if_refused = R"({"if": {"properties": {"decision": {"const": "refuse"}}, "required": ["decision"]}, "then": {"required": ["grounds"]}})";

diag::Result<Contract> load(const std::string& text) { return load_contract(diag::make_source("contract.json", text)); }

std::vector<diag::Diagnostic> found_in(const std::string& contract, const std::string& json) {
    const auto loaded = load(contract);
    REQUIRE(ids(loaded.problems) == "");
    const auto value = parse(json);
    diag::Log log;
    validate(*value.value, *loaded.value, base::Language::ru, log);
    return log.take();
}

std::string faults(const std::string& all_of) { return ids(load(decision(all_of)).problems); }

} // namespace

TEST_CASE("a field is required when the condition holds, and the message says which") {
    const std::string text = decision("[" + if_refused + "]");
    CHECK(found_in(text, R"({"decision": "register"})").empty());
    CHECK(found_in(text, R"({"decision": "refuse", "grounds": ["g"]})").empty());
    const auto problems = found_in(text, R"({"decision": "refuse"})");
    REQUIRE(ids(problems) == "DAT-0233");
    CHECK(problems[0].place.path == "/grounds");
    CHECK(covered(problems[0].place) == "{");
    CHECK(diag::message(problems[0], base::Language::kk) == "«Негіздер» өрісі жоқ: «Шешім» = «refuse» болғанда ол міндетті");
    CHECK(diag::message(problems[0], base::Language::ru) == "нет поля «Основания»: оно обязательно, когда «Решение» = «refuse»");
    CHECK(diag::message(problems[0], base::Language::en) == "the field “Grounds” is missing, which is required when “Decision” = “refuse”");
    CHECK(diag::hint(problems[0], base::Language::en) == "add the field \"grounds\"");
}

TEST_CASE("several terms must all hold, a term may name several values, and presence is a term too") {
    const std::string text = decision(R"([{"if": {"properties": {"decision": {"enum": ["refuse", "keep"]}, "urgent": {"const": true}, "count": {"const": 2}},
      "required": ["decision", "urgent", "count", "reason"]}, "then": {"required": ["grounds"]}}])");
    CHECK(ids(found_in(text, R"({"decision": "keep", "urgent": true, "count": 2, "reason": "r"})")) == "DAT-0233");
    CHECK(found_in(text, R"({"decision": "register", "urgent": true, "count": 2, "reason": "r"})").empty());
    CHECK(found_in(text, R"({"decision": "keep", "urgent": false, "count": 2, "reason": "r"})").empty());
    CHECK(found_in(text, R"({"decision": "keep", "urgent": true, "count": 3, "reason": "r"})").empty());
    CHECK(found_in(text, R"({"decision": "keep", "urgent": true, "count": 2})").empty());
    const auto problems = found_in(text, R"({"decision": "keep", "urgent": true, "count": 2, "reason": "r"})");
    CHECK(diag::message(problems[0], base::Language::ru) ==
          "нет поля «Основания»: оно обязательно, когда «Решение» = «refuse» или «keep» и «Срочно» = true и «count» = «2» и «reason» указано");
}

TEST_CASE("a field that two conditions ask for is missed once") {
    const std::string text = decision("[" + if_refused + R"(, {"if": {"required": ["decision"]}, "then": {"required": ["grounds", "reason"]}}])");
    CHECK(ids(found_in(text, R"({"decision": "refuse"})")) == "DAT-0233,DAT-0233");
}

TEST_CASE("a finished file keeps what was printed: no condition is asked of it") {
    const auto loaded = load(decision("[" + if_refused + "]"));
    diag::Log log;
    validate(*parse(R"({"decision": "refuse"})").value, *loaded.value, base::Language::ru, Completeness::as_printed, log);
    CHECK(log.take().empty());
}

TEST_CASE("of conditions no more than their subset is read, and what cannot mean anything is refused") {
    CHECK(faults("[" + if_refused + "]") == "");
    CHECK(faults("[]") == "DAT-0103");
    CHECK(faults("{}") == "DAT-0103");
    CHECK(faults("[1]") == "DAT-0103,DAT-0103");
    CHECK(faults(R"([{"if": {"required": ["decision"]}}])") == "DAT-0105");
    CHECK(faults(R"([{"if": {"required": ["decision"]}, "then": {"required": ["grounds"]}, "else": {}}])") == "DAT-0102");
    CHECK(faults(R"([{"if": {"properties": {"decision": {"const": "refuse"}}}, "then": {"required": ["grounds"]}}])") == "DAT-0105,DAT-0117");
    CHECK(faults(R"([{"if": {"properties": {"decision": {"const": "refuze"}}, "required": ["decision"]}, "then": {"required": ["grounds"]}}])") == "DAT-0118");
    CHECK(faults(R"([{"if": {"properties": {"urgent": {"const": "true"}}, "required": ["urgent"]}, "then": {"required": ["grounds"]}}])") == "DAT-0118");
    CHECK(faults(R"([{"if": {"properties": {"grounds": {"const": "g"}}, "required": ["grounds"]}, "then": {"required": ["reason"]}}])") == "DAT-0118");
    CHECK(faults(R"([{"if": {"properties": {"decision": {"minLength": 1}}, "required": ["decision"]}, "then": {"required": ["grounds"]}}])") == "DAT-0102,DAT-0103");
    CHECK(faults(R"([{"if": {"required": ["decison"]}, "then": {"required": ["ground"]}}])") == "DAT-0107,DAT-0107");
    CHECK(faults(R"([{"if": {"required": ["urgent"]}, "then": {"required": ["decision"]}}])") == "DAT-0119");
    CHECK(faults(R"([{"if": {"required": ["urgent"]}, "then": {"required": ["grounds"], "properties": {}}}])") == "DAT-0102");
}

TEST_CASE("beside a reference fields may be asked for that the shared block leaves open") {
    const auto blocks = diag::make_source("blocks.json", R"({"$defs": {"party": {"type": "object", "additionalProperties": false, "required": ["name"],
      "properties": {"name": {"type": "string"}, "phone": {"type": "string"}, "email": {"type": "string"}}}}})");
    const auto contract_of = [&](const std::string& beside) {
        return load_contract(diag::make_source("contract.json", R"({"$id": "urn:x:one", "type": "object", "additionalProperties": false, "properties": {
          "party": {"$ref": "urn:qujat:contract:blocks#/$defs/party", )" + beside + R"(}, "other": {"$ref": "urn:qujat:contract:blocks#/$defs/party"}}})"), blocks);
    };
    const auto loaded = contract_of(R"("required": ["phone"], "allOf": [{"if": {"required": ["phone"]}, "then": {"required": ["email"]}}])");
    REQUIRE(loaded);
    CHECK(loaded.value->root.find("party")->schema.find("name")->required);
    CHECK(loaded.value->root.find("party")->schema.find("phone")->required);
    CHECK(loaded.value->root.find("party")->schema.is_conditional("email"));
    CHECK_FALSE(loaded.value->root.find("other")->schema.find("phone")->required);
    CHECK(ids(contract_of(R"("required": ["fax"])").problems) == "DAT-0107");
    CHECK(ids(contract_of(R"("maxLength": 3)").problems) == "DAT-0116");
}
