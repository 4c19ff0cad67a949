#pragma once

#include "diag/diag.hpp"

#include <podofo/base/PdfError.h>

#include <mutex>
#include <string>
#include <utility>

namespace qujat::pdf {

/// Runs a phase that uses PoDoFo; its error, which is no std::exception, becomes PDF-0001 and a `Stop` the problem it
/// carries. PoDoFo's own messages on standard error are switched off.
template <class T, class Phase>
diag::Result<T> guarded(Phase&& phase) {
    static std::once_flag once;
    std::call_once(once, [] {
        PoDoFo::PdfError::EnableDebug(false);
        PoDoFo::PdfError::EnableLogging(false);
    });
    diag::Log log;
    try {
        return std::forward<Phase>(phase)();
    } catch (const PoDoFo::PdfError& error) {
        const char* reason = PoDoFo::PdfError::ErrorName(error.GetError());
        log.add("PDF-0001", {}, {{"reason", reason != nullptr ? reason : "?"}});
    } catch (diag::Stop& stop) {
        log.add(std::move(stop.diagnostic));
    }
    return {std::nullopt, log.take()};
}

} // namespace qujat::pdf
