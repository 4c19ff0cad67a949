#include "check/plans.hpp"

#include "catch.hpp"

#include <algorithm>
#include <ctime>
#include <map>
#include <string>
#include <vector>

using namespace qujat;

namespace {

const check::Requirements& requirements() {
    return plans::requirements();
}

std::map<std::string, std::string> judged(const std::string& text) { return plans::by_id(check::judge(plans::parse(text), requirements())); }

std::vector<std::string> notes(const std::string& text) {
    std::vector<std::string> ids;
    for (const auto& note : check::judge(plans::parse(text), requirements()).notes) {
        ids.push_back(note.id);
        for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en})
            CHECK((diag::message(note, language) + diag::hint(note, language)).find('{') == std::string::npos);
    }
    return ids;
}

bool has(const std::vector<std::string>& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

bool is_satisfied(const std::string& verdict) { return verdict == "found" || verdict == "not-applicable"; }

/// What a set of plans with expected verdicts of items says about the judging.
struct Figures {
    int items = 0, wanted = 0, found = 0, false_missing = 0, needlessly_undecided = 0; // satisfied in truth
    int unsatisfied = 0, missed = 0, named = 0, falsely_named = 0;                     // not satisfied in truth; named: judged so
    int plans = 0, false_complete = 0;
    std::string said() const {
        return std::to_string(plans) + " plans, " + std::to_string(items) + " items: of " + std::to_string(unsatisfied) + " not satisfied " + std::to_string(unsatisfied - missed) + " are named (recall), of " +
               std::to_string(named) + " named " + std::to_string(named - falsely_named) + " rightly (precision); false complete " + std::to_string(false_complete) + "; of " + std::to_string(wanted) +
               " satisfied falsely missing " + std::to_string(false_missing) + ", undecided " + std::to_string(needlessly_undecided);
    }
};

Figures measure(const std::string& folder) {
    Figures figures;
    for (const auto& one : plans::cases(folder)) {
        const auto words = plans::judged(one);
        ++figures.plans;
        for (const auto& [id, allowed] : one.expected) {
            if (id == "standing") {
                if (words.at("standing") == "complete" && !plans::is_allowed(allowed, "complete"))
                    ++figures.false_complete;
                continue;
            }
            if (id.size() != 8) // parts
                continue;
            const auto found = words.find(id);
            const std::string verdict = found == words.end() ? "not-applicable" : found->second;
            ++figures.items;
            const bool is_named = !is_satisfied(verdict);
            figures.named += is_named ? 1 : 0;
            if (plans::is_allowed(allowed, "found")) {
                ++figures.wanted;
                figures.found += is_named ? 0 : 1;
                figures.needlessly_undecided += verdict == "undecided" ? 1 : 0;
                figures.false_missing += is_named && verdict != "undecided" ? 1 : 0;
                figures.falsely_named += is_named ? 1 : 0;
            } else {
                ++figures.unsatisfied;
                figures.missed += is_named ? 0 : 1;
            }
        }
    }
    return figures;
}

} // namespace

TEST_CASE("by the ways alone the plans used to tune them are judged as expected") {
    for (const auto& one : plans::cases("tuned")) {
        const auto words = plans::judged(one, plans::With::ways);
        for (const auto& [id, allowed] : one.expected) {
            const auto found = words.find(id);
            INFO("tuned/" << one.name << " " << id << ": " << allowed);
            CHECK(plans::is_allowed(allowed, found == words.end() ? "" : found->second));
        }
    }
}

