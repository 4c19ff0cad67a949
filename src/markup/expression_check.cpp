#include "markup/functions.hpp"

#include "base/nearest.hpp"
#include "base/words.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

using Kind = ValueType::Kind;

Kind kind_of(const data::Schema& schema) {
    switch (schema.type) {
    case data::Type::object: return Kind::object;
    case data::Type::array: return Kind::list;
    case data::Type::string: return Kind::string;
    case data::Type::integer: return Kind::number;
    case data::Type::boolean: return Kind::boolean;
    }
    return Kind::unknown;
}

std::string_view kind_name(Kind kind) {
    constexpr std::string_view names[] = {"?", "string", "number", "boolean", "object", "list"};
    return names[static_cast<int>(kind)];
}

std::vector<std::string> field_names(const data::Schema& schema) {
    std::vector<std::string> names;
    for (const data::Property& property : schema.properties)
        names.push_back(property.name);
    return names;
}

// "/a/b/*" → "/a": the node that holds the list b, since in XPath the items of a list are children of the field's owner.
std::string parent_path(std::string path) {
    if (path.ends_with("/*"))
        path.resize(path.size() - 2);
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

class Checker {
  public:
    Checker(const Scope& scope, const diag::SourcePtr& source, Uses& uses, diag::Log& log) : scope_(scope), source_(source), uses_(uses), log_(log) {}

    ValueType check(const Expression& e) {
        switch (e.kind) {
        case Expression::Kind::string: return of_kind(Kind::string);
        case Expression::Kind::number: return of_kind(Kind::number);
        case Expression::Kind::path: return path(e, true);
        case Expression::Kind::call: return call(e);
        case Expression::Kind::compare: return compare(e);
        case Expression::Kind::both:
        case Expression::Kind::either: {
            std::set<std::string> proved;
            check_test(e, scope_, source_, uses_, proved, log_);
            return of_kind(Kind::boolean);
        }
        }
        return {};
    }

    // The type a path leads to. `value_is_used`: its value is taken, so it must be there; a bare test for presence may name an optional field.
    ValueType path(const Expression& e, bool value_is_used) {
        Scope::Frame frame = e.absolute ? Scope::Frame{&scope_.contract->root, ""} : scope_.context;
        std::string guard = frame.path;
        std::vector<std::string> proves;
        bool may_be_absent = false;
        const auto optional = [&] {
            may_be_absent = may_be_absent || !scope_.guards.contains(guard);
            proves.push_back(guard);
        };
        for (const Step& step : e.steps) {
            const diag::Place place{source_, step.begin, step.end, {}};
            if (step.kind == Step::Kind::self)
                continue;
            if (step.kind == Step::Kind::parent) {
                frame.path = parent_path(frame.path);
                guard = parent_path(guard);
                frame.schema = find_schema(scope_.contract->root, frame.path);
                continue;
            }
            if (frame.schema->type == data::Type::array) {
                log_.add("MRK-0208", place, {{"found", diag::quoted(frame.path)}});
                return {};
            }
            if (frame.schema->type != data::Type::object) {
                log_.add("MRK-0209", place, {{"found", step.name}, {"parent", frame.path}});
                return {};
            }
            const data::Property* property = frame.schema->find(step.name);
            if (!property) {
                log_.add("MRK-0202", place, {{"found", step.name}, {"parent", frame.path.empty() ? "/" : frame.path}, {"nearest", base::nearest(step.name, field_names(*frame.schema))}});
                return {};
            }
            frame.path += "/" + step.name;
            guard += "/" + step.name;
            frame.schema = &property->schema;
            if (!property->is_required(scope_.language))
                optional();
            if (step.index > 0) {
                if (frame.schema->type != data::Type::array) {
                    log_.add("MRK-0209", place, {{"found", step.name + "[n]"}, {"parent", frame.path}});
                    return {};
                }
                guard += "[" + std::to_string(step.index) + "]";
                if (static_cast<std::size_t>(step.index) > frame.schema->min_items.value_or(0))
                    optional();
                frame.schema = &frame.schema->items.front();
                frame.path += "/*";
            }
        }
        uses_.named.insert(frame.path);
        if (may_be_absent && value_is_used)
            log_.add("MRK-0204", {source_, e.begin, e.end, {}}, {{"found", frame.path}});
        // An optional list is there when it has items; a required one may still be empty.
        if (frame.schema->type == data::Type::array && frame.schema->min_items.value_or(0) == 0 && (proves.empty() || proves.back() != guard) && !value_is_used)
            optional();
        return {kind_of(*frame.schema), frame.schema, frame.path, may_be_absent, std::move(proves)};
    }

  private:
    static ValueType of_kind(Kind kind) {
        ValueType type;
        type.kind = kind;
        return type;
    }

    ValueType compare(const Expression& e) {
        ValueType left = check(e.parts[0]);
        const ValueType right = check(e.parts[1]);
        const ValueType result = of_kind(Kind::boolean);
        if (left.kind == Kind::unknown || right.kind == Kind::unknown)
            return result;
        const diag::Place place{source_, e.begin, e.end, {}};
        // A share or a sum is a string of digits: it is compared with a whole number by its value.
        const auto is_decimal = [](const ValueType& type) { return type.schema && (type.schema->format == data::Format::percent || type.schema->format == data::Format::money); };
        if ((is_decimal(left) && right.kind == Kind::number) || (is_decimal(right) && left.kind == Kind::number))
            return result;
        // XPath 1.0, 3.4: a node-set equals a string when one of its nodes does. Only so: «one of them differs» is hardly ever what is meant by !=.
        if (left.kind == Kind::list && right.kind == Kind::string && e.text == "=" && left.schema) {
            left.schema = &left.schema->items.front();
            left.kind = kind_of(*left.schema);
        }
        const bool comparable = left.kind == right.kind && (left.kind == Kind::string || left.kind == Kind::number || left.kind == Kind::boolean);
        const bool ordered = e.text[0] == '<' || e.text[0] == '>';
        const auto is_date = [](const ValueType& type) { return type.schema && type.schema->format == data::Format::date; };
        if (!comparable || (ordered && left.kind == Kind::boolean) || (ordered && left.kind == Kind::string && !(is_date(left) && is_date(right)))) {
            log_.add("MRK-0203", place, {{"left", std::string(kind_name(left.kind))}, {"right", std::string(kind_name(right.kind))}, {"operator", e.text}});
            return result;
        }
        for (const int side : {0, 1}) {
            const ValueType& type = side == 0 ? left : right;
            const Expression& other = e.parts[side == 0 ? 1 : 0];
            if (type.schema && !type.schema->enumeration.empty() && other.kind == Expression::Kind::string &&
                std::ranges::find(type.schema->enumeration, other.text) == type.schema->enumeration.end()) {
                log_.add("MRK-0207", {source_, other.begin, other.end, {}}, {{"found", other.text}, {"path", type.path}, {"expected", base::join(type.schema->enumeration)}});
            }
        }
        return result;
    }

    ValueType call(const Expression& e) {
        const Function* function = find_function(e.text);
        if (!function) {
            log_.add("MRK-0205", {source_, e.begin, e.begin + static_cast<std::uint32_t>(e.text.size()), {}}, {{"found", e.text}, {"nearest", nearest_function(e.text)}});
            return {};
        }
        ValueType result = of_kind(function->result);
        result.schema = function->format == data::Format::date ? &a_date() : nullptr;
        if (e.parts.size() < function->least || e.parts.size() > function->most) {
            log_.add("MRK-0206", {source_, e.begin, e.end, {}}, {{"function", e.text}, {"expected", std::to_string(function->least) + (function->most > function->least ? "–" + std::to_string(function->most) : "")}});
            return result;
        }
        if (e.text == "not") {
            std::set<std::string> proved;
            check_test(e.parts[0], scope_, source_, uses_, proved, log_);
            return result;
        }
        std::vector<ValueType> arguments;
        for (const Expression& part : e.parts) {
            const bool may_be_absent = (function->optional_arguments >> arguments.size() & 1U) != 0;
            arguments.push_back(may_be_absent && part.kind == Expression::Kind::path ? path(part, false) : check(part));
        }
        if (function->check && std::ranges::find(arguments, Kind::unknown, &ValueType::kind) == arguments.end())
            function->check(Call{e, arguments, scope_, source_, uses_, log_});
        return result;
    }

    // The type of what a function gives.
    static const data::Schema& a_date() {
        static const data::Schema schema = [] {
            data::Schema date;
            date.type = data::Type::string;
            date.format = data::Format::date;
            return date;
        }();
        return schema;
    }

    const Scope& scope_;
    const diag::SourcePtr& source_;
    Uses& uses_;
    diag::Log& log_;
};

} // namespace

