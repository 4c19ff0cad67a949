#include "check/package_condition.hpp"

#include "base/nearest.hpp"
#include "base/words.hpp"

#include <algorithm>
#include <optional>

namespace qujat::check {

namespace {

using Kind = Condition::Kind;
using Type = Condition::Type;

/// A function: what its arguments must be ('t' truth, 's' words, 'n' number, 'd' day, 'l' list, '?' any fact; '*' behind a letter: any number of them) and what it gives.
struct Function {
    std::string_view name, arguments;
    Type type;
};
constexpr Function functions[] = {
    {"any", "l", Type::truth},          {"every", "lt", Type::truth},       {"attached", "s*", Type::truth},    {"stated", "?", Type::truth},
    {"limit", "sd", Type::date},        {"target", "sd", Type::date},       {"days-before", "dn", Type::date},  {"first-day", "s", Type::date},
    {"debt-limit", "d", Type::decimal}, {"sum", "n*", Type::decimal},       {"same-code", "ss", Type::truth},   {"setting", "s", Type::text},
    {"covers", "lnn", Type::truth},     {"in-force", "", Type::truth},      {"count", "l", Type::decimal},
};
constexpr std::string_view comparisons[] = {"=", "!=", "at-most", "at-least", "under", "over"};

char letter(Type type) {
    return type == Type::truth ? 't' : type == Type::text ? 's' : type == Type::decimal ? 'n' : type == Type::date ? 'd' : 'l';
}

Type type_of(const data::Schema& schema) {
    switch (schema.type) {
    case data::Type::boolean: return Type::truth;
    case data::Type::integer: return Type::decimal;
    case data::Type::string: break;
    default: return Type::list;
    }
    return schema.format == data::Format::date ? Type::date : schema.format == data::Format::money || schema.format == data::Format::percent ? Type::decimal : Type::text;
}

struct Token {
    enum class Kind : std::uint8_t { end, name, number, words, sign } kind = Kind::end;
    std::string text;
};

class Parser {
  public:
    Parser(std::string_view text, const data::Schema& package, const diag::Place& place, diag::Log& log) : text_(text), package_(package), place_(place), log_(log) { advance(); }

    std::optional<Condition> run() {
        Condition made = disjunction(package_);
        if (!is_bad_ && token_.kind != Token::Kind::end)
            expected("and, or");
        if (!is_bad_ && made.type != Type::truth)
            unlike("…", "= != at-most at-least under over in");
        return is_bad_ ? std::nullopt : std::optional(std::move(made));
    }

  private:
    static bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '/' || c == '-'; }

    void advance() {
        while (at_ < text_.size() && text_[at_] == ' ')
            ++at_;
        token_ = {};
        if (at_ == text_.size())
            return;
        const std::size_t begin = at_;
        const char first = text_[at_];
        if (first >= '0' && first <= '9') {
            while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9')
                ++at_;
            token_ = {Token::Kind::number, std::string(text_.substr(begin, at_ - begin))};
        } else if (is_name(first)) {
            while (at_ < text_.size() && is_name(text_[at_]))
                ++at_;
            token_ = {Token::Kind::name, std::string(text_.substr(begin, at_ - begin))};
        } else if (const std::size_t end = first == '\'' ? text_.find('\'', at_ + 1) : std::string_view::npos; end != std::string_view::npos) {
            at_ = end + 1;
            token_ = {Token::Kind::words, std::string(text_.substr(begin + 1, end - begin - 1))};
        } else {
            at_ += text_.substr(at_, 2) == "!=" ? 2 : 1;
            token_ = {Token::Kind::sign, std::string(text_.substr(begin, at_ - begin))};
        }
    }

    void problem(const char* id, std::string found, std::string what) {
        if (!is_bad_)
            log_.add(id, place_, {{"found", std::move(found)}, {"expected", std::move(what)}});
        is_bad_ = true;
        at_ = text_.size(); // one problem of a condition is enough: what follows would only echo it
        token_ = {};
    }
    void expected(std::string what) { problem("CHK-0201", token_.kind == Token::Kind::end ? "…" : diag::quoted(token_.text), std::move(what)); }
    void unlike(std::string found, std::string what) { problem("CHK-0203", std::move(found), std::move(what)); }

    bool take(std::string_view text) {
        if (token_.kind == Token::Kind::words || token_.text != text)
            return false;
        advance();
        return true;
    }
    void need(std::string_view text) {
        if (!take(text))
            expected(std::string(text));
    }

    Condition joined(Kind kind, std::vector<Condition> of) {
        for (const Condition& one : of)
            if (one.type != Type::truth && !is_bad_)
                unlike(one.text, "true, false");
        Condition made;
        made.kind = kind;
        made.of = std::move(of);
        return made;
    }

    Condition disjunction(const data::Schema& scope) {
        std::vector<Condition> of{conjunction(scope)};
        while (take("or"))
            of.push_back(conjunction(scope));
        return of.size() == 1 ? std::move(of.front()) : joined(Kind::disjunction, std::move(of));
    }
    Condition conjunction(const data::Schema& scope) {
        std::vector<Condition> of{comparison(scope)};
        while (take("and"))
            of.push_back(comparison(scope));
        return of.size() == 1 ? std::move(of.front()) : joined(Kind::conjunction, std::move(of));
    }

