#include "catch.hpp"
#include "support.hpp"

#include "extract/xlsx_numbers.hpp"

#include <array>

using namespace support;
using qujat::extract::format_value;

// The figures in brackets are sections of ISO/IEC 29500-1.

namespace {

constexpr std::string_view spaces = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
constexpr std::string_view types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string part(std::string_view name, std::string_view content) { return "<" + std::string(name) + std::string(spaces) + ">" + std::string(content) + "</" + std::string(name) + ">"; }
std::string sheet(std::string_view rows, std::string_view before = {}, std::string_view behind = {}) {
    return part("worksheet", std::string(before) + "<sheetData>" + std::string(rows) + "</sheetData>" + std::string(behind));
}
std::string relationships(std::initializer_list<std::array<std::string_view, 3>> all) {
    std::string text = "<Relationships>";
    for (const auto& [id, type, target] : all)
        text += "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(types) + std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
    return text + "</Relationships>";
}

// A workbook with the sheets «Смета» and «Справка», the second with that state.
qujat::plan::Part read_book(std::string_view first, std::string_view second = {}, std::string_view state = "visible", const Parts& more = {}) {
    Parts parts = {{"_rels/.rels", relationships({{"r1", "officeDocument", "xl/workbook.xml"}})},
                   {"xl/workbook.xml", part("workbook", "<sheets><sheet name=\"Смета\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"Справка\" sheetId=\"2\" state=\"" + std::string(state) + "\" r:id=\"b\"/></sheets>")},
                   {"xl/_rels/workbook.xml.rels", relationships({{"a", "worksheet", "worksheets/sheet1.xml"}, {"b", "worksheet", "worksheets/sheet2.xml"}, {"s", "sharedStrings", "sharedStrings.xml"}, {"t", "styles", "styles.xml"}})},
                   {"xl/worksheets/sheet1.xml", std::string(first)},
                   {"xl/worksheets/sheet2.xml", second.empty() ? sheet({}) : std::string(second)},
                   {"xl/sharedStrings.xml", part("sst", "<si><t>Статья</t></si><si><r><t xml:space=\"preserve\">Труд </t></r><r><rPr><strike/></rPr><t>старый</t></r><rPh sb=\"0\" eb=\"1\"><t>нет</t></rPh></si>")},
                   {"xl/styles.xml", part("styleSheet", "<numFmts><numFmt numFmtId=\"164\" formatCode=\"#,##0\\ [$₸-43F]\"/></numFmts><fonts><font/><font><strike/></font><font><b/></font></fonts>"
                                                        "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/><xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"10\" fontId=\"2\"/></cellXfs>")}};
    parts.insert(parts.end(), more.begin(), more.end());
    return read_bytes(zip(parts), "estimate.xlsx");
}

} // namespace

