#include "catch.hpp"
#include "support.hpp"

using namespace support;

// Lists, tables and drawings of an ODT. The figures in brackets are sections of OpenDocument 1.3, part 3.

namespace {

std::string p(std::string_view content) { return "<text:p>" + std::string(content) + "</text:p>"; }
std::string list(std::string_view items, std::string_view attributes = "text:style-name=\"L\"") { return "<text:list " + std::string(attributes) + ">" + std::string(items) + "</text:list>"; }
std::string item(std::string_view content, std::string_view attributes = {}) { return "<text:list-item " + std::string(attributes) + ">" + std::string(content) + "</text:list-item>"; }
std::string number(int level, std::string_view format, std::string_view more) {
    return "<text:list-level-style-number text:level=\"" + std::to_string(level) + "\" style:num-format=\"" + std::string(format) + "\" " + std::string(more) + "/>";
}
std::string cell(std::string_view content, std::string_view attributes = {}) { return "<table:table-cell " + std::string(attributes) + ">" + std::string(content) + "</table:table-cell>"; }
std::string row(std::string_view cells, std::string_view attributes = {}) { return "<table:table-row " + std::string(attributes) + ">" + std::string(cells) + "</table:table-row>"; }
std::string table(std::string_view rows) { return "<table:table>" + std::string(rows) + "</table:table>"; }

const std::string styles = "<text:list-style style:name=\"L\">" + number(1, "1", "style:num-suffix=\".\"") + number(2, "1", "text:display-levels=\"2\" style:num-suffix=\")\"") +
                           number(3, "a", "style:num-prefix=\"(\" style:num-suffix=\")\"") + "</text:list-style>" +
                           "<text:list-style style:name=\"B\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"–\"/><text:list-level-style-bullet text:level=\"2\" text:bullet-char=\"\uF0B7\"/></text:list-style>" +
                           "<text:list-style style:name=\"K\">" + number(1, "а, б, .., аа, бб, ... (ru)", "style:num-suffix=\")\"") + "</text:list-style>" +
                           "<text:list-style style:name=\"E\">" + number(1, "", "") + "</text:list-style>";

} // namespace

TEST_CASE("items of lists have the numbers their style prints, on all levels") {
    // (16.30 and following)
    const auto part = read_bytes(odt(list(item(p("А") + list(item(p("Б")) + item(p("В") + list(item(p("Г")), {})), {})) + item(p("Д") + p("ещё абзац") + list(item(p("Е")), {}))) +
                                         list(item(p("Ж") + list(item(p("З")), {})), "text:style-name=\"B\"") + list(item(p("И")) + item(p("К")), "text:style-name=\"K\"") +
                                         list(item(p("Л")), "text:style-name=\"E\"") + list(item(p("М")), "text:style-name=\"нет\""),
                                     styles));
    CHECK(texts(part) == Lines{"[1.] А", "[1.1)] Б", "[1.2)] В", "[(a)] Г", "[2.] Д", "ещё абзац", "[2.1)] Е", "[–] Ж", "[•] З", "[а)] И", "[б)] К", "Л", "[•] М"});
    CHECK(kinds(part)[3] == "list_item 3");
    CHECK(kinds(part)[5] == "paragraph");
    CHECK(kinds(part)[11] == "paragraph");
}

TEST_CASE("cells repeated within repeated cells are counted, each of them") {
    const auto repeated = [](std::string_view content) { return table(row(cell("<text:p>x</text:p>") + cell(content, "table:number-columns-repeated=\"100\""))); };
    CHECK(read_bytes(odt(repeated(p("y")))).blocks.size() == 101);
    std::string nested = p("y");
    for (int i = 0; i < 4; ++i) // a hundred million
        nested = repeated(nested);
    CHECK(problem(odt(nested)) == "EXT-0017");
}

TEST_CASE("a list begins anew unless it goes on; items may name their number") {
    // (19.780 continue-list, 19.781 continue-numbering, 19.868 start-value)
    const auto part = read_bytes(odt(list(item(p("А")) + item(p("Б")), "text:style-name=\"L\" xml:id=\"l1\"") + p("текст") + list(item(p("В")), "text:style-name=\"L\" text:continue-numbering=\"true\"") +
                                         list(item(p("Г"))) + list(item(p("Д")), "text:style-name=\"L\" text:continue-list=\"l1\"") + list(item(p("Е"), "text:start-value=\"7\"") + item(p("Ж"))) +
                                         list("<text:list-header>" + p("З") + "</text:list-header>" + item(p("И"))),
                                     styles));
    CHECK(texts(part) == Lines{"[1.] А", "[2.] Б", "текст", "[3.] В", "[1.] Г", "[4.] Д", "[7.] Е", "[8.] Ж", "З", "[1.] И"});
}

TEST_CASE("an item that begins with a list counts, and headings in lists have the list's number") {
    const auto part = read_bytes(odt(list(item(list(item(p("А")), {})) + item("<text:h text:outline-level=\"2\">Б</text:h>")), styles));
    CHECK(texts(part) == Lines{"[1.1)] А", "[2.] Б"});
    CHECK(kinds(part)[1] == "heading 2 style");
}

TEST_CASE("the style of a paragraph may bring the list's style") {
    // (19.499: when the list names none)
    const std::string more = "<style:style style:name=\"P\" style:family=\"paragraph\" style:list-style-name=\"L\"/>";
    const auto part = read_bytes(odt(list(item("<text:p text:style-name=\"P\">А</text:p>"), {}), styles + more));
    CHECK(texts(part) == Lines{"[1.] А"});
}

