#pragma once

#include "plan/plan.hpp"

#include <string_view>

namespace qujat::extract {

/// Reads an HTML or XHTML file ("html"). Its encoding is that of a byte order mark, UTF-8 where it is that, else what the file declares within its first kilobyte.
/// Stops with EXT-0015 (no text) and EXT-0016 (its encoding is not known).
plan::Part read_html(std::string_view bytes);

/// Reads Markdown ("md"): CommonMark 0.31 with the tables and strikethrough of GitHub, footnotes and front matter. Stops as `read_text` does.
plan::Part read_markdown(std::string_view bytes);

} // namespace qujat::extract
