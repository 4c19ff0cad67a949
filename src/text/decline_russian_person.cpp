#include "text/decline_russian.hpp"

#include "text/russian_words.hpp"

#include <algorithm>

namespace qujat::text {

namespace {

constexpr std::string_view vowel_names[] = {"е", "ё", "о", "у", "ю", "и", "ы", "э", "ұ", "ү", "і", "ә", "ө"};                // letters.md 6: on -и, -е, -о, -у never
constexpr std::string_view unchanged[] = {"ұлы", "улы", "қызы", "кызы", "ых", "их"};                                         // 6: -ұлы, -қызы
constexpr std::string_view father_m[] = {"ұлы", "улы", "ович", "евич", "ич"}, father_f[] = {"қызы", "кызы", "овна", "евна", "ична"};
constexpr std::string_view surname_m[] = {"ов", "ев", "ёв"}, surname_f[] = {"ова", "ева", "ёва"};                            // 6: Омаров, Омарова
constexpr std::string_view surname_in_m[] = {"ин", "ын"}, surname_in_f[] = {"ина", "ына"};                                   // 6: Мусин, Мусина
constexpr std::string_view adjective_m[] = {"ский", "цкий"}, adjective_f[] = {"ская", "цкая"};                               // 6: Вишневский
constexpr std::string_view hushing[] = {"ж", "ч", "ш", "щ", "ц"}, no_y[] = {"г", "к", "х", "ж", "ч", "ш", "щ"};

enum class Role { initials, surname, given, father };

std::string cut(std::string_view word, std::size_t letters) {
    return std::string(word.substr(0, word.size() - 2 * letters));
}

bool is_father(std::string_view word) {
    return ends_with_one_of(word, father_m) || ends_with_one_of(word, father_f);
}

bool is_surname_in(std::string_view lower, Role role, std::span<const std::string_view> endings) {
    return role == Role::surname && ends_with_one_of(lower, endings) && !is_given_name(lower);
}

/// One word of a name; nothing when it cannot be told.
std::optional<std::string> name_form(std::string_view word, Role role, Case wanted, Sex sex) {
    const std::string lower = to_lower(word, base::Language::ru);
    if (role == Role::initials || ends_with_one_of(lower, unchanged) || ends_with_one_of(lower, vowel_names))
        return std::string(word);
    if (word.find('-') != std::string_view::npos || loses_vowel(lower))
        return std::nullopt;
    const auto with = [&](std::size_t letters, const Forms& forms) { return cut(word, letters) + std::string(pick(forms, wanted)); };
    if (role == Role::surname && (ends_with_one_of(lower, surname_f) || is_surname_in(lower, role, surname_in_f)))
        return sex == Sex::male ? std::nullopt : std::optional(with(1, {"ой", "ой", "у", "ой", "ой"}));
    if (ends_with_one_of(lower, adjective_f))
        return with(2, {"ой", "ой", "ую", "ой", "ой"});
    if (ends_with_one_of(lower, adjective_m))
        return with(2, {"ого", "ому", "ого", "им", "ом"});
    if (lower.ends_with("ия")) {
        if (!has_unstressed_iya(lower) && (wanted == Case::dative || wanted == Case::prepositional))
            return std::nullopt; // Зульфие, Марии: the stress decides
        return with(1, {"и", "и", "ю", "ей", "и"});
    }
    if (role == Role::surname && lower.ends_with("ая"))
        return std::nullopt;
    if (lower.ends_with("я"))
        return with(1, {"и", "е", "ю", "ей", "е"});
    if (lower.ends_with("а")) {
        const std::string stem = cut(lower, 1);
        if (wanted == Case::instrumental && ends_with_one_of(stem, hushing))
            return std::nullopt; // Айшой, Наташей: the stress decides
        return with(1, {ends_with_one_of(stem, no_y) ? "и" : "ы", "е", "у", "ой", "е"});
    }
    // What is left ends in a consonant, -й or -ь: it declines for a man, stays for a woman.
    const bool is_soft = lower.ends_with("ь");
    if (role == Role::surname && sex == Sex::unknown && (ends_with_one_of(lower, surname_m) || is_surname_in(lower, role, surname_in_m)))
        sex = Sex::male;
    if (sex == Sex::female)
        return is_soft ? std::nullopt : std::optional(std::string(word)); // Айгуль: usage wavers
    if (sex == Sex::unknown)
        return std::nullopt;
    if (is_soft)
        return with(1, {"я", "ю", "я", "ем", "е"});
    if (lower.ends_with("й")) {
        if (role == Role::surname && lower != "цой" && (lower.ends_with("ый") || lower.ends_with("ой") || lower.ends_with("ий")))
            return std::nullopt;
        return with(1, {"я", "ю", "я", "ем", lower.ends_with("ий") ? "и" : "е"});
    }
    constexpr std::string_view consonants[] = {"б", "в", "г", "ғ", "д", "ж", "з", "к", "қ", "л", "м", "н", "ң", "п", "р", "с", "т", "ф", "х", "һ", "ц", "ч", "ш", "щ"};
    if (!ends_with_one_of(lower, consonants))
        return std::nullopt; // no Cyrillic name
    const bool has_ym = role == Role::surname && (ends_with_one_of(lower, surname_m) || is_surname_in(lower, role, surname_in_m));
    return with(0, {"а", "у", "а", has_ym ? "ым" : ends_with_one_of(lower, hushing) ? "ем" : "ом", "е"});
}

/// Which part of the name each word is: by the patronymic, the initials, the endings of surnames.
std::vector<Role> roles(Words words) {
    std::vector<Role> out(words.size(), Role::given);
    const auto lower = [&](std::size_t i) { return to_lower(words[i], base::Language::ru); };
    std::size_t names = 0, father = words.size();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (is_initials(words[i]))
            out[i] = Role::initials;
        else
            ++names;
        if (i > 0 && is_father(lower(i)) && out[i] != Role::initials)
            father = i;
    }
    if (father < words.size())
        out[father] = Role::father;
    if (father == 2 && words.size() == 3)
        out[0] = Role::surname; // Омаров Нұрлан Серікұлы
    else if (father == 1 && words.size() == 3)
        out[2] = Role::surname; // Асқар Серікұлы Омаров
    else if (father == words.size()) {
        std::size_t found = words.size();
        for (std::size_t i = 0; i < words.size() && found == words.size(); ++i) {
            if (out[i] != Role::initials && (names == 1 || ends_with_one_of(lower(i), surname_m) || ends_with_one_of(lower(i), surname_f)) && !is_given_name(lower(i)))
                found = i;
        }
        for (std::size_t i = 0; i < words.size() && found == words.size(); ++i) {
            if (out[i] != Role::initials && (ends_with_one_of(lower(i), surname_in_m) || ends_with_one_of(lower(i), surname_in_f)) && !is_given_name(lower(i)))
                found = i;
        }
        if (found < words.size())
            out[found] = Role::surname;
    }
    return out;
}

Sex sex_in(Words words, const std::vector<Role>& parts) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string lower = to_lower(words[i], base::Language::ru);
        if (parts[i] == Role::father)
            return ends_with_one_of(lower, father_f) ? Sex::female : Sex::male;
        if (parts[i] == Role::surname && (ends_with_one_of(lower, surname_f) || ends_with_one_of(lower, adjective_f)))
            return Sex::female;
        if (parts[i] == Role::surname && (ends_with_one_of(lower, surname_m) || ends_with_one_of(lower, adjective_m)))
            return Sex::male;
    }
    return Sex::unknown;
}

} // namespace

