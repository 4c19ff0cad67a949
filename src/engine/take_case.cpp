#include "engine/take_case.hpp"

#include "base/nearest.hpp"
#include "engine/choose_values.hpp"
#include "engine/values.hpp"

#include <algorithm>

namespace qujat::engine {

namespace {

using data::Property;
using data::Schema;
using data::Type;
using data::Value;

diag::Place opening_at(const Value& value, diag::Path path) {
    diag::Place place = opening(value);
    place.path = std::move(path);
    return place;
}

// Of a block that other documents need too, only what this contract knows.
Value narrowed(const Value& value, const Schema& schema) {
    if (value.kind() == Value::Kind::object && schema.type == Type::object) {
        std::vector<Value::Member> members;
        for (const Value::Member& member : value.members()) {
            if (const Property* known = schema.find(member.key()))
                members.emplace_back(member.name(), narrowed(member.value, known->schema), member.key_place());
        }
        return Value::object(std::move(members), value.place());
    }
    if (value.kind() == Value::Kind::array && schema.type == Type::array) {
        std::vector<Value> items;
        for (const Value& item : value.items())
            items.push_back(narrowed(item, schema.items.front()));
        return Value::array(std::move(items), value.place());
    }
    return value;
}

class Taker {
  public:
    Taker(const std::string& document, const Value& file, const Value& chosen, const Schema& case_root, base::Language language,
          std::vector<std::string> filled_later, diag::Log& log)
        : document_(document), file_(file), chosen_(chosen), case_root_(case_root), language_(language), filled_later_(std::move(filled_later)), log_(log) {
        if (const Value* documents = chosen.find("documents"))
            own_ = documents->find(document);
    }

    Value run(const Schema& root) {
        Notes notes;
        Value out = *take(root, "", own_, "", true, notes);
        log_.add(std::move(notes));
        return out;
    }

  private:
    using Notes = std::vector<diag::Diagnostic>;

    // `own`: what the file has for this document alone, which wins; `from`: where the case holds the value. A block of which nothing is there is none, unless it is required:
    // then the check of the data says what it lacks.
    std::optional<Value> take(const Schema& schema, const std::string& path, const Value* own, const std::string& from, bool is_required, Notes& notes) {
        const Value* shared = from.empty() ? nullptr : find_in_case(chosen_, from);
        if (schema.type != Type::object || (own && own->kind() != Value::Kind::object)) {
            if (own)
                return own->moved(path);
            if (shared)
                return narrowed(*shared, schema).moved(path);
            if (is_required)
                notes.push_back(where_missing(path, from));
            return std::nullopt;
        }
        std::vector<Value::Member> members;
        Notes inner;
        const Value& around = own ? *own : shared ? *shared : own_ ? *own_ : chosen_;
        for (const Property& property : schema.properties) {
            const std::string field_path = path + "/" + property.name;
            const std::string field_from = !property.schema.case_path.empty() ? property.schema.case_path : from.empty() && !path.empty() ? "" : from + "/" + property.name;
            const bool is_filled_later = std::ranges::find(filled_later_, field_path) != filled_later_.end();
            auto taken = take(property.schema, field_path, own ? own->find(property.name) : nullptr, field_from, property.is_required(language_) && !is_filled_later, inner);
            if (taken)
                members.push_back({property.name, std::move(*taken), around.place()});
        }
        if (own) { // what the contract does not know is said with the rest of the data
            for (const Value::Member& member : own->members()) {
                if (!schema.find(member.key()))
                    members.emplace_back(member.name(), member.value.moved(path + "/" + member.key()), member.key_place());
            }
        }
        if (members.empty() && !own && !shared && !is_required)
            return std::nullopt;
        notes.insert(notes.end(), inner.begin(), inner.end());
        return Value::object(std::move(members), opening_at(around, path));
    }

