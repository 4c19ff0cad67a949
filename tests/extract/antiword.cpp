#include "catch.hpp"
#include "pages.hpp"
#include "support.hpp"

using namespace support;

namespace {

std::string sections(std::string_view docbook, std::string_view complaint = {}) { return qujat::plan::write_sections({{"antiword", docbook}, {"complaint", complaint}}); }

} // namespace

TEST_CASE("what antiword prints becomes headings, paragraphs, lists, tables and notes") {
    const auto result = qujat::extract::read_converted(
        sections("<?xml version=\"1.0\"?><!DOCTYPE book PUBLIC \"x\" \"y\">\n<book lang='ru'>\n<title>\xC3\xA9\xC3\xA5 property</title>\n<bookinfo><title>Again</title><subtitle>no</subtitle><author>\n<surname>Nobody</surname></author></bookinfo>\n"
                 "<chapter>\n<title>1. Команда</title>\n<para>\nҚазақ мәтіні &amp; &lt;x&gt;<footnote><para>сноска</para></footnote> дальше\n</para>\n<sect1><title>Рынок</title>\n<para>[pic]</para>\n"
                 "<para><orderedlist><listitem><para>раз</para></listitem><listitem><para>два</para></listitem></orderedlist></para>\n"
                 "<informaltable><tgroup cols='2'><tbody><row><entry>\nA\n</entry><entry>\nB\n</entry></row><row><entry>\nC\n</entry><entry>\nD\n</entry></row></tbody></tgroup></informaltable>\n"
                 "</sect1></chapter></book>"));
    REQUIRE(result.value);
    CHECK(texts(*result.value) == Lines{"[1.] Команда", "Қазақ мәтіні & <x> дальше", "сноска", "Рынок", "", "[1.] раз", "[2.] два", "A", "B", "C", "D"});
    CHECK(kinds(*result.value)[3] == "heading 2 style");
    CHECK(kinds(*result.value)[5] == "list_item 1");
    CHECK(kinds(*result.value)[10] == "cell 1:2:2");
    CHECK(result.value->format == "doc");
}

TEST_CASE("the weight of a heading that antiword carries over to the paragraph below it does not count") {
    const auto result = qujat::extract::read_converted(sections("<book><chapter><title><emphasis role='bold'>Место</emphasis></title><para><emphasis role='bold'>Семей, Казахстан</emphasis></para>"
                                                                "<para><emphasis role='bold'>Рынок</emphasis></para></chapter></book>"));
    REQUIRE(result.value);
    REQUIRE(result.value->blocks.size() == 3);
    CHECK_FALSE(result.value->blocks[1].emphasised);
    CHECK(result.value->blocks[2].emphasised);
}

TEST_CASE("what is struck through in a DOC is left out and counted") {
    const auto result = qujat::extract::read_converted(sections(
        "<book><chapter><para>Сату: <emphasis role='bold'><emphasis role='strikethrough'>дилер арқылы</emphasis> тікелей</emphasis></para></chapter></book>"));
    REQUIRE(result.value);
    CHECK(texts(*result.value) == Lines{"Сату: тікелей"});
    CHECK(result.value->blocks[0].struck == 12);
    CHECK(notes(*result.value) == Lines{"EXT-0101 12"});
}

TEST_CASE("a DOC that antiword cannot read is refused in its words, one with a password by name") {
    CHECK(pages::problem(sections("", "I can't find the name of your HOME directory\nx is not a Word Document.\n")) == "EXT-0032");
    CHECK(pages::problem(sections("", "Encrypted documents are not supported\n")) == "EXT-0033");
}
