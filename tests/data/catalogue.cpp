#include "data/contract.hpp"
#include "diag/messages/messages.hpp"

#include "support.hpp"

#include <algorithm>
#include <map>

#include "catch.hpp"

using namespace qujat;
using namespace qujat::data;
using namespace qujat::data::test;

namespace {

std::string one(const std::string& schema) {
    return R"({"$id": "urn:x:one", "type": "object", "additionalProperties": false, "properties": {"field": )" +
           schema + "}}";
}

// A text or contract or value that brings forth each message.
std::map<std::string, std::vector<diag::Diagnostic>> produced() {
    std::map<std::string, std::vector<diag::Diagnostic>> all;
    const auto add = [&](std::vector<diag::Diagnostic> problems) {
        for (diag::Diagnostic& problem : problems)
            all[problem.id].push_back(std::move(problem));
    };
    for (const char* text : {"[1 2]", "[tru]", "{\"a\":1,\"a\":2}", "1e999", "\"\xFF\"", "\"\\ud800\"", "\"\\u0000\"",
                             "\"\n\"", "[1,]", "[//", "['a']", "\"a", "\"\\x\"", "[01]", "1 1", ""})
        add(parse(text).problems);
    Limits limits;
    limits.depth = 1;
    add(parse("[[]]", limits).problems);
    const auto load = [&](const std::string& text) {
        add(load_contract(diag::make_source("contract.json", text)).problems);
    };
    for (const char* schema :
         {R"({"type": "string", "maxlength": 1})", R"({"type": "string", "wholly_other": 1})", R"({"type": 1})",
          R"({"type": "string", "items": {}})", "{}", R"({"type": "object", "properties": {}})",
          R"({"type": "object", "properties": {}, "required": ["a"], "additionalProperties": false})",
          R"({"$ref": "#/x"})", R"({"type": "string", "x-derived": {}})",
          R"({"type": "array", "items": {"type": "string", "x-required-in": ["kk"]}})", R"({"type": "text"})",
          R"({"type": "string", "minLength": 2, "maxLength": 1})", R"({"type": "string", "enum": ["a", "a"]})",
          R"({"$ref": "#/$defs/a", "type": "string"})",
          R"({"type": "object", "properties": {"a": {"type": "string"}}, "allOf": [{"if": {"properties": {"a": {"const": 1}}, "required": ["a"]}, "then": {"required": ["a"]}}], "additionalProperties": false})",
          R"({"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"], "allOf": [{"if": {"properties": {"a": {"const": "x"}}, "required": []}, "then": {"required": ["a"]}}], "additionalProperties": false})"})
        load(one(schema));
    load(
        R"({"$id": "urn:x:one", "type": "object", "additionalProperties": false, "properties": {}, "$defs": {"a": {"$ref": "#/$defs/a"}}, "x-regime-by": "/a"})");
    load(
        R"({"$id": "urn:x:one", "type": "object", "additionalProperties": false, "properties": {}, "x-rules": [{"id": "T-1", "test": "\u0061", "severity": "error", "at": "/a", "message": {"kk": "a", "ru": "a", "en": "a"}}]})");
    std::string nested = R"({"type": "string"})";
    for (int i = 0; i < 26; ++i)
        nested = R"({"type": "array", "items": )" + nested + "}";
    load(one(nested));
    add(validate_json("{}"));
    add(validate_json(replaced(good_data(), "head_name_dative", "head_nam")));
    add(validate_json(replaced(good_data(), "\"pages\": 2", "\"quite_strange\": 2")));
    const std::pair<const char*, const char*> values[] = {
        {R"({"type": "string"})", "true"},
        {R"({"type": "string"})", "1"},
        {R"({"type": "string"})", "null"},
        {R"({"type": "string"})", "\"\""},
        {R"({"type": "string", "maxLength": 1})", "\"ab\""},
        {R"({"type": "string", "minLength": 2})", "\"a\""},
        {R"({"type": "string", "enum": ["a"]})", "\"b\""},
        {R"({"type": "string", "format": "date"})", "\"b\""},
        {R"({"type": "string", "format": "date"})", "\"2026-02-30\""},
        {R"({"type": "string", "format": "date"})", "\"1026-02-30\""},
        {R"({"type": "string", "format": "bin12"})", "\"1\""},
        {R"({"type": "string", "format": "bin12"})", "\"a\""},
        {R"({"type": "string", "format": "bin12"})", "\"240140000111\""},
        {R"({"type": "string", "format": "bin12"})", "\"240140000290\""},
        {R"({"type": "string", "format": "bin12"})", "\"241340000110\""},
        {R"({"type": "string", "format": "bin12"})", "\"240170000114\""},
        {R"({"type": "string", "format": "iin12"})", "\"851301400011\""},
        {R"({"type": "string", "format": "email"})", "\"a\""},
        {R"({"type": "string", "format": "phone"})", "\"a\""},
        {R"({"type": "string", "format": "url"})", "\"a\""},
        {R"({"type": "array", "minItems": 1, "items": {"type": "string"}})", "[]"},
        {R"({"type": "array", "maxItems": 0, "items": {"type": "string"}})", "[\"a\"]"},
        {R"({"type": "integer"})", "1.5"},
        {R"({"type": "string", "format": "money"})", R"("1 000")"},
        {R"({"type": "string", "format": "percent"})", R"("100.1")"},
        {R"({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "allOf": [{"if": {"required": ["a"]}, "then": {"required": ["b"]}}], "additionalProperties": false})", R"({"a": "x"})"},
        {R"({"type": "string", "format": "month"})", R"("2026-13")"},
        {R"({"type": "integer", "minimum": 1})", "0"},
        {R"({"type": "integer", "maximum": 1})", "2"}};
    for (const auto& [schema, value] : values)
        add(validate_field(schema, value));
    return all;
}

// Names in braces, with doubled braces left out.
std::set<std::string> placeholders(std::string_view pattern) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '{')
            continue;
        if (pattern.substr(i, 2) == "{{") {
            ++i;
            continue;
        }
        const std::size_t end = pattern.find('}', i);
        names.insert(std::string(pattern.substr(i + 1, end - i - 1)));
        i = end;
    }
    return names;
}

} // namespace

TEST_CASE("every message of the room is produced, and every one produced is in the catalogue") {
    const auto all = produced();
    for (const diag::Message& message : diag::messages::data()) {
        INFO(message.id);
        CHECK(all.contains(std::string(message.id)));
    }
    for (const auto& [id, problems] : all) {
        INFO(id);
        CHECK(diag::find_message(id).id == id);
    }
}

TEST_CASE("every placeholder has its argument, in all three languages") {
    for (const auto& [id, problems] : produced())
        for (const diag::Diagnostic& problem : problems)
            for (const base::Language language : {base::Language::kk, base::Language::ru, base::Language::en}) {
                const diag::Words& words = diag::find_message(id).in(language);
                for (const std::string_view pattern : {words.text, words.hint}) {
                    INFO(id << " " << pattern);
                    CHECK_FALSE(pattern.empty());
                    CHECK_FALSE(pattern.ends_with('.'));
                    for (const std::string& name : placeholders(pattern))
                        CHECK(std::ranges::count(problem.arguments, name, &diag::Argument::name) == 1);
                }
            }
}
