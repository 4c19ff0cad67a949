#include "catch.hpp"
#include "support.hpp"

#include "extract/package.hpp"

#include <regex>

using namespace support;
using namespace qujat;

namespace {

std::string p(std::string_view text, std::string_view properties = {}) { return "<w:p>" + std::string(properties) + "<w:r><w:t>" + std::string(text) + "</w:t></w:r></w:p>"; }

using List = std::vector<plan::Comment>;

extract::Annotated annotated(const std::string& bytes, List list) {
    diag::Result<extract::Annotated> result = extract::annotate(bytes, {base::Language::ru, std::move(list)});
    for (const diag::Diagnostic& found : result.problems)
        UNSCOPED_INFO(diag::to_text(found, base::Language::en));
    REQUIRE(result.value);
    // Comments are no content: what is read stays what it was.
    CHECK(texts(read_bytes(result.value->bytes)) == texts(read_bytes(bytes)));
    CHECK(kinds(read_bytes(result.value->bytes)) == kinds(read_bytes(bytes)));
    return *std::move(result.value);
}

std::string fault(const std::string& bytes, List list) {
    const auto result = extract::annotate(bytes, {base::Language::ru, std::move(list)});
    CHECK(result.value.has_value() == result.problems.empty());
    return result.problems.empty() ? "" : result.problems.front().id;
}

std::string part(const std::string& bytes, std::string_view name) { return extract::Package(bytes).read(name).value_or("(none)"); }

std::string replaced(const std::string& text, const char* pattern, const char* by) { return std::regex_replace(text, std::regex(pattern), by); }

// The words of the main part with the marks of the comments among them: "[0:Heading]{0}".
std::string marked(const std::string& bytes, std::string_view name = "word/document.xml") {
    std::string text = replaced(part(bytes, name), "<(\\w+:)?commentRangeStart[^>]*:id=\"(\\d+)\"/>", "[$2:");
    text = replaced(text, "<(\\w+:)?commentRangeEnd[^>]*/>", "]");
    text = replaced(text, "<(\\w+:)?commentReference[^>]*:id=\"(\\d+)\"/>", "{$2}");
    return replaced(replaced(text, "</w:p>", "|"), "<[^>]*>|\\n", "");
}

constexpr const char* marks = "<w:commentRangeStart[^>]*/>|<w:commentRangeEnd[^>]*/><w:r><w:commentReference[^>]*/></w:r>";

std::size_t count(const std::string& text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++found;
    return found;
}

} // namespace

