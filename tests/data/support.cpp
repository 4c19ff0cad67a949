#include "support.hpp"

#include "catch.hpp"

namespace qujat::data::test {

diag::SourcePtr data_source(std::string text) {
    return diag::make_source("data.json", std::move(text), diag::Excerpt::value_only);
}

diag::Result<Value> parse(std::string text, const Limits& limits) {
    return parse_json(data_source(std::move(text)), limits);
}

std::string ids(const std::vector<diag::Diagnostic>& problems) {
    std::string out;
    for (const diag::Diagnostic& problem : problems)
        out += (out.empty() ? "" : ",") + problem.id;
    return out;
}

std::string covered(const diag::Place& place) {
    return place.source->text.substr(place.begin, place.end - place.begin);
}

std::string argument(const diag::Diagnostic& diagnostic, std::string_view name) {
    for (const diag::Argument& candidate : diagnostic.arguments)
        if (candidate.name == name)
            return candidate.value;
    return {};
}

std::string contract_text() {
    return R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:qujat:contract:registration-refusal",
  "title": "Reasoned refusal",
  "x-title": {"kk": "Дәлелді бас тарту", "ru": "Мотивированный отказ", "en": "Reasoned refusal"},
  "x-regimes": ["r415-2023", "r703"],
  "x-regime-by": "/application/application_sent_at",
  "x-derived": {"due_at": "decision_date and the days of DL-703-08"},
  "type": "object",
  "required": ["applicant", "application"],
  "additionalProperties": false,
  "properties": {
    "applicant": {"$ref": "#/$defs/applicant", "description": "block AP"},
    "application": {
      "type": "object", "required": ["application_sent_at"], "additionalProperties": false,
      "properties": {
        "application_sent_at": {"type": "string", "format": "date", "x-origin": "law", "x-printed": false,
          "x-label": {"kk": "Өтініш жіберілген күн", "ru": "Дата направления заявления", "en": "Day of sending"}}
      }
    },
    "document": {
      "type": "object", "required": ["grounds"], "additionalProperties": false,
      "properties": {
        "grounds": {"type": "array", "minItems": 1, "maxItems": 2, "items": {"type": "string", "x-of": "ground"},
          "x-label": {"kk": "Негіздер", "ru": "Основания", "en": "Grounds"}},
        "seal_or_eds": {"type": "string", "enum": ["seal", "eds"]},
        "pages": {"type": "integer", "minimum": 1, "maximum": 10},
        "is_public": {"type": "boolean"}
      }
    }
  },
  "$defs": {
    "applicant": {
      "type": "object", "required": ["org_name", "org_bin"], "additionalProperties": false,
      "properties": {
        "org_name": {"type": "string", "minLength": 1, "maxLength": 30,
          "x-label": {"kk": "Ұйымның атауы", "ru": "Наименование организации", "en": "Name of the organisation"}},
        "org_bin": {"type": "string", "format": "bin12", "x-origin": "law", "x-label": {"kk": "БСН", "ru": "БИН", "en": "BIN"}},
        "head_name": {"type": "string", "maxLength": 200, "x-private": true,
          "x-label": {"kk": "Басшының аты-жөні", "ru": "Имя руководителя", "en": "Name of the head"}},
        "head_name_dative": {"type": "string", "x-private": true, "x-required-in": ["ru"],
          "x-label": {"kk": "Басшының аты-жөні, барыс септігі", "ru": "Имя руководителя в дательном падеже", "en": "Name of the head, dative"}},
        "head_iin": {"type": "string", "format": "iin12", "x-label": {"kk": "ЖСН", "ru": "ИИН", "en": "IIN"}},
        "contact_email": {"type": "string", "format": "email"},
        "contact_phone": {"type": "string", "format": "phone"},
        "site": {"type": "string", "format": "url"}
      }
    }
  }
})";
}

// The BIN is number one of the good ones in check_digit.cpp, where the sum is written out; the IIN is number one of the
// good ones there.
std::string good_data() {
    return R"({
  "applicant": {"org_name": "ЖШС «Өрлеу»", "org_bin": "240140000110", "head_name_dative": "Ахметовой Айгуль",
                "head_iin": "850101400011", "contact_email": "info@orleu.example", "contact_phone": "+7 (7172) 00-00-00",
                "site": "https://orleu.example/kk?x=1"},
  "application": {"application_sent_at": "2026-11-20"},
  "document": {"grounds": ["g-r703-16-1"], "seal_or_eds": "eds", "pages": 2, "is_public": true}
})";
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

const Contract& contract() {
    static const diag::Result<Contract> loaded = load_contract(diag::make_source("contract.json", contract_text()));
    REQUIRE(ids(loaded.problems) == "");
    return *loaded.value;
}

std::vector<diag::Diagnostic> validate_json(const std::string& text, base::Language language) {
    const auto parsed = parse(text);
    REQUIRE(ids(parsed.problems) == "");
    diag::Log log;
    validate(*parsed.value, contract(), language, log);
    return log.take();
}

std::vector<diag::Diagnostic> validate_field(const std::string& schema, const std::string& value) {
    const auto loaded = load_contract(diag::make_source(
        "contract.json",
        R"({"$id": "urn:x:one", "type": "object", "additionalProperties": false, "required": ["field"], "properties": {"field": )" +
            schema + "}}"));
    REQUIRE(ids(loaded.problems) == "");
    const auto parsed = parse(R"({"field": )" + value + "}");
    REQUIRE(ids(parsed.problems) == "");
    diag::Log log;
    validate(*parsed.value, *loaded.value, base::Language::kk, log);
    return log.take();
}

} // namespace qujat::data::test
