#include "support.hpp"

#include "data/value.hpp"
#include "report/package_report.hpp"

#include <algorithm>

using namespace engine_test;

namespace {

CheckPackageRequest asked(std::string package) {
    CheckPackageRequest request;
    request.package = std::move(package);
    request.helper = std::string(QUJAT_BINARY_DIR) + "/bin/qujat-sandbox";
    request.format = CheckFormat::json;
    request.language = Language::en;
    request.messages = Language::en;
    return request;
}

// The package of the samples, with its files; the plan that is complete, the debt within the threshold.
CheckPackageRequest whole() {
    const std::string folder = std::string(QUJAT_SOURCE_DIR) + "/samples/";
    CheckPackageRequest request = asked(replaced(load(folder + "package/package.json"), "25950.01", "25950.00"));
    request.has_files = true;
    request.files = {{"plan.docx", load(folder + "plans/complete.docx")}, {"tax-debt.txt", load(folder + "package/tax-debt.txt")}, {"lease.txt", load(folder + "package/lease.txt")}};
    return request;
}

std::string verdict_of(const CheckPackageOutcome& outcome, const std::string& rule) {
    const data::Value root = parsed(outcome.bytes);
    for (const auto& finding : root.find("findings")->items())
        if (finding.find("id")->text() == rule)
            return std::string(finding.find("verdict")->text());
    return {};
}
bool notes(const CheckPackageOutcome& outcome, const std::string& id) {
    const data::Value root = parsed(outcome.bytes);
    return std::ranges::any_of(root.find("notes")->items(), [&](const auto& note) { return note.find("id")->text() == id; });
}

} // namespace

TEST_CASE("a package with a complete plan and papers in time is complete") {
    const CheckPackageOutcome outcome = library().check_package(whole());
    REQUIRE(outcome.ok);
    CHECK(outcome.standing == PackageStanding::complete);
    CHECK(parsed(outcome.bytes).find("regime")->text() == "r703");
    CHECK(verdict_of(outcome, "PK-A-05") == "satisfied");
    CHECK(library().check_package(whole()).bytes == outcome.bytes);
}

TEST_CASE("an incomplete plan is a remark, by the items it lacks") {
    CheckPackageRequest request = whole();
    request.files[0].bytes = load(std::string(QUJAT_SOURCE_DIR) + "/samples/plans/incomplete.docx");
    const CheckPackageOutcome outcome = library().check_package(request);
    REQUIRE(outcome.ok);
    CHECK(outcome.standing == PackageStanding::remarks);
    CHECK(verdict_of(outcome, "PK-A-05") == "violated");
    CHECK(notes(outcome, "ENG-0911"));
    // Somebody says the plan is complete, the pre-check does not: nobody has decided.
    request.package = with(request.package, "/business_plan", R"({"annex": "complete"})");
    const CheckPackageOutcome both = library().check_package(request);
    CHECK(verdict_of(both, "PK-A-05") == "undecided");
    CHECK(notes(both, "ENG-0906"));
}

TEST_CASE("the text of the report quotes the act and says what to do, in three languages") {
    for (const Language language : languages) {
        CheckPackageRequest request = whole();
        request.package = replaced(request.package, "25950.00", "25950.01");
        request.language = language;
        request.format = CheckFormat::text;
        const CheckPackageOutcome outcome = library().check_package(request);
        REQUIRE(outcome.ok);
        CHECK(outcome.standing == PackageStanding::remarks);
        const std::string line = replaced(replaced(outcome.bytes, "\n  ", " "), "\n", " ");
        CHECK(line.find("айлық есептік көрсеткіштің алты еселенген мөлшерінен аспайтын") != std::string::npos); // 703 cl. 9 sub-cl. 2), to the letter
        CHECK(line.find("703/НҚ") != std::string::npos);
        CHECK(line.find("25950.00") != std::string::npos);
        CHECK(line.find("1) осы Қағидаларға") == std::string::npos); // another sub-clause
    }
}

