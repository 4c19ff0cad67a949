#pragma once

#include "qujat/qujat.hpp"

#include <string>

namespace qujat::cli {

/// Help of a command, or of the program when `command` is empty, with examples.
std::string help_text(const std::string& command, Language language);
/// One line on a wrong command line, and where to look.
std::string usage_error(const std::string& what, Language language);

} // namespace qujat::cli
