#pragma once

#include "qujat/qujat.hpp"

#include <string>
#include <vector>

/// The command line: a thin face over the public API. Every function returns the exit code: 0 done, 2 errors and nothing produced, 3 warnings under --strict, 4 judged and not satisfied, 64 usage.
namespace qujat::cli {

struct Options {
    Language messages = Language::ru;
    std::string diagnostics = "text";
    Places places;
    bool strict = false;
    std::string document, language, data, output, date, filed, regime, reason, operator_file, format, file, check; // format empty: the command's own
    bool json = false, json_schema = false, case_schema = false, watch = false;
    // check
    std::vector<std::string> files;
    std::string edition, explain, baseline;
    bool show_text = false, ocr = false, allow_weak_sandbox = false;
    std::string p12, pass_file, field;
    bool draft = false, texts = false;
    // batch
    std::string out_dir, name;
    std::size_t jobs = 0;
    bool resume = false, force = false;
    std::string deadline, from;
};

int run_render(const Options& options);
int run_blank(const Options& options);
int run_list(const Options& options);
int run_sample(const Options& options);
int run_lint(const Options& options);
int run_extract_data(const Options& options);
int run_sign(const Options& options);
int run_check(const Options& options);
int run_check_package(const Options& options);
int run_deadline(const Options& options);

/// The key of --p12, opened; the exit code when there is none. The pass phrase comes from --pass-file, or is asked for on the terminal.
struct OpenedKey {
    int code = 0;
    SigningKeyPtr key;
};
OpenedKey find_key(const Options& options);
/// What `render` and `batch` ask for in the same words; without data and key.
RenderRequest render_request(const Options& options);

// For the commands' own files.
int finish(const Outcome& outcome, const Options& options);
int missing(const std::string& what, const Options& options);
/// Of an answer for people: --lang, else that of messages.
Language language_of(const Options& options);
/// 64, and says so, when the output is one of the files to be read, under whatever name: it would be lost. Otherwise 0.
int refuse_overwriting(const std::vector<std::string>& inputs, const Options& options);

/// Writes the result where --output says.
int give(const Outcome& outcome, const Options& options, bool is_binary);

} // namespace qujat::cli
