#include "base/utf8.hpp"
#include "diag/diag.hpp"
#include "markup/markup.hpp"
#include "require.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

using namespace qujat;

namespace {

void check_problems(const std::vector<diag::Diagnostic>& problems) {
    for (const diag::Diagnostic& problem : problems) {
        require(diag::find_message(problem.id).id == problem.id);
        if (problem.place.source)
            require(problem.place.begin <= problem.place.end && problem.place.end <= problem.place.source->text.size());
        require(!base::find_malformed(diag::to_text(problem, base::Language::kk)));
    }
}

// Every type, an optional field of each, a list of objects, names required in one language.
constexpr const char* contract_text = R"({
  "$id": "urn:qujat:contract:fuzz", "type": "object", "additionalProperties": false, "required": ["a", "s", "i", "b", "d", "g"],
  "properties": {
    "a": {"type": "object", "additionalProperties": false, "required": ["n"], "x-printed": false,
      "properties": {"n": {"type": "string"}, "o": {"type": "string"}, "k": {"type": "string", "x-required-in": ["kk"]},
        "h": {"type": "object", "additionalProperties": false, "required": ["n"], "properties": {"n": {"type": "string"}, "d": {"type": "string", "format": "date"}}}}},
    "s": {"type": "string", "enum": ["x", "y"], "x-printed": false}, "i": {"type": "integer", "x-printed": false}, "b": {"type": "boolean", "x-printed": false},
    "d": {"type": "string", "format": "date", "x-printed": false}, "e": {"type": "string", "format": "date"}, "j": {"type": "integer"}, "c": {"type": "boolean"},
    "g": {"type": "array", "minItems": 1, "x-printed": false, "items": {"type": "string", "x-of": "ground"}}, "m": {"type": "array", "items": {"type": "string", "x-of": "annex-item"}},
    "l": {"type": "array", "items": {"type": "object", "additionalProperties": false, "required": ["t"], "properties": {"t": {"type": "string"}, "u": {"type": "string"},
      "v": {"type": "array", "items": {"type": "integer"}}}}}
  }
})";

constexpr const char* data_text = R"({"a": {"n": "имя", "k": "атау", "h": {"n": "y", "d": "2026-01-02"}}, "s": "x", "i": 12, "b": true, "d": "2026-11-20", "j": 3,
 "g": ["g-1", "g-2"], "m": ["bp703-04"], "l": [{"t": "a\n b", "v": [1, 2]}, {"t": "c", "u": "d"}]})";

constexpr const char* acts_text = R"(<acts xmlns="urn:qujat:acts:1"><regime id="r" entry="E" lower-bound="2026-01-16" held="yes"><name><kk>а</kk><ru>б</ru><en>c</en></name>
<text id="t"><kk official="yes">мәтін</kk><ru official="no">текст</ru></text><text id="u"><ru official="yes">только</ru></text>
<ground id="g-1" document="fuzz"><text><kk official="yes">бір</kk><ru official="yes">один</ru></text><citation><kk official="yes">1-т</kk><ru official="yes">п. 1</ru></citation></ground>
</regime></acts>)";

template <class T>
T demanded(diag::Result<T> result) {
    require(result.value.has_value());
    return std::move(*result.value);
}

const data::Contract& contract() {
    static const data::Contract loaded = demanded(data::load_contract(diag::make_source("contract.json", contract_text)));
    return loaded;
}
const acts::Acts& known_acts() {
    static const acts::Acts loaded = demanded(acts::load_acts(diag::make_source("acts.xml", acts_text)));
    return loaded;
}
const data::Value& fixed_data() {
    static const data::Value parsed = demanded(data::parse_json(diag::make_source("data.json", data_text)));
    return parsed;
}

constexpr std::string_view separator = "\n%%%%\n";

} // namespace

// The first part is the template; what it includes or links as "1", "2" … are the parts behind it, "0" is the template itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(bytes, bytes + size);
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + separator.size();
    }
    const auto read = [&](const std::string& href, const diag::SourcePtr&) -> diag::Result<diag::SourcePtr> {
        const std::size_t part = href.size() == 1 && href[0] >= '0' && href[0] <= '9' ? static_cast<std::size_t>(href[0] - '0') : parts.size();
        if (part >= parts.size())
            return {std::nullopt, {diag::Diagnostic{"DIA-0001", {}, {}, {}}}};
        return {diag::make_source(href, parts[part]), {}};
    };
    for (const base::Language language : {base::Language::kk, base::Language::ru}) {
        const auto loaded = markup::load_template(diag::make_source("template", parts[0]), {contract(), known_acts(), language, {"r"}, read});
        require(loaded.value.has_value() || !loaded.problems.empty());
        check_problems(loaded.problems);
        if (!loaded)
            continue;
        const acts::Regime& regime = known_acts().regimes.front();
        markup::literal_text(**loaded.value, regime);
        markup::font_families(**loaded.value);
        const auto expanded = markup::expand(**loaded.value, {fixed_data(), regime, "00ff"});
        require(expanded.value.has_value() || !expanded.problems.empty());
        check_problems(expanded.problems);
        if (!expanded)
            continue;
        // A document made from nothing but what was used is the same document.
        const auto pruned = data::parse_json(diag::make_source("data.json", data::canonical_json(data::prune(fixed_data(), expanded.value->used))));
        require(pruned.value.has_value());
        const auto again = markup::expand(**loaded.value, {*pruned.value, regime, "00ff"});
        require(again.value.has_value() && doc::dump(again.value->document) == doc::dump(expanded.value->document));
    }
    return 0;
}
