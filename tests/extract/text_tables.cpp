#include "extract/text_tables.hpp"

#include "catch.hpp"

#include <chrono>
#include <sstream>

using namespace qujat;

namespace {

// "a|b;c|d" of every table, with its lines: "2-4 a|b;c|d".
std::vector<std::string> tables_of(const std::string& text) {
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(std::string_view(text).substr(begin, end - begin));
        begin = end + 1;
    }
    std::vector<std::string> shown;
    for (const extract::TextTable& table : extract::find_tables(lines)) {
        std::string words = std::to_string(table.first) + "-" + std::to_string(table.end) + " ";
        for (const extract::TextRow& row : table.rows) {
            for (const std::string& cell : row.cells)
                words += cell + (&cell == &row.cells.back() ? "" : "|");
            words += &row == &table.rows.back() ? "" : ";";
        }
        shown.push_back(words);
    }
    return shown;
}

using Shown = std::vector<std::string>;

} // namespace

TEST_CASE("tables typed with bars, tabs and spaces are told apart from text") {
    CHECK(tables_of("Смета\n| Статья | Сумма |\n|---|---|\n| Зарплата | 5 000 |\n\nДальше") == Shown{"1-4 Статья|Сумма;Зарплата|5 000"});
    CHECK(tables_of("Статья | Сумма\nЗарплата | 5 000\n") == Shown{"0-2 Статья|Сумма;Зарплата|5 000"});
    CHECK(tables_of("Статья\tСумма\nЗарплата\t5 000\nАренда\t\t700\n") == Shown{"0-3 Статья|Сумма;Зарплата|5 000;Аренда||700"});
    CHECK(tables_of("Статья        2026     2027\nЗарплата     5 000    7 000\nАренда         700      900\n") == Shown{"0-3 Статья|2026|2027;Зарплата|5 000|7 000;Аренда|700|900"});
    CHECK(tables_of("Қала:      Алматы\nМекенжай:  Абай, 10\n") == Shown{"0-2 Қала:|Алматы;Мекенжай:|Абай, 10"});
    // The head of the first column may be empty where the others are not.
    CHECK(tables_of("             2026     2027\nЗарплата     5 000    7 000\nАренда         700      900\n") == Shown{"0-3 |2026|2027;Зарплата|5 000|7 000;Аренда|700|900"});
}

TEST_CASE("rules of dashes give the columns, and between two of them rows may go over several lines") {
    CHECK(tables_of("  Item       2026\n  ---------- ------\n  Salaries   5,000\n  Rent       700\n\nText") == Shown{"0-4 Item|2026;Salaries|5,000;Rent|700"});
    CHECK(tables_of("  ---------- ------\n  Item       2026\n\n  Salaries   5,000\n  and taxes\n\n  Rent       700\n  ---------- ------\n\nText") ==
          Shown{"0-8 Item|2026;Salaries and taxes|5,000;Rent|700"});
    CHECK(tables_of("-------------------\nItem       2026\n---------- --------\nSalaries   5,000\nand taxes\n\nRent       700\n-------------------\n") == Shown{"0-8 Item|2026;Salaries and taxes|5,000;Rent|700"});
}

TEST_CASE("text with gaps is no table") {
    CHECK(tables_of("Смета расходов\n==============\nЗарплата 5 000 тенге.\n").empty());
    CHECK(tables_of("Это  выровненный текст  с пробелами,\nу которого  места разрывов в каждой\nстроке   свои и не стоят друг под другом.\n").empty());
    CHECK(tables_of("| одна строка |\n").empty());
    CHECK(tables_of("a or b | c\nплощадка для игр\n").empty());
    CHECK(tables_of("").empty());
}

TEST_CASE("long lines and many of them take no longer than they must") {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "слово  слово " + std::string(static_cast<std::size_t>(i % 37), 'x') + "  слово  слово\n";
    const auto begin = std::chrono::steady_clock::now();
    static_cast<void>(tables_of(text));
    std::string wide;
    for (int i = 0; i < 5'000; ++i)
        wide += "x" + std::string(45, '\t') + "5\n";
    CHECK(tables_of("А\tБ\n1\t2\n3" + std::string(45, '\t') + "5\n") == Shown{"0-2 А|Б;1|2"}); // so many columns are no table, those above are
    static_cast<void>(tables_of(wide));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20)); // seconds even under a sanitizer
}
