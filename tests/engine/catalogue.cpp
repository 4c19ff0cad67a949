#include "support.hpp"

#include "diag/diag.hpp"

#include <new>
#include <stdexcept>

using namespace engine_test;

namespace {

using Recipe = std::function<Outcome(Language)>;

Outcome render(const std::shared_ptr<const World>& world, RenderRequest request, Language messages) {
    request.messages = messages;
    return Library(world).render(request);
}

// `request` with one thing changed, in the world as it is.
Recipe asked(const std::string& document, std::function<void(RenderRequest&)> change) {
    return [=](Language messages) {
        RenderRequest request = request_of({document, "kk", "r703"});
        change(request);
        return render(real_world(), request, messages);
    };
}

Recipe in_changed_world(std::function<void(ChangedWorld&)> change) {
    return [=](Language messages) {
        auto world = std::make_shared<ChangedWorld>();
        change(*world);
        return render(world, request_of({certificate, "kk", "r703"}), messages);
    };
}

Recipe linted(std::function<void(ChangedWorld&)> change) {
    return [=](Language messages) {
        auto world = std::make_shared<ChangedWorld>();
        change(*world);
        return Library(world).lint(messages);
    };
}

std::string record() {
    static const std::string json = extracted(rendered(library(), request_of({certificate, "kk", "r703"})));
    return json;
}

// One way to each message of the room.
std::map<std::string, Recipe> recipes() {
    std::map<std::string, Recipe> all;
    all["ENG-0001"] = in_changed_world([](ChangedWorld& world) { world.before_read = [] { throw std::runtime_error("the disk is on fire"); }; });
    all["ENG-0002"] = in_changed_world([](ChangedWorld& world) { world.before_read = [] { throw std::bad_alloc(); }; });
    all["ENG-0101"] = [](Language messages) {
        RenderRequest request;
        request.document = "no-such-document";
        return render(real_world(), request, messages);
    };
    all["ENG-0102"] = asked(certificate, [](RenderRequest& request) { request.data_file = QUJAT_SOURCE_DIR; });
    all["ENG-0103"] = asked(certificate, [](RenderRequest& request) { request.data.assign((16U << 20) + 1, ' '); });
    all["ENG-0104"] = in_changed_world([](ChangedWorld& world) { world.replace("registration-certificate/contract.json", "urn:qujat:contract:registration-certificate", "urn:qujat:contract:registration-certifikate"); });
    all["ENG-0105"] = in_changed_world([](ChangedWorld& world) { world.replace("registration-certificate/kk.xhtml", "../common/official.css", "../../outside.css"); });
    all["ENG-0106"] = [](Language messages) { return write_file("/no-such-folder/certificate.pdf", "%PDF", messages); };
    all["ENG-0201"] = in_changed_world([](ChangedWorld& world) { world.replace("operator.json", "entry_into_force\": {", "entry_into_farce\": {"); });
    all["ENG-0202"] = in_changed_world([](ChangedWorld& world) { world.replace("operator.json", "2026-07-01", "1 July 2026"); });
    all["ENG-0301"] = in_changed_world([](ChangedWorld& world) { world.fonts_xml = replaced(real_world()->font_list().bytes, "<fallback ", "<fallbak "); });
    all["ENG-0302"] = in_changed_world([](ChangedWorld& world) { world.fonts_xml = replaced(real_world()->font_list().bytes, "PTF55F.ttf", "PTF55X.ttf"); });
    all["ENG-0401"] = asked(certificate, [](RenderRequest& request) { request.data = with(record(), "/regime_raeson", "\"x\""); });
    all["ENG-0402"] = asked(certificate, [](RenderRequest& request) { request.data = without(record(), "/date"); });
    all["ENG-0403"] = asked(refusal, [](RenderRequest& request) { request.data = record(); });
    all["ENG-0404"] = asked(certificate, [](RenderRequest& request) { request.language = "en"; });
    all["ENG-0405"] = asked(certificate, [](RenderRequest& request) { request.language = "ru"; });
    all["ENG-0406"] = asked(certificate, [](RenderRequest& request) { request.date = "2026-02-30"; });
    all["ENG-0407"] = asked(certificate, [](RenderRequest& request) { request.regime = "r704", request.reason = "by order"; });
    all["ENG-0408"] = asked(certificate, [](RenderRequest& request) { request.regime = "r415-2023"; });
    all["ENG-0409"] = asked(certificate, [](RenderRequest& request) { request.regime = "r415-2022", request.reason = "by order"; });
    all["ENG-0410"] = in_changed_world([](ChangedWorld& world) { world.replace("operator.json", "\"r703\"", "\"r704\""); });
    all["ENG-0411"] = asked(refusal, [](RenderRequest& request) { request.data = with(request.data, "/application/regime", "\"r415-2023\""); });
    all["ENG-0412"] = asked(refusal, [](RenderRequest& request) { request.data = with(request.data, "/document/grounds", "[\"g-r415-16-1\"]"); });
    all["ENG-0413"] = asked(refusal, [](RenderRequest& request) { request.data = with(request.data, "/document/annex_items_failed", "[\"bp317-01\"]"); });
    all["ENG-0414"] = asked(refusal, [](RenderRequest& request) { request.data = without(request.data, "/document/annex_items_failed"); });
    all["ENG-0415"] = asked(certificate, [](RenderRequest& request) { request.language.clear(), request.data = record(), request.regime = "r415-2023", request.reason = "by order"; });
    all["ENG-0416"] = asked(certificate, [](RenderRequest& request) { request.reason = "by order"; });
    all["ENG-0417"] = asked(refusal, [](RenderRequest& request) { request.data = with(request.data, "/document/grounds", R"(["g-r703-16-2", "g-r703-16-2"])"); });
    all["ENG-0418"] = in_changed_world([](ChangedWorld& world) { world.replace("registration-certificate/contract.json", "\"x-regime-by\": \"/document/issue_date\",", ""); });
    const auto with_rule = [](const std::string& severity) {
        return in_changed_world([severity](ChangedWorld& world) {
            const std::string rule = R"([{"id": "T-502", "test": "document/seal_or_eds = 'seal'", "severity": ")" + severity + R"(", "at": "/document/seal_or_eds", "message": {"kk": "мөр керек", "ru": "нужна печать", "en": "a seal is needed"}}])";
            const std::string name = "registration-certificate/contract.json";
            world.put(name, with(world.read(name, 1U << 20).bytes, "/x-rules", rule));
        });
    };
    all["ENG-0420"] = with_rule("error");
    all["ENG-0421"] = with_rule("warning");
    const auto blank = [](auto change) {
        return asked(certificate, [change](RenderRequest& request) {
            request.data.clear();
            request.blank = true;
            change(request);
        });
    };
    all["ENG-0450"] = blank([](RenderRequest& request) { request.document = refusal; });
    all["ENG-0451"] = blank([](RenderRequest& request) { request.filed = "2026-02-30"; });
    all["ENG-0452"] = blank([](RenderRequest& request) { request.filed = "2026-11-20", request.regime = "r703"; });
    all["ENG-0453"] = blank([](RenderRequest& request) { request.data = "{}"; });
    all["ENG-0501"] = linted([](ChangedWorld& world) {
        const std::string name = "registration-certificate/contract.json";
        world.put(name, without(world.read(name, 1U << 20).bytes, "/properties/document/properties/registration_number/x-label"));
    });
    // The paper prints no day that would need the calendar of 2027; a rule that only warns would.
    all["ENG-0422"] = [](Language language) {
        RenderRequest request;
        request.document = "activity-change-decision";
        request.language = "kk";
        request.data = library().sample(request.document, "kk", "r703", Language::en).bytes;
        for (const char* path : {"/application/application_sent_at", "/document/received_at", "/document/decision_date", "/out/doc_date"})
            request.data = with(request.data, path, "\"2027-03-02\"");
        request.date = "2027-03-02";
        request.messages = language;
        return library().render(request);
    };
    all["ENG-0502"] = linted([](ChangedWorld& world) { world.replace("common/official.css", "\"PT Serif\"", "\"PT Serf\""); });
    all["ENG-0503"] = linted([](ChangedWorld& world) { world.replace("registration-refusal/sample.json", "\"2024-05-06\"", "\"2026-10-27\""); });
    return all;
}

} // namespace

