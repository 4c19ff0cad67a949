#include "text/decline_russian.hpp"

#include "base/words.hpp"
#include "text/russian_words.hpp"

#include <algorithm>

namespace qujat::text {

namespace {

constexpr std::string_view hushing[] = {"ж", "ч", "ш", "щ"}, hushing_ts[] = {"ж", "ч", "ш", "щ", "ц"}, no_y[] = {"г", "к", "х", "ж", "ч", "ш", "щ"};

/// The adjectives that agree with a noun, by their ending in the nominative (letters.md, section 6: both words change when the first is an adjective).
struct AdjectiveRow {
    std::string_view ending;
    Gender gender;
    std::span<const std::string_view> after; ///< the last letter of the stem; empty: any
    Forms forms;                             ///< the accusative of inanimate masculines is the nominative
};
constexpr AdjectiveRow adjective_rows[] = {
    {"ый", Gender::masculine, {}, {"ого", "ому", "ого", "ым", "ом"}},
    {"ий", Gender::masculine, hushing, {"его", "ему", "его", "им", "ем"}},
    {"ий", Gender::masculine, no_y, {"ого", "ому", "ого", "им", "ом"}},
    {"ий", Gender::masculine, {}, {"его", "ему", "его", "им", "ем"}},
    {"ой", Gender::masculine, no_y, {"ого", "ому", "ого", "им", "ом"}},
    {"ой", Gender::masculine, {}, {"ого", "ому", "ого", "ым", "ом"}},
    {"ая", Gender::feminine, hushing, {"ей", "ей", "ую", "ей", "ей"}},
    {"ая", Gender::feminine, {}, {"ой", "ой", "ую", "ой", "ой"}},
    {"яя", Gender::feminine, {}, {"ей", "ей", "юю", "ей", "ей"}},
    {"ое", Gender::neuter, no_y, {"ого", "ому", "ое", "им", "ом"}},
    {"ое", Gender::neuter, {}, {"ого", "ому", "ое", "ым", "ом"}},
    {"ее", Gender::neuter, {}, {"его", "ему", "ее", "им", "ем"}},
};

/// The nouns by their ending in the nominative; `cut` letters go. The accusative of inanimate masculines is the nominative.
struct NounRow {
    std::string_view ending;
    Gender gender;
    std::span<const std::string_view> after;
    std::size_t cut;
    Forms forms;
};
constexpr NounRow noun_rows[] = {
    {"бюро", Gender::neuter, {}, 0, {"", "", "", "", ""}},
    {"ия", Gender::feminine, {}, 1, {"и", "и", "ю", "ей", "и"}},
    {"а", Gender::feminine, hushing_ts, 1, {"и", "е", "у", "ей", "е"}},
    {"а", Gender::feminine, no_y, 1, {"и", "е", "у", "ой", "е"}},
    {"а", Gender::feminine, {}, 1, {"ы", "е", "у", "ой", "е"}},
    {"а", Gender::masculine, {}, 1, {"ы", "е", "у", "ой", "е"}},
    {"я", Gender::feminine, {}, 1, {"и", "е", "ю", "ей", "е"}},
    {"я", Gender::masculine, {}, 1, {"и", "е", "ю", "ей", "е"}},
    {"ь", Gender::feminine, {}, 1, {"и", "и", "ь", "ью", "и"}},
    {"ие", Gender::neuter, {}, 1, {"я", "ю", "е", "ем", "и"}},
    {"о", Gender::neuter, {}, 1, {"а", "у", "о", "ом", "е"}},
    {"ь", Gender::masculine, {}, 1, {"я", "ю", "я", "ем", "е"}},
    {"й", Gender::masculine, {}, 1, {"я", "ю", "я", "ем", "е"}},
    {"", Gender::masculine, hushing_ts, 0, {"а", "у", "а", "ем", "е"}},
    {"", Gender::masculine, {}, 0, {"а", "у", "а", "ом", "е"}},
};

std::string_view without(std::string_view word, std::size_t bytes) {
    return word.substr(0, word.size() - std::min(bytes, word.size()));
}

template <class Row, std::size_t Size>
const Row* find_row(const Row (&rows)[Size], std::string_view lower, Gender gender) {
    for (const Row& row : rows) {
        if (row.gender == gender && lower.ends_with(row.ending) && (row.after.empty() || ends_with_one_of(without(lower, row.ending.size()), row.after)))
            return &row;
    }
    return nullptr;
}

bool is_adjective(std::string_view lower) {
    return std::ranges::any_of(adjective_rows, [&](const AdjectiveRow& row) { return lower.size() > row.ending.size() + 2 && lower.ends_with(row.ending); });
}

std::optional<std::string> adjective_form(std::string_view word, const RussianNoun& noun, Case wanted) {
    const AdjectiveRow* row = find_row(adjective_rows, to_lower(word, base::Language::ru), noun.gender);
    if (!row)
        return std::nullopt;
    if (wanted == Case::accusative && noun.gender == Gender::masculine && !noun.is_animate)
        return std::string(word);
    return std::string(without(word, row->ending.size())) + std::string(pick(row->forms, wanted));
}

std::string noun_form(std::string_view word, const RussianNoun& noun, Case wanted) {
    const std::string lower = to_lower(word, base::Language::ru);
    const NounRow* row = find_row(noun_rows, lower, noun.gender);
    const bool ends_in_vowel = lower.ends_with("а") || lower.ends_with("я");
    if (!row || (wanted == Case::accusative && noun.gender == Gender::masculine && !noun.is_animate && !ends_in_vowel))
        return std::string(word);
    const std::string_view shorter = short_stem(lower);
    // Both stems begin with the same letter: the capital is kept from the word.
    const std::string stem = shorter.empty() ? std::string(without(word, 2 * row->cut)) : std::string(word.substr(0, 2)) + std::string(shorter.substr(2));
    const std::string_view ending = pick(row->forms, wanted);
    return stem + std::string(shorter.ends_with("ц") && wanted == Case::instrumental ? "ем" : ending);
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = std::min(text.find(' ', i), text.size());
        if (end > i)
            words.push_back(text.substr(i, end - i));
        i = end + 1;
    }
    return words;
}

/// «ТОО», «АО», «и.о.»: they do not decline, nor does what they stand for.
bool is_short_form(std::string_view word) {
    return is_abbreviation(word) || word == "и.о." || word == "И.о." || word == "врио";
}

/// A phrase without a quoted name: post or generic noun, its attributes, a person. Nothing when it cannot be told.
std::optional<std::string> plain(std::string_view phrase, Case wanted, Sex sex, bool before_quotes) {
    const std::vector<std::string_view> words = split(phrase);
    std::size_t head = 0;
    while (head < words.size() && !find_russian_noun(to_lower(words[head], base::Language::ru)) && !is_adjective_noun(to_lower(words[head], base::Language::ru)) &&
           (is_adjective(to_lower(words[head], base::Language::ru)) || words[head] == "временно" || words[head] == "Временно"))
        ++head;
    // «управляющий директор»: the participle is an attribute when a noun follows.
    while (head + 1 < words.size() && is_adjective_noun(to_lower(words[head], base::Language::ru)) &&
           (find_russian_noun(to_lower(words[head + 1], base::Language::ru)) || is_adjective(to_lower(words[head + 1], base::Language::ru))))
        ++head;
    std::optional<RussianNoun> noun;
    bool is_participle = false;
    if (head < words.size()) {
        const std::string lower = to_lower(words[head], base::Language::ru);
        noun = find_russian_noun(lower);
        is_participle = !noun && is_adjective_noun(lower);
    }
    std::vector<std::string> out;
    if (is_participle)
        noun = RussianNoun{Gender::masculine, true};
    if (noun) {
        for (std::size_t i = 0; i < head; ++i) {
            const auto form = to_lower(words[i], base::Language::ru) == "временно" ? std::optional(std::string(words[i])) : adjective_form(words[i], *noun, wanted);
            if (!form)
                return std::nullopt;
            out.push_back(*form);
        }
        if (is_participle) {
            const auto form = adjective_form(words[head], *noun, wanted);
            if (!form)
                return std::nullopt;
            out.push_back(*form);
        } else {
            out.push_back(noun_form(words[head], *noun, wanted));
        }
        ++head;
    } else if (!words.empty() && is_short_form(words.front())) {
        out.emplace_back(words.front());
        head = 1;
    } else {
        // No post, no firm: the whole is a person, if it looks like one or the sex is known.
        const bool all_names = std::ranges::all_of(words, [](std::string_view word) { return is_capitalised(word) && !is_abbreviation(word); });
        if (before_quotes || !all_names || words.size() > 4 || (sex == Sex::unknown && find_person(words, 0) != 0))
            return std::nullopt;
        const auto person = decline_person(words, wanted, sex);
        return person ? std::optional(base::join(*person, " ")) : std::nullopt;
    }
    const std::size_t person = before_quotes ? words.size() : find_person(words, head);
    for (std::size_t i = head; i < person; ++i) {
        // A second post in the nominative would have to decline with the first.
        if (words[i] == "и" && i + 1 < person && find_russian_noun(to_lower(words[i + 1], base::Language::ru)))
            return std::nullopt;
        out.emplace_back(words[i]);
    }
    if (person < words.size()) {
        const auto name = decline_person(std::span(words).subspan(person), wanted, sex);
        if (!name)
            return std::nullopt;
        out.insert(out.end(), name->begin(), name->end());
    } else if (out.front() == "ИП" && !before_quotes) {
        return std::nullopt; // the person behind it was not recognised
    }
    return base::join(out, " ");
}

} // namespace

Declined decline_russian(std::string_view phrase, Case wanted, Sex sex) {
    // «Заместитель Премьер-Министра – Министр …»: both posts decline.
    constexpr std::string_view dash = " – ";
    const std::size_t quote = std::min(phrase.find('"'), phrase.find("«"));
    if (const std::size_t at = phrase.find(dash); at < quote) {
        const Declined left = decline_russian(phrase.substr(0, at), wanted, sex), right = decline_russian(phrase.substr(at + dash.size()), wanted, sex);
        if (left.is_certain && right.is_certain)
            return {left.text + std::string(dash) + right.text, true};
        return {std::string(phrase), false};
    }
    if (quote == std::string_view::npos) {
        auto made = plain(phrase, wanted, sex, false);
        return made ? Declined{std::move(*made), true} : Declined{std::string(phrase), false};
    }
    // The quoted name and what follows stay as they are (letters.md, section 6).
    const std::size_t end = quote > 0 ? phrase.find_last_not_of(' ', quote - 1) + 1 : 0;
    auto made = end > 0 ? plain(phrase.substr(0, end), wanted, sex, true) : std::nullopt;
    return made ? Declined{*made + std::string(phrase.substr(end)), true} : Declined{std::string(phrase), false};
}

} // namespace qujat::text
