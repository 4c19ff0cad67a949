#include "check/blank.hpp"

#include "base/utf8.hpp"
#include "check/fold.hpp"

#include <algorithm>
#include <array>

namespace qujat::check {

namespace {

constexpr std::uint32_t most_words_of_placeholder = 16, most_words_of_short_one = 8, most_words_beside_gap = 6;
constexpr std::ptrdiff_t least_words_before = 2, least_words_of_clause = 3; // of what is there, and of what is not there yet

// "Удержание: ____ %", "Выручка …": a line to be filled in.
bool has_gap(std::string_view text) {
    return text.find("__") != std::string_view::npos || text.find("....") != std::string_view::npos || text.find("……") != std::string_view::npos;
}

bool ends_with_question(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \n\t");
    return last != std::string_view::npos && text[last] == '?';
}

// "Есть прототип, продаж пока нет": the last clause says of something of its own that it is not there, and those before it say more.
bool says_more_before(const Reading& reading, std::string_view text) {
    std::size_t mark = text.substr(0, text.find_last_not_of(" .!\n\t")).find_last_of(",;.");
    for (const std::string_view dash : {" – ", " — ", " - "})
        if (const std::size_t found = text.rfind(dash); found != std::string_view::npos && (mark == std::string_view::npos || found > mark))
            mark = found;
    const auto before = std::ranges::count_if(reading.tokens, [mark](const Token& token) { return token.begin < mark; });
    return mark != std::string_view::npos && before >= least_words_before && std::ssize(reading.tokens) - before >= least_words_of_clause;
}

// The words of a text in the form in which they are compared, and nothing between them.
std::string folded_words(std::string_view text) {
    std::string all, word;
    const auto flush = [&] {
        if (!word.empty())
            all += fold(word).text + ' ';
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto point = base::decode(text, at);
        if (point && (is_letter(point->value) || is_digit(point->value)))
            word += text.substr(at, point->size);
        else
            flush();
        at += point ? point->size : 1;
    }
    flush();
    return all;
}

} // namespace

OwnTexts own_texts(const Requirements& requirements) {
    const Lexicon& lexicon = *requirements.lexicon;
    OwnTexts texts;
    for (const char* name : {"numeral", "absence"})
        if (const auto list = lexicon.find_list(name))
            texts.how_many.push_back(*list);
    Vocabulary vocabulary(lexicon);
    for (const Item& item : requirements.items)
        for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en}) {
            OwnTexts::Source source{item.number, language, {}, {}};
            for (const SubRequirement& sub : item.subs) {
                texts.hints.insert(folded_words(sub.advice.in(language)));
                texts.titles.insert(folded_words(sub.title.in(language)));
            }
            const auto take = [&](std::string_view text, bool is_alone) {
                std::set<std::string> stems;
                for (const Token& token : tokens_of(text, vocabulary))
                    if (!token.is_number())
                        stems.insert(stem(token.word->folded, language, lexicon.endings));
                source.stems.insert(stems.begin(), stems.end());
                if (is_alone && stems.size() >= 2)
                    source.sentences.push_back(std::move(stems));
            };
            for (const std::string_view sentence : split_sentences(language == base::Language::kk ? item.text : item.title.in(language)))
                take(sentence, true);
            take(item.title.in(language), true);
            if (item.number == 0)
                take(requirements.heading.in(language), false);
            for (const SubRequirement& sub : item.subs)
                take(sub.title.in(language), false);
            texts.sources.push_back(std::move(source));
        }
    return texts;
}

const OwnWords::Membership& OwnWords::membership(const Word& word) const {
    const auto [entry, is_new] = memberships_.try_emplace(&word);
    if (is_new)
        for (std::size_t at = 0; at < texts_.sources.size(); ++at)
            entry->second[at] = texts_.sources[at].stems.contains(stem(word.folded, texts_.sources[at].language, lexicon_.endings));
    return entry->second;
}

