#include "catch.hpp"
#include "support.hpp"

#include <algorithm>

using namespace support;

// What authors do instead of styles: broken lines, beginnings set off, tabs, frames, wrapped lines, styles without meaning.

namespace {

std::string r(std::string_view content, bool is_bold = false) { return std::string("<w:r>") + (is_bold ? "<w:rPr><w:b/></w:rPr>" : "") + std::string(content) + "</w:r>"; }
std::string t(std::string_view text) { return "<w:t xml:space=\"preserve\">" + std::string(text) + "</w:t>"; }
std::string p(std::string_view runs) { return "<w:p>" + std::string(runs) + "</w:p>"; }
std::string plain(std::string_view text) { return p(r(t(text))); }
std::string bold(std::string_view text) { return r(t(text), true); }
std::string cell(std::string_view content) { return "<w:tc>" + std::string(content) + "</w:tc>"; }
std::string rows(std::initializer_list<std::string> contents) {
    std::string text = "<w:tbl>";
    for (const std::string& content : contents)
        text += "<w:tr>" + content + "</w:tr>";
    return text + "</w:tbl>";
}

const std::string br = "<w:r><w:br/></w:r>", tab = "<w:r><w:tab/></w:r>";
const std::string long_text = "Проект предусматривает создание платформы, которая помогает предприятиям вести учёт и отчётность без лишних затрат, и её вывод на рынки трёх стран.";

} // namespace

