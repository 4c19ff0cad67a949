#include "support.hpp"

#include <algorithm>

using namespace engine_test;

namespace {

const std::string remarks = "application-remarks-notice";

std::string sample_file(const std::string& name) { return load(std::string(QUJAT_SOURCE_DIR) + "/samples/" + name); }

// The report of a plan, as `qujat check --format json` writes it.
std::string report_of(const std::string& file, const std::string& bytes, Language language = Language::ru, const std::string& filed = "2026-10-27") {
    CheckRequest request;
    request.files.push_back({file, bytes});
    request.filed = filed;
    request.helper = std::string(QUJAT_BINARY_DIR) + "/bin/qujat-sandbox";
    request.language = language;
    request.format = CheckFormat::json;
    const CheckOutcome outcome = library().check(request);
    REQUIRE(outcome.ok);
    return outcome.bytes;
}

// Judged once: items 4 and 8 are taken out of it.
const std::string& incomplete() {
    static const std::string made = report_of("incomplete.docx", sample_file("plans/incomplete.docx"));
    return made;
}

RenderRequest request(const std::string& document, const std::string& language, const std::string& report, const std::string& data = sample_file("case/reviewed.json")) {
    RenderRequest made;
    made.document = document;
    made.language = language;
    made.data = data;
    made.check = report;
    made.date = "2026-11-20";
    made.messages = Language::en;
    return made;
}

data::Value record_of(const Library& from, const RenderRequest& asked) { return parsed(extracted(rendered(from, asked))); }

std::string at(const data::Value& value, const std::string& path) {
    INFO(path);
    const data::Value* found = data::find_path(value, path);
    REQUIRE(found);
    return std::string(found->text());
}

std::string refused_data() {
    return without(without(sample_file("case/refused.json"), "/documents/registration-refusal/document/reasoning"), "/documents/registration-refusal/document/annex_items_failed");
}

} // namespace

TEST_CASE("what the check found missing becomes remarks, each with its clause and item, in the order of the annex and the language of the notice") {
    const struct {
        const char *language, *fourth, *eighth;
    } papers[] = {{"kk", "Бизнес-жоспарда мыналар көрсетілмеген: команда туралы мәліметтер; қызметкерлердің штат саны; біліктілігі, еңбек өтілі немесе тәжірибесі; бейрезиденттерді тарту; резиденттерді тарту.\n",
                   "Бизнес-жоспарда мыналар көрсетілмеген: жоспарланған шығыстардың сметасы.\nШығыстарды баптар бойынша сомасы мен валютасын көрсетіп жазыңыз: жалақы, сервер, маркетинг және т.б., жылдар бойынша."},
                  {"ru", "В бизнес-плане не указано следующее: сведения о команде; штатное количество работников; квалификация, трудовой стаж или опыт; планируемое привлечение нерезидентов; планируемое привлечение резидентов.\n",
                   "В бизнес-плане не указано следующее: смета планируемых расходов.\nПриведите расходы по статьям с суммами и валютой: зарплата, серверы, маркетинг и т. д., по годам."}};
    for (const auto& paper : papers) {
        INFO(paper.language);
        const data::Value record = record_of(library(), request(remarks, paper.language, incomplete()));
        REQUIRE(data::find_path(record, "/data/document/remarks"));
        REQUIRE(data::find_path(record, "/data/document/remarks")->items().size() == 2);
        CHECK(at(record, "/data/document/remarks/0/subject/annex_item") == "bp703-04");
        CHECK(at(record, "/data/document/remarks/1/subject/annex_item") == "bp703-08");
        for (const char* one : {"0", "1"}) {
            CHECK(at(record, std::string("/data/document/remarks/") + one + "/subject/clause") == "rm-r703-9-1");
            CHECK(at(record, std::string("/data/document/remarks/") + one + "/category") == "rm-incomplete");
        }
        CHECK(at(record, "/data/document/remarks/0/text").starts_with(paper.fourth));
        CHECK(at(record, "/data/document/remarks/1/text") == paper.eighth);
    }
}

