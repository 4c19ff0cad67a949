#include "extract/decode_text.hpp"

#include "base/utf8.hpp"
#include "extract/letters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace qujat::extract {

namespace {

// The upper half of windows-1251 as IANA registers it.
constexpr std::array<char16_t, 128> windows_1251 = {
    0x402, 0x403, 0x201A, 0x453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x409, 0x2039, 0x40A, 0x40C, 0x40B, 0x40F,
    0x452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0xFFFD, 0x2122, 0x459, 0x203A, 0x45A, 0x45C, 0x45B, 0x45F,
    0x0A0, 0x40E, 0x45E, 0x408, 0x0A4, 0x490, 0x0A6, 0x0A7, 0x401, 0x0A9, 0x404, 0x0AB, 0x0AC, 0x0AD, 0x0AE, 0x407,
    0x0B0, 0x0B1, 0x406, 0x456, 0x491, 0x0B5, 0x0B6, 0x0B7, 0x451, 0x2116, 0x454, 0x0BB, 0x458, 0x405, 0x455, 0x457,
    0x410, 0x411, 0x412, 0x413, 0x414, 0x415, 0x416, 0x417, 0x418, 0x419, 0x41A, 0x41B, 0x41C, 0x41D, 0x41E, 0x41F,
    0x420, 0x421, 0x422, 0x423, 0x424, 0x425, 0x426, 0x427, 0x428, 0x429, 0x42A, 0x42B, 0x42C, 0x42D, 0x42E, 0x42F,
    0x430, 0x431, 0x432, 0x433, 0x434, 0x435, 0x436, 0x437, 0x438, 0x439, 0x43A, 0x43B, 0x43C, 0x43D, 0x43E, 0x43F,
    0x440, 0x441, 0x442, 0x443, 0x444, 0x445, 0x446, 0x447, 0x448, 0x449, 0x44A, 0x44B, 0x44C, 0x44D, 0x44E, 0x44F,
};

// Where windows-1252 is not Latin-1: 80 to 9F (WHATWG Encoding, index windows-1252).
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
                                                   0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178};

// Where KZ-1048 differs from it.
struct Difference {
    unsigned char byte;
    char16_t letter;
};
constexpr Difference kz_1048[] = {
    {0x8D, 0x49A}, {0x8E, 0x4BA}, {0x9D, 0x49B}, {0x9E, 0x4BB}, {0xA1, 0x4B0}, {0xA2, 0x4B1}, {0xA3, 0x4D8}, {0xA5, 0x4E8},
    {0xAA, 0x492}, {0xAF, 0x4AE}, {0xB4, 0x4E9}, {0xBA, 0x493}, {0xBC, 0x4D9}, {0xBD, 0x4A2}, {0xBE, 0x4A3}, {0xBF, 0x4AF},
};

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

unsigned char byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

bool is_control(unsigned char byte) {
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != 0x0B && byte != 0x0C) || byte == 0x7F;
}

// More than one byte in twenty that no text has: a picture or a packed file shows at least one in ten, a text with accidents few.
bool is_binary(std::string_view bytes) {
    const auto controls = static_cast<std::size_t>(
        std::ranges::count_if(bytes, [](char c) { return is_control(static_cast<unsigned char>(c)); }));
    return controls * 20 > bytes.size();
}

std::string from_code_page(std::string_view bytes, Encoding encoding) {
    std::array<char16_t, 128> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = static_cast<char16_t>(extract::from_code_page(static_cast<unsigned char>(0x80 + i), encoding));
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        base::append(text, byte < 0x80 ? char32_t{byte} : char32_t{table[byte - 0x80U]});
    }
    return text;
}

// The ten commonest letters make up three fifths of a Russian or Kazakh text. KOI8-R read as windows-1251 shows a fifth, code page 866 hardly any.
Encoding guess_code_page(std::string_view bytes) {
    constexpr std::u32string_view common = U"оеаинтсрлы";
    std::size_t high = 0, found = 0, kazakh = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const unsigned char byte = byte_at(bytes, i);
        if (byte < 0x80)
            continue;
        ++high;
        const char32_t letter = to_lower(windows_1251[byte - 0x80U]);
        if (common.find(letter) != std::u32string_view::npos)
            ++found;
        // қ, ң, ә and their capitals stand where windows-1251 has letters of Macedonian: Russian and Ukrainian texts have none of them.
        constexpr std::string_view telling = "\x8D\x9D\xBD\xBE\xA3\xBC";
        if (telling.find(bytes[i]) != std::string_view::npos)
            ++kazakh;
    }
    // Of Kazakh letters those three are one in twelve.
    if (kazakh * 100 > high)
        return (found + kazakh) * 10 >= high * 4 ? Encoding::kz_1048 : Encoding::unknown;
    return found * 10 >= high * 4 || high < 8 ? Encoding::windows_1251 : Encoding::unknown;
}

// Text cut off or joined from pieces: most of what is not ASCII is well-formed UTF-8 all the same, while in a code page hardly anything looks so.
bool is_nearly_utf8(std::string_view bytes) {
    std::size_t good = 0, bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto point = base::decode(bytes, at);
        if (!point)
            ++bad;
        else if (point->value >= 0x80)
            ++good;
        at += point ? point->size : 1;
    }
    return good >= bad * 2;
}

