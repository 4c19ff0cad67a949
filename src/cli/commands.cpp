#include "cli/commands.hpp"

#include "cli/watch.hpp"
#include "cli/words.hpp"

#include <chrono>
#include <filesystem>
#include <iostream>
#include <unistd.h>

namespace qujat::cli {

namespace {

constexpr int done = 0, failed = 2, warned = 3, usage = 64;
constexpr std::size_t data_limit = 16U << 20, pdf_limit = 256U << 20;

void print_problems(const Outcome& outcome, const Options& options) {
    for (const Problem& problem : outcome.problems)
        std::cerr << (options.diagnostics == "json" ? problem.json + "\n" : problem.text);
}

} // namespace

int finish(const Outcome& outcome, const Options& options) {
    print_problems(outcome, options);
    if (!outcome.ok)
        return failed;
    return options.strict && outcome.has_warnings() ? warned : done;
}

int missing(const std::string& what, const Options& options) {
    std::cerr << usage_error(Usage::missing, what, options.messages);
    return usage;
}

int refuse_overwriting(const std::vector<std::string>& inputs, const Options& options) {
    for (const std::string& input : inputs)
        if (std::error_code error; !options.output.empty() && options.output != "-" && std::filesystem::equivalent(input, options.output, error)) {
            std::cerr << usage_error(Usage::input, "-o " + options.output, options.messages);
            return usage;
        }
    return done;
}

// To the file or to standard output; under --strict a result with warnings is not given out.
int give(const Outcome& outcome, const Options& options, bool is_binary) {
    const int code = finish(outcome, options);
    if (code != done)
        return code;
    const std::string output = options.output.empty() ? "-" : options.output;
    if (output == "-" && is_binary && isatty(STDOUT_FILENO) == 1) {
        std::cerr << usage_error(Usage::terminal, "-o", options.messages);
        return usage;
    }
    const Outcome written = write_file(output, outcome.bytes, options.messages);
    print_problems(written, options);
    return written.ok ? done : failed;
}

namespace {

// A path of a folder that holds a contract.json, or an id.
std::string document_name(const std::string& given) {
    std::error_code error;
    const bool is_path = given.find('/') != std::string::npos || given == "." || given == "..";
    if (!is_path || !std::filesystem::exists(given + "/contract.json", error))
        return given;
    return std::filesystem::weakly_canonical(given, error).string();
}

// Renders anew whenever a file it was made from changes; an error leaves the last good file and goes on waiting. Ends with the process.
int redraw(const RenderRequest& request, const Options& options) {
    const auto world = std::make_shared<const WatchedWorld>(disk_world(options.places));
    for (std::string because; ; because = world->wait()) {
        const auto begin = std::chrono::steady_clock::now();
        const Library library(world);
        const int code = give(library.render(request), options, request.format == Format::pdf);
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
        std::cerr << redrawn(options.output, because, took.count(), code == done, options.messages) << std::flush;
    }
}

} // namespace

namespace {

// Only a plan has a skeleton of requirements.
int run_skeleton(const Options& options) {
    if (options.document != "business-plan") {
        std::cerr << usage_error(Usage::bad_value, "--format docx (business-plan)", options.messages);
        return usage;
    }
    SkeletonRequest request;
    request.filed = options.filed.empty() && options.regime.empty() ? options.date : options.filed;
    request.date = options.date;
    request.format = options.format == "docx" ? SkeletonFormat::docx : SkeletonFormat::pdf;
    request.regime = options.regime;
    request.operator_file = options.operator_file;
    request.language = language_of(options);
    request.messages = options.messages;
    const Library library(disk_world(options.places));
    return give(library.skeleton(request), options, true);
}

} // namespace

Language language_of(const Options& options) {
    return options.language == "kk" ? Language::kk : options.language == "en" ? Language::en : options.language == "ru" ? Language::ru : options.messages;
}

RenderRequest render_request(const Options& options) {
    RenderRequest request;
    request.document = document_name(options.document);
    request.language = options.language;
    request.date = options.date;
    request.regime = options.regime;
    request.reason = options.reason;
    request.operator_file = options.operator_file;
    request.draft = options.draft;
    request.messages = options.messages;
    request.format = options.format == "document" ? Format::document : options.format == "pages" ? Format::pages : options.format == "tags" ? Format::tags : Format::pdf;
    return request;
}

int run_blank(const Options& options) {
    if (options.document.empty())
        return missing("DOCUMENT", options);
    if (options.language.empty())
        return missing("--lang", options);
    const bool is_plan = options.document == "business-plan";
    if (options.format == "docx" || (is_plan && (options.format.empty() || options.format == "pdf")))
        return run_skeleton(options);
    if (options.language == "en") {
        std::cerr << usage_error(Usage::bad_value, is_plan ? "--lang en (--format docx, pdf)" : "--lang en (business-plan)", options.messages);
        return usage;
    }
    RenderRequest request = render_request(options);
    request.blank = true;
    request.filed = options.filed;
    const Library library(disk_world(options.places));
    return give(library.render(request), options, request.format == Format::pdf);
}

int run_render(const Options& options) {
    if (options.document.empty())
        return missing("DOCUMENT", options);
    if (options.data.empty())
        return missing("--data", options);
    if (options.watch && (options.output.empty() || options.output == "-"))
        return missing("-o", options);
    if (options.watch && options.data == "-") {
        std::cerr << usage_error(Usage::bad_value, "--data -, --watch", options.messages);
        return usage;
    }
    RenderRequest request = render_request(options);
    if (options.data == "-") {
        const Outcome input = read_file("-", data_limit, options.messages);
        if (!input.ok)
            return finish(input, options);
        request.data = input.bytes;
        request.data_name = "-";
    } else {
        request.data_file = options.data;
    }
    request.check_file = options.check;
    if (!options.p12.empty()) {
        OpenedKey opened = find_key(options);
        if (!opened.key)
            return opened.code;
        request.key = std::move(opened.key);
    } else if (!options.pass_file.empty()) {
        return missing("--p12", options);
    }
    if (options.watch)
        return redraw(request, options);
    const Library library(disk_world(options.places));
    return give(library.render(request), options, request.format == Format::pdf);
}

int run_list(const Options& options) {
    const Library library(disk_world(options.places));
    if (options.case_schema)
        return give(library.describe_case(options.messages), options, false);
    if (options.document.empty() && options.texts)
        return missing("DOCUMENT", options);
    if (options.document.empty())
        return give(library.list(options.json, options.messages), options, false);
    if (options.texts)
        return give(library.texts(document_name(options.document), options.json, options.operator_file, options.messages), options, false);
    return give(library.describe(document_name(options.document), options.json || options.json_schema, options.messages), options, false);
}

int run_sample(const Options& options) {
    if (options.document.empty())
        return missing("DOCUMENT", options);
    const Library library(disk_world(options.places));
    return give(library.sample(document_name(options.document), options.language, options.regime, options.messages), options, false);
}

int run_lint(const Options& options) {
    const Library library(disk_world(options.places));
    return give(library.lint(options.messages), options, false);
}

int run_extract_data(const Options& options) {
    if (options.file.empty())
        return missing("FILE", options);
    const Outcome input = read_file(options.file, pdf_limit, options.messages);
    if (!input.ok)
        return finish(input, options);
    const Library library(disk_world(options.places));
    return give(library.extract_data(input.bytes, options.file, options.messages), options, false);
}

} // namespace qujat::cli
