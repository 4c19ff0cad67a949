#include "plan/part_mark.hpp"

#include <algorithm>
#include <array>

namespace qujat::plan {

namespace {

constexpr std::array parts = std::to_array<std::string_view>({"раздел", "глава", "часть", "пункт", "слайд", "блок", "шаг", "вопрос", "приложение", "бөлім", "тарау", "тармақ", "бөлік", "сұрақ", "қадам", "қосымша",
                                                              "section", "chapter", "part", "slide", "item", "block", "step", "question", "annex"});
constexpr std::array numerals = std::to_array<std::string_view>({"бірінші", "екінші", "үшінші", "төртінші", "бесінші", "алтыншы", "жетінші", "сегізінші", "тоғызыншы", "оныншы", "он",
                                                                 "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
                                                                 "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"});
constexpr std::array numerals_ru = std::to_array<std::string_view>({"перв", "втор", "трет", "четверт", "четвёрт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат", "двенадцат", "тринадцат"});
constexpr std::array endings_ru = std::to_array<std::string_view>({"ый", "ой", "ий", "ая", "ья"});

bool is_figure(std::string_view word) {
    if (word.starts_with("№"))
        word.remove_prefix(std::string_view("№").size());
    if (word.empty() || word.size() > 6)
        return false;
    if (word.find_first_not_of("0123456789.") == std::string_view::npos)
        return word.front() != '.' && word.find_first_of("0123456789") != std::string_view::npos;
    while (!word.empty()) { // Roman, also with the Cyrillic letters that look so
        const std::size_t size = word.front() == 'i' || word.front() == 'v' || word.front() == 'x' ? 1 : word.starts_with("і") || word.starts_with("х") ? 2 : 0;
        if (size == 0)
            return false;
        word.remove_prefix(size);
    }
    return true;
}

bool is_numeral(std::string_view word) {
    if (std::ranges::find(numerals, word) != numerals.end())
        return true;
    const auto* const begin = std::ranges::find_if(numerals_ru, [&](std::string_view one) { return word.starts_with(one); });
    return begin != numerals_ru.end() && std::ranges::find(endings_ru, word.substr(begin->size())) != endings_ru.end();
}

// Behind the sign that ends a mark, and the space behind that; 0 = none.
std::size_t behind_sign(std::string_view rest) {
    for (const std::string_view sign : {". ", ": ", ") ", " – ", " — ", " - ", " / ", " | "})
        if (rest.starts_with(sign))
            return sign.size();
    return 0;
}

} // namespace

std::size_t part_mark(std::string_view lower) {
    bool has_part = false, has_figure = false, has_numeral = false, is_joined = false;
    std::size_t at = 0;
    for (int words = 0; words < 4; ++words) {
        std::size_t end = lower.find_first_of(" .:)-/|", at);
        while (end != std::string_view::npos && end > at && lower[end] == '.' && end + 1 < lower.size() && lower[end + 1] != ' ') // "2.1."
            end = lower.find_first_of(" .:)-/|", end + 1);
        if (end == std::string_view::npos)
            return 0;
        const std::string_view word = lower.substr(at, end - at);
        if (!has_part && std::ranges::find(parts, word) != parts.end()) {
            has_part = true;
        } else if (!has_figure && !has_numeral && is_figure(word)) {
            has_figure = true;
            is_joined = has_part || lower[end] == '-'; // "Раздел 2", "2-бөлім"; "2 раздела" counts them
        } else if (!has_figure && is_numeral(word)) {
            has_numeral = true;
        } else if (word != "№") {
            return 0;
        }
        if (has_part && (has_figure || has_numeral)) {
            if (const std::size_t size = behind_sign(lower.substr(end)))
                return end + size;
            return has_figure && is_joined && lower[end] == ' ' ? end + 1 : 0;
        }
        if (lower[end] != ' ' && lower[end] != '-')
            return 0;
        at = end + 1;
    }
    return 0;
}

} // namespace qujat::plan