// Without a mark: in Russian, Kazakh and English every other byte is the block of the alphabet, 0x04 or 0x00.
bool looks_like_utf16(std::string_view bytes, std::size_t first) {
    if (bytes.size() < 16 || bytes.size() % 2 != 0)
        return false;
    std::size_t blocks = 0, others = 0;
    for (std::size_t i = first; i < bytes.size(); i += 2)
        blocks += byte_at(bytes, i) == 0 || byte_at(bytes, i) == 4 ? 1U : 0U;
    for (std::size_t i = 1 - first; i < bytes.size(); i += 2)
        others += byte_at(bytes, i) == 0 || byte_at(bytes, i) == 4 ? 1U : 0U;
    return blocks * 2 * 10 >= bytes.size() * 9 && others * 2 * 10 <= bytes.size();
}

} // namespace

char32_t from_code_page(unsigned char byte, Encoding encoding) {
    if (byte < 0x80)
        return byte;
    const std::size_t at = byte - 0x80U;
    if (encoding == Encoding::windows_1252)
        return at < windows_1252.size() ? char32_t{windows_1252[at]} : char32_t{byte};
    const auto* const difference = std::ranges::find(kz_1048, byte, &Difference::byte);
    return encoding == Encoding::kz_1048 && difference != std::end(kz_1048) ? char32_t{difference->letter} : char32_t{windows_1251[at]};
}

std::string from_utf16(std::string_view bytes, ByteOrder order, Cleaned& cleaned) {
    const std::size_t first = order == ByteOrder::big ? 1 : 0; // the place of the lower byte
    const auto unit = [&](std::size_t at) {
        return static_cast<char32_t>(byte_at(bytes, at + first) | (byte_at(bytes, at + 1 - first) << 8));
    };
    std::string text;
    text.reserve(bytes.size());
    std::size_t at = bytes.size() >= 2 && unit(0) == 0xFEFF ? 2 : 0;
    for (; at + 1 < bytes.size(); at += 2) {
        char32_t c = unit(at);
        if (c >= 0xD800 && c <= 0xDFFF) {
            const char32_t low = c <= 0xDBFF && at + 3 < bytes.size() ? unit(at + 2) : 0;
            if (low >= 0xDC00 && low <= 0xDFFF) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            } else {
                c = 0xFFFD;
                ++cleaned.malformed;
            }
        }
        base::append(text, c);
    }
    if (at < bytes.size())
        ++cleaned.malformed; // half a unit
    return text;
}

Decoded decode_text(std::string_view bytes, Cleaned& cleaned) {
    Decoded decoded;
    const bool is_little = bytes.starts_with("\xFF\xFE"), is_big = bytes.starts_with("\xFE\xFF");
    const bool looks_little = looks_like_utf16(bytes, 1), looks_big = looks_like_utf16(bytes, 0);
    if (is_little || is_big || looks_little || looks_big) {
        decoded.encoding = Encoding::utf16;
        decoded.has_no_mark = !is_little && !is_big;
        decoded.text = from_utf16(bytes, is_little || (!is_big && looks_little) ? ByteOrder::little : ByteOrder::big, cleaned);
        if (is_binary(decoded.text))
            decoded = {Encoding::binary, {}, false};
        return decoded;
    }
    if (is_binary(bytes)) {
        decoded.encoding = Encoding::binary;
        return decoded;
    }
    if (bytes.starts_with(utf8_mark))
        bytes.remove_prefix(utf8_mark.size());
    if (is_nearly_utf8(bytes)) {
        decoded.encoding = Encoding::utf8;
        decoded.text = repair_utf8(bytes, cleaned);
        return decoded;
    }
    decoded.encoding = guess_code_page(bytes);
    if (decoded.encoding != Encoding::unknown)
        decoded.text = from_code_page(bytes, decoded.encoding);
    cleaned.malformed += static_cast<std::size_t>(std::ranges::count(bytes, '\x98')); // the one free place of windows-1251
    return decoded;
}

Decoded decode_text(std::string_view bytes, std::string_view declared, Cleaned& cleaned) {
    constexpr struct {
        std::string_view name;
        Encoding encoding;
    } names[] = {{"windows-1251", Encoding::windows_1251}, {"cp1251", Encoding::windows_1251}, {"kz-1048", Encoding::kz_1048}, {"strk1048-2002", Encoding::kz_1048}, {"rk1048", Encoding::kz_1048},
                 {"windows-1252", Encoding::windows_1252}, {"iso-8859-1", Encoding::windows_1252}, {"latin1", Encoding::windows_1252}, {"us-ascii", Encoding::windows_1252}};
    const auto* const named = std::ranges::find_if(names, [&](const auto& one) { return one.name == declared; });
    Cleaned own;
    Decoded decoded = decode_text(bytes, own);
    // Well-formed UTF-8 is nothing else by accident, and a Kazakh text may be declared as the Russian code page.
    const bool is_told_better = decoded.encoding == Encoding::utf8 || decoded.encoding == Encoding::utf16 || decoded.encoding == Encoding::binary ||
                                (decoded.encoding == Encoding::kz_1048 && named != std::end(names) && named->encoding == Encoding::windows_1251);
    if (named != std::end(names) && !is_told_better) {
        decoded = {named->encoding, from_code_page(bytes, named->encoding), false};
        own = {};
    }
    cleaned.controls += own.controls;
    cleaned.malformed += own.malformed;
    cleaned.invisible += own.invisible;
    return decoded;
}

std::vector<std::string_view> notes_of(const Decoded& decoded) {
    std::vector<std::string_view> notes;
    if (decoded.encoding == Encoding::windows_1251)
        notes.emplace_back("EXT-0121");
    if (decoded.encoding == Encoding::kz_1048)
        notes.emplace_back("EXT-0122");
    if (decoded.has_no_mark)
        notes.emplace_back("EXT-0123");
    return notes;
}

} // namespace qujat::extract
