#include "support.hpp"

#include <algorithm>
#include <utility>

using namespace engine_test;

namespace {

// Each line below is counted by hand: the tests name line and column of every fault.
const std::string faulty = R"({
  "applicant": {
    "org_name": "ТОО \"Nomad Data\"",
    "org_name_forms": {"genitive": "ТОО \"Nomad Data\""},
    "org_bin": "240340027187",
    "contact_email": "office nomad-data.example",
    "org_locatoin": "Алматы"
  },
  "application": {
    "application_id": 457,
    "application_sent_at": "2026-10-27"
  },
  "out": {
    "doc_lang": "ru",
    "doc_date": "2026-11-31",
    "signatory_position": "Руководитель отдела",
    "signatory_name": "А. Касымова",
    "signature": "eds"
  },
  "document": {
    "decision_date": "2026-11-16",
    "grounds": ["g-r703-16-3"],
    "reasoning": "Нет сметы расходов.",
    "annex_items_failed": ["bp703-12"]
  }
}
)";

struct Expected {
    std::string id, path;
    std::size_t line, column;
    std::string found, expected; ///< both must stand in the English text
};

const std::vector<Expected> faults = {
    {"DAT-0217", "/applicant/org_bin", 5, 16, "240340027187", "6"},
    {"DAT-0222", "/applicant/contact_email", 6, 22, "not an e-mail address", "@"},
    {"DAT-0203", "/applicant/org_locatoin", 7, 5, "org_locatoin", "org_location"},
    {"DAT-0201", "/applicant/org_location", 2, 16, "missing", "org_location"},
    {"DAT-0206", "/application/application_id", 10, 23, "457", "text in quotes"},
    {"DAT-0201", "/out/doc_number", 13, 10, "missing", "doc_number"},
    {"DAT-0213", "/out/doc_date", 15, 17, "2026-11-31", "no such day"},
    {"ENG-0412", "/document/grounds/0", 22, 17, "g-r703-16-3", "g-r703-16-1, g-r703-16-2"},
    {"ENG-0413", "/document/annex_items_failed/0", 24, 28, "bp703-12", "bp703-11"},
};

Outcome render_faulty(Language messages) {
    RenderRequest request;
    request.document = refusal;
    request.data = faulty;
    request.data_name = "letter.json";
    request.date = "2026-11-20";
    request.messages = messages;
    return library().render(request);
}

} // namespace

TEST_CASE("one run says everything that is wrong in the data, each with its place, what was found and what was expected") {
    const Outcome outcome = render_faulty(Language::en);
    CHECK_FALSE(outcome.ok);
    CHECK(outcome.bytes.empty());
    for (const Expected& expected : faults) {
        INFO(expected.id << " " << expected.path);
        const auto found = std::ranges::find_if(outcome.problems, [&](const Problem& problem) { return problem.id == expected.id && problem.path == expected.path; });
        REQUIRE(found != outcome.problems.end());
        INFO(found->text);
        CHECK(found->file == "letter.json");
        CHECK(found->line == expected.line);
        CHECK(found->column == expected.column);
        const std::string words = found->message + "\n" + found->hint;
        CHECK(words.find(expected.found) != std::string::npos);
        CHECK(words.find(expected.expected) != std::string::npos);
        CHECK(found->text.find("letter.json:" + std::to_string(expected.line) + ":" + std::to_string(expected.column)) != std::string::npos);
    }
    CHECK(outcome.problems.size() == faults.size());
}

TEST_CASE("the same faults are said in Kazakh, Russian and English, in the same order and places") {
    const Outcome all[] = {render_faulty(Language::kk), render_faulty(Language::ru), render_faulty(Language::en)};
    for (std::size_t i = 0; i < faults.size(); ++i) {
        std::set<std::string> messages, hints, places;
        for (const Outcome& outcome : all) {
            REQUIRE(outcome.problems.size() == faults.size());
            const Problem& problem = outcome.problems[i];
            CHECK_FALSE(problem.message.empty());
            CHECK_FALSE(problem.hint.empty());
            messages.insert(problem.message);
            hints.insert(problem.hint);
            places.insert(problem.id + problem.path + ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column));
        }
        INFO(*places.begin());
        CHECK(messages.size() == 3);
        CHECK(hints.size() == 3);
        CHECK(places.size() == 1);
    }
}

