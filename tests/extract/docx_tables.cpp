#include "catch.hpp"
#include "support.hpp"

using namespace support;

namespace {

std::string p(std::string_view text) { return "<w:p><w:r><w:t>" + std::string(text) + "</w:t></w:r></w:p>"; }
std::string cell(std::string_view content, std::string_view properties = {}) {
    return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + std::string(content) + "</w:tc>";
}
std::string row(std::string_view cells) { return "<w:tr>" + std::string(cells) + "</w:tr>"; }
std::string table(std::string_view rows) { return "<w:tbl><w:tblPr/><w:tblGrid/>" + std::string(rows) + "</w:tbl>"; }

} // namespace

TEST_CASE("cells have table, row and column; their paragraphs are lines; empty ones are left out") {
    const auto part = read(p("до") + table(row(cell(p("А")) + cell(p("Б") + p("В"))) + row(cell("<w:p/>") + cell(p("Г")))) + p("между") + table(row(cell(p("Д")) + cell(p("Е")))));
    CHECK(texts(part) == Lines{"до", "А", "Б\nВ", "Г", "между", "Д", "Е"});
    CHECK(kinds(part) == Lines{"paragraph", "cell 1:1:1", "cell 1:1:2", "cell 1:2:2", "paragraph", "cell 2:1:1", "cell 2:1:2"});
}

TEST_CASE("columns count merged and skipped ones") {
    const auto part = read(table(row(cell(p("А"), "<w:gridSpan w:val=\"2\"/>") + cell(p("Б"))) + "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + cell(p("В"), "<w:vMerge/>") +
                                 cell(p("Г")) + "</w:tr>"));
    CHECK(kinds(part) == Lines{"cell 1:1:1", "cell 1:1:3", "cell 1:2:2", "cell 1:2:3"});
}

TEST_CASE("a table within a cell stands where it stood") {
    const auto part = read(table(row(cell(p("до") + table(row(cell(p("внутри 1")) + cell(p("внутри 2")))) + p("после")) + cell(p("рядом")))));
    CHECK(texts(part) == Lines{"до", "внутри 1", "внутри 2", "после", "рядом"});
    CHECK(kinds(part) == Lines{"cell 1:1:1", "cell 2:1:1", "cell 2:1:2", "cell 1:1:1", "cell 1:1:2"});
}

TEST_CASE("a table of one cell is a frame: what is in it is ordinary text") {
    const auto part = read(table(row(cell("<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>Цель</w:t></w:r></w:p>" + p("Создать") + table(row(cell(p("А")) + cell(p("Б"))))))) +
                           p("дальше"));
    CHECK(kinds(part) == Lines{"heading 1 style", "paragraph", "cell 2:1:1", "cell 2:1:2", "paragraph"});
}

TEST_CASE("numbers of several paragraphs of a cell stand before them, the number of one apart") {
    const std::string numbering = word("numbering", "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
                                                    "<w:lvlText w:val=\"%1)\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
    const auto item = [](std::string_view text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>" + std::string(text) + "</w:t></w:r></w:p>";
    };
    const auto part = read(table(row(cell(item("А")) + cell(item("Б") + item("В")))), {{"word/numbering.xml", numbering}});
    CHECK(texts(part) == Lines{"[1)] А", "2) Б\n3) В"});
}

TEST_CASE("rows and cells within content controls count like others") {
    const auto part = read(table("<w:sdt><w:sdtContent>" + row(cell(p("А")) + "<w:sdt><w:sdtContent>" + cell(p("Б")) + "</w:sdtContent></w:sdt>") + "</w:sdtContent></w:sdt>"));
    CHECK(kinds(part) == Lines{"cell 1:1:1", "cell 1:1:2"});
}

TEST_CASE("rows without a table and cells without a row harm nobody") {
    CHECK(texts(read("<w:tr><w:tc>" + p("А") + "</w:tc></w:tr><w:tc>" + p("Б") + "</w:tc>" + p("В"))) == Lines{"А", "Б", "В"});
    CHECK(texts(read("<w:tbl><w:tc>" + p("А") + "</w:tc><w:tc>" + p("Б") + "</w:tc></w:tbl>")) == Lines{"А", "Б"});
}
