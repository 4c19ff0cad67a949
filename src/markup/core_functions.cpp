#include "markup/functions.hpp"

namespace qujat::markup {

namespace {

using Kind = ValueType::Kind;
constexpr data::Format none = data::Format::none;

// Tests and counts are about the structure of the data; the checker knows that the argument of `not` is a test.

Operand evaluate_not(const Expression& e, const Evaluation& at) {
    return of_boolean(!is_true(e.parts[0], at));
}

void check_position(const Call& call) {
    if (!call.scope.in_for_each)
        call.mismatch("q:for-each");
}

void check_count(const Call& call) {
    if (!call.has_kind(0, Kind::list))
        call.mismatch("list");
}
Operand evaluate_count(const Expression& e, const Evaluation& at) {
    const data::Value list = evaluate(e.parts[0], at).node;
    if (at.used)
        at.used->add(list);
    return of_number(static_cast<std::int64_t>(list.items().size()));
}

void check_ground(const Call& call) {
    if (!(call.arguments[0].schema && call.arguments[0].schema->of == "ground"))
        call.mismatch("x-of: ground");
    if (call.expect_word(1, {"text", "citation"}))
        (call.expression.parts[1].text == "text" ? call.uses.ground_text : call.uses.ground_citation) = true;
}
Operand evaluate_ground(const Expression& e, const Evaluation& at) {
    const acts::Ground* ground = at.regime ? at.regime->find_ground(text_of(e, 0, at)) : nullptr;
    const acts::LegalText* text = ground ? (e.parts[1].text == "text" ? ground->text : ground->citation).find(at.language) : nullptr;
    if (text && !text->official && at.unofficial)
        *at.unofficial = true;
    return text ? of_text(text->text) : Operand{};
}

void check_item_number(const Call& call) {
    if (!(call.arguments[0].schema && call.arguments[0].schema->of == "annex-item"))
        call.mismatch("x-of: annex-item");
}
Operand evaluate_item_number(const Expression& e, const Evaluation& at) {
    // "bp703-04" → "4"
    const std::string id = text_of(e, 0, at);
    const std::size_t digit = id.find_first_not_of('0', id.rfind('-') + 1);
    return of_text(digit == std::string::npos ? id : id.substr(digit));
}

constexpr Function functions[] = {
    {"not", 1, 1, Kind::boolean, none, nullptr, evaluate_not},
    {"true", 0, 0, Kind::boolean, none, nullptr, [](const Expression&, const Evaluation&) { return of_boolean(true); }},
    {"false", 0, 0, Kind::boolean, none, nullptr, [](const Expression&, const Evaluation&) { return of_boolean(false); }},
    {"position", 0, 0, Kind::number, none, check_position, [](const Expression&, const Evaluation& at) { return of_number(static_cast<std::int64_t>(at.position)); }},
    {"last", 0, 0, Kind::number, none, check_position, [](const Expression&, const Evaluation& at) { return of_number(static_cast<std::int64_t>(at.last)); }},
    {"count", 1, 1, Kind::number, none, check_count, evaluate_count},
    {"q:ground", 2, 2, Kind::string, none, check_ground, evaluate_ground},
    {"q:item-number", 1, 1, Kind::string, none, check_item_number, evaluate_item_number},
    {"q:fingerprint", 0, 0, Kind::string, none, [](const Call& call) { call.uses.fingerprint = true; }, [](const Expression&, const Evaluation& at) { return of_text(at.fingerprint); }},
};

} // namespace

std::span<const Function> core_functions() {
    return functions;
}

} // namespace qujat::markup
