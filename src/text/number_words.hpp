#pragma once

#include "text/russian_words.hpp"
#include "text/text.hpp"

/// Inside the room: numbers from figures, and into words.
namespace qujat::text {

/// At most 18 figures, already looked at: no sign, nothing else.
std::int64_t number_of(std::string_view figures);

/// As what is counted wants it: «одна» тысяча, «пяти» рабочих дней.
std::string russian_number(std::int64_t number, Gender gender, bool is_genitive);

} // namespace qujat::text
