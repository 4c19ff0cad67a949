#include "support.hpp"

#include <algorithm>

using namespace engine_test;

namespace {

std::string case_file(const std::string& name) { return load(std::string(QUJAT_SOURCE_DIR) + "/samples/case/" + name + ".json"); }

RenderRequest request(const std::string& document, const std::string& language, const std::string& data) {
    RenderRequest made;
    made.document = document;
    made.language = language;
    made.data = data;
    made.data_name = "case.json";
    made.date = "2026-11-20";
    made.messages = Language::en;
    return made;
}

const std::string remarks = "application-remarks-notice", quarterly = "quarterly-report";

const struct {
    const char* file;
    std::vector<std::string> documents;
} cases[] = {{"case", {remarks, certificate, quarterly, "activity-change-decision", "application-status-notice", "commission-forwarding-letter", "early-termination-decision", "early-termination-notice",
                       "early-termination-referral", "participant-register-entry", "registration-commission-decision", "registration-notice"}},
             {"refused", {remarks, refusal, "application-status-notice", "commission-forwarding-letter", "registration-commission-decision"}}};

// A problem of the outcome with this id, the first.
Problem first(const Outcome& outcome, const std::string& id) {
    for (const Problem& problem : outcome.problems)
        UNSCOPED_INFO(problem.text);
    const auto found = std::ranges::find(outcome.problems, id, &Problem::id);
    REQUIRE(found != outcome.problems.end());
    return *found;
}

} // namespace

TEST_CASE("one case file feeds every document of the case in both languages, and the record alone gives the same bytes again") {
    for (const auto& one : cases) {
        for (const std::string& document : one.documents) {
            for (const char* language : {"kk", "ru"}) {
                INFO(one.file << " " << document << " " << language);
                const std::string pdf = rendered(library(), request(document, language, case_file(one.file)));
                const std::string record = extracted(pdf);
                // Nothing of the case but what the paper shows goes with it.
                for (const char* foreign : {"\"events\"", "\"documents\"", "\"participation\"", "\"decisions\"", "qujat.case"})
                    CHECK(record.find(foreign) == std::string::npos);
                RenderRequest again = request(document, "", record);
                again.date.clear();
                CHECK(rendered(library(), again) == pdf);
            }
        }
    }
}

TEST_CASE("every document of the tree that the sample cases satisfy is made from them, and what they lack is said field by field") {
    for (const std::string& document : real_world()->documents()) {
        for (const auto& one : cases) {
            for (const char* language : {"kk", "ru"}) {
                INFO(one.file << " " << document << " " << language);
                const Outcome outcome = library().render(request(document, language, case_file(one.file)));
                if (outcome.ok) {
                    RenderRequest again = request(document, "", extracted(outcome.bytes));
                    again.date.clear();
                    CHECK(rendered(library(), again) == outcome.bytes);
                    continue;
                }
                // Another case's paper: fields are missing, or no rule knows the edition; nothing else is wrong with the file.
                for (const Problem& problem : outcome.problems) {
                    INFO(problem.text);
                    CHECK((problem.severity != Severity::error || problem.id == "DAT-0201" || problem.id == "DAT-0202" || problem.id == "ENG-0418" || problem.id == "ENG-0414"));
                }
            }
        }
    }
}

TEST_CASE("a case and the data of the single document make the same file") {
    // The certificate of the sample case, written out by hand after the contract.
    const std::string by_hand = R"({"applicant": {"org_name": "Товарищество с ограниченной ответственностью \"Nomad Data\"", "org_bin": "240340027186",
        "org_location": "Республика Казахстан, город Алматы, проспект Абая, дом 52, офис 7"},
        "document": {"activity_kinds": ["Разработка программного обеспечения", "Услуги по обработке и анализу данных"], "issue_date": "2026-11-27",
        "validity": {"from": "2026-11-27", "to": "2028-11-26"}, "registration_number": "AH-2026-0117", "seal_or_eds": "eds", "contract_signed_at": "2026-11-25"}})";
    CHECK(rendered(library(), request(certificate, "ru", case_file("case"))) == rendered(library(), request(certificate, "ru", by_hand)));
}

TEST_CASE("what stands under the document wins, and of the events the last of its kind counts") {
    const std::string own = with(with(case_file("case"), "/documents/registration-certificate", "{}"), "/documents/registration-certificate/document", R"({"registration_number": "AH-1", "validity": {"to": "2027-11-26"}})");
    const std::string record = extracted(rendered(library(), request(certificate, "kk", own)));
    CHECK(record.find("\"registration_number\":\"AH-1\"") != std::string::npos);
    CHECK(record.find(R"("validity":{"from":"2026-11-27","to":"2027-11-26"})") != std::string::npos); // field by field
    const std::string twice = replaced(case_file("refused"), R"("kind": "refusal-notified")", R"("kind": "decided-refuse")");
    CHECK(extracted(rendered(library(), request(refusal, "ru", with(twice, "/decisions/0/on", "\"2026-11-20\"")))).find("\"decision_date\":\"2026-11-20\"") != std::string::npos);
}