TEST_CASE("every message on rendering, listing and linting is produced by something a person can do, and is said in three languages") {
    const std::map<std::string, Recipe> all = recipes();
    std::size_t met = 0;
    for (const diag::Message& entry : diag::catalogue()) {
        const std::string id(entry.id);
        if (!id.starts_with("ENG-") || id >= "ENG-0600" || (id >= "ENG-0460" && id < "ENG-0490")) // signing, checking and drafts have tests of their own
            continue;
        INFO(id);
        const auto recipe = all.find(id);
        REQUIRE(recipe != all.end());
        ++met;
        std::set<std::string> messages, hints;
        for (const Language language : languages) {
            const Outcome outcome = recipe->second(language);
            INFO([&] {
                std::string said;
                for (const Problem& problem : outcome.problems)
                    said += problem.text;
                return said;
            }());
            const bool stops = entry.severity == diag::Severity::error;
            CHECK(outcome.ok != stops);
            CHECK(outcome.bytes.empty() == stops);
            REQUIRE(has(outcome, id));
            for (const Problem& problem : outcome.problems) {
                if (problem.id != id)
                    continue;
                messages.insert(problem.message);
                hints.insert(problem.hint);
                CHECK(problem.severity == (stops ? Severity::error : Severity::warning));
                CHECK_FALSE(problem.message.empty());
                CHECK_FALSE(problem.hint.empty());
                CHECK(problem.message.find('{') == std::string::npos);
                CHECK(problem.hint.find('{') == std::string::npos);
                CHECK(problem.text.find("[" + id + "]: " + problem.message) != std::string::npos);
                CHECK(problem.text.ends_with("\n"));
                CHECK(problem.json.find('\n') == std::string::npos);
                CHECK(parsed(problem.json).find("hint")->text() == problem.hint);
                break;
            }
        }
        CHECK(messages.size() == 3);
        CHECK(hints.size() == 3);
    }
    CHECK(met == all.size());
}
