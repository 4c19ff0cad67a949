#include "catch.hpp"
#include "support.hpp"

#include "extract/sniff.hpp"

using namespace support;
using namespace std::string_view_literals;
using qujat::extract::Format;
using qujat::extract::sniff;

namespace {

// A compound file (MS-CFB) of header, one sector of the table and one of the directory with this stream.
std::string compound(std::string_view stream) {
    std::string bytes(512 * 3, '\0');
    const auto put = [&](std::size_t at, std::uint32_t value, std::size_t size = 4) {
        for (std::size_t i = 0; i < size; ++i)
            bytes[at + i] = static_cast<char>(value >> (8 * i));
    };
    bytes.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    put(30, 9, 2);
    put(44, 1);           // one sector of the allocation table
    put(48, 1);           // the directory begins in sector 1
    put(68, 0xFFFFFFFE);  // no further lists of table sectors
    put(76, 0);           // the table is sector 0
    put(512, 0xFFFFFFFD); // of itself it says so
    put(516, 0xFFFFFFFE); // the directory ends
    const std::size_t entry = 1024 + 128;
    for (std::size_t i = 0; i < stream.size(); ++i)
        bytes[entry + i * 2] = stream[i];
    put(entry + 64, static_cast<std::uint32_t>((stream.size() + 1) * 2), 2);
    return bytes;
}

std::string format_named(std::string_view bytes, bool is_picture = false) {
    const auto result = qujat::extract::read(bytes, "");
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems[0].id == (is_picture ? "EXT-0035" : "EXT-0003"));
    return result.problems[0].arguments.at(0).value;
}

} // namespace

TEST_CASE("files are known by their bytes and refused by name") {
    CHECK(format_named("%PDF-1.7\n") == "PDF");
    CHECK(format_named("\n\n%PDF-1.4\n") == "PDF");
    CHECK(format_named("\x89PNG\r\n\x1A\n", true) == "PNG");
    CHECK(format_named("\xFF\xD8\xFF\xE0", true) == "JPEG");
    CHECK(format_named("II*\0"sv) == "TIFF");
    CHECK(format_named("Rar!\x1A\x07\x00"sv) == "RAR");
    CHECK(format_named("<?xml version='1.0'?><pkg:package/>") == "DOCX (Word XML)");
    CHECK(format_named("<?xml version='1.0'?><x/>") == "XML");
    CHECK(format_named(compound("WordDocument")) == "DOC (Word 97–2003)");
    CHECK(format_named(compound("Workbook")) == "XLS");
    CHECK(format_named(compound("Something")) == "OLE2");
    CHECK(format_named(zip({{"mimetype", "application/epub+zip"}, {"content.xml", "<x/>"}})) == "EPUB");
    CHECK(format_named(zip({{"_rels/.rels", "<R><Relationship Type=\"x/officeDocument\" Target=\"ppt/presentation.xml\"/></R>"}})) == "PPTX");
    CHECK(problem(zip({{"a.txt", "x"}})) == "EXT-0007");
}

TEST_CASE("pages, flat OpenDocument and Markdown are told from text: pages by their first tags, Markdown by its name alone") {
    CHECK(read_bytes("<!DOCTYPE HTML><title>x</title>").format == "html");
    CHECK(read_bytes("\xEF\xBB\xBF <html>x").format == "html");
    CHECK(read_bytes("<!-- c --><div>x</div>", "plan.html").format == "html");
    CHECK(read_bytes("<div>x</div>\n\n# y", "README.md").format == "md");
    CHECK(read_bytes("<html>x</html>", "page.md").format == "html");
    CHECK(read_bytes("# x", "plan.MARKDOWN").format == "md");
    CHECK(read_bytes("# x", "plan.txt").format == "txt");
    CHECK(read_bytes("# x", "").format == "txt");
}

TEST_CASE("OOXML with a password is called encrypted, its stream in any case") {
    CHECK(problem(compound("EncryptedPackage")) == "EXT-0004");
    CHECK(problem(compound("ENCRYPTEDPACKAGE")) == "EXT-0004");
}

TEST_CASE("a compound file that ends before its directory is called damaged, not unknown") {
    CHECK(problem("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == "EXT-0006");
    CHECK(problem(compound("WordDocument").substr(0, 1024)) == "EXT-0006");
    CHECK(problem(compound("WordDocument").substr(0, 1100)) == "EXT-0006");
    std::string two = compound("Something");
    two.replace(516, 8, "\2\0\0\0\xFE\xFF\xFF\xFF"sv); // the directory goes on in sector 2, which is not there
    CHECK(problem(two) == "EXT-0006");
}

TEST_CASE("a compound file whose directory is a circle ends") {
    std::string bytes = compound("x");
    bytes[516] = 1; // sector 1 follows itself
    bytes[517] = bytes[518] = bytes[519] = 0;
    CHECK(format_named(bytes) == "OLE2");
}

TEST_CASE("texts that begin like something else are texts") {
    CHECK(sniff("BM - бизнес-модель").format == Format::text);
    CHECK(sniff("<Проект> и цель").format == Format::text);
    CHECK(sniff("PK").format == Format::text);
}

TEST_CASE("a file beyond the limit is refused before anything else") {
    CHECK(problem(std::string(qujat::extract::most_bytes + 1, 'x')) == "EXT-0002");
    CHECK(problem(std::string(qujat::plan::most_text + 1, 'x')) == "EXT-0017");
    CHECK(problem(std::string(1'000'001, '\n')) == "EXT-0017");
}