// Aim: no false "complete" at all; the last figure is what is still wrong. Whoever tuned saw of the plans in "held" their sums, and two as samples of style. To those in "missed" cues were fitted once they had been
// looked at; they are the ones still not judged right throughout. Those in "ordinary" read as applicants write; cues were fitted to most of them, too, and to none in "held-ordinary"; in "varied" applicants of many kinds write, who miss more narrowly, "held-varied" likewise; each of "near-misses" lacks four items by words that look like them; those in "later" were measured before a word was mended by them; those in "held-later", "held-last" and "held-plain" never read, and set beside others once, when thresholds were chosen; those in "held-mixed", "held-further" and "held-newest" not even that. tests/plans/figures.py tells both by item.
TEST_CASE("of plans held out, and of plans seen and not all judged right, hardly one that lacks something is called complete, and most items are judged right") {
    struct Floor {
        std::string folder;
        int recall, agreement, most_false_complete;
    };
    for (const auto& [folder, least_recall, least_agreement, most_false_complete] :
         {Floor{"held", 86, 96, 2}, Floor{"missed", 92, 98, 1}, Floor{"tuned", 95, 96, 0}, Floor{"ordinary", 97, 97, 0}, Floor{"held-ordinary", 97, 98, 0}, Floor{"varied", 85, 97, 2}, Floor{"held-varied", 84, 96, 1},
          Floor{"near-misses", 84, 93, 0}, Floor{"later", 88, 97, 1}, Floor{"held-later", 87, 96, 1}, Floor{"held-last", 95, 97, 0}, Floor{"held-plain", 93, 98, 1}, Floor{"held-mixed", 96, 97, 0}, Floor{"held-further", 91, 95, 1},
          Floor{"held-newest", 97, 96, 0}}) {
        const Figures figures = measure(folder);
        WARN(folder << ": " << figures.said());
        if (plans::is_sample)
            continue;
        CHECK(figures.plans >= 10);
        CHECK(figures.false_complete <= most_false_complete);
        CHECK((figures.unsatisfied - figures.missed) * 100 >= figures.unsatisfied * least_recall);
        CHECK((figures.items - figures.missed - figures.falsely_named) * 100 >= figures.items * least_agreement);
    }
}

TEST_CASE("a complete plan without what answers one item is hardly ever complete, and hardly another item suffers") {
    int made = 0, complete = 0, undecided = 0, overlooked = 0, others = 0, spoiled = 0;
    for (const std::string folder : {"tuned"})
        for (const auto& one : plans::cases(folder)) {
            if (one.text.find("\n%") == std::string::npos)
                continue;
            const auto whole = plans::judged(one);
            for (const auto& left_out : one.requirements().items) {
                const std::string item = left_out.id.substr(left_out.id.find('-') + 1);
                if (left_out.number == 0 || std::ranges::none_of(left_out.subs, [](const auto& sub) { return sub.status == check::Status::mandatory; }))
                    continue; // nothing of it must be there
                const auto words = plans::by_id(check::judge(plans::parse(plans::without_item(one.text, item)), one.requirements()));
                INFO(one.name << " without item " << item);
                ++made;
                complete += words.at("standing") == "complete" ? 1 : 0;
                overlooked += words.at(left_out.id) == "found" ? 1 : 0;
                undecided += words.at(left_out.id) == "undecided" ? 1 : 0;
                for (const auto& required : one.requirements().items)
                    if (required.number != 0 && required.number != left_out.number && is_satisfied(whole.at(required.id))) {
                        ++others;
                        spoiled += is_satisfied(words.at(required.id)) ? 0 : 1;
                    }
            }
        }
    CHECK(spoiled * 100 <= others);
    CHECK(overlooked * 100 <= made * 3);
    CHECK(complete * 100 <= made * 3);
    WARN(made << " plans with one item left out, called complete " << complete << "; the item left out was undecided in " << undecided << " and found elsewhere in " << overlooked << " of them, named in the others; of "
              << others << " items left in " << spoiled << " are no longer found");
    CHECK((plans::is_sample || made >= 11 * 20));
}

