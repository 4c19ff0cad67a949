#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// The shape of the record form, for its writer and its reader. Numbers are unsigned and little-endian; a string is its length in bytes (32 bits) and its
/// bytes.
///
///     mark, pages 32, pictures 32, format string,
///     number of blocks 32, each: kind 8, heading_by 8, level 8, emphasised 8, table 32, row 32, column 32, page 32, struck 32, numbering, text,
///     number of notes 32, each: id, path, number of arguments 8, each: name, value,
///     end mark
namespace qujat::plan::records {

inline constexpr std::string_view mark = "QJPLAN1\n"; // the digit is the version
inline constexpr std::string_view end_mark = "QJEND";
inline constexpr std::size_t smallest_block = 4 + 5 * 4 + 2 * 4;
inline constexpr std::size_t smallest_note = 2 * 4 + 1;
inline constexpr std::size_t most_format = 16;

} // namespace qujat::plan::records
