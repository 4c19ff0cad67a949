#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/contract.hpp"

/// Parts of messages that depend on the language: a message gets its arguments once for all three, as name_kk, name_ru
/// and name_en.
namespace qujat::data {

using Arguments = std::vector<diag::Argument>;

/// The three arguments `name`_kk, `name`_ru, `name`_en.
Arguments in_languages(std::string_view name, const Label& words);
/// `first` and after it `second`.
Arguments joined(Arguments first, Arguments second);
/// The same text in all three languages.
Label same(std::string_view text);
/// «text», «text», “text”, cut and with control characters made visible.
Label in_quotes(std::string_view text);
/// "null", a number, a text … as a person says it.
Label words_for(Value::Kind kind);
Label words_for(Type type);
/// A data path, as what `x-case` and `at` must be.
Label words_for_path();
/// `words` one after another with commas; beyond twenty an ellipsis.
std::string list(const std::vector<std::string>& words);

/// The place of a value for a message: of an object or list only the bracket that opens it, for what is within may be
/// personal.
diag::Place spot(const Value& value);

} // namespace qujat::data
