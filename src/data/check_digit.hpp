#pragma once

#include <optional>
#include <string_view>

namespace qujat::data {

/// The check digit that belongs to the first eleven digits of a BIN or IIN; nothing where the rules allow none (such
/// numbers are not issued) or where a character is no digit.
std::optional<char> find_check_digit(std::string_view eleven_digits);

/// What the digits of an identification number mean, apart from the check digit.
enum class Structure { sound, odd, impossible };
/// BIN: year and month of registration (impossible when there is no such month), then the kind of person and of unit
/// (odd when unknown).
Structure bin_structure(std::string_view twelve_digits);
/// IIN: day of birth and century (impossible when there is no such day or century).
Structure iin_structure(std::string_view twelve_digits);

} // namespace qujat::data
