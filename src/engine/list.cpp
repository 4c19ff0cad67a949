#include "engine/parts.hpp"

#include <fmt/format.h>

namespace qujat {

namespace {

using data::Value;

std::string_view type_word(const data::Schema& schema) {
    switch (schema.format) {
    case data::Format::date: return "date (YYYY-MM-DD)";
    case data::Format::month: return "month (YYYY-MM)";
    case data::Format::bin12: return "bin12";
    case data::Format::iin12: return "iin12";
    case data::Format::email: return "email";
    case data::Format::phone: return "phone";
    case data::Format::url: return "url";
    case data::Format::money: return "money (0.00)";
    case data::Format::percent: return "percent (0–100)";
    case data::Format::none: break;
    }
    constexpr std::string_view words[] = {"object", "list", "string", "integer", "boolean"};
    return words[static_cast<int>(schema.type)];
}

void describe_fields(const data::Schema& schema, const std::string& path, base::Language language, std::string& out) {
    for (const data::Property& property : schema.properties) {
        const data::Schema& field = property.schema;
        const std::string own = path + "/" + property.name;
        if (field.type == data::Type::object) {
            describe_fields(field, own, language, out);
            continue;
        }
        std::string type(type_word(field));
        if (field.type == data::Type::array && !field.items.empty())
            type = fmt::format("list of {}", type_word(field.items.front()));
        for (std::size_t i = 0; i < field.enumeration.size(); ++i)
            type += (i == 0 ? ": " : " | ") + field.enumeration[i];
        std::string need = property.required ? "*" : "";
        for (const base::Language wanted : property.required_in)
            need += fmt::format("*{}", base::code(wanted));
        out += fmt::format("{:4} {:38} {:28} {}\n", need, own, type, field.label.in(language));
    }
}

} // namespace

Outcome Library::list(bool as_json, Language messages) const {
    const base::Language language = engine::to_base(messages);
    return engine::guarded(language, [&](diag::Log& log) {
        std::string text;
        std::vector<Value> items;
        for (const std::string& id : parts_->world->documents()) {
            const auto kept = parts_->contract(id);
            log.add(kept->problems);
            if (!kept->value)
                continue;
            const data::Contract& contract = *kept->value;
            std::string regimes;
            std::vector<Value> regime_items;
            for (const std::string& regime : contract.regimes) {
                regimes += (regimes.empty() ? "" : ", ") + regime;
                regime_items.push_back(Value::string(regime));
            }
            text += fmt::format("{:28} {:22} {}\n", id, regimes, contract.title.in(language));
            items.push_back(Value::object({{"id", Value::string(id), {}},
                                           {"title", Value::object({{"kk", Value::string(contract.title.kk), {}}, {"ru", Value::string(contract.title.ru), {}}, {"en", Value::string(contract.title.en), {}}}), {}},
                                           {"regimes", Value::array(std::move(regime_items)), {}},
                                           {"regime_by", Value::string(contract.regime_by), {}}}));
        }
        return as_json ? data::pretty_json(Value::array(std::move(items))) : text;
    });
}

Outcome Library::describe_case(Language messages) const {
    return engine::guarded(engine::to_base(messages), [&](diag::Log& log) -> std::string {
        const auto kept = parts_->case_contract();
        log.add(kept->problems);
        return kept->value ? data::bundle(*kept->value) : std::string();
    });
}

Outcome Library::describe(const std::string& document, bool as_json_schema, Language messages) const {
    const base::Language language = engine::to_base(messages);
    return engine::guarded(language, [&](diag::Log& log) -> std::string {
        const auto kept = parts_->contract(document);
        log.add(kept->problems);
        if (!kept->value)
            return {};
        if (as_json_schema)
            return data::bundle(*kept->value);
        std::string out = fmt::format("{}\n{}\n\n", engine::document_id(document), kept->value->title.in(language));
        describe_fields(kept->value->root, "", language, out);
        return out;
    });
}

} // namespace qujat
