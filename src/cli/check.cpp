#include "cli/commands.hpp"

#include "cli/words.hpp"

#include <utility>

namespace qujat::cli {

namespace {

constexpr std::size_t plan_limit = 64U << 20, report_limit = 16U << 20;
constexpr int not_satisfied = 4;

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

} // namespace

int run_check(const Options& options) {
    if (options.files.empty())
        return missing("PLAN", options);
    if (const int code = refuse_overwriting(options.files, options); code != 0)
        return code;
    CheckRequest request;
    for (const std::string& path : options.files) {
        Outcome input = read_file(path, plan_limit, options.messages);
        if (!input.ok)
            return finish(input, options);
        request.files.push_back({file_name(path), std::move(input.bytes)});
    }
    request.filed = options.date;
    request.edition = options.edition;
    request.operator_file = options.operator_file;
    request.explain = options.explain;
    constexpr std::pair<std::string_view, CheckFormat> formats[] = {{"json", CheckFormat::json}, {"html", CheckFormat::html}, {"pdf", CheckFormat::pdf}, {"docx", CheckFormat::docx}};
    for (const auto& [word, format] : formats)
        if (options.format == word)
            request.format = format;
    if (options.show_text)
        request.format = CheckFormat::plan_text;
    if (!options.baseline.empty()) {
        Outcome earlier = read_file(options.baseline, report_limit, options.messages);
        if (!earlier.ok)
            return finish(earlier, options);
        request.baseline_name = file_name(options.baseline);
        request.baseline = std::move(earlier.bytes);
    }
    request.language = language_of(options);
    request.messages = options.messages;
    request.ocr = options.ocr;
    request.allow_weak_sandbox = options.allow_weak_sandbox;
    const Library library(disk_world(options.places));
    const CheckOutcome outcome = library.check(request);
    const int code = give(outcome, options, request.format == CheckFormat::pdf || request.format == CheckFormat::docx);
    const bool satisfied = outcome.standing == Standing::complete || outcome.standing == Standing::not_judged;
    return code != 0 || satisfied ? code : not_satisfied;
}

} // namespace qujat::cli