TEST_CASE("a sheet is a heading with a table, its cells where they stand") {
    // (18.3.1.73 and 18.3.1.4: rows and cells may be left out, and their references too; 18.18.11: types)
    const auto book = read_book(sheet("<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"inlineStr\"><is><t>Сумма</t></is></c></row>"
                                      "<row r=\"4\"><c r=\"B4\" t=\"s\"><v>1</v></c><c s=\"1\"><f>A1*2</f><v>1250000.4</v></c><c r=\"E4\" s=\"2\"><v>46346</v></c></row>"
                                      "<row><c t=\"str\"><f>x</f><v>итог</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#DIV/0!</v></c><c t=\"d\"><v>2026-11-20T00:00:00</v></c><c s=\"4\"><v>0.125</v></c></row>"),
                                sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Одна\nклетка</t></is></c></row>"));
    CHECK(book.format == "xlsx");
    CHECK(texts(book) == Lines{"Смета", "Статья", "Сумма", "Труд", "1 250 000 ₸", "20.11.2026", "итог", "TRUE", "#DIV/0!", "20.11.2026", "12,50%", "Справка", "Одна\nклетка"});
    CHECK(kinds(book) == Lines{"heading 1 style", "cell 1:2:2", "cell 1:2:3", "cell 1:4:2", "cell 1:4:3", "cell 1:4:5", "cell 1:5:1", "cell 1:5:2", "cell 1:5:3", "cell 1:5:4", "cell 1:5:5", "heading 1 style", "paragraph"});
    CHECK(book.blocks[10].emphasised);
    CHECK(notes(book) == Lines{"EXT-0101 6"});
}

TEST_CASE("hidden sheets, rows and columns, covered and struck cells are left out and counted") {
    // (18.2.19 state, 18.3.1.13 col, 18.3.1.55 mergeCells, 18.3.1.81 zeroHeight)
    const auto book = read_book(sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>видно</v></c><c r=\"B1\" t=\"str\"><v>под</v></c><c r=\"C1\" t=\"str\"><v>скр</v></c><c r=\"D1\" t=\"str\" s=\"3\"><v>зачёркнуто</v></c></row>"
                                      "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"str\"><v>ыто</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><v>тоже</v></c></row>",
                                      "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>", "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>"),
                                sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>тайна</v></c></row>"), "veryHidden");
    CHECK(texts(book) == Lines{"Смета", "видно", "", "тоже"});
    CHECK(notes(book) == Lines{"EXT-0101 10", "EXT-0102 11"});
    const auto rows = read_book(sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>нет</v></c></row><row r=\"2\" ht=\"15\"><c r=\"A2\" t=\"str\"><v>да</v></c></row>", "<sheetFormatPr zeroHeight=\"1\"/>"));
    CHECK(texts(rows) == Lines{"Смета", "да"});
}

TEST_CASE("formulas without a saved value are noted; comments are counted; drawings are read") {
    const std::string drawing = "<xdr:wsDr xmlns:xdr=\"x\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:c=\"c\"><xdr:sp><xdr:nvSpPr><xdr:cNvPr descr=\"нет\"/></xdr:nvSpPr><a:p><a:r><a:t>Приме</a:t></a:r><a:r><a:t>чание</a:t></a:r></a:p></xdr:sp>"
                                "<xdr:pic><xdr:cNvPr descr=\"Схема\"/></xdr:pic><c:chart id=\"c1\"/></xdr:wsDr>";
    const auto book = read_book(sheet("<row r=\"1\"><c r=\"A1\"><f>SUM(B1:B2)</f></c><c r=\"B1\"><f>1</f><v></v></c><c r=\"C1\"><v>7</v></c></row>"), {}, "visible",
                                {{"xl/worksheets/_rels/sheet1.xml.rels", relationships({{"c", "comments", "../comments1.xml"}, {"d", "drawing", "../drawings/drawing1.xml"}})},
                                 {"xl/comments1.xml", part("comments", "<commentList><comment ref=\"A1\"><text><t>нет</t></text></comment></commentList>")},
                                 {"xl/drawings/drawing1.xml", drawing},
                                 {"xl/drawings/_rels/drawing1.xml.rels", relationships({{"c1", "chart", "../charts/chart1.xml"}})},
                                 {"xl/charts/chart1.xml", "<c:chart xmlns:c=\"c\"><c:strCache><c:pt><c:v>Выручка</c:v></c:pt></c:strCache></c:chart>"}});
    CHECK(texts(book) == Lines{"Смета", "7", "Примечание", "Схема", "Выручка"});
    CHECK(notes(book) == Lines{"EXT-0104 1", "EXT-0108 1", "EXT-0125 2"});
}