TEST_CASE("near misses do not count") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"bp703-11", "## План тестирования\n- май 2026: модульные тесты\n- июнь 2026: запуск нагрузочного тестирования\n- июль 2026: приёмка"},
        {"bp703-11", "## Контент-план\n- май 2026: запуск роликов\n- июнь 2026: проведение конкурса\n- июль 2026: выпуск подкаста"},
        {"bp703-11", "## Шаги пользователя\n1. Пользователь проходит регистрацию\n2. Пользователь запускает расчёт\n3. Пользователь подписывает отчёт"},
        {"bp703-11", "## Учебный план\nСентябрь 2026 – введение, октябрь 2026 – практика, ноябрь 2026 – защита проектов."},
        {"bp703-06", "## KPI рынка\nРост рынка 15 %, объём рынка 40 млрд тенге, доля лидера 30 %."},
        {"bp703-06", "## Модуль KPI\nСистема считает KPI сотрудников: 12 показателей и 5 отчётов."},
        {"bp703-03", "## Конкуренты\nКонкуренту принадлежат исключительные права и 12 патентов по лицензионному договору."},
        {"bp703-08", "## Меню\nЦена блюда 2 500 тенге, цена десерта 1 200 тенге, средний чек 6 000 тенге."},
        {"bp703-09", "## Меню\nЦена блюда 2 500 тенге, цена десерта 1 200 тенге, средний чек 6 000 тенге."},
        {"bp703-09d", "## Рынок\nВыручка рынка в 2026 году составит 40 млрд тенге, выручка лидера – 9 млрд тенге."},
        {"bp703-04h", "## Пользователи\nСистемой пользуются резиденты клиники и врачи-ординаторы, всего 40 человек."},
        {"bp703-04h", "## Налоги\nКомпания – налоговый резидент Республики Казахстан, штат не указан."},
        {"bp703-04h", "Компания – резидент Astana Hub, сотрудники получают льготы."},
        {"bp703-04", "## Управление\nГолосовые команды: робот выполняет 14 команд пользователя, командная строка не нужна."},
        {"bp703-02", "## Рынок\nРынок Казахстана, затем расширение в Узбекистан; клиенты в Алматы и Астане."},
        {"bp703-05", "## Планы\nПрототип будет разработан в 2027 году, MVP планируется к 2028 году."},
        {"bp703-10", "## Партнёры\nНаши партнёры – банки и телеком-операторы; конкуренты – зарубежные компании."},
        {"bp703-07", "## Здание\nАрхитектурно-планировочные решения: здание из трёх блоков, фасад из камня."},
        {"bp703-01d", "## Возможности\nМенеджер задач: пользователь ставит задачи сотрудникам и видит список задач."},
        {"bp703-11", "## Тест жоспары\n- 2026 жылғы мамыр: жүктеме тесті\n- 2026 жылғы маусым: қауіпсіздікті тестілеу\n- 2026 жылғы шілде: қабылдау сынағы"},
        {"bp703-04h", "Жүйені ауруханадағы 30 резидент-дәрігер пайдаланады."},
        {"bp703-03", "Бәсекелестің патенті бар, айрықша құқық соған тиесілі."},
        {"bp703-11", "## Test plan\n- May 2026: unit tests\n- June 2026: load testing\n- July 2026: release of the test report"},
        {"bp703-09d", "## Market\nThe market revenue is USD 2 billion in 2026 and USD 3 billion in 2027."},
        {"bp703-04h", "The app is used by 40 medical residents of the city hospital."},
    };
    for (const auto& [id, text] : cases) {
        const auto words = judged("# Проект «Үлгі»\n" + text + "\n");
        INFO(id << ": " << text);
        CHECK(words.at(id) != "found");
        CHECK(words.at("standing") != "complete");
    }
}

TEST_CASE("public significance is not asked for in this edition") {
    for (const auto& item : requirements().items)
        CHECK(item.text.find("қоғамдық") == std::string::npos);
    const auto verdict = check::judge(plans::parse("## Общественная значимость\nСоциальные сети объединяют людей.\n"), requirements());
    CHECK(verdict.items.size() == 11);
}

