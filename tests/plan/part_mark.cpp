#include "plan/part_mark.hpp"

#include "catch.hpp"

#include <string>

using namespace qujat;

namespace {

// What is left behind the mark; "-" where there is none.
std::string behind(const std::string& text) {
    const std::size_t mark = plan::part_mark(text);
    return mark == 0 ? "-" : text.substr(mark);
}

} // namespace

TEST_CASE("a word for a part of a document and its number are a mark, in either order, in figures or in words") {
    for (const std::string mark : {"раздел 2. ", "раздел ii. ", "раздел іі: ", "слайд № 4: ", "глава 10 – ", "пункт 2.1. ", "вопрос 3) ", "часть десятая. ", "десятая часть: ", "третий раздел. ",
                                   "10-бөлім. ", "10-бөлім ", "10 бөлім – ", "бөлім 10. ", "оныншы бөлім. ", "он бірінші бөлім. ", "екінші тарау: ", "7-тармақ. ",
                                   "section ten. ", "part 2 ", "chapter iv: ", "tenth section. ", "slide 4 / "}) {
        INFO(mark);
        CHECK(behind(mark + "команда") == "команда");
    }
}

TEST_CASE("what only counts parts, or is a number or such a word alone, is no mark of one") {
    for (const std::string text : {"2 раздела готовы", "10 бөлім бар", "часть команды", "первая часть работ", "раздел", "раздел 2", "раздел 2.", "2. команда", "10 человек", "секция 2. команда", "item for sale", "part of it",
                                   "", " ", "раздел раздел 2. команда", "он", "x"}) {
        INFO(text);
        CHECK(behind(text) == "-");
    }
}
