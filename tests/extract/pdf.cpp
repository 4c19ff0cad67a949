#include "catch.hpp"
#include "pages.hpp"
#include "support.hpp"

#include "extract/join_hyphens.hpp"

using namespace support;
using pages::column;
using pages::Page;
using qujat::extract::Hyphen;
using qujat::extract::judge_hyphen;
using qujat::extract::WordList;

namespace {

// 72 characters: a full line of the body.
const std::string full = "Платформа помогает хозяйствам вести учёт полей и техники без потерь, она";

std::vector<std::uint32_t> numbers(const qujat::plan::Part& part) {
    std::vector<std::uint32_t> found;
    for (const auto& block : part.blocks)
        found.push_back(block.page);
    return found;
}

} // namespace

TEST_CASE("lines become paragraphs: a line whose last word left room for the next one ends one, and so do space, an indent and a mark") {
    const auto part = pages::read({column(72, 100, {full, "снижает затраты.", "Второй абзац начат с новой строки, и слова в нём те же, что и выше, и ещё", "немного.", "– первый пункт", "– второй пункт"})});
    CHECK(texts(part) == Lines{full + " снижает затраты.", "Второй абзац начат с новой строки, и слова в нём те же, что и выше, и ещё немного.", "[–] первый пункт", "[–] второй пункт"});
    CHECK(part.format == "pdf");
    CHECK(part.pages == 1);
    const auto indented = pages::read({Page{{72, 100, full}, {92, 114, "Второй абзац."}, {72, 170, full}, {72, 220, "Третий."}}});
    CHECK(texts(indented) == Lines{full, "Второй абзац.", full, "Третий."});
}

TEST_CASE("a word broken at the end of a line is one word again, and a compound keeps its hyphen") {
    const auto part = pages::read({column(72, 100, {"Наш проект собирает данные о полях хозяйств, обраба-", "тывает их и показывает агроному. Нужен ещё и бизнес-", "план. Затем онлайн-", "сервис."})});
    REQUIRE(part.blocks.size() >= 1);
    CHECK(part.blocks[0].text.find("обрабатывает их") != std::string::npos);
    CHECK(part.blocks[0].text.find("бизнес-план.") != std::string::npos);

    WordList words;
    words.add("социально-бытовой");
    words.add("агросервис,");
    CHECK(judge_hyphen("пред-", "лагает", words) == Hyphen::at_line_end);
    CHECK(judge_hyphen("бизнес-", "план", words) == Hyphen::own);
    CHECK(judge_hyphen("бизнес-", "жоспардың", words) == Hyphen::own);
    CHECK(judge_hyphen("социально-", "экономического", words) == Hyphen::own);
    CHECK(judge_hyphen("возможно-", "стями", words) == Hyphen::at_line_end);
    CHECK(judge_hyphen("какой-", "либо", words) == Hyphen::own);
    CHECK(judge_hyphen("IT-", "компания", words) == Hyphen::own);
    CHECK(judge_hyphen("Алма-", "Ата", words) == Hyphen::own);
    CHECK(judge_hyphen("2026-", "2028", words) == Hyphen::own);
    CHECK(judge_hyphen("агро-", "сервис", words) == Hyphen::at_line_end); // the document has it in one word
    CHECK(judge_hyphen("социально-", "бытовой", words) == Hyphen::own);   // and this one with a hyphen
    CHECK(judge_hyphen("бағдар\xC2\xAD", "лама", words) == Hyphen::at_line_end);
    CHECK(judge_hyphen("слово", "дальше", words) == Hyphen::none);
    CHECK(judge_hyphen("-", "дальше", words) == Hyphen::none);
}

TEST_CASE("headings are told by size and weight, and are known to be told so") {
    Page page = {{72, 100, "Рынок и клиенты", 16, true}};
    page = page + column(72, 140, {full, full, "конец."}) + Page{{72, 200, "Команда", 12, true}} + column(72, 220, {full, "вот."});
    CHECK(kinds(pages::read({page})) == Lines{"heading 1 look", "paragraph", "heading 2 look", "paragraph"});
}

