#include "extract/rtf_tokens.hpp"

#include <algorithm>
#include <charconv>

namespace qujat::extract {

namespace {

bool is_word_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_figure(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) { return is_figure(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }

} // namespace

// At a backslash.
RtfToken RtfTokens::control() {
    RtfToken token;
    if (++at_ == bytes_.size())
        return token;
    if (!is_word_letter(bytes_[at_])) {
        token.kind = RtfToken::Kind::symbol;
        token.text = bytes_.substr(at_++, 1);
        if (token.text == "'" && at_ + 2 <= bytes_.size() && hex_value(bytes_[at_]) >= 0 && hex_value(bytes_[at_ + 1]) >= 0) {
            token.kind = RtfToken::Kind::byte;
            token.number = hex_value(bytes_[at_]) * 16 + hex_value(bytes_[at_ + 1]);
            at_ += 2;
        }
        return token;
    }
    token.kind = RtfToken::Kind::word;
    std::size_t end = at_;
    while (end < bytes_.size() && is_word_letter(bytes_[end]))
        ++end;
    token.text = bytes_.substr(at_, end - at_);
    at_ = end;
    const std::size_t sign = end < bytes_.size() && bytes_[end] == '-' ? 1 : 0;
    std::size_t figures = end + sign;
    while (figures < bytes_.size() && is_figure(bytes_[figures]))
        ++figures;
    if (figures > end + sign) {
        int number = 0;
        const auto [last, error] = std::from_chars(bytes_.data() + end, bytes_.data() + figures, number);
        token.number = error == std::errc() ? number : 0;
        at_ = figures;
    }
    if (at_ < bytes_.size() && bytes_[at_] == ' ')
        ++at_;
    if (token.text == "bin")
        at_ += std::min(static_cast<std::size_t>(std::max(token.number.value_or(0), 0)), left());
    return token;
}

std::optional<RtfToken> RtfTokens::next() {
    while (at_ < bytes_.size() && (bytes_[at_] == '\r' || bytes_[at_] == '\n' || bytes_[at_] == '\0'))
        ++at_;
    if (at_ == bytes_.size())
        return std::nullopt;
    const char c = bytes_[at_];
    if (c == '{' || c == '}') {
        ++at_;
        return RtfToken{c == '{' ? RtfToken::Kind::open : RtfToken::Kind::close, {}, {}};
    }
    if (c == '\\')
        return control();
    const std::size_t end = std::min(bytes_.find_first_of(std::string_view("\\{}\r\n\0", 6), at_), bytes_.size());
    const std::string_view text = bytes_.substr(at_, end - at_);
    at_ = end;
    return RtfToken{RtfToken::Kind::text, text, {}};
}

} // namespace qujat::extract
