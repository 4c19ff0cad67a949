#include "markup/blank.hpp"
#include "markup/functions.hpp"

#include <algorithm>
#include <charconv>

namespace qujat::markup {

Operand of_text(std::string text) {
    Operand out;
    out.kind = Operand::Kind::string;
    out.text = std::move(text);
    return out;
}
Operand of_number(std::int64_t number) {
    Operand out;
    out.kind = Operand::Kind::number;
    out.number = number;
    return out;
}
Operand of_boolean(bool value) {
    Operand out;
    out.kind = Operand::Kind::boolean;
    out.boolean = value;
    return out;
}

Operand of_node(const data::Value& value) {
    Operand out;
    out.node = value;
    switch (value.kind()) {
    case data::Value::Kind::null:
        return out;
    case data::Value::Kind::boolean:
        out.kind = Operand::Kind::boolean;
        out.boolean = value.as_boolean();
        return out;
    case data::Value::Kind::number: {
        out.kind = Operand::Kind::number;
        const std::string_view digits = value.text();
        std::from_chars(digits.data(), digits.data() + digits.size(), out.number);
        return out;
    }
    case data::Value::Kind::string:
        out.kind = Operand::Kind::string;
        out.text = value.text();
        return out;
    case data::Value::Kind::array:
    case data::Value::Kind::object:
        out.kind = Operand::Kind::node;
        return out;
    }
    return out;
}

namespace {

std::string parent_path(std::string path) {
    const auto cut = [&] { path.resize(std::min(path.rfind('/'), path.size())); };
    const std::size_t slash = path.rfind('/');
    const bool is_item = slash != std::string::npos && path.find_first_not_of("0123456789", slash + 1) == std::string::npos;
    cut();
    if (is_item)
        cut();
    return path;
}

Operand path(const Expression& e, const Evaluation& at) {
    data::Value node = e.absolute ? at.root : at.item;
    for (const Step& step : e.steps) {
        if (step.kind == Step::Kind::self)
            continue;
        if (step.kind == Step::Kind::parent) {
            const data::Value* parent = data::find_path(at.root, parent_path(node.place().path));
            node = parent ? *parent : at.root;
            continue;
        }
        const data::Value* child = node.find(step.name);
        if (!child)
            return {};
        data::Value next = *child;
        if (step.index > 0) {
            if (static_cast<std::size_t>(step.index) > next.items().size())
                return {};
            const data::Value item = next.items()[static_cast<std::size_t>(step.index) - 1];
            next = item;
        }
        node = next;
    }
    Operand out = of_node(node);
    if (at.used && out.kind != Operand::Kind::absent && out.kind != Operand::Kind::node)
        at.used->add(node);
    return out;
}

bool compare(const std::string& sign, int order) {
    if (sign == "=")
        return order == 0;
    if (sign == "!=")
        return order != 0;
    if (sign == "<")
        return order < 0;
    if (sign == "<=")
        return order <= 0;
    return sign == ">" ? order > 0 : order >= 0;
}

// "49.99" beside 50: both in hundredths, for a contract allows two decimals at most.
int compare_decimal(std::string_view digits, std::int64_t number) {
    std::int64_t whole = 0, hundredths = 0;
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::from_chars(digits.data(), digits.data() + point, whole);
    for (std::size_t i = point + 1; i < point + 3; ++i)
        hundredths = hundredths * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    return whole != number ? (whole < number ? -1 : 1) : hundredths > 0;
}

Operand compare(const Expression& e, const Evaluation& at) {
    const Operand left = evaluate(e.parts[0], at), right = evaluate(e.parts[1], at);
    if (left.kind == Operand::Kind::absent || right.kind == Operand::Kind::absent)
        return of_boolean(false); // XPath 1.0, 3.4: an empty node-set compares false
    if (left.kind == Operand::Kind::node) { // a list: whether it has such an item
        if (at.used)
            at.used->add(left.node);
        const auto& items = left.node.items();
        return of_boolean(std::ranges::any_of(items, [&](const data::Value& item) { return item.text() == right.text; }));
    }
    int order = 0;
    if (left.kind == Operand::Kind::string && right.kind == Operand::Kind::number)
        order = compare_decimal(left.text, right.number);
    else if (left.kind == Operand::Kind::number && right.kind == Operand::Kind::string)
        order = -compare_decimal(right.text, left.number);
    else if (left.kind == Operand::Kind::number)
        order = left.number < right.number ? -1 : left.number > right.number;
    else if (left.kind == Operand::Kind::boolean)
        order = static_cast<int>(left.boolean) - static_cast<int>(right.boolean);
    else
        order = left.text.compare(right.text);
    return of_boolean(compare(e.text, order));
}

// Where the first argument of a call stands: in the data, without showing it, or else in the template.
diag::Place place_of_argument(const Expression& call, const Evaluation& at) {
    diag::Place place = call.parts.empty() ? diag::Place{} : evaluate(call.parts[0], at).node.place();
    if (!place.source)
        return {call.source, call.begin, call.end, {}};
    place.end = place.begin;
    return place;
}

} // namespace

bool is_true(const Expression& expression, const Evaluation& at) {
    const Operand operand = evaluate(expression, at);
    if (operand.kind == Operand::Kind::boolean)
        return operand.boolean;
    if (operand.kind == Operand::Kind::absent)
        return is_open_in_blank(expression, at);
    if (operand.kind != Operand::Kind::node)
        return true;
    if (at.used)
        at.used->add(operand.node); // its presence decides
    return operand.node.kind() == data::Value::Kind::object || !operand.node.items().empty();
}

Operand evaluate(const Expression& e, const Evaluation& at) {
    switch (e.kind) {
    case Expression::Kind::string: return of_text(e.text);
    case Expression::Kind::number: return of_number(e.number);
    case Expression::Kind::path: return path(e, at);
    case Expression::Kind::call: {
        const Function* function = find_function(e.text); // the check has seen that there is one
        try {
            return function ? function->evaluate(e, at) : Operand{};
        } catch (diag::Stop& stop) { // of the text room, which has no places: of a number too great for words
            if (!stop.diagnostic.place.source)
                stop.diagnostic.place = place_of_argument(e, at);
            throw;
        }
    }
    case Expression::Kind::compare: return compare(e, at);
    case Expression::Kind::both: return of_boolean(is_true(e.parts[0], at) && is_true(e.parts[1], at));
    case Expression::Kind::either: return of_boolean(is_true(e.parts[0], at) || is_true(e.parts[1], at));
    }
    return {};
}

std::string to_text(const Operand& operand) {
    return operand.kind == Operand::Kind::number ? std::to_string(operand.number) : operand.text;
}

} // namespace qujat::markup
