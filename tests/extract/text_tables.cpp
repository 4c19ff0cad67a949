#include "extract/text_tables.hpp"

#include "catch.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
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

TEST_CASE("cells on a line each, as word processors save tables as text, become rows by what repeats") {
    CHECK(tables_of("Смета расходов\nСтатья\n2026\n2027\nЗарплата с налогами\n18 000 000\n21 600 000\nРеклама и поездки\n900 000\n2 000 000\nИтого\n18 900 000\n23 600 000\nТовар и продажи\n") ==
          Shown{"1-13 Статья|2026|2027;Зарплата с налогами|18 000 000|21 600 000;Реклама и поездки|900 000|2 000 000;Итого|18 900 000|23 600 000"});
    // The sum may stand alone, below the last column; the first head may be empty.
    CHECK(tables_of("\n2026\n2027\nPay\n9,600\n13,500\nHosting\n450\n–\nTotal\n23,550\n") == Shown{"0-11 |2026|2027;Pay|9,600|13,500;Hosting|450|–;Total||23,550"});
    // Rows of words hold together by their numbers, or by their dates.
    CHECK(tables_of("Іс-шаралар жоспары\n№\nІс-шара\nМерзімі\nЖауапты\n1\nТану модулін аяқтау\n2026 жылғы маусым\nМО инженерлері\n2\nПорталды ашу\n2026 жылғы желтоқсан\nдиректор\n") ==
          Shown{"1-13 №|Іс-шара|Мерзімі|Жауапты;1|Тану модулін аяқтау|2026 жылғы маусым|МО инженерлері;2|Порталды ашу|2026 жылғы желтоқсан|директор"});
    CHECK(tables_of("Calendar\nWhen\nWhat is done\n2026, Q2\nthe first ten barns\n2026, Q4\na certificate\n2027\nsales in two regions\n") ==
          Shown{"1-9 When|What is done;2026, Q2|the first ten barns;2026, Q4|a certificate;2027|sales in two regions"});
    CHECK(tables_of("Жыл\nЛицензия саны\nКіріс, млн теңге\n2026\n4\n14,0\n2027\n11\n38,5\n") == Shown{"0-9 Жыл|Лицензия саны|Кіріс, млн теңге;2026|4|14,0;2027|11|38,5"});
}

TEST_CASE("neither the heading above cells on a line each nor the one below is taken for a cell") {
    const std::string below = "Сколько это стоит\nРасходы посчитаны по ценам поставщиков на декабрь 2025 года и делятся на два года участия, с запасом на рост цен.\n";
    // Words stand before and behind the figures: a row could as well begin a line sooner.
    CHECK(tables_of("Кто работает\nДолжность\nЧеловек\nОпыт\nИнженер\n2\nвосемь лет в элеваторах\nПрограммист\n1\nмагистр\n" + below) ==
          Shown{"1-10 Должность|Человек|Опыт;Инженер|2|восемь лет в элеваторах;Программист|1|магистр"});
    CHECK(tables_of("Раздел 4. Кто работает\nДолжность\nОпыт\nЧеловек\nИнженер\nвосемь лет\n2\nПрограммист\nмагистр\n1\n" + below) ==
          Shown{"1-10 Должность|Опыт|Человек;Инженер|восемь лет|2;Программист|магистр|1"});
}

TEST_CASE("short lines that only look like cells on a line each are none") {
    CHECK(tables_of("Где делаем\nСемей, улица Абая, 10\nКто работает\nНас пятеро, двое с опытом 12 лет.\nЦель\n500 клиентов к концу 2027 года\n").empty());
    CHECK(tables_of("Задачи\n• 5 договоров\n• 12 встреч\n• 3 модуля\nЧто дальше\n2027\n").empty());
    CHECK(tables_of("Мы\nДелаем\nПриложение\nДля\nФермеров\nИ школ\n").empty());
}

TEST_CASE("cells on a line each take a time that grows as the text does, whatever they are") {
    const auto spent = [](const std::string& rows, int times) {
        std::string text;
        for (int i = 0; i < times; ++i)
            text += rows;
        const std::clock_t begin = std::clock();
        static_cast<void>(tables_of(text));
        return static_cast<double>(std::clock() - begin);
    };
    // Tables that go on, that break off, rows that hold by nothing but digits among words, numbers alone, dates alone.
    for (const std::string rows : {"Слово\n12\n", "Слово\n12\nслово\n12\n\n", "слово и 1 слово\nслово и 2 слова\n", "1\n", "2026\n", "а\nб\n2026, Q1\n", "Слово\nслово\n1\nслово\n2\n"})
        CHECK(spent(rows, 20'000) <= 20 * spent(rows, 2'500) + CLOCKS_PER_SEC / 2); // eight times as long; the square would be 64
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