TEST_CASE("a folder must hold the files the package names, and others are noted") {
    CheckPackageRequest request = whole();
    request.files.push_back({"photo.bin", "x"});
    CHECK(notes(library().check_package(request), "ENG-0904"));
    request.files.erase(request.files.begin() + 1);
    const CheckPackageOutcome outcome = library().check_package(request);
    CHECK_FALSE(outcome.ok);
    CHECK(outcome.standing == PackageStanding::not_judged);
    CHECK(only(outcome, "ENG-0903").path == "/attachments/1/file");
}

TEST_CASE("a damaged attachment leaves its rules undecided, an unread format does not") {
    CheckPackageRequest request = whole();
    request.files[2].bytes = std::string("PK\x03\x04", 4) + "nothing of an archive";
    request.files[2].name = "lease.docx";
    request.package = replaced(request.package, "lease.txt", "lease.docx");
    const CheckPackageOutcome damaged = library().check_package(request);
    REQUIRE(damaged.ok);
    CHECK(damaged.standing == PackageStanding::undecided);
    CHECK(verdict_of(damaged, "PK-A-11") == "undecided");
    CHECK(notes(damaged, "ENG-0907"));
    request.files[2].bytes = std::string("\x89PNG\r\n\x1a\n\0\0\0\0", 12);
    const CheckPackageOutcome picture = library().check_package(request);
    REQUIRE(picture.ok);
    CHECK(picture.standing == PackageStanding::complete);
    // So is a plan that nobody can read.
    request.files[0].bytes = request.files[2].bytes;
    const CheckPackageOutcome unread = library().check_package(request);
    REQUIRE(unread.ok);
    CHECK(verdict_of(unread, "PK-A-05") == "undecided");
    CHECK(notes(unread, "ENG-0910"));
}

TEST_CASE("files alone tell little, and nothing is called missing") {
    CheckPackageRequest request = whole();
    request.package.clear();
    request.filed = "2026-10-27";
    request.files[0].name = "Бизнес-план.docx";
    request.files[1].name = "Сведения о задолженности.txt";
    request.files[2].name = "scan-3.txt";
    const CheckPackageOutcome outcome = library().check_package(request);
    REQUIRE(outcome.ok);
    CHECK(outcome.standing == PackageStanding::undecided);
    CHECK(notes(outcome, "ENG-0905"));
    CHECK(verdict_of(outcome, "PK-A-04") == "satisfied");
    CHECK(verdict_of(outcome, "PK-A-05") == "satisfied");
    CHECK(verdict_of(outcome, "PK-A-07") == "satisfied");
    CHECK(verdict_of(outcome, "PK-A-08") == "undecided");
    CHECK(verdict_of(outcome, "PK-A-11") == "undecided");
    const data::Value root = parsed(outcome.bytes);
    for (const auto& finding : root.find("findings")->items())
        CHECK(finding.find("verdict")->text() != "violated");
}

TEST_CASE("a part of a word in the name of a file says nothing of what it is") {
    CheckPackageRequest request = whole();
    request.package.clear();
    request.filed = "2026-10-27";
    const auto kind_of = [&](const std::string& name) {
        request.files = {{name, "x"}};
        const data::Value root = parsed(library().check_package(request).bytes);
        return std::string(root.find("files")->items().at(0).find("kind")->text());
    };
    for (const char* name : {"Explanation.txt", "release.txt", "syntax.txt", "aeroplane.txt"}) {
        INFO(name);
        CHECK(kind_of(name) == "unknown");
    }
    CHECK(kind_of("Our plan.txt") == "business-plan");
    CHECK(kind_of("01_Plan.txt") == "business-plan");
    CHECK(kind_of("tax-debt.txt") == "tax-debt-information");
    CHECK(kind_of("office_lease.txt") == "location-proof");
    CHECK(kind_of("Жобаның бизнес-жоспары.txt") == "business-plan");
}

