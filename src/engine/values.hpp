#pragma once

#include "data/value.hpp"

#include <optional>

/// Small steps over data.
namespace qujat::engine {

/// `object` with another value of the member `key`, behind the others when it is new.
data::Value with_member(const data::Value& object, const std::string& key, data::Value value);
/// The string at a path; nothing when there is none.
std::optional<std::string> text_at(const data::Value& value, std::string_view path);
/// The string that a member of an object holds; empty when there is none.
std::string_view text_of(const data::Value& object, std::string_view key);
/// Where a value begins, and nothing of what it holds: a message must not show a whole record.
diag::Place opening(const data::Value& value);
/// A log keeps two hundred problems and counts the rest: for those no words need be found, or a file of wrong names would take minutes.
bool is_full(const diag::Log& log);

} // namespace qujat::engine
