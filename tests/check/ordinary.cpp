#include "check/plans.hpp"

#include "catch.hpp"

#include <map>
#include <string>
#include <vector>

using namespace qujat;

namespace {

std::map<std::string, std::string> judged(const std::string& text) { return plans::by_id(check::judge(plans::parse(text), plans::requirements())); }

} // namespace

TEST_CASE("what is said in ordinary words is found: in one sentence of a long paragraph, as a count behind a colon, in the requirement's own words with a number, as a list under a heading") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"bp703-02", "## Компанияның сипаттамасы\nСеріктестік 2025 жылғы ақпанда тіркелді. Кеңсе Өскемен қаласында, Протозанов көшесі, 83 мекенжайында орналасқан. Жоба Шығыс Қазақстан және Абай облыстарында іске асырылады: "
                     "Катонқарағай, Марқакөл және Алакөл бағыттары."},
        {"bp703-02", "## About the Company\nThe company was founded in October 2024 by lawyer Dina Akhmetova and engineer Pavel Yun. Its office at 77/7 Al-Farabi Avenue, Almaty, is the place where the project is implemented; "
                     "servers are rented from a data centre in the same city."},
        {"bp703-04g", "## Сведения о команде\nЧисленность штата: 6 единиц\nРезиденты: 6\nНерезиденты: 0, привлечение не планируется\n| № | Должность | Образование и стаж |\n| 1 | Директор | Экология, 9 лет |"},
        {"bp703-04h", "## Сведения о команде\nЧисленность штата: 6 единиц\nРезиденты: 6\nНерезиденты: 0, привлечение не планируется\n| № | Должность | Образование и стаж |\n| 1 | Директор | Экология, 9 лет |"},
        {"bp703-04g", "## G. Organisation and personnel\nOnly residents of Kazakhstan are and will be engaged; the number of non-residents is zero."},
        {"bp703-04h", "## Адамдар\nРезиденттер: қазір 6, кейін 9. Бейрезиденттер: тартылмайды."},
        {"bp703-04h", "## Team\n- **Residency:** eight employees are residents of Kazakhstan; one ML engineer is a citizen of India engaged as a non-resident."},
        {"bp703-01d", "## Резюме\nДля этого решаются следующие задачи:\n- завершить модуль складского учёта;\n- запустить автоматические напоминания;\n- построить службу поддержки."},
        {"bp703-10", "## Сегменты клиентов\n- индивидуальные предприниматели в сфере услуг;\n- ТОО с численностью до 50 человек;\n- бухгалтерские компании, которые ведут документы клиентов."},
        {"bp703-10", "**Клиентские группы:**\n- микрофинансовые организации и страховые компании;\n- акиматы и квазигосударственные предприятия;\n- средний бизнес от 50 почтовых ящиков."},
    };
    for (const auto& [id, text] : cases) {
        const auto words = judged("# Проект «Үлгі»\n" + text + "\n");
        INFO(id << ": " << text);
        CHECK(words.at(id) == "found");
    }
    // Put off, and an order that nobody gave: still none.
    for (const auto& [id, text] : std::vector<std::pair<std::string, std::string>>{{"bp703-04h", "## Адамдар\nРезиденттер туралы кейін айтамыз."},
                                                                                   {"bp703-04g", "## Team\nThe number of non-residents and residents."},
                                                                                   {"bp703-01d", "## Игра\nИгрок решает математические задачи и открывает уровни."}}) {
        const auto words = judged("# Проект «Үлгі»\n" + text + "\n");
        INFO(id << ": " << text);
        CHECK(words.at(id) != "found");
    }
}

TEST_CASE("a heading of several things is not ruled out by one of them; one that is about something else still is") {
    const std::string sales = "\nБіз екі қызмет ұсынамыз: айлық жазылым және жылдық лицензия. Лицензия бойынша мекемелермен тікелей шарт жасаймыз.\n"
                              "| Жыл | Сатылған жазылым, дана | Түсім, мың теңге |\n| 2026 | 400 | 9 960 |\n| 2027 | 900 | 22 410 |\n| 2028 | 1 500 | 37 350 |\n";
    CHECK(judged("# Жоба\n## Нарық, сатып алушылар және сату" + sales).at("bp703-09") == "found");
    CHECK(judged("# Жоба\n## Нарықтың көлемі" + sales).at("bp703-09") != "found");
    // What a heading of its own is about, the one above it does not say.
    CHECK(judged("# Проект\n## Рынок и конкуренты\n### Клиенты\nГородские поликлиники и частные медицинские центры.\n").at("bp703-10") == "found");
    CHECK(judged("# Проект\n## Конкуренты и их клиенты\nУ «Альфы» это городские поликлиники и частные центры.\n").at("bp703-10") != "found");
}

