#include "extract/read_rules.hpp"

#include "pages.hpp"

#include "catch.hpp"

#include <string>
#include <vector>

using namespace qujat;
using pages::Page;

namespace {

using Lines = std::vector<std::string>;

Lines cells(const plan::Part& part) {
    Lines out;
    for (const plan::Block& block : part.blocks)
        out.push_back(block.kind == plan::BlockKind::cell ? std::to_string(block.table) + "/" + std::to_string(block.row) + "/" + std::to_string(block.column) + " " + block.text : block.text);
    return out;
}

std::string described(const extract::Rule& rule) {
    const auto whole = [](double value) { return std::to_string(static_cast<int>(value + 0.5)); };
    return (rule.is_upright ? "| " : "- ") + whole(rule.at) + " " + whole(rule.from) + " " + whole(rule.to);
}

Lines rules(const std::string& content) {
    const auto drawn = extract::read_rules(pages::drawing({content}));
    REQUIRE(drawn.size() == 1);
    CHECK(drawn[0].height == 842);
    Lines out;
    for (const extract::Rule& rule : drawn[0].rules)
        out.push_back(described(rule));
    return out;
}

} // namespace

TEST_CASE("lines of a page are strokes that are level or upright, sides of stroked rectangles and thin filled shapes") {
    CHECK(rules("10 20 m 110 20 l S") == Lines{"- 20 10 110"});
    CHECK(rules("10 20 m 10 90 l 60 90 l S") == Lines{"| 10 20 90", "- 90 10 60"});
    CHECK(rules("10 20 100 50 re S") == Lines{"- 20 10 110", "| 110 20 70", "- 70 10 110", "| 10 20 70"});
    CHECK(rules("10 20 100 1 re f 10 20 1 60 re f*") == Lines{"- 21 10 110", "| 11 20 80"});
    CHECK(rules("10 20 m 10 90 l 11 89 l 11 21 l f") == Lines{"| 11 20 90"});
    CHECK(rules("q 1 0 0 -1 0 0 cm 10 -30 m 60 -30 l S Q q 2 0 0 2 5 5 cm 10 10 m 20 10 l S Q 1 2 m 50 2 l S") == Lines{"- 30 10 60", "- 25 25 45", "- 2 1 50"});
}

TEST_CASE("what is slanted, curved, thick, not painted or text is no line of a page") {
    CHECK(rules("10 20 m 110 60 l S 10 20 m 30 40 50 20 110 20 c S 10 20 100 50 re f 10 20 m 110 20 l n 10 20 m 11 20 l S").empty());
    CHECK(rules("BT 10 20 m 110 20 l S ET m l S cm Q Q x 10 m 20 l S").empty());
    CHECK(extract::read_rules("").empty());
    CHECK(extract::read_rules("1 0 obj << /Filter /FlateDecode >>\nstream\nno zlib").empty());
    CHECK(extract::read_rules("1 0 obj << >>\nstream\n").empty());
}

TEST_CASE("cells between drawn lines are cells, however their text stands") {
    // A narrow first column close to the second one, and a cell of two lines in the middle of a row of three.
    const Page page = {{74, 104, "1"}, {86, 104, "Описание проекта и его"}, {300, 104, "Сервис для ферм"}, {86, 118, "цели"}, {74, 144, "2"}, {86, 144, "Место"}, {300, 144, "Алматы"}};
    const auto part = pages::read({page}, {}, {pages::grid({72, 84, 296, 500}, {100, 138, 160})});
    CHECK(cells(part) == Lines{"1/1/1 1", "1/1/2 Описание проекта и его цели", "1/1/3 Сервис для ферм", "1/2/1 2", "1/2/2 Место", "1/2/3 Алматы"});
}

TEST_CASE("a cell over rows or columns stands in the first of them; a table may lack the lines around it") {
    const std::string lines = "100 100 m 400 100 l S 100 130 m 400 130 l S 200 160 m 400 160 l S 100 190 m 400 190 l S 100 100 m 100 190 l S 200 130 m 200 190 l S 400 100 m 400 190 l S 300 130 m 300 190 l S";
    const Page page = {{104, 108, "Итоги по годам"}, {104, 150, "Доход"}, {204, 138, "2026"}, {304, 138, "2027"}, {204, 168, "24"}, {304, 168, "79"}};
    CHECK(cells(pages::read({page}, {}, {lines})) == Lines{"1/1/1 Итоги по годам", "1/2/1 Доход", "1/2/2 2026", "1/2/3 2027", "1/3/2 24", "1/3/3 79"});
    const Page open = {{104, 108, "Год"}, {304, 108, "Доход"}, {104, 138, "2026"}, {304, 138, "24"}};
    CHECK(cells(pages::read({open}, {}, {"100 130 m 400 130 l S 300 100 m 300 160 l S"})) == Lines{"1/1/1 Год", "1/1/2 Доход", "1/2/1 2026", "1/2/2 24"});
}