TEST_CASE("a notice of an earlier day cites the items of the annex of its day: public significance is item 12 of bp317") {
    std::string data = sample_file("case/reviewed.json");
    for (const auto& [from, to] : {std::pair<std::string, std::string>("2026-10-", "2025-03-"), std::pair<std::string, std::string>("2026-11-", "2025-04-")})
        for (std::size_t found = data.find(from); found != std::string::npos; found = data.find(from))
            data.replace(found, from.size(), to);
    RenderRequest asked = request(remarks, "ru", report_of("incomplete.docx", sample_file("plans/incomplete.docx"), Language::ru, "2025-03-27"), data);
    asked.date = "2025-04-20";
    const data::Value record = record_of(library(), asked);
    std::vector<std::string> items;
    for (const data::Value& remark : data::find_path(record, "/data/document/remarks")->items()) {
        CHECK(at(remark, "/subject/clause") == "rm-r415-9-1");
        items.push_back(at(remark, "/subject/annex_item"));
    }
    CHECK(items == std::vector<std::string>{"bp317-04", "bp317-08", "bp317-12"});
    CHECK(at(record, "/data/document/remarks/2/text").find("общественная значимость проекта") != std::string::npos);
    // What was judged by one annex fills no paper under another.
    CHECK(has(library().render(request(remarks, "ru", incomplete(), data)), "ENG-0882"));
}

TEST_CASE("the language of the report does not matter, and the record gives the same notice without it") {
    const std::string pdf = rendered(library(), request(remarks, "kk", incomplete()));
    CHECK(rendered(library(), request(remarks, "kk", report_of("incomplete.docx", sample_file("plans/incomplete.docx"), Language::en))) == pdf);
    RenderRequest again = request(remarks, "", "", extracted(pdf));
    again.date.clear();
    CHECK(rendered(library(), again) == pdf);
}

TEST_CASE("a refusal rests on the one ground a report can give, on the items that are surely missing, and its reasoning is a draft") {
    for (const char* language : {"kk", "ru"}) {
        INFO(language);
        const RenderRequest asked = request(refusal, language, incomplete(), refused_data());
        const Outcome outcome = library().render(asked);
        CHECK(has(outcome, "ENG-0888"));
        const data::Value record = record_of(library(), asked);
        CHECK(at(record, "/data/document/grounds/0") == "g-r703-16-1");
        CHECK(at(record, "/data/document/annex_items_failed/0") == "bp703-04");
        CHECK(at(record, "/data/document/annex_items_failed/1") == "bp703-08");
        CHECK(at(record, "/data/document/decision_date") == "2026-11-18");
        CHECK(at(record, "/data/document/reasoning").ends_with(language == std::string("kk") ? "\n8-тармақ: жоспарланған шығыстардың сметасы." : "\nПункт 8: смета планируемых расходов."));
        // Without a ground of the commission in the case the report gives it.
        CHECK(extracted(rendered(library(), request(refusal, language, incomplete(), without(refused_data(), "/decisions/0/grounds")))) == extracted(rendered(library(), asked)));
    }
}

TEST_CASE("what is undecided is left to a reader by name, and never remarked") {
    std::string report = incomplete();
    report = with(report, "/items/7/verdict", "\"undecided\"");
    report = with(report, "/items/7/sub/0/verdict", "\"undecided\"");
    const RenderRequest asked = request(remarks, "ru", report);
    const Outcome outcome = library().render(asked);
    REQUIRE(has(outcome, "ENG-0885"));
    for (const Problem& problem : outcome.problems) {
        if (problem.id == "ENG-0885")
            CHECK(problem.message.find("bp703-08") != std::string::npos);
    }
    CHECK(data::find_path(record_of(library(), asked), "/data/document/remarks")->items().size() == 1);
}

