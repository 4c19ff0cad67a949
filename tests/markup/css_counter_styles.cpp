#include "support.hpp"

#include "catch.hpp"

#include <fstream>
#include <iterator>
#include <limits>

using namespace qujat;
using namespace qujat::markup::css;
using namespace qujat::markup::test;

namespace {

CounterStyles styles(const std::string& text) {
    const Sheet read = parse_sheet(text);
    INFO(text << "\n" << said(read.problems));
    REQUIRE(read.problems.empty());
    return read.sheet.counter_styles;
}

// The numbers as a style `x` of this body writes them, "|" between.
std::string counts(const std::string& body, std::initializer_list<std::int64_t> values) {
    const CounterStyles all = styles("@counter-style x { " + body + " }");
    std::string out;
    for (const std::int64_t value : values)
        out += (out.empty() ? "" : "|") + counter_text(all, "x", value);
    return out;
}

std::string text(std::string_view name, std::int64_t value) { return counter_text({}, name, value); }

} // namespace

TEST_CASE("the predefined counter styles") {
    // CSS Counter Styles 3, 6
    CHECK(text("decimal", 0) == "0");
    CHECK(text("decimal", -7) == "-7");
    CHECK(text("decimal-leading-zero", 7) == "07");
    CHECK(text("decimal-leading-zero", 100) == "100");
    CHECK(text("decimal-leading-zero", -7) == "-7"); // 3.6: the sign counts towards the length
    CHECK(text("lower-roman", 1994) == "mcmxciv");
    CHECK(text("upper-roman", 3999) == "MMMCMXCIX");
    CHECK(text("upper-roman", 4000) == "4000"); // out of its range decimal takes over
    CHECK(text("upper-roman", 0) == "0");
    CHECK(text("lower-alpha", 1) == "a");
    CHECK(text("lower-alpha", 26) == "z");
    CHECK(text("lower-latin", 27) == "aa");
    CHECK(text("upper-latin", 703) == "AAA"); // 26 + 26² + 1
    CHECK(text("upper-alpha", 0) == "0");
    CHECK(text("disc", 5) == "•");
    CHECK(text("circle", -5) == "◦");
    CHECK(text("square", 0) == "▪");
    CHECK(text("none", 3).empty());
    CHECK(text("\"– ", 3) == "– ");
    CHECK(text("no-such-style", 12) == "12"); // 2: an unknown name counts as decimal
}

TEST_CASE("a marker has the prefix and the suffix of its style") {
    // 3.4: the suffix is a full stop and a space unless said otherwise; 6.3: a space behind a bullet
    CHECK(marker({}, "decimal", 3) == "3. ");
    CHECK(marker({}, "upper-latin", 3) == "C. ");
    CHECK(marker({}, "disc", 3) == "• ");
    CHECK(marker({}, "none", 3).empty());
    CHECK(marker({}, "\"–", 3) == "–");
    const CounterStyles own = styles("@counter-style x { system: extends decimal; prefix: '('; suffix: ')' }");
    CHECK(marker(own, "x", 3) == "(3)");
    CHECK(counter_text(own, "x", 3) == "3");
}

TEST_CASE("each system counts as the specification's examples do") {
    // 3.1.1 cyclic, 3.1.2 fixed, 3.1.3 symbolic, 3.1.4 alphabetic, 3.1.5 numeric, 3.1.6 additive
    CHECK(counts("system: cyclic; symbols: a b c", {1, 2, 3, 4, 0, -1}) == "a|b|c|a|c|b");
    CHECK(counts("system: fixed; symbols: a b c", {0, 1, 3, 4}) == "0|a|c|4");
    CHECK(counts("system: fixed 0; symbols: a b", {-1, 0, 1, 2}) == "-1|a|b|2");
    CHECK(counts("system: symbolic; symbols: '*' '†' '‡'", {1, 2, 3, 4, 5, 7, 0}) == "*|†|‡|**|††|***|0");
    CHECK(counts("system: alphabetic; symbols: a b", {1, 2, 3, 4, 7}) == "a|b|aa|ab|aaa");
    CHECK(counts("system: numeric; symbols: '0' '1' '2'", {0, 1, 3, 5, -5}) == "0|1|10|12|-12");
    CHECK(counts("system: additive; additive-symbols: 6 f, 5 e, 1 a, 0 z", {0, 1, 5, 6, 11, 12}) == "z|a|e|f|fe|ff");
    CHECK(counts("system: additive; additive-symbols: 3 'c', 2 'b'", {1, 2, 5, 6, 7}) == "1|b|cb|cc|7"); // 3.1.6: 7 leaves 1, which has no symbol
}

