#include "text/text.hpp"

#include "base/utf8.hpp"
#include "text/break_candidates.hpp"
#include "text/no_break_rules.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace qujat::text {

namespace {

struct Char {
    char32_t value;
    std::uint32_t offset;
};
using Word = std::span<const Char>; ///< between breaking spaces

bool is_one_of(std::u32string_view set, char32_t c) {
    return set.find(c) != std::u32string_view::npos;
}
bool is_letter(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c));
}
bool is_capital(char32_t c) {
    return u_isupper(static_cast<UChar32>(c));
}
bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_no_break_space(char32_t c) {
    return c == 0x00A0 || c == 0x202F || c == 0x2007;
}
bool is_opening(char32_t c) {
    return is_one_of(signs::opening, c);
}
bool is_closing(char32_t c) {
    return is_one_of(signs::closing, c);
}

Word without_opening(Word word) {
    while (!word.empty() && is_opening(word.front().value))
        word = word.subspan(1);
    return word;
}

/// (capital, full stop)+ at the front; the length of it.
std::size_t initials_length(Word word) {
    std::size_t length = 0;
    while (length + 1 < word.size() && is_capital(word[length].value) && word[length + 1].value == U'.')
        length += 2;
    return length;
}

bool is_name(Word word) {
    word = without_opening(word);
    return word.size() >= 2 && is_capital(word[0].value) && (is_letter(word[1].value) || is_one_of(U"'’-", word[1].value));
}

bool is_single(Word word, std::u32string_view set) {
    return word.size() == 1 && is_one_of(set, word[0].value);
}

/// Whether the word begins with one of the list; a whole one may have closing signs and a no-break space behind it.
bool is_listed(Word word, const WordList& list) {
    for (std::size_t from = 0; from < list.words.size();) {
        const std::size_t to = std::min(list.words.find(U' ', from), list.words.size());
        const std::u32string_view listed = list.words.substr(from, to - from);
        from = to + 1;
        if (word.size() < listed.size() || !std::ranges::equal(word.first(listed.size()), listed, {}, &Char::value))
            continue;
        if (list.match == Match::beginning || word.size() == listed.size() || is_closing(word[listed.size()].value) || is_no_break_space(word[listed.size()].value))
            return true;
    }
    return false;
}

/// The traits among `wanted` that lists give to the word.
std::uint32_t listed_traits(Word word, std::uint32_t wanted, base::Language language) {
    std::uint32_t traits = 0;
    for (const WordList& list : word_lists()) {
        if ((list.trait & wanted) && (!list.only_in || *list.only_in == language) && is_listed(word, list))
            traits |= list.trait;
    }
    return traits;
}

std::uint32_t traits_before_space(Word word, base::Language language) {
    std::uint32_t traits = anything;
    if (std::ranges::all_of(word, [](const Char& c) { return is_one_of(signs::only_opening, c.value); }))
        traits |= only_opening;
    // Only what follows the last no-break space meets this space.
    for (std::size_t i = word.size(); i-- > 0;) {
        if (is_no_break_space(word[i].value)) {
            word = word.subspan(i + 1);
            break;
        }
    }
    word = without_opening(word);
    if (word.empty())
        return traits;
    const char32_t last = word.back().value;
    if (is_one_of(signs::of_number, last))
        traits |= number_sign;
    if (initials_length(word) == word.size())
        traits |= initials;
    if (is_name(word) && is_letter(last))
        traits |= name;
    if (is_digit(last))
        traits |= figure;
    const Word plain = is_one_of(signs::plus_minus, word.front().value) ? word.subspan(1) : word;
    if (plain.size() <= 3 && !plain.empty() && std::ranges::all_of(plain, is_digit, &Char::value))
        traits |= first_thousands;
    if (word.size() == 1)
        traits |= listed_traits(word, little_word, language);
    return traits;
}

/// `next` is the word after `word` and any further initials.
std::uint32_t traits_after_space(Word word, Word next, base::Language language) {
    std::uint32_t traits = anything;
    if (is_single(word, signs::dashes))
        traits |= dash;
    if (std::ranges::all_of(word, [](const Char& c) { return is_one_of(signs::only_closing, c.value); }))
        traits |= only_closing;
    const auto rest_closes = [&](std::size_t from) { return from >= word.size() || is_closing(word[from].value) || is_no_break_space(word[from].value); };
    if (const std::size_t length = initials_length(word); length > 0 && rest_closes(length))
        traits |= length == word.size() && is_name(next) ? initials : initials | last_initials;
    if (is_name(word))
        traits |= name;
    traits |= listed_traits(word, month | unit, language);
    if (word[0].value == U'(')
        traits |= listed_traits(word.subspan(1), in_words, language);
    if (word.size() >= 3 && std::ranges::all_of(word.first(3), is_digit, &Char::value) && (rest_closes(3) || is_one_of(signs::closing_thousands, word[3].value)))
        traits |= more_thousands;
    if (is_one_of(signs::of_unit, word[0].value) ||
        (word.size() >= 2 && is_letter(word[0].value) && !is_capital(word[0].value) && word[1].value == U'.' && rest_closes(2)))
        traits |= unit;
    return traits;
}

