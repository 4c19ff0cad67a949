#include "text/decline.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace qujat::text {

namespace {

// Names of bodies run to a few hundred letters. What is longer is no name, and its words would be gone through again and again.
constexpr std::size_t longest_phrase = 2000;

constexpr std::array<std::string_view, 8> names = {"nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental", "prepositional"};

// The capitals of Kazakh and Russian by their code points: of other alphabets no word declines here.
bool is_capital(char32_t c) {
    if (c >= 0x410 && c <= 0x42F)
        return true;
    return c == U'Ё' || c == U'Ә' || c == U'І' || c == U'Ң' || c == U'Ғ' || c == U'Ү' || c == U'Ұ' || c == U'Қ' || c == U'Ө' || c == U'Һ';
}

} // namespace

bool has_case(base::Language language, Case wanted) {
    if (language == base::Language::kk)
        return wanted != Case::prepositional;
    if (language == base::Language::ru)
        return wanted != Case::locative && wanted != Case::ablative;
    return wanted == Case::nominative;
}

std::optional<Case> find_case(std::string_view word) {
    const auto* found = std::ranges::find(names, word);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Case>(found - names.begin()));
}

std::string_view case_name(Case wanted) {
    return names[static_cast<std::size_t>(wanted)];
}

bool is_figures(std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_abbreviation(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < word.size(); ++letters) {
        const auto c = base::decode(word, i);
        if (!c || !is_capital(c->value))
            return false;
        i += c->size;
    }
    return letters >= 2;
}

bool is_capitalised(std::string_view word) {
    const auto c = base::decode(word, 0);
    return c && is_capital(c->value);
}

bool is_initials(std::string_view word) {
    return word.ends_with('.') && is_capitalised(word) && word.size() <= 10;
}

bool ends_with_one_of(std::string_view word, std::span<const std::string_view> endings) {
    return std::ranges::any_of(endings, [&](std::string_view ending) { return word.ends_with(ending); });
}

Declined decline(std::string_view phrase, Case wanted, base::Language language, Sex sex) {
    const std::size_t begin = phrase.find_first_not_of(' ');
    phrase = begin == std::string_view::npos ? std::string_view() : phrase.substr(begin, phrase.find_last_not_of(' ') - begin + 1);
    if (wanted == Case::nominative || phrase.empty())
        return {std::string(phrase), true};
    if (!has_case(language, wanted) || phrase.size() > longest_phrase)
        return {std::string(phrase), false};
    return language == base::Language::kk ? decline_kazakh(phrase, wanted) : decline_russian(phrase, wanted, sex);
}

} // namespace qujat::text
