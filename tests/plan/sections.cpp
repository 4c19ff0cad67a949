#include "catch.hpp"

#include "plan/sections.hpp"

#include <string>

using namespace qujat::plan;

TEST_CASE("sections are read as they were written, whatever their bytes") {
    const std::string odd("\0\npdftotext 3\n", 14);
    const std::string text = write_sections({{"pdftotext", odd}, {"tesseract 12", ""}});
    const auto sections = read_sections(text);
    REQUIRE(sections);
    REQUIRE(sections->size() == 2);
    CHECK((*sections)[0].name == "pdftotext");
    CHECK((*sections)[0].bytes == odd);
    CHECK((*sections)[1].name == "tesseract 12");
    CHECK((*sections)[1].bytes.empty());
    CHECK(read_sections("")->empty());
}

TEST_CASE("what is not sections is refused") {
    for (const char* text : {"x", "x\n", "x 1\n", "x 1\na", "x -1\n\n", "x 2\na\n", "x 18446744073709551615\na\n", "x 0x1\na\n", "x 1\nab\n"}) {
        INFO(text);
        CHECK_FALSE(read_sections(text));
    }
    std::string many;
    for (std::size_t i = 0; i <= most_sections; ++i)
        many += "a 0\n\n";
    CHECK_FALSE(read_sections(many));
}
