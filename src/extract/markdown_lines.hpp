#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What one line of Markdown is. The figures are sections of CommonMark 0.31. `rest` is a line without its indentation.
namespace qujat::extract {

std::size_t indent_of(std::string_view line);
bool is_blank(std::string_view line);
std::string_view trim(std::string_view text);
std::string_view without_indent(std::string_view line, std::size_t most);

/// "# ", "###### " (4.2): how many; 0 for none.
std::size_t hashes_of(std::string_view rest);
/// A line of three or more of one of the signs and white space (4.1).
bool is_break(std::string_view rest);
/// "===" or "---" under a paragraph (4.3): the level, or 0.
int underline_of(std::string_view rest);

struct Fence {
    char sign = '`';
    std::size_t length = 0;
};
/// 4.5
std::optional<Fence> fence_of(std::string_view rest);

struct Marker {
    bool is_ordered = false;
    char sign = '-'; ///< the bullet, or what stands behind the number
    int number = 1;
    std::size_t size = 0;  ///< of marker and white space behind it
    bool is_empty = false; ///< nothing stands behind it
};
/// 5.2
std::optional<Marker> marker_of(std::string_view rest);

/// The cells of a row (GFM, 4.10).
std::vector<std::string> cells_of(std::string_view line);
bool is_delimiter_row(std::string_view line);

/// HTML among Markdown (4.6): the string whose line ends it; "" for the next empty line; nothing when it is no such block.
std::optional<std::string_view> html_block_end(std::string_view rest, bool is_in_paragraph);

/// "[label]:" and what stands behind it (4.7).
std::optional<std::pair<std::string, std::string_view>> definition_of(std::string_view line);

} // namespace qujat::extract
