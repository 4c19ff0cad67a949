#pragma once

#include "qujat/qujat.hpp"

#include <string>

/// The command line: a thin face over the public API. Every function returns the exit code: 0 done, 2 errors and nothing produced, 3 warnings under --strict, 64 usage.
namespace qujat::cli {

struct Options {
    Language messages = Language::ru;
    std::string diagnostics = "text";
    Places places;
    bool strict = false;
    std::string document, language, data, output, date, regime, reason, operator_file, format = "pdf", file;
    bool json = false, json_schema = false;
};

int run_render(const Options& options);
int run_list(const Options& options);
int run_sample(const Options& options);
int run_lint(const Options& options);
int run_extract_data(const Options& options);

} // namespace qujat::cli