TEST_CASE("a company is no partner and no goods, a structure no building site") {
    const auto found = [](const std::string& id, const std::string& text) { return judged("# «Үлгі» жобасы\n" + text + "\n").at(id) == "found"; };
    CHECK(found("bp703-04a", "Жоба – ауыл мектептеріне арналған оқу платформасы; мақсаты – 2028 жылға дейін 300 мектепті қосу.\n## Кадрлар\n**Серіктестіктің штат саны – 7 бірлік, оның ішінде:**\n- директор, еңбек өтілі 21 жыл;\n- инженер – 2 бірлік, магистр, тәжірибесі 4 жыл;\n- бағдарламашы – 3 бірлік, тәжірибесі 5 жыл.\n## Іске асыру орны\nАстана қаласы."));
    CHECK(found("bp703-05", "## Жүйенің ішкі құрылысы\nДайындық жағынан жоба бета-нұсқа сатысында."));
    CHECK(found("bp703-02", "## Реквизиты\nТоварищество расположено и ведёт разработку проекта в городе Актобе, проспект Абилкайыр хана, 40."));
}

TEST_CASE("a line before a list or a table that counts the staff says how many") {
    const auto words = judged("# «Үлгі» жобасы\n## Жоба тобы\nҚазір төрт штаттық қызметкер бар:\n| Қызметкер | Рөлі | Еңбек өтілі |\n| Бауыржан Кәрімов | Басшы | 12 жыл |\n| Виктор Шмидт | Java әзірлеуші | 7 жыл |\n");
    CHECK(words.at("bp703-04a") == "found");
    CHECK(words.at("bp703-04b") == "found");
}

TEST_CASE("where the project is carried out is said outright only by a place behind those words") {
    const auto verdict = [](const std::string& text) { return judged("# Проект «Уток»\n## О проекте\n" + text + "\n").at("bp703-02"); };
    CHECK(verdict("Проект реализуется в городе Талдыкорган и на туристских территориях области Жетісу.") == "found");
    CHECK(verdict("The service is developed in Aktobe (Abilkaiyr Khan avenue 52, office 12) and offered to users throughout Kazakhstan.") == "found");
    CHECK(verdict("Проект реализуется в три этапа, а клиенты находятся в Алматы и Шымкенте.") != "found");
    CHECK(verdict("Проект реализуется в октябре 2026 года, первые клиенты в Алматы.") != "found");
    CHECK(verdict("The service is developed in four stages for users in Almaty.") != "found");
}

TEST_CASE("who promises the estimate under its heading has not given it by a price elsewhere") {
    const std::string prices = "# Проект «Уток»\n## Что продаётся\n| Вид | Единица | Цена, тенге |\n| Лицензия | станок в год | 36 000 |\n| Датчик | штука | 25 000 |\n| Монтаж | станок | 12 000 |\n";
    CHECK(judged(prices + "## Смета расходов\nСмета составляется и будет представлена отдельным файлом после утверждения учётной политики.\n").at("bp703-08") != "found");
    CHECK(judged(prices + "## Смета расходов, тенге\n| Статья | 2026 | 2027 |\n| Зарплата | 14 400 000 | 18 000 000 |\n| Аренда | 960 000 | 1 010 000 |\n| Хостинг | 720 000 | 980 000 |\n").at("bp703-08") == "found");
}

TEST_CASE("a clause with a number of its own does not belong to the list that the clause before it led") {
    const std::string text = "# «Көнехат» жобасы\n## 1-тарау. Жалпы ережелер\n1.4. Мақсатқа жету үшін мынадай міндеттер шешіледі:\n- қолжазба жолын тану моделін әзірлеу;\n- іздеу порталын пайдалануға беру.\n"
                             "1.5. Жобаны іске асыру орны: Қазақстан Республикасы, Астана қаласы, Есіл ауданы, Достық көшесі, 9-үй, 212-кабинет.\n";
    CHECK(judged(text).at("bp703-02") == "found");
}

