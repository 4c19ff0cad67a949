#include "engine/parts.hpp"

namespace qujat::engine {

Outcome make_outcome(std::string bytes, diag::Log& log, base::Language language) {
    Outcome outcome;
    outcome.ok = !log.has_errors();
    if (outcome.ok)
        outcome.bytes = std::move(bytes);
    for (const diag::Diagnostic& diagnostic : log.take()) {
        Problem problem;
        problem.id = diagnostic.id;
        problem.severity = static_cast<Severity>(diag::severity(diagnostic));
        problem.message = diag::message(diagnostic, language);
        problem.hint = diag::hint(diagnostic, language);
        problem.path = diagnostic.place.path;
        if (diagnostic.place.source) {
            const diag::LineColumn at = diag::line_column(*diagnostic.place.source, diagnostic.place.begin);
            problem.file = diagnostic.place.source->name;
            problem.line = at.line;
            problem.column = at.column;
        }
        problem.text = diag::to_text(diagnostic, language);
        problem.json = diag::to_json(diagnostic, language);
        outcome.problems.push_back(std::move(problem));
    }
    return outcome;
}

} // namespace qujat::engine