TEST_CASE("a paragraph whose lines the author broke is so many paragraphs, each with its own look") {
    const auto part = read(p(bold("Цель проекта") + br + r(t(long_text)) + br + br + bold("Команда") + br + r(t("Нас пятеро."))));
    CHECK(texts(part) == Lines{"Цель проекта", long_text, "Команда", "Нас пятеро."});
    CHECK(kinds(part) == Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph"});
    const auto page = read_bytes("<p><b>Цель проекта</b><br>" + long_text + "<br><b>Команда</b><br>Нас пятеро.</p>", "plan.html");
    CHECK(kinds(page) == Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph"});
    const auto rtf = read_bytes("{\\rtf1\\ansi {\\b Goal}\\line We make a platform that helps small shops to count what they have.\\line {\\b Team}\\line Five of us.\\par}", "plan.rtf");
    CHECK(kinds(rtf) == Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph"});
    // Broken within a sentence it stays one.
    CHECK(texts(read(p(r(t("Исполнитель обязуется")) + br + r(t("выполнить работы")) + br + r(t("Срок – год"))))) == Lines{"Исполнитель обязуется\nвыполнить работы", "Срок – год"});
    // In a cell a line feed stays one.
    CHECK(texts(read(rows({cell(p(r(t("а")) + br + r(t("б")))) + cell(plain("в"))}))) == Lines{"а\nб", "в"});
}

TEST_CASE("what alone is bold at the beginning of several paragraphs heads each of them") {
    const std::string three = p(bold("Цель.") + r(t(" " + long_text))) + p(bold("Команда") + r(t(": нас пятеро."))) + p(bold("Кто купит? ") + r(t("Школы и вузы.")));
    const auto part = read(three);
    CHECK(texts(part) == Lines{"Цель.", long_text, "Команда", "нас пятеро.", "Кто купит?", "Школы и вузы."});
    CHECK(kinds(part) == Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "paragraph"});
    // Below headings they stand below them.
    const std::string heading = "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" + r(t("Раздел")) + "</w:p>";
    CHECK(kinds(read(heading + three + heading + plain(long_text))) ==
          Lines{"heading 1 style", "heading 9 look", "paragraph", "heading 9 look", "paragraph", "heading 9 look", "paragraph", "heading 1 style", "paragraph"});
    // A name set off in a sentence heads nothing.
    const std::string name = p(bold("Dormly") + r(t(" помогает студентам найти комнату.")));
    CHECK(kinds(read(name + name + name)) == Lines(3, "paragraph"));
}

TEST_CASE("a text behind a tab has its name before it; rows parted by tabs are a table") {
    const auto forms = read(p(r(t("Цель")) + tab + r(t(long_text))) + p(r(t("Место")) + tab + r(t("Город Алматы, улица Абая, дом 10"))) + p(r(t("Команда")) + tab + r(t(long_text))) + p(r(t("Рынок")) + tab + r(t(long_text))));
    CHECK(texts(forms) == Lines{"Цель", long_text, "Место", "Город Алматы, улица Абая, дом 10", "Команда", long_text, "Рынок", long_text});
    CHECK(kinds(forms)[2] == "heading 2 look");
    const auto row = [](std::string_view a, std::string_view b, std::string_view c) { return p(r(t(a)) + tab + r(t(b)) + tab + r(t(c))); };
    const auto table = read(plain(long_text) + row("Статья", "2026", "2027") + row("Зарплата", "12", "14") + plain(long_text));
    CHECK(kinds(table) == Lines{"paragraph", "cell 1:1:1", "cell 1:1:2", "cell 1:1:3", "cell 1:2:1", "cell 1:2:2", "cell 1:2:3", "paragraph"});
    CHECK(texts(table)[6] == "14");
    // A typed table of contents, an indent and a single row are none.
    CHECK(kinds(read(p(r(t("Рынок")) + tab + r(t("5"))) + p(r(t("Команда")) + tab + r(t("6"))) + p(tab + r(t(long_text))) + row("а", "б", "в"))) == Lines(4, "paragraph"));
    // Neither are clauses with their numbers, nor dashes with their texts.
    const auto clause = [](std::string_view mark) { return p(r(t(mark)) + tab + r(t(long_text))); };
    CHECK(kinds(read(clause("1.1.") + clause("1.2.") + clause("1.3.") + clause("1.4."))) == Lines(4, "list_item 2"));
    CHECK(kinds(read(clause("–") + clause("–") + clause("–") + clause("–"))) == Lines(4, "list_item 1"));
    CHECK(kinds(read(p(bold("1.1.") + r(t(" " + long_text))) + p(bold("1.2.") + r(t(" " + long_text))) + p(bold("1.3.") + r(t(" " + long_text))))) == Lines(3, "list_item 2"));
    const auto odt_table = read_bytes(odt("<text:p>Статья<text:tab/>2026</text:p><text:p>Зарплата<text:tab/>12 млн</text:p>"), "plan.odt");
    CHECK(kinds(odt_table) == Lines{"cell 1:1:1", "cell 1:1:2", "cell 1:2:1", "cell 1:2:2"});
    CHECK(kinds(read_bytes("{\\rtf1\\ansi Item\\tab 2026\\par Wages\\tab 12 m\\par}", "plan.rtf")) == Lines{"cell 1:1:1", "cell 1:1:2", "cell 1:2:1", "cell 1:2:2"});
}

TEST_CASE("a table of one column is a frame; a line in a frame of its own names what stands below") {
    const auto form = read(rows({cell(plain("Цель проекта")), cell(plain(long_text)), cell(plain("Место реализации")), cell(plain("Город Алматы")), cell(plain("Команда")), cell(plain(long_text) + plain("Ещё двое придут."))}));
    CHECK(kinds(form) == Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "paragraph", "paragraph"});
    const auto banners = read(rows({cell(plain("1-бөлім. Мақсаты"))}) + plain(long_text) + rows({cell(plain("Команда"))}) + plain(long_text));
    CHECK(kinds(banners) == Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph"});
    // A list in a frame is no row of names.
    CHECK(kinds(read(rows({cell(plain("Отказ поставщика")), cell(plain("Рост цен")), cell(plain("Уход людей")), cell(plain("Новый закон"))}))) == Lines(4, "paragraph"));
    // The second column makes it a table, also when it comes late.
    CHECK(kinds(read(rows({cell(plain("Смета")), cell(plain("Зарплата")) + cell(plain("12")), cell(plain("Связь")) + cell(plain("1"))}))) == Lines{"cell 1:1:1", "cell 1:2:1", "cell 1:2:2", "cell 1:3:1", "cell 1:3:2"});
    CHECK(kinds(read_bytes("<table><tr><td>Цель проекта<tr><td>" + long_text + "<tr><td>Команда<tr><td>" + long_text + "</table>", "plan.html")) == Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph"});
}

TEST_CASE("lines pasted as a paragraph each are put together again") {
    const std::vector<std::string> wrapped = {"Проект предусматривает создание платформы, которая помогает", "предприятиям вести учёт и отчётность без лишних затрат, и", "её вывод на рынки трёх стран Центральной Азии в первые",
                                              "два года работы компании.",                                   "Команда состоит из пяти инженеров, двое из которых много",  "лет строили такие системы для банков, а остальные пришли",
                                              "из университета и работают над моделью распознавания."};
    std::string body;
    for (const std::string& line : wrapped)
        body += plain(line);
    const auto part = read(body);
    REQUIRE(part.blocks.size() == 2);
    CHECK(part.blocks[0].text == wrapped[0] + " " + wrapped[1] + " " + wrapped[2] + " " + wrapped[3]);
    // Sentences of one length are paragraphs.
    std::string sentences;
    for (int i = 0; i < 7; ++i)
        sentences += plain("Платформа помогает предприятиям вести учёт и отчётность " + std::to_string(i) + ".");
    CHECK(read(sentences).blocks.size() == 7);
}

TEST_CASE("a heading's style says nothing where most of the text has it, or of a paragraph with sentences") {
    const auto heading = [](std::string_view text) { return "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" + r(t(text)) + "</w:p>"; };
    std::string all;
    for (const char* name : {"Цель проекта", "Команда", "Рынок сбыта"})
        for (const std::string& text : {std::string(name), long_text, long_text, long_text, long_text})
            all += heading(text);
    const auto part = read(all);
    CHECK(kinds(part)[0] == "heading 2 look");
    CHECK(kinds(part)[1] == "paragraph");
    CHECK(kinds(part)[5] == "heading 2 look");
    // Long names over short answers are headings still.
    std::string names;
    for (int i = 0; i < 12; ++i)
        names += heading("Описание проекта, его цели, задачи и ожидаемые результаты, сроки и место их достижения, а также обоснование прав на используемые объекты") + plain("Город Алматы.");
    CHECK(kinds(read(names))[22] == "heading 1 style");
    const std::string several = long_text + " " + long_text + " " + long_text;
    CHECK(kinds(read(heading("Цель") + heading(several) + plain(several) + plain(several))) == Lines{"heading 1 style", "paragraph", "paragraph", "paragraph"});
}

TEST_CASE("words that parts are counted by begin headings, and so does the number between two of them") {
    CHECK(kinds(read(plain("Раздел 1. Цель, задачи") + plain(long_text) + plain("2-бөлім. Команда") + plain(long_text) + plain("Вопрос: Кто купит?") + plain("Школы.") + plain("Slide 4 Market") + plain(long_text))) ==
          Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "paragraph"});
    CHECK(kinds(read(plain("Раздел 1. Цель") + plain("Раздел 2. Команда"))) == Lines(2, "paragraph")); // a list of them
    CHECK(kinds(read(plain("Часть 5 договоров подписана.") + plain(long_text))) == Lines(2, "paragraph"));
    const std::string numbers = rows({cell(plain("Показатель")) + cell(plain("2026")), cell(plain("Школы")) + cell(plain("12"))});
    const auto part = read(plain("5. Команда") + plain(long_text) + plain("6. Показатели") + numbers + plain("7. Смета") + plain(long_text));
    CHECK(kinds(part)[2] == "heading 1 look");
    CHECK(kinds(read(plain("5. Команда") + plain(long_text) + plain("9. Показатели") + numbers + plain("7. Смета") + plain(long_text)))[2] == "list_item 1");
}

TEST_CASE("short first sentences head their texts where nothing else does") {
    const std::string all = plain("Цель проекта. " + long_text) + plain("Наша команда. " + long_text) + plain("3. Рынок, клиенты. " + long_text);
    CHECK(texts(read(all)) == Lines{"Цель проекта.", long_text, "Наша команда.", long_text, "[3.] Рынок, клиенты.", long_text});
    CHECK(kinds(read(plain("Цель проекта. " + long_text) + plain(long_text) + plain(long_text))) == Lines(3, "paragraph"));
    // A section may have several texts, once five begin so.
    std::string five;
    for (const std::string name : {"Цель. ", "Место. ", "Команда. ", "Рынок. ", "Клиенты. "})
        five += plain(name + long_text) + plain(long_text) + plain(long_text);
    const auto sections = kinds(read(five));
    CHECK(std::ranges::count(sections, "heading 2 look") == 5);
    CHECK(std::ranges::count(sections, "paragraph") == 15);
    // Prose in which a sentence is short now and then is prose.
    std::string prose;
    for (int i = 0; i < 5; ++i)
        prose += plain("Это важно. " + long_text) + plain(long_text) + plain(long_text) + plain(long_text);
    CHECK(kinds(read(prose)) == Lines(20, "paragraph"));
}

TEST_CASE("behind a letter, or a word for a part and its number, the first sentence may head a short text") {
    const std::string slides = plain("Слайд 1. Мәселе. Салонға түнде жазады, ешкім оқымайды.") + plain("Клиент кетіп қалды, қайтып келмейді, досына да айтпайды, ал біз білмей қаламыз.") +
                               plain("Слайд 2. Шешім. Көмекші түнде де жауап береді.") + plain("Слайд 3. Команда: бес адам.") + plain("Слайд 4. Қанша тұрады? Айына он мың теңге, жылына жүз мың.");
    CHECK(texts(read(slides)) == Lines{"Слайд 1. Мәселе.", "Салонға түнде жазады, ешкім оқымайды.", "Клиент кетіп қалды, қайтып келмейді, досына да айтпайды, ал біз білмей қаламыз.", "Слайд 2. Шешім.",
                                       "Көмекші түнде де жауап береді.", "Слайд 3. Команда: бес адам.", "Слайд 4. Қанша тұрады?", "Айына он мың теңге, жылына жүз мың."});
    const std::string letters = "A. Project. RampSync coordinates the crews of airports.\n\nB. Where we work. Kabanbay Batyr Avenue 53 in Astana, and Kokshetau.\n\nC. How far we are. The engine and the app were tested on 310 flights.\n";
    for (const std::string name : {"plan.txt", "plan.md"}) {
        INFO(name);
        CHECK(kinds(read_bytes(letters, name)) == Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "paragraph"});
    }
    // Where there are headings, numbered tasks stay tasks.
    const std::string heading = "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" + r(t("Задачи")) + "</w:p>";
    const std::string tasks = plain("1. Создать модель. Она распознаёт снимки полей и посевов.") + plain("2. Выпустить приложение. Оно работает без связи и в поле.") + plain("3. Обучить людей. По сто человек в каждой области.");
    CHECK(texts(read(heading + tasks + heading + plain(long_text) + heading + plain(long_text))).size() == 8);
}
