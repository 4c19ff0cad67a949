#include "check/fold.hpp"

#include "base/utf8.hpp"
#include "text/text.hpp"

namespace qujat::check {

namespace {

// Latin letters that look like a Cyrillic one, in lower case. Capitals that look alike only as capitals (B, H) come here after lower-casing, so б/в and н stand for them.
char32_t cyrillic_twin(char32_t c) {
    switch (c) {
    case U'a': return U'а';
    case U'b': return U'в';
    case U'c': return U'с';
    case U'e': return U'е';
    case U'h': return U'н';
    case U'i': return U'и'; // і, folded
    case U'k': return U'к';
    case U'm': return U'м';
    case U'o': return U'о';
    case U'p': return U'р';
    case U't': return U'т';
    case U'x': return U'х';
    case U'y': return U'у';
    default: return c;
    }
}

// The other way: small Cyrillic letters that look Latin, small or as capitals.
char32_t latin_twin(char32_t c) {
    switch (c) {
    case U'а': return U'a';
    case U'в': return U'b';
    case U'с': return U'c';
    case U'е': return U'e';
    case U'н': return U'h';
    case U'і': return U'i';
    case U'к': return U'k';
    case U'м': return U'm';
    case U'о': return U'o';
    case U'р': return U'p';
    case U'т': return U't';
    case U'х': return U'x';
    case U'у': return U'y';
    default: return c;
    }
}

char32_t plain(char32_t c) {
    switch (c) {
    case U'ё': return U'е';
    case U'ә': return U'а';
    case U'ғ': return U'г';
    case U'қ': return U'к';
    case U'ң': return U'н';
    case U'ө': return U'о';
    case U'ұ':
    case U'ү': return U'у';
    case U'һ': return U'х';
    case U'і': return U'и';
    default: return c;
    }
}

bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_cyrillic(char32_t c) { return c >= 0x400 && c <= 0x52F; }
bool is_invisible(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || (c >= 0x300 && c <= 0x36F); }

} // namespace

bool is_letter(char32_t c) {
    return is_latin(c) || is_cyrillic(c) || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || is_invisible(c);
}

bool is_capital(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= 0x400 && c <= 0x42F) || (c >= 0x460 && c <= 0x52F && c % 2 == 0) || (c >= 0xC0 && c <= 0xDE);
}

Folded fold(std::string_view word) {
    const std::string lower = text::to_lower(word, base::Language::ru);
    Folded folded;
    bool has_cyrillic = false;
    for (std::size_t at = 0; const auto code = base::decode(lower, at);) {
        has_cyrillic = has_cyrillic || is_cyrillic(code->value);
        at += code->size;
    }
    bool is_like_latin = true;
    constexpr char32_t breve = 0x306;
    for (std::size_t at = 0; const auto code = base::decode(lower, at);) {
        at += code->size;
        if (code->value == breve && folded.text.ends_with("и"))
            folded.text.replace(folded.text.size() - 2, 2, "й");
        folded.is_marked = folded.is_marked || code->value == U'ё' || (code->value >= 0x300 && code->value <= 0x36F && code->value != breve);
        if (is_invisible(code->value))
            continue;
        is_like_latin = is_like_latin && !is_cyrillic(latin_twin(code->value));
        base::append(folded.latin, latin_twin(code->value));
        char32_t c = plain(code->value);
        if (has_cyrillic && is_latin(c)) {
            folded.is_mixed = folded.is_mixed || cyrillic_twin(c) != c;
            c = cyrillic_twin(c);
        }
        base::append(folded.text, c);
    }
    if (!folded.is_mixed || !is_like_latin)
        folded.latin.clear();
    return folded;
}

std::string stem(std::string_view folded, base::Language language, const Endings& endings) {
    constexpr std::size_t shortest = 3; // letters left: "цель" → "цел", "план" stays
    const int rounds = language == base::Language::kk ? 4 : 1;
    std::string word(folded);
    for (int round = 0; round < rounds; ++round) {
        bool is_cut = false;
        for (const std::string& ending : endings.of[static_cast<std::size_t>(language)])
            if (word.size() > ending.size() && word.ends_with(ending) && base::count_code_points(word) >= base::count_code_points(ending) + shortest) {
                word.resize(word.size() - ending.size());
                is_cut = true;
                break;
            }
        if (!is_cut)
            break;
    }
    return word;
}

} // namespace qujat::check
