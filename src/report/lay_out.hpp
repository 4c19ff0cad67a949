#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Plain text in columns; widths are counted in code points, which is right for Kazakh, Russian and English.
namespace qujat::report {

inline constexpr std::size_t line_width = 100;

/// Breaks at spaces; a longer word stands alone.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// Wrapped text with `indent` spaces before each line; the first line begins with `label`.
std::string paragraph(std::string_view label, std::string_view text, std::size_t indent);

/// Rows under a head, each cell wrapped to its column; a rule under the head.
std::string table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows, const std::vector<std::size_t>& widths);

} // namespace qujat::report
