#include "catch.hpp"
#include "support.hpp"

#include "extract/docx_styles.hpp"
#include "extract/entry.hpp"
#include "extract/letters.hpp"

#include <algorithm>

using namespace support;
using namespace qujat::extract;

namespace {

std::string p(std::string_view text, std::string_view properties = {}, std::string_view run = {}) {
    return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr><w:r><w:rPr>" + std::string(run) + "</w:rPr><w:t>" + std::string(text) + "</w:t></w:r></w:p>";
}
std::string style(std::string_view id, std::string_view name, std::string_view more = {}) {
    return "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(id) + "\"><w:name w:val=\"" + std::string(name) + "\"/>" + std::string(more) + "</w:style>";
}
std::string styled(std::string_view id, std::string_view text = "Текст") { return p(text, "<w:pStyle w:val=\"" + std::string(id) + "\"/>"); }

const std::string long_text = "Проект предусматривает создание платформы, которая помогает предприятиям вести учёт и отчётность без лишних затрат, и её вывод на рынки трёх стран.";

} // namespace

TEST_CASE("headings are known by outline level, by the names of styles in three languages, and through what a style is based on") {
    const std::string styles = word("styles", style("a", "heading 1") + style("b", "Заголовок 2") + style("c", "Тақырып 3") + style("d", "Мой раздел", "<w:basedOn w:val=\"b\"/>") +
                                                  style("e", "Раздел", "<w:pPr><w:outlineLvl w:val=\"4\"/></w:pPr>") +
                                                  style("f", "Не раздел", "<w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>") + style("g", "Title") +
                                                  style("x", "circle", "<w:basedOn w:val=\"y\"/>") + style("y", "circle too", "<w:basedOn w:val=\"x\"/>"));
    const auto part = read(styled("a") + styled("b") + styled("c") + styled("d") + styled("e") + styled("f") + styled("g") + styled("x") +
                               p("Прямо", "<w:outlineLvl w:val=\"1\"/>") + p("Отменено", "<w:pStyle w:val=\"a\"/><w:outlineLvl w:val=\"9\"/>"),
                           {{"word/styles.xml", styles}});
    CHECK(kinds(part) == Lines{"heading 1 style", "heading 2 style", "heading 3 style", "heading 2 style", "heading 5 style", "paragraph", "heading 1 style", "paragraph",
                               "heading 2 style", "paragraph"});
}

TEST_CASE("entries of a table of contents are no headings, however they look") {
    const std::string styles = word("styles", style("t", "toc 1", "<w:rPr><w:b/></w:rPr>") + style("o", "Оглавление 2", "<w:basedOn w:val=\"t\"/>"));
    const std::string control = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>" + p("Рынок 5", {}, "<w:b/>") + "</w:sdtContent></w:sdt>";
    CHECK(kinds(read(control + p("ФИНАНСОВЫЙ ПЛАН ........ 7") + p(long_text))) == Lines{"paragraph", "paragraph", "paragraph"});
    CHECK(kinds(read(styled("t", "1. Рынок 5") + styled("o", "Цель проекта 6") + p(long_text), {{"word/styles.xml", styles}})) == Lines{"paragraph", "paragraph", "paragraph"});
}

TEST_CASE("short lines that are bold, underlined, larger or in capitals are headings by look") {
    const auto part = read(p("Цель проекта", {}, "<w:b/>") + p(long_text) + p("Рынок сбыта:", {}, "<w:u w:val=\"single\"/>") + p(long_text) + p("Команда", {}, "<w:sz w:val=\"32\"/>") +
                           p(long_text) + p("ФИНАНСОВЫЙ ПЛАН") + p(long_text) + p("Жобаның мақсаты", {}, "<w:caps/>") + p(long_text));
    CHECK(kinds(part) == Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 1 look", "paragraph", "heading 1 look", "paragraph", "heading 1 look", "paragraph"});
    CHECK(part.blocks[0].emphasised);
    CHECK(!part.blocks[1].emphasised);
}

TEST_CASE("an acronym is no heading above the others because it is in capitals") {
    const auto among_bold = read(p("Цель", {}, "<w:b/>") + p(long_text) + p("KPI", {}, "<w:b/>") + p(long_text) + p("Команда", {}, "<w:b/>") + p(long_text));
    CHECK(kinds(among_bold) == Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "paragraph"});
    const auto among_labels = read(p("Максаты: ауыл") + p(long_text) + p("KPI:") + p(long_text) + p("Смета:") + p(long_text));
    CHECK(kinds(among_labels) == Lines(6, "paragraph"));
    const auto among_capitals = read(p("ЖОБАНЫҢ МАҚСАТЫ") + p(long_text) + p("KPI") + p(long_text) + p("КОМАНДА") + p(long_text));
    CHECK(kinds(among_capitals) == Lines{"heading 1 look", "paragraph", "heading 1 look", "paragraph", "heading 1 look", "paragraph"});
}

