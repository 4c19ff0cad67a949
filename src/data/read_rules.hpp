#pragma once

#include "data/contract.hpp"

namespace qujat::data {

/// Reads `x-rules` of a contract whose fields and editions are known. The expressions are read by `markup`.
std::vector<Rule> read_rules(const Value& root, const Contract& contract, diag::Log& log);

} // namespace qujat::data
