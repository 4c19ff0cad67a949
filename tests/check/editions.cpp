#include "check/plans.hpp"

#include "catch.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

// The three editions of the annex against the catalogue of requirements (annexes.md) and against the acts themselves.

using namespace qujat;

namespace {

const std::vector<std::string> editions = {"bp292", "bp317", "bp703"};

// The extracts break lines anywhere: compare without spaces (traps.md, sections 8 and 10).
std::string without_space(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f')
            out += c;
    return out;
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream row(line.substr(1));
    for (std::string cell; std::getline(row, cell, '|');)
        cells.push_back(plans::trimmed(cell));
    if (!cells.empty() && cells.back().empty())
        cells.pop_back();
    return cells;
}

// "`words` [sic]" → "words"
std::string code(const std::string& cell) {
    const std::size_t end = cell.find('`', 1);
    return cell.starts_with("`") && end != std::string::npos ? cell.substr(1, end - 1) : std::string();
}

/// What the catalogue has of an edition: verbatim texts by id, fragment and status by id of the part.
struct Catalogue {
    std::map<std::string, std::string> texts;
    std::map<std::string, std::pair<std::string, std::string>> parts;
};

std::map<std::string, Catalogue> catalogue() {
    std::map<std::string, Catalogue> made;
    const plans::fs::path file = plans::fs::path(QUJAT_SHARED_DIR) / "domain/annexes.md";
    if (!plans::fs::exists(file))
        return made;
    std::istringstream lines(plans::read(file));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| bp"))
            continue;
        const auto cells = cells_of(line);
        const std::string& id = cells[0];
        const std::string edition = id.substr(0, 5);
        const bool is_part = id.size() == 9; // bp703-04c, bp703-fn1
        if (is_part && cells.size() == 4)
            made[edition].parts[id] = {code(cells[2]), cells[3].substr(0, cells[3].find_first_of("( "))};
        else if (!is_part && cells.size() == 3 && id.size() == 8 && !code(cells[2]).empty())
            made[edition].texts[id] = code(cells[2]);
    }
    return made;
}

std::string written(check::Status status) { return status == check::Status::any ? "ANY" : status == check::Status::conditional ? "IF" : status == check::Status::scope ? "SCOPE" : "M"; }

std::map<std::string, std::string> judged(const std::string& edition, const std::string& text) { return plans::by_id(check::judge(plans::parse(text), plans::requirements(edition))); }

} // namespace

TEST_CASE("the three editions hold the items, parts, status codes, texts and fragments of the catalogue, no more and no fewer") {
    const auto all = catalogue();
    if (all.empty()) {
        WARN("SKIPPED: the catalogue of requirements is not here, editions are not compared with it");
        return;
    }
    std::size_t parts = 0;
    for (const std::string& edition : editions) {
        const auto& requirements = plans::requirements(edition);
        const Catalogue& expected = all.at(edition);
        CHECK(requirements.edition == edition);
        CHECK(requirements.items.size() == expected.texts.size());
        std::size_t of_edition = 0;
        for (const auto& item : requirements.items) {
            INFO(item.id);
            REQUIRE(expected.texts.contains(item.id));
            CHECK(item.text == expected.texts.at(item.id));
            CHECK(item.id.substr(6) == (item.number == 0 ? "fn" : (item.number < 10 ? "0" : "") + std::to_string(item.number)));
            for (const auto& sub : item.subs) {
                INFO(sub.id);
                ++of_edition;
                REQUIRE(expected.parts.contains(sub.id));
                const auto& [fragment, status] = expected.parts.at(sub.id);
                CHECK(written(sub.status) == status);
                if (!fragment.empty()) // the footnote is quoted as a whole
                    CHECK(sub.fragment == fragment);
                CHECK(item.text.find(sub.fragment) != std::string::npos);
                CHECK(sub.of.empty() == (sub.status != check::Status::scope));
                for (const std::string& id : sub.of)
                    CHECK(std::ranges::any_of(item.subs, [&id](const auto& one) { return one.id == id; }));
                CHECK((item.number == 0 || !sub.ways.empty()));
            }
        }
        CHECK(of_edition == expected.parts.size());
        parts += of_edition;
    }
    CHECK(parts == 103); // annexes.md, 5.8
}