    Condition comparison(const data::Schema& scope) {
        if (take("not")) {
            need("(");
            std::vector<Condition> of{disjunction(scope)};
            need(")");
            return joined(Kind::negation, std::move(of));
        }
        Condition left = operand(scope);
        Condition made;
        if (take("in")) {
            made.kind = Kind::one_of;
            need("(");
            made.of.push_back(std::move(left));
            do {
                made.of.push_back(operand(scope));
                check_alike(made.of.front(), made.of.back(), scope);
            } while (take(","));
            need(")");
            return made;
        }
        const auto found = std::ranges::find(comparisons, std::string_view(token_.text));
        if (token_.kind == Token::Kind::words || found == std::end(comparisons))
            return left;
        advance();
        Condition right = operand(scope);
        check_alike(left, right, scope);
        const bool has_order = left.type == Type::decimal || left.type == Type::date;
        if (*found != "=" && *found != "!=" && !has_order)
            unlike(left.text, "= !=");
        made.kind = Kind::comparison;
        made.text = *found;
        made.of = {std::move(left), std::move(right)};
        return made;
    }

    // A misspelt word would never be equal to anything, silently.
    void check_alike(const Condition& left, const Condition& right, const data::Schema& scope) {
        if (is_bad_)
            return;
        if (left.type != right.type)
            return unlike(left.text, right.text);
        if (left.kind != Kind::fact || right.kind != Kind::literal || left.type != Type::text)
            return;
        const data::Schema* schema = data::find_schema(left.at_root ? package_ : scope, "/" + left.text);
        if (schema && !schema->enumeration.empty() && std::ranges::find(schema->enumeration, right.text) == schema->enumeration.end())
            unlike(diag::quoted(right.text), base::join(schema->enumeration));
    }

    Condition operand(const data::Schema& scope) {
        Condition made;
        if (take("(")) {
            made = disjunction(scope);
            need(")");
            return made;
        }
        if (token_.kind == Token::Kind::number || token_.kind == Token::Kind::words) {
            made.type = token_.kind == Token::Kind::number ? Type::decimal : Type::text;
            made.text = token_.text;
            advance();
            return made;
        }
        if (token_.kind != Token::Kind::name) {
            expected("fact, number, 'word'");
            return made;
        }
        const std::string name = token_.text;
        advance();
        if (take("("))
            return call(name, scope);
        made.kind = Kind::fact;
        made.at_root = name.front() == '/' || &scope == &package_;
        made.text = name.front() == '/' ? name.substr(1) : name;
        const data::Schema* schema = data::find_schema(made.at_root ? package_ : scope, "/" + made.text);
        if (!schema) {
            unknown(name, made.at_root ? package_ : scope);
            return made;
        }
        made.type = type_of(*schema);
        return made;
    }

    void unknown(const std::string& name, const data::Schema& scope) {
        std::vector<std::string> known;
        for (const data::Property& property : scope.properties) {
            known.push_back(property.name);
            for (const data::Property& inner : property.schema.properties)
                known.push_back(property.name + "/" + inner.name);
        }
        if (!is_bad_)
            log_.add("CHK-0202", place_, {{"found", diag::quoted(name)}, {"nearest", base::nearest(name, known)}});
        is_bad_ = true;
        at_ = text_.size();
        token_ = {};
    }

    Condition call(const std::string& name, const data::Schema& scope) {
        Condition made;
        made.kind = Kind::call;
        made.text = name;
        const auto* function = std::ranges::find(functions, std::string_view(name), &Function::name);
        if (function == std::end(functions)) {
            std::vector<std::string> known;
            for (const Function& one : functions)
                known.emplace_back(one.name);
            problem("CHK-0201", diag::quoted(name), base::join(known));
            return made;
        }
        made.type = function->type;
        const data::Schema* inner = &scope; // of a condition on an item
        if (name == "attached")
            inner = items_of("attachments", package_);
        std::size_t wanted = 0;
        const std::string_view form = function->arguments;
        if (form.empty()) {
            need(")");
        } else if (!take(")")) {
            do {
                const bool is_condition = wanted == form.size() || (name == "attached" && token_.kind != Token::Kind::words) || (name == "every" && wanted == 1);
                made.of.push_back(is_condition ? disjunction(*inner) : operand(scope));
                if (is_bad_)
                    return made;
                const Condition& last = made.of.back();
                const char due = is_condition ? 't' : form[wanted];
                if (due != '?' && letter(last.type) != due) {
                    unlike(last.text, std::string(1, due));
                    return made;
                }
                if (last.type == Type::list && last.kind == Kind::fact)
                    inner = items_of(last.text, last.at_root ? package_ : scope);
                if (!is_condition && (wanted + 1 >= form.size() || form[wanted + 1] != '*'))
                    ++wanted;
                if (is_condition)
                    wanted = form.size() + 1; // nothing may follow
            } while ((wanted < form.size() || (name == "any" && wanted == form.size())) && take(","));
            need(")");
        }
        if (!is_bad_ && (made.of.size() < static_cast<std::size_t>(std::ranges::count_if(form, [](char c) { return c != '*'; }))))
            problem("CHK-0201", diag::quoted(name), std::string(form));
        return made;
    }

    const data::Schema* items_of(const std::string& path, const data::Schema& scope) {
        const data::Schema* list = data::find_schema(scope, "/" + path);
        return list && !list->items.empty() ? &list->items.front() : &scope;
    }

    std::string_view text_;
    const data::Schema& package_;
    const diag::Place& place_;
    diag::Log& log_;
    std::size_t at_ = 0;
    Token token_;
    bool is_bad_ = false;
};

} // namespace

std::optional<Condition> parse_condition(std::string_view text, const data::Schema& package, const diag::Place& place, diag::Log& log) { return Parser(text, package, place, log).run(); }

std::vector<std::string> kinds_attached(const Condition& condition) {
    std::vector<std::string> kinds;
    for (const Condition& inner : condition.of) {
        if (condition.kind == Kind::call && condition.text == "attached" && inner.kind == Kind::literal)
            kinds.push_back(inner.text);
        for (std::string& kind : kinds_attached(inner))
            kinds.push_back(std::move(kind));
    }
    return kinds;
}

} // namespace qujat::check
