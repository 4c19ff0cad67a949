#include "catch.hpp"
#include "support.hpp"

#include "extract/docx_numbering.hpp"

using namespace support;
using qujat::extract::format_number;

namespace {

std::string level(int ilvl, std::string_view format, std::string_view text, std::string_view more = "<w:start w:val=\"1\"/>") {
    return "<w:lvl w:ilvl=\"" + std::to_string(ilvl) + "\"><w:numFmt w:val=\"" + std::string(format) + "\"/><w:lvlText w:val=\"" + std::string(text) + "\"/>" +
           std::string(more) + "</w:lvl>";
}
std::string abstract(int id, std::string_view levels) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + std::string(levels) + "</w:abstractNum>";
}
std::string num(int id, int abstract_id, std::string_view overrides = {}) {
    return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(abstract_id) + "\"/>" + std::string(overrides) + "</w:num>";
}
std::string item(int num_id, int ilvl, std::string_view text = "x") {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(ilvl) + "\"/><w:numId w:val=\"" + std::to_string(num_id) + "\"/></w:numPr></w:pPr><w:r><w:t>" +
           std::string(text) + "</w:t></w:r></w:p>";
}
Lines marks(std::string_view body, const std::string& numbering, const std::string& styles = word("styles", "")) {
    Lines result;
    for (const auto& block : read(body, {{"word/numbering.xml", word("numbering", numbering)}, {"word/styles.xml", styles}}).blocks)
        result.push_back(block.numbering);
    return result;
}

} // namespace

TEST_CASE("numbers are written in Word's formats") {
    // ISO/IEC 29500-1, 17.18.59; the Russian letters as Word counts them, without ё, й, ъ, ы and ь.
    CHECK(format_number(14, "lowerRoman") == "xiv");
    CHECK(format_number(1999, "upperRoman") == "MCMXCIX");
    CHECK(format_number(26, "lowerLetter") == "z");
    CHECK(format_number(28, "upperLetter") == "BB");
    CHECK(format_number(1, "russianLower") == "а");
    CHECK(format_number(7, "russianLower") == "ж");
    CHECK(format_number(10, "russianUpper") == "К");
    CHECK(format_number(7, "decimalZero") == "07");
    CHECK(format_number(12, "decimalZero") == "12");
    CHECK(format_number(5, "none").empty());
    CHECK(format_number(5, "cardinalText") == "5");
    CHECK(format_number(0, "lowerRoman") == "0");
    CHECK(format_number(1'000'000'000, "upperLetter") == "1000000000");
}

TEST_CASE("levels count by themselves and begin anew behind a level above") {
    const std::string numbering = abstract(0, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "russianLower", "%3)")) + num(1, 0);
    CHECK(marks(item(1, 0) + item(1, 1) + item(1, 1) + item(1, 2) + item(1, 2) + item(1, 0) + item(1, 1) + item(1, 2), numbering) ==
          Lines{"1.", "1.1", "1.2", "а)", "б)", "2.", "2.1", "а)"});
}

TEST_CASE("a level that never restarts counts on, one with a restart level waits for that level") {
    const std::string numbering = abstract(0, level(0, "decimal", "%1.") + level(1, "decimal", "%2", "<w:start w:val=\"5\"/><w:lvlRestart w:val=\"0\"/>") +
                                                  level(2, "lowerLetter", "%3", "<w:start w:val=\"1\"/><w:lvlRestart w:val=\"1\"/>")) +
                                  num(1, 0);
    CHECK(marks(item(1, 0) + item(1, 1) + item(1, 2) + item(1, 1) + item(1, 2) + item(1, 0) + item(1, 1) + item(1, 2), numbering) ==
          Lines{"1.", "5", "a", "6", "b", "2.", "7", "a"});
}

TEST_CASE("lists of one definition count on together unless one has its own start") {
    const std::string numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0) +
                                  num(3, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>");
    CHECK(marks(item(1, 0) + item(2, 0) + item(3, 0) + item(3, 0), numbering) == Lines{"1.", "2.", "1.", "2."});
}

TEST_CASE("a list may change a level, write all its numbers in figures, and borrow its levels from a style") {
    const std::string numbering = abstract(0, level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:start w:val=\"1\"/><w:isLgl/>")) +
                                  num(1, 0, "<w:lvlOverride w:ilvl=\"0\">" + level(0, "upperRoman", "Глава %1") + "</w:lvlOverride>") +
                                  abstract(5, "<w:styleLink w:val=\"Kept\"/>" + level(0, "lowerLetter", "%1)")) + abstract(6, "<w:numStyleLink w:val=\"Kept\"/>") + num(2, 6);
    CHECK(marks(item(1, 0) + item(1, 1) + item(2, 0), numbering) == Lines{"Глава I", "1.1", "a)"});
}

TEST_CASE("bullets of symbol fonts are bullets") {
    const std::string numbering = abstract(0, level(0, "bullet", "\uF0B7", "<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr>") +
                                                  level(1, "bullet", "\uF0FC", "<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr>") + level(2, "bullet", "-")) +
                                  num(1, 0);
    const auto part = read(item(1, 0) + item(1, 1) + item(1, 2), {{"word/numbering.xml", word("numbering", numbering)}});
    CHECK(texts(part) == Lines{"[•] x", "[✓] x", "[-] x"});
    CHECK(kinds(part) == Lines{"list_item 1", "list_item 2", "list_item 3"});
}

TEST_CASE("a style may number its paragraphs; the number 0 takes that away") {
    const std::string styles = word("styles", "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>");
    const std::string numbering = abstract(0, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.", "<w:start w:val=\"1\"/><w:pStyle w:val=\"H2\"/>")) + num(1, 0);
    const std::string styled = "<w:p><w:pPr><w:pStyle w:val=\"H2\"/></w:pPr><w:r><w:t>Рынок</w:t></w:r></w:p>";
    const std::string plain = "<w:p><w:pPr><w:pStyle w:val=\"H2\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>Без номера</w:t></w:r></w:p>";
    CHECK(marks(item(1, 0) + styled + plain + styled, numbering, styles) == Lines{"1.", "1.1.", "", "1.2."});
}

TEST_CASE("a paragraph of a list without marks is a paragraph") {
    const auto part = read(item(1, 0), {{"word/numbering.xml", word("numbering", abstract(0, level(0, "none", "")) + num(1, 0))}});
    CHECK(kinds(part) == Lines{"paragraph"});
}

TEST_CASE("a list that does not exist numbers nothing") {
    const auto part = read(item(9, 0), {{"word/numbering.xml", word("numbering", "")}});
    CHECK(kinds(part) == Lines{"paragraph"});
    CHECK(texts(part) == Lines{"x"});
}