TEST_CASE("the texts of the annexes stand verbatim in the acts") {
    if (!plans::fs::exists(plans::fs::path(QUJAT_SHARED_DIR) / "seeds")) {
        WARN("SKIPPED: the legal texts are not here, quotations are not checked against them");
        return;
    }
    for (const std::string& edition : editions) {
        const auto& requirements = plans::requirements(edition);
        std::string seed;
        for (const auto& entry : plans::fs::directory_iterator(plans::fs::path(QUJAT_SHARED_DIR) / "seeds"))
            if (entry.path().filename().string().starts_with(requirements.seed))
                seed = without_space(plans::read(entry.path()));
        REQUIRE_FALSE(seed.empty());
        CHECK(seed.find(without_space(edition == "bp317" ? requirements.heading.ru : requirements.heading.kk)) != std::string::npos);
        for (const auto& item : requirements.items) {
            INFO(item.id << ": " << item.text);
            CHECK(seed.find(without_space(item.text)) != std::string::npos);
        }
    }
}

TEST_CASE("item 9 of bp317 is quoted with the tail that is printed twice, and asks for nothing twice") {
    const check::Item* item = plans::requirements("bp317").find_item("bp317-09");
    REQUIRE(item != nullptr);
    const std::string tail = "ожидаемый ежегодный объем предполагаемых продаж, выручка (доход) (указывается на период участия в Технопарке)";
    CHECK(item->text.find(tail) != item->text.rfind(tail));
    CHECK(item->title.ru.find("объем") == item->title.ru.rfind("объем"));
    CHECK(item->subs.size() == 5);
}

TEST_CASE("advice names the period of the edition") {
    const auto all_of = [](const std::string& edition) {
        std::string all;
        for (const auto& item : plans::requirements(edition).items)
            for (const auto& sub : item.subs)
                for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en})
                    all += sub.advice.in(language) + sub.example.in(language) + sub.title.in(language);
        return all;
    };
    CHECK(all_of("bp703").find("Технопарк") == std::string::npos);
    CHECK(all_of("bp703").find("участия в \"Астана Хаб\"") != std::string::npos);
    CHECK(all_of("bp317").find("участия в Технопарке") != std::string::npos);
    CHECK(all_of("bp317").find("Астана Хаб") == std::string::npos);
    CHECK(all_of("bp292").find("срок реализации бизнес-плана") != std::string::npos);
    CHECK(all_of("bp292").find("Технопарк") == std::string::npos);
}

