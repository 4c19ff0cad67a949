#pragma once

#include <array>
#include <string_view>

/// What is said in three languages; the help of the commands that make documents, of the rest in help.cpp.
namespace qujat::cli {

using Texts = std::array<std::string_view, 3>; ///< kk, ru, en

extern const Texts render_help, batch_help, blank_help, check_package_help;

} // namespace qujat::cli
