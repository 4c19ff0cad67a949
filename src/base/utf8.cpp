#include "base/utf8.hpp"

#include <fmt/format.h>

namespace qujat::base {

std::optional<CodePoint> decode(std::string_view text, std::size_t offset) {
    if (offset >= text.size())
        return std::nullopt;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(offset);
    if (first < 0x80)
        return CodePoint{first, 1};
    std::size_t size = 0;
    char32_t value = 0;
    char32_t least = 0;
    if ((first & 0xE0) == 0xC0) {
        size = 2, value = first & 0x1FU, least = 0x80;
    } else if ((first & 0xF0) == 0xE0) {
        size = 3, value = first & 0x0FU, least = 0x800;
    } else if ((first & 0xF8) == 0xF0) {
        size = 4, value = first & 0x07U, least = 0x10000;
    } else {
        return std::nullopt;
    }
    if (text.size() - offset < size)
        return std::nullopt;
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(offset + i) & 0xC0) != 0x80)
            return std::nullopt;
        value = (value << 6) | (byte(offset + i) & 0x3FU);
    }
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return std::nullopt;
    return CodePoint{value, size};
}

std::optional<std::size_t> find_malformed(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        if (static_cast<unsigned char>(text[offset]) < 0x80) {
            ++offset;
            continue;
        }
        const auto point = decode(text, offset);
        if (!point)
            return offset;
        offset += point->size;
    }
    return std::nullopt;
}

std::string_view beginning(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U)
        --bytes;
    return text.substr(0, bytes);
}

void append(std::string& text, char32_t c) {
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | (c >> 6));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | (c >> 12));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (c >> 18));
        text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

std::string code_point_name(char32_t code_point) {
    return fmt::format("U+{:04X}", static_cast<unsigned>(code_point));
}

std::string utf16be_with_bom(std::string_view text) {
    std::string out = "\xFE\xFF";
    const auto unit = [&](char32_t u) {
        out += static_cast<char>((u >> 8) & 0xFF);
        out += static_cast<char>(u & 0xFF);
    };
    for (std::size_t offset = 0; offset < text.size();) {
        const auto point = decode(text, offset);
        const char32_t c = point ? point->value : 0xFFFD;
        offset += point ? point->size : 1;
        if (c >= 0x10000) {
            unit(0xD800 + ((c - 0x10000) >> 10));
            unit(0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            unit(c);
        }
    }
    return out;
}

} // namespace qujat::base