TEST_CASE("a missing field names the place of the case file where it belongs") {
    const Outcome no_event = library().render(request(refusal, "ru", replaced(case_file("refused"), R"("kind": "decided-refuse")", R"("kind": "under-review")")));
    CHECK_FALSE(no_event.ok);
    CHECK(first(no_event, "DAT-0201").path == "/document/decision_date");
    CHECK(first(no_event, "DAT-0201").file == "case.json");
    CHECK(first(no_event, "ENG-0862").message.find("/events/decided-refuse/on") != std::string::npos);
    CHECK(first(no_event, "ENG-0862").path == "/document/decision_date");
    const Outcome no_number = library().render(request(refusal, "ru", without(case_file("refused"), "/documents/registration-refusal/out/doc_number")));
    CHECK(first(no_number, "ENG-0861").hint.find("/documents/registration-refusal/out/doc_number") != std::string::npos);
    const Outcome no_kazakh = library().render(request(refusal, "kk", without(case_file("refused"), "/applicant/org_name/kk")));
    CHECK(first(no_kazakh, "ENG-0863").message.find("/applicant/org_name") != std::string::npos);
    CHECK(library().render(request(refusal, "ru", without(case_file("refused"), "/applicant/org_name/kk"))).ok);
}

TEST_CASE("wrong values of the case are shown where they stand in it, with the field of the document they were for") {
    const Outcome wrong = library().render(request(refusal, "ru", with(case_file("refused"), "/decisions/0/grounds", R"(["g-r703-16-9"])")));
    const Problem problem = first(wrong, "ENG-0412");
    CHECK(problem.file == "case.json");
    CHECK(problem.line > 1);
    CHECK(problem.path == "/document/grounds/0");
}

TEST_CASE("unknown keys, kinds and documents of a case are errors with the nearest known name") {
    CHECK(only(library().render(request(certificate, "ru", replaced(case_file("case"), "\"participation\"", "\"participation1\""))), "DAT-0203").hint.find("participation") != std::string::npos);
    CHECK(only(library().render(request(certificate, "ru", replaced(case_file("case"), "\"decided-register\"", "\"decided-registre\""))), "DAT-0211").hint.find("decided-register") != std::string::npos);
    CHECK(only(library().render(request(certificate, "ru", replaced(case_file("case"), "\"quarterly-report\"", "\"quaterly-report\""))), "ENG-0860").hint.find("quarterly-report") != std::string::npos);
    CHECK(has(library().render(request(refusal, "ru", replaced(case_file("refused"), "\"annex_items_failed\"", "\"annex_items_faild\""))), "DAT-0203"));
}

TEST_CASE("events stand in their order, and a day is the same wherever it is said") {
    const auto id = [](const std::string& data) { return only(library().render(request(certificate, "ru", data)), "ENG-0866").line; };
    CHECK(id(with(case_file("case"), "/events/3/on", "\"2026-11-01\"")) > 1);
    // Same day, wrong order.
    const std::string swapped = replaced(replaced(replaced(case_file("case"), "\"certificate-issued\"", "\"X\""), "\"contract-signed\"", "\"certificate-issued\""), "\"X\"", "\"contract-signed\"");
    const Outcome order = library().render(request(certificate, "ru", swapped));
    CHECK(first(order, "ENG-0867").message.find("contract-signed") != std::string::npos);
    CHECK(has(library().render(request(certificate, "ru", replaced(case_file("case"), "\"registration-notified\"", "\"decided-refuse\""))), "ENG-0868"));
    for (const char* path : {"/application/application_sent_at", "/participation/contract_signed_at", "/participation/issue_date", "/decisions/0/on"}) {
        INFO(path);
        CHECK(has(library().render(request(certificate, "ru", with(case_file("case"), path, "\"2026-11-28\""))), "ENG-0869"));
    }
}

TEST_CASE("a case has no language of its own") {
    only(library().render(request(certificate, "", case_file("case"))), "ENG-0404");
}

TEST_CASE("lint finds a field that no case file can hold") {
    auto world = std::make_shared<ChangedWorld>();
    world->replace("registration-certificate/contract.json", "/participation/issue_date", "/participation/isue_date");
    CHECK(has(Library(world).lint(Language::en), "ENG-0870"));
    world->replace("registration-certificate/contract.json", "/participation/isue_date", "/participation/validity");
    CHECK(has(Library(world).lint(Language::en), "ENG-0870"));
}

TEST_CASE("the schema of a case file needs no other file") {
    const Outcome schema = library().describe_case(Language::en);
    REQUIRE(schema.ok);
    const data::Value root = parsed(schema.bytes);
    CHECK(data::find_path(root, "/properties/events/items/properties/kind"));
    CHECK(schema.bytes.find("\"urn:qujat:contract:blocks\": {") != std::string::npos);
}

TEST_CASE("papers that do not exist are counted beyond those that are shown") {
    std::string data = R"({"schema": "qujat.case/1", "documents": {)";
    for (int i = 0; i < 300; ++i)
        data += (i == 0 ? "\"" : ", \"") + std::to_string(i) + "\": 0";
    const Outcome outcome = library().render(request(certificate, "ru", data + "}}"));
    CHECK(std::ranges::count(outcome.problems, "ENG-0860", &Problem::id) == 200);
    CHECK(outcome.problems.back().id == "DIA-0002");
}
