#include "support.hpp"

#include <algorithm>

using namespace engine_test;

namespace {

const std::string with_url = R"({
  "verification_url": "https://verify.example/c",
  "operators": {
    "r415-2023": {"operator_name": {"kk": "\"Астана Хаб\" ХТП", "ru": "МТП \"Астана Хаб\""}, "operator_address": {"kk": "Астана қаласы, Мәңгілік Ел даңғылы, 55/8", "ru": "город Астана, проспект Мангилик Ел, 55/8"}},
    "r703": {"operator_name": {"kk": "\"Астана Хаб\" ДКҚ", "ru": "АКФ \"Астана Хаб\""}, "operator_address": {"kk": "Астана қаласы, Мәңгілік Ел даңғылы, 55/8", "ru": "город Астана, проспект Мангилик Ел, 55/8"}}
  },
  "entry_into_force": {"E_292": {"date": "2023-01-01", "exact": false}, "E_317": {"date": "2024-01-01", "exact": false}, "E_703": {"date": "2026-07-01", "exact": false}}
}
)";

std::shared_ptr<const World> world_with_url() {
    auto world = std::make_shared<ChangedWorld>();
    world->put("operator.json", with_url);
    return world;
}

// Only what the document must have.
std::string bare(const Paper& paper) {
    std::string json = data_of(paper);
    if (paper.document == certificate)
        return with(json, "/document/seal_or_eds", "\"seal\"");
    json = without(json, "/applicant/contact_email");
    json = without(json, "/document/annex_items_failed");
    json = with(json, "/document/grounds", paper.regime == "r703" ? R"(["g-r703-16-2"])" : R"(["g-r415-16-2"])");
    return with(json, "/out/signature", "\"hand\"");
}

// Everything a document may have.
std::string full(const Paper& paper) {
    std::string json = data_of(paper);
    if (paper.document == certificate)
        return json;
    json = with(json, "/applicant/contact_phone", "\"+7 7172 000000\"");
    json = with(json, "/application/regime", "\"" + paper.regime + "\"");
    json = with(json, "/document/grounds", paper.regime == "r703" ? R"(["g-r703-16-1", "g-r703-16-2"])" : R"(["g-r415-16-1", "g-r415-16-2"])");
    return with(json, "/out/signature", "\"seal\"");
}

RenderRequest again(const Paper& paper, const std::string& record) {
    RenderRequest request;
    request.document = paper.document;
    request.data = record;
    request.messages = Language::en;
    return request;
}

} // namespace

TEST_CASE("data taken from a file give the same bytes again, in an installation that says other things of itself too") {
    const Library ours(real_world()), theirs(world_with_url());
    for (const Paper& paper : papers()) {
        for (const Library* made_by : {&ours, &theirs}) {
            const std::pair<const char*, std::string> kinds[] = {{"as in the sample", data_of(paper)}, {"bare", bare(paper)}, {"full", full(paper)}};
            for (const auto& [kind, data] : kinds) {
                INFO(paper.name() << " " << kind << (made_by == &theirs ? " with" : " without") << " a verification address");
                RenderRequest request = request_of(paper);
                request.data = data;
                const std::string pdf = rendered(*made_by, request);
                const std::string record = extracted(pdf);
                for (const Library* library : {&ours, &theirs}) {
                    const std::string twin = rendered(*library, again(paper, record));
                    CHECK(twin == pdf);
                    CHECK(extracted(twin) == record);
                }
            }
        }
    }
}

TEST_CASE("a file made by the clock gives the same bytes again") {
    RenderRequest request = request_of({refusal, "kk", "r703"});
    request.date.clear();
    const std::string pdf = rendered(library(), request);
    CHECK(rendered(library(), again({refusal, "kk", "r703"}, extracted(pdf))) == pdf);
}

TEST_CASE("a file made under an edition against its date gives the same bytes again") {
    RenderRequest request = request_of({certificate, "kk", "r703"});
    request.regime = "r415-2023";
    request.reason = "сот шешімі бойынша \"қайта беру\"\nекінші жол";
    const std::string pdf = rendered(library(), request);
    CHECK(rendered(library(), again({certificate, "kk", "r703"}, extracted(pdf))) == pdf);
}