TEST_CASE("what a package may not say is an error with its place") {
    const std::string good = R"({"schema": "qujat.package/1", "kind": "own-production", "sent_at": "2025-12-31"})";
    CHECK(library().check_package(asked(good)).standing == PackageStanding::undecided);
    const CheckPackageOutcome unknown = library().check_package(asked(with(good, "/applicants", "1")));
    CHECK(only(unknown, "DAT-0203").path == "/applicants");
    CHECK_FALSE(library().check_package(asked(replaced(good, "package/1", "check/1"))).ok);
    CHECK_FALSE(library().check_package(asked("{")).ok);
    CheckPackageRequest twice = asked(good);
    twice.filed = "2025-12-30";
    CHECK(has(library().check_package(twice), "ENG-0902"));
    twice.filed = "31.12.2025";
    CHECK(has(library().check_package(twice), "ENG-0701"));
    CheckPackageRequest edition = asked(good);
    edition.edition = "r703"; // of other Rules
    CHECK(has(library().check_package(edition), "ENG-0407"));
    CheckPackageRequest many = asked(good);
    many.files.resize(201);
    CHECK(has(library().check_package(many), "ENG-0909"));
    CHECK(notes(library().check_package(asked(without(good, "/sent_at"))), "ENG-0908"));
}

TEST_CASE("a year without index is an error that names the file") {
    CheckPackageRequest request = asked(R"({"schema": "qujat.package/1", "kind": "participation", "sent_at": "2024-03-20", "attachments": [{"kind": "tax-debt-information", "debt": "1.00"}]})");
    const Problem problem = only(library().check_package(request), "ACT-0208");
    CHECK((problem.message + problem.hint).find("indices.xml") != std::string::npos);
}

TEST_CASE("between two possible editions the package is not judged until one is named") {
    CheckPackageRequest request = asked(R"({"schema": "qujat.package/1", "kind": "participation", "sent_at": "2026-03-20"})");
    CHECK(has(library().check_package(request), "ACT-0101"));
    request.edition = "r703";
    CHECK(library().check_package(request).standing == PackageStanding::undecided);
}

TEST_CASE("operator.json says how the wording of 2022 is read") {
    CheckPackageRequest request = asked(R"({"schema": "qujat.package/1", "kind": "participation", "sent_at": "2023-03-20", "attachments": [{"kind": "tax-debt-information", "issued_at": "2023-03-01", "debt": "0.00"}]})");
    CHECK(verdict_of(library().check_package(request), "PK-A-08") == "violated");
    const auto world = std::make_shared<ChangedWorld>();
    world->replace("operator.json", "\"entry_into_force\"", "\"freshness_292\": \"literal\", \"entry_into_force\"");
    CHECK(verdict_of(Library(world).check_package(request), "PK-A-08") == "satisfied");
    const auto wrong = std::make_shared<ChangedWorld>();
    wrong->replace("operator.json", "\"entry_into_force\"", "\"freshness_292\": \"neither\", \"entry_into_force\"");
    CHECK(has(Library(wrong).check_package(request), "ENG-0202"));
}

TEST_CASE("nothing that is said of people stands in a report") {
    CheckPackageRequest request = whole();
    request.package = replaced(request.package, "разработка программного обеспечения", "ИП Иванов Иван, ИИН 900101300017");
    for (const CheckFormat format : {CheckFormat::json, CheckFormat::text}) {
        request.format = format;
        const CheckPackageOutcome outcome = library().check_package(request);
        REQUIRE(outcome.ok);
        CHECK(outcome.bytes.find("Иванов") == std::string::npos);
        CHECK(outcome.bytes.find("900101300017") == std::string::npos);
    }
}

namespace {

RenderRequest notice(const std::string& report) {
    RenderRequest made;
    made.document = "application-remarks-notice";
    made.language = "ru";
    made.data = load(std::string(QUJAT_SOURCE_DIR) + "/samples/case/reviewed.json");
    made.check = report;
    made.date = "2026-11-20";
    made.messages = Language::en;
    return made;
}

} // namespace

TEST_CASE("what a package violates becomes remarks, each with its clause; the plan is left to its own report") {
    CheckPackageRequest request = whole();
    request.package = with(with(replaced(request.package, "25950.00", "25950.01"), "/applicant/has_branches", "true"), "/application/channel", "\"paper\"");
    const CheckPackageOutcome report = library().check_package(request);
    REQUIRE(report.ok);
    const Outcome made = library().render(notice(report.bytes));
    for (const Problem& problem : made.problems)
        UNSCOPED_INFO(problem.text);
    REQUIRE(made.ok);
    REQUIRE(made.problems.size() == 1);
    CHECK(made.problems[0].id == "ENG-0885");
    CHECK(made.problems[0].message.find("PK-A-01") != std::string::npos); // no ground of the notice cites clause 8
    const data::Value record = parsed(extracted(made.bytes));
    const data::Value* remarks = data::find_path(record, "/data/document/remarks");
    REQUIRE(remarks);
    REQUIRE(remarks->items().size() == 2);
    CHECK(data::find_path(remarks->items()[0], "/subject/clause")->text() == "rm-r703-9-2");
    CHECK(data::find_path(remarks->items()[1], "/subject/clause")->text() == "rm-r703-7-2");
    CHECK(data::find_path(remarks->items()[1], "/category")->text() == "rm-nonconforming");
}