TEST_CASE("two columns of running text are read one after the other, a heading over both before them") {
    const std::vector<std::string> left = {"левая колонка начинается тут и", "идёт дальше по строкам своим,", "слова её стоят одно за другим", "и строки полны почти до края,", "так бывает в буклетах и планах", "где текст набран в 2 колонки."};
    const std::vector<std::string> right = {"правая колонка начинается тут", "и тоже идёт дальше по строкам,", "слова её читают после левой и", "никогда не вперемешку с ней, и", "это проверено здесь на словах,", "которые стоят в своём порядке."};
    const auto part = pages::read({Page{{150, 60, "Название во всю ширину страницы плана", 14, true}} + column(60, 100, left) + column(300, 107, right)});
    REQUIRE(texts(part).size() == 3);
    CHECK(texts(part)[1].starts_with("левая колонка начинается тут и идёт"));
    CHECK(texts(part)[1].ends_with("в 2 колонки."));
    CHECK(texts(part)[2].starts_with("правая колонка начинается тут и тоже"));
}

TEST_CASE("a table is read row by row, also where cells have several lines, columns are centred and the table goes on over the page") {
    const Page head = {{72, 100, "№"}, {150, 100, "Статья"}, {400, 100, "Сумма"}};
    const Page first = {{72, 124, "1"}, {110, 124, "Оплата труда разработчиков и"}, {400, 124, "48 000 000"}, {110, 138, "аналитиков"}};
    const Page second = {{72, 162, "2"}, {110, 162, "Облако"}, {400, 162, "6 500 000"}};
    const Page again = {{72, 60, "№"}, {150, 60, "Статья"}, {400, 60, "Сумма"}, {72, 84, "3"}, {110, 84, "Аренда"}, {400, 84, "900 000"}};
    const auto part = pages::read({head + first + second, again});
    CHECK(texts(part) == Lines{"№", "Статья", "Сумма", "1", "Оплата труда разработчиков и аналитиков", "48 000 000", "2", "Облако", "6 500 000", "3", "Аренда", "900 000"});
    CHECK(kinds(part) == Lines{"cell 1:1:1", "cell 1:1:2", "cell 1:1:3", "cell 1:2:1", "cell 1:2:2", "cell 1:2:3", "cell 1:3:1", "cell 1:3:2", "cell 1:3:3", "cell 1:4:1", "cell 1:4:2", "cell 1:4:3"});
    CHECK(numbers(part).back() == 2);
}

TEST_CASE("a bold line below a table is a heading, also where it is shorter than the first column; the second line of a bold cell is not") {
    const Page table = {{72, 100, "Показатель проекта"}, {260, 100, "2026"}, {340, 100, "2027"}, {72, 124, "Доход, млн тенге"}, {260, 124, "24"}, {340, 124, "79"}};
    const auto part = pages::read({table + Page{{72, 148, "Кто платит?", 12, true}} + column(72, 172, {full, "вот кто."})});
    CHECK(kinds(part) == Lines{"cell 1:1:1", "cell 1:1:2", "cell 1:1:3", "cell 1:2:1", "cell 1:2:2", "cell 1:2:3", "heading 2 look", "paragraph"});
    Page bold = table;
    for (auto& text : bold)
        text.is_bold = text.left < 100;
    const auto cell = pages::read({bold + Page{{72, 138, "(весь)", 12, true}}});
    REQUIRE(texts(cell).size() == 6);
    CHECK(texts(cell)[3] == "Доход, млн тенге (весь)");
}

TEST_CASE("tables below each other whose columns differ are tables of their own; a wide space within one table parts none") {
    const Page first = {{72, 100, "Где"}, {240, 100, "Павлодар, улица Торайгырова, дом 64"}, {72, 124, "Патенты"}, {240, 124, "нет и не будет"}};
    const Page second = {{72, 166, "Должность"}, {200, 166, "Единиц"}, {300, 166, "Стаж"}, {400, 166, "Резидент"}, {72, 190, "Логист"}, {200, 190, "1"}, {300, 190, "16 лет"}, {400, 190, "да"},
                         {72, 214, "Аналитик"}, {200, 214, "1"}, {300, 214, "5 лет"}, {400, 214, "нет"}};
    const auto part = pages::read({first + second});
    REQUIRE(kinds(part).size() == 16);
    CHECK(kinds(part)[3] == "cell 1:2:2");
    CHECK(kinds(part)[4] == "cell 2:1:1");
    CHECK(texts(part)[5] == "Единиц");
    CHECK(kinds(part).back() == "cell 2:3:4");
    Page apart = second;
    for (auto& text : apart)
        text.top += text.top > 170 ? 20 : 0;
    const auto one = pages::read({apart});
    CHECK(kinds(one).back() == "cell 1:3:4");
}

