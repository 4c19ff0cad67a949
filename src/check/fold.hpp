#pragma once

#include "base/language.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// Words brought to a form in which they can be compared.
namespace qujat::check {

bool is_letter(char32_t c);
bool is_capital(char32_t c);
inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

struct Folded {
    std::string text;
    bool is_mixed = false; ///< letters of two alphabets that look alike stood in one word (T-701, T-702)
    bool is_marked = false; ///< ё, or an accent set above a letter, was taken off
    std::string latin;      ///< of a mixed word all of whose letters look Latin: "КPI" with a Cyrillic К
};

/// Lower case; Latin letters among Cyrillic ones become the Cyrillic letters they look like; ё is е, и with a breve set above is й; Kazakh letters become the Russian ones
/// people type for want of a keyboard (қ→к, і→и). Soft hyphens and invisible characters are dropped. Of one word.
Folded fold(std::string_view word);

/// Endings that are cut off a folded word, the longest first; Kazakh ones again and again, since they are strung together.
struct Endings {
    std::array<std::vector<std::string>, 3> of; ///< by base::Language, folded, longest first
};
std::string stem(std::string_view folded, base::Language language, const Endings& endings);

} // namespace qujat::check