TEST_CASE("sentences, long lines, bullets, scraps and lines that go on are no headings though they are bold") {
    const auto part = read(p(long_text) + p(long_text) + p(long_text) + p(long_text) + p(long_text) + p("Это предложение.", {}, "<w:b/>") + p("и продолжение строки", {}, "<w:b/>") +
                           p("12 000 000", {}, "<w:b/>") + p("• Пункт", {}, "<w:b/>") + p("первое слово жирное", {}));
    for (std::size_t i = 5; i < part.blocks.size(); ++i)
        CHECK(part.blocks[i].kind != qujat::plan::BlockKind::heading);
}

TEST_CASE("where most text is bold, being bold says nothing") {
    const auto part = read(p("Цель проекта", {}, "<w:b/>") + p(long_text, {}, "<w:b/>"));
    CHECK(kinds(part) == Lines{"paragraph", "paragraph"});
}

TEST_CASE("a numbered line before plain text is a heading, one before the next number an item of a list") {
    const auto part = read(p("3. Рынок сбыта") + p(long_text) + p("3.1 Продажи") + p(long_text) + p("1. Сервер") + p("2. Рабочие места") + p("3. Лицензии"));
    CHECK(texts(part) == Lines{"[3.] Рынок сбыта", long_text, "[3.1] Продажи", long_text, "[1.] Сервер", "[2.] Рабочие места", "[3.] Лицензии"});
    CHECK(kinds(part) == Lines{"heading 1 look", "paragraph", "heading 2 look", "paragraph", "list_item 1", "list_item 1", "list_item 1"});
}

TEST_CASE("typed marks are told from text that begins with figures or letters") {
    const auto mark = [](std::string_view text) { return std::string(split_mark(text).mark); };
    CHECK(mark("3. Рынок") == "3.");
    CHECK(mark("3) Рынок") == "3)");
    CHECK(mark("(3) Рынок") == "(3)");
    CHECK(mark("3.1.2 Рынок") == "3.1.2");
    CHECK(mark("3.1. рынок") == "3.1.");
    CHECK(mark("IV. Рынок") == "IV.");
    CHECK(mark("а) рынок") == "а)");
    CHECK(mark("ә) нарық") == "ә)");
    CHECK(mark("• рынок") == "•");
    CHECK(mark("– рынок") == "–");
    CHECK(mark("2026. Год").empty());
    CHECK(mark("5.2 млн тенге").empty());
    CHECK(mark("20.11.2026 года").empty());
    CHECK(mark("3.").empty());
    CHECK(mark("–5 градусов").empty());
    CHECK(mark("А. С. Пушкин").empty());
    CHECK(mark("3 рынка").empty());
    CHECK(mark("").empty());
}

TEST_CASE("letters of Kazakh have their case") {
    for (const auto& [upper, lower] : std::vector<std::pair<char32_t, char32_t>>{{U'Ә', U'ә'}, {U'Ғ', U'ғ'}, {U'Қ', U'қ'}, {U'Ң', U'ң'}, {U'Ө', U'ө'}, {U'Ұ', U'ұ'}, {U'Ү', U'ү'}, {U'Һ', U'һ'},
                                                                                {U'І', U'і'}, {U'Ё', U'ё'}, {U'Я', U'я'}, {U'Z', U'z'}, {U'É', U'é'}, {U'Ş', U'ş'}, {U'Ğ', U'ğ'}}) {
        CHECK(is_upper(upper));
        CHECK(is_lower(lower));
        CHECK(to_lower(upper) == lower);
    }
    CHECK(!is_letter(U'1'));
    CHECK(!is_letter(U'×'));
    CHECK(is_all_caps("ЖОБАНЫҢ МАҚСАТЫ № 1"));
    CHECK(!is_all_caps("ЖОБАНЫң"));
    CHECK(!is_all_caps("А Б"));
}

TEST_CASE("in a document all of one look short paragraphs above longer ones are headings, where nothing else is one") {
    const std::string plain = p("Цель проекта") + p(long_text) + p("Где работаем") + p("Семей") + p("Команда") + p(long_text) + p("Что сделано") + p(long_text);
    CHECK(kinds(read(plain)) == Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "paragraph"});
    // Where headings are bold, what is not is none.
    const std::string marked = p("Рынок", {}, "<w:b/>") + p(long_text) + p("Сбыт", {}, "<w:b/>") + p(long_text) + p("Смета", {}, "<w:b/>") + p(long_text);
    const auto kinds_of_both = kinds(read(marked + plain));
    CHECK(std::ranges::count(kinds_of_both, "paragraph") == 11);
}