TEST_CASE("what is found without a heading is found, and where it stands is said") {
    const auto verdict = check::judge(plans::parse("Проект реализуется в городе Алматы, улица Абая, 10.\n"), requirements());
    CHECK(verdict.items[1].verdict == check::ItemVerdict::found);
    CHECK(verdict.items[1].heading == check::HeadingMatch::none);
    const auto other = check::judge(plans::parse("## О нас\nПроект реализуется в городе Алматы, улица Абая, 10.\n"), requirements());
    CHECK(other.items[1].heading == check::HeadingMatch::other);
    const auto own = check::judge(plans::parse("## Место реализации\nГород Алматы, улица Абая, 10.\n"), requirements());
    REQUIRE(own.items[1].heading == check::HeadingMatch::own);
    REQUIRE(own.items[1].evidence.size() == 1);
    CHECK(own.items[1].evidence[0].block == 1);
    CHECK(own.items[1].evidence[0].path == std::vector<std::string>{"Место реализации"});
    CHECK(own.items[1].evidence[0].quote == "Город Алматы, улица Абая, 10.");
}

TEST_CASE("struck text, pictures and their descriptions are no content") {
    CHECK(judged("## Место реализации\n~Город Алматы~\n").at("bp703-02") == "empty");
    CHECK(judged("## Место реализации\n![Карта города Алматы]\n").at("bp703-02") == "only-picture");
    CHECK(judged("## Место реализации\nРис. 1. Карта\n![Алматы]\n").at("bp703-02") == "only-picture");
}

TEST_CASE("placeholders, instructions and the requirement's own words are no content") {
    for (const std::string text : {"____________", "……………", "TBD", "to be added", "будет дополнено", "будет представлено позже", "кейін толтырылады", "толықтырылады", "Укажите место реализации проекта.",
                                   "Іске асыру орнын көрсетіңіз.", "Место реализации проекта (проектов)", "Жобаны (жобаларды) іске асырудың орны", "[город]", "[Редакция: bp703.] [Например: город Астана, проспект Мангилик Ел, 55.]", "Lorem ipsum dolor sit amet, consectetur", "Где будет реализован проект?"}) {
        INFO(text);
        CHECK(judged("## Место реализации\n" + text + "\n").at("bp703-02") == "empty");
    }
}

TEST_CASE("what is not there yet hides nothing of what is, and what is put off does") {
    for (const std::string text : {"Есть прототип, продаж пока нет.", "У нас работает бета-версия; сертификата ещё нет.", "Бета-нұсқа дүкенде тұр, 3 700 рет жүктелді, төлем әлі жоқ.",
                                   "A prototype works in two schools, a mobile app is not yet available."}) {
        INFO(text);
        CHECK(judged("# Проект «Үлгі»\n## Стадия готовности\n" + text + "\n").at("bp703-05") != "empty");
    }
    for (const std::string text : {"Данных пока нет.", "Сведений о стадии готовности, к сожалению, пока нет.", "Мәлімет әлі жоқ.", "To be added", "Кейін қосылады", "Уточняем с ментором"}) {
        INFO(text);
        CHECK(judged("# Проект «Үлгі»\n## Стадия готовности\n" + text + "\n").at("bp703-05") == "empty");
    }
    CHECK(judged("# Проект «Үлгі»\n## Резиденты\nResidents to be added: 2\n").at("bp703-04h") == "found");
}

