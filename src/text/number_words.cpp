#include "text/text.hpp"

#include <array>

namespace qujat::text {

namespace {

/// 1 to 9, then the tens, in each language; the words of ICU 72 would drop «бір» before «миллион».
constexpr std::array<std::string_view, 10> kazakh_units = {"", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"};
constexpr std::array<std::string_view, 10> kazakh_tens = {"", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"};

constexpr std::array<std::string_view, 20> russian_units = {
    "",       "один",        "два",        "три",        "четыре",       "пять",       "шесть",       "семь",       "восемь",       "девять",
    "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"};
constexpr std::array<std::string_view, 10> russian_tens = {"", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"};
constexpr std::array<std::string_view, 10> russian_hundreds = {"",        "сто",      "двести",  "триста",    "четыреста",
                                                               "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"};

constexpr std::array<std::string_view, 20> english_units = {"",    "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
                                                            "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> english_tens = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

/// The groups of three digits from the left. Russian: after 1, after 2 to 4, after the rest.
struct Group {
    std::int64_t value;
    std::string_view kazakh, english;
    std::array<std::string_view, 3> russian;
    bool is_feminine; ///< in Russian
};
constexpr Group groups[] = {
    {1000000000, "миллиард", "billion", {"миллиард", "миллиарда", "миллиардов"}, false},
    {1000000, "миллион", "million", {"миллион", "миллиона", "миллионов"}, false},
    {1000, "мың", "thousand", {"тысяча", "тысячи", "тысяч"}, true},
    {1, "", "", {"", "", ""}, false},
};

class Words {
  public:
    void add(std::string_view word) {
        if (word.empty())
            return;
        if (!text_.empty())
            text_ += ' ';
        text_ += word;
    }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

void add_kazakh(Words& words, std::size_t number, const Group& group) {
    const std::size_t hundreds = number / 100, tens = number / 10 % 10;
    // «жүз», not «бір жүз»; but «бір мың», «бір миллион»: there the one is said.
    if (hundreds > 1)
        words.add(kazakh_units[hundreds]);
    if (hundreds > 0)
        words.add("жүз");
    words.add(kazakh_tens[tens]);
    words.add(kazakh_units[number % 10]);
    words.add(group.kazakh);
}

void add_russian(Words& words, std::size_t number, const Group& group) {
    const std::size_t below_hundred = number % 100, unit = below_hundred < 20 ? below_hundred : below_hundred % 10;
    words.add(russian_hundreds[number / 100]);
    if (below_hundred >= 20)
        words.add(russian_tens[below_hundred / 10]);
    if (group.is_feminine && unit == 1)
        words.add("одна");
    else if (group.is_feminine && unit == 2)
        words.add("две");
    else
        words.add(russian_units[unit]);
    words.add(group.russian[unit == 1 ? 0 : unit >= 2 && unit <= 4 ? 1 : 2]);
}

void add_english(Words& words, std::size_t number, const Group& group) {
    const std::size_t below_hundred = number % 100;
    if (number >= 100) {
        words.add(english_units[number / 100]);
        words.add("hundred");
    }
    if (below_hundred < 20) {
        words.add(english_units[below_hundred]);
    } else {
        std::string tens(english_tens[below_hundred / 10]);
        if (below_hundred % 10 != 0)
            (tens += '-') += english_units[below_hundred % 10];
        words.add(tens);
    }
    words.add(group.english);
}

} // namespace

std::string number_words(std::int64_t number, base::Language language) {
    if (number < 0 || number > 999999999999)
        diag::stop("TXT-0002", {}, {{"found", std::to_string(number)}});
    if (number == 0)
        return language == base::Language::kk ? "нөл" : language == base::Language::ru ? "ноль" : "zero";
    Words words;
    for (const Group& group : groups) {
        const auto part = static_cast<std::size_t>(number / group.value % 1000);
        if (part == 0)
            continue;
        if (language == base::Language::kk)
            add_kazakh(words, part, group);
        else if (language == base::Language::ru)
            add_russian(words, part, group);
        else
            add_english(words, part, group);
    }
    return words.take();
}

} // namespace qujat::text