TEST_CASE("a comment embraces the paragraph of its block, behind its properties; two at one place are told apart") {
    const std::string bytes = docx(p("Название", "<w:pPr><w:jc w:val=\"left\"/></w:pPr>") + "<w:p/>" + p("Смета", "<w:pPr/>"));
    const auto done = annotated(bytes, {{1, "нет"}, {plan::Comment::top, "итог"}, {1, "ещё"}});
    CHECK(marked(done.bytes) == "[1:Название]{1}|[0:[2:Смета]{0}]{2}|");
    CHECK(replaced(part(done.bytes, "word/document.xml"), marks, "") == part(bytes, "word/document.xml"));
    CHECK(part(done.bytes, "word/document.xml").find("</w:pPr><w:commentRangeStart") != std::string::npos);
    const std::string comments = part(done.bytes, "word/comments.xml");
    CHECK(count(comments, "<w:comment ") == 3);
    CHECK(count(comments, "w:author=\"Qujat\"") == 3);
    CHECK(comments.find("w:date") == std::string::npos);
    CHECK(part(done.bytes, "[Content_Types].xml").find("PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"") != std::string::npos);
    CHECK(part(done.bytes, "word/_rels/document.xml.rels").find("http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"comments.xml\"") != std::string::npos);
}

TEST_CASE("equal files and comments give equal bytes, and nothing else of the package is touched") {
    const std::string bytes = docx(p("Текст"), {{"word/media/a.bin", std::string(1000, 'x') + std::string("\0\1", 2)}, {"customXml/item1.xml", "<a/>"}});
    const auto done = annotated(bytes, {{0, "а"}});
    CHECK(done.bytes == annotated(bytes, {{0, "а"}}).bytes);
    for (const char* name : {"word/media/a.bin", "customXml/item1.xml", "_rels/.rels"})
        CHECK(part(done.bytes, name) == part(bytes, name));
    CHECK(done.notes.empty());
}

TEST_CASE("words of a comment are escaped, its lines are paragraphs") {
    const auto done = annotated(docx(p("Текст")), {{0, "<b> & \"x\"\nвторая\n\nчетвёртая ]]>"}});
    const std::string comments = part(done.bytes, "word/comments.xml");
    CHECK(comments.find("&lt;b&gt; &amp; &quot;x&quot;") != std::string::npos);
    CHECK(comments.find("четвёртая ]]&gt;") != std::string::npos);
    CHECK(count(comments, "<w:p>") == 4);
    CHECK(comments.find("<w:lang w:val=\"ru-RU\"/>") != std::string::npos);
}

TEST_CASE("comments that are there stay, and ours have other ids") {
    const std::string theirs = "<w:comment w:id=\"0\" w:author=\"А\"><w:p><w:r><w:t>прежнее</w:t></w:r></w:p></w:comment><w:comment w:id=\"2\" w:author=\"Б\"><w:p/></w:comment>";
    const std::string body = "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>Текст</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p><w:p><w:r>"
                             "<w:t>лишняя</w:t><w:commentReference w:id=\"4\"/></w:r></w:p>";
    const std::string bytes = docx(body, {{"word/comments.xml", word("comments", theirs)}});
    const auto done = annotated(bytes, {{0, "а"}, {1, "б"}, {1, "в"}});
    CHECK(marked(done.bytes) == "[1:[0:Текст]{0}]{1}|[3:[5:лишняя{4}]{3}]{5}|");
    const std::string comments = part(done.bytes, "word/comments.xml");
    CHECK(comments.starts_with(part(bytes, "word/comments.xml").substr(0, part(bytes, "word/comments.xml").size() - std::string("</w:comments>").size())));
    CHECK(count(comments, "<w:comment ") == 5);
    CHECK(part(done.bytes, "word/_rels/document.xml.rels") == part(bytes, "word/_rels/document.xml.rels"));
    // An empty list of comments, written short.
    const auto short_one = annotated(docx(p("Текст"), {{"word/comments.xml", "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" />"}}), {{0, "а"}});
    CHECK(count(part(short_one.bytes, "word/comments.xml"), "</w:comments>") == 1);
}

TEST_CASE("a name and an id that are taken are not taken again") {
    const std::string taken = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rIdQujat\" Type=\"x/styles\" Target=\"none.xml\"/></Relationships>";
    const auto done = annotated(docx(p("Текст"), {{"word/comments.xml", "<other/>"}, {"word/_rels/document.xml.rels", taken}}), {{0, "а"}});
    CHECK(part(done.bytes, "word/comments.xml") == "<other/>");
    CHECK(part(done.bytes, "word/comments2.xml").find("Qujat") != std::string::npos);
    CHECK(part(done.bytes, "word/_rels/document.xml.rels").find("Id=\"rIdQujat1\"") != std::string::npos);
}

TEST_CASE("blocks that are no paragraph of the text itself are marked at the paragraph they are in or hang on") {
    const std::string box = "<w:p><w:r><w:t>рамка</w:t></w:r></w:p>";
    const std::string body = "<w:tbl><w:tr><w:tc>" + p("А") + p("Б") + "</w:tc><w:tc>" + p("В") + "</w:tc></w:tr></w:tbl>" + "<w:p><w:r><w:t>опора</w:t><w:footnoteReference w:id=\"1\"/>" +
                             "<w:pict><v:shape><v:textbox><w:txbxContent>" + box + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>" + p("конец");
    const std::string bytes = docx(body, {{"word/footnotes.xml", word("footnotes", "<w:footnote w:id=\"1\">" + p("сноска") + "</w:footnote>")}});
    REQUIRE(texts(read_bytes(bytes)) == Lines{"А\nБ", "В", "опора", "[1] сноска", "рамка", "конец"});
    CHECK(marked(annotated(bytes, {{0, ""}}).bytes) == "[0:А]{0}|Б|В|опорарамка||конец|");
    CHECK(marked(annotated(bytes, {{1, ""}}).bytes) == "А|Б|[0:В]{0}|опорарамка||конец|");
    for (const std::uint32_t block : {2U, 3U, 4U})
        CHECK(marked(annotated(bytes, {{block, ""}}).bytes) == "А|Б|В|[0:опорарамка|]{0}|конец|");
    CHECK(marked(annotated(bytes, {{5, ""}}).bytes) == "А|Б|В|опорарамка||[0:конец]{0}|");
}

TEST_CASE("of paragraphs that are one the comment stands at that in which the text begins") {
    const std::string deleted_mark = "<w:pPr><w:rPr><w:del w:id=\"9\"/></w:rPr></w:pPr>";
    CHECK(marked(annotated(docx("<w:p>" + deleted_mark + "</w:p>" + p("первая ", deleted_mark) + p("вторая")), {{0, ""}}).bytes) == "|[0:первая ]{0}|вторая|");
}

TEST_CASE("a document without any text is marked at its first paragraph, even one written short") {
    CHECK(marked(annotated(docx("<w:p/><w:p/>"), {{plan::Comment::top, "пусто"}}).bytes) == "[0:]{0}|"); // the second is still written short
    CHECK(fault(docx("<w:sectPr/>"), {{plan::Comment::top, "пусто"}}) == "EXT-0051");
}

TEST_CASE("other prefixes, no prefix, strict OOXML and UTF-16 are written as they are read") {
    const std::string w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    const std::string plain = "<document xmlns=\"" + w + "\"><body><p><r><t>Текст</t></r></p></body></document>";
    CHECK(marked(annotated(docx("", {{"word/document.xml", plain}}), {{0, "а"}}).bytes) == "[0:Текст]{0}");
    const std::string other = "<x:document xmlns:x=\"" + strict + "\"><x:body><x:p><x:r><x:t>Текст</x:t></x:r></x:p></x:body></x:document>";
    const auto done = annotated(docx("", {{"word/document.xml", other}}), {{0, "а"}});
    CHECK(part(done.bytes, "word/document.xml").find("<x:commentRangeStart x:id=\"0\"/>") != std::string::npos);
    CHECK(part(done.bytes, "word/comments.xml").find("xmlns:w=\"" + strict + "\"") != std::string::npos);
    CHECK(part(done.bytes, "word/_rels/document.xml.rels").find("http://purl.oclc.org/ooxml/officeDocument/relationships/comments") != std::string::npos);
    std::string wide = "\xFF\xFE";
    for (const char c : "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document xmlns:w=\"" + w + "\"><w:body><w:p><w:r><w:t>plan</w:t></w:r></w:p></w:body></w:document>") {
        wide += c;
        wide += '\0';
    }
    CHECK(marked(annotated(docx("", {{"word/document.xml", wide}}), {{0, "а"}}).bytes) == "[0:plan]{0}|");
}

TEST_CASE("a signed or protected file comes with a warning") {
    const auto ids = [](const extract::Annotated& done) {
        Lines lines;
        for (const diag::Diagnostic& note : done.notes)
            lines.push_back(note.id);
        return lines;
    };
    CHECK(ids(annotated(docx(p("а"), {{"_xmlsignatures/sig1.xml", "<a/>"}}), {{0, "а"}})) == Lines{"EXT-0054"});
    CHECK(ids(annotated(docx(p("а"), {{"word/settings.xml", word("settings", "<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/>")}}), {{0, "а"}})) == Lines{"EXT-0055"});
    CHECK(ids(annotated(docx(p("а"), {{"word/settings.xml", word("settings", "<w:writeProtection w:recommended=\"1\"/>")}}), {{0, "а"}})) == Lines{"EXT-0055"});
    CHECK(ids(annotated(docx(p("а"), {{"word/settings.xml", word("settings", "<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"0\"/>")}}), {{0, "а"}})).empty());
    CHECK(ids(annotated(docx(p("а"), {{"word/settings.xml", "<w:settings"}}), {{0, "а"}})).empty());
}

TEST_CASE("no DOCX, no such block, a damaged part: an error by name") {
    CHECK(fault("просто текст", {{0, "а"}}) == "EXT-0050");
    CHECK(fault(zip({{"xl/workbook.xml", "<a/>"}}), {{0, "а"}}) == "EXT-0050");
    CHECK(fault(docx(p("Текст")), {{1, "а"}}) == "EXT-0051");
    CHECK(fault(docx(p("Текст"), {{"word/comments.xml", "<w:comments"}}), {{0, "а"}}) == "EXT-0011");
    CHECK(fault(docx(p("Текст"), {{"word/comments.xml", "<!DOCTYPE a><a/>"}}), {{0, "а"}}) == "EXT-0012");
    CHECK(fault(docx("<w:p>"), {{0, "а"}}) == "EXT-0011");
}

TEST_CASE("a file of which a part that is not read is broken cannot be copied: an error by name") {
    std::string bytes = docx(p("Текст"), {{"word/media/a.bin", "x"}});
    constexpr std::size_t name = 46, packed_size = 20; // of an entry of the directory, APPNOTE 4.3.12
    bytes.replace(bytes.rfind("word/media/a.bin") - name + packed_size, 4, "\xFF\xFF\xFF\x0F");
    CHECK(fault(bytes, {{0, "а"}}) == "EXT-0053");
}
