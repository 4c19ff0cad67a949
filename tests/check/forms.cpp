#include "check/plans.hpp"
#include "check/unfold_forms.hpp"

#include "catch.hpp"

#include <string>
#include <vector>

using namespace qujat;

namespace {

using Lines = std::vector<std::string>;

const std::string answer = "Сервис читает показания датчиков в теплице, сравнивает их с нормой для культуры и говорит агроному, что сделать сегодня и завтра, чтобы урожай не пострадал.";
const std::string twice = answer + " " + answer;
const std::string more = answer + " // Показания хранятся три года. // • влажность почвы // • свет";

const std::vector<plan::Block>& blocks_of(const plan::Plan& plan) { return plan.files.front().part.blocks; }

// "heading 1 < 3": of the block, its kind, level and origin; empty where nothing is a form.
Lines unfolded(const plan::Plan& plan) {
    Lines lines;
    const auto made = check::unfold_forms(blocks_of(plan), [](std::string_view name) { return name.starts_with("Сведения о"); });
    for (std::size_t at = 0; made && at < made->blocks.size(); ++at) {
        const plan::Block& block = made->blocks[at];
        const std::string kind = block.kind == plan::BlockKind::heading ? "heading " + std::to_string(block.level) : block.kind == plan::BlockKind::paragraph ? "paragraph" : block.kind == plan::BlockKind::list_item ? "item" : "cell";
        lines.push_back(kind + " < " + std::to_string(made->origins[at]));
    }
    return lines;
}

} // namespace

TEST_CASE("a table with names on the left and long texts on the right is written as headings and what stands below them, each with the cell it comes from") {
    CHECK(unfolded(plans::parse("# Проект\n| Описание | " + more + " |\n| Где работаем | Семей |\n| Архитектура | " + answer + " |\n| Команда | " + answer + " |\n")) ==
          Lines{"heading 1 < 0", "heading 2 < 1", "paragraph < 2", "paragraph < 2", "item < 2", "item < 2", "heading 2 < 3", "paragraph < 4", "heading 2 < 5", "paragraph < 6", "heading 2 < 7", "paragraph < 8"});
    // Numbers of rows, numbers before names, names alone.
    CHECK(unfolded(plans::parse("| 1 | Описание | " + answer + " |\n| 2 | Архитектура | " + answer + " |\n| 3 | Команда | " + answer + " |\n")) ==
          Lines{"heading 1 < 1", "paragraph < 2", "heading 1 < 4", "paragraph < 5", "heading 1 < 7", "paragraph < 8"});
    CHECK(unfolded(plans::parse("| 1 | Описание | " + answer + " | стр. 2 |\n| 2 | Архитектура | " + answer + " | |\n| 3 | Команда | " + answer + " | да |\n")) ==
          Lines{"heading 1 < 1", "paragraph < 2", "paragraph < 3", "heading 1 < 5", "paragraph < 6", "heading 1 < 9", "paragraph < 10", "paragraph < 11"});
    CHECK(unfolded(plans::parse("| 1. Описание | " + answer + " |\n| 2. Техника | |\n| 2.1 Архитектура | " + answer + " |\n| 3. Команда | " + answer + " |\n")) ==
          Lines{"heading 1 < 0", "paragraph < 1", "heading 1 < 2", "heading 2 < 4", "paragraph < 5", "heading 1 < 6", "paragraph < 7"});
    CHECK(unfolded(plans::parse("| О проекте | |\n| Описание | " + answer + " |\n| Архитектура | " + answer + " |\n| Команда | " + answer + " |\n")) ==
          Lines{"heading 1 < 0", "heading 2 < 2", "paragraph < 3", "heading 2 < 4", "paragraph < 5", "heading 2 < 6", "paragraph < 7"});
}

TEST_CASE("a table within a cell of a form stays a table, under the name of its row") {
    plan::Plan plan = plans::parse("| Описание | " + twice + " |\n| Смета | Расходы по годам: |\n| Статья | 2026 |\n| Зарплата | 5 000 000 |\n| Архитектура | " + twice + " |\n| Команда | " + twice + " |\n");
    auto& blocks = plan.files.front().part.blocks;
    for (std::size_t at = 4; at < 8; ++at) {
        blocks[at].table = 2;
        blocks[at].row -= 2;
    }
    CHECK(unfolded(plan) == Lines{"heading 1 < 0", "paragraph < 1", "heading 1 < 2", "paragraph < 3", "cell < 4", "cell < 5", "cell < 6", "cell < 7", "heading 1 < 8", "paragraph < 9", "heading 1 < 10", "paragraph < 11"});
}

TEST_CASE("tables of figures, of short answers, of several columns and among much other text are no forms") {
    CHECK(unfolded(plans::parse("| Статья | 2026 |\n| Зарплата | 5 000 000 |\n| Аренда | 200 000 |\n")).empty());
    CHECK(unfolded(plans::parse("| Название | Тыңда |\n| Место | Актобе, проспект Абилкайыр хана, 40 |\n| Клиенты | акиматы, юридические фирмы |\n| Команда | девять человек |\n")).empty());
    CHECK(unfolded(plans::parse("| Модуль | " + answer + " | " + answer + " |\n| Сервер | " + answer + " | " + answer + " |\n| Склад | " + answer + " | " + answer + " |\n")).empty());
    std::string long_plan = "# Проект\n";
    for (int i = 0; i < 8; ++i)
        long_plan += answer + "\n";
    CHECK(unfolded(plans::parse(long_plan + "| Модуль | " + answer + " |\n| Сервер | " + answer + " |\n| Склад | " + answer + " |\n")).empty());
    CHECK(unfolded(plans::parse("")).empty());
    // The annex's own table: its rows are known as they are.
    CHECK(unfolded(plans::parse("| Сведения о команде | " + answer + " |\n| Сведения о месте | " + answer + " |\n| Сведения о клиентах | " + answer + " |\n")).empty());
}

TEST_CASE("a form is judged like sections: what stands under the right name about something else does not answer, and evidence points at the cell") {
    const auto form = [](const std::string& place, const std::string& measures) {
        return plans::parse("# Проект «Үлгі»\n| Описание | " + more + " |\n| Место реализации | " + place + " |\n| План мероприятий | " + measures + " |\n| Архитектура | " + answer + " |\n");
    };
    const std::string steps = "Работы идут по кварталам, и за каждый отвечает директор. // • сентябрь 2026: разработка приложения и сервера // • ноябрь 2026: запуск пилота в двух теплицах // • 2027: выход на продажи в трёх областях";
    const std::string lessons = "• сентябрь 2026: чтение рассказов о природе // • октябрь 2026: сочинение об осени // • ноябрь 2026: открытый урок";
    const std::string town = "Разработка ведётся в городе Семей, улица Абая, 10, офис 4; теплицы для испытаний стоят там же, в двух километрах от офиса, у хозяйства «Көк дала».";
    const auto right = check::judge(form(town, steps), plans::requirements());
    const auto words = plans::by_id(right);
    CHECK(words.at("bp703-11a") == "found");
    CHECK(words.at("bp703-02a") == "found");
    for (const auto& item : right.items)
        for (const auto& sub : item.subs)
            if (sub.id == "bp703-02a") {
                REQUIRE_FALSE(sub.evidence.empty());
                CHECK(sub.evidence.front().block == 4); // the heading, four cells of two rows: the second one of the second row
                CHECK(sub.evidence.front().path.back() == "Место реализации");
            }
    CHECK(plans::by_id(check::judge(form(town, lessons), plans::requirements())).at("bp703-11a") != "found");
}