TEST_CASE("the attached data hold what was printed or decided something and nothing else, key by key") {
    const std::set<std::string> envelope = {"/date", "/language", "/regime", "/schema", "/template"};
    const std::set<std::string> on_certificate = {
        "/data/applicant/org_bin", "/data/applicant/org_location", "/data/applicant/org_name", "/data/document/activity_kinds/0", "/data/document/activity_kinds/1",
        "/data/document/issue_date", "/data/document/registration_number", "/data/document/seal_or_eds", "/data/document/validity/from", "/data/document/validity/to",
        "/data/operator/operator_name"}; // the author of the file's metadata
    const std::set<std::string> in_refusal = {
        "/data/applicant/contact_email", "/data/applicant/org_bin", "/data/applicant/org_location", "/data/application/application_id", "/data/application/application_sent_at",
        "/data/document/annex_items_failed/0", "/data/document/annex_items_failed/1", "/data/document/decision_date", "/data/document/grounds/0", "/data/document/reasoning",
        "/data/operator/operator_name", "/data/out/doc_date", "/data/out/doc_number", "/data/out/signatory_name", "/data/out/signatory_position", "/data/out/signature"};
    for (const Paper& paper : papers()) {
        INFO(paper.name());
        std::set<std::string> expected = paper.document == certificate ? on_certificate : in_refusal;
        // The name is declined by rule; the Russian sample overrides the genitive.
        if (paper.document == refusal)
            expected.insert("/data/applicant/org_name");
        if (paper.document == refusal && paper.language == "ru")
            expected.insert("/data/applicant/org_name_forms/genitive");
        expected.insert(envelope.begin(), envelope.end());
        if ((paper.language == "kk") == (paper.regime == "r415-2023")) // our translation, by its hash
            expected.insert("/text");
        const std::string record = extracted(rendered(library(), request_of(paper)));
        CHECK(leaves(parsed(record)) == expected);
        CHECK(parsed(record).find("regime")->text() == paper.regime);
        CHECK(parsed(record).find("language")->text() == paper.language);
        CHECK(parsed(record).find("date")->text() == "2026-11-20T00:00:00+05:00");
        CHECK(record.find("2026-11-18") == std::string::npos); // contract_signed_at
        CHECK(record.find("2024-05-17") == std::string::npos);

        // With the operator's address: letters print it, certificates do not. With a verification address: the other way round.
        std::set<std::string> richer = expected;
        richer.insert(paper.document == certificate ? "/data/operator/verification_url" : "/data/operator/operator_address");
        CHECK(leaves(parsed(extracted(rendered(Library(world_with_url()), request_of(paper))))) == richer);
    }
}

TEST_CASE("what optional fields lack is not in the attached data either") {
    RenderRequest request = request_of({refusal, "ru", "r703"});
    request.data = bare({refusal, "ru", "r703"});
    const std::string record = extracted(rendered(library(), request));
    CHECK(parsed(record).find("data")->find("applicant")->find("contact_email") == nullptr);
    CHECK(record.find("null") == std::string::npos);
    CHECK(record.find("doc_lang") == std::string::npos);
}

TEST_CASE("data of a file that were tampered with are checked like any others") {
    const Paper paper{refusal, "kk", "r703"};
    const std::string record = extracted(rendered(library(), request_of(paper)));
    CHECK(has(library().render(again(paper, with(record, "/data/applicant/org_bin", "\"240340027187\""))), "DAT-0217"));
    CHECK(has(library().render(again(paper, with(record, "/data/document/grounds", "[\"g-r415-16-1\"]"))), "ENG-0412"));
    CHECK(has(library().render(again(paper, with(record, "/regime", "\"r704\""))), "ENG-0407"));
    CHECK(has(library().render(again(paper, with(record, "/regime", "\"r415-2022\""))), "ENG-0409"));
    CHECK(has(library().render(again(paper, without(record, "/data/out/doc_number"))), "MRK-0401"));
    CHECK(has(library().render(again(paper, with(record, "/data/out/doc_lang", "\"ru\""))), "ENG-0405"));
    for (const char* key : {"/date", "/language", "/regime", "/template"})
        CHECK(has(library().render(again(paper, without(record, key))), "ENG-0402"));
    for (const char* schema : {"\"qujat.data/2\"", "\"\""})
        CHECK(has(library().render(again(paper, with(record, "/schema", schema))), "ENG-0402"));
    for (const char* data : {"null", "[]", "7", "{}", "\"\""}) {
        const Outcome outcome = library().render(again(paper, with(record, "/data", data)));
        CHECK_FALSE(outcome.ok);
        CHECK_FALSE(has(outcome, "ENG-0001"));
    }
}

