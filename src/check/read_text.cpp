#include "check/read_text.hpp"

#include "base/utf8.hpp"
#include "check/slips.hpp"

#include <algorithm>
#include <array>

namespace qujat::check {

namespace {

constexpr std::size_t most_bytes_of_sentence = 4'000;
constexpr std::uint32_t most_words_of_short = 12;
constexpr std::size_t most_skipped = 4; ///< words a gap in a cue may stand for
constexpr std::uint64_t first_year = 2020, last_year = 2045;

bool is_symbol(char32_t c) { return c == U'%' || c == U'$' || c == 0x20B8 || c == 0x20AC || c == 0x20BD; }
bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == 0xA0 || c == 0x202F || c == 0x2009; }

/// Cuts a text into words, numbers and the signs of money and per cent.
class Tokenizer {
  public:
    Tokenizer(std::string_view text, Vocabulary& vocabulary) : text_(text), vocabulary_(vocabulary) {}

    std::vector<Token> run() {
        while (const auto code = base::decode(text_, at_)) {
            if (is_digit(code->value))
                number();
            else if (is_letter(code->value))
                word();
            else if (is_symbol(code->value))
                take(at_ + code->size);
            else if ((code->value == U'[' || code->value == U'<' || code->value == U'{') && skip_blank_of_template(code->value))
                continue;
            else
                at_ += code->size;
        }
        return std::move(tokens_);
    }

  private:
    void take(std::size_t end) {
        tokens_.push_back({&vocabulary_.look_up(text_.substr(at_, end - at_)), 0, static_cast<std::uint32_t>(at_), false});
        at_ = end;
    }
    void word() {
        std::size_t end = at_;
        while (const auto code = base::decode(text_, end)) {
            if (!is_letter(code->value) && !is_digit(code->value))
                break;
            end += code->size;
        }
        take(end);
    }
    char32_t code_at(std::size_t at) const {
        const auto code = base::decode(text_, at);
        return code ? code->value : 0;
    }
    std::size_t digits_end(std::size_t at) const {
        while (at < text_.size() && is_digit(static_cast<unsigned char>(text_[at])))
            ++at;
        return at;
    }
    // "12 000 000", "1,5", "12.5", "01.03.2027", and "10K", "2M" by their letters as words.
    void number() {
        const std::size_t begin = at_;
        std::size_t end = digits_end(at_);
        Token token;
        token.begin = static_cast<std::uint32_t>(begin);
        std::string digits(text_.substr(begin, end - begin));
        std::size_t dots = 0;
        while (true) {
            const auto next = base::decode(text_, end);
            if (!next)
                break;
            const std::size_t after = end + next->size;
            const std::size_t run = digits_end(after) - after;
            if (is_space(next->value) && next->value != U'\n' && run == 3 && digits.size() <= 12 && (end - begin <= 3 || has_group_)) {
                digits += text_.substr(after, run);
                has_group_ = true;
            } else if ((next->value == U'.' || next->value == U',') && run > 0) {
                if (run == 3 && digits.size() <= 12) { // "12.000.000"
                    digits += text_.substr(after, run);
                    has_group_ = true;
                } else {
                    ++dots;
                }
            } else {
                break;
            }
            end = after + run;
        }
        has_group_ = false;
        const std::string_view written = text_.substr(begin, end - begin);
        const bool is_month_and_year = dots == 1 && (written.substr(written.find('.') + 1).starts_with("20")) && written.size() - written.find('.') == 5; // "06.2026"
        token.is_date = dots == 2 || is_month_and_year;
        for (const char digit : digits.substr(0, 18))
            token.value = token.value * 10 + static_cast<std::uint64_t>(digit - '0');
        tokens_.push_back(token);
        at_ = end;
    }
    // "[name of the project]", "<insert here>": a blank of a template, no words of the applicant's. "[1]" is a reference.
    bool skip_blank_of_template(char32_t open) {
        const char close = open == U'[' ? ']' : open == U'<' ? '>' : '}';
        const std::size_t size = text_.substr(at_, 301).find(close); // no further: a bracket may be one of a million
        if (size == std::string_view::npos || size < 5)
            return false;
        at_ += size + 1;
        return true;
    }

