#include "catch.hpp"
#include "support.hpp"

using namespace support;

// The figures in brackets are sections of CommonMark 0.31; GFM are those of GitHub Flavored Markdown 0.29.

namespace {

auto md(std::string_view text) { return read_bytes(text, "plan.md"); }

} // namespace

TEST_CASE("headings of Markdown: hashes and lines below, not within code") {
    // (4.2, 4.3, 4.5)
    const auto part = md("# Цель ##\n## Рынок\\#\n#без пробела\n\nКоманда\nпроекта\n===\nРиски\n---\n\n####### семь\n\n```\n# код\n```\n    # тоже код\n");
    CHECK(texts(part) == Lines{"Цель", "Рынок#", "#без пробела", "Команда проекта", "Риски", "####### семь", "# код", "# тоже код"});
    CHECK(kinds(part) == Lines{"heading 1 style", "heading 2 style", "paragraph", "heading 1 style", "heading 2 style", "paragraph", "paragraph", "paragraph"});
}

TEST_CASE("emphasis, code, links and references of Markdown leave their text") {
    // (6.1 to 6.6)
    const auto part = md("**Выручка** и *доля*, __рынок__ ***все*** snake_case 2\\*3 a*b*c `a*b` \\*как есть\\* 5 * 6\n\n"
                         "[сайт](https://example.com \"т\") [так][1] [1] [нет][2] [скобки] <https://example.org> <a@b.kz> &laquo;А&raquo; a < b\n\n[1]: https://example.com\n\n"
                         "строка  \nдалее\\\nещё\nобычная «*курсив*» **«жирно»**\n");
    CHECK(texts(part) == Lines{"Выручка и доля, рынок все snake_case 2*3 abc a*b *как есть* 5 * 6", "сайт так 1 [нет][2] [скобки] https://example.org a@b.kz «А» a < b", "строка\nдалее\nещё обычная «курсив» «жирно»"});
}

TEST_CASE("struck and hidden text of Markdown is left out; comments are nothing") {
    // (GFM 6.5; 4.6, 6.6)
    const auto part = md("Цель ~~старая~~ ~х~новая a ~ b ~~~ c\n\n<!-- образец:\n\nнет -->\n\nТекст <!-- нет --> <del>удал</del><span hidden>тайна</span> дальше\n\n<div style=\"display:none\">\n\n## Нет\n\n</div>\n\nДа\n");
    Lines seen;
    for (const std::string& text : texts(part))
        if (!text.empty())
            seen.push_back(text);
    CHECK(seen == Lines{"Цель новая a ~ b ~~~ c", "Текст дальше", "Да"});
    CHECK(notes(part) == Lines{"EXT-0101 7", "EXT-0102 8", "EXT-0103 4"});
}

TEST_CASE("lists of Markdown keep numbers, depth and what belongs to an item") {
    // (5.2, 5.3; GFM 5.3)
    const auto part = md("3. А\n4. Б\n   продолжение\n\n   второй абзац\n   - В\n     - Г\n1) Д\n\n* [ ] Е\n* [x] Ж\nлениво\n\n- \n+ З\n\nтекст\n2. не список\n- список\n- - -\n");
    CHECK(texts(part) == Lines{"[3.] А", "[4.] Б продолжение", "второй абзац", "[•] В", "[•] Г", "[1)] Д", "[•] ☐ Е", "[•] ☒ Ж лениво", "[•] З", "текст 2. не список", "[•] список"});
    CHECK(kinds(part)[3] == "list_item 2");
    CHECK(kinds(part)[4] == "list_item 3");
}

TEST_CASE("tables of Markdown are tables, their last head line is the head") {
    // (GFM 4.10)
    const auto part = md("Смета\n\n| Статья | Сумма |\n|:--|--:|\n| Труд | 5 \\| 6 |\n| **Итого** | `x` | лишнее |\nодна\n\nтекст | не таблица\n");
    CHECK(texts(part) == Lines{"Смета", "Статья", "Сумма", "Труд", "5 | 6", "Итого", "x", "одна", "текст | не таблица"});
    CHECK(kinds(part) == Lines{"paragraph", "cell 1:1:1", "cell 1:1:2", "cell 1:2:1", "cell 1:2:2", "cell 1:3:1", "cell 1:3:2", "cell 1:4:1", "paragraph"});
}

TEST_CASE("footnotes of Markdown come behind the block that refers to them, once") {
    const auto part = md("Рынок[^1] растёт[^b], снова[^1] и [^нет].\n\n[^1]: По данным БНС\nдалее\n\n    второй абзац\n[^b]: См. *приложение*\n\nДальше\n");
    CHECK(texts(part) == Lines{"Рынок растёт, снова и [^нет].", "[1] По данным БНС далее", "второй абзац", "[2] См. приложение", "Дальше"});
    CHECK(kinds(part) == Lines{"paragraph", "footnote", "footnote", "footnote", "paragraph"});
}

TEST_CASE("front matter gives the title, pictures their text, quotations are text") {
    const auto part = md("---\ntitle: \"Проект: Жер\"\ntags: [a]\n---\n\n> цитата\nлениво\n> > глубже\n\n![Схема *рынка*](a.png) [![значок](b.svg)](https://example.com)\n");
    CHECK(texts(part) == Lines{"Проект: Жер", "цитата лениво", "глубже", "Схема рынка", "значок"});
    CHECK(part.pictures == 2);
    CHECK(texts(md("---\nне поля\n---\n")) == Lines{"не поля"});
}

TEST_CASE("Markdown made to be slow is read in time") {
    const auto repeat = [](std::string_view piece, int count) {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += piece;
        return text;
    };
    for (const std::string_view piece : {"*a **a ", "a**b", "_a ", "~~a ", "[", "![a", "[a](", "<a ", "<!-- ", "`a``b```", "> ", "- ", "&amp", "\\", "|a", "[^1]: [^1] ", "<div\n", "[^"})
        CHECK(md("x " + repeat(piece, 20'000)).blocks.size() <= 20'001);
    CHECK(md("x " + repeat("[^", 100'000) + repeat("]", 100'000)).blocks.size() == 1);
    CHECK(md(repeat(repeat("> ", 100) + "a\n", 100)).blocks.size() == 1);
}
