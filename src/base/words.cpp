#include "base/words.hpp"

namespace qujat::base {

std::string collapse(std::string_view text) {
    std::string collapsed;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!is_space)
            collapsed += c;
        else if (!collapsed.empty() && collapsed.back() != ' ')
            collapsed += ' ';
    }
    if (collapsed.ends_with(' '))
        collapsed.pop_back();
    return collapsed;
}

std::string join(std::span<const std::string> words, std::string_view separator) {
    std::string joined;
    for (std::size_t i = 0; i < words.size(); ++i)
        (joined += i == 0 ? std::string_view() : separator) += words[i];
    return joined;
}

std::string_view take(std::string_view& text, char end) {
    const std::size_t at = text.find(end);
    const std::string_view taken = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return taken;
}

} // namespace qujat::base
