#include "pdf/numbers.hpp"

#include "base/utf8.hpp"

namespace qujat::pdf {

namespace {

constexpr char hex_digits[] = "0123456789ABCDEF";

} // namespace

void append_thousandths(std::string& out, std::int64_t value) {
    if (value < 0) {
        out += '-';
        value = -value;
    }
    append_integer(out, value / 1000);
    const int rest = static_cast<int>(value % 1000);
    if (rest == 0)
        return;
    out += '.';
    out += static_cast<char>('0' + rest / 100);
    if (rest % 100 != 0)
        out += static_cast<char>('0' + rest / 10 % 10);
    if (rest % 10 != 0)
        out += static_cast<char>('0' + rest % 10);
}

void append_length(std::string& out, base::Length length) {
    append_thousandths(out, thousandths(length));
}

void append_share_of_255(std::string& out, int value) {
    append_thousandths(out, (value * 1000 + 127) / 255);
}

void append_hex16(std::string& out, std::uint32_t value) {
    for (int shift = 12; shift >= 0; shift -= 4)
        out += hex_digits[(value >> shift) & 15U];
}

void append_utf16_hex(std::string& out, std::string_view utf8) {
    std::size_t offset = 0;
    while (const auto point = base::decode(utf8, offset)) {
        offset += point->size;
        if (point->value < 0x10000) {
            append_hex16(out, point->value);
        } else {
            const char32_t rest = point->value - 0x10000;
            append_hex16(out, 0xD800U + (rest >> 10));
            append_hex16(out, 0xDC00U + (rest & 0x3FFU));
        }
    }
}

void append_text_string(std::string& out, std::string_view utf8) {
    bool is_plain = true;
    for (const char c : utf8)
        is_plain = is_plain && c >= ' ' && c <= '~';
    if (!is_plain) {
        out += "<FEFF";
        append_utf16_hex(out, utf8);
        out += '>';
        return;
    }
    out += '(';
    for (const char c : utf8) {
        if (c == '(' || c == ')' || c == '\\')
            out += '\\';
        out += c;
    }
    out += ')';
}

std::string rectangle(const base::Rect& rect, base::Length sheet_height) {
    std::string out = "[";
    append_length(out, rect.x);
    out += ' ';
    append_length(out, sheet_height - rect.y - rect.height);
    out += ' ';
    append_length(out, rect.x + rect.width);
    out += ' ';
    append_length(out, sheet_height - rect.y);
    out += ']';
    return out;
}

} // namespace qujat::pdf
