#include "support.hpp"

using namespace engine_test;

namespace {

// The edition the paper was made under, or the id of what refused it.
std::string outcome_on(const std::string& document, const std::string& day, const std::string& language, const std::string& operator_json = {}) {
    const bool is_fund = day >= "2026-02";
    RenderRequest request = request_of({document, language, is_fund ? "r703" : "r415-2023"});
    request.data = with(request.data, document == certificate ? "/document/issue_date" : "/application/application_sent_at", "\"" + day + "\"");
    if (document == refusal) // the ground that needs nothing else, so that only the edition decides
        request.data = with(request.data, "/document/grounds", is_fund ? R"(["g-r703-16-2"])" : R"(["g-r415-16-2"])");
    if (document == refusal)
        request.data = without(request.data, "/document/annex_items_failed");
    auto world = std::make_shared<ChangedWorld>();
    if (!operator_json.empty())
        world->put("operator.json", operator_json);
    const Outcome outcome = Library(world).render(request);
    if (!outcome.ok) {
        REQUIRE(outcome.problems.size() == 1);
        CHECK(outcome.problems[0].path == (document == certificate ? "/document/issue_date" : "/application/application_sent_at"));
        CHECK(outcome.problems[0].message.find(outcome.problems[0].id == "ENG-0409" ? "r415-2022" : day) != std::string::npos); // an edition known by the day is named instead
        return outcome.problems[0].id;
    }
    return std::string(parsed(extracted(outcome.bytes)).find("regime")->text());
}

} // namespace

TEST_CASE("the document's own date picks the edition, on every day around every boundary") {
    // The earliest days are those of acts.xml (later of signing and registration, plus 11 days), the certain ones those of operator.json.
    const std::pair<const char*, const char*> days[] = {
        {"2018-10-06", "ACT-0102"}, {"2018-10-07", "ACT-0103"}, {"2021-08-22", "ACT-0103"}, {"2021-08-23", "ACT-0103"}, {"2022-09-03", "ACT-0103"}, {"2022-09-04", "ACT-0101"},
        {"2022-12-31", "ACT-0101"}, {"2023-01-01", "ENG-0409"}, {"2023-08-14", "ENG-0409"}, {"2023-08-15", "ACT-0101"}, {"2023-12-31", "ACT-0101"}, {"2024-01-01", "r415-2023"},
        {"2026-01-15", "r415-2023"}, {"2026-01-16", "ACT-0101"}, {"2026-06-30", "ACT-0101"}, {"2026-07-01", "r703"}, {"2026-07-02", "r703"},
    };
    for (const std::string& document : {certificate, refusal}) {
        for (const auto& [day, expected] : days) {
            for (const char* language : {"kk", "ru"}) {
                INFO(document << " " << day << " " << language);
                CHECK(outcome_on(document, day, language) == expected);
            }
        }
    }
}

TEST_CASE("with the true day of entry into force there is no window") {
    const std::string exact = replaced(load(std::string(QUJAT_SOURCE_DIR) + "/templates/operator.json"), R"("E_703": {"date": "2026-07-01", "exact": false})", R"("E_703": {"date": "2026-03-01", "exact": true})");
    for (const std::string& document : {certificate, refusal}) {
        INFO(document);
        CHECK(outcome_on(document, "2026-01-16", "kk", exact) == "r415-2023");
        CHECK(outcome_on(document, "2026-03-01", "kk", exact) == "r703");
    }
    auto world = std::make_shared<ChangedWorld>();
    world->put("operator.json", exact);
    RenderRequest request = request_of({certificate, "ru", "r415-2023"});
    request.data = with(request.data, "/document/issue_date", "\"2026-02-28\"");
    CHECK(parsed(extracted(rendered(Library(world), request))).find("regime")->text() == "r415-2023");
}

TEST_CASE("the edition of 2022, of which these papers' clauses are not held, is refused by its name in the language of the request") {
    const std::pair<Language, const char*> names[] = {{Language::kk, "№ 292/НҚ бұйрықпен енгізілген редакциясы"}, {Language::ru, "в редакции приказа от 23 августа 2022 года № 292/НҚ"}, {Language::en, "as amended by order No. 292/НҚ of 23 August 2022"}};
    for (const std::string& document : {certificate, refusal}) {
        for (const auto& [language, name] : names) {
            RenderRequest request = request_of({document, "kk", "r415-2023"});
            request.messages = language;
            SECTION(document + " by its date, " + name) {
                request.data = with(request.data, document == certificate ? "/document/issue_date" : "/application/application_sent_at", "\"2023-03-15\"");
                const Outcome outcome = library().render(request);
                REQUIRE(has(outcome, "ENG-0409"));
                CHECK(outcome.problems.front().text.find(name) != std::string::npos);
                CHECK(outcome.problems.front().text.find("r415-2022") != std::string::npos);
            }
            SECTION(document + " when it is asked for, " + name) {
                request.regime = "r415-2022";
                request.reason = "test";
                const Outcome outcome = library().render(request);
                REQUIRE(has(outcome, "ENG-0409"));
                CHECK(outcome.problems.front().text.find(name) != std::string::npos);
                CHECK(outcome.problems.front().text.find("r415-2022") != std::string::npos);
            }
        }
    }
}

