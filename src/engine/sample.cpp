#include "engine/parts.hpp"

#include <algorithm>

namespace qujat::engine {

namespace {

using data::Value;

// {"kk": …, "ru": …} stands for the value of one language; an object without that language for no value at all.
bool is_choice(const Value& value) {
    return value.kind() == Value::Kind::object && !value.members().empty() &&
           std::ranges::all_of(value.members(), [](const Value::Member& member) { return base::find_language(member.key()).has_value(); });
}

std::optional<Value> choose(const Value& value, base::Language language) {
    if (is_choice(value)) {
        const Value* chosen = value.find(base::code(language));
        return chosen ? choose(*chosen, language) : std::nullopt;
    }
    if (value.kind() == Value::Kind::array) {
        std::vector<Value> items;
        for (const Value& item : value.items()) {
            if (auto chosen = choose(item, language))
                items.push_back(std::move(*chosen));
        }
        return Value::array(std::move(items), value.place());
    }
    if (value.kind() == Value::Kind::object) {
        std::vector<Value::Member> members;
        for (const Value::Member& member : value.members()) {
            if (auto chosen = choose(member.value, language))
                members.push_back({member.key(), std::move(*chosen), member.key_place()});
        }
        return Value::object(std::move(members), value.place());
    }
    return value;
}

} // namespace

std::string sample_json(Library::Parts& parts, const std::string& document, base::Language language, diag::Log& log) {
    if (!is_document_name(document)) {
        log.add("ENG-0101", {}, {{"file", diag::quoted(document) + "/sample.json"}});
        return {};
    }
    auto source = read_source(*parts.world, document + "/sample.json", template_limit, diag::Excerpt::line);
    log.add(std::move(source.problems));
    if (!source.value)
        return {};
    auto parsed = data::parse_json(*source.value);
    log.add(std::move(parsed.problems));
    if (!parsed.value)
        return {};
    const auto chosen = choose(*parsed.value, language);
    return chosen ? data::pretty_json(*chosen) : std::string();
}

} // namespace qujat::engine
