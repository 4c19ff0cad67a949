#include "markup/functions.hpp"

#include "acts/count.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

using Kind = ValueType::Kind;

// The date an argument gives, and where it stands in the data: what cannot be counted from it is said there.
struct Day {
    std::optional<base::Date> date;
    diag::Place place;
};
Day day_of(const Expression& expression, const Evaluation& at) {
    const Operand operand = evaluate(expression, at);
    const std::string text = to_text(operand);
    const auto date = base::Date::parse_iso(text);
    return {date ? date : base::Date::parse_iso(text + "-01"), operand.node.place()};
}

Operand of_date(const base::Date& date) { return of_text(date.iso()); }

// A month will do for a limit that runs from the end of one.
void check_deadline(const Call& call) {
    const Expression& key = call.expression.parts[0];
    if (key.kind != Expression::Kind::string)
        call.mismatch("'remarks-notice'");
    else if (!call.has_format(1, data::Format::date) && !call.has_format(1, data::Format::month))
        call.mismatch("date");
    else if (call.expect_word(2, {"limit", "target"}))
        call.uses.deadlines.push_back({key.text, call.expression.parts.size() > 2 && call.expression.parts[2].text == "target", {call.source, key.begin, key.end, {}}});
}
Operand evaluate_deadline(const Expression& e, const Evaluation& at) {
    const Day from = day_of(e.parts[1], at);
    const acts::Deadline* deadline = at.regime ? at.regime->find_deadline(e.parts[0].text) : nullptr;
    if (!from.date || !deadline)
        return {};
    static const acts::Calendar empty; // knows no year: counting into any says so
    diag::Log log;
    const auto count = acts::count(acts::counted_deadline(*deadline, *at.regime), *from.date, at.calendar ? *at.calendar : empty, from.place, log);
    if (!count)
        throw diag::Stop{log.take().front()};
    const auto& day = word_of(e, 2, "limit") == "target" ? count->target : count->limit;
    return day ? of_date(*day) : Operand{};
}

void check_add(const Call& call) {
    if (!call.has_format(0, data::Format::date))
        call.mismatch("date");
    else if (!call.has_kind(1, Kind::number))
        call.mismatch("number");
    else
        call.expect_word(2, {"days", "months", "years"});
}
Operand evaluate_add(const Expression& e, const Evaluation& at) {
    const Day from = day_of(e.parts[0], at);
    const Operand number = evaluate(e.parts[1], at);
    if (!from.date || number.kind != Operand::Kind::number)
        return {};
    constexpr std::int64_t most = 400'000; // leads out of any year, and leaves room to multiply
    const std::int64_t units = std::clamp<std::int64_t>(number.number, -most, most);
    const std::string_view unit = e.parts[2].text;
    const auto day = unit == "days" ? from.date->plus_days(units) : from.date->plus_months(unit == "years" ? 12 * units : units);
    if (!day)
        diag::stop("ACT-0209", from.place, {{"date", from.date->iso()}});
    return of_date(*day);
}

constexpr Function functions[] = {
    {"q:deadline", 2, 3, Kind::string, data::Format::date, check_deadline, evaluate_deadline},
    {"q:add", 3, 3, Kind::string, data::Format::date, check_add, evaluate_add},
};

} // namespace

std::span<const Function> date_functions() {
    return functions;
}

void check_deadlines(const Uses& uses, const acts::Regime& regime, diag::Log& log) {
    for (const Uses::DeadlineUse& use : uses.deadlines) {
        const acts::Deadline* deadline = acts::require_deadline(regime, use.key, use.place, log);
        if (deadline && !acts::gives_day(acts::counted_deadline(*deadline, regime), use.target))
            log.add("ACT-0211", use.place, {{"id", deadline->id}, {"key", deadline->key}});
    }
}

} // namespace qujat::markup
