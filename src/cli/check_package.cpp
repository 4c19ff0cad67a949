#include "cli/commands.hpp"

#include "cli/words.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace qujat::cli {

namespace {

constexpr std::size_t file_limit = 64U << 20, facts_limit = 16U << 20;
constexpr std::size_t most_files = 1000; ///< the library says by name that they are too many
constexpr std::size_t most_bytes = 512U << 20;
constexpr int not_satisfied = 4, errors = 2;
constexpr std::string_view facts_name = "package.json";

// Names relative to the folder, sorted: the order of a directory must not show. What is hidden and what is only linked to is no part of a package.
std::vector<std::string> files_of(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (auto at = std::filesystem::recursive_directory_iterator(folder, std::filesystem::directory_options::skip_permission_denied, error); !error && at != std::filesystem::recursive_directory_iterator(); at.increment(error)) {
        if (at->path().filename().string().starts_with('.')) {
            at.disable_recursion_pending();
            continue;
        }
        if (at->is_symlink(error) || !at->is_regular_file(error))
            continue;
        names.push_back(at->path().lexically_relative(folder).generic_string());
        if (names.size() > most_files)
            break;
    }
    std::ranges::sort(names);
    return names;
}

} // namespace

int run_check_package(const Options& options) {
    if (options.file.empty())
        return missing("FOLDER|package.json", options);
    CheckPackageRequest request;
    std::error_code error;
    if (std::filesystem::is_directory(options.file, error)) {
        request.has_files = true;
        std::size_t bytes = 0;
        for (const std::string& name : files_of(options.file)) {
            if (const int code = refuse_overwriting({(std::filesystem::path(options.file) / name).string()}, options); code != 0)
                return code;
            Outcome input = read_file((std::filesystem::path(options.file) / name).string(), name == facts_name ? facts_limit : file_limit, options.messages);
            if (!input.ok)
                return finish(input, options);
            bytes += input.bytes.size();
            if (bytes > most_bytes) {
                std::cerr << usage_error(Usage::bad_value, options.file + ": > " + std::to_string(most_bytes >> 20) + " MiB", options.messages);
                return errors;
            }
            if (name == facts_name)
                request.package = std::move(input.bytes);
            else
                request.files.push_back({name, std::move(input.bytes)});
        }
        request.package_name = request.package.empty() ? options.file : (std::filesystem::path(options.file) / facts_name).string();
    } else {
        if (const int code = refuse_overwriting({options.file}, options); code != 0)
            return code;
        Outcome input = read_file(options.file, facts_limit, options.messages);
        if (!input.ok)
            return finish(input, options);
        request.package = std::move(input.bytes);
        request.package_name = options.file;
    }
    request.filed = options.date;
    request.edition = options.edition;
    request.operator_file = options.operator_file;
    request.format = options.format == "json" ? CheckFormat::json : options.format == "html" ? CheckFormat::html : CheckFormat::text;
    request.ocr = options.ocr;
    request.language = language_of(options);
    request.messages = options.messages;
    request.allow_weak_sandbox = options.allow_weak_sandbox;
    const Library library(disk_world(options.places));
    const CheckPackageOutcome outcome = library.check_package(request);
    const int code = give(outcome, options, false);
    return code != 0 || outcome.standing == PackageStanding::complete ? code : not_satisfied;
}

} // namespace qujat::cli