namespace {

// The text of the QR code in the dump of the document; empty when there is none.
std::string code_of(const Library& from, RenderRequest request) {
    request.format = Format::document;
    const std::string dump = rendered(from, request);
    const std::size_t begin = dump.find(" qr \"");
    if (begin == std::string::npos)
        return {};
    return dump.substr(begin + 5, dump.find("\" alt ", begin) - begin - 5);
}

std::string fingerprint(const std::string& code) { return code.substr(code.find("&h=") + 3); }

} // namespace

TEST_CASE("a certificate bears a QR code only when the operator names a verification address, a letter never") {
    const Library theirs(world_with_url());
    for (const Paper& paper : papers()) {
        INFO(paper.name());
        CHECK(code_of(library(), request_of(paper)).empty());
        const std::string code = code_of(theirs, request_of(paper));
        if (paper.document == refusal) {
            CHECK(code.empty());
            continue;
        }
        CHECK(code.starts_with("https://verify.example/c?n=AH-2026-0117&h="));
        CHECK(fingerprint(code).size() == 16);
        CHECK(fingerprint(code).find_first_not_of("0123456789abcdef") == std::string::npos);
    }
}

TEST_CASE("the verification address may come from another operator.json of the caller") {
    const std::string folder = scratch("operator");
    save(folder + "/operator.json", with_url);
    RenderRequest request = request_of({certificate, "ru", "r703"});
    request.operator_file = folder + "/operator.json";
    CHECK(code_of(library(), request).starts_with("https://verify.example/c?n="));
    CHECK(parsed(extracted(rendered(library(), request))).find("data")->find("operator")->find("operator_name")->text() == "АКФ \"Астана Хаб\"");
}

TEST_CASE("the number in the QR code is escaped as in an address") {
    RenderRequest request = request_of({certificate, "kk", "r703"});
    request.data = with(request.data, "/document/registration_number", "\"№ 7/Ә&B=1\"");
    // RFC 3986, 2.1: UTF-8 bytes, percent-encoded.
    CHECK(code_of(Library(world_with_url()), request).starts_with("https://verify.example/c?n=%E2%84%96%207%2F%D3%98%26B%3D1&h="));
}

TEST_CASE("the fingerprint changes with every printed field and with nothing else") {
    const Library theirs(world_with_url());
    for (const char* regime : {"r415-2023", "r703"}) {
        const Paper paper{certificate, "kk", regime};
        const RenderRequest request = request_of(paper);
        const std::string code = code_of(theirs, request);
        std::set<std::string> met = {fingerprint(code)};
        const std::pair<const char*, const char*> printed[] = {
            {"/applicant/org_name", "\"Alem Soft 2\""}, {"/applicant/org_bin", "\"240340027186\""}, {"/applicant/org_location", "\"Алматы\""}, {"/document/activity_kinds/1", "\"Басқа\""},
            {"/document/activity_kinds", "[\"Бағдарламалық қамтылымды әзірлеу\"]"}, {"/document/issue_date", std::string(regime) == "r703" ? "\"2026-11-21\"" : "\"2024-05-21\""},
            {"/document/validity/from", "\"2026-11-22\""}, {"/document/validity/to", "\"2028-11-20\""}, {"/document/registration_number", "\"AH-2026-0118\""}, {"/document/seal_or_eds", "\"seal\""}};
        std::size_t count = 1;
        for (const auto& [path, value] : printed) {
            INFO(path);
            RenderRequest other = request;
            other.data = with(request.data, path, value);
            CHECK(met.insert(fingerprint(code_of(theirs, other))).second);
            CHECK(met.size() == ++count);
        }
        RenderRequest other = request;
        other.data = with(request.data, "/document/contract_signed_at", "\"2026-11-19\"");
        CHECK(code_of(theirs, other) == code);
        other = request;
        other.date = "2027-01-01";
        CHECK(code_of(theirs, other) == code);
        other = request;
        other.data = data::canonical_json(parsed(request.data)); // order and white space of the keys
        CHECK(code_of(theirs, other) == code);
    }
}