TEST_CASE("a wrong day, language or edition asked for does not hide what is wrong in the data") {
    RenderRequest request = request_of({refusal, "ru", "r703"});
    request.data = with(request.data, "/applicant/org_bin", "\"240340027187\"");
    SECTION("day") {
        request.date = "20.11.2026";
        const Outcome outcome = library().render(request);
        CHECK(has(outcome, "ENG-0406"));
        CHECK(has(outcome, "DAT-0217"));
    }
    SECTION("language") {
        request.language = "kk";
        const Outcome outcome = library().render(request);
        CHECK(has(outcome, "ENG-0405"));
        CHECK(has(outcome, "DAT-0217"));
        CHECK(outcome.problems.size() == 2); // no faults that come only from checking against the wrong language
    }
    SECTION("no language at all") {
        request.language = "";
        request.data = without(request.data, "/out/doc_lang");
        const Outcome outcome = library().render(request);
        CHECK(has(outcome, "ENG-0404"));
        CHECK(has(outcome, "DAT-0217"));
        CHECK(outcome.problems.size() == 2);
    }
    SECTION("edition") {
        request.regime = "r704";
        request.reason = "by order";
        const Outcome outcome = library().render(request);
        CHECK(has(outcome, "ENG-0407"));
        CHECK(has(outcome, "DAT-0217"));
        CHECK(outcome.problems.size() == 2);
    }
    SECTION("operator.json") {
        request.operator_file = QUJAT_SOURCE_DIR;
        const Outcome outcome = library().render(request);
        CHECK(has(outcome, "ENG-0102"));
        CHECK(has(outcome, "DAT-0217"));
    }
}

TEST_CASE("data that are no object at all are an error with a place, whatever they are") {
    for (const char* json : {"[]", "null", "1", "\"text\"", "true", "{}", "", "[[[[", "{\"schema\": \"qujat.data/1\"}", "{\"schema\": \"qujat.data/1\", \"data\": null}",
                             "{\"schema\": 1, \"data\": {}}", "{\"out\": 1}", "{\"out\": {\"doc_lang\": 1}}", "{\"operator\": null, \"out\": []}", "{\"document\": {\"grounds\": 7}}"}) {
        for (const std::string& document : {certificate, refusal}) {
            for (const char* language : {"", "kk", "ru", "de"}) {
                RenderRequest request;
                request.document = document;
                request.language = language;
                request.data = json;
                request.date = "2026-11-20";
                const Outcome outcome = library().render(request);
                INFO(document << " " << language << " " << json);
                CHECK_FALSE(outcome.ok);
                CHECK_FALSE(outcome.problems.empty());
                CHECK_FALSE(has(outcome, "ENG-0001"));
                CHECK(outcome.bytes.empty());
            }
        }
    }
}

TEST_CASE("any value in any place is either printed or refused by name") {
    const std::string values[] = {"null", "true", "-7", "\"\"", "\"\\u0007\"", "\"" + std::string(600, 'x') + "\"", "[]", "{}", "[[]]", "{\"kk\": \"a\"}", "\"2026-02-29\"", "\"\\ud83d\\ude00\"", "\" \"", "\"\\u00ad\\u200b\""};
    for (const std::string& document : {certificate, refusal}) {
        const RenderRequest request = request_of({document, "kk", "r703"});
        RenderRequest record = request;
        record.data = extracted(rendered(library(), request));
        record.date = record.language = "";
        for (const RenderRequest* base : {&request, &std::as_const(record)}) {
            for (const std::string& path : leaves(parsed(base->data))) {
                for (const std::string& value : values) {
                    RenderRequest changed = *base;
                    changed.data = with(base->data, path, value);
                    const Outcome outcome = library().render(changed);
                    INFO(document << " " << path << " " << value << (outcome.problems.empty() ? "" : "\n" + outcome.problems.front().text));
                    // A name that no rule declines is printed as it stands, with a warning.
                    CHECK(outcome.ok == std::ranges::all_of(outcome.problems, [](const Problem& problem) { return problem.id == "MRK-0406"; }));
                    CHECK(outcome.ok == !outcome.bytes.empty());
                    CHECK_FALSE(has(outcome, "ENG-0001"));
                }
            }
        }
    }
}

TEST_CASE("private facts stand in no message") {
    RenderRequest request = request_of({refusal, "ru", "r703"});
    request.data = with(request.data, "/applicant/contact_email", "\"secret person@mail.example\"");
    request.data = with(request.data, "/applicant/contact_phone", "\"77172555-secret\"");
    const Outcome outcome = library().render(request);
    CHECK(ids(outcome) == std::vector<std::string>{"DAT-0222", "DAT-0223"});
    for (const Problem& problem : outcome.problems) {
        INFO(problem.text);
        CHECK(problem.text.find("secret") == std::string::npos);
        CHECK(problem.json.find("secret") == std::string::npos);
    }
}