TEST_CASE("near misses under a heading of the item do not count") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"bp703-01c", "## Цели пользователя\nПользователь хочет накопить на отпуск и видеть, сколько осталось."},
        {"bp703-01d", "## Задачи\nВ Trello у каждого подкастера своя доска: закрыть задачи, записать эфир."},
        {"bp703-02", "## Іске асыру орны\nНауқастар Қазақстанның барлық өңірінде тұрады, қосымша кез келген жерде жұмыс істейді."},
        {"bp703-02", "## Место реализации\nСервисом можно пользоваться в любой точке мира, клиенты есть по всей стране."},
        {"bp703-02", "## Location\nLocations are scouted with the help of our map in every region of the country."},
        {"bp703-03", "## Права\nПрава доступа разграничены: администратор, бухгалтер, наблюдатель."},
        {"bp703-03", "## Rights\nThe game is a trade mark of Valve Corporation, which owns all rights in it."},
        {"bp703-03", "## Меншік құқығы\nҚұқық институттікі, бізге өтуі туралы келіссөз жүріп жатыр."},
        {"bp703-04", "## Команда и партнёры\nУ партнёра работает 140 человек, из них 12 технологов с опытом 10 лет, 2 нерезидента и 138 резидентов."},
        {"bp703-04", "## Rosters\nTeam Nomads: 5 players, 2 residents and 3 non-residents, with 4,000 hours of experience each."},
        {"bp703-04h", "## Резиденты и нерезиденты\nНалоговым резидентом признаётся лицо, пребывающее в стране не менее 183 дней; среди пользователей 70 % резиденты."},
        {"bp703-05", "## Дайындығымыз\nҚоғам бұл қызметке дайын: сауалнамада 900 адамның 84 пайызы қолданар едім деген. Нарық пісіп тұр."},
        {"bp703-05", "## Стадия готовности\nРынок готов: опрос показал, что 80 % клиентов готовы платить."},
        {"bp703-07a", "## Technical description\nThe architecture and the modules of the platform will be ordered from a contractor in 2027."},
        {"bp703-11", "## План испытаний\n1. Март 2026 года: проверить прибор на стенде, записать итог.\n2. Апрель 2026 года: проверить прибор в поле, сверить 100 записей."},
        {"bp703-11", "## Verification plan\n1. March 2026: run the build on three phones and prepare the record.\n2. April 2026: compare 100 records and test again."},
        {"bp703-11", "## Тексеру жоспары\n1. 2026 жылғы наурыз: құрастырманы үш телефонда іске қосу.\n2. 2026 жылғы сәуір: 100 жазбаны салыстырып тексеру."},
    };
    for (const auto& [id, text] : cases) {
        INFO(id << ": " << text);
        CHECK(judged("# Проект «Үлгі»\n" + text + "\n").at(id) != "found");
    }
}

TEST_CASE("what is put off or not known yet is no content") {
    for (const std::string text : {"Место пока не определено.", "Место реализации будет определено позже.", "Город ещё не выбран, Алматы или Астана.", "Алматы не Астана: әлі шешілмеген.", "Кейін анықталады.",
                                   "Орны кейінірек шешіледі.", "Not yet decided: Almaty or Astana.", "The place will be defined after the grant.", "Almaty, to be confirmed."}) {
        INFO(text);
        CHECK(judged("## Место реализации\n" + text + "\n").at("bp703-02") == "empty");
    }
    CHECK(judged("## Команда\nШтат из 5 человек, опыт, резиденты и нерезиденты: будет уточнено.\n").at("bp703-04") == "empty");
}

TEST_CASE("a slip of the pen in a heading is forgiven, another word is not") {
    CHECK(judged("## Место реализацыи проекта\nГород Алматы\n").at("bp703-02") == "found");
    CHECK(judged("## Локаация\nГород Алматы\n").at("bp703-02") == "found");
    CHECK(judged("## Комманда\nБудет позже\n").at("bp703-04") == "empty");
    CHECK(judged("## Потенцальные кленты\nБудет позже\n").at("bp703-10") == "empty");
    CHECK(judged("## Readines of the project\nto be added\n").at("bp703-05") == "empty");
    CHECK(judged("## Командир\nБудет позже\n").at("bp703-04") != "found");
}

TEST_CASE("captions of tables, labels in capitals and marks of parts open sections") {
    CHECK(judged("Смета, млн тенге\n| Статья | 2026 | 2027 |\n| Зарплата | 10 | 12 |\n| Серверы | 2 | 3 |\n| Реклама | 1 | 2 |\n").at("bp703-08") == "found");
    CHECK(judged("SITE. Kyzylorda, Korkyt Ata street 3.\n").at("bp703-02") == "found");
    CHECK(judged("# Слайд 2: Где мы\nГород Алматы, улица Абая, 10\n").at("bp703-02") == "found");
    CHECK(judged("# 2 / Base\nAlmaty, Abay Avenue 10\n").at("bp703-02") == "found");
    CHECK(judged("**Место.** Город Алматы, улица Абая, 10.\n").at("bp703-02") == "found");
}