TEST_CASE("another edition than the date's needs a reason, which stays in the file") {
    RenderRequest request = request_of({certificate, "ru", "r703"});
    request.regime = "r415-2023";
    only(library().render(request), "ENG-0408");
    request.reason = "повторная выдача взамен утраченного";
    const data::Value record = parsed(extracted(rendered(library(), request)));
    CHECK(record.find("regime")->text() == "r415-2023");
    CHECK(record.find("regime_reason")->text() == request.reason);
    // Without an override there is no reason to keep.
    CHECK(parsed(extracted(rendered(library(), request_of({certificate, "ru", "r703"})))).find("regime_reason") == nullptr);
}

TEST_CASE("a reason or an edition that would have no effect is an error, not silence") {
    RenderRequest request = request_of({certificate, "ru", "r703"});
    request.reason = "просто так";
    only(library().render(request), "ENG-0416");
    RenderRequest again = request_of({certificate, "ru", "r703"});
    again.data = extracted(rendered(library(), again));
    again.date.clear();
    again.regime = "r415-2023";
    again.reason = "просто так";
    only(library().render(again), "ENG-0415");
}

TEST_CASE("T-205: a refusal stands on the two grounds of its own edition and no other") {
    const std::pair<const char*, std::vector<std::string>> lawful[] = {{"r415-2023", {"g-r415-16-1", "g-r415-16-2"}}, {"r703", {"g-r703-16-1", "g-r703-16-2"}}};
    for (const auto& [regime, grounds] : lawful) {
        for (const char* asked : {"g-r415-16-1", "g-r415-16-2", "g-r703-16-1", "g-r703-16-2", "g-r415-16-3", "g-r703-16-3", "g-r292-16-1", "g-r703-7", "debt", ""}) {
            RenderRequest request = request_of({refusal, "kk", regime});
            request.data = with(request.data, "/document/grounds", "[\"" + std::string(asked) + "\"]");
            const Outcome outcome = library().render(request);
            const bool is_lawful = std::string(asked) == grounds[0] || std::string(asked) == grounds[1];
            INFO(regime << " " << asked);
            CHECK(outcome.ok == is_lawful);
            if (!is_lawful && *asked != '\0') {
                const Problem problem = only(outcome, "ENG-0412");
                CHECK(problem.path == "/document/grounds/0");
                CHECK((problem.message + problem.hint).find(grounds[0] + ", " + grounds[1]) != std::string::npos);
            }
        }
        RenderRequest both = request_of({refusal, "ru", regime});
        both.data = with(both.data, "/document/grounds", "[\"" + grounds[0] + "\", \"" + grounds[1] + "\"]");
        CHECK(library().render(both).ok);
    }
}

TEST_CASE("one ground or item cannot be given twice") {
    RenderRequest request = request_of({refusal, "ru", "r703"});
    request.data = with(request.data, "/document/grounds", R"(["g-r703-16-2", "g-r703-16-2"])");
    CHECK(only(library().render(request), "ENG-0417").path == "/document/grounds/1");
    request = request_of({refusal, "ru", "r703"});
    request.data = with(request.data, "/document/annex_items_failed", R"(["bp703-08", "bp703-01", "bp703-08"])");
    CHECK(only(library().render(request), "ENG-0417").path == "/document/annex_items_failed/2");
}

TEST_CASE("the ground on the business plan needs the items that fail, the other ground does not") {
    for (const char* regime : {"r415-2023", "r703"}) {
        const std::string key = std::string(regime) == "r703" ? "g-r703-16-" : "g-r415-16-";
        RenderRequest request = request_of({refusal, "kk", regime});
        request.data = without(request.data, "/document/annex_items_failed");
        const Problem problem = only(library().render(request), "ENG-0414");
        CHECK(problem.path == "/document/grounds/0");
        CHECK(problem.message.find("/document/annex_items_failed") != std::string::npos);
        request.data = with(request.data, "/document/grounds", "[\"" + key + "2\"]");
        CHECK(library().render(request).ok);
    }
}

TEST_CASE("items of the business plan are those of the edition's own annex") {
    // bp317 numbers 12 items, bp703 11 (annexes 3 and 1).
    const std::pair<const char*, std::vector<std::pair<const char*, bool>>> cases[] = {
        {"r415-2023", {{"bp317-01", true}, {"bp317-12", true}, {"bp317-13", false}, {"bp317-00", false}, {"bp703-01", false}, {"bp292-15", false}, {"bp317-1", false}, {"8", false}}},
        {"r703", {{"bp703-01", true}, {"bp703-11", true}, {"bp703-12", false}, {"bp703-fn", false}, {"bp317-01", false}, {"bp292-01", false}}}};
    for (const auto& [regime, items] : cases) {
        for (const auto& [item, is_known] : items) {
            RenderRequest request = request_of({refusal, "ru", regime});
            request.data = with(request.data, "/document/annex_items_failed", "[\"" + std::string(item) + "\"]");
            const Outcome outcome = library().render(request);
            INFO(regime << " " << item);
            CHECK(outcome.ok == is_known);
            if (!is_known)
                CHECK(only(outcome, "ENG-0413").path == "/document/annex_items_failed/0");
        }
    }
}