OwnWords::Match OwnWords::match(const Reading& reading) const {
    constexpr std::uint32_t most_words = 80;
    constexpr double nearly_all = 0.85, all_but_a_slip = 0.95, most_of_it = 0.7;
    Match best;
    if (reading.words < 2 || reading.words > most_words)
        return best;
    std::array<std::uint32_t, 64> known{};
    for (const Token& token : reading.tokens)
        if (!token.is_number())
            if (const Membership& of = membership(*token.word); of.any())
                for (std::size_t at = 0; at < texts_.sources.size(); ++at)
                    known[at] += of[at] ? 1 : 0;
    // Numbers make a sentence of one's own of the requirement's words: "Штат – 6 қызметкер", "the number of non-residents is zero". The mark of the line is none.
    const bool says_how_many = count(reading.hits, seen_number) > 0 || std::ranges::any_of(texts_.how_many, [&reading](std::uint16_t list) { return count(reading.hits, list) > 0; });
    double best_share = 0;
    for (std::size_t at = 0; at < texts_.sources.size(); ++at) {
        const OwnTexts::Source& source = texts_.sources[at];
        const double share = static_cast<double>(known[at]) / reading.words;
        if (share < nearly_all)
            continue;
        if (reading.words >= 3 && !says_how_many && (share >= all_but_a_slip || count(reading.hits, seen_quoted) == 0))
            best.is_echo = true;
        std::set<std::string> own;
        for (const Token& token : reading.tokens)
            if (!token.is_number())
                own.insert(stem(token.word->folded, source.language, lexicon_.endings));
        for (const auto& sentence : source.sentences) {
            const auto said = std::ranges::count_if(sentence, [&own](const std::string& word) { return own.contains(word); });
            const double covered = static_cast<double>(said) / static_cast<double>(sentence.size());
            if (covered >= most_of_it && share * covered > best_share) {
                best_share = share * covered;
                best.item = source.item;
            }
        }
    }
    return best;
}

bool OwnWords::is_hint(std::string_view text) const {
    const std::string words = folded_words(text);
    return !words.empty() && texts_.hints.contains(words);
}

bool OwnWords::is_title(std::string_view text) const { return texts_.titles.contains(folded_words(text)); }

bool is_bracketed(std::string_view text) {
    bool is_reference = true;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of("[]", 1);
        if (!text.starts_with('[') || end == std::string_view::npos || text[end] != ']')
            return false;
        is_reference = is_reference && text.substr(1, end - 1).find_first_not_of("0123456789 ,-") == std::string_view::npos;
        text.remove_prefix(end + 1);
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    }
    return !is_reference;
}

bool is_blank(const Reading& reading, std::string_view text, const Lexicon& lexicon) {
    if (reading.words == 0 && count(reading.hits, seen_number) == 0)
        return true;
    if (reading.words <= most_words_beside_gap && count(reading.hits, seen_number) == 0 && has_gap(text))
        return true;
    const auto hits = [&](std::string_view list) {
        const auto known = lexicon.find_list(list);
        return known ? count(reading.hits, *known) : 0;
    };
    if (const std::uint32_t placeholders = hits("placeholder"); placeholders > 0 && reading.words <= most_words_of_placeholder) {
        const std::uint32_t short_ones = hits("placeholder-short"), none_yet = hits("none-yet");
        if (placeholders > short_ones + none_yet || (none_yet > 0 && !says_more_before(reading, text)))
            return true;
        if (short_ones > 0 && reading.words <= most_words_of_short_one && std::ranges::none_of(reading.tokens, &Token::is_number))
            return true;
    }
    const auto lorem = lexicon.find_list("lorem");
    if (lorem && reading.words >= 3 && count(reading.hits, *lorem) * 3 >= reading.words)
        return true;
    const auto instruction = lexicon.find_list("instruction");
    if (instruction && count(reading.hits, *instruction) > 0)
        return true;
    return ends_with_question(text);
}

} // namespace qujat::check
