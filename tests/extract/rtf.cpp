#include "catch.hpp"
#include "support.hpp"

using namespace support;

namespace {

const std::string head = "{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset204 Arial;}{\\f1\\froman\\fcharset0 Times;}{\\f2\\fnil\\fcharset2 Symbol;}{\\f3\\fcharset238 Arial CE;}}"
                         "{\\colortbl;\\red255\\green0\\blue0;}"
                         "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0\\b heading 1;}{\\s2 \\'c7\\'e0\\'e3\\'ee\\'eb\\'ee\\'e2\\'ee\\'ea 2;}{\\s3 toc 1;}{\\*\\cs4 heading 5;}}"
                         "{\\info{\\title \\'d2\\'e0\\'e9\\'ed\\'e0}}{\\header \\'ca\\'ee\\'eb\\'ee\\'ed\\'f2\\'e8\\'f2\\'f3\\'eb\\par}";

qujat::plan::Part rtf(const std::string& body) { return read_bytes(head + body + "}", "plan.rtf"); }

} // namespace

TEST_CASE("letters of RTF are those of the font's character set, and Unicode with what stands for it skipped") {
    const auto part = rtf("\\pard\\f0 \\'cf\\'eb\\'e0\\'ed\\par "
                          "\\f1\\uc1 \\u1178?\\u1072?\\u1079?\\u1072?\\u1179? \\u-10179?\\u-8704?\\par "         // қ, and a pair of surrogates
                          "\\uc2\\u1241\\'3f\\'3fa\\uc0\\u1187 \\par\\f3 za\\'bf\\'f3\\'b3\\'e6\\par "
                          "\\f0 a\\~b\\_c\\-d\\emdash e\\{f\\}\\\\\\ldblquote g\\rdblquote\\par \\f2\\'b7\\f0  x\\par raw \xC4\xE0\\par");
    CHECK(texts(part) == Lines{"План", "Қазақ 😀", "әaң", "zażółć", "a b-cd—e{f}\\“g”", "[•] x", "raw Да"});
    CHECK(part.format == "rtf");
}

TEST_CASE("headings of RTF are known by outline level, style and look; its table of contents is none") {
    const auto part = rtf("\\pard\\s3 \\'d0\\'fb\\'ed\\'ee\\'ea 5\\par\\pard\\s1 One\\par\\pard\\s2 Two\\par\\pard\\outlinelevel2 Three\\par\\pard\\outlinelevel9 body\\par "
                          "\\pard{\\b Bold line of a heading}\\par\\pard\\plain the body goes on here with many more words than any heading has, and more of them.\\par");
    CHECK(kinds(part) == Lines{"paragraph", "heading 1 style", "heading 2 style", "heading 3 style", "paragraph", "heading 2 look", "paragraph"});
}

TEST_CASE("tables of RTF are cells, numbers of lists stand before their items") {
    const auto part = rtf("\\trowd\\cellx100\\cellx200\\pard\\intbl A\\par second\\cell B\\cell\\row\\trowd\\cellx100\\cellx200\\pard\\intbl\\cell D\\cell\\row\\pard after\\par "
                          "{\\listtext\\tab 1.\\tab}\\ilvl0 First\\par{\\pntext\\f2\\'b7\\tab}\\pard Next\\par");
    CHECK(texts(part) == Lines{"A\nsecond", "B", "D", "after", "[1.] First", "[•] Next"});
    CHECK(kinds(part) == Lines{"cell 1:1:1", "cell 1:1:2", "cell 1:2:2", "paragraph", "list_item 1", "list_item 1"});
}

TEST_CASE("what RTF does not show is left out and counted; results of fields, notes and text boxes are read") {
    const auto part = rtf("\\pard shown {\\strike gone}{\\v dark}{\\deleted cut}{\\*\\annotation{\\pard said}}{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt link}}"
                          "{\\footnote\\pard below}{\\pict\\wmetafile8 0102ab}{\\object\\objemb{\\*\\objdata 0102}{\\result{\\pict 00}}} end\\par "
                          "{\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn pib}{\\sv 1}}{\\shptxt\\pard in the box\\par}}{\\shprslt again}}{\\upr{ansi}{\\*\\ud{uni}}}{\\*\\unknown no}\\bin4 \\par x\\par");
    CHECK(texts(part) == Lines{"shown link end", "below", "", "", "in the box", "uni x"});
    CHECK(notes(part) == Lines{"EXT-0101 4", "EXT-0102 4", "EXT-0103 3", "EXT-0104 1", "EXT-0107 1"});
}

TEST_CASE("a damaged RTF is read as far as it goes") {
    CHECK(notes(read_bytes("{\\rtf1 cut off {\\b her", "plan.rtf")) == Lines{"EXT-0140"});
    CHECK(texts(read_bytes("{\\rtf1 a}} b {", "plan.rtf")) == Lines{"a"});
    CHECK(texts(read_bytes("{\\rtf1\\uc0 a\\u-10240  b\\u-9216  c\\u99999999999 \\bin99999999999 }", "plan.rtf")) == Lines{"a b c"});
    CHECK(problem("{\\rtf1" + std::string(100'000, '{'), "plan.rtf") == "EXT-0040");
}