TEST_CASE("numbers are shown by their formats, with the separators of the country") {
    // (18.8.31; the results are what Excel shows where the decimal sign is a comma)
    const auto shown = [](std::string_view number, std::string_view code) { return format_value(number, code, false); };
    CHECK(shown("1234567.891", "#,##0.00") == "1 234 567,89");
    CHECK(shown("1234567.5", "#,##0") == "1 234 568");
    CHECK(shown("999.995", "0.00") == "1000,00");
    CHECK(shown("2.675", "0.00") == "2,68");
    CHECK(shown("0.5", "#,##0.0#") == "0,5");
    CHECK(shown("0.125", "0%") == "13%");
    CHECK(shown("-5", "0.0") == "-5,0");
    CHECK(shown("-0.001", "0.0") == "0,0");
    CHECK(shown("-1250", "#,##0;(#,##0)") == "(1 250)");
    CHECK(shown("0", "0;-0;\"нет\"") == "нет");
    CHECK(shown("5", ";;;") == "");
    CHECK(shown("12500000", "0.0,,\" млн\"") == "12,5 млн");
    CHECK(shown("1250000", "#,##0\\ [$₸-43F]") == "1 250 000 ₸");
    CHECK(shown("1250000", "_-* #,##0.00\\ \"₽\"_-;\\-* #,##0.00\\ \"₽\"_-") == "  1 250 000,00 ₽ ");
    CHECK(shown("7", "000") == "007");
    CHECK(shown("77012345678", "0\" \"000\" \"000\"-\"00\"-\"00") == "7 701 234-56-78");
    CHECK(shown("150", "[>=100]\"много\";[<0]0;\"мало\"") == "много");
    CHECK(shown("50", "[>=100]\"много\";[<0]0;\"мало\"") == "мало");
    CHECK(shown("1234.5", "General") == "1234,5");
    CHECK(shown("1234.5", "") == "1234,5");
    CHECK(shown("0.1", "@") == "0,1");
    CHECK(shown("0.30000000000000004", "General") == "0,3");
    CHECK(shown("123456789012", "General") == "1,23457E+11");
    CHECK(shown("999999600000", "General") == "1E+12"); // rounded up to the next power
    CHECK(shown("0.00000999999999", "General") == "1E-05");
    CHECK(shown("12345678901", "General") == "12345678901");
    CHECK(shown("0.333333333333333", "General") == "0,333333333");
    CHECK(shown("0.5", "# ?/?") == "0,5");
    CHECK(shown("текст", "0") == "текст");
    CHECK(shown("1e999", "0") == "1e999");
    CHECK(shown("1e300", "#,##0").size() > 300);
}

TEST_CASE("dates and times are shown by their formats") {
    // (18.17.4.1: serial 1 is 1 January 1900, and 60 a day that never was)
    const auto shown = [](std::string_view number, std::string_view code) { return format_value(number, code, false); };
    CHECK(shown("46346", "dd.mm.yyyy") == "20.11.2026");
    CHECK(shown("46346.604166666664", "dd/mm/yy h:mm") == "20/11/26 14:30");
    CHECK(shown("46346.604166666664", "h:mm AM/PM") == "2:30 PM");
    CHECK(shown("1.5", "[h]:mm:ss") == "36:00:00");
    CHECK(shown("0.0208333333333333", "mm:ss") == "30:00");
    CHECK(shown("46346", "[$-F419]d mmmm yyyy\" г.\"") == "20 ноября 2026 г.");
    CHECK(shown("46346", "mmmm yyyy") == "Ноябрь 2026");
    CHECK(shown("46346", "[$-43F]mmmm yyyy") == "қараша 2026");
    CHECK(shown("46346", "[$-409]mmm-yy") == "Nov-26");
    CHECK(shown("1", "dd.mm.yyyy") == "01.01.1900");
    CHECK(shown("61", "dd.mm.yyyy") == "01.03.1900");
    CHECK(format_value("44884", "dd.mm.yyyy", true) == "20.11.2026");
    CHECK(shown("-1", "dd.mm.yyyy") == "-1");
    CHECK(shown("99999999", "dd.mm.yyyy") == "99999999");
}

TEST_CASE("a book without sheets, strings or styles is read for what there is; other files are no book") {
    const std::string rels = relationships({{"r1", "officeDocument", "xl/workbook.xml"}});
    CHECK(notes(read_bytes(zip({{"_rels/.rels", rels}, {"xl/workbook.xml", part("workbook", "<sheets><sheet name=\"А\" r:id=\"x\"/></sheets>")}}))) == Lines{"EXT-0112 0"});
    CHECK(problem(zip({{"_rels/.rels", rels}, {"xl/workbook.xml", part("document", "")}})) == "EXT-0010");
    CHECK(problem(zip({{"_rels/.rels", rels}})) == "EXT-0010");
    CHECK(problem(zip({{"_rels/.rels", relationships({{"r1", "officeDocument", "xl/workbook.bin"}})}, {"xl/workbook.bin", "x"}})) == "EXT-0003");
}

