#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Tables typed with spaces, tabs or bars, as plain text has them.
namespace qujat::extract {

struct TextRow {
    std::vector<std::string> cells; ///< UTF-8, as typed; "" where a column is empty
};

struct TextTable {
    std::size_t first = 0, end = 0; ///< its lines
    std::vector<TextRow> rows;
};

/// The tables among the lines (whole, with their indents), in order, none overlapping. A table has at least two rows and two columns:
///   lines with bars, | a | b |;
///   lines with tabs between their parts;
///   lines whose parts stand below each other with at least two spaces between;
///   lines under or between rules of dashes, ---- ----, whose groups are the columns. Where a second rule ends the table, empty lines divide rows, which may go over several lines;
///   cells on a line each (stacked_tables.hpp).
std::vector<TextTable> find_tables(const std::vector<std::string_view>& lines);

} // namespace qujat::extract
