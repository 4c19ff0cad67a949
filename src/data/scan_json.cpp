#include "data/scan_json.hpp"

namespace qujat::data {

namespace {

bool is_digit(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
    while (is_digit(text, at))
        ++at;
    return at;
}

} // namespace

std::size_t skip_space(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r'))
        ++at;
    return at;
}

std::optional<std::size_t> string_end(std::string_view text, std::size_t at) {
    while ((at = text.find_first_of("\"\\", at + 1)) != std::string_view::npos) {
        if (text[at] == '"')
            return at + 1;
        ++at; // the escaped character
    }
    return std::nullopt;
}

std::optional<std::size_t> number_end(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == '-')
        ++at;
    if (!is_digit(text, at))
        return std::nullopt;
    at = text[at] == '0' ? at + 1 : skip_digits(text, at);
    if (at < text.size() && text[at] == '.') {
        if (!is_digit(text, at + 1))
            return std::nullopt;
        at = skip_digits(text, at + 1);
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        if (!is_digit(text, at))
            return std::nullopt;
        at = skip_digits(text, at);
    }
    return at;
}

std::optional<std::size_t> token_end(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return std::nullopt;
    switch (text[at]) {
    case '{':
    case '}':
    case '[':
    case ']':
        return at + 1;
    case '"':
        return string_end(text, at);
    default:
        break;
    }
    if (text[at] == '-' || is_digit(text, at))
        return number_end(text, at);
    for (const std::string_view word : {"true", "false", "null"})
        if (text.substr(at, word.size()) == word)
            return at + word.size();
    return std::nullopt;
}

} // namespace qujat::data
