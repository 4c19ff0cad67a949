#include "catch.hpp"
#include "support.hpp"

using namespace support;

// The figures in brackets are sections of OpenDocument 1.3, part 3.

namespace {

std::string p(std::string_view content, std::string_view style = {}) {
    return "<text:p" + (style.empty() ? std::string() : " text:style-name=\"" + std::string(style) + "\"") + ">" + std::string(content) + "</text:p>";
}
std::string span(std::string_view style, std::string_view content) { return "<text:span text:style-name=\"" + std::string(style) + "\">" + std::string(content) + "</text:span>"; }
std::string style(std::string_view name, std::string_view family, std::string_view properties, std::string_view attributes = {}) {
    return "<style:style style:name=\"" + std::string(name) + "\" style:family=\"" + std::string(family) + "\" " + std::string(attributes) + "><style:text-properties " +
           std::string(properties) + "/></style:style>";
}

} // namespace

TEST_CASE("headings of an ODT are text:h with their level, and paragraphs whose style has one") {
    // (5.1.2, 19.844: without a level it is 1; 19.471)
    const std::string styles = style("P1", "paragraph", "", "style:default-outline-level=\"3\"") + style("P2", "paragraph", "", "style:parent-style-name=\"P1\"") +
                               style("P3", "paragraph", "", "style:parent-style-name=\"P1\" style:default-outline-level=\"\"") + style("P4", "paragraph", "", "style:parent-style-name=\"Title\"");
    const auto part = read_bytes(odt("<text:h text:outline-level=\"2\">Рынок</text:h><text:h>Цель</text:h>" + p("Команда", "P1") + p("Риски", "P2") + p("Текст", "P3") + p("План", "P4") + "<text:h/>", styles,
                                     {{"styles.xml", open_document("document-styles", "<office:styles>" + style("Title", "paragraph", "", "style:display-name=\"Title\"") + "</office:styles>")}}));
    CHECK(part.format == "odt");
    CHECK(kinds(part) == Lines{"heading 2 style", "heading 1 style", "heading 3 style", "heading 3 style", "paragraph", "heading 1 style"});
}

TEST_CASE("headings of the outline have its numbers") {
    // (16.36, 19.798: how many levels are shown; 19.880 is-list-header; 19.859 restart-numbering)
    const std::string outline = "<office:styles><text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/>"
                                "<text:outline-level-style text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\" text:start-value=\"4\"/></text:outline-style></office:styles>";
    const auto part = read_bytes(odt("<text:h text:outline-level=\"1\">А</text:h><text:h text:outline-level=\"2\">Б</text:h><text:h text:outline-level=\"2\">В</text:h>"
                                     "<text:h text:outline-level=\"1\">Г</text:h><text:h text:outline-level=\"2\">Д</text:h><text:h text:outline-level=\"1\" text:is-list-header=\"true\">Е</text:h>"
                                     "<text:h text:outline-level=\"1\" text:restart-numbering=\"true\" text:start-value=\"9\">Ж</text:h>",
                                     {}, {{"styles.xml", open_document("document-styles", outline)}}));
    CHECK(texts(part) == Lines{"[I.] А", "[I.4] Б", "[I.5] В", "[II.] Г", "[II.4] Д", "Е", "[IX.] Ж"});
}

TEST_CASE("spaces, tabs and line breaks are elements, white space in the file is one space") {
    // (6.1.2 to 6.1.5)
    const auto part = read_bytes(odt(p("\n  Цель   <text:s text:c=\"3\"/>проекта<text:tab/>2026<text:line-break/>строка") + p("мягкий<text:soft-page-break/>разрыв")));
    CHECK(texts(part) == Lines{"Цель проекта 2026\nстрока", "мягкийразрыв"});
}