TEST_CASE("pads, signs, ranges and fallbacks") {
    CHECK(counts("system: extends decimal; pad: 3 '0'", {1, 20, 300, 4000, -5}) == "001|020|300|4000|-05");
    CHECK(counts("system: extends decimal; pad: 5 'ә'; negative: '(' ')'", {1, -5}) == "әәәә1|(әә5)");
    CHECK(counts("system: extends decimal; negative: 'минус '", {-5, 5}) == "минус 5|5");
    CHECK(counts("system: cyclic; symbols: a; range: 2 4, 8 infinite", {1, 2, 4, 5, 7, 8, 900}) == "1|a|a|5|7|a|a");
    CHECK(counts("system: fixed; symbols: a; fallback: upper-roman", {1, 2, 0}) == "a|II|0");
    CHECK(counts("system: fixed; symbols: a; fallback: x", {2}) == "2"); // 3.7: a loop ends in decimal
    CHECK(counts("system: extends upper-roman; range: 1 10", {10, 11}) == "X|11");
    CHECK(counts("system: extends upper-roman; range: auto", {0, 3}) == "0|III");
}

TEST_CASE("what a sheet says last of a name counts, and a style may extend one that stands behind it") {
    const CounterStyles own = styles("@counter-style a { system: extends b } @counter-style b { symbols: x } @counter-style b { system: cyclic; symbols: y; suffix: ')' }");
    CHECK(marker(own, "a", 9) == "y)");
    CHECK(counter_text(styles("@counter-style lower-alpha { system: fixed; symbols: q }"), "lower-alpha", 1) == "q");
    CHECK(known(own, "a"));
    CHECK(known(own, "none"));
    CHECK_FALSE(known(own, "c"));
}

TEST_CASE("hostile counter styles stay small") {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max(), least = std::numeric_limits<std::int64_t>::min();
    CHECK(counts("symbols: a", {60, 61, 1'000'000}) == std::string(60, 'a') + "|61|1000000"); // 2: sixty symbols at most
    CHECK(counts("system: additive; additive-symbols: 1 a", {60, 61, most}) == std::string(60, 'a') + "|61|9223372036854775807");
    CHECK(counts("system: extends decimal; range: infinite infinite", {most, least}) == "9223372036854775807|-9223372036854775808");
    CHECK(counts("system: cyclic; symbols: a b", {least}) == "b"); // an even number
    CHECK(counts("system: fixed -1000000; symbols: a", {least, -1'000'000}) == "-9223372036854775808|a");
    CHECK(counts("system: numeric; symbols: '0' '1'", {most}) == std::string(63, '1'));
    CHECK(counts("system: extends decimal; pad: 60 '0'", {1}) == std::string(59, '0') + "1");
    std::string chain;
    for (int i = 0; i < 1000; ++i)
        chain += "@counter-style s" + std::to_string(i) + " { system: fixed; symbols: a; fallback: s" + std::to_string((i + 1) % 1000) + " }";
    CHECK(counter_text(styles(chain), "s0", 7) == "7");
}

TEST_CASE("a screen reader is told the nearest numbering that PDF has") {
    // ISO 32000-1, table 347
    using enum doc::ListNumbering;
    const auto of = [](std::string_view name) { return numbering_of({}, name); };
    CHECK(of("none") == none);
    CHECK(of("disc") == disc);
    CHECK(of("circle") == circle);
    CHECK(of("square") == square);
    CHECK(of("decimal") == decimal);
    CHECK(of("decimal-leading-zero") == decimal);
    CHECK(of("lower-roman") == lower_roman);
    CHECK(of("upper-roman") == upper_roman);
    CHECK(of("lower-latin") == lower_alpha);
    CHECK(of("upper-alpha") == upper_alpha);
    CHECK(of("\"–") == disc);
    const auto own = [](const std::string& body) { return numbering_of(styles("@counter-style x { " + body + " }"), "x"); };
    CHECK(own("system: alphabetic; symbols: а ә") == lower_alpha);
    CHECK(own("system: fixed; symbols: А Б") == upper_alpha);
    CHECK(own("system: extends upper-roman; suffix: ')'") == upper_roman);
    CHECK(own("system: cyclic; symbols: '–'") == disc);
    CHECK(own("symbols: '①' '②'") == decimal);
}

TEST_CASE("the styles that templates share count sub-items as the papers of the Fund do") {
    std::ifstream file(std::string(QUJAT_SOURCE_DIR) + "/templates/common/lists.css", std::ios::binary);
    const CounterStyles shared = styles(std::string(std::istreambuf_iterator<char>(file), {}));
    CHECK(marker(shared, "decimal-paren", 12) == "12) ");
    CHECK(numbering_of(shared, "decimal-paren") == doc::ListNumbering::decimal);
    // GOST 7.32-2017, 6.4.6: no ё, з, й, о, ч, ъ, ы, ь
    std::string letters;
    for (int i = 1; i <= 26; ++i)
        letters += counter_text(shared, "russian-letters", i);
    CHECK(letters == "абвгдежиклмнпрстуфхцшщэюяаа");
    CHECK(marker(shared, "russian-letters", 3) == "в) ");
    CHECK(numbering_of(shared, "russian-letters") == doc::ListNumbering::lower_alpha);
    CHECK(marker(shared, "kazakh-letters", 2) == "ә) ");
    CHECK(marker(shared, "kazakh-letters", 12) == "қ) ");
    CHECK(numbering_of(shared, "kazakh-letters") == doc::ListNumbering::lower_alpha);
}