TEST_CASE("of an item that is there in part only the missing parts are remarked; a heading without words and a lone picture say so") {
    std::string report = incomplete();
    report = with(report, "/items/0/verdict", "\"partial\"");
    report = with(report, "/items/0/sub/2/verdict", "\"missing\"");
    report = with(report, "/items/3/verdict", "\"only-picture\"");
    report = with(report, "/items/7/verdict", "\"empty\"");
    const data::Value record = record_of(library(), request(remarks, "ru", report));
    CHECK(at(record, "/data/document/remarks/0/text").starts_with("В бизнес-плане не указано следующее: цели проекта.\n"));
    CHECK(at(record, "/data/document/remarks/1/text").starts_with("В бизнес-плане под заголовком есть только изображение; текстом не указано следующее: сведения о команде;"));
    CHECK(at(record, "/data/document/remarks/2/text").starts_with("Раздел бизнес-плана назван, но не заполнен; не указано следующее: смета"));
    // A picture may say it all: no refusal rests on it.
    const data::Value refused = record_of(library(), request(refusal, "ru", report, refused_data()));
    CHECK(data::find_path(refused, "/data/document/annex_items_failed")->items().size() == 2);
    CHECK(at(refused, "/data/document/annex_items_failed/0") == "bp703-01");
    CHECK(at(refused, "/data/document/annex_items_failed/1") == "bp703-08");
}

TEST_CASE("the footnote on several kinds of activity is a remark of non-conformity that rests on the clause alone") {
    std::string report = incomplete();
    const std::string note = R"({"id": "bp703-fn", "number": 0, "verdict": "missing", "sub": [{"id": "bp703-fn1", "verdict": "missing", "evidence": []}]})";
    const std::size_t end = report.find("\n  ],\n  \"notes\"");
    REQUIRE(end != std::string::npos);
    if (report.find("bp703-fn") == std::string::npos)
        report.insert(end, ",\n" + note);
    const data::Value record = record_of(library(), request(remarks, "ru", report));
    CHECK(at(record, "/data/document/remarks/2/category") == "rm-nonconforming");
    CHECK(at(record, "/data/document/remarks/2/subject/clause") == "rm-r703-9-1");
    CHECK_FALSE(data::find_path(record, "/data/document/remarks/2/subject/annex_item"));
}

TEST_CASE("a report that says nothing is missing, of another edition, by other requirements, or no report at all makes no paper") {
    const std::string complete = report_of("complete.docx", sample_file("plans/complete.docx"));
    CHECK(has(library().render(request(remarks, "ru", complete)), "ENG-0884"));
    CHECK(has(library().render(request(refusal, "ru", complete, refused_data())), "ENG-0884"));
    CHECK(has(library().render(request(remarks, "ru", with(incomplete(), "/edition", "\"bp317\""))), "ENG-0882"));
    CHECK(has(library().render(request(remarks, "ru", with(incomplete(), "/requirements_sha256", "\"0\""))), "ENG-0883"));
    CHECK(has(library().render(request(remarks, "ru", with(incomplete(), "/schema", "\"qujat.check/2\""))), "ENG-0880"));
    CHECK(has(library().render(request(remarks, "ru", with(incomplete(), "/items/3/verdict", "\"lost\""))), "ENG-0880"));
    CHECK(has(library().render(request(remarks, "ru", with(incomplete(), "/items/3/id", "\"bp703-40\""))), "ENG-0880"));
    CHECK(has(library().render(request(remarks, "ru", with(incomplete(), "/items/3/sub/0/id", "\"bp703-04b\""))), "ENG-0880"));
    CHECK(has(library().render(request(remarks, "ru", with(incomplete(), "/items/3/id", "\"bp703-01\""))), "ENG-0880")); // twice, or out of order
    CHECK(has(library().render(request(remarks, "ru", "{")), "DAT-0001"));
    CHECK(has(library().render(request(certificate, "ru", incomplete(), sample_file("case/case.json"))), "ENG-0881"));
}

TEST_CASE("what is given by hand and by the report is given twice") {
    CHECK(has(library().render(request(remarks, "ru", incomplete(), sample_file("case/case.json"))), "ENG-0886"));
    CHECK(has(library().render(request(refusal, "ru", incomplete(), sample_file("case/refused.json"))), "ENG-0886"));
    CHECK(has(library().render(request(refusal, "ru", incomplete(), with(refused_data(), "/decisions/0/grounds", R"(["g-r703-16-2"])"))), "ENG-0886"));
}

TEST_CASE("there is no remark without a clause") {
    auto world = std::make_shared<ChangedWorld>();
    world->replace("acts.xml", "rm-r703-9-1\"", "rm-r703-9-01\"");
    CHECK(has(Library(world).render(request(remarks, "ru", incomplete())), "ENG-0887"));
}
