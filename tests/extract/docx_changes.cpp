#include "catch.hpp"
#include "support.hpp"

using namespace support;

namespace {

std::string r(std::string_view text, std::string_view properties = {}) {
    return "<w:r><w:rPr>" + std::string(properties) + "</w:rPr><w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>";
}
std::string p(std::string_view runs) { return "<w:p>" + std::string(runs) + "</w:p>"; }

} // namespace

TEST_CASE("insertions are text, deletions and the places things were moved from are not") {
    const auto part = read(p("<w:ins>" + r("новое ") + "</w:ins><w:del><w:r><w:delText>старое</w:delText></w:r></w:del><w:moveFrom>" + r("там") + "</w:moveFrom><w:moveTo>" +
                             r("здесь") + "</w:moveTo>"));
    CHECK(texts(part) == Lines{"новое здесь"});
    CHECK(part.blocks[0].struck == 9);
    CHECK(notes(part) == Lines{"EXT-0103 9"});
}

TEST_CASE("struck, doubly struck and hidden text is left out and counted by kind") {
    const auto part = read(p(r("видно ") + r("зачёркнуто", "<w:strike/>") + r("дважды", "<w:dstrike w:val=\"true\"/>") + r("скрыто", "<w:vanish/>") +
                             r("тоже видно", "<w:strike w:val=\"0\"/>")));
    CHECK(texts(part) == Lines{"видно тоже видно"});
    CHECK(part.blocks[0].struck == 22);
    CHECK(notes(part) == Lines{"EXT-0101 16", "EXT-0102 6"});
}

TEST_CASE("a paragraph struck through as a whole stays as a place without text") {
    const auto part = read(p(r("Цель проекта", "<w:strike/>")) + p(r("Текст")));
    REQUIRE(part.blocks.size() == 2);
    CHECK(part.blocks[0].text.empty());
    CHECK(part.blocks[0].struck == 12);
}

TEST_CASE("toggles of a paragraph style and a character style cancel each other, direct formatting decides") {
    // ISO/IEC 29500-1, 17.7.3.
    const std::string styles = word("styles", "<w:style w:type=\"paragraph\" w:styleId=\"P\"><w:rPr><w:strike/></w:rPr></w:style>"
                                              "<w:style w:type=\"character\" w:styleId=\"C\"><w:rPr><w:strike/></w:rPr></w:style>");
    const auto part = read("<w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr>" + r("нет ") + r("да ", "<w:rStyle w:val=\"C\"/>") + r("и да", "<w:strike w:val=\"false\"/>") + "</w:p>",
                           {{"word/styles.xml", styles}});
    CHECK(texts(part) == Lines{"да и да"});
}

TEST_CASE("old properties kept for the record change nothing") {
    const auto part = read(p(r("видно", "<w:rPrChange><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange>")) +
                           "<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange></w:pPr>" + r("и это") + "</w:p>");
    CHECK(texts(part) == Lines{"видно", "и это"});
    CHECK(kinds(part) == Lines{"paragraph", "paragraph"});
}

TEST_CASE("a paragraph whose mark is deleted goes on in the next one") {
    const auto part = read("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" + r("Начало ") + "</w:p>" + p(r("и конец")) + p(r("Другой")));
    CHECK(texts(part) == Lines{"Начало и конец", "Другой"});
}

TEST_CASE("a paragraph whose mark is hidden goes on in the next one, not glued to it") {
    const auto part = read("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + r("Цель.") + "</w:p>" + p(r("Создать")));
    CHECK(texts(part) == Lines{"Цель. Создать"});
}

TEST_CASE("deleted rows and cells of a table are left out") {
    const auto part = read("<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc>" + p(r("нет")) + "</w:tc><w:tc>" + p(r("нет")) + "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>" +
                           p(r("нет")) + "</w:tc><w:tc>" + p(r("да")) + "</w:tc></w:tr></w:tbl>" + p(r("после")));
    Lines seen;
    for (const std::string& text : texts(part))
        if (!text.empty())
            seen.push_back(text);
    CHECK(seen == Lines{"да", "после"});
    CHECK(notes(part) == Lines{"EXT-0103 9"});
}

TEST_CASE("a footnote of deleted text is deleted") {
    const auto part = read(p(r("Текст") + "<w:del><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:del>"),
                           {{"word/footnotes.xml", word("footnotes", "<w:footnote w:id=\"1\">" + p(r("примечание")) + "</w:footnote>")}});
    CHECK(texts(part) == Lines{"Текст"});
}