TEST_CASE("a sheet of OpenDocument is read as it is shown") {
    // (OpenDocument 1.3, part 3: 9.1.2 table:table, 17.15 table:display, 19.749 table:visibility)
    const std::string cell = "<table:table-cell office:value-type=\"float\" office:value=\"1250000\"><text:p>1 250 000 ₸</text:p></table:table-cell>";
    const std::string styles = "<style:style style:name=\"H\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    const auto book = read_bytes(zip({{"content.xml", open_document("document-content", "<office:automatic-styles>" + styles + "</office:automatic-styles><office:body><office:spreadsheet>"
                                                                                       "<table:content-validations><table:content-validation><table:help-message><text:p>нет</text:p></table:help-message></table:content-validation></table:content-validations>"
                                                                                       "<table:table table:name=\"Смета\"><table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-column/>"
                                                                                       "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>"
                                                                                       "<table:table-row><table:table-cell><text:p>Труд</text:p></table:table-cell><table:table-cell><text:p>скрыт</text:p></table:table-cell>" + cell + "</table:table-row>"
                                                                                       "<table:table-row table:visibility=\"filter\"><table:table-cell><text:p>нет</text:p></table:table-cell></table:table-row></table:table>"
                                                                                       "<table:table table:name=\"Тайна\" table:style-name=\"H\"><table:table-row>" + cell + "</table:table-row></table:table></office:spreadsheet></office:body>")}}));
    CHECK(book.format == "ods");
    CHECK(texts(book) == Lines{"Смета", "Труд", "1 250 000 ₸"});
    CHECK(kinds(book) == Lines{"heading 1 style", "cell 1:4:1", "cell 1:4:3"});
    CHECK(notes(book) == Lines{"EXT-0102 19"});
}

TEST_CASE("a sheet on which somebody wrote texts is read as texts, its rows of several cells as tables") {
    const auto cell = [](std::string_view place, std::string_view text, std::string_view style = {}) {
        return "<c r=\"" + std::string(place) + "\" t=\"str\"" + (style.empty() ? std::string() : " s=\"" + std::string(style) + "\"") + "><v>" + std::string(text) + "</v></c>";
    };
    const auto row = [](std::string_view number, std::string_view cells) { return "<row r=\"" + std::string(number) + "\">" + std::string(cells) + "</row>"; };
    const std::string text = "Платформа помогает предприятиям вести учёт и отчётность без лишних затрат.";
    const std::string written = row("1", cell("A1", "Цель", "4")) + row("2", cell("A2", text)) + row("3", cell("A3", text)) + row("4", cell("A4", "Смета", "4")) +
                                row("5", cell("A5", "Зарплата") + cell("B5", "12")) + row("6", cell("A6", "Связь") + cell("B6", "1")) + row("7", cell("A7", text));
    CHECK(kinds(read_book(sheet(written))) == Lines{"heading 1 style", "heading 2 look", "paragraph", "paragraph", "heading 2 look", "cell 1:5:1", "cell 1:5:2", "cell 1:6:1", "cell 1:6:2", "paragraph"});
    // A caption and a note make no text of a table.
    const std::string table = row("1", cell("A1", "Смета", "4")) + row("2", cell("A2", "Зарплата") + cell("B2", "12")) + row("3", cell("A3", text));
    CHECK(kinds(read_book(sheet(table))) == Lines{"heading 1 style", "cell 1:1:1", "cell 1:2:1", "cell 1:2:2", "cell 1:3:1"});
    const auto ods = read_bytes(zip({{"content.xml", open_document("document-content", "<office:body><office:spreadsheet><table:table table:name=\"План\"><table:table-row><table:table-cell><text:p>Цель</text:p></table:table-cell></table:table-row>"
                                                         "<table:table-row><table:table-cell><text:p>" + text + "</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>")}}));
    CHECK(kinds(ods) == Lines{"heading 1 style", "heading 2 look", "paragraph"});
}
