#pragma once

#include <string>
#include <string_view>

/// How a sheet shows a value: number formats of SpreadsheetML (ISO/IEC 29500-1, 18.8.30 and 18.8.31), as a reader in Kazakhstan sees them: 1 250 000,50 and
/// 20.11.2026. Which separators and which order of a short date stand on paper is said by the reader's system, not by the file.
namespace qujat::extract {

/// The format code of a built-in number (18.8.30); empty for those that are not built in. Codes of a currency have no sign: the system would choose it.
std::string_view built_in_format(int id);

/// `number` as written in the file ("46345.5"), shown by `code`. What is no number is answered as it stands. `is_1904`: days are counted from 1904 (18.2.28).
std::string format_value(std::string_view number, std::string_view code, bool is_1904);

/// An ISO 8601 date of a cell (18.18.11, "d") in the order of the country.
std::string format_iso_date(std::string_view text);

} // namespace qujat::extract