bool may_break_between(Word before, Word after, Word next, base::Language language) {
    const std::uint32_t left = traits_before_space(before, language), right = traits_after_space(after, next, language);
    return std::ranges::none_of(space_rules(), [&](const SpaceRule& rule) { return (left & rule.before) && (right & rule.after); });
}

/// `at`: the first character of the next line, inside a word.
bool may_break_inside(std::span<const Char> text, std::size_t at) {
    const auto rule = std::ranges::find_if(inner_rules(), [&](const InnerRule& candidate) { return is_one_of(candidate.signs, text[at - 1].value); });
    if (rule == inner_rules().end())
        return true;
    std::size_t begin = at - 1;
    while (begin > 0 && (is_letter(text[begin - 1].value) || is_digit(text[begin - 1].value)))
        --begin;
    const std::span<const Char> run = text.subspan(begin, at - 1 - begin);
    std::uint32_t before = 0;
    if (run.empty() && begin > 0 && is_one_of(signs::counting, text[begin - 1].value))
        before |= counting_sign;
    if (!run.empty() && is_digit(run.back().value))
        before |= digits;
    if (!run.empty() && std::ranges::all_of(run, is_capital, &Char::value))
        before |= capitals;
    if (run.size() == 1 && is_letter(run[0].value))
        before |= single_letter;
    const std::uint32_t after = is_digit(text[at].value) ? digits : is_letter(text[at].value) ? letters : 0U;
    return std::ranges::none_of(inner_rules(), [&](const InnerRule& candidate) {
        return is_one_of(candidate.signs, text[at - 1].value) && (candidate.before & before) && (candidate.after & after);
    });
}

} // namespace

std::vector<std::uint32_t> break_opportunities(std::string_view text, base::Language language) {
    std::vector<std::uint32_t> opportunities;
    if (text.empty())
        return opportunities;
    thread_local std::vector<std::uint32_t> inner;
    inner.clear();
    if (!find_inner_breaks_of_plain_text(text, inner))
        find_inner_breaks(text, inner);

    thread_local std::vector<Char> chars;
    chars.clear();
    for (std::size_t offset = 0; offset < text.size();) {
        const auto decoded = base::decode(text, offset);
        chars.push_back({decoded ? decoded->value : U'\uFFFD', static_cast<std::uint32_t>(offset)});
        offset += decoded ? decoded->size : 1;
    }
    const std::span<const Char> all(chars);
    const auto end_of = [&](std::size_t from, bool of_spaces) {
        while (from < all.size() && is_breaking_space(all[from].value) == of_spaces)
            ++from;
        return from;
    };

    auto candidate = inner.begin();
    std::size_t begin = 0, end = end_of(0, false);
    while (begin < all.size()) {
        const Word current = all.subspan(begin, end - begin);
        for (std::size_t i = begin + 1; i < end && candidate != inner.end(); ++i) {
            while (candidate != inner.end() && *candidate < all[i].offset)
                ++candidate;
            if (candidate != inner.end() && *candidate == all[i].offset && may_break_inside(all, i))
                opportunities.push_back(*candidate);
        }
        const std::size_t next_begin = end_of(end, true), next_end = end_of(next_begin, false);
        if (next_begin < all.size()) {
            const Word next = all.subspan(next_begin, next_end - next_begin);
            Word after_next;
            constexpr int most_initials = 4; // bounded: a text of nothing but initials must not cost its square
            std::size_t from = next_end;
            for (int n = 0; n < most_initials && from < all.size(); ++n) {
                from = end_of(from, true);
                after_next = all.subspan(from, end_of(from, false) - from);
                from += after_next.size();
                if (initials_length(after_next) != after_next.size())
                    break;
            }
            const bool has_line_feed = std::ranges::any_of(all.subspan(end, next_begin - end), [](const Char& c) { return c.value == U'\n'; });
            if (has_line_feed || current.empty() || may_break_between(current, next, after_next, language))
                opportunities.push_back(all[next_begin].offset);
        }
        begin = next_begin;
        end = next_end;
    }
    opportunities.push_back(static_cast<std::uint32_t>(text.size()));
    return opportunities;
}

} // namespace qujat::text
