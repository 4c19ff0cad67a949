#pragma once

#include "data/contract.hpp"

namespace qujat::data {

/// The schema of a whole contract, with its $defs put where they are referred to. `blocks`: what contracts share, or null. Reports every keyword that is wrong.
Schema read_root_schema(const Value& root, const Value* blocks, diag::Log& log);

} // namespace qujat::data