    std::string_view text_;
    Vocabulary& vocabulary_;
    std::size_t at_ = 0;
    bool has_group_ = false;
    std::vector<Token> tokens_;
};

bool fits(const Element& element, const Token& token) {
    if (element.is_number) // "2026 жыл" is a year, not so many of them
        return token.is_number() ? !token.is_date && (token.value < first_year || token.value > last_year) : token.word->is_numeral;
    if (token.is_number())
        return false;
    // Both are short and sorted.
    return std::ranges::any_of(element.atoms, [&token](std::uint32_t atom) { return std::ranges::binary_search(token.word->atoms, atom); });
}

// Behind the last token the cue takes when it begins at `at`; 0 = it does not fit.
std::size_t match(const std::vector<Element>& elements, std::size_t element, const std::vector<Token>& tokens, std::size_t at) {
    if (element == elements.size())
        return at;
    if (elements[element].is_gap) {
        for (std::size_t skipped = 0; skipped <= most_skipped && at + skipped <= tokens.size(); ++skipped)
            if (const std::size_t end = match(elements, element + 1, tokens, at + skipped))
                return end;
        return 0;
    }
    return at < tokens.size() && fits(elements[element], tokens[at]) ? match(elements, element + 1, tokens, at + 1) : 0;
}

/// Which cues stand where: cues of a list that overlap are one hit.
class CueMatcher {
  public:
    CueMatcher(Reading& reading, const Lexicon& lexicon, const HeadingLists& heading_lists) : reading_(reading), lexicon_(lexicon), heading_lists_(heading_lists) {}

    void run() {
        const auto& tokens = reading_.tokens;
        for (at_ = 0; at_ < tokens.size(); ++at_) {
            const Token& token = tokens[at_];
            if (!token.is_number())
                try_all(token.word->cues);
            if (!token.is_number() && !token.word->is_numeral)
                continue;
            try_all(lexicon_.number_cues());
            if (at_ + 1 < tokens.size() && !tokens[at_ + 1].is_number())
                try_all(tokens[at_ + 1].word->after_number);
        }
    }

  private:
    void try_all(const std::vector<std::uint32_t>& numbers) {
        for (const std::uint32_t number : numbers) {
            const Cue& cue = lexicon_.cues()[number];
            if (cue.at_begin && at_ > 0)
                continue;
            const std::size_t end = match(cue.elements, 0, reading_.tokens, at_);
            if (end == 0 || (cue.at_end && end != reading_.tokens.size()))
                continue;
            if (heading_lists_[cue.list])
                reading_.heading_span = std::max(reading_.heading_span, static_cast<std::uint32_t>(end - at_));
            const auto last = std::ranges::find(taken_, cue.list, &std::pair<std::uint16_t, std::size_t>::first);
            if (last == taken_.end()) {
                taken_.emplace_back(cue.list, end);
            } else if (last->second > at_) {
                last->second = std::max(last->second, end);
                continue;
            } else {
                last->second = end;
            }
            add(reading_.hits, cue.list);
        }
    }

    Reading& reading_;
    const Lexicon& lexicon_;
    const HeadingLists& heading_lists_;
    std::vector<std::pair<std::uint16_t, std::size_t>> taken_; ///< list and the token behind its last hit
    std::size_t at_ = 0;
};

bool has_currency_beside(const std::vector<Token>& tokens, std::size_t at, std::string_view text) {
    const auto is_sign = [](const Word& word) { return word.folded == "usd" || word.folded == "eur" || word.folded == "kzt" || word.folded == "rub"; };
    if (at > 0 && !tokens[at - 1].is_number() && is_sign(*tokens[at - 1].word)) // "KZT 12 000", "$5"
        return true;
    const auto is_in_same_cell = [&](std::size_t token) { return text.substr(tokens[token - 1].begin, tokens[token].begin - tokens[token - 1].begin).find('|') == std::string_view::npos; };
    std::size_t next = at + 1;
    while (next < tokens.size() && next < at + 6 && (tokens[next].is_number() || tokens[next].word->is_scale) && is_in_same_cell(next)) // "от 100 до 200" is met at 200; "10–12 млн тенге" at both
        ++next;
    return next < tokens.size() && !tokens[next].is_number() && tokens[next].word->is_currency;
}

// "1 квартал": which, not how many.
bool names_quarter(const Word& word) {
    return word.folded == "кв" || word.folded.starts_with("квартал") || word.folded.starts_with("токсан") || word.folded.starts_with("quarter") || word.folded.starts_with("полугоди");
}

void see_numbers(Reading& reading, std::string_view text, bool has_currency) {
    const auto& tokens = reading.tokens;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const Token& token = tokens[at];
        if (!token.is_number())
            continue;
        if (token.is_date) {
            add(reading.hits, seen_date);
            continue;
        }
        // Behind the number: its own mark ("1.", "2)") when it begins the text.
        std::size_t behind = token.begin;
        while (behind < text.size() && (is_digit(static_cast<unsigned char>(text[behind])) || text[behind] == '.'))
            ++behind;
        if (at == 0 && token.begin == 0 && behind < text.size() && (text[behind] == ')' || text[behind - 1] == '.'))
            continue;
        // "2026, тенге" heads a column: a year; "2026 тенге" is a sum.
        const bool is_apart = token.begin + 4 < text.size() && text[token.begin + 4] == ',';
        if (token.value >= first_year && token.value <= last_year && (is_apart || !has_currency_beside(tokens, at, text))) {
            add(reading.hits, seen_year);
            continue;
        }
        if (at + 1 < tokens.size() && !tokens[at + 1].is_number() && names_quarter(*tokens[at + 1].word))
            continue;
        add(reading.hits, seen_number);
        const bool is_sum = has_currency_beside(tokens, at, text);
        if (has_currency || is_sum)
            add(reading.hits, seen_money);
        const bool is_percent = at + 1 < tokens.size() && !tokens[at + 1].is_number() && (tokens[at + 1].word->folded == "%" || tokens[at + 1].word->folded.starts_with("процент") || tokens[at + 1].word->folded.starts_with("пайыз") || tokens[at + 1].word->folded == "percent");
        if (is_percent)
            add(reading.hits, seen_percent);
        if (!is_sum && !is_percent)
            add(reading.hits, seen_quantity);
    }
}

