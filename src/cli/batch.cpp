#include "cli/batch.hpp"

#include "cli/words.hpp"

#include <algorithm>
#include <iostream>
#include <set>
#include <unistd.h>
#include <vector>

namespace qujat::cli {

namespace {

constexpr int done = 0, failed = 2, warned = 3;

/// What the summary keeps of a record that gave no file.
struct Failure {
    std::size_t line = 0;
    std::string file, ids;
};

// Without a line and a place of its own a warning is the same for every record: it is said once.
class Sayer {
  public:
    Sayer(const Options& options, Progress& progress) : options_(options), progress_(progress) {}

    void say(const Problem& problem) {
        constexpr std::size_t most = 1000;
        if (problem.severity == Severity::warning && said_.size() < most && !said_.insert(problem.id + problem.path + problem.message + problem.hint).second)
            return;
        progress_.clear();
        std::cerr << (options_.diagnostics == "json" ? problem.json + "\n" : problem.text);
    }

  private:
    const Options& options_;
    Progress& progress_;
    std::set<std::string> said_;
};

std::string ids_of(const std::vector<Problem>& problems) {
    std::vector<std::string> ids;
    for (const Problem& problem : problems) {
        if (std::ranges::find(ids, problem.id) == ids.end())
            ids.push_back(problem.id);
    }
    std::string out;
    for (const std::string& id : ids)
        out += (out.empty() ? "" : ", ") + id;
    return out;
}

} // namespace

Progress::Progress(Language language) : language_(language), is_shown_(isatty(STDERR_FILENO) == 1), begin_(std::chrono::steady_clock::now()), last_(begin_ - std::chrono::hours(1)) {}

void Progress::show(std::size_t number, std::size_t total) {
    const auto now = std::chrono::steady_clock::now();
    if (!is_shown_ || (number < total && now - last_ < std::chrono::milliseconds(100)))
        return;
    last_ = now;
    is_drawn_ = true;
    std::cerr << "\r\033[K" << batch_progress(number, total, std::chrono::duration<double>(now - begin_).count(), language_) << std::flush;
}

void Progress::clear() {
    if (is_drawn_)
        std::cerr << "\r\033[K";
    is_drawn_ = false;
}

int run_batch(const Options& options) {
    const std::pair<const std::string&, const char*> needed[] = {{options.document, "DOCUMENT"}, {options.data, "--data"}, {options.out_dir, "--out-dir"}};
    for (const auto& [value, name] : needed) {
        if (value.empty())
            return missing(name, options);
    }
    BatchRequest request;
    request.each = render_request(options);
    if (!options.p12.empty()) {
        OpenedKey opened = find_key(options);
        if (!opened.key)
            return opened.code;
        request.each.key = std::move(opened.key);
    } else if (!options.pass_file.empty()) {
        return missing("--p12", options);
    }
    request.items = options.data;
    request.folder = options.out_dir;
    request.name = options.name;
    request.jobs = options.jobs;
    request.resume = options.resume;
    request.overwrite = options.force;
    request.strict = options.strict;

    Progress progress(options.messages);
    Sayer sayer(options, progress);
    std::vector<Failure> failures;
    request.done = [&](const BatchItem& item) {
        for (const Problem& problem : item.problems)
            sayer.say(problem);
        if (item.state == BatchItem::State::failed)
            failures.push_back({item.line, item.file, ids_of(item.problems)});
        progress.show(item.number, item.total);
    };
    const Library library(disk_world(options.places));
    const BatchOutcome outcome = library.batch(request);
    progress.clear();
    for (const Problem& problem : outcome.problems)
        sayer.say(problem);
    const bool is_json = options.diagnostics == "json";
    for (const Failure& failure : failures)
        std::cerr << batch_failure(failure.line, failure.file, failure.ids, is_json, options.messages);
    if (outcome.made + outcome.kept + outcome.failed > 0)
        std::cerr << batch_summary(outcome.made, outcome.kept, outcome.failed, is_json, options.messages);
    const bool has_errors = outcome.with_errors > 0 || std::ranges::any_of(outcome.problems, [](const Problem& problem) { return problem.severity == Severity::error; });
    return outcome.ok ? done : has_errors ? failed : warned;
}

} // namespace qujat::cli
