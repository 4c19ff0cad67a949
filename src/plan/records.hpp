#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
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

void append_number(std::string& out, std::uint32_t number);
void append_small(std::string& out, std::uint8_t number);
/// Mended as `write_records` says, and cut at `limit` bytes.
void append_string(std::string& out, std::string_view text, std::size_t limit);

/// Comments, before the file they are for:
///
///     mark of comments, language 8, number of comments 32, each: block 32, text,
///     end mark
inline constexpr std::string_view mark_of_comments = "QJCOMM1\n";
inline constexpr std::size_t smallest_comment = 2 * 4;

} // namespace qujat::plan::records
