#include "support.hpp"

#include <algorithm>

using namespace engine_test;

namespace {

const std::string remarks = "application-remarks-notice", quarterly = "quarterly-report", grant = "grant-progress-report";

// The sample in a language, for the Rules 415 with days and clauses of their time.
std::string sample(const std::string& document, const std::string& language, const std::string& regime) {
    const Outcome made = library().sample(document, language, "", Language::en);
    REQUIRE(made.ok);
    std::string json = made.bytes;
    if (regime != "r415-2023")
        return json;
    if (document == quarterly)
        return with(with(json, "/document/submitted_at", "\"2024-04-09\""), "/document/year", "2024");
    json = with(json, "/application/application_sent_at", "\"2024-05-06\"");
    json = with(json, "/out/doc_date", "\"2024-05-14\"");
    json = replaced(json, "rm-r703-", "rm-r415-");
    return replaced(json, "bp703-", "bp317-");
}

RenderRequest request(const std::string& document, const std::string& language, const std::string& regime, Format format = Format::pdf) {
    RenderRequest made;
    made.document = document;
    made.language = language;
    made.data = sample(document, language, regime);
    made.date = "2026-11-20";
    made.messages = Language::en;
    made.format = format;
    return made;
}

std::string words(const RenderRequest& from) {
    RenderRequest asked = from;
    asked.format = Format::document;
    return rendered(library(), asked);
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

// The text of a dump without the marks around stretches of text, for sentences that come from several places.
std::string sentence(const std::string& dump) {
    std::string out;
    for (std::size_t at = 0; at < dump.size();) {
        const std::size_t end = std::min(dump.find('\n', at), dump.size());
        const std::string line = dump.substr(at, end - at);
        const std::size_t open = line.find('"');
        if (line.find_first_not_of(' ') == open && open != std::string::npos)
            out += line.substr(open + 1, line.rfind('"') - open - 1);
        else
            out += '\n';
        at = end + 1;
    }
    return out;
}

} // namespace

TEST_CASE("each remark says its kind in the words of clause 14 and the clause it rests on, in each edition and language") {
    const struct {
        const char *language, *regime;
        std::vector<std::string> words;
    } papers[] = {
        {"ru", "r415-2023", {"Выявлен факт неполноты сведений: ", "недостоверности", "несоответствия", "подпункт\u00a01) пункта\u00a09 Правил (в редакции приказа от 4 августа 2023 года № 317/НҚ), пункт\u00a08 приложения 3 к Правилам"}},
        {"kk", "r703", {"Мәліметтердің толық еместігі анықталды: ", "дәйексіздігі", "сәйкессіздігі", "Қағидалардың 9-тармағының 1)\u00a0тармақшасы, Қағидаларға 1-қосымшаның 8-тармағы"}},
        {"ru", "r703", {"неофициальный перевод", "пункт\u00a08 приложения 1 к Правилам"}},
        {"kk", "r415-2023", {"ресми емес аударма", "Қағидаларға 3-қосымшаның (2023 жылғы 4 тамыздағы № 317/НҚ бұйрықтың редакциясында) 8-тармағы"}},
    };
    for (const auto& paper : papers) {
        INFO(paper.language << " " << paper.regime);
        const std::string dump = words(request(remarks, paper.language, paper.regime));
        for (const std::string& part : paper.words) {
            INFO(part);
            CHECK((holds(sentence(dump), part) || holds(dump, part)));
        }
        CHECK(holds(dump, paper.language == std::string("kk") ? "ресми емес аударма" : "неофициальный перевод") == (paper.language == std::string("kk") ? paper.regime == std::string("r415-2023") : paper.regime == std::string("r703")));
    }
}

TEST_CASE("T-207: a notice of remarks sets no term for their removal and threatens with nothing") {
    for (const char* language : {"kk", "ru"})
        for (const char* regime : {"r415-2023", "r703"}) {
            const RenderRequest asked = request(remarks, language, regime);
            const std::string text = sentence(words(asked));
            INFO(text);
            for (const char* term : {"жұмыс күн", "в течение", "не позднее", "кешіктірмей", "рабочих дней", "отказ", "бас тарт", "отклонен", "қабылданбай"})
                CHECK_FALSE(holds(text, term));
        }
}

TEST_CASE("a notice without remarks, with an unknown kind of remark or without a clause is refused at the place of the fault") {
    RenderRequest asked = request(remarks, "ru", "r703");
    const std::string good = asked.data;
    SECTION("no remarks") {
        asked.data = with(good, "/document/remarks", "[]");
        CHECK(only(library().render(asked), "DAT-0225").path == "/document/remarks");
    }
    SECTION("a kind that clause 14 does not have") {
        asked.data = with(good, "/document/remarks/1/category", "\"rm-late\"");
        const Problem problem = only(library().render(asked), "DAT-0211");
        CHECK(problem.path == "/document/remarks/1/category");
        CHECK(holds(problem.hint, "rm-incomplete, rm-unreliable, rm-nonconforming"));
    }
    SECTION("no clause") {
        asked.data = without(good, "/document/remarks/2/subject/clause");
        CHECK(only(library().render(asked), "DAT-0201").path == "/document/remarks/2/subject/clause");
    }
    SECTION("a clause of another edition, of another document, of none") {
        for (const char* clause : {"rm-r415-9-2", "g-r703-16-1", "rm-r703-7-8"}) {
            asked.data = with(good, "/document/remarks/3/subject/clause", "\"" + std::string(clause) + "\"");
            const Problem problem = only(library().render(asked), "ENG-0412");
            CHECK(problem.path == "/document/remarks/3/subject/clause");
            CHECK(holds(problem.text, "rm-r703-9-3"));
        }
    }
    SECTION("an item of the annex of another edition (T-107)") {
        asked.data = with(good, "/document/remarks/0/subject/annex_item", "\"bp317-12\"");
        CHECK(only(library().render(asked), "ENG-0413").path == "/document/remarks/0/subject/annex_item");
    }
}

TEST_CASE("one remark is spoken of as one, many are numbered") {
    RenderRequest asked = request(remarks, "ru", "r703");
    CHECK(holds(sentence(words(asked)), "о следующих замечаниях"));
    asked.data = with(asked.data, "/document/remarks", R"([{"category": "rm-incomplete", "subject": {"clause": "rm-r703-10"}, "text": "Перевод не приложен."}])");
    CHECK(holds(sentence(words(asked)), "о следующем замечании"));
    std::string many;
    for (int i = 0; i < 60; ++i)
        many += std::string(i ? "," : "[") + R"({"category": "rm-unreliable", "subject": {"clause": "rm-r703-9-3"}, "text": "Сведения о месте деятельности расходятся с договором аренды."})";
    asked.data = with(asked.data, "/document/remarks", many + "]");
    asked.format = Format::tags;
    const std::string tags = rendered(library(), asked);
    CHECK(count(tags, "LBody") == 60);
}

TEST_CASE("the quarterly report is due on the tenth by the Rules 415, on the twentieth by those of the Fund") {
    CHECK(holds(sentence(words(request(quarterly, "ru", "r415-2023"))), "в срок не позднее 10 числа месяца, следующего за отчетным кварталом (пункт 66 Правил)"));
    CHECK(holds(sentence(words(request(quarterly, "kk", "r703"))), "тоқсаннан кейінгі айдың 20 (жиырмасыншы) күнінен кешіктірілмейтін мерзімде (Қағидалардың 39-тармағы)"));
    CHECK(holds(sentence(words(request(quarterly, "kk", "r703"))), "2026 жылғы III\u00a0тоқсан"));
    CHECK(holds(sentence(words(request(quarterly, "ru", "r703"))), "III\u00a0квартал 2026 года"));
}

TEST_CASE("tables of foreigners stand in the quarterly report only when there are any") {
    RenderRequest asked = request(quarterly, "ru", "r703");
    const auto tables = [&](const std::string& json) {
        asked.data = json;
        asked.format = Format::tags;
        const std::string tags = rendered(library(), asked);
        return count(tags, "Table");
    };
    const std::string all = asked.data;
    const std::string no_family = without(all, "/document/family_members");
    const std::size_t with_both = tables(all);
    CHECK(tables(no_family) == with_both - 1);
    CHECK(tables(with(all, "/document/family_members", "[]")) == with_both - 1);
    CHECK(tables(without(no_family, "/document/nonresidents")) == with_both - 2);
    asked.data = all;
    const std::string text = sentence(words(asked));
    CHECK(holds(text, "09.2027")); // expected stay: month and year
    CHECK(holds(text, "лица привлеченного Фондом, членами семьи которого они являются")); // as the act has it (T-237)
    CHECK_FALSE(holds(sentence(words([&] {
        RenderRequest bare = asked;
        bare.data = without(all, "/document/income");
        return bare;
    }())), "Доход"));
}

TEST_CASE("names and passports of foreigners are masked in messages") {
    RenderRequest asked = request(quarterly, "ru", "r703");
    asked.data = with(asked.data, "/document/nonresidents/0/passport_number", "\"" + std::string(60, '7') + "\"");
    asked.data = with(asked.data, "/document/nonresidents/0/birth_date", "\"1990-04-31\"");
    asked.data = with(asked.data, "/document/nonresidents/0/expected_stay", "\"2027-13\"");
    const Outcome outcome = library().render(asked);
    CHECK(has(outcome, "DAT-0209"));
    CHECK(has(outcome, "DAT-0213"));
    CHECK(has(outcome, "DAT-0230"));
    for (const Problem& problem : outcome.problems) {
        CHECK_FALSE(holds(problem.text, "7777777777"));
        CHECK_FALSE(holds(problem.text, "1990-04-31"));
    }
}

TEST_CASE("T-801: the grant report says on its first page and in every margin that the form is not complete") {
    for (const auto& [language, note, margin] : {std::tuple("kk", "Нысан толық емес. ", "Нысан толық емес, ресми нысан емес"), std::tuple("ru", "Форма неполная. ", "Форма неполная, официальной не является")}) {
        const std::string dump = words(request(grant, language, "r243"));
        CHECK(holds(sentence(dump), note));
        CHECK(count(dump, margin) == 2); // furniture of the first page and of the others
        CHECK(holds(dump, "неофициальный перевод") == (language == std::string("ru")));
    }
}

TEST_CASE("nobody can ask for the grant report as an official form") {
    RenderRequest asked = request(grant, "kk", "r243");
    const std::string good = asked.data;
    for (const char* mark : {"official_form", "form_status", "is_official"}) {
        asked.data = with(good, "/document/" + std::string(mark), "true");
        CHECK(only(library().render(asked), "DAT-0204").path == "/document/" + std::string(mark));
    }
}

TEST_CASE("T-802: the damaged headings are printed with their gaps, the whole ones whole") {
    const std::string kk = sentence(words(request(grant, "kk", "r243")));
    CHECK(holds(kk, "Ақпараттық […] ақпараттық ресурстардың тізбесі"));
    CHECK(holds(kk, "[…] өнімнің атауы ([…] платформаның атауы; […] қорының атауы; […] өнімнің жұмысын қамтамасыз ету үшін қолданылатын серверлік жабдықтың моделі)"));
    CHECK(holds(kk, "Өнім берушінің компаниясына сілтеме"));
    CHECK(holds(kk, "БСК – Банктік сәйкестендіру коды."));
}

TEST_CASE("headings of the lost columns come from operator.json, one by one") {
    auto world = std::make_shared<ChangedWorld>();
    world->replace("operator.json", "\"operators\": {", R"("operators": {"r243": {"caption_01": {"kk": "Р/с №", "ru": "№ п/п"}, "caption_17": {"kk": "Ресми атау", "ru": "Официальное наименование"}},)");
    RenderRequest asked = request(grant, "kk", "r243");
    asked.format = Format::document;
    const std::string kk = sentence(rendered(Library(world), asked));
    CHECK(holds(kk, "Р/с №"));
    CHECK(holds(kk, "Ресми атау"));
    CHECK_FALSE(holds(kk, "Ақпараттық […]"));
    CHECK(holds(kk, "Нысан толық емес. ")); // some headings do not make the form
    // What was printed goes with the file: the same bytes again where nothing is configured.
    asked.format = Format::pdf;
    const std::string pdf = rendered(Library(world), asked);
    RenderRequest again;
    again.document = grant;
    again.data = extracted(pdf);
    again.messages = Language::en;
    CHECK(rendered(library(), again) == pdf);
    world->replace("operator.json", "caption_01", "caption_27");
    CHECK(has(Library(world).render(asked), "ENG-0201"));
}

TEST_CASE("the grant report holds any number of rows, none included") {
    RenderRequest asked = request(grant, "kk", "r243", Format::tags);
    const std::string row = R"({"information_resources": ["тіркелім"], "component": {"product_name": "Өнім"}, "component_description": "сипаттама", "manufacturer_link": "https://a.example", "supplier_link": "https://b.example",
        "licensing_type": "ашық", "document_name": "Техникалық тапсырма", "document_approved_at": "2026-01-15"})";
    for (const std::size_t rows : {0U, 1U, 30U, 300U}) {
        INFO(rows << " rows");
        std::string list = "[";
        for (std::size_t i = 0; i < rows; ++i)
            list += (i ? "," : "") + row;
        asked.data = with(sample(grant, "kk", "r243"), "/document/rows", list + "]");
        const std::string tags = rendered(library(), asked);
        CHECK(count(tags, "TD") == 26 * rows);
        CHECK(count(tags, "TR") == rows + 3);
        CHECK(count(tags, "THead") == (rows > 0 ? 1 : 0)); // a header with nothing below it is the table itself
    }
}

TEST_CASE("the grant report is made only under the Rules of its own act, from their first certain day on") {
    RenderRequest asked = request(grant, "kk", "r243");
    const std::string good = asked.data;
    for (const auto& [day, id] : {std::pair("2025-06-01", "ACT-0102"), std::pair("2025-06-02", "ACT-0101"), std::pair("2025-12-31", "ACT-0101")}) {
        asked.data = with(good, "/document/due_date", "\"" + std::string(day) + "\"");
        CHECK(only(library().render(asked), id).path == "/document/due_date");
    }
    asked.data = good;
    asked.regime = "r703";
    asked.reason = "test";
    CHECK(has(library().render(asked), "ENG-0409"));
}
