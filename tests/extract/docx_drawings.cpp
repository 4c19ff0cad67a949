#include "catch.hpp"
#include "support.hpp"

using namespace support;

namespace {

std::string p(std::string_view content) { return "<w:p><w:r>" + std::string(content) + "</w:r></w:p>"; }
std::string t(std::string_view text) { return "<w:t>" + std::string(text) + "</w:t>"; }
std::string drawing(std::string_view graphic, std::string_view alternative = {}) {
    return "<w:drawing><wp:inline><wp:docPr id=\"1\" name=\"n\" descr=\"" + std::string(alternative) + "\"/><a:graphic>" + std::string(graphic) +
           "</a:graphic></wp:inline></w:drawing>";
}
const std::string picture = "<pic:pic><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"image1.png\"/></pic:nvPicPr></pic:pic>";
std::string box(std::string_view text) { return "<w:txbxContent>" + p(t(text)) + "</w:txbxContent>"; }

} // namespace

TEST_CASE("pictures are counted and their alternative text follows the paragraph") {
    const auto part = read(p(t("Рис. 1") + drawing(picture, "Схема рынка")) + p(drawing(picture)));
    CHECK(texts(part) == Lines{"Рис. 1", "Схема рынка", ""});
    CHECK(kinds(part) == Lines{"paragraph", "picture", "picture"});
    CHECK(part.pictures == 2);
}

TEST_CASE("text boxes follow the paragraph they hang on; two writings of one are read once") {
    const std::string both = "<mc:AlternateContent><mc:Choice Requires=\"wps\">" + drawing("<wps:wsp><wps:txbx>" + box("в рамке") + "</wps:txbx></wps:wsp>") +
                             "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" + box("в рамке") + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>";
    const auto part = read(p(t("до ") + both + t("после")) + p(t("дальше")));
    CHECK(texts(part) == Lines{"до после", "в рамке", "дальше"});
    CHECK(kinds(part) == Lines{"paragraph", "text_box", "paragraph"});
}

TEST_CASE("the fallback is read when no choice says anything, and of two choices the first that does") {
    const auto part = read(p("<mc:AlternateContent><mc:Choice Requires=\"cx\">" + drawing("<x:y xmlns:x=\"urn:x\"/>") + "</mc:Choice><mc:Fallback>" + drawing(picture, "запас") +
                             "</mc:Fallback></mc:AlternateContent>") +
                           p("<mc:AlternateContent><mc:Choice Requires=\"a\"/><mc:Choice Requires=\"b\">" + t("второе") + "</mc:Choice><mc:Fallback>" + t("третье") +
                             "</mc:Fallback></mc:AlternateContent>"));
    CHECK(texts(part) == Lines{"запас", "второе"});
    CHECK(part.pictures == 1);
}

TEST_CASE("boxes and pictures of old VML are read, curved text too") {
    const auto part = read(p("<w:pict><v:shape alt=\"Логотип\"><v:imagedata r:id=\"x\"/></v:shape></w:pict>") + p("<w:pict><v:rect><v:textbox>" + box("рамка") + "</v:textbox></v:rect></w:pict>") +
                           p("<w:pict><v:shape><v:textpath string=\"Дуга\"/></v:shape></w:pict>"));
    CHECK(texts(part) == Lines{"Логотип", "рамка", "Дуга"});
    CHECK(kinds(part) == Lines{"picture", "text_box", "text_box"});
}

TEST_CASE("a box in a cell follows the cell, a box in a box follows the box") {
    const std::string inner = drawing("<wps:txbx><w:txbxContent>" + p(t("внешний") + drawing("<wps:txbx>" + box("внутренний") + "</wps:txbx>")) + "</w:txbxContent></wps:txbx>");
    const auto part = read("<w:tbl><w:tr><w:tc>" + p(t("А") + inner) + p(t("Б")) + "</w:tc><w:tc>" + p(t("В")) + "</w:tc></w:tr></w:tbl>");
    CHECK(texts(part) == Lines{"А\nБ", "внешний", "внутренний", "В"});
    CHECK(kinds(part) == Lines{"cell 1:1:1", "text_box", "text_box", "cell 1:1:2"});
}

TEST_CASE("deleted and hidden pictures are none") {
    const auto part = read("<w:p><w:r>" + t("а") + "</w:r><w:del><w:r>" + drawing(picture) + "</w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr>" + drawing(picture) + "</w:r></w:p>");
    CHECK(part.pictures == 0);
    CHECK(kinds(part) == Lines{"paragraph"});
}

TEST_CASE("captions of charts and the texts of diagrams are read, numbers are not") {
    const std::string chart = "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
                              "<c:title><a:p><a:r><a:t>Продажи </a:t></a:r><a:r><a:t>по годам</a:t></a:r></a:p></c:title><c:cat><c:strCache><c:pt><c:v>2026</c:v></c:pt><c:pt><c:v>2027</c:v>"
                              "</c:pt></c:strCache></c:cat><c:val><c:numCache><c:pt><c:v>1,5</c:v></c:pt></c:numCache></c:val></c:chartSpace>";
    const std::string data = "<dgm:dataModel xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
                             "<dgm:pt><dgm:t><a:p><a:r><a:t>Идея</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>Прототип</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>";
    const auto part = read(p(drawing("<c:chart r:id=\"rel-chart1\"/>", "График")) + p(drawing("<dgm:relIds r:dm=\"rel-data1\"/>")) + p(drawing("<c:chart r:id=\"nowhere\"/>")),
                           {{"word/chart1.xml", chart}, {"word/data1.xml", data}});
    CHECK(texts(part) == Lines{"Продажи по годам", "2026", "2027", "График", "Идея", "Прототип", ""});
    CHECK(kinds(part) == Lines{"text_box", "text_box", "text_box", "picture", "text_box", "text_box", "picture"});
    CHECK(notes(part) == Lines{"EXT-0108 2"});
}

TEST_CASE("embedded objects are noted, the picture they show is a picture") {
    const auto part = read(p(t("а") + "<w:object><v:shape><v:imagedata r:id=\"x\" o:title=\"Лист\"/></v:shape><o:OLEObject ProgID=\"Excel.Sheet.12\"/></w:object>"));
    CHECK(texts(part) == Lines{"а", "Лист"});
    CHECK(notes(part) == Lines{"EXT-0107 1"});
}
