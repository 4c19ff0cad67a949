#include "data/read_conditions.hpp"

#include <algorithm>

#include "data/keywords.hpp"
#include "data/phrases.hpp"

namespace qujat::data {

namespace {

bool is_same(const Value& a, const Value& b) {
    return a.kind() == b.kind() && a.text() == b.text() && a.as_boolean() == b.as_boolean();
}

class Reader {
  public:
    Reader(Schema& schema, diag::Log& log) : schema_(schema), log_(log) {
        for (const Property& property : schema.properties)
            names_.push_back(property.name);
    }

    void read(const Value& value) {
        const Value* condition = part(value, "if");
        const Value* consequence = part(value, "then");
        only(value, {"if", "then"});
        if (!condition || !consequence)
            return;
        Condition out;
        read_if(*condition, out);
        read_then(*consequence, out);
        schema_.conditions.push_back(std::move(out));
    }

  private:
    const Value* part(const Value& value, std::string_view keyword) {
        const Value* found = value.find(keyword);
        if (!found) {
            if (value.kind() == Value::Kind::object)
                report_missing_keyword(value, keyword, log_);
            else
                report_wrong_value(value, "allOf", words_for(Type::object), log_);
        } else if (found->kind() != Value::Kind::object) {
            report_wrong_value(*found, keyword, words_for(Type::object), log_);
        }
        return found && found->kind() == Value::Kind::object ? found : nullptr;
    }

    void only(const Value& value, const std::vector<std::string>& known) {
        for (const Value::Member& member : value.members())
            if (std::ranges::find(known, member.key()) == known.end())
                report_unknown_keyword(member, known, log_);
    }

    // The names of a `required`, each of a field of the object.
    std::vector<std::string> required(const Value& value) {
        if (!value.find("required"))
            report_missing_keyword(value, "required", log_);
        std::vector<std::string> names = read_texts(value, "required", log_);
        for (const std::string& name : names)
            if (!schema_.find(name))
                log_.add("DAT-0107", std::ranges::find(value.find("required")->items(), name, &Value::text)->place(),
                         {{"found", diag::quoted(name)}, {"allowed", list(names_)}});
        return names;
    }

    void read_if(const Value& value, Condition& out) {
        only(value, {"properties", "required"});
        const std::vector<std::string> present = required(value);
        const Value* properties = value.find("properties");
        if (properties && properties->kind() != Value::Kind::object)
            report_wrong_value(*properties, "properties", words_for(Type::object), log_);
        for (const std::string& name : present) {
            const Value* term = properties ? properties->find(name) : nullptr;
            out.terms.push_back({name, term ? read_values(*term, name) : std::vector<Value>{}});
        }
        if (!properties)
            return;
        for (const Value::Member& member : properties->members()) {
            // JSON Schema 2020-12, 10.3.2.1: a field that is not there satisfies whatever is said of it.
            if (std::ranges::find(present, member.key()) == present.end())
                log_.add("DAT-0117", spot(member.value), {{"found", diag::quoted(member.key())}});
        }
    }

    std::vector<Value> read_values(const Value& term, std::string_view name) {
        only(term, {"const", "enum"});
        const Value* single = term.find("const");
        const Value* several = term.find("enum");
        std::vector<Value> values = several ? several->items() : single ? std::vector<Value>{*single} : std::vector<Value>{};
        if (values.empty() || (single && several))
            report_wrong_value(term, name, {"const немесе enum", "const или enum", "const or enum"}, log_);
        const Property* field = schema_.find(name);
        for (const Value& value : values)
            if (field && !may_be(field->schema, value))
                log_.add("DAT-0118", spot(value), {{"field", std::string(name)}, {"allowed", list(field->schema.enumeration)}});
        return values;
    }

    static bool may_be(const Schema& schema, const Value& value) {
        switch (schema.type) {
        case Type::string:
            return value.kind() == Value::Kind::string && (schema.enumeration.empty() || std::ranges::find(schema.enumeration, value.text()) != schema.enumeration.end());
        case Type::boolean:
            return value.kind() == Value::Kind::boolean;
        case Type::integer:
            return value.kind() == Value::Kind::number && parse_integer(value.text()).has_value();
        case Type::object:
        case Type::array:
            break;
        }
        return false;
    }

    void read_then(const Value& value, Condition& out) {
        only(value, {"required"});
        out.required = required(value);
        for (const std::string& name : out.required) {
            const Property* property = schema_.find(name);
            if (property && property->required)
                log_.add("DAT-0119", std::ranges::find(value.find("required")->items(), name, &Value::text)->place(), {{"found", diag::quoted(name)}});
        }
    }

    Schema& schema_;
    diag::Log& log_;
    std::vector<std::string> names_;
};

} // namespace

void read_conditions(const Value& value, Schema& schema, diag::Log& log) {
    const Value* all = value.find("allOf");
    if (!all)
        return;
    if (all->kind() != Value::Kind::array || all->items().empty())
        report_wrong_value(*all, "allOf", words_for(Type::array), log);
    Reader reader(schema, log);
    for (const Value& item : all->items())
        reader.read(item);
}

bool Condition::holds(const Value& object) const {
    return std::ranges::all_of(terms, [&](const Term& term) {
        const Value* value = object.find(term.name);
        return value && (term.values.empty() || std::ranges::any_of(term.values, [&](const Value& wanted) { return is_same(*value, wanted); }));
    });
}

bool Schema::is_conditional(std::string_view name) const {
    return std::ranges::any_of(conditions, [&](const Condition& condition) { return std::ranges::find(condition.required, name) != condition.required.end(); });
}

} // namespace qujat::data
