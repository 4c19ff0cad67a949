#pragma once

#include "diag/diag.hpp"

#include <new>
#include <string>
#include <utility>

namespace qujat::sign {

/// Leaves the phase with SGN-0001 and what OpenSSL says; empties its queue of errors.
[[noreturn]] void openssl_failed();
/// Forgets errors that are expected and answered otherwise.
void forget_errors();

/// `true` for a call of OpenSSL that went well; otherwise the phase ends.
inline void ensure(bool went_well) {
    if (!went_well)
        openssl_failed();
}

/// Runs a phase; a `Stop` becomes the problem it carries.
template <class T, class Phase>
diag::Result<T> guarded(Phase&& phase) {
    diag::Result<T> result;
    try {
        result.value = std::forward<Phase>(phase)();
    } catch (diag::Stop& stop) {
        result.problems.push_back(std::move(stop.diagnostic));
    }
    forget_errors();
    return result;
}

} // namespace qujat::sign
