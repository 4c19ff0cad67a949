#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using namespace qujat::markup::css;
using namespace qujat::markup::test;

namespace {

struct Read {
    std::vector<Token> tokens;
    std::vector<diag::Diagnostic> problems;
};

Read read(std::string text) {
    diag::Log log;
    Read out;
    out.tokens = tokenize(diag::make_source("t.css", std::move(text)), log);
    out.problems = log.take();
    return out;
}

// Kinds, one letter each, with texts.
std::string shape(const std::string& text) {
    std::string out;
    for (const Token& token : read(text).tokens) {
        constexpr std::string_view letters = "ifahsnpd_.$";
        out += letters[static_cast<std::size_t>(token.kind)];
        if (token.kind != TokenKind::white_space && token.kind != TokenKind::end)
            out += "(" + token.text + ")";
    }
    return out;
}

std::int64_t micro(const std::string& text) { return read(text).tokens.at(0).micro; }

} // namespace

TEST_CASE("a sheet is split into the tokens of CSS Syntax 3") {
    CHECK(shape("") == "$");
    CHECK(shape("p.a>b{}") == "i(p).(.)i(a).(>)i(b).({).(})$");
    CHECK(shape("  \t\n x") == "_i(x)$");
    CHECK(shape("#id @page nth-child(2n) 'a\"b' \"c'd\"") == "h(id)_a(page)_f(nth-child)d(2n).())_s(a\"b)_s(c'd)$");
    CHECK(shape("-webkit --x _y қазақ") == "i(-webkit)_i(--x)_i(_y)_i(қазақ)$");
    CHECK(shape("a:b;c,d!e=[f]/g*") == "i(a).(:)i(b).(;)i(c).(,)i(d).(!)i(e).(=).([)i(f).(]).(/)i(g).(*)$");
}

TEST_CASE("comments vanish wherever they stand") {
    CHECK(shape("/* a */p/**/q/* * / ** */") == "i(p)i(q)$");
    CHECK(shape("1/**/px") == "n(1)i(px)$"); // CSS Syntax 3, 4.3.2: a comment separates tokens
    CHECK(shape("'/* no comment */'") == "s(/* no comment */)$");
}

TEST_CASE("numbers are kept in millionths, with their units in lower case") {
    CHECK(micro("1") == 1'000'000);
    CHECK(micro("-1.5em") == -1'500'000);
    CHECK(micro("+.25") == 250'000);
    CHECK(micro("-.5") == -500'000);
    CHECK(micro("0.1234567") == 123'456);
    CHECK(micro("12.5%") == 12'500'000);
    CHECK(read("10MM").tokens[0].unit == "mm");
    CHECK(read("10MM").tokens[0].kind == TokenKind::dimension);
    CHECK(read("12.5%").tokens[0].kind == TokenKind::percentage);
    CHECK(shape("1.5.5") == "n(1.5)n(.5)$");
    CHECK(shape("5.") == "n(5).(.)$"); // a full stop needs a digit behind it
    CHECK(micro("99999999999999999999") == 1'000'000'000'000); // clamped, no overflow
    CHECK(micro("-99999999999999999999.999999") < 0);
}

TEST_CASE("escapes in strings are code points or the character itself") {
    const auto text = [](const std::string& sheet) { return read(sheet).tokens.at(0).text; };
    // CSS Syntax 3, 4.3.7
    CHECK(text(R"("\41")") == "A");
    CHECK(text(R"("\41 B")") == "AB");        // one white space belongs to the escape
    CHECK(text(R"("\41  B")") == "A B");
    CHECK(text(R"("\0000412")") == "A2");     // at most six digits
    CHECK(text(R"("\2116\a0 5")") == "№\xC2\xA0" "5");
    CHECK(text(R"("\1F600")") == "😀");
    CHECK(text(R"("\"\\\қ\g")") == "\"\\қg");
    CHECK(text(R"("\0")") == "\xEF\xBF\xBD");
    CHECK(text(R"("\D800")") == "\xEF\xBF\xBD");
    CHECK(text(R"("\110000")") == "\xEF\xBF\xBD");
    CHECK(text("\"\\41\r\nB\"") == "AB");     // CR LF is one line end (CSS Syntax 3, 3.3)
    CHECK(text("\"a\\\nb\"") == "ab");        // 4.3.5: an escaped line end joins the lines
    CHECK(text("\"a\\\r\nb\"") == "ab");
}

TEST_CASE("tokens know the bytes they came from") {
    const auto tokens = read("қ: 5mm").tokens;
    REQUIRE(tokens.size() == 5);
    CHECK(tokens[0].begin == 0);
    CHECK(tokens[0].end == 2);
    CHECK(tokens[1].begin == 2);
    CHECK(tokens[3].begin == 4);
    CHECK(tokens[3].end == 7);
    CHECK(tokens[4].begin == 7);
}

TEST_CASE("strings and comments that never close and stray characters are errors in their place") {
    const auto one = [](const std::string& text) {
        const auto problems = read(text).problems;
        return problems.size() == 1 ? problems[0].id + " " + spot(problems[0]) + " [" + argument(problems[0], "found") + "]" : std::to_string(problems.size()) + " problems";
    };
    CHECK(one("p {}\n  /* open") == "MRK-0101 2:3 /* open [/*]");
    CHECK(one("a 'open\nb") == "MRK-0101 1:3 'open [']");
    CHECK(one("\"open") == "MRK-0101 1:1 \"open [\"]");
    CHECK(one("a\n b ? c") == "MRK-0101 2:4 ? [?]");
    CHECK(one("a \\62 c") == "MRK-0101 1:3 \\ [\\]"); // escapes in names are outside the profile
    CHECK(one("<") == "MRK-0101 1:1 < [<]");
    CHECK(one("#") == "MRK-0101 1:1 # [#]");
    CHECK(one("@ page") == "MRK-0101 1:1 @ [@]");
    CHECK(one(std::string("a \0 b", 5)) == std::string("MRK-0101 1:3 \0 [\xEF\xBF\xBD]", 20));
    CHECK(one("p \xFF {}") == "MRK-0101 1:3 \xFF [\xEF\xBF\xBD]"); // not UTF-8
    CHECK(one("p {} ₸\xE2\x82") == "MRK-0101 1:7 \xE2 [\xEF\xBF\xBD]");
}
