#pragma once

#include <cstdlib>

/// What must hold for any input: else the fuzzer has found something.
inline void require(bool holds) {
    if (!holds)
        std::abort();
}