TEST_CASE("what only earlier editions ask for is told from what looks like it") {
    struct Near {
        std::string id, text;
    };
    const std::vector<Near> cases = {
        // Public significance: social networks, platforms, procurement, the firm's own profit; nothing under the heading.
        {"bp317-12", "## Продвижение\nСоциальные сети: ведём страницы в Instagram и TikTok, подписчиков 12 тысяч."},
        {"bp317-12", "## Общественная значимость проекта\nПродвижение в социальных сетях и реклама у блогеров."},
        {"bp317-12", "## Общественная значимость\nСоциальная платформа для общения с лентой и чатами."},
        {"bp317-12", "## Каналы\nГосударственные закупки и тендеры национальных компаний."},
        {"bp317-12", "## Общественная значимость\nбудет дополнено позже"},
        {"bp317-12", "## Общественная значимость\nПока не оценивалась."},
        {"bp317-12", "## О продукте\nСоциальная платформа объединяет пользователей по интересам."},
        {"bp317-12", "## Қоғамдық маңыздылығы\nӘлеуметтік желілерде жарнама жасаймыз."},
        {"bp317-12", "## Marketing\nSocial media: Instagram and Facebook pages, 20 posts a month."},
        {"bp317-12", "## Public significance\nTBD"},
        {"bp317-12", "## Конкуренты\nУ конкурента высокая социальная значимость: он обучил 500 школьников."},
        // Need: of the client, of the user, of money.
        {"bp292-14a", "## Продукт\nПользователю необходимо зарегистрироваться и ввести данные организации."},
        {"bp292-14a", "## Финансы\nПотребность в финансировании составляет 20 млн тенге."},
        {"bp292-14a", "## Клиенты\nПотребности клиентов: быстрый отчёт, мобильный доступ, поддержка."},
        {"bp292-14a", "## Product\nUsers need to register and enter the data of their organisation."},
        {"bp292-14a", "## Өнім\nПайдаланушыға тіркелу қажет, содан кейін деректер жүктеледі."},
        // Effect: on screen, of searching and of tests.
        {"bp292-14c", "## Игра\nСпецэффекты и звуковые эффекты повышают погружение игрока."},
        {"bp292-14c", "## Поиск\nРезультаты поиска сортируются по цене, выдача ускорена."},
        {"bp292-14c", "## Эффект от реализации\nПока не рассчитан."},
        // Author: of courses, of rivals, developers that are looked for.
        {"bp292-04", "## Контент\nАвтор курса Иванов Пётр Сергеевич получает вознаграждение."},
        {"bp292-04", "## Конкуренты\nРазработчик конкурирующей системы – ТОО «Чужая Система»."},
        {"bp292-04", "## Найм\nИщем разработчика на Python с опытом три года."},
        {"bp292-04", "## Content\nGuest authors write posts, course authors earn royalties."},
        // Ground of holding: licences of a market, of carriers, for sale; rivals.
        {"bp292-03", "## Лицензии\nДля работы перевозчика нужна лицензия на перевозку пассажиров."},
        {"bp292-03", "## Продажи\nПродаём лицензии клиникам: 20 лицензий в 2024 году по 300 тысяч тенге."},
        {"bp292-03", "## Рынок\nЛицензия Национального банка на платёжные услуги есть у трёх компаний."},
        {"bp292-03", "## Конкуренты\nКонкурент использует собственную разработку и лицензионный договор с банком."},
        {"bp292-03", "## Лицензия\nОткрытая лицензия MIT, исходный код свободный."},
        {"bp292-03", "## Нарық\nТасымалдау лицензиясы бар компаниялар аз."},
        // Term: of payback, of guarantee, not yet set.
        {"bp292-12c", "## Финансы\nСрок окупаемости – 3 года, срок гарантии – 1 год."},
        {"bp292-12c", "## Срок реализации\nСроки будут определены после 2024 года."},
        {"bp292-12c", "## Жазылым\nЖазылым мерзімі – 12 ай, кепілдік мерзімі – 1 жыл."},
    };
    for (const auto& [id, text] : cases) {
        const auto words = judged(id.substr(0, 5), "# Проект «Үлгі»\n" + text + "\n");
        INFO(id << ": " << text << " " << words.at(id));
        CHECK((words.at(id) != "found" && words.at(id) != "not-applicable"));
        CHECK(words.at("standing") != "complete");
    }
}