TEST_CASE("the head of a table with a column for each project begins none of them") {
    const auto words = judged("# Бизнес-план\n## Перечень проектов\n| Показатель | Проект 1 | Проект 2 |\n| Наименование | «Путёвка» | «Сверка» |\n| Цель | заменить бумажный путевой лист у автопарков | снизить списание топлива у заказчика |\n"
                              "| Стадия готовности | эксплуатируется у 5 автопарков с марта 2025 г. | прототип, обработано 3 пробных месяца |\n"
                              "## План мероприятий\n| Срок | Проект 1 | Проект 2 |\n| I кв. 2026 | перевод медосмотра в электронный вид | разработка загрузчиков |\n| III кв. 2026 | запуск обмена с перевозчиками | первые платные акты |\n");
    CHECK(words.at("bp703-01c") == "found");
    CHECK(words.at("bp703-05") == "found");
}

TEST_CASE("a heading says nothing about a passage that is about something else") {
    const auto verdict = [](const std::string& id, const std::string& text) { return judged("# Проект «Үлгі»\n" + text + "\n").at(id); };
    const std::string plan = "## План мероприятий на период участия в «Астана Хаб»\n";
    CHECK(verdict("bp703-11", plan + "| Срок | Мероприятие |\n| Сентябрь 2026 | Чтение рассказов о природе |\n| Октябрь 2026 | Сочинение об осени |\n| Ноябрь 2026 | Открытый урок для родителей |") != "found");
    CHECK(verdict("bp703-11", plan + "| Срок | Мероприятие |\n| Сентябрь 2026 | Выпуск версии для Android |\n| Октябрь 2026 | Пилот в двух школах |\n| Ноябрь 2026 | Приём двух разработчиков |") == "found");
    CHECK(verdict("bp703-11", "## Іс-шаралар жоспары\n- 1-апта: таңертең және кешке тыныс жазу\n- 2-апта: дәрігерге көріну\n- 3-апта: екінші анализ тапсыру") != "found");
    CHECK(verdict("bp703-11", "## Plan of measures\n- May 2026: soaking of the hides\n- June 2026: liming and scraping\n- July 2026: tanning in oak bark") != "found");
    CHECK(verdict("bp703-11", "## Plan of measures\n- May 2026: launch of the paid version\n- June 2026: pilot in two tanneries\n- July 2026: first contracts with clients") == "found");
    const std::string house = "## Техническое описание\nАрхитектура противолавинной защиты трёхуровневая: снегоудерживающие щиты, лавинорезы и дамба. Структура: зона зарождения, зона транзита, зона отложения.";
    CHECK(verdict("bp703-07a", house) != "found");
    CHECK(verdict("bp703-07a", "## Техническое описание\nАрхитектура трёхуровневая: датчики, сервер обработки, веб-интерфейс диспетчера.") == "found");
}

TEST_CASE("what stands in quotation marks is one thing in a heading, and no more than its name") {
    const std::string rows = "| Показатель | Значение |\n| Доля сверенных контрагентов | 90 % |\n| Просроченная задолженность | 5 % |\n";
    CHECK(judged("# Проект «Үлгі»\n## Модуль «KPI и показатели эффективности»\n" + rows).at("bp703-06") != "found");
    CHECK(judged("# Проект «Үлгі»\n## KPI и показатели эффективности\n" + rows).at("bp703-06") == "found");
}

TEST_CASE("whose figures, places and papers they are is said beside them") {
    const auto verdict = [](const std::string& id, const std::string& text) { return judged("# Проект «Үлгі»\n" + text + "\n").at(id); };
    const std::string estimate = "| Статья | Тенге |\n| Оплата труда | 6 300 000 |\n| Аренда | 960 000 |\n| Сканер | 2 300 000 |";
    CHECK(verdict("bp703-08", "## Смета расходов\nВ 2023–2024 годах товарищество осуществило из своих средств следующие расходы:\n" + estimate) != "found");
    CHECK(verdict("bp703-08", "## Смета расходов\nНа период участия планируются следующие расходы:\n" + estimate) == "found");
    CHECK(verdict("bp703-02", "## Место реализации проекта\nАлматы, улица Фурманова, 100.") == "found");
    CHECK(verdict("bp703-04b", "## Team\nIn the staff of the partnership there are five units: the director, two programmers, an engineer and an accountant.") == "found");
    CHECK(verdict("bp703-10", "## 10. Потребители\nГенподрядчики жилых домов, заводы товарного бетона, лаборатории технадзора. Ведутся переговоры: 3 подрядчика, 1 завод.") == "found");
}

TEST_CASE("a name is told where the thing is called a program, whatever the title is") {
    CHECK(judged("# Our plan\nHi! We are five students.\n## What is Dormly?\nDormly is an app for student dormitories.\n").at("bp703-01a") == "found");
}