// "годовая подписка, внедрение, обучение агрономов", "sampler / classifier / radio": parts of a few words.
bool is_enumeration(std::string_view text) {
    constexpr std::size_t most_words_of_part = 5;
    const std::string_view divider = text.find(" / ") != std::string_view::npos ? " / " : text.find(" · ") != std::string_view::npos ? " · " : ",";
    if (const std::size_t colon = text.find(": "); colon != std::string_view::npos)
        text.remove_prefix(colon + 2);
    std::size_t parts = 0;
    while (true) {
        const std::size_t end = divider == "," ? text.find_first_of(",;") : text.find(divider);
        const std::string_view part = text.substr(0, end);
        if (static_cast<std::size_t>(std::ranges::count(part, ' ')) > most_words_of_part)
            return false;
        ++parts;
        if (end == std::string_view::npos)
            return parts >= 3;
        text.remove_prefix(end + divider.size());
    }
}

// Names of places, firms and people: a capital inside a sentence, "г. Шахтинск" included; words in capitals throughout are abbreviations.
void see_proper(Reading& reading, std::string_view text) {
    for (std::size_t at = 1; at < reading.tokens.size(); ++at) {
        const Token& token = reading.tokens[at];
        if (token.is_number() || !token.word->is_capital || token.word->folded.size() < 5 || token.begin < 2)
            continue;
        const std::string_view before = text.substr(0, token.begin);
        const std::size_t last = before.find_last_not_of(" \"(");
        if (last == std::string_view::npos || before[last] == '!' || before[last] == '?')
            continue;
        const auto second = base::decode(text, token.begin + base::decode(text, token.begin)->size);
        if (second && is_letter(second->value) && !is_capital(second->value))
            add(reading.hits, seen_proper);
    }
}

// Given name and surname stand side by side with capitals, and a surname is known by its ending; or initials stand with it.
bool is_surname(const std::string& folded) {
    constexpr std::array<std::string_view, 18> endings = {"ов", "ев", "ова", "ева", "ин", "ина", "ский", "ская", "улы", "кызы", "баев", "баева", "бек", "бекова", "ович", "овна", "енко", "хан"};
    return std::ranges::any_of(endings, [&folded](std::string_view ending) { return folded.size() >= ending.size() + 6 && folded.ends_with(ending); });
}

// A name in Latin letters: with a capital among Cyrillic words; among Latin ones only with a capital or a digit inside ("AgroSense", "Edu4KZ").
void see_latin(Reading& reading, std::string_view text) {
    std::uint32_t latin = 0;
    for (const Token& token : reading.tokens)
        latin += !token.is_number() && token.word->is_latin ? 1 : 0;
    const bool is_latin_text = latin * 2 > reading.words && reading.words > 2;
    for (std::size_t at = 0; at < reading.tokens.size(); ++at) {
        const Token& token = reading.tokens[at];
        if (token.is_number() || !token.word->is_latin || !token.word->is_capital || token.word->folded.size() < 3)
            continue;
        const std::string_view raw = text.substr(token.begin, token.word->folded.size());
        const bool is_upper = std::ranges::none_of(raw, [](char c) { return c >= 'a' && c <= 'z'; });
        const bool is_inner = !is_upper && std::ranges::any_of(raw.substr(1), [](char c) { return (c >= 'A' && c <= 'Z') || is_digit(static_cast<unsigned char>(c)); });
        if (is_inner || (!is_latin_text && !is_upper) || (is_upper && at == 0 && raw.size() > 3)) // "TOYLA – …" begins a plan
            add(reading.hits, seen_latin);
    }
}