TEST_CASE("a year is not a number of years, of people or of things") {
    CHECK(judged("## Команда\nДиректор, два разработчика. Работаем с 2026 года.\n").at("bp703-04e") != "found");
    CHECK(judged("## Команда\nДиректор, два разработчика, стаж 9 лет.\n").at("bp703-04") == "partial");
}

TEST_CASE("letters of the other alphabet and missing Kazakh letters do not hide a word") {
    CHECK(judged("## Mecтo peaлизaции\nГород Алматы\n").at("bp703-02") == "found");        // Latin M, e, c, o, p, a
    CHECK(judged("## Жобаны iске асыру орны\nАлматы каласы\n").at("bp703-02") == "found"); // Latin i; к for қ
    CHECK(judged("## Ме\xC2\xADсто реали\xC2\xADзации\nГород Алматы\n").at("bp703-02") == "found"); // soft hyphens
    CHECK(judged("## Ме\xCC\x81сто\xC2\xA0реализации\nГород Алматы\n").at("bp703-02") == "found"); // an accent, a no-break space
    CHECK(judged("## Территория реализации наше\xD0\xB8\xCC\x86 системы\nГород Алматы\n").at("bp703-02") == "found"); // й of two characters
    CHECK(judged("## KРI\nбудет позже\n").at("bp703-06") == "empty"); // Cyrillic Р among Latin letters
}

TEST_CASE("of qualification, service and experience one is enough") {
    const std::string team = "## Команда\nЕрлан Сапаров – директор, Асель Жунусова и Данияр Ли – разработчики. Штат – 3 человека. Резиденты – 3, нерезиденты – 0. ";
    CHECK(judged(team + "\n").at("bp703-04") == "partial");
    const auto words = judged(team + "Разработчики имеют опыт работы 5 лет.\n");
    CHECK(words.at("bp703-04") == "found");
    CHECK(words.at("bp703-04e") == "found");
    CHECK(words.at("bp703-04d") == "not-applicable");
    CHECK(words.at("bp703-04f") == "found");
    CHECK(judged("## Команда\nШтат – 3 человека: директор и два разработчика, опыт 5 лет. Все – резиденты.\n").at("bp703-04g") == "missing");
}

TEST_CASE("intellectual property may be absent: said so it is not applicable, unsaid it is a remark") {
    const std::string own = "## Права\nИсключительные права принадлежат ТОО: программа создана работниками по трудовым договорам. ";
    const auto silent = judged(own + "\n");
    CHECK(silent.at("bp703-03") == "found");
    CHECK(silent.at("bp703-03b") == "missing");
    CHECK(has(notes(own + "\n"), "CHK-0101"));
    CHECK(judged(own + "Патентов нет.\n").at("bp703-03b") == "not-applicable");
    CHECK(judged(own + "Получен патент № 12.\n").at("bp703-03b") == "found");
}

TEST_CASE("a figure without a period is a remark") {
    const std::string estimate = "## Смета расходов\nЗарплата – 10 млн тенге, серверы – 2 млн тенге";
    CHECK(judged(estimate + ".\n").at("bp703-08") == "found");
    CHECK(judged(estimate + ".\n").at("bp703-08b") == "missing");
    CHECK(has(notes(estimate + ".\n"), "CHK-0102"));
    CHECK(judged(estimate + " в 2026 году.\n").at("bp703-08b") == "found");
    CHECK(judged("Ни о чём.\n").at("bp703-08b") == "not-applicable");
}

TEST_CASE("what was normalised, not read or told apart is noted") {
    CHECK(notes("Пpоект «Үлгі».\n").size() == 1 + notes("Проект «Үлгі».\n").size());
    CHECK(has(notes("Пpоект «Үлгі».\n"), "CHK-0103"));
    CHECK(has(notes("Всё о проекте.\n"), "CHK-0110"));
    CHECK(has(notes("Проектный план: и\xCC\x81дея.\n"), "CHK-0110")); // U+0301, an accent above a letter
    CHECK_FALSE(has(notes("Разный план, җ.\n"), "CHK-0110"));
    CHECK(has(notes("![схема]\n"), "CHK-0104"));
    CHECK(has(notes("# Проект 1. А\nТекст.\n# Проект 2. Б\nТекст.\n"), "CHK-0107"));
}

