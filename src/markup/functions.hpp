#pragma once

#include "markup/expression.hpp"

#include <initializer_list>
#include <span>

/// The functions of the template language: one row each, in a file for each kind. To add one, add a row to the table of its file; a new file adds its table to `groups`
/// in functions.cpp.
namespace qujat::markup {

/// A call while it is checked: the number of its arguments is right, their types are known (and none of them is `unknown`).
struct Call {
    const Expression& expression;
    std::span<const ValueType> arguments;
    const Scope& scope;
    const diag::SourcePtr& source;
    Uses& uses;
    diag::Log& log;

    /// MRK-0206: the arguments do not fit; `expected` says what would.
    void mismatch(std::string_view expected) const;
    /// MRK-0206 unless the argument is one of these words written out, or is not given.
    bool expect_word(std::size_t index, std::span<const std::string_view> words) const;
    bool expect_word(std::size_t index, std::initializer_list<std::string_view> words) const { return expect_word(index, std::span(words.begin(), words.size())); }
    bool has_format(std::size_t index, data::Format format) const { return index < arguments.size() && arguments[index].schema && arguments[index].schema->format == format; }
    bool has_kind(std::size_t index, ValueType::Kind kind) const { return index < arguments.size() && arguments[index].kind == kind; }
    /// MRK-0206 unless the argument is a number.
    void expect_number(std::size_t index) const;
    /// MRK-0206 unless the argument is a text or a number; MRK-0211 when it is a date or a month, which have functions of their own.
    void expect_printable(std::size_t index) const;
};

struct Function {
    std::string_view name;
    std::size_t least, most; ///< arguments
    ValueType::Kind result;
    data::Format format = data::Format::none; ///< of a string: a function may give a date
    void (*check)(const Call& call) = nullptr;
    Operand (*evaluate)(const Expression& call, const Evaluation& at) = nullptr;
    unsigned optional_arguments = 0; ///< bits of arguments that may name an optional field without a test
};

/// Null when there is none of that name.
const Function* find_function(std::string_view name);
/// The nearest name, for a message.
std::string nearest_function(std::string_view name);

/// The tables; each in the file named after it.
std::span<const Function> blank_functions();
std::span<const Function> core_functions();
std::span<const Function> text_functions();
std::span<const Function> language_functions();
std::span<const Function> date_functions();

/// Whether an edition has every time limit that was named, and each gives a day: ACT-0210, ACT-0211.
void check_deadlines(const Uses& uses, const acts::Regime& regime, diag::Log& log);

/// Operands of the kinds; a node becomes what its value is.
Operand of_text(std::string text);
Operand of_number(std::int64_t number);
Operand of_boolean(bool value);
Operand of_node(const data::Value& value);

/// The words of argument `index`; empty when it is not given.
std::string text_of(const Expression& call, std::size_t index, const Evaluation& at);
/// The word written out as argument `index`, else `otherwise`.
std::string_view word_of(const Expression& call, std::size_t index, std::string_view otherwise);

} // namespace qujat::markup