ValueType check(const Expression& expression, const Scope& scope, const diag::SourcePtr& source, Uses& uses, diag::Log& log) {
    return Checker(scope, source, uses, log).check(expression);
}

void check_test(const Expression& e, Scope scope, const diag::SourcePtr& source, Uses& uses, std::set<std::string>& proved, diag::Log& log) {
    if (e.kind == Expression::Kind::both) {
        // The right side is evaluated only when the left is true: what the left proves, the right may use.
        std::set<std::string> left;
        check_test(e.parts[0], scope, source, uses, left, log);
        scope.guards.insert(left.begin(), left.end());
        check_test(e.parts[1], scope, source, uses, proved, log);
        proved.insert(left.begin(), left.end());
        return;
    }
    if (e.kind == Expression::Kind::either) {
        std::set<std::string> left, right;
        check_test(e.parts[0], scope, source, uses, left, log);
        check_test(e.parts[1], scope, source, uses, right, log);
        std::ranges::set_intersection(left, right, std::inserter(proved, proved.end()));
        return;
    }
    Checker checker(scope, source, uses, log);
    if (e.kind == Expression::Kind::path) {
        const ValueType type = checker.path(e, false);
        if (type.kind == Kind::unknown)
            return;
        if (type.kind == Kind::boolean)
            return; // its value; absent is false
        if (type.proves.empty())
            log.add("MRK-0210", {source, e.begin, e.end, {}}, {{"found", type.path}});
        proved.insert(type.proves.begin(), type.proves.end());
        return;
    }
    const ValueType type = checker.check(e);
    if (type.kind != Kind::boolean && type.kind != Kind::unknown)
        log.add("MRK-0210", {source, e.begin, e.end, {}}, {{"found", diag::quoted(std::string_view(source->text).substr(e.begin, e.end - e.begin))}});
}

void check_printed(const Expression& expression, const Scope& scope, const diag::SourcePtr& source, Uses& uses, diag::Log& log) {
    const ValueType type = check(expression, scope, source, uses, log);
    const diag::Place place{source, expression.begin, expression.end, {}};
    if (type.kind == Kind::list || type.kind == Kind::object || type.kind == Kind::boolean)
        log.add("MRK-0208", place, {{"found", type.path.empty() ? std::string(kind_name(type.kind)) : type.path}});
    else if (type.schema && (type.schema->format == data::Format::date || type.schema->format == data::Format::month))
        log.add("MRK-0211", place, {{"found", type.path.empty() ? expression.text : type.path}});
}

} // namespace qujat::markup
