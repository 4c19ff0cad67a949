#include "catch.hpp"

#include "plan/plan.hpp"

using namespace qujat;

namespace {

std::size_t words_of(std::vector<std::string> texts) {
    plan::Part part;
    for (std::string& text : texts) {
        part.blocks.emplace_back();
        part.blocks.back().text = std::move(text);
    }
    return plan::count_words(part);
}

} // namespace

TEST_CASE("words are what white space separates, as Unicode has it") {
    CHECK(words_of({}) == 0);
    CHECK(words_of({""}) == 0);
    CHECK(words_of({" \n "}) == 0);
    CHECK(words_of({"Бизнес-жоспар — бұл құжат"}) == 4);
    CHECK(words_of({"10\u00A0000\u202Fтеңге\u3000иә"}) == 4);
    CHECK(words_of({"a\nb"}) == 2);
    CHECK(words_of({"zero\u200Bwidth"}) == 1); // U+200B has not the property White_Space
}

TEST_CASE("words do not run over from block to block, and numbering is not counted") {
    CHECK(words_of({"one", "two three"}) == 3);
    plan::Part part;
    part.blocks.resize(1);
    part.blocks[0].numbering = "1.";
    part.blocks[0].text = "Мақсаты";
    CHECK(plan::count_words(part) == 1);
}