TEST_CASE("struck, hidden and conditional text of an ODT is left out and counted by kind") {
    // (20.366 text-line-through-style, 20.361 text:display, 20.360 text:condition, 7.7.6 hidden-text, 19.792 sections)
    const std::string styles = style("S", "text", "style:text-line-through-style=\"solid\"") + style("D", "text", "style:text-line-through-type=\"double\"") + style("H", "text", "text:display=\"none\"") +
                               style("C", "text", "text:display=\"condition\" text:condition=\"none\"") + style("N", "text", "style:text-line-through-style=\"none\" text:display=\"true\"") +
                               style("P", "paragraph", "style:text-line-through-style=\"solid\"");
    const auto part = read_bytes(odt(p("видно " + span("S", "нет1") + span("D", "нет2") + span("H", "скры") + span("C", "ты") + span("N", "и видно")) + p("нет3 " + span("N", "да"), "P") +
                                         p("<text:hidden-text text:is-hidden=\"true\">тайна</text:hidden-text><text:hidden-text text:is-hidden=\"false\">явно</text:hidden-text>") +
                                         p("абзац<text:hidden-paragraph text:is-hidden=\"true\"/>") + "<text:section text:display=\"none\">" + p("раздел") + "</text:section>" +
                                         "<text:section text:display=\"condition\" text:is-hidden=\"true\">" + p("раз") + "</text:section><text:section text:display=\"condition\">" + p("открыто") + "</text:section>",
                                     styles));
    Lines seen;
    for (const std::string& text : texts(part))
        if (!text.empty())
            seen.push_back(text);
    CHECK(seen == Lines{"видно и видно", "да", "явно", "открыто"});
    CHECK(notes(part) == Lines{"EXT-0101 13", "EXT-0102 25"});
    CHECK(part.blocks[0].struck == 14);
}

TEST_CASE("deleted text is left out, counted where it stood, and comments are not read") {
    // (5.5, 5.5.7: text:change; 14.1 office:annotation)
    const auto part = read_bytes(odt("<text:tracked-changes><text:changed-region text:id=\"ct1\"><text:deletion><office:change-info><dc:creator>Айгуль</dc:creator></office:change-info>" + p("старое") +
                                     "</text:deletion></text:changed-region><text:changed-region text:id=\"ct2\"><text:insertion/></text:changed-region></text:tracked-changes>" +
                                     p("Цель <text:change text:change-id=\"ct1\"/>проекта<text:change-start text:change-id=\"ct2\"/> новая<text:change-end text:change-id=\"ct2\"/>") +
                                     p("Рынок<office:annotation><dc:creator>Эксперт</dc:creator><text:list><text:list-item>" + p("Чужие слова") + "</text:list-item></text:list></office:annotation> велик<office:annotation-end/>")));
    CHECK(texts(part) == Lines{"Цель проекта новая", "Рынок велик"});
    CHECK(part.blocks[0].struck == 6);
    CHECK(notes(part) == Lines{"EXT-0103 6", "EXT-0104 1"});
}

TEST_CASE("notes come behind the block that refers to them, with their marks") {
    // (6.3)
    const auto part = read_bytes(odt(p("Выручка<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>" + p("по данным БНС") + p("и прогноз") +
                                       "</text:note-body></text:note> растёт<text:note text:note-class=\"endnote\"><text:note-citation text:label=\"i\">i</text:note-citation><text:note-body>" + p("см. приложение") +
                                       "</text:note-body></text:note>.") + p("Дальше")));
    CHECK(texts(part) == Lines{"Выручка растёт.", "[1] по данным БНС", "и прогноз", "[i] см. приложение", "Дальше"});
    CHECK(kinds(part) == Lines{"paragraph", "footnote", "footnote", "footnote", "paragraph"});
}

TEST_CASE("headings by look take size and weight from the styles, sizes in percent too") {
    const std::string styles = style("Body", "paragraph", "fo:font-size=\"12pt\"") + style("Big", "paragraph", "fo:font-size=\"150%\"", "style:parent-style-name=\"Body\"") +
                               style("B", "text", "fo:font-weight=\"bold\"");
    const std::string text = p("Текст о проекте и его пользе для малых предприятий области, достаточно длинный, чтобы быть телом документа.", "Body");
    const auto part = read_bytes(odt(p("Рынок сбыта", "Big") + text + p(span("B", "Команда проекта"), "Body") + text + text, styles));
    CHECK(kinds(part) == Lines{"heading 1 look", "paragraph", "heading 2 look", "paragraph", "paragraph"});
    CHECK(part.blocks[2].emphasised);
}

TEST_CASE("a table of contents holds no headings, and its template is no text") {
    // (8.3)
    const auto part = read_bytes(odt("<text:table-of-content><text:table-of-content-source><text:index-title-template>Образец</text:index-title-template></text:table-of-content-source><text:index-body>"
                                     "<text:index-title>" + p("СОДЕРЖАНИЕ") + "</text:index-title>" + p("1. Рынок 3") + "<text:h text:outline-level=\"1\">Цель 4</text:h></text:index-body></text:table-of-content>" +
                                     "<text:h text:outline-level=\"1\">Рынок</text:h>"));
    CHECK(texts(part) == Lines{"СОДЕРЖАНИЕ", "1. Рынок 3", "Цель 4", "Рынок"});
    CHECK(kinds(part) == Lines{"paragraph", "paragraph", "paragraph", "heading 1 style"});
}

