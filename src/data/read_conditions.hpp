#pragma once

#include "data/contract.hpp"

namespace qujat::data {

/// Reads `allOf` of an object whose properties are known: [{"if": {"properties": {"a": {"const": …}}, "required": ["a"]}, "then": {"required": ["b"]}}].
/// Of JSON Schema 2020-12, 10.2.1.1 and 10.2.2.1, no more.
void read_conditions(const Value& value, Schema& schema, diag::Log& log);

} // namespace qujat::data
