#include "text/number_words.hpp"

#include <array>
#include <charconv>

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

// In the genitive: «в течение 5 (пяти) рабочих дней» (letters.md, section 6).
constexpr std::array<std::string_view, 20> russian_units_genitive = {
    "",       "одного",      "двух",       "трех",       "четырех",      "пяти",       "шести",       "семи",       "восьми",       "девяти",
    "десяти", "одиннадцати", "двенадцати", "тринадцати", "четырнадцати", "пятнадцати", "шестнадцати", "семнадцати", "восемнадцати", "девятнадцати"};
constexpr std::array<std::string_view, 10> russian_tens_genitive = {"", "", "двадцати", "тридцати", "сорока", "пятидесяти", "шестидесяти", "семидесяти", "восьмидесяти", "девяноста"};
constexpr std::array<std::string_view, 10> russian_hundreds_genitive = {"",        "ста",      "двухсот",  "трехсот",    "четырехсот",
                                                                        "пятисот", "шестисот", "семисот", "восьмисот", "девятисот"};

constexpr std::array<std::string_view, 20> english_units = {"",    "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
                                                            "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> english_tens = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

/// The groups of three digits from the left. Russian: after 1, after 2 to 4, after the rest; in the genitive the second after 1, else the third.
struct Group {
    std::int64_t value;
    std::string_view kazakh, english;
    std::array<std::string_view, 3> russian;
    Gender gender; ///< in Russian
};
constexpr Group groups[] = {
    {1000000000, "миллиард", "billion", {"миллиард", "миллиарда", "миллиардов"}, Gender::masculine},
    {1000000, "миллион", "million", {"миллион", "миллиона", "миллионов"}, Gender::masculine},
    {1000, "мың", "thousand", {"тысяча", "тысячи", "тысяч"}, Gender::feminine},
    {1, "", "", {"", "", ""}, Gender::masculine}, // the gender of what is counted
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

void add_russian(Words& words, std::size_t number, const Group& group, Gender gender, bool is_genitive) {
    const std::size_t below_hundred = number % 100, unit = below_hundred < 20 ? below_hundred : below_hundred % 10;
    words.add((is_genitive ? russian_hundreds_genitive : russian_hundreds)[number / 100]);
    if (below_hundred >= 20)
        words.add((is_genitive ? russian_tens_genitive : russian_tens)[below_hundred / 10]);
    if (unit == 1 && gender == Gender::feminine)
        words.add(is_genitive ? "одной" : "одна");
    else if (unit == 1 && gender == Gender::neuter && !is_genitive)
        words.add("одно");
    else if (unit == 2 && gender == Gender::feminine && !is_genitive)
        words.add("две");
    else
        words.add((is_genitive ? russian_units_genitive : russian_units)[unit]);
    if (is_genitive)
        words.add(group.russian[unit == 1 ? 1 : 2]);
    else
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

template <class Add>
std::string in_groups(std::int64_t number, std::string_view zero, Add add) {
    if (number < 0 || number > 999999999999)
        diag::stop("TXT-0002", {}, {{"found", std::to_string(number)}});
    if (number == 0)
        return std::string(zero);
    Words words;
    for (const Group& group : groups) {
        const auto part = static_cast<std::size_t>(number / group.value % 1000);
        if (part != 0)
            add(words, part, group);
    }
    return words.take();
}

} // namespace

std::int64_t number_of(std::string_view figures) {
    std::int64_t out = 0;
    std::from_chars(figures.data(), figures.data() + figures.size(), out);
    return out;
}

std::string russian_number(std::int64_t number, Gender gender, bool is_genitive) {
    return in_groups(number, is_genitive ? "нуля" : "ноль", [&](Words& words, std::size_t part, const Group& group) { add_russian(words, part, group, group.value == 1 ? gender : group.gender, is_genitive); });
}

std::string number_words(std::int64_t number, base::Language language) {
    if (language == base::Language::kk)
        return in_groups(number, "нөл", add_kazakh);
    if (language == base::Language::ru)
        return russian_number(number, Gender::masculine, false);
    return in_groups(number, "zero", add_english);
}

} // namespace qujat::text
