#include "catch.hpp"
#include "support.hpp"

#include "extract/package.hpp"

#include <algorithm>

using namespace support;

namespace {

const std::string body = "<w:p><w:r><w:t>Текст</w:t></w:r></w:p>";

std::string document(std::string_view content) { return word("document", "<w:body>" + std::string(content) + "</w:body>"); }

void replace(std::string& bytes, std::string_view from, std::string_view to) {
    REQUIRE(from.size() == to.size());
    for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1))
        bytes.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("the main part is found by its relationship, wherever it lies, or by its usual name") {
    const std::string relationship = "<Relationships><Relationship Id=\"r\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"/Doc/Main.XML\"/></Relationships>";
    CHECK(texts(read_bytes(zip({{"_rels/.rels", relationship}, {"doc/main.xml", document(body)}}))) == Lines{"Текст"});
    CHECK(texts(read_bytes(zip({{"word/document.xml", document(body)}}))) == Lines{"Текст"});
    CHECK(texts(read_bytes(zip({{"word\\document.xml", document(body)}}))) == Lines{"Текст"});
}

TEST_CASE("strict OOXML is read like the transitional one") {
    std::string strict = document(body);
    const std::string transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    strict.replace(strict.find(transitional), transitional.size(), "http://purl.oclc.org/ooxml/wordprocessingml/main");
    CHECK(texts(read_bytes(docx("", {{"word/document.xml", strict}}))) == Lines{"Текст"});
}

TEST_CASE("parts may be in UTF-16") {
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>plan"
                                    "</w:t></w:r></w:p></w:body></w:document>")) {
        wide += c;
        wide += '\0';
    }
    CHECK(texts(read_bytes(docx("", {{"word/document.xml", wide}}))) == Lines{"plan"});
}

TEST_CASE("characters that XML does not allow are cleaned away and counted") {
    const auto part = read("<w:p><w:r><w:t>а&#1;б&#xD800;в&#0;г\x02" "д\xED\xA0\x80" "е&#10;ж&#x20B8;</w:t></w:r></w:p>");
    CHECK(texts(part) == Lines{"а б в г д\uFFFDе ж₸"});
    CHECK(notes(part) == Lines{"EXT-0109 4", "EXT-0110 1"});
}

TEST_CASE("a DOCTYPE in any part that is read refuses the document") {
    const std::string probe = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    CHECK(problem(docx("", {{"word/document.xml", probe + "<x>&e;</x>"}})) == "EXT-0012");
    CHECK(problem(docx(body, {{"word/styles.xml", probe + "<x>&e;</x>"}})) == "EXT-0012");
    CHECK(problem(docx(body, {{"_rels/.rels", probe + "<x/>"}})) == "EXT-0012");
}

TEST_CASE("bombs are cut off by ratio and by size") {
    CHECK(problem(docx("", {{"word/document.xml", std::string(30U << 20, ' ')}})) == "EXT-0008");
    CHECK(problem(docx(body, {{"word/styles.xml", std::string(50U << 20, 'x')}})) == "EXT-0008");
    // Each part is small enough, all together are not.
    std::string styles = word("styles", "");
    std::uint32_t state = 1;
    while (styles.size() < (39U << 20)) {
        state = state * 1664525U + 1013904223U;
        styles += "<!--" + std::to_string(state) + "-->";
    }
    CHECK(problem(docx(body, {{"word/styles.xml", styles}, {"word/numbering.xml", styles}, {"word/footnotes.xml", styles}})) == "EXT-0008");
}

TEST_CASE("a size that lies is found out while unpacking") {
    std::string bytes = docx("", {{"word/document.xml", std::string(12U << 20, 'x')}});
    // The uncompressed size, 12 MB little-endian, in both headers.
    replace(bytes, std::string_view("\x00\x00\xC0\x00", 4), std::string_view("\x10\x00\x00\x00", 4));
    const std::string id = problem(bytes);
    CHECK((id == "EXT-0008" || id == "EXT-0014"));
}

TEST_CASE("too many entries are refused before they are looked at") {
    std::string bytes = docx(body);
    const std::size_t end = bytes.rfind("PK\x05\x06");
    bytes[end + 10] = '\xFE';
    bytes[end + 11] = '\xFF';
    CHECK(problem(bytes) == "EXT-0009");
}

