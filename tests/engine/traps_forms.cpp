#include "support.hpp"

using namespace engine_test;

namespace {

std::string sample_of(const std::string& document, const std::string& language, const std::string& regime) {
    const Outcome made = library().sample(document, language, regime, Language::en);
    REQUIRE(made.ok);
    return made.bytes;
}

RenderRequest request(const std::string& document, const std::string& language, const std::string& data, Format format = Format::tags) {
    RenderRequest made;
    made.document = document;
    made.language = language;
    made.data = data;
    made.date = "2026-11-20";
    made.messages = Language::en;
    made.format = format;
    return made;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string certificate_of_extension = "extension-certificate", application = "participation-application";

// The message of a rule stands in brackets: its id.
bool warns(const Outcome& outcome, const std::string& rule) {
    for (const Problem& problem : outcome.problems) {
        if (problem.id == "ENG-0421" && holds(problem.message, "(" + rule + ")"))
            return true;
    }
    return false;
}

} // namespace

TEST_CASE("T-501: the extension certificate of 703 is printed with its old title, and the operator is told until it is confirmed") {
    const std::string data = sample_of(certificate_of_extension, "kk", "r703");
    const std::string words = rendered(library(), request(certificate_of_extension, "kk", data));
    CHECK(holds(words, "КУӘЛІК \\\"Астана Хаб\\\" халықаралық технологиялық паркінде қатысу мерзімін ұзарту туралы"));
    CHECK_FALSE(warns(library().render(request(certificate_of_extension, "kk", data)), "T-501"));
    CHECK(warns(library().render(request(certificate_of_extension, "kk", without(data, "/document/title_is_confirmed"))), "T-501"));
    CHECK_FALSE(warns(library().render(request(certificate_of_extension, "ru", sample_of(certificate_of_extension, "ru", "r415-2023"))), "T-501"));
}

TEST_CASE("T-503: the form of 703 keeps its нөмер and кезені, that of 415 has its own words") {
    const std::string kk = rendered(library(), request(certificate_of_extension, "kk", sample_of(certificate_of_extension, "kk", "r703")));
    CHECK(holds(kk, "бизнес-сәйкестендіру нөмер\""));
    CHECK(holds(kk, "Қолданылу кезені:"));
    CHECK(holds(kk, "Мөр орны/ Электрондық цифрлық қолтаңба"));
    CHECK(holds(rendered(library(), request(certificate_of_extension, "ru", sample_of(certificate_of_extension, "ru", "r415-2023"))), "Выдано на срок:"));
}

TEST_CASE("T-505, T-509: the extension certificate has no signatory and no note of the publisher") {
    const std::string words = rendered(library(), request(certificate_of_extension, "ru", sample_of(certificate_of_extension, "ru", "r415-2023")));
    CHECK_FALSE(holds(words, "Председатель"));
    CHECK_FALSE(holds(words, "Сноска"));
    CHECK(holds(words, "Место для печати/Электронная цифровая подпись"));
}

TEST_CASE("T-506: many kinds of activity take as many lines and run over to a further sheet") {
    std::string kinds = "[";
    for (int i = 0; i < 40; ++i)
        kinds += std::string(i ? "," : "") + "\"Разработка программного обеспечения, направление " + std::to_string(i + 1) + "\"";
    const std::string data = with(sample_of(certificate_of_extension, "ru", "r415-2023"), "/document/activity_kinds", kinds + "]");
    const std::string pages = rendered(library(), request(certificate_of_extension, "ru", data, Format::pages));
    CHECK(holds(pages, "page 2"));
    CHECK(holds(pages, "направление 40"));
}

TEST_CASE("T-228, T-205: a share of fifty per cent warns and the application is made all the same") {
    const std::string data = sample_of(application, "ru", "r703");
    CHECK_FALSE(warns(library().render(request(application, "ru", data)), "T-228"));
    CHECK_FALSE(warns(library().render(request(application, "ru", with(data, "/document/state_share_percent", "\"49.99\""))), "T-228"));
    const Outcome half = library().render(request(application, "ru", with(data, "/document/state_share_percent", "\"50\"")));
    CHECK(half.ok);
    CHECK(warns(half, "T-228"));
    CHECK(warns(library().render(request(application, "ru", with(data, "/document/state_share_percent", "\"50.01\""))), "T-228"));
}

TEST_CASE("T-226: 415 lets representative offices be, 703 names branches only") {
    CHECK(holds(rendered(library(), request(application, "ru", sample_of(application, "ru", "r415-2023"))), "филиалов, кроме представительств"));
    CHECK_FALSE(holds(rendered(library(), request(application, "kk", sample_of(application, "kk", "r703"))), "өкілдіктер"));
    const std::string data = with(sample_of(application, "kk", "r703"), "/document/has_branches", "true");
    CHECK(warns(library().render(request(application, "kk", data)), "el-2"));
}

TEST_CASE("T-212: a notice of a change of location threatens nothing") {
    for (const std::string regime : {"r415-2023", "r703"}) {
        const std::string words = rendered(library(), request("location-change-notice", "ru", sample_of("location-change-notice", "ru", regime)));
        CHECK_FALSE(holds(words, "прекращени"));
        CHECK_FALSE(holds(words, "39"));
    }
}

TEST_CASE("T-201: the decision on the term cites clause 24 of 703 and does not quote it") {
    const std::string words = rendered(library(), request("participation-term-decision", "kk", sample_of("participation-term-decision", "kk", "r703")));
    CHECK(holds(words, "24-тармағына"));
    CHECK_FALSE(holds(words, "мүмкін емес"));
}

TEST_CASE("T-201: less than a year is refused, exactly a year is a warning under 703 with both readings") {
    const std::string decision = "participation-term-decision";
    const std::string data = sample_of(decision, "ru", "r703"); // from 20.11.2026
    CHECK_FALSE(warns(library().render(request(decision, "ru", data)), "T-201"));
    const Outcome year = library().render(request(decision, "ru", with(data, "/document/term/to", "\"2027-11-19\"")));
    CHECK(year.ok);
    CHECK(warns(year, "T-201"));
    CHECK(has(library().render(request(decision, "ru", with(data, "/document/term/to", "\"2027-11-18\""))), "ENG-0420"));
    const std::string old = sample_of(decision, "ru", "r415-2023"); // from 20.05.2024
    CHECK_FALSE(warns(library().render(request(decision, "ru", with(old, "/document/term/to", "\"2025-05-19\""))), "T-201"));
    CHECK(has(library().render(request(decision, "ru", with(old, "/document/term/to", "\"2025-05-18\""))), "ENG-0420"));
}

TEST_CASE("T-225: an extension asked for too late is warned of and never refused") {
    const std::string extension = "extension-application";
    const std::string data = sample_of(extension, "ru", "r703"); // the term ends on Monday 30.11.2026; ten working days back is the 16th
    const std::string last = with(data, "/application/application_sent_at", "\"2026-11-16\""), late = with(data, "/application/application_sent_at", "\"2026-11-17\"");
    CHECK_FALSE(warns(library().render(request(extension, "ru", last)), "T-225"));
    const Outcome outcome = library().render(request(extension, "ru", late));
    CHECK(outcome.ok);
    CHECK(warns(outcome, "T-225"));
    CHECK(holds(outcome.bytes, "16 ноября 2026 года"));
    CHECK(holds(outcome.bytes, "согласно пункту 8"));
    CHECK_FALSE(holds(outcome.bytes, "отказ"));
}

TEST_CASE("T-902: a withdrawal is told ten working days before the decision") {
    const std::string withdrawal = "project-withdrawal-notice";
    const std::string data = with(sample_of(withdrawal, "kk", "r703"), "/document/planned_decision_date", "\"2026-11-30\"");
    CHECK_FALSE(warns(library().render(request(withdrawal, "kk", with(data, "/document/notice_date", "\"2026-11-16\""))), "T-902"));
    CHECK(warns(library().render(request(withdrawal, "kk", with(data, "/document/notice_date", "\"2026-11-17\""))), "T-902"));
}

TEST_CASE("T-227: what applies from 2029 is refused before and asked for from that day on") {
    const std::string data = sample_of(application, "ru", "r703");
    CHECK(has(library().render(request(application, "ru", with(data, "/document/export_priority", "\"экспорт\""))), "ENG-0420"));
    const std::string day = with(without(data, "/document/tax_information"), "/application/application_sent_at", "\"2029-01-01\"");
    CHECK(has(library().render(request(application, "ru", day)), "ENG-0420"));
    const std::string full = with(with(day, "/document/export_priority", "\"экспорт\""), "/document/public_sector_income_percent", "\"50\"");
    const Outcome made = library().render(request(application, "ru", full));
    CHECK(made.ok);
    CHECK_FALSE(warns(made, "el-9"));
    CHECK(holds(made.bytes, "экспорт товаров"));
    CHECK(warns(library().render(request(application, "ru", with(full, "/document/public_sector_income_percent", "\"50.01\""))), "el-9"));
    CHECK_FALSE(holds(library().render(request(application, "ru", data)).bytes, "экспорт товаров"));
}

TEST_CASE("T-202, PK-A-08: information on debts is ten calendar days old at most; under 292 the reviewer is told how the clause reads") {
    const std::string data = sample_of(application, "ru", "r703"); // sent on 26.10.2026
    const auto issued = [&](const std::string& day) { return library().render(request(application, "ru", with(data, "/document/tax_information/issued_at", "\"" + day + "\""))); };
    CHECK_FALSE(warns(issued("2026-10-16"), "PK-A-08"));
    CHECK(warns(issued("2026-10-15"), "PK-A-08"));
    CHECK_FALSE(warns(issued("2026-10-26"), "PK-A-08"));
    CHECK(warns(issued("2026-10-27"), "PK-A-08"));
    const std::string old = sample_of(application, "ru", "r415-2022"); // sent on 20.02.2023
    CHECK(warns(library().render(request(application, "ru", with(old, "/document/tax_information", R"({"issued_at": "2023-02-16"})"))), "T-202"));
    CHECK_FALSE(warns(issued("2026-10-20"), "T-202"));
}
