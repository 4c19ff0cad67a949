#include "extract/clean_text.hpp"

#include "base/utf8.hpp"

#include <utility>

namespace qujat::extract {

namespace {

enum class Kind { visible, space, line, invisible, control };

Kind kind_of(char32_t c) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
        if (c == U'\t' || c == U'\n' || c == U'\r' || c == 0x85)
            return Kind::space;
        return c == 0x0B || c == 0x0C ? Kind::line : Kind::control;
    }
    if (c == U' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000)
        return Kind::space;
    if (c == 0x2028 || c == 0x2029)
        return Kind::line;
    if (c == 0xAD || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
        (c >= 0xFE00 && c <= 0xFE0F))
        return Kind::invisible;
    if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xFFF9 && c <= 0xFFFB))
        return Kind::control;
    return Kind::visible;
}

// The bytes at the beginning of `text` that are visible ASCII or Cyrillic, which nearly all text is; `count` grows by their characters.
std::size_t plain_run(std::string_view text, std::size_t& count) {
    std::size_t at = 0;
    while (at < text.size()) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte > 0x20 && byte < 0x7F)
            ++at;
        else if (byte >= 0xD0 && byte <= 0xD3 && at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xC0) == 0x80)
            at += 2; // U+0400 to U+04FF
        else
            break;
        ++count;
    }
    return at;
}

} // namespace

void TextBuilder::put(std::string_view characters) {
    if (!text_.empty() && wants_line_) {
        text_ += '\n';
        line_begin_ = text_.size();
    } else if (!text_.empty() && wants_space_) {
        text_ += ' ';
    }
    wants_line_ = wants_space_ = false;
    text_ += characters;
}

std::size_t TextBuilder::append(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t size = plain_run(text.substr(at), count); size > 0) {
            put(text.substr(at, size));
            at += size;
            continue;
        }
        const auto point = base::decode(text, at);
        if (!point) {
            put("\xEF\xBF\xBD");
            ++cleaned_->malformed, ++at, ++count;
            continue;
        }
        switch (kind_of(point->value)) {
        case Kind::visible:
            put(text.substr(at, point->size));
            ++count;
            break;
        case Kind::space: wants_space_ = true; break;
        case Kind::line: wants_line_ = true; break;
        case Kind::invisible: ++cleaned_->invisible; break;
        case Kind::control: ++cleaned_->controls; break;
        }
        at += point->size;
    }
    return count;
}

std::string TextBuilder::take() {
    wants_line_ = wants_space_ = false;
    line_begin_ = 0;
    return std::exchange(text_, {});
}

std::string repair_utf8(std::string_view bytes, Cleaned& cleaned) {
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const auto point = base::decode(bytes, at);
        text += point ? bytes.substr(at, point->size) : std::string_view("\xEF\xBF\xBD");
        if (!point) {
            ++cleaned.malformed;
            // A half of a surrogate pair is three bytes of the UTF-8 form (CESU-8), and one loss.
            const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
            const bool is_half = byte(at) == 0xED && bytes.size() - at > 2 && byte(at + 1) >= 0xA0 && byte(at + 1) <= 0xBF && (byte(at + 2) & 0xC0) == 0x80;
            at += is_half ? 3 : 1;
        } else {
            at += point->size;
        }
    }
    return text;
}

} // namespace qujat::extract
