#include "catch.hpp"
#include "support.hpp"

#include "extract/decode_text.hpp"

#include <algorithm>

using namespace support;

namespace {

// "Жоба" and "план" in the code pages, by their tables (IANA: windows-1251, KZ-1048).
std::string utf16(std::u16string_view text, bool is_big) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
        bytes += is_big ? high : low;
        bytes += is_big ? low : high;
    }
    return bytes;
}

std::string windows_1251(std::u32string_view text) {
    std::string bytes;
    for (const char32_t c : text)
        bytes += static_cast<char>(c < 0x80 ? c : c == U'ё' ? 0xB8 : c - 0x410 + 0xC0);
    return bytes;
}

} // namespace

TEST_CASE("a plain text is read in UTF-8 with and without a byte order mark and in UTF-16 of both orders") {
    const std::string utf8 = "Жобаның мақсаты\n\nНарық";
    const Lines expected{"Жобаның мақсаты", "Нарық"};
    CHECK(texts(read_bytes(utf8)) == expected);
    CHECK(texts(read_bytes("\xEF\xBB\xBF" + utf8)) == expected);
    CHECK(texts(read_bytes(utf16(u"\uFEFFЖобаның мақсаты\n\nНарық", false))) == expected);
    CHECK(texts(read_bytes(utf16(u"\uFEFFЖобаның мақсаты\n\nНарық", true))) == expected);
    CHECK(read_bytes(utf8).format == "txt");
    CHECK(read_bytes(utf8).notes.empty());
}

TEST_CASE("UTF-16 without a mark is recognised by its letters and noted") {
    const auto part = read_bytes(utf16(u"Жобаның мақсаты және міндеттері", false));
    CHECK(texts(part) == Lines{"Жобаның мақсаты және міндеттері"});
    CHECK(notes(part) == Lines{"EXT-0123"});
    CHECK(texts(read_bytes(utf16(u"Business plan of the project", true))) == Lines{"Business plan of the project"});
}

TEST_CASE("windows-1251 and the old Kazakh code page are told by their letters and noted") {
    const auto russian = read_bytes(windows_1251(U"Цель проекта - создание платформы для учёта"));
    CHECK(texts(russian) == Lines{"Цель проекта - создание платформы для учёта"});
    CHECK(notes(russian) == Lines{"EXT-0121"});
    // қ 9D, ң BE, ә BC, ғ BA, ү BF, ұ A2, ө B4, і B3 of KZ-1048.
    const std::string kazakh = windows_1251(U"Жобаны") + "\xBE " + windows_1251(U"ма") + "\x9D" + windows_1251(U"саты ж") + "\xBC" + windows_1251(U"не м") + "\xB3" + windows_1251(U"ндеттер") + "\xB3";
    const auto old = read_bytes(kazakh);
    CHECK(texts(old) == Lines{"Жобаның мақсаты және міндеттері"});
    CHECK(notes(old) == Lines{"EXT-0122"});
}

TEST_CASE("other code pages are not guessed at") {
    // «Цель проекта и задачи создания платформы» in KOI8-R and in code page 866.
    CHECK(problem("\xE3\xC5\xCC\xD8 \xD0\xD2\xCF\xC5\xCB\xD4\xC1 \xC9 \xDA\xC1\xC4\xC1\xDE\xC9 \xD3\xCF\xDA\xC4\xC1\xCE\xC9\xD1 \xD0\xCC\xC1\xD4\xC6\xCF\xD2\xCD\xD9") == "EXT-0016");
    CHECK(problem("\x96\xA5\xAB\xEC \xAF\xE0\xAE\xA5\xAA\xE2\xA0 \xA8 \xA7\xA0\xA4\xA0\xE7\xA8 \xE1\xAE\xA7\xA4\xA0\xAD\xA8\xEF \xAF\xAB\xA0\xE2\xE4\xAE\xE0\xAC\xEB") == "EXT-0016");
}

TEST_CASE("broken characters are replaced, control characters removed, both counted") {
    const auto part = read_bytes(std::string("Жобаның мақсаты \xED\xA0\x80 нарық \xFF және\x07 тұтынушылар") + '\0');
    CHECK(notes(part) == Lines{"EXT-0109 2", "EXT-0110 2"});
    CHECK(texts(part) == Lines{"Жобаның мақсаты \uFFFD нарық \uFFFD және тұтынушылар"});
    const auto half = read_bytes(utf16(std::u16string(u"\uFEFFа\xD800\x0431"), false));
    CHECK(texts(half) == Lines{"а\uFFFDб"});
}

TEST_CASE("CR, LF and CR LF end lines; CR alone is noted") {
    CHECK(texts(read_bytes("a\r\nb\nc")) == Lines{"a", "b", "c"});
    const auto old = read_bytes("a\rb\r\rc");
    CHECK(texts(old) == Lines{"a", "b", "c"});
    CHECK(notes(old) == Lines{"EXT-0124"});
}

TEST_CASE("lines broken at a width are joined, lines that are paragraphs are not") {
    const std::string wrapped = "Проект предусматривает создание платформы, которая помогает\n"
                                "предприятиям вести учёт и отчётность без лишних затрат, и\n"
                                "её вывод на рынки трёх стран.\n"
                                "Второй абзац начинается с новой строки, потому что первый бизнес-\n"
                                "план кончился короткой строкой.\n"
                                "- пункт списка\n"
                                "- ещё пункт\n";
    CHECK(texts(read_bytes(wrapped)) ==
          Lines{"Проект предусматривает создание платформы, которая помогает предприятиям вести учёт и отчётность без лишних затрат, и её вывод на рынки трёх стран.",
                "Второй абзац начинается с новой строки, потому что первый бизнес-план кончился короткой строкой.", "[-] пункт списка", "[-] ещё пункт"});
    CHECK(texts(read_bytes("Цель\nСоздать\nРынок\nКазахстан")) == Lines{"Цель", "Создать", "Рынок", "Казахстан"});
}