TEST_CASE("fields show their content, placeholders are left out, running headers are not read") {
    // (7.3, 7.7.7: text:placeholder; 16.10: style:header)
    const std::string masters = "<office:automatic-styles>" + style("P1", "paragraph", "text:display=\"none\"") + "</office:automatic-styles><office:master-styles><style:master-page><style:header>" +
                                p("Колонтитул") + "</style:header></style:master-page></office:master-styles>";
    const auto part = read_bytes(odt(p("Дата <text:date>20.11.2026</text:date>, стр. <text:page-number>3</text:page-number>", "P1") + p("<text:placeholder>&lt;впишите&gt;</text:placeholder>сумма"), {},
                                     {{"styles.xml", open_document("document-styles", masters)}}));
    CHECK(texts(part) == Lines{"Дата 20.11.2026, стр. 3", "сумма"});
    CHECK(notes(part) == Lines{"EXT-0105 1"});
}

TEST_CASE("a flat file is read like a packed one, with pictures in it") {
    const auto part = read_bytes(open_document("document", "<office:meta><dc:title>Имя</dc:title></office:meta><office:automatic-styles>" + style("H", "text", "text:display=\"none\"") +
                                                               "</office:automatic-styles><office:master-styles>" + p("колонтитул") + "</office:master-styles><office:body><office:text>" + p("Цель" + span("H", "тайна")) +
                                                               "<text:p><draw:frame><draw:image><office:binary-data>iVBORw0KGgo=</office:binary-data></draw:image></draw:frame></text:p></office:text></office:body>"),
                                 "plan.fodt");
    CHECK(part.format == "odt");
    CHECK(texts(part) == Lines{"Цель", ""});
    CHECK(part.pictures == 1);
}

TEST_CASE("elements around the body, and sizes of sizes, do no harm") {
    for (const char* around : {"draw:frame", "draw:g", "draw:rect", "draw:control", "table:table", "table:table-cell", "text:note-body", "text:list", "text:table-of-content"}) {
        INFO(around);
        const std::string name(around);
        CHECK(texts(read_bytes(open_document("document", "<" + name + "><office:body><office:text>" + p("Цель") + "</office:text></office:body></" + name + ">"), "plan.fodt")) == Lines{"Цель"});
    }
    // Ten times the parent's size, again and again.
    std::string styles = "<style:style style:name=\"P0\" style:family=\"paragraph\"><style:text-properties fo:font-size=\"2000in\"/></style:style>";
    for (int i = 1; i < 12; ++i)
        styles += "<style:style style:name=\"P" + std::to_string(i) + "\" style:family=\"paragraph\" style:parent-style-name=\"P" + std::to_string(i - 1) + "\"><style:text-properties fo:font-size=\"1000%\"/></style:style>";
    CHECK(texts(read_bytes(odt("<text:p text:style-name=\"P11\">Цель</text:p>", styles))) == Lines{"Цель"});
}

TEST_CASE("what is no text of OpenDocument is refused by name, an encrypted one as encrypted") {
    const std::string manifest = "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data manifest:checksum=\"x\"/></manifest:file-entry>";
    CHECK(problem(zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "\x01\x02\x03"}, {"META-INF/manifest.xml", manifest}})) == "EXT-0004");
    // OpenDocument 1.4 packs the whole: part 2, 3.4.1.
    CHECK(problem(zip({{"encrypted-package", "\x01"}, {"META-INF/manifest.xml", manifest}})) == "EXT-0004");
    CHECK(problem(zip({{"content.xml", open_document("document-content", "<office:body><office:presentation/></office:body>")}})) == "EXT-0003");
    CHECK(problem(zip({{"mimetype", "application/vnd.sun.xml.writer"}, {"content.xml", "<x/>"}})) == "EXT-0003");
    CHECK(problem(zip({{"content.xml", "<x/>"}})) == "EXT-0010");
    CHECK(problem(zip({{"content.xml", "<!DOCTYPE x><x/>"}})) == "EXT-0012");
    CHECK(problem(zip({{"content.xml", "<x>"}})) == "EXT-0011");
    CHECK(problem(open_document("document", "<office:body>") + "<x>") == "EXT-0011");
}

TEST_CASE("an ODT without its styles is read, and that is said") {
    const auto part = read_bytes(odt(p("Цель"), {}, {{"styles.xml", "<broken"}}));
    CHECK(texts(part) == Lines{"Цель"});
    CHECK(notes(part) == Lines{"EXT-0113 styles.xml"});
}
