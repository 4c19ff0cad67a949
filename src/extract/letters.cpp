#include "extract/letters.hpp"

#include "base/utf8.hpp"

namespace qujat::extract {

namespace {

// Where capitals and small letters alternate: the capital is even, or odd in the one range where it is.
bool alternates(char32_t c) {
    return (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) ||
           (c >= 0x4D0 && c <= 0x52F);
}
bool alternates_from_odd(char32_t c) { return (c >= 0x139 && c <= 0x148) || (c >= 0x4C1 && c <= 0x4CE); }

} // namespace

bool is_upper(char32_t c) {
    if (c < 0x80)
        return c >= U'A' && c <= U'Z';
    return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F) ||
           (alternates(c) && c % 2 == 0) || (alternates_from_odd(c) && c % 2 == 1) || c == 0x4C0;
}

bool is_lower(char32_t c) {
    if (c < 0x80)
        return c >= U'a' && c <= U'z';
    return (c >= 0xDF && c <= 0xFF && c != 0xF7) || (c >= 0x3B1 && c <= 0x3C9) || (c >= 0x430 && c <= 0x45F) ||
           (alternates(c) && c % 2 == 1) || (alternates_from_odd(c) && c % 2 == 0) || c == 0x4CF;
}

bool is_cyrillic(char32_t c) { return c >= 0x400 && c <= 0x52F; }

char32_t to_lower(char32_t c) {
    if (!is_upper(c))
        return c;
    if (c < 0x400)
        return alternates(c) || alternates_from_odd(c) ? c + 1 : c + 0x20;
    if (c <= 0x40F)
        return c + 0x50;
    if (c <= 0x42F)
        return c + 0x20;
    return c == 0x4C0 ? char32_t{0x4CF} : c + 1;
}

std::string folded(std::string_view text) {
    std::string result;
    bool wants_space = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = base::decode(text, at);
        if (!point)
            break;
        at += point->size;
        if (point->value <= U' ' || point->value == 0xA0) {
            wants_space = !result.empty();
            continue;
        }
        if (wants_space)
            result += ' ';
        wants_space = false;
        base::append(result, to_lower(point->value));
    }
    return result;
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool is_in_word = false;
    for (const char c : text) {
        words += (c != ' ' && c != '\n') && !is_in_word ? 1U : 0U;
        is_in_word = c != ' ' && c != '\n';
    }
    return words;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\n");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

} // namespace qujat::extract
