#include "text/decline.hpp"

#include "base/utf8.hpp"
#include "text/kazakh_words.hpp"
#include "text/number_words.hpp"

#include <algorithm>

namespace qujat::text {

namespace {

constexpr std::u32string_view back_vowels = U"аоұыя", front_vowels = U"әеөүіэё", gliding = U"уию"; // у, и, ю go with the other vowels of the word

bool in(std::u32string_view letters, char32_t letter) {
    return letters.find(letter) != std::u32string_view::npos;
}
bool is_vowel(char32_t letter) {
    return in(back_vowels, letter) || in(front_vowels, letter) || in(gliding, letter);
}

std::u32string code_points(std::string_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = base::decode(text, i);
        out += c ? c->value : U'?';
        i += c ? c->size : 1;
    }
    return out;
}

std::string_view after_hyphen(std::string_view word) {
    return word.substr(word.rfind('-') + 1);
}

bool contains(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

/// The row of vowels a word takes; nothing where usage wavers.
std::optional<bool> is_front(std::string_view word) {
    for (const Row& row : kazakh_rows()) {
        if (row.word == word)
            return row.is_front;
    }
    const std::u32string letters = code_points(word);
    const std::size_t size = letters.size();
    const char32_t last = size > 0 ? letters[size - 1] : U' ', before = size > 1 ? letters[size - 2] : U' ';
    if (last == U'ь')
        return true; // spelling rules: a soft sign takes the front row
    // letters.md 5: loans in -рк -рг -нк -нг -ск -лк -кс -кт
    if ((in(U"кг", last) && in(U"рнсл", before)) || (last == U'с' && before == U'к') || (last == U'т' && before == U'к'))
        return true;
    for (std::size_t i = size; i-- > 0;) {
        const char32_t c = letters[i];
        if (in(front_vowels, c))
            return true;
        if (in(back_vowels, c)) {
            if (in(U"кг", last))
                return std::nullopt; // блок, каталог: a back vowel before a front consonant
            return false;
        }
        const bool decides = i + 1 < size && std::ranges::none_of(letters.substr(i + 1), is_vowel);
        if (c == U'и' && decides)
            return true; // loans: аудит, министр
        if (in(U"ую", c) && decides)
            return false; // loans: институт, ресурс
    }
    return last == U'у' ? std::optional(false) : std::nullopt;
}

enum class Sound { vowel, glide, l, nasal, sibilant, voiceless };

std::optional<Sound> last_sound(std::u32string letters) {
    while (!letters.empty() && in(U"ьъ", letters.back()))
        letters.pop_back();
    if (letters.empty())
        return std::nullopt;
    const char32_t c = letters.back();
    if (in(U"рйуию", c))
        return Sound::glide;
    if (is_vowel(c))
        return Sound::vowel;
    if (c == U'л')
        return Sound::l;
    if (in(U"мнң", c))
        return Sound::nasal;
    if (in(U"зж", c))
        return Sound::sibilant;
    return in(U"кқптсшфхцчщһбвгд", c) ? std::optional(Sound::voiceless) : std::nullopt;
}

/// The table of letters.md, section 5: one line for each last sound, in its order; «а» and «ы» stand for the row.
struct Endings {
    std::string_view genitive, dative, accusative, locative, ablative, instrumental, plural;
};
constexpr Endings endings[] = {
    {"ның", "ға", "ны", "да", "дан", "мен", "лар"}, // vowel
    {"дың", "ға", "ды", "да", "дан", "мен", "лар"}, // р, й, у
    {"дың", "ға", "ды", "да", "дан", "мен", "дар"}, // л
    {"ның", "ға", "ды", "да", "нан", "мен", "дар"}, // м, н, ң
    {"дың", "ға", "ды", "да", "дан", "бен", "дар"}, // з, ж
    {"тың", "қа", "ты", "та", "тан", "пен", "тар"}, // voiceless, and б в г д at the end of loans
};
constexpr Endings possessive_endings = {"ның", "на", "н", "нда", "нан", "мен", ""};

std::string_view pick(const Endings& row, Case wanted) {
    switch (wanted) {
    case Case::genitive: return row.genitive;
    case Case::dative: return row.dative;
    case Case::accusative: return row.accusative;
    case Case::locative: return row.locative;
    case Case::ablative: return row.ablative;
    case Case::instrumental: return row.instrumental;
    case Case::nominative:
    case Case::prepositional: break;
    }
    return {};
}

/// «ға» in the row of the word. The instrumental has one row for all.
std::string in_row(std::string_view ending, bool front) {
    std::string out;
    for (const char32_t c : code_points(ending)) {
        constexpr std::u32string_view back = U"аығқ", soft = U"еігк";
        const std::size_t at = back.find(c);
        base::append(out, front && at != std::u32string_view::npos ? soft[at] : c);
    }
    return out;
}

constexpr std::string_view surnames_by_root[] = {"ов", "ев"};           // 5.3: they follow the vowels of the root
constexpr std::string_view surnames_in_doubt[] = {"ин", "ский", "цкий"}; // 5.3: CHECK

std::string_view without(std::string_view word, std::size_t bytes) {
    return word.substr(0, word.size() - std::min(bytes, word.size()));
}

/// The third-person possessive that a noun has, without its vowel or «сы»: what would stand before the ending.
bool is_noun(std::string_view stem) {
    return contains(kazakh_nouns(), stem);
}

/// Whether a word bears the ending -ы, -і, -сы, -сі of the third person already; nothing when neither list nor rule says.
std::optional<bool> is_possessive(std::string_view lower) {
    const std::string_view word = after_hyphen(lower);
    if (!word.ends_with("ы") && !word.ends_with("і"))
        return false;
    if (contains(kazakh_not_possessive(), word))
        return false;
    for (const Possessive& known : kazakh_possessives()) {
        if (known.form == word)
            return true;
    }
    const std::string stem(without(word, 2));
    if (is_noun(stem) || ((word.ends_with("сы") || word.ends_with("сі")) && is_noun(without(word, 4))))
        return true;
    // б, г, ғ between vowels were п, к, қ
    constexpr std::pair<std::string_view, std::string_view> hardened[] = {{"б", "п"}, {"г", "к"}, {"ғ", "қ"}};
    for (const auto& [soft, hard] : hardened) {
        if (stem.ends_with(soft) && is_noun(std::string(without(stem, 2)) + std::string(hard)))
            return true;
    }
    // Endings that nothing but a possessive has: -лығы, plural, verbal noun, patronymic; -сы after a vowel.
    constexpr std::string_view sure[] = {"лығы", "лігі", "дығы", "дігі", "тығы", "тігі", "лары", "лері", "дары", "дері", "тары", "тері", "уы", "уі", "ұлы", "қызы", "улы", "кызы"};
    if (ends_with_one_of(word, sure))
        return true;
    if (word.ends_with("сы") || word.ends_with("сі")) {
        const std::u32string letters = code_points(word);
        return letters.size() > 3 && is_vowel(letters[letters.size() - 3]) ? std::optional(true) : std::nullopt;
    }
    if (word.ends_with("шы") || word.ends_with("ші"))
        return false; // басшы, өтініш беруші: who does it
    return std::nullopt;
}

Declined unsure(std::string_view phrase) {
    return {std::string(phrase), false};
}

/// The bare noun as its endings see it: акт → акті.
std::string linked(std::string_view word) {
    return contains(kazakh_linking_loans(), after_hyphen(word)) ? std::string(word) + "і" : std::string(word);
}

std::size_t last_word(std::string_view phrase) {
    return phrase.rfind(' ') + 1;
}

Declined abbreviation(std::string_view phrase, std::string_view word, Case wanted) {
    constexpr std::string_view closing[] = {"\"", "»", "”"};
    const bool after_name = phrase.size() > word.size() && ends_with_one_of(without(phrase, word.size() + 1), closing);
    for (const Reading& form : kazakh_legal_forms()) {
        if (after_name && form.abbreviation == word) {
            const bool front = is_front(form.read).value_or(true);
            const std::string ending = wanted == Case::accusative ? (front ? "ін" : "ын") : kazakh_ending(form.read, wanted, true).value_or("");
            return {std::string(phrase) + "-" + ending, wanted == Case::instrumental};
        }
    }
    for (const Reading& known : kazakh_abbreviations()) {
        if (known.abbreviation != word)
            continue;
        const auto ending = kazakh_ending(known.read, wanted, false), other = known.or_read.empty() ? ending : kazakh_ending(known.or_read, wanted, false);
        if (ending && ending == other)
            return {std::string(phrase) + "-" + *ending, true};
    }
    return unsure(phrase);
}

} // namespace

std::optional<std::string> kazakh_ending(std::string_view word, Case wanted, bool has_possessive) {
    const auto sound = last_sound(code_points(word));
    if (!sound)
        return std::nullopt;
    const std::string_view ending = pick(has_possessive ? possessive_endings : endings[static_cast<std::size_t>(*sound)], wanted);
    if (wanted == Case::instrumental)
        return std::string(ending);
    if (word.ends_with("и") && (wanted == Case::genitive || wanted == Case::accusative) && !has_possessive)
        return std::nullopt; // жюри: letters.md does not say
    const auto front = is_front(word);
    return front ? std::optional(in_row(ending, *front)) : std::nullopt;
}

Declined decline_kazakh(std::string_view phrase, Case wanted) {
    if (phrase.ends_with('"')) {
        // 703 cl. 24: the ending inside the quotation marks, for the names we know; for others a generic noun is due after the name (letters.md 5.3).
        const std::string_view name = without(phrase.substr(1), 1);
        if (phrase.front() == '"' && contains(kazakh_quoted_names(), name))
            return {"\"" + decline_kazakh(name, wanted).text + "\"", true};
        return unsure(phrase);
    }
    const std::string_view word = phrase.substr(last_word(phrase));
    if (is_figures(word)) {
        // 5.1: by the spoken word
        if (word.size() > 12)
            return unsure(phrase);
        const std::string spoken = number_words(number_of(word), base::Language::kk);
        const auto ending = kazakh_ending(std::string_view(spoken).substr(last_word(spoken)), wanted, false);
        return ending ? Declined{std::string(phrase) + "-" + *ending, true} : unsure(phrase);
    }
    if (is_abbreviation(word))
        return abbreviation(phrase, word, wanted);
    const std::string lower = to_lower(word, base::Language::kk);
    const auto has_possessive = is_possessive(lower);
    if (!has_possessive)
        return unsure(phrase);
    std::optional<std::string> ending;
    if (is_capitalised(word) && ends_with_one_of(lower, surnames_by_root)) {
        const auto front = is_front(without(lower, 4));
        const std::string_view of_voiceless = pick(endings[static_cast<std::size_t>(Sound::voiceless)], wanted);
        if (front)
            ending = wanted == Case::instrumental ? std::string(of_voiceless) : in_row(of_voiceless, *front);
    } else if (is_capitalised(word) && ends_with_one_of(lower, surnames_in_doubt) && wanted != Case::instrumental) {
        return unsure(phrase);
    } else {
        ending = kazakh_ending(linked(lower), wanted, *has_possessive);
    }
    if (!ending)
        return unsure(phrase);
    return {linked(phrase) + *ending, true};
}

Declined plural(std::string_view phrase) {
    const std::string word = linked(to_lower(phrase.substr(last_word(phrase)), base::Language::kk));
    const auto sound = last_sound(code_points(word));
    const auto front = is_front(word);
    if (!sound || !front)
        return unsure(phrase);
    return {linked(phrase) + in_row(endings[static_cast<std::size_t>(*sound)].plural, *front), true};
}

Declined possessive(std::string_view phrase) {
    const std::size_t begin = last_word(phrase);
    const std::string_view word = phrase.substr(begin), noun = after_hyphen(word);
    for (const Possessive& known : kazakh_possessives()) {
        if (known.noun == noun)
            return {std::string(without(phrase, noun.size())) + std::string(known.form), true};
    }
    std::string stem = linked(phrase);
    const std::u32string letters = code_points(linked(to_lower(noun, base::Language::kk)));
    const auto front = is_front(linked(to_lower(noun, base::Language::kk)));
    if (!front || letters.size() < 2)
        return unsure(phrase);
    const char32_t last = letters.back();
    if (is_vowel(last) && !in(gliding, last))
        return {stem + in_row("сы", *front), true};
    constexpr std::pair<std::string_view, std::string_view> softened[] = {{"п", "б"}, {"к", "г"}, {"қ", "ғ"}};
    for (const auto& [hard, soft] : softened) {
        if (is_vowel(letters[letters.size() - 2]) && stem.ends_with(hard))
            stem.replace(stem.size() - hard.size(), hard.size(), soft);
    }
    return {stem + in_row("ы", *front), true};
}

} // namespace qujat::text