TEST_CASE("everything wrong in a template and its style sheets is said at load, each with file, line and column") {
    auto world = std::make_shared<ChangedWorld>();
    world->put("registration-certificate/kk.xhtml", R"xml(<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:q="urn:qujat:template:1" xml:lang="kk" q:official="yes">
<head>
  <title>Куәлік</title>
  <link rel="stylesheet" href="certificate.css"/>
  <link rel="stylesheet" href="missing.css"/>
</head>
<body>
  <p><q:value-of select="applicant/org_nmae"/></p>
  <marquee>Қатысушы</marquee>
  <p><q:value-of select="q:data(document/issue_date, 'long')"/></p>
  <q:include href="../common/missing.xhtml"/>
  <p><q:citation of="as-participan"/></p>
</body>
</html>
)xml");
    world->put("registration-certificate/certificate.css", "h1 {\n  margin-topp: 16mm;\n  width: 3parsec;\n}\n");
    const Outcome outcome = Library(world).render([&] {
        RenderRequest request = request_of({certificate, "kk", "r703"});
        request.messages = Language::en;
        return request;
    }());
    std::string all;
    for (const Problem& problem : outcome.problems)
        all += problem.text;
    INFO(all);
    CHECK_FALSE(outcome.ok);
    const struct {
        std::string id, file;
        std::size_t line, column;
        std::string found, nearest;
    } expected[] = {
        {"MRK-0202", "registration-certificate/kk.xhtml", 9, 36, "org_nmae", "org_name"},
        {"MRK-0301", "registration-certificate/kk.xhtml", 10, 3, "marquee", ""},
        {"MRK-0205", "registration-certificate/kk.xhtml", 11, 26, "q:data", "q:date"},
        {"MRK-0305", "registration-certificate/kk.xhtml", 13, 22, "as-participan", "as-participant"},
        {"MRK-0103", "registration-certificate/certificate.css", 2, 3, "margin-topp", "margin-top"},
        {"MRK-0107", "registration-certificate/certificate.css", 3, 10, "parsec", "mm"},
    };
    for (const auto& fault : expected) {
        INFO(fault.id << " " << fault.found);
        const auto found = std::ranges::find(outcome.problems, fault.id, &Problem::id);
        REQUIRE(found != outcome.problems.end());
        CHECK(found->file == fault.file);
        CHECK(found->line == fault.line);
        CHECK(found->column == fault.column);
        CHECK(found->message.find(fault.found) != std::string::npos);
        CHECK((found->message + found->hint).find(fault.nearest) != std::string::npos);
    }
    // A file that is not there is named where it is asked for.
    for (const auto& [missing, line] : {std::pair<std::string, std::size_t>{"registration-certificate/missing.css", 6}, {"common/missing.xhtml", 12}}) {
        INFO(missing);
        const auto found = std::ranges::find_if(outcome.problems, [&name = missing](const Problem& problem) { return problem.id == "ENG-0101" && problem.message.find(name) != std::string::npos; });
        REQUIRE(found != outcome.problems.end());
        CHECK(found->file == "registration-certificate/kk.xhtml");
        CHECK(found->line == line);
    }
}

TEST_CASE("a character that no font has is named with its code point, its place and the fonts tried") {
    RenderRequest request = request_of({certificate, "kk", "r703"});
    request.data = with(request.data, "/applicant/org_name", "\"Alem \\u6f22 Soft\"");
    request.data_name = "data.json";
    const Outcome outcome = library().render(request);
    const Problem problem = only(outcome, "LAY-0001");
    INFO(problem.text);
    CHECK(problem.message.find("漢") != std::string::npos);
    CHECK(problem.message.find("U+6F22") != std::string::npos);
    CHECK((problem.message + problem.hint).find("PT Serif") != std::string::npos);
    CHECK((problem.message + problem.hint).find("Noto Serif") != std::string::npos);
    CHECK(problem.path == "/applicant/org_name");
    CHECK(problem.line > 0);
}

TEST_CASE("nothing at all is lost when several characters have no glyph") {
    RenderRequest request = request_of({certificate, "ru", "r703"});
    request.data = with(request.data, "/applicant/org_name", "\"\\u6f22 \\u0e01\"");
    request.data = with(request.data, "/document/activity_kinds", R"(["\u05d0", "ҚАЗ"])");
    const Outcome outcome = library().render(request);
    std::string all;
    for (const Problem& problem : outcome.problems) {
        CHECK(problem.id == "LAY-0001");
        all += problem.message;
    }
    CHECK(all.find("U+6F22") != std::string::npos);
    CHECK(all.find("U+0E01") != std::string::npos);
    CHECK(all.find("U+05D0") != std::string::npos);
}
