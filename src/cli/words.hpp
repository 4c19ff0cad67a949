#pragma once

#include "qujat/qujat.hpp"

#include <string>

namespace qujat::cli {

/// Help of a command, or of the program when `command` is empty, with examples.
std::string help_text(const std::string& command, Language language);
/// The question on the terminal for the pass phrase of a key file.
std::string pass_phrase_prompt(const std::string& file, Language language);
/// One line of `render --watch`: what was drawn, because of which file (empty at the start), in how many milliseconds.
std::string redrawn(const std::string& output, const std::string& because, long long milliseconds, bool is_done, Language language);
/// One line of a batch that is running: a bar, how many records are done, how many a second, how long it will take.
std::string batch_progress(std::size_t number, std::size_t total, double seconds, Language language);
/// One line of the summary: a record without a file. As JSON for machines.
std::string batch_failure(std::size_t line, const std::string& file, const std::string& ids, bool as_json, Language language);
/// The last line of a batch.
std::string batch_summary(std::size_t made, std::size_t kept, std::size_t failed, bool as_json, Language language);
/// What is wrong with a command line.
enum class Usage {
    missing,    ///< an argument that must be given
    unexpected, ///< an argument that is not known, or one too many
    no_value,   ///< an option without its value
    bad_value,  ///< an option with a value it does not take
    terminal,   ///< a PDF, and nowhere to put it but a terminal
    input,      ///< an output that is a file to be read
    other
};

/// One line on a wrong command line, and where to look. `what`: the argument it is about.
std::string usage_error(Usage usage, const std::string& what, Language language);

} // namespace qujat::cli