std::size_t find_person(Words words, std::size_t from) {
    const std::size_t size = words.size();
    const auto is_name = [&](std::size_t i) { return i >= from && i < size && is_capitalised(words[i]) && !is_initials(words[i]) && !is_abbreviation(words[i]); };
    const auto lower = [&](std::size_t i) { return to_lower(words[i], base::Language::ru); };
    if (size <= from)
        return size;
    if (is_initials(words[size - 1])) { // Омаров Н.С., Омаров Н. С.
        const std::size_t first = size >= 2 && is_initials(words[size - 2]) ? size - 2 : size - 1;
        return first > from && is_name(first - 1) ? first - 1 : size;
    }
    if (size >= 2 && size - 2 >= from && is_initials(words[size - 2]) && is_name(size - 1))
        return size >= 3 && size - 3 >= from && is_initials(words[size - 3]) ? size - 3 : size - 2;
    if (size >= from + 2 && is_name(size - 1) && is_father(lower(size - 1)))
        return size >= from + 3 && is_name(size - 3) && is_name(size - 2) && !find_russian_noun(lower(size - 3)) ? size - 3 : size - 2;
    if (size >= from + 3 && is_name(size - 1) && is_name(size - 2) && is_name(size - 3) && is_father(lower(size - 2)))
        return size - 3;
    // A surname right after the post, with a given name or without.
    if (size - from <= 2) {
        for (std::size_t i = from; i < size; ++i) {
            if (!is_name(i))
                return size;
        }
        for (std::size_t i = from; i < size; ++i) {
            if (ends_with_one_of(lower(i), surname_m) || ends_with_one_of(lower(i), surname_f))
                return from;
        }
    }
    return size;
}

std::optional<std::vector<std::string>> decline_person(Words words, Case wanted, Sex sex) {
    const std::vector<Role> parts = roles(words);
    if (sex == Sex::unknown)
        sex = sex_in(words, parts);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto form = name_form(words[i], parts[i], wanted, sex);
        if (!form)
            return std::nullopt;
        out.push_back(std::move(*form));
    }
    return out;
}

} // namespace qujat::text