TEST_CASE("the mark of a list item and a label far from its value are no columns of text") {
    const auto items = pages::read({Page{{72, 100, "1."}, {108, 100, "Первый шаг"}, {72, 114, "2."}, {108, 114, "Второй шаг"}}});
    CHECK(texts(items) == Lines{"[1.] Первый шаг", "[2.] Второй шаг"});
    const auto label = pages::read({Page{{72, 100, "Телефон"}, {300, 100, "+7 7172 00 00 00"}}});
    CHECK(texts(label) == Lines{"Телефон +7 7172 00 00 00"});
}

TEST_CASE("running headers, footers and page numbers are left out and counted; what stands once is not") {
    std::vector<Page> all;
    for (int number = 1; number <= 4; ++number)
        all.push_back(Page{{72, 30, "ТОО «Дала», план"}, {290, 800, "– " + std::to_string(number) + " –"}} + column(72, 130, {full, "страница номер " + std::to_string(number) + " кончилась."}));
    all[2].push_back({72, 780, "Только здесь"});
    const auto part = pages::read(all);
    CHECK(texts(part) == Lines{full + " страница номер 1 кончилась.", full + " страница номер 2 кончилась.", full + " страница номер 3 кончилась.", "Только здесь", full + " страница номер 4 кончилась."});
    CHECK(numbers(part) == std::vector<std::uint32_t>{1, 2, 3, 3, 4});
    CHECK(notes(part) == Lines{"EXT-0133 68"});
}

TEST_CASE("the number below a single page is left out; another number there, and a number above, are not") {
    CHECK(texts(pages::read({column(72, 100, {full, full}) + Page{{290, 800, "1"}}})) == Lines{full + " " + full});
    CHECK(texts(pages::read({column(72, 100, {full, full}) + Page{{290, 800, "7"}}})).size() == 2);
    CHECK(texts(pages::read({Page{{290, 30, "1"}} + column(72, 100, {full, full})})).size() == 2);
}

TEST_CASE("a paragraph goes on over the end of the page, a finished one does not") {
    const auto part = pages::read({column(72, 700, {full, full}), column(72, 60, {"снижает затраты.", "Новый абзац, в котором слов хватает на целую строку текста, и ещё одну, а"}), column(72, 60, {"Другой."})});
    CHECK(texts(part) == Lines{full + " " + full + " снижает затраты.", "Новый абзац, в котором слов хватает на целую строку текста, и ещё одну, а", "Другой."});
}

TEST_CASE("text that is not painted is left out and counted, unless the page has a picture and nothing else") {
    const auto cheat = pages::read({Page{{72, 100, full}, {72, 400, "Скрытые ключевые слова", 12, false, true}}});
    CHECK(texts(cheat) == Lines{full});
    CHECK(notes(cheat) == Lines{"EXT-0102 20"});
    const auto scan = pages::read({Page{{72, 100, "Распознанный кем-то текст страницы", 12, false, true}}}, {1});
    CHECK(texts(scan) == Lines{"Распознанный кем-то текст страницы", ""});
    CHECK(notes(scan) == Lines{"EXT-0134 1"});
}

TEST_CASE("pages that are only a picture are named, and a picture stands in the white space it is likely to fill") {
    const auto part = pages::read({Page{{72, 100, "Схема", 14, true}, {72, 500, full}}, Page{}, Page{}, column(72, 100, {full})}, {1, 2, 3});
    CHECK(kinds(part) == Lines{"heading 1 look", "picture", "paragraph", "picture", "picture", "paragraph"});
    CHECK(part.pictures == 3);
    REQUIRE(part.notes.size() == 1);
    CHECK(part.notes[0].id == "EXT-0130");
    CHECK(part.notes[0].arguments[0].value == "2–3");
}

TEST_CASE("a page whose fonts do not say what they draw is named and not judged") {
    const auto part = pages::read({Page{{72, 100, "\xEE\x80\x81\xEE\x80\x82\xEE\x80\x83 \xEF\xBF\xBD\xEF\xBF\xBD"}}, column(72, 100, {full}) + Page{{72, 200, "\xEF\x82\xB7"}, {90, 200, "пункт с точкой"}}});
    CHECK(texts(part) == Lines{full, "[•] пункт с точкой"});
    REQUIRE(part.notes.size() == 1);
    CHECK(part.notes[0].id == "EXT-0132");
    CHECK(part.notes[0].arguments[0].value == "1");
}