TEST_CASE("tables that touch are parted where their columns differ") {
    const Page page = {{104, 108, "Где"}, {304, 108, "Павлодар"}, {104, 138, "Кто"}, {204, 138, "Стаж"}, {104, 168, "Логист"}, {204, 168, "16 лет"}};
    const std::string lines = pages::grid({100, 300, 400}, {100, 130}) + pages::grid({100, 200, 400}, {130, 160, 190});
    CHECK(cells(pages::read({page}, {}, {lines})) == Lines{"1/1/1 Где", "1/1/2 Павлодар", "2/1/1 Кто", "2/1/2 Стаж", "2/2/1 Логист", "2/2/2 16 лет"});
}

TEST_CASE("drawn tables of the same columns are two on one page and one over the end of a page") {
    const std::string lines = pages::grid({100, 300, 400}, {100, 130, 160}) + pages::grid({100, 300, 400}, {190, 220, 250});
    const Page page = {{104, 108, "Где"}, {304, 108, "Павлодар"}, {104, 138, "Кто"}, {304, 138, "Логист"}, {104, 198, "Когда"}, {304, 198, "Летом"}, {104, 228, "Зачем"}, {304, 228, "Нужно"}};
    CHECK(cells(pages::read({page}, {}, {lines})).at(4) == "2/1/1 Когда");
    const Page above(page.begin(), page.begin() + 4), below(page.begin() + 4, page.end());
    const auto over = pages::read({above, below}, {}, {pages::grid({100, 300, 400}, {100, 130, 160}), pages::grid({100, 300, 400}, {190, 220, 250})});
    CHECK(cells(over).at(4) == "1/3/1 Когда");
}

TEST_CASE("boxes of a form that touch are no table with the words beside them") {
    const Page page = {{104, 108, "Алия"}, {210, 108, "Фамилия"}, {104, 138, "Алматы"}};
    CHECK(cells(pages::read({page}, {}, {pages::grid({100, 200}, {100, 130}) + pages::grid({100, 300}, {131, 160})})) == Lines{"Алия Фамилия", "Алматы"});
}

TEST_CASE("a frame, a chart and lines below headings are no tables") {
    const Page page = {{104, 108, "Всё это стоит в рамке и остаётся текстом"}, {104, 138, "в две строки"}};
    CHECK(cells(pages::read({page}, {}, {pages::grid({100, 400}, {100, 160})})) == Lines{"Всё это стоит в рамке и остаётся текстом", "в две строки"});
    CHECK(cells(pages::read({page}, {}, {pages::grid({100, 150, 200, 250, 300, 350}, {100, 115, 130, 145, 160})})) == Lines{"Всё это стоит в рамке и остаётся текстом", "в две строки"});
    CHECK(cells(pages::read({page}, {}, {"100 125 m 400 125 l S"})) == Lines{"Всё это стоит в рамке и остаётся текстом", "в две строки"});
}

TEST_CASE("words with a line through them are left out and counted; underlined ones and those a long line crosses are not") {
    // Letters are 6 wide and 12 high; the line runs through the middle of the second and the third word.
    const Page page = {{100, 100, "Было сорок клиник стало пять"}};
    const auto struck = pages::read({page}, {}, {"127 107 m 196 107 l S"});
    CHECK(cells(struck) == Lines{"Было стало пять"});
    CHECK(struck.blocks.at(0).struck == 11);
    REQUIRE(struck.notes.size() == 1);
    CHECK(struck.notes[0].id == "EXT-0101");
    // The white space it leaves parts no columns.
    const Page twice = {{100, 100, "Было сорок клиник стало пять"}, {100, 114, "Было сорок клиник стало пять"}};
    CHECK(cells(pages::read({twice}, {}, {"127 107 m 196 107 l S 127 121 m 196 121 l S"})) == Lines{"Было стало пять Было стало пять"});
    // Nor is it an indent where it begins a line.
    const Page below = {{100, 100, "Платформа помогает хозяйствам"}, {100, 114, "сорок клиник вести учёт полей"}};
    CHECK(cells(pages::read({below}, {}, {"100 121 m 172 121 l S"})) == Lines{"Платформа помогает хозяйствам вести учёт полей"});
    CHECK(cells(pages::read({page}, {}, {"127 112 m 196 112 l S"})) == Lines{"Было сорок клиник стало пять"});
    CHECK(cells(pages::read({page}, {}, {"20 107 m 500 107 l S"})) == Lines{"Было сорок клиник стало пять"});
}

TEST_CASE("lines count only where the drawing has the same pages") {
    const Page page = {{100, 100, "Было сорок клиник"}};
    CHECK(cells(pages::read({page}, {}, {"127 107 m 196 107 l S", ""})) == Lines{"Было сорок клиник"});
}