TEST_CASE("cells of an ODT have their places; covered ones are places without text") {
    // (9.1; 19.678 number-columns-spanned, 9.1.5 covered-table-cell)
    const auto part = read_bytes(odt(table("<table:table-header-rows>" + row(cell(p("А"), "table:number-columns-spanned=\"2\"") + "<table:covered-table-cell><text:p>под</text:p></table:covered-table-cell>" + cell(p("Б"))) +
                                           "</table:table-header-rows>" + row(cell(p("В") + p("Г")) + cell("") + cell(table(row(cell(p("Д")) + cell(p("Е")))) + p("Ж")))) + p("после")));
    CHECK(texts(part) == Lines{"А", "Б", "В\nГ", "Д", "Е", "Ж", "после"});
    CHECK(kinds(part) == Lines{"cell 1:1:1", "cell 1:1:3", "cell 1:2:1", "cell 2:1:1", "cell 2:1:2", "cell 1:2:3", "paragraph"});
}

TEST_CASE("repeated rows and columns are repeated, within bounds") {
    // (19.675 number-columns-repeated, 19.676 number-rows-repeated)
    const auto part = read_bytes(odt(table(row(cell(p("А"), "table:number-columns-repeated=\"2\"") + cell(p("Б"))) + row(cell("", "table:number-columns-repeated=\"2\"") + cell(p("В")), "table:number-rows-repeated=\"2\"") +
                                           row(cell(p("Г")) + cell(p("Д"))))));
    CHECK(texts(part) == Lines{"А", "А", "Б", "В", "В", "Г", "Д"});
    CHECK(kinds(part) == Lines{"cell 1:1:1", "cell 1:1:2", "cell 1:1:3", "cell 1:2:3", "cell 1:3:3", "cell 1:4:1", "cell 1:4:2"});
    const std::string much = "table:number-columns-repeated=\"900000\"";
    const auto bomb = read_bytes(odt(table(row(cell(p("А"), much) + cell(p("Б"), much), "table:number-rows-repeated=\"900000\""))));
    CHECK(bomb.blocks.size() == 2U * 100 * 100);
    std::string tables;
    for (int i = 0; i < 21; ++i)
        tables += table(row(cell(p("А"), much) + cell(p("Б"), much), "table:number-rows-repeated=\"900000\""));
    CHECK(problem(odt(tables)) == "EXT-0017");
}

TEST_CASE("text boxes and shapes come behind their paragraph, in a list of their own") {
    // (10.4.3, 10.3)
    const auto part = read_bytes(odt(list(item(p("Пункт<draw:frame><draw:text-box>" + p("в рамке") + list(item(p("свой"))) + "</draw:text-box></draw:frame>")) + item(p("второй"))) +
                                         p("Рисунок<draw:g><svg:title>группа</svg:title><draw:custom-shape>" + p("в фигуре") + "</draw:custom-shape></draw:g> тут"),
                                     styles));
    CHECK(texts(part) == Lines{"[1.] Пункт", "в рамке", "[1.] свой", "[2.] второй", "Рисунок тут", "в фигуре"});
    CHECK(kinds(part) == Lines{"list_item 1", "text_box", "text_box", "list_item 1", "paragraph", "text_box"});
}

TEST_CASE("pictures have their alternative text, objects are counted, formulas and charts are read") {
    // (10.4.4, 10.4.6; 10.4.2: of several forms one is shown)
    const std::string image = "<draw:image xlink:href=\"Pictures/1.png\"/>";
    const auto part = read_bytes(odt(p("А<draw:frame>" + image + "<svg:title>имя</svg:title><svg:desc>Схема рынка</svg:desc></draw:frame>") + p("Б<draw:frame><draw:object xlink:href=\"./Object 1\"/>" + image + "</draw:frame>") +
                                         p("В<draw:frame><draw:object xlink:href=\"./Object 2\"/>" + image + "</draw:frame>") + p("Г<draw:frame><draw:object-ole xlink:href=\"./Object 3\"/>" + image + "</draw:frame>"),
                                     {},
                                     {{"Object 1/content.xml", "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi></mrow><annotation>E = m</annotation></semantics></math>"},
                                      {"Object 2/content.xml", open_document("document-content", "<office:body><office:chart><chart:chart><chart:title><text:p>Выручка</text:p></chart:title></chart:chart></office:chart></office:body>")},
                                      {"Object 3/content.xml", "<broken"}}));
    CHECK(texts(part) == Lines{"А", "Схема рынка", "БE=m", "В", "Выручка", "", "Г", ""});
    CHECK(part.pictures == 3);
    CHECK(notes(part) == Lines{"EXT-0107 1", "EXT-0108 1"});
}

TEST_CASE("fields of a form are shown with their values") {
    // (13.5)
    const auto part = read_bytes(odt("<office:forms><form:form><form:textarea form:id=\"c1\" form:current-value=\"Тоо Жер\"><text:p>нет</text:p></form:textarea><form:checkbox form:id=\"c2\" form:label=\"согласен\" form:current-state=\"checked\"/>"
                                     "<form:listbox form:id=\"c3\"><form:option form:label=\"А\"/><form:option form:label=\"Б\" form:current-selected=\"true\"/></form:listbox></form:form></office:forms>" +
                                     p("Название: <draw:control draw:control=\"c1\"/><draw:control draw:control=\"c2\"/><draw:control draw:control=\"c3\"/>")));
    CHECK(texts(part) == Lines{"Название:", "Тоо Жер", "☒ согласен", "Б"});
}
