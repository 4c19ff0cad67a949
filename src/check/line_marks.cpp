#include "check/outline_builder.hpp"

#include "base/utf8.hpp"
#include "plan/part_mark.hpp"
#include "text/text.hpp"

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

std::size_t behind_number(std::string_view text, bool is_heading) {
    if (is_heading) {
        const std::string_view begin = base::beginning(text, 100);
        const std::string lower = text::to_lower(begin, base::Language::ru);
        if (const std::size_t mark = plan::part_mark(lower); mark > 0 && lower.size() == begin.size() && base::beginning(begin, mark).size() == mark)
            return mark;
    }
    std::size_t at = text.find_first_not_of("0123456789.");
    if (at == std::string_view::npos || at == 0 || at > 8 || text.front() == '.')
        return 0;
    if (text[at] == ')')
        return at + 1;
    if (text[at - 1] == '.' && text[at] == ' ')
        return at;
    if (!is_heading || at > 2 || text.substr(0, at).find('.') != std::string_view::npos)
        return 0;
    // "2 / Base", "3 | Команда"
    for (const std::string_view sign : {" / ", " | ", " – ", " — ", ": ", " - "})
        if (text.substr(at).starts_with(sign))
            return at + sign.size();
    return 0;
}

} // namespace qujat::check
