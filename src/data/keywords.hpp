#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "data/contract.hpp"

/// The keywords a contract may use, and the reading of their values. Each reader reports what is wrong and then answers
/// with nothing or less.
namespace qujat::data {

/// What kind of schema a keyword stands in. A schema is of one type or a reference, and may besides be the root or
/// stand on a property.
enum class Spot { root, property, elsewhere };

/// Reports every keyword of `schema` that is unknown or does not belong there. `type` is nothing for a reference and
/// where the type is not known.
void check_keywords(const Value& schema, std::optional<Type> type, Spot spot, diag::Log& log);
/// Reports a name that is not among `known`: DAT-0101 with the nearest, else DAT-0102.
void report_unknown_keyword(const Value::Member& member, const std::vector<std::string>& known, diag::Log& log);

/// Reports DAT-0103: the value of `keyword` is not what it must be.
void report_wrong_value(const Value& value, std::string_view keyword, const Label& expected, diag::Log& log);

std::optional<std::string> read_text(const Value& schema, std::string_view keyword, diag::Log& log);
std::optional<bool> read_boolean(const Value& schema, std::string_view keyword, diag::Log& log);
std::optional<std::int64_t> read_integer(const Value& schema, std::string_view keyword, diag::Log& log);
std::optional<std::size_t> read_count(const Value& schema, std::string_view keyword, diag::Log& log);
/// A list of different texts; empty when absent. `report_wrong_value` has spoken when it is there and yet empty.
std::vector<std::string> read_texts(const Value& schema, std::string_view keyword, diag::Log& log);
/// A text that must be one of `allowed`: its index. Else DAT-0112.
std::optional<std::size_t> read_word(const Value& schema, std::string_view keyword,
                                     const std::vector<std::string>& allowed, diag::Log& log);
/// {"kk": …, "ru": …, "en": …}, each of them given and not empty.
std::optional<Label> read_label(const Value& schema, std::string_view keyword, diag::Log& log);
/// Reports DAT-0112: `found` is none of the words `keyword` may have.
void report_wrong_word(const Value& value, std::string_view keyword, const std::vector<std::string>& allowed,
                       diag::Log& log);
/// Reports DAT-0105: `keyword` is not there.
void report_missing_keyword(const Value& schema, std::string_view keyword, diag::Log& log);

/// A whole number as JSON writes it, without point and exponent.
std::optional<std::int64_t> parse_integer(std::string_view digits);

} // namespace qujat::data
