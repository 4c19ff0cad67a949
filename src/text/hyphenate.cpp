#include "text/text.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace qujat::text {

namespace {

struct Letter {
    char32_t value;    ///< small
    std::uint32_t end; ///< offset behind it
    bool is_capital;
};

bool is_one_of(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

char32_t small(char32_t c) {
    if (c >= U'А' && c <= U'Я')
        return c + 32;
    if (c == U'Ё')
        return U'ё';
    constexpr std::u32string_view capitals = U"ӘІҢҒҮҰҚӨҺ", smalls = U"әіңғүұқөһ";
    const std::size_t at = capitals.find(c);
    return at == std::u32string_view::npos ? c : smalls[at];
}

bool is_cyrillic(char32_t c) { return (c >= U'а' && c <= U'я') || c == U'ё' || is_one_of(U"әіңғүұқөһ", c); }

/// Signs that belong to the letter before them and make no sound of their own.
bool is_sign(char32_t c) { return c == U'ь' || c == U'ъ'; }

/// Consonant pairs that begin a syllable together when a third consonant stands before them: «Қа-зақ-стан», «кон-тракт».
constexpr std::u32string_view onsets[] = {U"ст", U"ск", U"сп", U"тр", U"пр", U"гр", U"др", U"кр", U"бр", U"фр", U"вр", U"пл", U"кл", U"гл", U"бл", U"фл", U"сл", U"св", U"шт", U"хр"};

/// Word by word over letters alone.
class Word {
  public:
    Word(std::span<const Letter> letters, base::Language language) : letters_(letters), language_(language) {
        for (std::size_t i = 0; i < letters.size(); ++i)
            vowels_.push_back(is_vowel(i));
    }

    void breaks(std::vector<std::uint32_t>& out) const {
        const std::size_t count = letters_.size();
        std::vector<std::size_t> sounding(count + 1); // letters before each that are no signs
        for (std::size_t i = 0; i < count; ++i)
            sounding[i + 1] = sounding[i] + !is_sign(letters_[i].value);
        std::size_t previous = count; // index of the vowel before
        for (std::size_t i = 0; i < count; ++i) {
            if (!vowels_[i])
                continue;
            if (previous != count) {
                const std::size_t at = border(previous, i);
                // No piece of one letter, at either end (letters.md, 5.4); a sign is no letter that could stand for one.
                if (sounding[at] >= 2 && sounding[count] - sounding[at] >= 2)
                    out.push_back(letters_[at - 1].end);
            }
            previous = i;
        }
    }

  private:
    // Kazakh у is a vowel where it stands for «ұу, үу»: not beside a vowel before it, and not before a vowel at the beginning of the word.
    bool is_vowel(std::size_t i) const {
        const char32_t c = letters_[i].value;
        if (is_one_of(U"аәеёиоөұүыіэюя", c))
            return true;
        if (c != U'у')
            return false;
        if (language_ != base::Language::kk)
            return true;
        const auto is_plain_vowel = [](char32_t v) { return is_one_of(U"аәеёиоөұүыіэюя", v); };
        if (i > 0 && is_plain_vowel(letters_[i - 1].value))
            return false;
        return i > 0 || letters_.size() < 2 || !is_plain_vowel(letters_[1].value);
    }

    // Index of the first letter of the next syllable, between two vowels.
    std::size_t border(std::size_t left, std::size_t right) const {
        std::vector<std::size_t> consonants;
        for (std::size_t i = left + 1; i < right; ++i) {
            if (!is_sign(letters_[i].value))
                consonants.push_back(i);
        }
        if (consonants.empty())
            return right;
        if (consonants.size() == 1)
            // й closes a syllable before a consonant and opens one before a vowel: «жү-йе», «дай-ды».
            return consonants[0];
        const std::size_t last = consonants.back(), before_last = consonants[consonants.size() - 2];
        const bool adjacent = before_last + 1 == last;
        if (consonants.size() >= 3 && adjacent) {
            for (const std::u32string_view pair : onsets) {
                if (letters_[before_last].value == pair[0] && letters_[last].value == pair[1])
                    return before_last;
            }
        }
        return last;
    }

    std::span<const Letter> letters_;
    base::Language language_;
    std::vector<bool> vowels_;
};

} // namespace

std::vector<std::uint32_t> hyphenate(std::string_view word, base::Language language) {
    std::vector<std::uint32_t> out;
    std::vector<Letter> letters;
    const auto flush = [&] {
        const auto capitals = std::count_if(letters.begin(), letters.end(), [](const Letter& l) { return l.is_capital; });
        // Abbreviations and words written in capitals in part are never divided (letters.md, 5.2): only the first letter may be one.
        if (letters.size() >= 4 && (capitals == 0 || (capitals == 1 && letters.front().is_capital)))
            Word(letters, language).breaks(out);
        letters.clear();
    };
    for (std::size_t offset = 0; offset < word.size();) {
        const auto point = base::decode(word, offset);
        if (!point)
            return {};
        offset += point->size;
        const char32_t lower = small(point->value);
        if (is_cyrillic(lower)) {
            letters.push_back({lower, static_cast<std::uint32_t>(offset), lower != point->value});
        } else if ((point->value >= U'0' && point->value <= U'9') || (point->value | 32) - U'a' < 26 || point->value > 0x2FF) {
            // Figures, Latin letters and other scripts: what is joined to them stays whole («5-тармағы» has its hyphen as a break already).
            if (point->value != 0x2013 && point->value != 0x2014 && point->value < 0x2000)
                return {};
            flush();
        } else {
            flush();
        }
    }
    flush();
    return out;
}

} // namespace qujat::text