void see_names(Reading& reading, std::string_view text) {
    for (std::size_t at = 0; at + 1 < reading.tokens.size(); ++at) {
        const Token &one = reading.tokens[at], &two = reading.tokens[at + 1];
        if (one.is_number() || two.is_number() || !one.word->is_capital || !two.word->is_capital)
            continue;
        if (is_surname(one.word->folded) || is_surname(two.word->folded))
            add(reading.hits, seen_person);
    }
    see_latin(reading, text);
    // «…», “…”, „…“, "…": at most 60 bytes inside.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> marks = {{{"«", "»"}, {"“", "”"}, {"„", "“"}, {"\"", "\""}}};
    for (const auto& [open, close] : marks)
        if (const std::size_t begin = text.find(open); begin != std::string_view::npos)
            if (const std::size_t end = text.find(close, begin + open.size()); end != std::string_view::npos && end > begin + open.size() + 2 && end - begin <= 80)
                add(reading.hits, seen_quoted);
}

} // namespace

std::uint32_t count(const Hits& hits, std::uint16_t list) {
    const auto found = std::ranges::lower_bound(hits, list, {}, &Hits::value_type::first);
    return found != hits.end() && found->first == list ? found->second : 0;
}

void add(Hits& hits, std::uint16_t list, std::uint32_t times) {
    if (times == 0)
        return;
    const auto found = std::ranges::lower_bound(hits, list, {}, &Hits::value_type::first);
    if (found != hits.end() && found->first == list)
        found->second = static_cast<std::uint16_t>(std::min<std::uint32_t>(found->second + times, 60'000));
    else
        hits.insert(found, {list, static_cast<std::uint16_t>(std::min<std::uint32_t>(times, 60'000))});
}

const Word& Vocabulary::look_up(std::string_view raw) {
    const auto [entry, is_new] = words_.try_emplace(std::string(raw));
    if (is_new)
        entry->second = std::make_unique<const Word>(lexicon_.look_up(raw));
    return *entry->second;
}

std::vector<Token> tokens_of(std::string_view text, Vocabulary& vocabulary) { return Tokenizer(text, vocabulary).run(); }

Reading read_text(std::string_view text, Vocabulary& vocabulary, const HeadingLists& heading_lists, bool has_currency, Slips* slips) {
    Reading reading;
    reading.tokens = Tokenizer(text, vocabulary).run();
    if (slips != nullptr)
        for (Token& token : reading.tokens)
            if (!token.is_number())
                token.word = &slips->correct(*token.word);
    for (const Token& token : reading.tokens) {
        if (token.is_number())
            continue;
        ++reading.words;
        if (token.word->is_mixed) {
            if (reading.mixed.empty())
                reading.mixed = text.substr(token.begin, 40);
            ++reading.mixed_count;
        }
        if (token.word->is_marked) {
            if (reading.marked.empty())
                reading.marked = text.substr(token.begin, 40);
            ++reading.marked_count;
        }
    }
    CueMatcher(reading, vocabulary.lexicon(), heading_lists).run();
    see_numbers(reading, text, has_currency);
    see_names(reading, text);
    see_proper(reading, text);
    if (reading.words <= most_words_of_short)
        add(reading.hits, seen_short);
    if (is_enumeration(text))
        add(reading.hits, seen_enumeration);
    return reading;
}

std::vector<std::string_view> split_sentences(std::string_view text) {
    std::vector<std::string_view> sentences;
    std::size_t begin = 0, word = 0; // beginnings of the sentence and of the current word
    const auto cut = [&](std::size_t end) {
        const std::string_view sentence = text.substr(begin, end - begin);
        if (sentence.find_first_not_of(" \t\n") != std::string_view::npos)
            sentences.push_back(sentence);
        begin = end;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\n') {
            cut(at + 1);
        } else if (c == ' ' && at - begin > most_bytes_of_sentence) {
            cut(at + 1);
            word = at + 1;
        } else if (c == ' ') {
            word = at + 1;
        } else if ((c == '.' || c == '!' || c == '?' || c == ';') && at + 1 < text.size() && text[at + 1] == ' ') {
            std::size_t next = at + 2;
            while (next < text.size() && (text[next] == ' ' || text[next] == '"' || text[next] == '('))
                ++next;
            const auto first = base::decode(text, next);
            // An abbreviation ("млн.", "г.", "А."): short and before a small letter or a digit, or a single capital letter.
            const std::size_t length = base::count_code_points(text.substr(word, at - word));
            const auto initial = base::decode(text, word);
            const bool is_abbreviation = c == '.' && length <= 4 && (length == 1 || !first || !is_capital(first->value)) && initial && !is_digit(initial->value);
            const bool begins_sentence = first && (is_capital(first->value) || is_digit(first->value) || first->value == U'«' || first->value == U'“' || first->value == U'–' || first->value == U'—');
            if (!is_abbreviation && (c == ';' || begins_sentence))
                cut(at + 1);
        }
    }
    cut(text.size());
    return sentences;
}

} // namespace qujat::check
