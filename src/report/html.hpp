#pragma once

#include "base/language.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What the pages of reports are made of: one file each, nothing fetched, nothing run (HTML Living Standard; WCAG 2.2 AA).
namespace qujat::report {

std::string escaped(std::string_view text);
/// `<name attributes>text</name>` and a line feed; the text is escaped, the attributes are not.
std::string element(std::string_view name, std::string_view text, std::string_view attributes = {});
/// From the doctype to `<main>`.
std::string page_begin(base::Language language, std::string_view title);
/// From `</main>` on.
std::string page_end(const std::vector<std::string>& closing);

} // namespace qujat::report
