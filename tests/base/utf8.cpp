#include "base/utf8.hpp"

#include "catch.hpp"

using namespace qujat::base;
using namespace std::string_literals;

TEST_CASE("well-formed UTF-8 gives code points and their sizes at the borders of each length") {
    struct Row {
        std::string text;
        char32_t value;
    };
    const Row rows[] = {{"\0"s, 0},           {"\x7F", 0x7F},         {"\xC2\x80", 0x80},           {"\xDF\xBF", 0x7FF},           {"\xE0\xA0\x80", 0x800},
                        {"\xED\x9F\xBF", 0xD7FF}, {"\xEE\x80\x80", 0xE000}, {"\xEF\xBF\xBF", 0xFFFF}, {"\xF0\x90\x80\x80", 0x10000}, {"\xF4\x8F\xBF\xBF", 0x10FFFF}};
    for (const Row& row : rows) {
        const auto point = decode(row.text, 0);
        REQUIRE(point);
        CHECK(point->value == row.value);
        CHECK(point->size == row.text.size());
        CHECK_FALSE(find_malformed(row.text));
        std::string back;
        append(back, row.value);
        CHECK(back == row.text);
    }
    CHECK(decode("aқ", 1)->value == 0x49B);
    CHECK_FALSE(decode("a", 1));
    CHECK_FALSE(decode("", 0));
}

TEST_CASE("malformed UTF-8 is never given out") {
    // RFC 3629, 3 and 4; The Unicode Standard, table 3-7.
    const std::string malformed[] = {
        "\x80",                 // a continuation byte alone
        "\xBF",
        "\xC0\x80", "\xC1\xBF", // overlong, two bytes
        "\xE0\x80\x80", "\xE0\x9F\xBF", // overlong, three
        "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", // overlong, four
        "\xED\xA0\x80", "\xED\xAF\xBF", "\xED\xB0\x80", "\xED\xBF\xBF", // surrogates
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF7\xBF\xBF\xBF",    // above U+10FFFF
        "\xF8\x88\x80\x80\x80", "\xFC\x84\x80\x80\x80\x80", "\xFE", "\xFF",
        "\xC2", "\xE2\x82", "\xF0\x9F\x98", // cut off
        "\xC2" "a", "\xE2\x82" "a", "\xE2" "a\xAC",
    };
    for (const std::string& text : malformed) {
        CHECK_FALSE(decode(text, 0));
        CHECK(find_malformed(text) == 0U);
        CHECK(find_malformed("ab₸" + text + "c") == 5U);
    }
}

TEST_CASE("code points are counted, not bytes") {
    CHECK(count_code_points("") == 0);
    CHECK(count_code_points("Құжат ₸ 😀") == 9);
}

TEST_CASE("code points have the names that Unicode gives them") {
    CHECK(code_point_name(0x20B8) == "U+20B8");
    CHECK(code_point_name(0x41) == "U+0041");
    CHECK(code_point_name(0x1F600) == "U+1F600");
}

TEST_CASE("text strings of a PDF are UTF-16BE behind a byte order mark") {
    CHECK(utf16be_with_bom("") == "\xFE\xFF");
    CHECK(utf16be_with_bom("Aқ") == "\xFE\xFF\0A\x04\x9B"s);
    // RFC 2781, 2.1: U+10437 is D801 DC37.
    CHECK(utf16be_with_bom("\xF0\x90\x90\xB7") == "\xFE\xFF\xD8\x01\xDC\x37");
    CHECK(utf16be_with_bom("\xF4\x8F\xBF\xBF") == "\xFE\xFF\xDB\xFF\xDF\xFF");
    CHECK(utf16be_with_bom("\xFFz") == "\xFE\xFF\xFF\xFD\0z"s);
}
