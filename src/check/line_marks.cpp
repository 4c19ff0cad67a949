#include "check/outline_builder.hpp"

#include <algorithm>

// Numbers, marks of lists and words such as "Раздел" that stand before a text.

namespace qujat::check {

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\n");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

std::string_view without_mark(std::string_view text, bool& is_item) {
    for (const std::string_view mark : {"- ", "– ", "— ", "• ", "* ", "· ", "▪ ", "● ", "✓ "})
        if (text.starts_with(mark)) {
            is_item = true;
            return trim(text.substr(mark.size()));
        }
    return text;
}

namespace {

// "Раздел", "Слайд", "Chapter", "бөлім": what a number may follow or precede.
std::size_t behind_word_of_part(std::string_view text) {
    for (const std::string_view word : {"Раздел ", "РАЗДЕЛ ", "Глава ", "ГЛАВА ", "Часть ", "Слайд ", "СЛАЙД ", "Пункт ", "Section ", "SECTION ", "Chapter ", "CHAPTER ", "Slide ", "SLIDE ", "Part ", "Item ", "Бөлім ", "Тарау ", "Слайд № ", "Пункт № "})
        if (text.starts_with(word))
            return word.size();
    return 0;
}

} // namespace

std::size_t behind_number(std::string_view text, bool is_heading) {
    const std::size_t begin = is_heading ? behind_word_of_part(text) : 0;
    const std::string_view rest = text.substr(begin);
    std::size_t at = rest.find_first_not_of(begin > 0 ? "0123456789.IVXІХ" : "0123456789.");
    if (at == std::string_view::npos || at == 0 || at > 8 || rest.front() == '.' || (begin == 0 && !is_digit(static_cast<unsigned char>(rest.front()))))
        return 0;
    if (rest[at] == ')')
        return begin + at + 1;
    if (rest[at - 1] == '.' && rest[at] == ' ')
        return begin + at;
    if (!is_heading || at > 2)
        return 0;
    // "2 / Base", "3 | Команда", "Слайд 4: команда", "Раздел II – Место"
    for (const std::string_view sign : {" / ", " | ", " – ", " — ", ": ", " - ", "-бөлім. ", "-тарау. ", "-слайд. ", "-бөлім: ", "-слайд: ", "-бөлім ", "-тарау ", "-слайд "})
        if (rest.substr(at).starts_with(sign) && (begin > 0 || rest.substr(0, at).find('.') == std::string_view::npos))
            return begin + at + sign.size();
    return begin > 0 && rest[at] == ' ' ? begin + at : 0;
}

} // namespace qujat::check
