#include "data/contract.hpp"

#include "base/nearest.hpp"
#include "data/keywords.hpp"
#include "data/phrases.hpp"
#include "data/validate_text.hpp"

namespace qujat::data {

namespace {

struct Run {
    base::Language language;
    Completeness completeness;
    diag::Log& log;
};

void validate_value(const Subject& subject, const Run& run);

Subject below(const Subject& around, const Value& value, const Schema& schema, const Label& label,
              std::string_view name, bool is_required) {
    return {value,     schema,      label,
            name,      is_required, around.is_masked || schema.is_private || schema.format == Format::iin12,
            around.log};
}

void report_unknown_member(const Value::Member& member, const Schema& schema, diag::Log& log) {
    if (is_full(log)) {
        log.add("DAT-0204", {});
        return;
    }
    std::vector<std::string> known;
    for (const Property& property : schema.properties)
        known.push_back(property.name);
    diag::Place place = member.key_place();
    place.path = member.value.place().path;
    const std::string nearest = base::nearest(member.key(), known);
    if (!nearest.empty())
        log.add("DAT-0203", std::move(place), {{"key", diag::quoted(member.key())}, {"nearest", nearest}});
    else
        log.add("DAT-0204", std::move(place), {{"key", diag::quoted(member.key())}, {"allowed", list(known)}});
}

void report_missing(const Subject& around, const Property& property, const Run& run) {
    if (is_full(run.log)) {
        run.log.add("DAT-0201", {});
        return;
    }
    diag::Place place = spot(around.value);
    place.path = place.path.child(property.name);
    Arguments arguments = joined(label_arguments(property.schema.label, property.name), {{"name", property.name}});
    if (property.required) {
        run.log.add("DAT-0201", std::move(place), std::move(arguments));
        return;
    }
    const Label in = run.language == base::Language::kk ? Label{"қазақ тіліндегі", "на казахском языке", "in Kazakh"}
                                                        : Label{"орыс тіліндегі", "на русском языке", "in Russian"};
    run.log.add("DAT-0202", std::move(place), joined(std::move(arguments), in_languages("in", in)));
}

// What a condition says, in words: «Decision» = «refuse» and «Term» is given.
Label words_for(const Condition& condition, const Schema& schema) {
    Label all;
    for (const Condition::Term& term : condition.terms) {
        Label values;
        for (const Value& value : term.values) {
            const Label shown = value.kind() == Value::Kind::boolean ? same(value.as_boolean() ? "true" : "false") : in_quotes(value.text());
            const bool is_first = values.kk.empty();
            values = {values.kk + (is_first ? " = " : " немесе ") + shown.kk, values.ru + (is_first ? " = " : " или ") + shown.ru,
                      values.en + (is_first ? " = " : " or ") + shown.en};
        }
        if (term.values.empty())
            values = {" берілген", " указано", " is given"};
        const Property* field = schema.find(term.name);
        const Label& label = field && !field->schema.label.kk.empty() ? field->schema.label : same(term.name);
        const bool is_first = all.kk.empty();
        all = {all.kk + (is_first ? "«" : " және «") + label.kk + "»" + values.kk, all.ru + (is_first ? "«" : " и «") + label.ru + "»" + values.ru,
               all.en + (is_first ? "“" : " and “") + label.en + "”" + values.en};
    }
    return all;
}

void check_conditions(const Subject& subject, const Run& run) {
    std::set<std::string_view> said;
    for (const Condition& condition : subject.schema.conditions) {
        if (!condition.holds(subject.value))
            continue;
        for (const std::string& name : condition.required) {
            const Property* property = subject.schema.find(name);
            if (subject.value.find(name) || !property || property->is_required(run.language) || !said.insert(name).second)
                continue;
            if (is_full(run.log)) {
                run.log.add("DAT-0233", {});
                continue;
            }
            diag::Place place = spot(subject.value);
            place.path = place.path.child(name);
            run.log.add("DAT-0233", std::move(place),
                        joined(joined(label_arguments(property->schema.label, name), {{"name", name}}),
                               in_languages("condition", words_for(condition, subject.schema))));
        }
    }
}

void validate_object(const Subject& subject, const Run& run) {
    for (const Value::Member& member : subject.value.members()) {
        if (const Property* property = subject.schema.find(member.key()))
            validate_value(below(subject, member.value, property->schema, property->schema.label, property->name,
                                 property->is_required(run.language)),
                           run);
        else
            report_unknown_member(member, subject.schema, run.log);
    }
    if (run.completeness == Completeness::as_printed)
        return;
    for (const Property& property : subject.schema.properties)
        if (property.is_required(run.language) && !subject.value.find(property.name))
            report_missing(subject, property, run);
    check_conditions(subject, run);
}

void validate_array(const Subject& subject, const Run& run) {
    const std::size_t count = subject.value.items().size();
    const Schema& schema = subject.schema;
    if (schema.min_items && count < *schema.min_items)
        subject.report("DAT-0225", {{"count", std::to_string(count)}, {"limit", std::to_string(*schema.min_items)}});
    if (schema.max_items && count > *schema.max_items)
        subject.report("DAT-0226", {{"count", std::to_string(count)}, {"limit", std::to_string(*schema.max_items)}});
    for (const Value& item : subject.value.items())
        for (const Schema& of_item : schema.items)
            validate_value(below(subject, item, of_item, subject.label, subject.name, false), run);
}

void validate_integer(const Subject& subject) {
    const auto number = parse_integer(subject.value.text());
    if (!number) {
        subject.report("DAT-0227", {{"found", subject.shown()}});
        return;
    }
    const Schema& schema = subject.schema;
    if (schema.minimum && *number < *schema.minimum)
        subject.report("DAT-0228", {{"found", subject.shown()}, {"limit", std::to_string(*schema.minimum)}});
    if (schema.maximum && *number > *schema.maximum)
        subject.report("DAT-0229", {{"found", subject.shown()}, {"limit", std::to_string(*schema.maximum)}});
}

void report_wrong_type(const Subject& subject) {
    const Value::Kind kind = subject.value.kind();
    if (kind == Value::Kind::null)
        subject.report("DAT-0207");
    else if (kind == Value::Kind::number && subject.schema.type == Type::string)
        subject.report("DAT-0206", {{"found", subject.shown()}});
    else {
        // What stands where a block of fields is due may hold what its private fields would: only its beginning is
        // pointed at.
        diag::Place place = spot(subject.value);
        if (subject.is_masked || subject.schema.type == Type::object || subject.schema.type == Type::array)
            place.end = place.begin;
        subject.log.add("DAT-0205", std::move(place),
                        joined(label_arguments(subject.label, subject.name),
                               joined(in_languages("found", words_for(kind)),
                                      in_languages("expected", words_for(subject.schema.type)))));
    }
}

bool has_type(Value::Kind kind, Type type) {
    switch (type) {
    case Type::object:
        return kind == Value::Kind::object;
    case Type::array:
        return kind == Value::Kind::array;
    case Type::string:
        return kind == Value::Kind::string;
    case Type::integer:
        return kind == Value::Kind::number;
    case Type::boolean:
        return kind == Value::Kind::boolean;
    }
    return false;
}

void validate_value(const Subject& subject, const Run& run) {
    if (!has_type(subject.value.kind(), subject.schema.type)) {
        report_wrong_type(subject);
        return;
    }
    switch (subject.schema.type) {
    case Type::object:
        validate_object(subject, run);
        break;
    case Type::array:
        validate_array(subject, run);
        break;
    case Type::string:
        validate_text(subject);
        break;
    case Type::integer:
        validate_integer(subject);
        break;
    case Type::boolean:
        break;
    }
}

} // namespace

void validate(const Value& value, const Contract& contract, base::Language language, diag::Log& log) {
    validate(value, contract, language, Completeness::full, log);
}

void validate(const Value& value, const Contract& contract, base::Language language, Completeness completeness, diag::Log& log) {
    validate_value({value, contract.root, contract.title, contract.id, true, contract.root.is_private, log},
                   {language, completeness, log});
}

} // namespace qujat::data