TEST_CASE("several kinds of activity need their projects") {
    const std::string kinds = "## Приоритетные виды деятельности\n- разработка программного обеспечения\n- обработка данных\n";
    CHECK(judged(kinds).at("bp703-fn") == "missing");
    CHECK(has(notes(kinds), "CHK-0108"));
    CHECK(judged("## Приоритетные виды деятельности\n- разработка программного обеспечения: проект «А»\n- обработка данных: проект «Б»\n").at("bp703-fn") == "found");
    CHECK_FALSE(judged("## Приоритетный вид деятельности\nРазработка программного обеспечения\n").contains("bp703-fn"));
    CHECK_FALSE(judged("Ни о чём.\n").contains("bp703-fn"));
}

TEST_CASE("each of several projects must hold what the annex asks") {
    const std::string first = "# Проект 1. Альфа\n## Место реализации\nГород Алматы\n# Проект 2. Бета\n";
    CHECK(judged(first + "Текст.\n").at("bp703-02") == "missing");
    CHECK(judged(first + "## Место реализации\nГород Астана\n").at("bp703-02") == "found");
    CHECK(judged("## Место реализации\nОба проекта – город Алматы\n# Проект 1. Альфа\nТекст.\n# Проект 2. Бета\nТекст.\n").at("bp703-02") == "found");
}

TEST_CASE("several files are one plan") {
    const auto verdict = check::judge(plans::parse("# План\nТекст.\n=== estimate.xlsx\n## Место реализации\nГород Алматы\n"), requirements());
    REQUIRE(verdict.items[1].verdict == check::ItemVerdict::found);
    CHECK(verdict.items[1].evidence[0].file == 1);
}

TEST_CASE("judging twice gives the same verdict") {
    for (const auto& one : plans::cases("tuned"))
        CHECK(plans::judged(one) == plans::judged(one));
}

TEST_CASE("an empty plan and a plan of odd text are judged without harm") {
    CHECK(check::judge(plan::Plan{}, requirements()).standing == check::Standing::incomplete);
    CHECK(judged("# \n## :\n- \n| | |\n| |\n||\n???\n: : :\n. . .\n«»\n0 000 000 000 000 000 000 000\n").at("standing") == "incomplete");
}

