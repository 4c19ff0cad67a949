#include "catch.hpp"
#include "support.hpp"

using namespace support;

namespace {

std::string p(std::string_view runs, std::string_view properties = {}) {
    return "<w:p>" + (properties.empty() ? std::string() : "<w:pPr>" + std::string(properties) + "</w:pPr>") + std::string(runs) + "</w:p>";
}
std::string r(std::string_view text, std::string_view properties = {}) {
    return "<w:r>" + (properties.empty() ? std::string() : "<w:rPr>" + std::string(properties) + "</w:rPr>") + "<w:t xml:space=\"preserve\">" + std::string(text) +
           "</w:t></w:r>";
}

} // namespace

TEST_CASE("paragraphs keep their order and their words, whatever runs they are made of") {
    const auto part = read(p(r("Жоба") + r("ның ") + r("мақсаты", "<w:i/>")) + p("") + p(r("  Цель\n проекта  ")));
    CHECK(part.format == "docx");
    CHECK(part.pages == 0);
    CHECK(texts(part) == Lines{"Жобаның мақсаты", "Цель проекта"});
    CHECK(kinds(part) == Lines{"paragraph", "paragraph"});
    CHECK(part.notes.empty());
}

TEST_CASE("tabs are spaces, breaks within a sentence are line feeds, hyphens are what is printed") {
    const auto part = read(p("<w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"1\"/></w:tabs></w:pPr><w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t><w:cr/><w:t>г</w:t>"
                             "<w:noBreakHyphen/><w:t>д</w:t><w:softHyphen/><w:t>е</w:t><w:ptab/><w:t>ё</w:t></w:r>"));
    CHECK(texts(part) == Lines{"а б\nв\nг-де ё"});
}

TEST_CASE("no-break spaces are spaces; soft hyphens and zero-width marks are removed and counted") {
    const auto part = read(p(r("10\u00A0000\u202Fтенге про\u00ADект\u200B \uFEFFа")));
    CHECK(texts(part) == Lines{"10 000 тенге проект а"});
    CHECK(notes(part) == Lines{"EXT-0111 3"});
}

TEST_CASE("instructions of fields are not text, their results are, also of fields within fields") {
    const std::string begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
                      end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>", instruction = "<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>";
    const auto part = read(p(r("стр. ") + begin + instruction + separate + r("5") + end + r(" из ") + begin + instruction + begin + instruction + separate + r("скрыто") + end +
                             separate + r("9") + end) +
                           p("<w:fldSimple w:instr=\"DATE\">" + r("2026") + "</w:fldSimple>"));
    CHECK(texts(part) == Lines{"стр. 5 из 9", "2026"});
}

TEST_CASE("a field that is never closed does not swallow the rest of the document") {
    const auto part = read(p("<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK</w:instrText></w:r>" + r("ссылка")) + p(r("Остальное")));
    CHECK(texts(part) == Lines{"ссылка", "Остальное"});
}