TEST_CASE("what only earlier editions ask for is found, under a heading or without") {
    struct Answer {
        std::string id, text;
    };
    const std::vector<Answer> cases = {
        {"bp317-12", "## Общественная значимость\nПроект создаст 25 рабочих мест для жителей сёл и снизит загрязнение воздуха."},
        {"bp317-12", "## Польза для общества\nРодители детей с особыми потребностями получат бесплатные занятия."},
        {"bp317-12", "Социальная значимость проекта состоит в том, что пожилые люди отдалённых районов получают врача без поездки в город."},
        {"bp317-12", "## Қоғамдық маңыздылығы\nАуыл тұрғындары дәрігерге қалаға бармай-ақ қарала алады, 30 жұмыс орны ашылады."},
        {"bp317-12", "Жобаның қоғамдық маңызы: ауылдағы балалар сапалы білімге қол жеткізеді."},
        {"bp317-12", "## Social impact\nRural patients see a doctor without travelling, and forty jobs are created in the region."},
        {"bp317-12", "The public significance of the project is that fewer people die in fires in remote villages."},
        {"bp292-14a", "## Актуальность\nВ области не хватает врачей: на 10 тысяч жителей приходится 12 специалистов."},
        {"bp292-14a", "Необходимость реализации проекта обусловлена износом сетей: каждый год теряется треть воды."},
        {"bp292-14a", "## Неге қажет\nМалшылар малын қолмен санайды, жыл сайын 5 пайызы жоғалады."},
        {"bp292-14a", "## Why the project is needed\nFarmers lose a fifth of the crop because weeds are noticed late."},
        {"bp292-14c", "## Ожидаемый эффект\nПотери воды сократятся на 20 %, аварий станет вдвое меньше."},
        {"bp292-14c", "В результате реализации проекта время ожидания врача сократится с трёх недель до двух дней."},
        {"bp292-14c", "## Күтілетін нәтиже\nКезекте тұру уақыты екі есе қысқарады."},
        {"bp292-14c", "Successful implementation will reduce the losses of water by 20 %."},
        {"bp292-04", "Автором проекта является Ким Виктор Андреевич, кандидат технических наук."},
        {"bp292-04", "Разработчиком платформы является ТОО «Сенім Тех», основано в 2019 году."},
        {"bp292-04", "## Жоба авторы\nАйдос Серікұлы Нұрланов, бағдарламалық инженер."},
        {"bp292-04", "## About the developer\nSenim Tech LLP, founded in 2019 in Semey, makes software for clinics."},
        {"bp292-03", "Платформа – собственная разработка ТОО, код написан нашими программистами."},
        {"bp292-03", "## Основание для владения проектом\nРазработан своими силами."},
        {"bp292-03", "## Иелену негізі\nЖоба – компанияның меншікті әзірлемесі."},
        {"bp292-03", "Право на программу получено на основании лицензионного договора № 5 от 01.03.2022 с правообладателем."},
        {"bp292-03", "The platform was developed in house by our own engineers."},
        {"bp292-03", "## Ground for possession\nThe software is used under an exclusive licence agreement with its owner."},
        {"bp292-12c", "Срок реализации проекта – 24 месяца, с января 2023 года."},
        {"bp292-12c", "## Срок реализации бизнес-плана\n2023–2025 годы"},
        {"bp292-12c", "Жобаны іске асыру мерзімі – 3 жыл."},
        {"bp292-12c", "The implementation period is from March 2023 to December 2025."},
    };
    for (const auto& [id, text] : cases) {
        const auto words = judged(id.substr(0, 5), "# Проект «Үлгі»\n" + text + "\n");
        INFO(id << ": " << text);
        CHECK(words.at(id) == "found");
    }
}

TEST_CASE("an item that asks only for what there may be is never lacking") {
    CHECK(judged("bp292", "Ни о чём.\n").at("bp292-15") == "not-applicable");
    CHECK(judged("bp292", "Получен патент № 12.\n").at("bp292-15") == "found");
    const auto verdict = check::judge(plans::parse("Ни о чём.\n"), plans::requirements("bp292"));
    CHECK(std::ranges::count_if(verdict.notes, [](const auto& note) { return note.id == "CHK-0101"; }) == 4);
}

