#include "base/utf8.hpp"
#include "data/contract.hpp"
#include "data/kept_values.hpp"
#include "data/value.hpp"
#include "require.hpp"

#include <cstdint>
#include <string>

using namespace qujat;

namespace {

// Whatever was accepted: places lie in the source, each within its parent's, and the path leads back to the value;
// texts are UTF-8.
void check(const data::Value& value, const data::Value& root, const std::string& source, std::uint32_t begin,
           std::uint32_t end, std::size_t& budget) {
    const diag::Place& place = value.place();
    require(place.begin >= begin && place.begin < place.end && place.end <= end);
    require(!base::find_malformed(value.text()) && value.text().find('\0') == std::string::npos);
    if (value.kind() == data::Value::Kind::string)
        require(source[place.begin] == '"' && source[place.end - 1] == '"');
    if (value.kind() == data::Value::Kind::number)
        require(source.compare(place.begin, place.end - place.begin, value.text()) == 0);
    if (budget > 0) {
        --budget;
        const data::Value* found = data::find_path(root, place.path.text());
        require(found != nullptr && found->place().begin == place.begin);
    }
    for (const data::Value& item : value.items())
        check(item, root, source, place.begin + 1, place.end - 1, budget);
    for (const data::Value::Member& member : value.members()) {
        require(source[member.key_place().begin] == '"' && member.key_place().end <= member.value.place().begin);
        check(member.value, root, source, member.key_place().end, place.end - 1, budget);
    }
}

void check_problems(const std::vector<diag::Diagnostic>& problems, const std::string& source) {
    for (const diag::Diagnostic& problem : problems) {
        require(diag::find_message(problem.id).id == problem.id);
        if (problem.place.source)
            require(problem.place.begin <= problem.place.end && problem.place.end <= source.size());
        require(!base::find_malformed(diag::message(problem, base::Language::kk)));
        require(!diag::to_text(problem, base::Language::ru).empty());
    }
}

// Every type and format once.
constexpr const char* contract_text = R"({
  "$id": "urn:qujat:contract:fuzz", "type": "object", "additionalProperties": false, "required": ["a", "s"],
  "properties": {
    "a": {"type": "object", "additionalProperties": false, "required": ["bin"],
      "properties": {"bin": {"type": "string", "format": "bin12"}, "iin": {"type": "string", "format": "iin12"},
        "mail": {"type": "string", "format": "email"}, "phone": {"type": "string", "format": "phone"}, "url": {"type": "string", "format": "url"},
        "date": {"type": "string", "format": "date"}, "name": {"type": "string", "x-private": true, "maxLength": 10, "x-required-in": ["ru"]}}},
    "l": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "string", "minLength": 1}},
    "s": {"type": "string", "enum": ["x", "y"]}, "i": {"type": "integer", "minimum": 0, "maximum": 9}, "b": {"type": "boolean"}
  }
})";

const data::Contract& built_in_contract() {
    static const auto loaded = data::load_contract(diag::make_source("contract.json", contract_text));
    require(loaded.value.has_value());
    return *loaded.value;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(bytes, bytes + size);
    const auto source = diag::make_source("data.json", text, diag::Excerpt::value_only);

    const auto parsed = data::parse_json(source);
    require(parsed.value.has_value() == parsed.problems.empty());
    check_problems(parsed.problems, text);
    if (parsed) {
        std::size_t budget = 200;
        check(*parsed.value, *parsed.value, text, 0, static_cast<std::uint32_t>(text.size()), budget);

        const std::string canonical = data::canonical_json(*parsed.value);
        const auto again = data::parse_json(diag::make_source("canonical.json", canonical));
        require(again && data::canonical_json(*again.value) == canonical);

        diag::Log log;
        data::validate(*parsed.value, built_in_contract(), base::Language::ru, log);
        check_problems(log.take(), text);
        data::KeptValues kept;
        for (const char* path : {"/a/bin", "/l/0", "/s"}) {
            if (const auto* found = data::find_path(*parsed.value, path))
                kept.add(*found);
        }
        data::canonical_json(data::prune(*parsed.value, kept));
    }

    const auto contract = data::load_contract(source);
    require(contract.value.has_value() || !contract.problems.empty());
    check_problems(contract.problems, text);
    if (contract && parsed) {
        diag::Log log;
        data::validate(*parsed.value, *contract.value, base::Language::kk, log);
        check_problems(log.take(), text);
    }
    return 0;
}
