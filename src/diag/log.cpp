#include "diag/diag.hpp"

namespace qujat::diag {

void Log::add(Diagnostic diagnostic) {
    const bool is_error = severity(diagnostic) == Severity::error;
    constexpr std::size_t most = 200;
    if (diagnostics_.size() < most) {
        diagnostics_.push_back(std::move(diagnostic));
    } else {
        // Whoever gets no value must see an error: the first one takes the place of the last of 200 milder problems.
        if (is_error && errors_ == 0)
            diagnostics_.back() = std::move(diagnostic);
        ++dropped_;
    }
    errors_ += is_error;
}

void Log::add(std::string_view id, Place place, std::vector<Argument> arguments, std::vector<Place> related) {
    add(Diagnostic{std::string(id), std::move(place), std::move(arguments), std::move(related)});
}

void Log::add(std::vector<Diagnostic> diagnostics) {
    for (Diagnostic& diagnostic : diagnostics)
        add(std::move(diagnostic));
}

std::vector<Diagnostic> Log::take() {
    if (dropped_ > 0)
        diagnostics_.push_back(Diagnostic{"DIA-0002", {}, {{"count", std::to_string(dropped_)}}, {}});
    errors_ = dropped_ = 0;
    return std::move(diagnostics_);
}

void stop(std::string_view id, Place place, std::vector<Argument> arguments) {
    throw Stop{Diagnostic{std::string(id), std::move(place), std::move(arguments), {}}};
}

} // namespace qujat::diag
