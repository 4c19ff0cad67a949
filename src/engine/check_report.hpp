#pragma once

#include "engine/parts.hpp"
#include "sandbox/sandbox.hpp"

#include <optional>

/// What a check answers: the verdict in the form that was asked for.
namespace qujat::engine {

struct Checked {
    const CheckRequest& request;
    const check::Verdict& verdict;
    const check::Requirements& requirements;
    const plan::Plan& plan;
    std::optional<base::Date> filed; ///< nothing when the edition was named instead
    base::Language language;
    const sandbox::Helper& helper;
};

/// Reports, for a DOCX, what `sandbox::annotate_file` does; ENG-0730 to ENG-0732 (the earlier report) and, for a PDF, what `render` does.
std::string report_of(Library::Parts& parts, const Checked& checked, diag::Log& log);

} // namespace qujat::engine
