#include "acts/count.hpp"
#include "base/utf8.hpp"
#include "check/package_condition.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace qujat::check {

namespace {

using data::Value;
using Kind = Condition::Kind;
using Type = Condition::Type;

/// What an operand is. `known` false: it rests on a fact that was not stated.
struct Operand {
    bool known = false;
    std::string text;
    std::int64_t hundredths = 0;
    std::optional<base::Date> date;
};

// "25950.01" in hundredths: the formats of the package allow fifteen digits and two decimals, which fit.
std::int64_t hundredths_of(std::string_view text) {
    const std::size_t point = std::min(text.find('.'), text.size());
    std::int64_t whole = 0, part = 0;
    std::from_chars(text.data(), text.data() + point, whole);
    std::string decimals(point < text.size() ? text.substr(point + 1) : std::string_view());
    decimals.resize(2, '0');
    std::from_chars(decimals.data(), decimals.data() + 2, part);
    return whole * 100 + part;
}

std::string stated(const Value& value) {
    switch (value.kind()) {
    case Value::Kind::boolean: return value.as_boolean() ? "true" : "false";
    case Value::Kind::array: return std::to_string(value.items().size());
    default: return std::string(value.text());
    }
}

// The code of a form as it was meant, whatever alphabet its letters were typed in: "СТ-КZ" mixes both already in the act (T-703).
std::string plain_code(std::string_view text) {
    constexpr std::u32string_view cyrillic = U"АВЕКМНОРСТХавекмнорстх", latin = U"ABEKMHOPCTXABEKMHOPCTX";
    std::string out;
    std::size_t at = 0;
    for (auto point = base::decode(text, at); point; point = base::decode(text, at)) {
        at += point->size;
        char32_t c = point->value;
        if (const std::size_t found = cyrillic.find(c); found != std::u32string_view::npos)
            c = latin[found];
        if (c >= U'a' && c <= U'z')
            c -= U'a' - U'A';
        if (c > U' ' && c < 0x80 && c != U'-')
            out += static_cast<char>(c);
        else if (c >= 0x400 && c < 0x530)
            out += '?';
    }
    return out;
}

class Evaluator {
  public:
    Evaluator(const PackageCase& package, diag::Log& log) : package_(package), log_(log) {}

    struct Scope {
        const Value* item;
        std::string path;
    };

    Evaluation truth(const Condition& condition, const Scope& scope) {
        switch (condition.kind) {
        case Kind::negation: {
            Evaluation inner = truth(condition.of.front(), scope);
            if (inner.truth != Truth::undecided)
                inner.truth = inner.truth == Truth::yes ? Truth::no : Truth::yes;
            return inner;
        }
        case Kind::conjunction:
        case Kind::disjunction: {
            std::vector<Evaluation> all;
            for (const Condition& part : condition.of) {
                all.push_back(truth(part, scope));
                // What decides alone is evaluated no further: a debt of nothing needs no index.
                if (all.back().truth == (condition.kind == Kind::conjunction ? Truth::no : Truth::yes))
                    break;
            }
            return join(std::move(all), condition.kind == Kind::conjunction);
        }
        case Kind::comparison:
        case Kind::one_of: return compare(condition, scope);
        case Kind::call: return call(condition, scope);
        case Kind::fact: {
            Evaluation made;
            const Operand fact = operand(condition, scope, made);
            if (fact.known)
                made.truth = fact.text == "true" ? Truth::yes : Truth::no;
            return made;
        }
        case Kind::literal: break;
        }
        return {};
    }

  private:
    static void add(std::vector<Fact>& facts, Fact fact) {
        if (std::ranges::find(facts, fact) == facts.end())
            facts.push_back(std::move(fact));
    }
    static void merge(Evaluation& into, const Evaluation& from) {
        for (const Fact& fact : from.found)
            add(into.found, fact);
        for (const Fact& fact : from.wanted)
            add(into.wanted, fact);
    }

    // Kleene: what decides, decides alone; what is wanted is wanted only while nothing decided.
    static Evaluation join(std::vector<Evaluation> all, bool is_conjunction) {
        const Truth decisive = is_conjunction ? Truth::no : Truth::yes;
        Evaluation made;
        made.truth = is_conjunction ? Truth::yes : Truth::no;
        for (Evaluation& one : all) {
            if (one.truth == decisive) {
                one.wanted.clear();
                return std::move(one);
            }
            if (one.truth == Truth::undecided)
                made.truth = Truth::undecided;
            else
                one.wanted.clear();
            merge(made, one);
        }
        return made;
    }

