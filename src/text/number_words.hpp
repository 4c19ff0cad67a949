#pragma once

#include "text/russian_words.hpp"
#include "text/text.hpp"

/// Inside the room: a number in Russian words as what it counts wants it: «одна» тысяча, «пяти» рабочих дней.
namespace qujat::text {

std::string russian_number(std::int64_t number, Gender gender, bool is_genitive);

} // namespace qujat::text
