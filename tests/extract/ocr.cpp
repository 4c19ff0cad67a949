#include "pages.hpp"
#include "support.hpp"

#include "catch.hpp"

using namespace qujat;
using pages::column;
using support::kinds;
using support::Lines;
using support::notes;
using support::texts;

namespace {

/// A word as tesseract prints it; `line` within its paragraph, at `left` pixels.
struct Word {
    int block = 1, paragraph = 1, line = 1, left = 300, width = 200;
    const char* confidence = "96.5";
    const char* text = "";
};

std::string tsv(const std::vector<Word>& words) {
    std::string out = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t\n";
    for (const Word& word : words)
        out += "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n5\t1\t" + std::to_string(word.block) + "\t" + std::to_string(word.paragraph) + "\t" + std::to_string(word.line) + "\t1\t" + std::to_string(word.left) +
               "\t500\t" + std::to_string(word.width) + "\t40\t" + word.confidence + "\t" + word.text + "\n";
    return out;
}

plan::Part read(const std::string& sections) {
    const auto result = extract::read_converted(sections);
    REQUIRE(result);
    return *result.value;
}

std::string section(int page, const std::string& text) { return plan::write_sections({{"tesseract " + std::to_string(page), text}}); }

std::string argument(const plan::Part& part, std::string_view id, std::string_view name) {
    for (const auto& note : part.notes)
        for (const auto& one : note.arguments)
            if (note.id == id && one.name == name)
                return one.value;
    return "none";
}

} // namespace

TEST_CASE("what OCR is certain of becomes paragraphs of its page, the rest stays pictures and is counted") {
    const std::string words = tsv({{1, 1, 1, 300, 1500, "96", "Қосымша"}, {1, 1, 1, 1820, 300, "90.4", "жолаушы-"}, {1, 1, 2, 300, 400, "70", "ларға"}, // mean 85
                                   {1, 2, 1, 300, 400, "80", "Команда"}, {2, 1, 1, 300, 400, "79.9", "түсініксіз"}, {2, 1, 1, 800, 20, "95", " "}});
    const auto part = read(pages::answers({column(72, 100, {"Мәтіні бар бірінші бет осылай басталады."}), {}}, {2}) + section(2, words));
    CHECK(texts(part) == Lines{"Мәтіні бар бірінші бет осылай басталады.", "Қосымша жолаушыларға", "Команда", ""});
    CHECK(kinds(part) == Lines{"paragraph", "paragraph", "paragraph", "picture"});
    CHECK(part.blocks[1].page == 2);
    CHECK(part.pictures == 1); // the picture of the page itself was read
    REQUIRE(part.notes.size() == 1);
    CHECK(argument(part, "EXT-0135", "pages") == "2");
    CHECK(argument(part, "EXT-0135", "certainty") == "83"); // (96 + 90 + 70 + 80 + 79) / 5
    CHECK(argument(part, "EXT-0135", "count") == "1");
}

TEST_CASE("a title above a list and each of its items are texts of their own") {
    const std::string words = tsv({{1, 1, 1, 300, 400, "95", "Метрики"}, {1, 1, 2, 320, 20, "40", "¢"}, {1, 1, 2, 360, 1900, "95", "Подключено_дворов_шестьдесят"},
                                   {1, 1, 3, 320, 20, "60", "е"}, {1, 1, 3, 360, 900, "95", "Точность"}, {1, 1, 4, 320, 20, "95", "1."}, {1, 1, 4, 360, 900, "95", "Май"}});
    CHECK(texts(read(pages::answers({{}}, {1}) + section(1, words))) == Lines{"Метрики", "[•] Подключено_дворов_шестьдесят", "[•] Точность", "[1.] Май"});
}

TEST_CASE("a page that says something itself is not read twice") {
    const auto part = read(pages::answers({column(72, 100, {"Страница с текстом, а не скан."})}, {1}) + section(1, tsv({{1, 1, 1, 300, 400, "96", "Другое"}})));
    CHECK(texts(part) == Lines{"Страница с текстом, а не скан.", ""});
    CHECK(notes(part).empty());
}

TEST_CASE("a page that OCR failed at, or found nothing certain on, is named as unread") {
    const auto failed = read(pages::answers({{}, {}}, {1, 2}) + section(1, "") + section(2, tsv({{1, 1, 1, 300, 400, "12", "ллцшщ"}})));
    CHECK(kinds(failed) == Lines{"picture", "picture"});
    CHECK(argument(failed, "EXT-0130", "pages") == "1–2");
    CHECK(argument(failed, "EXT-0136", "pages") == "1");
    CHECK(argument(failed, "EXT-0135", "pages") == "2");
    CHECK(argument(failed, "EXT-0135", "certainty") == "12");
}

TEST_CASE("a picture is one page, and one that cannot be read is said to be so") {
    const auto part = read(section(1, tsv({{1, 1, 1, 300, 400, "96", "Мақсаты"}})));
    CHECK(part.format == "picture");
    CHECK(part.pages == 1);
    CHECK(texts(part) == Lines{"Мақсаты"});
    CHECK(pages::problem(section(1, "")) == "EXT-0036");
    CHECK(pages::problem(section(1, "no table of words\n5\t1\n")) == "EXT-0036");
    CHECK(pages::problem(section(2, tsv({}))) == "EXT-0007");
}

TEST_CASE("an answer that is no answer of tesseract does no harm") {
    const std::string odd = tsv({{-1, 0, 99, -5, 2'000'000'000, "1e308", "\xFF\xFE"}, {1, 1, 1, 0, 0, "nan", "a\tb"}, {1, 1, 1, 0, 0, "", "x"}}) + "5\n\t\t\n5\t1\t1\t1\t1\t1\t";
    const auto part = read(pages::answers({{}}, {1}) + section(1, odd) + section(7, odd) + section(-1, odd));
    CHECK(part.pages == 1);
    CHECK(argument(part, "EXT-0135", "pages") == "1");
    std::string many = tsv({});
    for (int i = 0; i <= 100'000; ++i)
        many += "5\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\tx\n";
    CHECK(pages::problem(pages::answers({{}}, {1}) + section(1, many)) == "EXT-0017");
}
