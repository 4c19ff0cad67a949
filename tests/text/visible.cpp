#include "text/text.hpp"

#include "catch.hpp"

using namespace qujat;

TEST_CASE("what nobody sees or what changes how others are read is replaced") {
    CHECK(text::visible("а\nб\tв\x7F", '-') == "а-б-в-");
    CHECK(text::visible("\xE2\x80\xAEgpj", '-') == "-gpj");          // U+202E RIGHT-TO-LEFT OVERRIDE
    CHECK(text::visible("a\xE2\x80\x8B" "b\xC2\xAD" "c", '-') == "a-b-c"); // U+200B, U+00AD
    CHECK(text::visible("a\xE2\x80\xA8" "b", '-') == "a-b");           // U+2028
    CHECK(text::visible("\xEE\x80\x80\xFF", '-') == "--");           // private use; not UTF-8
    CHECK(text::visible("", '-').empty());
    CHECK(text::visible("Әл-Фараби ₸ №", '-') == "Әл-Фараби ₸ №");
}

TEST_CASE("letters and their marks become one character") {
    CHECK(text::visible("И\xCC\x86 и\xCC\x86 е\xCC\x88", '-') == "Й й ё");
    CHECK(text::visible("\xE2\x84\xAB", '-') == "Å"); // UAX 15, figure 3: the sign of the ångström
    CHECK(text::visible("\xF0\x9D\x85\x9E", '-') == "\xF0\x9D\x85\x97\xF0\x9D\x85\xA5"); // excluded from composition: grows
}

TEST_CASE("folding takes away the difference of capital and small letters in every script") {
    CHECK(text::fold_case("ӘҒҚҢӨҰҮҺІ Ёж STRASSE") == "әғқңөұүһі ёж strasse");
    CHECK(text::fold_case("Straße") == "strasse");
    CHECK(text::fold_case("").empty());
}
