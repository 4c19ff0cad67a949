#include "markup/functions.hpp"

#include "text/text.hpp"

namespace qujat::markup {

namespace {

using Kind = ValueType::Kind;
constexpr data::Format none = data::Format::none;

/// Where data may hold the form of a field in a case: beside it, «org_name_forms/dative» for «org_name».
std::string forms_of(std::string_view field) {
    return std::string(field) + "_forms";
}

text::Case case_of(const Expression& call) {
    return text::find_case(call.parts[1].text).value_or(text::Case::nominative);
}

void check_case(const Call& call) {
    const ValueType& phrase = call.arguments[0];
    if (call.expression.parts[0].kind != Expression::Kind::path || phrase.kind != Kind::string)
        return call.mismatch("string field");
    std::vector<std::string_view> cases;
    for (int i = 1; i <= static_cast<int>(text::Case::prepositional); ++i) {
        if (text::has_case(call.scope.words, static_cast<text::Case>(i)))
            cases.push_back(text::case_name(static_cast<text::Case>(i)));
    }
    if (!call.expect_word(1, cases))
        return;
    if (call.arguments.size() > 2) {
        const ValueType& sex = call.arguments[2];
        if (!sex.schema || sex.schema->enumeration != std::vector<std::string>{"male", "female"})
            return call.mismatch("enum: male, female");
    }
    const std::string forms = forms_of(phrase.path) + "/" + call.expression.parts[1].text;
    if (find_schema(call.scope.contract->root, forms))
        call.uses.named.insert(forms);
}

/// The path to the form that data may hold instead of the field's own rule; nothing for items of lists, which have no neighbours.
std::optional<Expression> override_of(const Expression& call) {
    Expression path = call.parts[0];
    if (path.steps.empty() || path.steps.back().kind != Step::Kind::child || path.steps.back().index > 0)
        return std::nullopt;
    path.steps.back().name = forms_of(path.steps.back().name);
    Step form = path.steps.back();
    form.name = call.parts[1].text;
    path.steps.push_back(std::move(form));
    return path;
}

text::Sex sex_of(const Expression& call, const Evaluation& at) {
    const std::string word = at.language == base::Language::ru ? text_of(call, 2, at) : std::string(); // Kazakh has one form for both
    return word == "male" ? text::Sex::male : word == "female" ? text::Sex::female : text::Sex::unknown;
}

Operand evaluate_case(const Expression& call, const Evaluation& at) {
    if (const auto path = override_of(call)) {
        Operand written = evaluate(*path, at);
        if (written.kind == Operand::Kind::string)
            return written;
    }
    const Operand phrase = evaluate(call.parts[0], at);
    if (phrase.kind != Operand::Kind::string)
        return phrase;
    text::Declined declined = text::decline(phrase.text, case_of(call), at.language, sex_of(call, at));
    if (!declined.is_certain && at.log) {
        const std::string path = phrase.node.place().path.text();
        at.log->add("MRK-0406", {call.source, call.begin, call.end, phrase.node.place().path},
                    {{"path", path}, {"case", call.parts[1].text}, {"override", forms_of(path) + "/" + call.parts[1].text}});
    }
    Operand out = of_text(std::move(declined.text));
    out.node = phrase.node; // it came from there, though it does not read so
    return out;
}

void check_period(const Call& call) {
    if (!call.has_format(0, data::Format::date) || !call.has_format(1, data::Format::date))
        call.mismatch("date, date");
}
Operand evaluate_period(const Expression& call, const Evaluation& at) {
    const auto from = base::Date::parse_iso(text_of(call, 0, at)), to = base::Date::parse_iso(text_of(call, 1, at));
    return from && to ? of_text(text::format_period(*from, *to, at.language)) : Operand{};
}

// Sums and shares are texts of digits; whole numbers do too. No other text: what is not all digits would be shown in a message, and might be a name.
void check_sum(const Call& call) {
    if (!call.has_kind(0, Kind::number) && !call.has_format(0, data::Format::money))
        call.mismatch("format: money");
}
void check_decimal(const Call& call) {
    if (!call.has_kind(0, Kind::number) && !call.has_format(0, data::Format::money) && !call.has_format(0, data::Format::percent))
        call.mismatch("format: money | percent");
}
Operand evaluate_digits(const Expression& call, const Evaluation& at, std::string (*format)(std::string_view, base::Language)) {
    const Operand operand = evaluate(call.parts[0], at);
    if (operand.kind == Operand::Kind::absent)
        return operand;
    Operand out = of_text(format(to_text(operand), at.language));
    out.node = operand.node;
    return out;
}

void check_quantity(const Call& call) {
    call.expect_number(0);
    call.expect_word(1, text::quantity_units());
    if (call.scope.words == base::Language::kk)
        call.expect_word(2, {"genitive", "dative", "accusative", "locative", "ablative", "instrumental"});
    else
        call.expect_word(2, {"genitive"}); // letters.md, section 6: after «в течение»
}
Operand evaluate_quantity(const Expression& call, const Evaluation& at) {
    const Operand number = evaluate(call.parts[0], at);
    if (number.kind == Operand::Kind::absent)
        return number;
    return of_text(text::format_quantity(number.number, word_of(call, 1, ""), text::find_case(word_of(call, 2, "nominative")).value_or(text::Case::nominative), at.language));
}

Operand evaluate_ordinal(const Expression& call, const Evaluation& at) {
    const Operand number = evaluate(call.parts[0], at);
    return number.kind == Operand::Kind::absent ? number : of_text(text::ordinal(number.number, at.language));
}

constexpr Function functions[] = {
    {"q:case", 2, 3, Kind::string, none, check_case, evaluate_case, 1U << 2},
    {"q:period", 2, 2, Kind::string, none, check_period, evaluate_period},
    {"q:money", 1, 1, Kind::string, none, check_sum, [](const Expression& call, const Evaluation& at) { return evaluate_digits(call, at, text::format_money); }},
    {"q:decimal", 1, 1, Kind::string, none, check_decimal, [](const Expression& call, const Evaluation& at) { return evaluate_digits(call, at, text::format_decimal); }},
    {"q:quantity", 2, 3, Kind::string, none, check_quantity, evaluate_quantity},
    {"q:ordinal", 1, 1, Kind::string, none, [](const Call& call) { call.expect_number(0); }, evaluate_ordinal},
};

} // namespace

std::span<const Function> language_functions() {
    return functions;
}

} // namespace qujat::markup