    // The check of the data says that the field is missing; this says where in the case it belongs.
    diag::Diagnostic where_missing(const std::string& path, const std::string& from) const {
        const std::string own = "/documents/" + document_ + path;
        if (from.empty() || !find_in_case(case_root_, from))
            return {"ENG-0861", opening_at(own_ ? *own_ : chosen_, path), {{"own", own}}, {}};
        const Value* there = find_in_case(file_, from);
        if (there && is_choice(*there, {}))
            return {"ENG-0863", opening_at(*there, path), {{"from", from}, {"language_kk", language_ == base::Language::kk ? "қазақша" : "орысша"},
                    {"language_ru", language_ == base::Language::kk ? "по-казахски" : "по-русски"}, {"language_en", language_ == base::Language::kk ? "Kazakh" : "Russian"}}, {}};
        return {"ENG-0862", opening_at(chosen_, path), {{"from", from}, {"own", own}}, {}};
    }

    const std::string& document_;
    const Value& file_; // with all its languages
    const Value& chosen_;
    const Schema& case_root_;
    base::Language language_;
    const std::vector<std::string> filled_later_;
    diag::Log& log_;
    const Value* own_ = nullptr;
};

void check_documents(const World& world, const std::string& document, const Value& file, diag::Log& log) {
    const Value* documents = file.find("documents");
    if (!documents)
        return;
    std::vector<std::string> known = world.documents();
    known.push_back(document); // a folder outside of the tree
    for (const Value::Member& member : documents->members()) {
        if (std::ranges::find(known, member.key()) != known.end())
            continue;
        if (is_full(log))
            log.add("ENG-0860", {});
        else
            log.add("ENG-0860", member.key_place(), {{"found", diag::quoted(member.key())}, {"nearest", base::nearest(member.key(), known)}});
    }
}

// `documents` has the shape of other contracts.
Value without_documents(const Value& file) {
    std::vector<Value::Member> members = file.members();
    std::erase_if(members, [](const Value::Member& member) { return member.key() == "documents" && member.value.kind() == Value::Kind::object; });
    return Value::object(std::move(members), file.place());
}

std::string_view next_step(std::string_view& path) {
    path.remove_prefix(std::min<std::size_t>(path.size(), 1)); // the slash
    const std::string_view step = path.substr(0, path.find('/'));
    path.remove_prefix(step.size());
    return step;
}

} // namespace

bool is_case(const Value& data) {
    const Value* schema = data.find("schema");
    return schema && schema->text() == case_schema_name;
}

const Value* find_in_case(const Value& file, std::string_view path) {
    const Value* at = &file;
    while (at && !path.empty()) {
        const std::string_view step = next_step(path);
        if (at->kind() == Value::Kind::array) {
            const Value* last = nullptr;
            for (const Value& item : at->items()) {
                if (const Value* kind = item.find("kind"); kind && kind->text() == step)
                    last = &item;
            }
            at = last;
        } else {
            at = at->find(step);
        }
    }
    return at;
}

const Schema* find_in_case(const Schema& root, std::string_view path) {
    const Schema* at = &root;
    while (at && !path.empty()) {
        const std::string_view step = next_step(path);
        if (at->type == Type::array) {
            const Schema& item = at->items.front();
            const Property* kind = item.find("kind");
            const bool is_kind = kind && std::ranges::find(kind->schema.enumeration, step) != kind->schema.enumeration.end();
            at = is_kind ? &item : nullptr;
        } else {
            const Property* property = at->find(step);
            at = property ? &property->schema : nullptr;
        }
    }
    return at;
}

std::optional<Value> take_case(Library::Parts& parts, const std::string& document, const data::Contract& contract, const Value& file, base::Language language,
                               std::vector<std::string> filled_later, diag::Log& log) {
    const auto case_contract = parts.case_contract();
    log.add(case_contract->problems);
    if (!case_contract->value)
        return std::nullopt;
    const std::size_t errors = log.errors();
    check_documents(*parts.world, document, file, log);
    // A text that this language lacks is missed only by the document that needs it.
    const auto any = choose(file, {.language = base::code(language), .or_any = true});
    const Value whole = any.value_or(Value::object({}, file.place()));
    data::validate(without_documents(whole), *case_contract->value, language, log);
    check_events(whole, log);
    if (log.errors() > errors)
        return std::nullopt;
    const Value chosen = choose(file, {.language = base::code(language)}).value_or(Value::object({}, file.place()));
    return Taker(document, file, chosen, case_contract->value->root, language, std::move(filled_later), log).run(contract.root);
}

} // namespace qujat::engine