TEST_CASE("a table of contents is no list of headings") {
    Page page = {{72, 60, "Содержание", 14, true}};
    for (int i = 0; i < 4; ++i)
        page = page + Page{{72, 100.0 + 20 * i, "Раздел плана " + std::to_string(i + 1)}, {520, 100.0 + 20 * i, std::to_string(2 * i + 1)}};
    const auto part = pages::read({page});
    CHECK(texts(part) == Lines{"Содержание", "Раздел плана 1 1", "Раздел плана 2 3", "Раздел плана 3 5", "Раздел плана 4 7"});
    CHECK(kinds(part)[1] == "paragraph");
}

TEST_CASE("a PDF that poppler could not open is refused by name") {
    const auto refused = [](std::string_view complaint) { return pages::problem(qujat::plan::write_sections({{"pdftotext", ""}, {"pdftohtml", ""}, {"complaint", complaint}})); };
    CHECK(refused("Command Line Error: Incorrect password\n") == "EXT-0030");
    CHECK(refused("Syntax Error: Couldn't find the 'Adobe.PubSec' security handler\n") == "EXT-0030");
    CHECK(refused("Syntax Error: Couldn't find trailer dictionary\n") == "EXT-0031");
    CHECK(pages::problem("no sections at all") == "EXT-0007");
    CHECK(pages::problem("pdftotext 99999999\n<page>\n") == "EXT-0007");
}

TEST_CASE("the space between paragraphs parts them also where most have a single full line") {
    const std::string small = "которая занимает ещё одну строку текста целиком, до самого края листа, и ещё";
    Page page;
    double top = 100;
    for (int i = 0; i < 4; ++i) {
        page = page + column(72, top, {full, small.substr(0, small.size() - 10)});
        top += 40;
    }
    for (int i = 0; i < 12; ++i, top += 26)
        page.push_back({72, top, full});
    CHECK(texts(pages::read({page})).size() == 16);
    // Where no line surely goes on with the one above, the nearest ones tell.
    Page few = column(72, 100, {full, "Снижает затраты хозяйств на треть."});
    for (int i = 0; i < 8; ++i)
        few.push_back({72, 136.0 + 22 * i, full});
    CHECK(texts(pages::read({few})).size() == 9);
}

TEST_CASE("an indented line begins a paragraph where the first lines of paragraphs are indented, be the line above ever so full") {
    const std::string shorter = full.substr(0, full.find(" она")); // four characters less: the indent of 24 points
    Page page;
    for (int i = 0; i < 4; ++i)
        page = page + Page{{96, 100.0 + 28 * i, shorter}, {72, 114.0 + 28 * i, "и делает это для всех, кто работает на земле, каждый день."}};
    page = page + Page{{96, 212, shorter}, {96, 226, shorter}, {72, 240, "конец."}};
    const auto part = pages::read({page});
    REQUIRE(texts(part).size() == 6);
    CHECK(texts(part)[4] == shorter);
    CHECK(texts(part)[5] == shorter + " конец.");
    const auto quoted = pages::read({column(72, 100, {full, "конец."}) + column(96, 142, {shorter, "и дальше так же, " + shorter.substr(shorter.find(' ') + 1), "и всё."})});
    CHECK(texts(quoted).size() == 2); // a paragraph that is indented as a whole
}

TEST_CASE("a dash or a figure at the beginning of a line is no mark within a sentence") {
    CHECK(texts(pages::read({column(72, 100, {full, "– ради этого и сделана.", "– первый", "– второй"})})) == Lines{full + " – ради этого и сделана.", "[–] первый", "[–] второй"});
    CHECK(texts(pages::read({column(72, 100, {full + ".", "– первый"})})) == Lines{full + ".", "[–] первый"});
    CHECK(texts(pages::read({column(72, 100, {"– " + full.substr(0, full.size() - 5), "– второй"})})).size() == 2); // items without a full stop
    CHECK(texts(pages::read({column(72, 100, {full, "4. Бейрезидент 0."})})) == Lines{full + " 4. Бейрезидент 0."});
    CHECK(texts(pages::read({column(72, 100, {"3. " + full.substr(0, full.size() - 7), "4. Четвёртое"})})).size() == 2);
    CHECK(texts(pages::read({column(72, 100, {full, "1. Первое", "2. Второе"})})).size() == 3);
    const Page cells = {{72, 100, "Команда"}, {200, 100, "привлечение резидентов"}, {200, 114, "– 4, нерезидентов – 0"}, {72, 150, "Задачи"}, {200, 150, "сделать это так:"}, {200, 164, "– обучить"}, {200, 178, "– проверить"}};
    const auto part = pages::read({cells}, {}, {pages::grid({66, 194, 336}, {94, 140, 194})});
    CHECK(texts(part) == Lines{"Команда", "привлечение резидентов – 4, нерезидентов – 0", "Задачи", "сделать это так:\n– обучить\n– проверить"});
}