TEST_CASE("check boxes and drop-down lists of old forms are read as Word draws them") {
    const auto field = [](std::string_view form) {
        return "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>" + std::string(form) + "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORM</w:instrText></w:r>"
               "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    };
    const auto part = read(p(field("<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>") + r(" да ") + field("<w:checkBox><w:default w:val=\"0\"/></w:checkBox>") +
                             r(" нет ") + field("<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"Алматы\"/><w:listEntry w:val=\"Астана\"/></w:ddList>")));
    CHECK(texts(part) == Lines{"☒ да ☐ нет Астана"});
}

TEST_CASE("hyperlinks, smart tags, content controls and unknown wrappers are looked through") {
    const auto part = read("<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>" +
                           p("<w:hyperlink r:id=\"x\">" + r("Аста") + "</w:hyperlink><w:smartTag>" + r("на ") + "</w:smartTag><x:y xmlns:x=\"urn:x\">" + r("Hub") + "</x:y>") +
                           "</w:sdtContent></w:sdt>");
    CHECK(texts(part) == Lines{"Астана Hub"});
}

TEST_CASE("placeholder text of a content control is left out and counted") {
    const std::string placeholder = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("Место для ввода текста.") + "</w:sdtContent></w:sdt>";
    const std::string filled = "<w:sdt><w:sdtPr><w:showingPlcHdr w:val=\"0\"/></w:sdtPr><w:sdtContent>" + r("Цель") + "</w:sdtContent></w:sdt>";
    const auto part = read(p(placeholder + filled));
    CHECK(texts(part) == Lines{"Цель"});
    CHECK(notes(part) == Lines{"EXT-0105 1"});
}

TEST_CASE("symbols of symbol fonts become the characters they look like") {
    // Symbol 0xB7 is a bullet, 0x61 alpha (Adobe's Symbol encoding); Wingdings 0xFC a check mark; what has no like is a bullet.
    const auto part = read(p("<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:sym w:font=\"Symbol\" w:char=\"0061\"/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>"
                             "<w:sym w:font=\"Webdings\" w:char=\"F042\"/><w:sym w:font=\"Arial\" w:char=\"20B8\"/></w:r>") +
                           p(r("\uF0A7", "<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>") + r("\uF0B7")));
    CHECK(texts(part) == Lines{"•α✓•₸", "▪•"});
}

TEST_CASE("the text of formulas is read in a line") {
    const auto part = read(p("<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
                             "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"));
    CHECK(texts(part) == Lines{"a/bx^2"});
}

TEST_CASE("a drop capital belongs to the paragraph behind it, ruby text to nobody") {
    const auto part = read(p(r("О"), "<w:framePr w:dropCap=\"drop\"/>") + p(r("днажды")) +
                           p("<w:r><w:ruby><w:rt>" + r("toukyou") + "</w:rt><w:rubyBase>" + r("東京") + "</w:rubyBase></w:ruby></w:r>"));
    CHECK(texts(part) == Lines{"Однажды", "東京"});
}

TEST_CASE("footnotes and endnotes follow the block that refers to them, with their numbers, but for those that nobody refers to") {
    const std::string footnotes = word("footnotes", "<w:footnote w:type=\"separator\" w:id=\"-1\">" + p(r("—")) + "</w:footnote><w:footnote w:id=\"7\">" +
                                                        p("<w:r><w:footnoteRef/></w:r>" + r(" первая")) + p(r("её продолжение")) + "</w:footnote><w:footnote w:id=\"8\">" +
                                                        p(r("вторая"), "<w:pStyle w:val=\"none\"/>") + "</w:footnote><w:footnote w:id=\"9\">" + p(r("ничья")) + "</w:footnote>");
    const std::string endnotes = word("endnotes", "<w:endnote w:id=\"7\">" + p(r("концевая")) + "</w:endnote>");
    const auto part = read(p(r("Текст") + "<w:r><w:footnoteReference w:id=\"7\"/></w:r>" + r(" дальше")) +
                               "<w:tbl><w:tr><w:tc>" + p(r("ячейка") + "<w:r><w:footnoteReference w:id=\"8\"/><w:endnoteReference w:id=\"7\"/></w:r>") + p(r("и ещё")) +
                               "</w:tc><w:tc>" + p(r("вторая")) + "</w:tc></w:tr></w:tbl>",
                           {{"word/footnotes.xml", footnotes}, {"word/endnotes.xml", endnotes}});
    CHECK(texts(part) == Lines{"Текст дальше", "[1] первая", "её продолжение", "ячейка\nи ещё", "[2] вторая", "[i] концевая", "вторая"});
    CHECK(kinds(part) == Lines{"paragraph", "footnote", "footnote", "cell 1:1:1", "footnote", "footnote", "cell 1:1:2"});
}

TEST_CASE("comments and inserted files are not read but counted; headers and footers are left out") {
    const auto part = read(p(r("Текст") + "<w:r><w:commentReference w:id=\"1\"/></w:r>") + "<w:altChunk r:id=\"x\"/>",
                           {{"word/comments.xml", word("comments", "<w:comment w:id=\"1\">" + p(r("чужое")) + "</w:comment>")},
                            {"word/header1.xml", word("hdr", p(r("колонтитул")))}});
    CHECK(texts(part) == Lines{"Текст"});
    CHECK(notes(part) == Lines{"EXT-0104 1", "EXT-0106 1"});
}

TEST_CASE("a document without text says so") {
    CHECK(notes(read(p(""))) == Lines{"EXT-0112 0"});
}