    Operand fact(const Condition& condition, const Scope& scope, Evaluation& seen) {
        const Value* value = condition.at_root ? &package_.facts : scope.item;
        const std::string path = (condition.at_root ? std::string() : scope.path) + "/" + condition.text;
        for (std::string_view rest = condition.text; value && !rest.empty();) {
            const std::size_t end = std::min(rest.find('/'), rest.size());
            value = value->find(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        Operand made;
        if (!value) {
            add(seen.wanted, {path, {}});
            return made;
        }
        made.known = true;
        made.text = stated(*value);
        if (condition.type == Type::decimal)
            made.hundredths = hundredths_of(made.text);
        if (condition.type == Type::date)
            made.date = base::Date::parse_iso(made.text);
        add(seen.found, {path, made.text});
        return made;
    }

    Operand operand(const Condition& condition, const Scope& scope, Evaluation& seen) {
        if (condition.kind == Kind::fact)
            return fact(condition, scope, seen);
        Operand made;
        if (condition.kind == Kind::literal) {
            made.known = true;
            made.text = condition.text;
            if (condition.type == Type::decimal)
                made.hundredths = hundredths_of(condition.text);
            return made;
        }
        std::vector<Operand> arguments;
        for (const Condition& argument : condition.of) {
            arguments.push_back(operand(argument, scope, seen));
            if (!arguments.back().known)
                return made;
        }
        const std::string& name = condition.text;
        if (name == "sum") {
            for (const Operand& one : arguments)
                made.hundredths += one.hundredths;
            made.known = true;
        } else if (name == "count") {
            made.hundredths = hundredths_of(arguments.front().text);
            made.known = true;
        } else if (name == "days-before") {
            made.date = arguments[0].date->plus_days(-(arguments[1].hundredths / 100));
            if (made.date)
                add(seen.found, {"=limit", made.date->iso()});
        } else if (name == "first-day") {
            made.date = base::Date::parse_iso(arguments[0].text + "-01");
        } else if (name == "debt-limit") {
            if (const auto tenge = package_.indices ? acts::debt_threshold(*package_.indices, *arguments[0].date, {}, log_) : std::nullopt) {
                made.hundredths = *tenge * 100;
                made.known = true;
                add(seen.found, {"=debt-limit", std::to_string(*tenge) + ".00"});
            }
        } else if (name == "limit" || name == "target") {
            made.date = day_of(arguments[0].text, *arguments[1].date, name == "target");
            if (made.date)
                add(seen.found, {"=" + name, made.date->iso()});
        } else if (name == "setting") {
            const auto found = package_.settings.find(arguments[0].text);
            made.known = found != package_.settings.end();
            made.text = made.known ? found->second : std::string();
        }
        made.known = made.known || made.date.has_value();
        return made;
    }

    std::optional<base::Date> day_of(const std::string& key, base::Date start, bool is_target) {
        const acts::Deadline* deadline = package_.calendar ? acts::require_deadline(*package_.regime, key, {}, log_) : nullptr;
        const auto counted = deadline ? acts::count(acts::counted_deadline(*deadline, *package_.regime), start, *package_.calendar, {}, log_) : std::nullopt;
        return !counted ? std::nullopt : is_target ? counted->target : counted->limit;
    }

    static int order(const Operand& left, const Operand& right, Type type) {
        if (type == Type::date)
            return *left.date < *right.date ? -1 : *right.date < *left.date ? 1 : 0;
        if (type == Type::decimal)
            return left.hundredths < right.hundredths ? -1 : right.hundredths < left.hundredths ? 1 : 0;
        return left.text < right.text ? -1 : right.text < left.text ? 1 : 0;
    }

    Evaluation compare(const Condition& condition, const Scope& scope) {
        Evaluation made;
        std::vector<Operand> operands;
        for (const Condition& part : condition.of) {
            operands.push_back(operand(part, scope, made));
            if (!operands.back().known)
                return made;
        }
        const Type type = condition.of.front().type;
        bool holds = false;
        if (condition.kind == Kind::one_of) {
            holds = std::any_of(operands.begin() + 1, operands.end(), [&](const Operand& one) { return order(operands.front(), one, type) == 0; });
        } else {
            const int found = order(operands[0], operands[1], type);
            const std::string& sign = condition.text;
            holds = sign == "=" ? found == 0 : sign == "!=" ? found != 0 : sign == "at-most" ? found <= 0 : sign == "at-least" ? found >= 0 : sign == "under" ? found < 0 : found > 0;
        }
        made.truth = holds ? Truth::yes : Truth::no;
        return made;
    }

    Evaluation call(const Condition& condition, const Scope& scope) {
        const std::string& name = condition.text;
        if (name == "attached")
            return attached(condition);
        if (name == "any" || name == "every")
            return over_items(condition, scope);
        Evaluation made;
        if (name == "stated") {
            Evaluation ignored;
            made.truth = operand(condition.of.front(), scope, ignored).known ? Truth::yes : Truth::no;
        } else if (name == "in-force") {
            // What came instead of a repealed text is not among the acts we hold: nobody can say, and no neighbour is taken.
            made.truth = package_.regime->until && package_.sent_at >= *package_.regime->until ? Truth::undecided : Truth::yes;
            add(made.found, {"/sent_at", package_.sent_at.iso()});
        } else if (name == "same-code") {
            const Operand left = operand(condition.of[0], scope, made), right = operand(condition.of[1], scope, made);
            if (left.known && right.known)
                made.truth = plain_code(left.text) == plain_code(right.text) ? Truth::yes : Truth::no;
        } else if (name == "covers") {
            covers(condition, scope, made);
        }
        return made;
    }

    // Whether a list of numbers has every number from the second argument to the third.
    void covers(const Condition& condition, const Scope& scope, Evaluation& made) {
        const Value* list = (condition.of[0].at_root ? package_.facts : *scope.item).find(condition.of[0].text.substr(0, condition.of[0].text.find('/')));
        if (const std::size_t slash = condition.of[0].text.find('/'); list && slash != std::string::npos)
            list = list->find(condition.of[0].text.substr(slash + 1));
        if (!fact(condition.of[0], scope, made).known || !list)
            return;
        std::int64_t first = 0, last = 0;
        std::from_chars(condition.of[1].text.data(), condition.of[1].text.data() + condition.of[1].text.size(), first);
        std::from_chars(condition.of[2].text.data(), condition.of[2].text.data() + condition.of[2].text.size(), last);
        made.truth = Truth::yes;
        for (std::int64_t number = first; number <= last; ++number)
            if (std::ranges::none_of(list->items(), [&](const Value& one) { return one.text() == std::to_string(number); }))
                made.truth = Truth::no;
    }

    Evaluation over_items(const Condition& condition, const Scope& scope) {
        Evaluation seen;
        const Condition& of = condition.of.front();
        const Operand list = fact(of, scope, seen);
        if (!list.known)
            return seen;
        const std::string path = (of.at_root ? std::string() : scope.path) + "/" + of.text;
        const Value* value = data::find_path(of.at_root ? package_.facts : *scope.item, "/" + of.text);
        const bool is_every = condition.text == "every";
        if (condition.of.size() == 1) {
            seen.truth = value->items().empty() ? Truth::no : Truth::yes;
            return seen;
        }
        std::vector<Evaluation> all;
        for (std::size_t at = 0; at < value->items().size(); ++at)
            all.push_back(truth(condition.of[1], {&value->items()[at], path + "/" + std::to_string(at)}));
        if (path == "/attachments")
            add_lacking(all);
        Evaluation made = join(std::move(all), is_every);
        if (value->items().empty())
            merge(made, seen);
        return made;
    }

    // The list of attachments may lack some, of which nobody knows anything.
    void add_lacking(std::vector<Evaluation>& all) const {
        if (const Value* complete = package_.facts.find("attachments_complete"); complete && !complete->as_boolean())
            all.push_back({Truth::undecided, {}, {{"/attachments_complete", {}}}});
    }

    // An attachment of one of the kinds for which the condition holds. One that nobody recognised, or whose file nobody can open, may be it.
    Evaluation attached(const Condition& condition) {
        Evaluation made;
        const Value* list = package_.facts.find("attachments");
        if (!list) {
            made.wanted.push_back({"/attachments", {}});
            return made;
        }
        const bool has_condition = condition.of.back().kind != Kind::literal;
        std::vector<Evaluation> all;
        for (std::size_t at = 0; at < list->items().size(); ++at) {
            const Value& item = list->items()[at];
            const std::string path = "/attachments/" + std::to_string(at);
            const Value* kind = item.find("kind");
            Evaluation one;
            one.truth = Truth::no;
            if (kind->text() == "unknown") {
                one = {Truth::undecided, {}, {{path + "/kind", {}}}};
            } else if (std::ranges::any_of(condition.of, [&](const Condition& name) { return name.kind == Kind::literal && name.text == kind->text(); })) {
                one.truth = Truth::yes;
                if (has_condition)
                    one = truth(condition.of.back(), {&item, path});
                if (package_.unreadable.contains(at) && one.truth == Truth::yes)
                    one = {Truth::undecided, {}, {{path + "/file", {}}}};
                add(one.found, {path + "/kind", std::string(kind->text())});
            }
            all.push_back(std::move(one));
        }
        add_lacking(all);
        made = join(std::move(all), false);
        if (made.truth == Truth::no && made.found.empty())
            made.found.push_back({"/attachments", std::to_string(list->items().size())});
        return made;
    }

    const PackageCase& package_;
    diag::Log& log_;
};

} // namespace

Evaluation evaluate(const Condition& condition, const PackageCase& package, diag::Log& log) { return Evaluator(package, log).truth(condition, {&package.facts, {}}); }

} // namespace qujat::check