TEST_CASE("projects that a sentence names, a table lists or lines number are judged each") {
    const std::string declared = "# План ТОО «Сенім»\nРеализуются два проекта: «Альфа» и «Бета».\n";
    CHECK(judged("bp703", declared + "Проект «Альфа» реализуется в городе Алматы.\nПроект «Бета» пока описан кратко.\n").at("bp703-02") == "missing");
    CHECK(judged("bp703", declared + "Проект «Альфа» реализуется в городе Алматы.\nПроект «Бета» реализуется в городе Астане.\n").at("bp703-02") == "found");
    CHECK(judged("bp703", declared + "Место реализации «Альфы» и «Беты» – город Алматы.\nПроект «Альфа» готов.\nПроект «Бета» готов.\n").at("bp703-02") == "found");
    CHECK(judged("bp703", declared + "Проект реализуется в городе Алматы.\nПроект «Альфа» готов.\nПроект «Бета» готов.\n").at("bp703-02") == "found"); // common to all
    const std::string numbered = "# План\nПроект 1. Карта посевов.\nПроект реализуется в городе Алматы.\nПроект 2. Учёт воды.\n";
    CHECK(judged("bp703", numbered + "Датчик измеряет расход.\n").at("bp703-02") == "missing");
    CHECK(judged("bp703", numbered + "Проект реализуется в городе Таразе.\n").at("bp703-02") == "found");
    CHECK(judged("bp317", numbered + "Датчик измеряет расход.\n").at("bp317-02") == "missing");
    const std::string kazakh = "# Жоспар\nЕкі жоба іске асырылады: «Алма» және «Өрік».\n";
    CHECK(judged("bp703", kazakh + "«Алма» жобасы Алматы қаласында іске асырылады.\n«Өрік» жобасы туралы кейін жазамыз.\n").at("bp703-02") == "missing");
    CHECK(judged("bp703", kazakh + "«Алма» жобасы Алматы қаласында іске асырылады.\n«Өрік» жобасы Шымкент қаласында іске асырылады.\n").at("bp703-02") == "found");
    const std::string english = "# Plan\nThere are two projects: “Alpha” and “Beta”.\n";
    CHECK(judged("bp703", english + "The project “Alpha” is carried out in Almaty.\nThe project “Beta” is small.\n").at("bp703-02") == "missing");
    const std::string table = "# План\n## Проекты\n| Проект | Место реализации |\n| «Альфа» | Проект реализуется в городе Алматы |\n";
    CHECK(judged("bp703", table + "| «Бета» | Проект небольшой |\n").at("bp703-02") == "missing");
    CHECK(judged("bp703", table + "| «Бета» | Проект реализуется в городе Таразе |\n").at("bp703-02") == "found");
    // What was done before, by others, or the firm's own name are no projects of the plan.
    CHECK(judged("bp703", "# План\nКоманда с опытом: выполнили два проекта, «Альфа» и «Бета».\nПроект реализуется в городе Алматы.\n«Альфа» и «Бета» закрыты.\n").at("bp703-02") == "found");
    CHECK(judged("bp703", "# План\nПроекты ТОО «Альфа» и ТОО «Бета» похожи.\nТОО «Альфа» находится в Таразе.\nТОО «Бета» закрыто.\nПроект реализуется в городе Алматы.\n").at("bp703-02") == "found");
}

TEST_CASE("each of several projects stands beside its kind of activity") {
    const std::string kinds = "# План\nВ плане три проекта: «Альфа», «Бета» и «Гамма».\nПроект «Гамма» – карта.\n## Приоритетные виды деятельности\n";
    CHECK(judged("bp703", kinds + "- разработка программного обеспечения: проекты «Альфа» и «Гамма»\n- обработка данных: проект «Бета»\n").at("bp703-fn") == "found");
    CHECK(judged("bp703", kinds + "- разработка программного обеспечения: проект «Альфа»\n- обработка данных: проект «Бета»\n").at("bp703-fn") == "undecided");
    for (const std::string edition : {"bp292", "bp317"}) {
        const std::string two = "## Приоритетные виды деятельности\n- разработка программного обеспечения\n- обработка данных\n";
        CHECK(judged(edition, two).at(edition + "-fn") == "missing");
        CHECK_FALSE(judged(edition, "Ни о чём.\n").contains(edition + "-fn"));
    }
}
