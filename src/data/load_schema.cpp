#include "data/load_schema.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "data/keywords.hpp"
#include "data/read_conditions.hpp"
#include "data/phrases.hpp"

namespace qujat::data {

namespace {

// More than any paper needs; references could else make a small file grow without end.
constexpr std::size_t most_nodes = 20'000;
constexpr std::size_t most_levels = 24; // data may be 32 deep

struct Size {
    std::size_t nodes = 1, levels = 1;
};

Size size_of(const Schema& schema) {
    Size size;
    const auto count = [&](const Schema& below) {
        const Size inner = size_of(below);
        size.nodes += inner.nodes;
        size.levels = std::max(size.levels, inner.levels + 1);
    };
    for (const Property& property : schema.properties)
        count(property.schema);
    for (const Schema& item : schema.items)
        count(item);
    return size;
}

// A schema of $defs. Each is read once, so that its faults are told once.
struct Definition {
    Schema schema;
    Size size;
    bool is_open = false; // being read: a reference to it now is a circle
};

struct Loading {
    const Value* root;   ///< of the file being read: "#/$defs/…" is said of it
    const Value* blocks; ///< what contracts share; may be null
    diag::Log& log;
    std::map<std::pair<const Value*, std::string>, Definition> definitions; ///< by file and name
    std::size_t nodes = 0, open = 0;
};

Schema read_schema(Loading& loading, const Value& value, std::string_view name, Spot where, std::size_t level);

bool is_too_large(Loading& loading, const Value& value, std::size_t nodes, std::size_t levels) {
    const bool was = loading.nodes > most_nodes;
    loading.nodes += nodes;
    if (loading.nodes > most_nodes) {
        if (!was)
            loading.log.add(
                "DAT-0114", spot(value),
                joined(in_languages("what", {"схема", "схем", "schemas"}), {{"limit", std::to_string(most_nodes)}}));
        return true;
    }
    if (levels > most_levels)
        loading.log.add(
            "DAT-0114", spot(value),
            joined(in_languages("what", {"деңгей", "уровней", "levels"}), {{"limit", std::to_string(most_levels)}}));
    return levels > most_levels;
}

void read_annotations(Loading& loading, const Value& value, Schema& schema) {
    if (auto label = read_label(value, "x-label", loading.log))
        schema.label = std::move(*label);
    if (const auto printed = read_boolean(value, "x-printed", loading.log))
        schema.printed = *printed;
    if (const auto is_private = read_boolean(value, "x-private", loading.log))
        schema.is_private = *is_private;
    read_word(value, "x-origin", {"law", "impl"}, loading.log);
    if (auto path = read_text(value, "x-case", loading.log)) {
        if (path->front() != '/')
            report_wrong_value(*value.find("x-case"), "x-case", words_for_path(), loading.log);
        schema.case_path = std::move(*path);
    }
    read_text(value, "title", loading.log);
    read_text(value, "description", loading.log);
}

// The definition `name` of a file, read on first need; nullptr when it is absent, or refers to itself.
const Definition* ensure_definition(Loading& loading, const Value& root, std::string_view name, const Value& reference) {
    const std::pair<const Value*, std::string> key(&root, name);
    if (const auto known = loading.definitions.find(key); known != loading.definitions.end()) {
        if (known->second.is_open)
            loading.log.add("DAT-0109", reference.place(), {{"found", diag::quoted(reference.text())}});
        return known->second.is_open ? nullptr : &known->second;
    }
    const Value* all = root.find("$defs");
    const Value* value = all ? all->find(name) : nullptr;
    if (!value) {
        loading.log.add("DAT-0108", reference.place(), {{"found", diag::quoted(reference.text())}});
        return nullptr;
    }
    if (is_too_large(loading, reference, 0, loading.open))
        return nullptr;
    Definition& definition = loading.definitions[key];
    definition.is_open = true;
    ++loading.open;
    const Value* outer = std::exchange(loading.root, &root);
    definition.schema = read_schema(loading, *value, name, Spot::elsewhere, 1);
    loading.root = outer;
    --loading.open;
    definition.size = size_of(definition.schema);
    definition.is_open = false;
    return &definition;
}

void read_required(Loading& loading, const Value& value, Schema& schema) {
    std::vector<std::string> names;
    for (const Property& property : schema.properties)
        names.push_back(property.name);
    const Value* required = value.find("required");
    for (const std::string& name : read_texts(value, "required", loading.log)) {
        const auto found = std::ranges::find(schema.properties, name, &Property::name);
        if (found != schema.properties.end())
            found->required = true;
        else
            loading.log.add("DAT-0107", std::ranges::find(required->items(), name, &Value::text)->place(),
                            {{"found", diag::quoted(name)}, {"allowed", list(names)}});
    }
}

Schema read_reference(Loading& loading, const Value& value, Spot where, std::size_t level) {
    check_keywords(value, std::nullopt, where, loading.log);
    Schema schema;
    const Value& reference = *value.find("$ref");
    constexpr std::string_view local = "#/$defs/";
    std::string_view target = reference.text();
    bool is_known = false; // of what is referred to nowhere the fields are not known
    const Value* file = loading.root;
    if (target.starts_with(blocks_id)) {
        target.remove_prefix(blocks_id.size());
        file = loading.blocks;
    }
    if (reference.kind() != Value::Kind::string || !file || !target.starts_with(local) || target.find_first_of("/~", local.size()) != std::string_view::npos) {
        loading.log.add("DAT-0108", spot(reference), {{"found", diag::quoted(reference.text())}});
    } else if (const Definition* definition = ensure_definition(loading, *file, target.substr(local.size()), reference)) {
        if (!is_too_large(loading, reference, definition->size.nodes, level + definition->size.levels - 1))
            schema = definition->schema, is_known = true;
    }
    read_annotations(loading, value, schema);
    schema.place = value.place();
    if (is_known) {
        read_required(loading, value, schema);
        read_conditions(value, schema, loading.log);
    }
    return schema;
}

std::set<base::Language> read_languages(Loading& loading, const Value& value) {
    std::set<base::Language> languages;
    const Value* list = value.find("x-required-in");
    for (const std::string& code : read_texts(value, "x-required-in", loading.log)) {
        // Papers are in Kazakh or Russian.
        if (code == "kk" || code == "ru")
            languages.insert(*base::find_language(code));
        else
            report_wrong_word(*std::ranges::find(list->items(), code, &Value::text), "x-required-in", {"kk", "ru"},
                              loading.log);
    }
    return languages;
}

void read_properties(Loading& loading, const Value& value, Schema& schema, std::size_t level) {
    const Value* properties = value.find("properties");
    if (!properties)
        report_missing_keyword(value, "properties", loading.log);
    else if (properties->kind() != Value::Kind::object)
        report_wrong_value(*properties, "properties", words_for(Type::object), loading.log);
    else
        for (const Value::Member& member : properties->members()) {
            Property property{
                member.key(), read_schema(loading, member.value, member.key(), Spot::property, level + 1), false, {}};
            property.required_in = read_languages(loading, member.value);
            schema.properties.push_back(std::move(property));
        }
    read_required(loading, value, schema);
    read_conditions(value, schema, loading.log);
    const Value* additional = value.find("additionalProperties");
    if (!additional || additional->kind() != Value::Kind::boolean || additional->as_boolean())
        loading.log.add("DAT-0106", spot(additional ? *additional : value));
}

void check_order(Loading& loading, const Value& value, std::string_view least, std::string_view most,
                 bool is_in_order) {
    if (!is_in_order)
        loading.log.add("DAT-0113", value.find(least)->place(),
                        {{"least", std::string(least)}, {"most", std::string(most)}}, {value.find(most)->place()});
}

void read_string(Loading& loading, const Value& value, Schema& schema) {
    static constexpr Format formats[] = {Format::date,  Format::month, Format::bin12, Format::iin12,
                                         Format::email, Format::phone, Format::url,   Format::money, Format::percent};
    if (const auto format =
            read_word(value, "format", {"date", "month", "bin12", "iin12", "email", "phone", "url", "money", "percent"}, loading.log))
        schema.format = formats[*format];
    schema.enumeration = read_texts(value, "enum", loading.log);
    if (auto only = read_text(value, "const", loading.log))
        schema.enumeration = {std::move(*only)};
    schema.min_length = read_count(value, "minLength", loading.log);
    schema.max_length = read_count(value, "maxLength", loading.log);
    check_order(loading, value, "minLength", "maxLength",
                !schema.min_length || !schema.max_length || *schema.min_length <= *schema.max_length);
    static const std::vector<std::string> kinds = {"ground", "annex-item"};
    if (const auto of = read_word(value, "x-of", kinds, loading.log))
        schema.of = kinds[*of];
}

void read_array(Loading& loading, const Value& value, Schema& schema, std::size_t level) {
    schema.min_items = read_count(value, "minItems", loading.log);
    schema.max_items = read_count(value, "maxItems", loading.log);
    check_order(loading, value, "minItems", "maxItems",
                !schema.min_items || !schema.max_items || *schema.min_items <= *schema.max_items);
    if (const Value* items = value.find("items"))
        schema.items.push_back(read_schema(loading, *items, "items", Spot::elsewhere, level + 1));
    else
        report_missing_keyword(value, "items", loading.log);
}

void read_integer_bounds(Loading& loading, const Value& value, Schema& schema) {
    schema.minimum = read_integer(value, "minimum", loading.log);
    schema.maximum = read_integer(value, "maximum", loading.log);
    check_order(loading, value, "minimum", "maximum",
                !schema.minimum || !schema.maximum || *schema.minimum <= *schema.maximum);
}

Schema read_schema(Loading& loading, const Value& value, std::string_view name, Spot where, std::size_t level) {
    if (value.kind() != Value::Kind::object) {
        report_wrong_value(value, name, words_for(Type::object), loading.log);
        return {};
    }
    if (value.find("$ref"))
        return read_reference(loading, value, where, level);
    Schema schema;
    schema.place = value.place();
    if (is_too_large(loading, value, 1, level))
        return schema;
    static constexpr Type types[] = {Type::object, Type::array, Type::string, Type::integer, Type::boolean};
    const auto type = read_word(value, "type", {"object", "array", "string", "integer", "boolean"}, loading.log);
    if (!value.find("type"))
        report_missing_keyword(value, "type", loading.log);
    check_keywords(value, type ? std::optional(types[*type]) : std::nullopt, where, loading.log);
    read_annotations(loading, value, schema);
    if (!type)
        return schema;
    schema.type = types[*type];
    switch (schema.type) {
    case Type::object:
        read_properties(loading, value, schema, level);
        break;
    case Type::array:
        read_array(loading, value, schema, level);
        break;
    case Type::string:
        read_string(loading, value, schema);
        break;
    case Type::integer:
        read_integer_bounds(loading, value, schema);
        break;
    case Type::boolean:
        break;
    }
    return schema;
}

void read_definitions(Loading& loading) {
    const Value* definitions = loading.root->find("$defs");
    if (!definitions)
        return;
    if (definitions->kind() != Value::Kind::object)
        report_wrong_value(*definitions, "$defs", words_for(Type::object), loading.log);
    for (const Value::Member& member : definitions->members())
        if (!loading.definitions.contains({loading.root, member.key()}))
            ensure_definition(loading, *loading.root, member.key(), member.value);
}

} // namespace

Schema read_root_schema(const Value& root, const Value* blocks, diag::Log& log) {
    Loading loading{&root, blocks, log, {}, 0, 0};
    Schema schema = read_schema(loading, root, "contract.json", Spot::root, 1);
    if (root.kind() != Value::Kind::object)
        return schema;
    read_definitions(loading);
    if (schema.type != Type::object) {
        const Value* type = root.find("type");
        report_wrong_word(type ? *type : *root.find("$ref"), "type", {"object"}, log);
    }
    return schema;
}

const Schema* find_schema(const Schema& root, std::string_view path) {
    const Schema* schema = &root;
    while (!path.empty()) {
        if (path.front() != '/')
            return nullptr;
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        if (path.substr(0, end) == "*") {
            if (schema->items.empty())
                return nullptr;
            schema = &schema->items.front();
        } else {
            const Property* property = schema->find(path.substr(0, end));
            if (!property)
                return nullptr;
            schema = &property->schema;
        }
        path.remove_prefix(end);
    }
    return schema;
}

const Property* Schema::find(std::string_view name) const {
    const auto found = std::ranges::find(properties, name, &Property::name);
    return found == properties.end() ? nullptr : &*found;
}

} // namespace qujat::data