TEST_CASE("a report on a package that does not fit makes no remarks") {
    const std::string complete = library().check_package(whole()).bytes;
    CHECK(has(library().render(notice(complete)), "ENG-0884"));
    CHECK(has(library().render(notice(with(complete, "/regime", "\"r415-2023\""))), "ENG-0912"));
    CHECK(has(library().render(notice(with(complete, "/rules_sha256", "\"0\""))), "ENG-0912"));
    CHECK(has(library().render(notice(with(complete, "/kind", "\"services\""))), "ENG-0880"));
    RenderRequest refusal = notice(complete);
    refusal.document = "registration-refusal";
    refusal.data = load(std::string(QUJAT_SOURCE_DIR) + "/samples/case/refused.json");
    CHECK(has(library().render(refusal), "ENG-0881"));
}

namespace {

void visit_enumerations(const data::Value& schema, std::vector<std::string>& words) {
    if (schema.kind() == data::Value::Kind::array)
        for (const data::Value& item : schema.items())
            visit_enumerations(item, words);
    if (schema.kind() != data::Value::Kind::object)
        return;
    for (const auto& member : schema.members()) {
        if (member.key() == "enum")
            for (const data::Value& word : member.value.items())
                words.emplace_back(word.text());
        visit_enumerations(member.value, words);
    }
}

} // namespace

TEST_CASE("what the contract of a package has words for, people are told in theirs") {
    std::vector<std::string> words = {"true", "false"};
    visit_enumerations(parsed(load(std::string(QUJAT_SOURCE_DIR) + "/templates/packages/schema.json")), words);
    std::erase(words, "qujat.package/1");
    CHECK(words.size() > 60);
    for (const std::string& word : words) {
        INFO(word);
        for (const base::Language language : {base::Language::kk, base::Language::ru})
            CHECK(report::word_for(word, language) != word);
        CHECK_FALSE(report::word_for(word, base::Language::en).empty());
    }
    CHECK(report::word_for("25950.01", base::Language::ru) == "25950.01");

    CheckPackageRequest request = whole();
    request.package = replaced(request.package, "25950.00", "25950.01");
    request.format = CheckFormat::text;
    for (const Language language : {Language::kk, Language::ru}) {
        request.language = language;
        const std::string text = library().check_package(request).bytes;
        CHECK(text.find("25950.01") != std::string::npos);
        for (const char* word : {"tax-debt-information", "business-plan", "incomplete"})
            CHECK(text.find(word) == std::string::npos);
    }
}

TEST_CASE("the page on a package says what the text says, and names of files are no markup") {
    CheckPackageRequest request = whole();
    request.package = replaced(replaced(request.package, "25950.00", "25950.01"), "lease.txt", "<i>&lease.txt");
    request.files[2].name = "<i>&lease.txt";
    request.format = CheckFormat::html;
    const CheckPackageOutcome outcome = library().check_package(request);
    REQUIRE(outcome.ok);
    CHECK(outcome.standing == PackageStanding::remarks);
    for (const char* words : {"<html lang=\"en\">", "there are remarks (PK-A-09)", "<a href=\"#PK-A-09\">PK-A-09</a>", "<section id=\"PK-A-09\">", "<blockquote lang=\"", "&lt;i&gt;&amp;lease.txt", "proof of the place of activity"}) {
        INFO(words);
        CHECK(outcome.bytes.find(words) != std::string::npos);
    }
    CHECK(outcome.bytes.find("<i>") == std::string::npos);
    CHECK(outcome.bytes.find("id=\"PK-A-08\"") == std::string::npos);
}