TEST_CASE("damaged archives are diagnosed, not crashed on") {
    const std::string bytes = docx(body);
    CHECK(problem(bytes.substr(0, bytes.size() / 2)) == "EXT-0006");
    CHECK(problem(bytes.substr(0, 4)) == "EXT-0006");
    std::string broken = bytes;
    const std::size_t part = broken.find("word/document.xml") + 17;
    for (std::size_t i = part + 20; i < part + 60; ++i)
        broken[i] = static_cast<char>(~broken[i]);
    CHECK(problem(broken) == "EXT-0014");
}

TEST_CASE("two entries of one name are refused when they differ, harmless when they do not") {
    std::string bytes = zip({{"word/document.xml", document(body)}, {"word/docume00.xml", document("<w:p><w:r><w:t>Другой</w:t></w:r></w:p>")}});
    replace(bytes, "word/docume00.xml", "word/document.xml");
    CHECK(problem(bytes) == "EXT-0013");
    std::string same = zip({{"word/document.xml", document(body)}, {"word/docume00.xml", document(body)}});
    replace(same, "word/docume00.xml", "word/document.xml");
    CHECK(texts(read_bytes(same)) == Lines{"Текст"});
}

TEST_CASE("entries with names of paths elsewhere are harmless") {
    CHECK(texts(read_bytes(zip({{"word/document.xml", document(body)}, {"../../etc/passwd", "x"}, {"/etc/passwd", "x"}, {"C:\\x", "x"}, {"", "x"}}))) == Lines{"Текст"});
    const std::string relationship = "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"../../../word/document.xml\"/></Relationships>";
    CHECK(texts(read_bytes(zip({{"_rels/.rels", relationship}, {"word/document.xml", document(body)}}))) == Lines{"Текст"});
}

TEST_CASE("an archive with encrypted entries asks for one without a password") {
    std::string bytes = zip({{"word/document.xml", document(body)}});
    // Bit 0 of the flags (APPNOTE 4.4.4), in the local header and in the central directory.
    bytes[6] = static_cast<char>(bytes[6] | 1);
    const std::size_t central = bytes.find("PK\x01\x02");
    bytes[central + 8] = static_cast<char>(bytes[central + 8] | 1);
    CHECK(problem(bytes) == "EXT-0004");
}

TEST_CASE("a damaged or missing main part is an error, damaged styles and notes a warning") {
    CHECK(problem(docx("<w:p>")) == "EXT-0011");
    CHECK(problem(docx("", {{"word/document.xml", "<w:body xmlns:w=\"urn:x\"/>"}})) == "EXT-0010");
    CHECK(problem(zip({{"_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"word/none.xml\"/></Relationships>"}})) == "EXT-0010");
    const auto part = read(body, {{"word/styles.xml", "<w:styles"}, {"word/footnotes.xml", ""}});
    CHECK(texts(part) == Lines{"Текст"});
    CHECK(notes(part) == Lines{"EXT-0113 word/styles.xml", "EXT-0113 word/footnotes.xml"});
}

TEST_CASE("elements nested too deep or too many blocks end in an error") {
    std::string deep;
    for (int i = 0; i < 300; ++i)
        deep += "<w:sdt>";
    for (int i = 0; i < 300; ++i)
        deep += "</w:sdt>";
    CHECK(problem(docx(deep)) == "EXT-0017");
    std::string many;
    for (std::size_t i = 0; i <= qujat::plan::most_blocks; ++i)
        many += "<w:p><w:r><w:t>" + std::to_string(i * 7919 % 100003) + "</w:t></w:r></w:p>";
    CHECK(problem(docx(many)) == "EXT-0017");
    many = "<w:p><w:r>";
    for (std::size_t i = 0; i <= qujat::plan::most_blocks; ++i)
        many += "<w:pict><v:imagedata id=\"" + std::to_string(i * 7919 % 100003) + "\"/></w:pict>";
    CHECK(problem(docx(many + "</w:r></w:p>")) == "EXT-0017");
    many = "<w:p>";
    for (int i = 0; i < 1001; ++i)
        many += "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    CHECK(problem(docx(many + "</w:p>")) == "EXT-0017");
}
