#include "markup/functions.hpp"

#include "base/nearest.hpp"

#include <algorithm>
#include <array>

namespace qujat::markup {

namespace {

using Table = std::span<const Function> (*)();
constexpr Table groups[] = {blank_functions, core_functions, text_functions, language_functions, date_functions};

} // namespace

void Call::mismatch(std::string_view expected) const {
    log.add("MRK-0206", {source, expression.begin, expression.end, {}}, {{"function", expression.text}, {"expected", std::string(expected)}});
}

bool Call::expect_word(std::size_t index, std::span<const std::string_view> words) const {
    if (index >= expression.parts.size())
        return true;
    const Expression& part = expression.parts[index];
    if (part.kind == Expression::Kind::string && std::ranges::find(words, part.text) != words.end())
        return true;
    std::string expected;
    for (const std::string_view word : words)
        ((expected += expected.empty() ? "'" : " | '") += word) += "'";
    mismatch(expected);
    return false;
}

void Call::expect_number(std::size_t index) const {
    if (!has_kind(index, ValueType::Kind::number))
        mismatch("number");
}

void Call::expect_printable(std::size_t index) const {
    if (!has_kind(index, ValueType::Kind::string) && !has_kind(index, ValueType::Kind::number))
        mismatch("string");
    else if (has_format(index, data::Format::date) || has_format(index, data::Format::month))
        log.add("MRK-0211", {source, expression.parts[index].begin, expression.parts[index].end, {}}, {{"found", arguments[index].path}});
}

const Function* find_function(std::string_view name) {
    for (const Table group : groups) {
        for (const Function& function : group()) {
            if (function.name == name)
                return &function;
        }
    }
    return nullptr;
}

std::string nearest_function(std::string_view name) {
    std::vector<std::string> names;
    for (const Table group : groups) {
        for (const Function& function : group())
            names.emplace_back(function.name);
    }
    return base::nearest(std::string(name), names);
}

std::string text_of(const Expression& call, std::size_t index, const Evaluation& at) {
    return index < call.parts.size() ? to_text(evaluate(call.parts[index], at)) : std::string();
}

std::string_view word_of(const Expression& call, std::size_t index, std::string_view otherwise) {
    return index < call.parts.size() ? std::string_view(call.parts[index].text) : otherwise;
}

} // namespace qujat::markup