TEST_CASE("hostile text takes bounded time and memory, and its end is said not to be judged") {
    constexpr std::size_t share = plans::is_sample ? 8 : 1; // a sanitizer makes all of it slow
    std::string many;
    for (int at = 0; at < 700'000; ++at)
        many += "а; ";
    CHECK(has(notes(many), "CHK-0109"));
    plan::Plan labels;
    labels.files.push_back({"x", {}});
    plan::Block block;
    block.kind = plan::BlockKind::heading;
    block.level = 9;
    block.text = "Цель: 1";
    labels.files[0].part.blocks.assign(plan::most_blocks / share, block);
    CHECK(check::judge(labels, requirements()).standing == check::Standing::incomplete);
    std::string one((8U << 20) / share, 'a');
    CHECK(judged(one).at("standing") == "incomplete");
    std::string words;
    while (words.size() < (4U << 20) / share)
        words += "команда цель 5 тенге ";
    CHECK(judged(words).at("standing") == "incomplete");
}

TEST_CASE("marks that repeat without end take time in proportion to their number") {
    const auto repeated = [](std::string_view piece, std::size_t times) {
        std::string text;
        for (std::size_t at = 0; at < times; ++at)
            text += piece;
        return text;
    };
    const auto rows = [](std::size_t times) {
        std::string text = "## Наши проекты\n";
        for (std::size_t at = 0; at < times; ++at)
            text += "| «Проект " + std::to_string(at) + "» | Реализуем несколько проектов |\n";
        return text;
    };
    const auto names = [&](std::size_t times) {
        std::string text = "Реализуем несколько проектов: ";
        for (std::size_t at = 0; at < times; ++at)
            text += "«Имя " + std::to_string(at) + "», ";
        return text + "\n" + repeated("Текст о чём-то. ", times);
    };
    // The processor's time, of the shorter one the least of two: neither a slow machine nor a busy one counts.
    const auto spent = [](const std::string& text) {
        const std::clock_t begin = std::clock();
        CHECK(judged(text).at("standing") == "incomplete");
        return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    };
    const auto grows = [&](const char* what, const std::string& text, const std::string& eight_times) {
        const double one = std::min(spent(text), spent(text)), eight = spent(eight_times);
        INFO(what << ": " << one << " s, eight times as many " << eight << " s");
        CHECK(eight < 0.05 + one * 20); // in proportion: 8; the square: 64
    };
    grows("stars", repeated("а**б", 40'000), repeated("а**б", 320'000));
    grows("brackets", repeated("а[", 60'000), repeated("а[", 480'000));
    grows("rows", rows(1'000), rows(8'000));
    grows("names", names(1'000), names(8'000));
}

TEST_CASE("a plan of two hundred pages is judged in bounded time") {
    std::string text;
    const auto all = plans::cases("tuned");
    plan::Plan plan;
    plan.files.push_back({"long.docx", {}});
    std::size_t words = 0;
    const std::size_t most_words = plans::is_sample ? 65'000 : 260'000; // as a word processor counts; marks and figures are none
    while (words < most_words)
        for (const auto& one : all)
            for (const auto& file : one.plan.files) {
                auto& blocks = plan.files[0].part.blocks;
                blocks.insert(blocks.end(), file.part.blocks.begin(), file.part.blocks.end());
                for (const auto& block : file.part.blocks)
                    words += static_cast<std::size_t>(std::count(block.text.begin(), block.text.end(), ' ')) + 1;
            }
    const std::clock_t begin = std::clock(); // of the processor: other work on the machine takes nothing from it
    const auto verdict = check::judge(plan, requirements());
    const auto spent = 1000 * (std::clock() - begin) / CLOCKS_PER_SEC;
    WARN(verdict.words << " words judged in " << spent << " ms");
    CHECK(verdict.words > most_words / 2);
    // Half a second is the aim, the warning above the figure; the bound only catches work that grows with the square of the length.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    CHECK(spent < 120'000);
#else
    CHECK(spent < 20'000);
#endif
}

TEST_CASE("the order of the sections does not matter") {
    std::size_t turned_round = 0;
    for (const std::string folder : {"tuned", "held"})
        for (const auto& one : plans::cases(folder)) {
            if (one.text.find("\n%") == std::string::npos || one.text.find("\n#") == std::string::npos)
                continue;
            std::vector<std::string> pieces(1);
            std::istringstream lines(one.text);
            for (std::string line; std::getline(lines, line);) {
                if (line.starts_with("%") && line.size() > 1)
                    pieces.emplace_back();
                pieces.back() += line + "\n";
            }
            std::string turned = pieces.front();
            for (std::size_t at = pieces.size(); at > 1; --at)
                turned += pieces[at - 1];
            // Chapters open above the answers they hold: turned round, those plans are other plans.
            if (pieces.front().find('#') == std::string::npos || std::ranges::any_of(pieces, [](const std::string& piece) { return piece.find("\n# ") != std::string::npos; }))
                continue;
            ++turned_round;
            INFO(one.name << "\n" << turned);
            const auto words = plans::by_id(check::judge(plans::parse(turned), one.requirements())), before = plans::judged(one);
            for (const auto& required : one.requirements().items)
                if (required.number != 0 && is_satisfied(before.at(required.id))) {
                    INFO(required.id);
                    CHECK((is_satisfied(words.at(required.id)) || words.at(required.id) == "undecided"));
                }
        }
    CHECK((plans::is_sample || turned_round >= 10));
}