TEST_CASE("the words of a large heading are no row of the table below it, and its dash is not turned") {
    const auto spread = [](double top) { return Page{{72, top, "9.", 24, true}, {102, top, "Наши", 24, true}, {156, top, "деньги", 24, true}, {234, top, "–", 24, true}, {252, top, "всё", 24, true}}; };
    const Page table = {{72, 140, "Статья"}, {162, 140, "2026"}, {260, 140, "2027"}, {72, 160, "Доход"}, {162, 160, "24"}, {260, 160, "79"}};
    const auto part = pages::read({spread(100) + table + spread(184) + column(72, 230, {full})});
    CHECK(texts(part) == Lines{"[9.] Наши деньги – всё", "Статья", "2026", "2027", "Доход", "24", "79", "[9.] Наши деньги – всё", full});
}

TEST_CASE("what is left of a row over the end of a page is put to its cells") {
    const Page head = {{72, 700, "№"}, {110, 700, "Мероприятие"}, {400, 700, "Срок"}, {72, 724, "1"}, {110, 724, "Прохождение испытаний"}, {400, 724, "май 2027"}};
    const Page rest = {{110, 60, "информационной безопасности"}, {72, 84, "2"}, {110, 84, "Пилот"}, {400, 84, "июль 2027"}, {72, 108, "3"}, {110, 108, "Запуск"}, {400, 108, "август 2027"}};
    const std::vector<std::string> lines = {pages::grid({66, 104, 394, 500}, {694, 718, 742}), pages::grid({66, 104, 394, 500}, {54, 78, 102, 126})};
    const auto part = pages::read({head, rest}, {}, lines);
    REQUIRE(texts(part).size() == 12);
    CHECK(texts(part)[4] == "Прохождение испытаний информационной безопасности");
    CHECK(texts(part)[6] == "2");
    Page own = rest;
    own[0].text = "Аккредитация";
    CHECK(texts(pages::read({head, own}, {}, lines)).size() == 13);
}

TEST_CASE("rows are told by the space between the lines of a column, wherever the cells beside it stand") {
    Page page = {{72, 100, "№"}, {200, 100, "Ответ"}};
    for (int row = 0; row < 3; ++row) {
        const double top = 122 + 50.0 * row;
        page = page + Page{{72, top + 17.5, std::to_string(row + 1)}} + column(200, top, {"первая строка ответа, она длинна,", "вторая строка ответа, она длинна,", "и третья."});
    }
    const std::string answer = "первая строка ответа, она длинна, вторая строка ответа, она длинна, и третья.";
    CHECK(texts(pages::read({page})) == Lines{"№", "Ответ", "1", answer, "2", answer, "3", answer});
}

TEST_CASE("a table without lines goes on over the page with a single row or with the rest of a cell") {
    const Page table = {{72, 700, "Показатель"}, {260, 700, "2026 год"}, {400, 700, "2027 год"}, {72, 724, "Объекты"}, {260, 724, "40 в сети"}, {400, 724, "120 в сети"}};
    const Page row = {{72, 60, "Доход"}, {260, 60, "46 000"}, {400, 60, "118 000"}};
    const auto one = pages::read({table, row + column(72, 110, {full, "конец."})});
    CHECK(kinds(one).back() == "paragraph");
    CHECK(kinds(one).at(8) == "cell 1:3:3");
    const auto rest = pages::read({table, Page{{400, 60, "и ещё 30"}} + Page{{72, 84, "Доход"}, {260, 84, "46 000"}, {400, 84, "118 000"}}});
    CHECK(texts(rest) == Lines{"Показатель", "2026 год", "2027 год", "Объекты", "40 в сети", "120 в сети и ещё 30", "Доход", "46 000", "118 000"});
    // Text below a table whose spaces stand below the gutters is text.
    const auto text = pages::read({table, Page{{72, 60, "Все показатели здесь за год"}, {260, 60, "посчитаны на конец года"}, {420, 60, "по отчётам"}} + column(72, 74, {full, "конец."})});
    CHECK(kinds(text).back() == "paragraph");
    CHECK(kinds(text).size() == 7);
}
