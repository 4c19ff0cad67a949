#pragma once

#include <optional>
#include <string_view>

/// Inside the room: Russian words whose declension no ending tells. One line for each kind; beside it the section of letters.md or the act it stands in.
namespace qujat::text {

enum class Gender { masculine, feminine, neuter };

/// A noun that stands at the head of a post or a name: «директор», «товарищество».
struct RussianNoun {
    Gender gender;
    bool is_animate;
};
/// By its lower-case letters; in a compound with вице-, премьер-, бизнес- by its last part.
std::optional<RussianNoun> find_russian_noun(std::string_view lower);
/// Of a noun whose vowel falls out, what stays before the endings: «перечн» of «перечень»; else empty.
std::string_view short_stem(std::string_view lower);

/// Participles and adjectives that are posts of their own: «исполняющий обязанности», «управляющий».
bool is_adjective_noun(std::string_view lower);
/// Given names that end like surnames in -ин and -ина.
bool is_given_name(std::string_view lower);
/// Given names in -ия with the stress before the ending: Мария, «Марии».
bool has_unstressed_iya(std::string_view lower);
/// Names whose vowel falls out, in ways no rule tells: Павел, Лев.
bool loses_vowel(std::string_view lower);

} // namespace qujat::text
