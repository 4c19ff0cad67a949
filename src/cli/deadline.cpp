#include "cli/commands.hpp"

namespace qujat::cli {

int run_deadline(const Options& options) {
    if (!options.deadline.empty() && options.from.empty())
        return missing("--from", options);
    DeadlineRequest request;
    request.deadline = options.deadline;
    request.from = options.from;
    request.regime = options.regime;
    request.operator_file = options.operator_file;
    request.as_json = options.format == "json";
    request.language = language_of(options);
    request.messages = options.messages;
    const Library library(disk_world(options.places));
    return give(library.deadline(request), options, false);
}

} // namespace qujat::cli