TEST_CASE("form feeds are pages") {
    const auto part = read_bytes("первая\n\f вторая\n\fтретья");
    REQUIRE(part.blocks.size() == 3);
    CHECK(part.pages == 3);
    CHECK(part.blocks[0].page == 1);
    CHECK(part.blocks[1].page == 2);
    CHECK(part.blocks[2].page == 3);
    CHECK(read_bytes("одна").blocks[0].page == 0);
}

TEST_CASE("headings of plain texts are numbered, in capitals, underlined with signs or marked with hashes") {
    const auto part = read_bytes("БИЗНЕС-ПЛАН\n\n1. Цель проекта\nСоздать платформу для учёта в малых предприятиях.\n\nРынок сбыта\n===========\nКазахстан.\n\n## Команда\nДвое.\n\n• пункт\n");
    CHECK(texts(part) == Lines{"БИЗНЕС-ПЛАН", "[1.] Цель проекта", "Создать платформу для учёта в малых предприятиях.", "Рынок сбыта", "Казахстан.", "Команда", "Двое.", "[•] пункт"});
    CHECK(kinds(part) == Lines{"heading 1 look", "heading 1 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "paragraph", "list_item 1"});
}

TEST_CASE("a few words between empty lines above a longer text are a heading of a plain text, an answer is none") {
    const std::string text = "Сервис собирает данные о полях хозяйства и показывает их агроному каждый день.";
    const auto part = read_bytes("Откуда взялась программа\n\n" + text + "\n\nГде мы сидим\n\nСемей\n\nКто мы\n\n" + text + "\n\nЧто дальше\n\n- открыть филиал\n- нанять людей\n\nСемей, Казахстан\n\n" + text + "\n");
    CHECK(kinds(part) == Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "list_item 1", "list_item 1", "paragraph", "paragraph"});
    // Without empty lines, and where there are no more of them, short lines say nothing of themselves.
    CHECK(kinds(read_bytes("Кто мы\n" + text + "\n")) == Lines{"paragraph", "paragraph"});
    CHECK(kinds(read_bytes("Где\n\nСемей\n\nКто\n\nМы\n\n")) == Lines{"paragraph", "paragraph", "paragraph", "paragraph"});
}

TEST_CASE("in a text without empty lines short lines above lists, tables and longer texts are headings, where several are") {
    const std::string text = "Сервис собирает данные о полях хозяйства и показывает их агроному каждый день, а вечером складывает из них отчёт для бухгалтера и для районного отдела, чтобы его не писали от руки.\n";
    const auto part = read_bytes("Откуда взялась программа\n" + text + "Где мы сидим\nСемей\nДокументы, лицензии и права\n" + text + "Что дальше\n- открыть филиал\n- нанять людей\nКто мы\n" + text);
    CHECK(kinds(part) == Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "list_item 1", "list_item 1", "heading 2 look", "paragraph"});
    // Short answers one below the other are none, nor is an address above a text.
    CHECK(kinds(read_bytes("Просто\nБыстро\nДёшево\n" + text)) == Lines{"paragraph", "paragraph", "paragraph", "paragraph"});
    CHECK(kinds(read_bytes("Где мы сидим\n" + text + "Кто мы\n" + text + "Что дальше\n" + text + "Семей, Абайская область\n" + text)) ==
          Lines{"heading 2 look", "paragraph", "heading 2 look", "paragraph", "heading 2 look", "paragraph", "paragraph", "paragraph"});
    // Roman numbers count headings, too, unless they count items.
    CHECK(kinds(read_bytes("I. Смета на период участия (тыс. тенге)\nСтатья\n2026\nЗарплата\n500\nАренда\n20\nII. Порядок\n" + text + "III. Работа с клиентом\n" + text))[0] == "heading 1 look");
}

TEST_CASE("what is no text is refused") {
    std::string noise;
    std::uint32_t state = 1;
    for (int i = 0; i < 2000; ++i) {
        state = state * 1664525U + 1013904223U;
        noise += static_cast<char>(state >> 24);
    }
    CHECK(problem(noise) == "EXT-0015");
    CHECK(problem(noise, "plan.DOCX") == "EXT-0006");
    CHECK(problem("") == "EXT-0001");
    CHECK(notes(read_bytes(" \r\n ")) == Lines{"EXT-0112 0"});
}

TEST_CASE("what stands between doubled tildes was struck out") {
    const auto part = read_bytes("Место: город ~~Алматы~~ Астана.\n\n~~Прототип готов.~~\n\nЦена ~~ 5 000 тенге.");
    REQUIRE(part.blocks.size() == 3);
    CHECK(part.blocks[0].text == "Место: город Астана.");
    CHECK(part.blocks[0].struck == 6);
    CHECK(part.blocks[1].text.empty());
    CHECK(part.blocks[2].text == "Цена ~~ 5 000 тенге.");
    CHECK(std::ranges::any_of(part.notes, [](const auto& note) { return note.id == "EXT-0101"; }));
}
