#include "support.hpp"

#include "data/value.hpp"

using namespace engine_test;

namespace {

const std::string helper = std::string(QUJAT_BINARY_DIR) + "/bin/qujat-sandbox";

CheckRequest asked(std::string text, std::string filed = "2026-11-20") {
    CheckRequest request;
    request.files.push_back({"plan.txt", std::move(text)});
    request.filed = std::move(filed);
    request.helper = helper;
    request.language = Language::ru;
    return request;
}

const std::string short_plan = "1. Наименование проекта\nПлатформа «AgroSense»: мониторинг влажности почвы.\n\n8. Смета расходов\nбудет дополнено\n";

} // namespace

TEST_CASE("a plan that falls short is incomplete, by item, clause and advice, in three languages") {
    for (const Language language : languages) {
        CheckRequest request = asked(short_plan);
        request.language = language;
        const CheckOutcome outcome = library().check(request);
        REQUIRE(outcome.ok);
        CHECK(outcome.standing == Standing::incomplete);
        CHECK(outcome.bytes.find("703/НҚ") != std::string::npos);
        CHECK(outcome.bytes.find("bp703") != std::string::npos);
    }
}

TEST_CASE("the JSON of a check has the promised fields, and a promise to add something later is empty") {
    CheckRequest request = asked(short_plan);
    request.format = CheckFormat::json;
    const CheckOutcome outcome = library().check(request);
    REQUIRE(outcome.ok);
    const data::Value root = parsed(outcome.bytes);
    REQUIRE(data::find_path(root, "/schema"));
    CHECK(data::find_path(root, "/schema")->text() == "qujat.check/1");
    CHECK(data::find_path(root, "/files/0")->text() == "plan.txt");
    CHECK(data::find_path(root, "/edition")->text() == "bp703");
    CHECK(data::find_path(root, "/filed")->text() == "2026-11-20");
    CHECK(data::find_path(root, "/standing")->text() == "incomplete");
    CHECK(data::find_path(root, "/requirements_sha256")->text().size() == 64);
    REQUIRE(data::find_path(root, "/items/10/id"));
    CHECK(data::find_path(root, "/items/7/id")->text() == "bp703-08");
    CHECK(data::find_path(root, "/items/7/verdict")->text() == "empty");
    CHECK(data::find_path(root, "/items/7/citation")->text().find("703/НҚ") != std::string::npos);
    CHECK_FALSE(data::find_path(root, "/items/7/advice")->text().empty());
    CHECK(library().check(request).bytes == outcome.bytes);
}

TEST_CASE("several files are one plan, and the text as read can be shown without judging") {
    CheckRequest request = asked("О проекте\nПлатформа.");
    request.files.push_back({"annex.txt", "Место реализации: город Алматы."});
    request.format = CheckFormat::plan_text;
    const CheckOutcome outcome = library().check(request);
    REQUIRE(outcome.ok);
    CHECK(outcome.standing == Standing::not_judged);
    CHECK(outcome.bytes.find("== plan.txt") != std::string::npos);
    CHECK(outcome.bytes.find("Место реализации: город Алматы.") != std::string::npos);
}

TEST_CASE("--explain tells of one item what was looked for and what to write") {
    CheckRequest request = asked(short_plan);
    request.explain = "bp703-08";
    const CheckOutcome outcome = library().check(request);
    REQUIRE(outcome.ok);
    CHECK(outcome.bytes.find("bp703-08") != std::string::npos);
    CHECK(outcome.bytes.find("bp703-07a") == std::string::npos);
}

TEST_CASE("the edition follows the day of filing, and a neighbour is never used") {
    const struct { const char* filed; const char* id; } cases[] = {
        {"2018-01-01", "ACT-0102"}, {"2020-01-01", "ENG-0703"}, {"2022-01-10", "ENG-0704"}, {"2026-03-01", "ACT-0101"},
        {"20.11.2026", "ENG-0701"}};
    for (const auto& one : cases) {
        INFO(one.filed);
        std::set<std::string> messages;
        for (const Language language : languages) {
            CheckRequest request = asked(short_plan, one.filed);
            request.messages = language;
            const CheckOutcome outcome = library().check(request);
            CHECK_FALSE(outcome.ok);
            CHECK(outcome.bytes.empty());
            REQUIRE(has(outcome, one.id));
            messages.insert(outcome.problems.front().message);
            CHECK_FALSE(outcome.problems.front().hint.empty());
        }
        CHECK(messages.size() == 3);
    }
}

TEST_CASE("a plan of an earlier day is judged by the annex of its day, and a report tells the numbers of that annex") {
    const struct { const char* filed; const char* edition; const char* estimate; const char* order; } cases[] = {
        {"2023-03-01", "bp292", "bp292-09", "292/НҚ"}, {"2024-05-01", "bp317", "bp317-08", "317/НҚ"}, {"2025-12-31", "bp317", "bp317-08", "317/НҚ"}, {"2026-11-20", "bp703", "bp703-08", "703/НҚ"}};
    for (const auto& one : cases) {
        INFO(one.filed);
        CheckRequest request = asked(short_plan, one.filed);
        request.format = CheckFormat::json;
        const CheckOutcome outcome = library().check(request);
        REQUIRE(outcome.ok);
        const data::Value root = parsed(outcome.bytes);
        CHECK(data::find_path(root, "/edition")->text() == one.edition);
        bool is_estimate_empty = false;
        for (const data::Value& item : data::find_path(root, "/items")->items()) {
            CHECK(data::find_path(item, "/citation")->text().find(one.order) != std::string::npos);
            is_estimate_empty = is_estimate_empty || (data::find_path(item, "/id")->text() == one.estimate && data::find_path(item, "/verdict")->text() == "empty");
        }
        CHECK(is_estimate_empty);
        request.filed.clear();
        request.edition = one.edition; // named, whatever the day
        CHECK(data::find_path(parsed(library().check(request).bytes), "/edition")->text() == one.edition);
    }
}

TEST_CASE("an annex whose requirements are not there is refused by its name") {
    auto world = std::make_shared<ChangedWorld>();
    world->remove("business-plan/requirements-bp317.xml");
    Library bare(world);
    CHECK(has(bare.check(asked(short_plan, "2025-03-01")), "ENG-0705"));
    auto without_parts = std::make_shared<ChangedWorld>();
    without_parts->remove("business-plan/parts.xml");
    Library partless(without_parts);
    CHECK_FALSE(partless.check(asked(short_plan)).ok);
}

TEST_CASE("a file's name is shown without what a terminal or a reader of JSON would stumble over") {
    CheckRequest odd = asked(short_plan, "2025-03-01");
    odd.files.front().name = "a\x1B\xFF\xE2\x80\xAE\xD2\x9B.txt";
    odd.format = CheckFormat::json;
    const CheckOutcome outcome = library().check(odd);
    REQUIRE(outcome.ok);
    CHECK(outcome.bytes.find("\"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xD2\x9B.txt\"") != std::string::npos);
}

TEST_CASE("a file's name longer than a line does not cost the PDF report") {
    CheckRequest odd = asked(short_plan, "2025-03-01");
    odd.files.front().name = std::string(90, 'a') + ".txt";
    odd.format = CheckFormat::pdf;
    const CheckOutcome outcome = library().check(odd);
    CHECK(outcome.ok);
    CHECK(outcome.bytes.starts_with("%PDF-"));
}

TEST_CASE("a report of ours is no plan, its own words are not counted as an applicant's") {
    for (const CheckFormat format : {CheckFormat::text, CheckFormat::json, CheckFormat::html}) {
        CheckRequest request = asked(short_plan, "2025-03-01");
        request.format = format;
        const CheckOutcome report = library().check(request);
        REQUIRE(report.ok);
        CHECK(has(library().check(asked(report.bytes, "2025-03-01")), "ENG-0709"));
    }
}

TEST_CASE("wrong requests are named: no file, too many, unknown edition, unknown item, a format that is not read") {
    CheckRequest none = asked(short_plan);
    none.files.clear();
    CHECK(has(library().check(none), "ENG-0706"));
    CheckRequest many = asked(short_plan);
    many.files.resize(51, many.files.front());
    CHECK(has(library().check(many), "ENG-0707"));
    CheckRequest edition = asked(short_plan);
    edition.edition = "bp704";
    CHECK(has(library().check(edition), "ENG-0702"));
    CheckRequest item = asked(short_plan);
    item.explain = "bp703-80";
    CHECK(has(library().check(item), "ENG-0708"));
    CheckRequest pdf = asked("%PDF-1.7\n%not read yet");
    const CheckOutcome refused = library().check(pdf);
    CHECK_FALSE(refused.ok);
    REQUIRE_FALSE(refused.problems.empty());
    CHECK(refused.problems.front().file == "plan.txt");
    CheckRequest named = asked(short_plan, "2025-03-01");
    named.edition = "bp703";
    CHECK(library().check(named).ok);
}

TEST_CASE("of the two sample plans one is complete, and of the other exactly the two items taken out of it are missing") {
    for (const bool is_complete : {true, false}) {
        const Outcome file = read_file(std::string(QUJAT_SOURCE_DIR) + "/samples/plans/" + (is_complete ? "complete.docx" : "incomplete.docx"), 1U << 20, Language::en);
        REQUIRE(file.ok);
        CheckRequest request = asked(file.bytes);
        request.files.front().name = "plan.docx";
        request.format = CheckFormat::json;
        const CheckOutcome outcome = library().check(request);
        REQUIRE(outcome.ok);
        CHECK(outcome.standing == (is_complete ? Standing::complete : Standing::incomplete));
        const data::Value root = parsed(outcome.bytes);
        for (const data::Value& item : data::find_path(root, "/items")->items()) {
            const std::string id(item.find("id")->text());
            INFO(id);
            const bool taken_out = !is_complete && (id == "bp703-04" || id == "bp703-08");
            CHECK(item.find("verdict")->text() == (taken_out ? "missing" : "found"));
        }
    }
}

TEST_CASE("an earlier report tells what is new and what is fixed; what is no such report is refused") {
    CheckRequest request = asked("8. Смета расходов\nбудет дополнено\n\n2. Место реализации\nГород Алматы, улица Абая, 10.\n");
    request.format = CheckFormat::json;
    const CheckOutcome then = library().check(request);
    REQUIRE(then.ok);
    request.files.front().bytes = "8. Смета расходов\nЗарплата 5 000 000 тенге, серверы 1 000 000 тенге, аренда 900 000 тенге в 2026 году.\n\n2. Место реализации\nбудет дополнено\n";
    request.baseline = then.bytes;
    const CheckOutcome now = library().check(request);
    REQUIRE(now.ok);
    const data::Value report = parsed(now.bytes);
    CHECK(data::find_path(report, "/items/7/change")->text() == "fixed");
    CHECK(data::find_path(report, "/items/1/change")->text() == "new");
    CHECK(data::find_path(report, "/items/9/change")->text() == "unchanged");

    const auto refused = [&](std::string baseline) {
        request.baseline = std::move(baseline);
        return library().check(request);
    };
    const auto replaced = [&](const std::string& what, const std::string& with) {
        std::string text = then.bytes;
        return text.replace(text.find(what), what.size(), with);
    };
    CHECK(has(refused("{\"schema\": \"qujat.package/1\"}"), "ENG-0730"));
    CHECK(has(refused(replaced("\"verdict\"", "\"judged\"")), "ENG-0730"));
    CHECK(has(refused(replaced("\"edition\": \"bp703\"", "\"edition\": \"bp317\"")), "ENG-0731"));
    CHECK_FALSE(refused("{").ok);
    const std::string sum(data::find_path(parsed(then.bytes), "/requirements_sha256")->text());
    const CheckOutcome other_rules = refused(replaced(sum, std::string(64, '0')));
    CHECK(other_rules.ok);
    CHECK(has(other_rules, "ENG-0732"));
}

TEST_CASE("the report as HTML and as PDF, in three languages") {
    // Its clock stands still: the PDF tells when it was made.
    const Library still(std::make_shared<ChangedWorld>());
    for (const Language language : languages) {
        CheckRequest request = asked(short_plan);
        request.language = language;
        request.format = CheckFormat::html;
        CheckOutcome outcome = still.check(request);
        CHECK(outcome.ok);
        CHECK(outcome.bytes.starts_with("<!DOCTYPE html>"));
        request.format = CheckFormat::pdf;
        outcome = still.check(request);
        CHECK(outcome.ok);
        CHECK(outcome.standing == Standing::incomplete);
        CHECK(outcome.bytes.starts_with("%PDF-1.7"));
        CHECK(still.check(request).bytes == outcome.bytes);
        const Outcome data = still.extract_data(outcome.bytes, "report.pdf", Language::en);
        CHECK(data::find_path(parsed(data.bytes), "/template")->text() == "check-report");
    }
}

TEST_CASE("--explain all tells of every item that is not satisfied, and of no other") {
    CheckRequest request = asked("2. Место реализации\nГород Алматы, улица Абая, 10.\n");
    request.explain = "all";
    const CheckOutcome outcome = library().check(request);
    REQUIRE(outcome.ok);
    CHECK(outcome.bytes.find("bp703-02.") == std::string::npos);
    CHECK(outcome.bytes.find("bp703-08a.") != std::string::npos);
    CHECK(outcome.bytes.find("bp703-11a.") != std::string::npos);
}

TEST_CASE("a plan comes back with comments: the same words, the verdict of each item that is not satisfied, in three languages") {
    CheckRequest request = asked("", "2026-10-27");
    request.files = {{"plan.docx", read_file(std::string(QUJAT_SOURCE_DIR) + "/samples/plans/incomplete.docx", 1U << 20, Language::en).bytes}};
    request.format = CheckFormat::plan_text;
    const std::string text = library().check(request).bytes;
    for (const Language language : languages) {
        request.language = language;
        request.format = CheckFormat::docx;
        const CheckOutcome outcome = library().check(request);
        REQUIRE(outcome.ok);
        CHECK(outcome.standing == Standing::incomplete);
        CHECK(outcome.bytes.starts_with("PK"));
        CHECK(outcome.bytes == library().check(request).bytes);
        CheckRequest again = request;
        again.files.front().bytes = outcome.bytes;
        again.format = CheckFormat::plan_text;
        CHECK(library().check(again).bytes == text);
    }
}

TEST_CASE("comments want exactly one DOCX and no explanation") {
    CheckRequest request = asked(short_plan);
    request.format = CheckFormat::docx;
    CHECK(ids(library().check(request)) == std::vector<std::string>{"ENG-0720"});
    const std::string docx = read_file(std::string(QUJAT_SOURCE_DIR) + "/samples/plans/complete.docx", 1U << 20, Language::en).bytes;
    request.files = {{"a.docx", docx}, {"b.docx", docx}};
    CHECK(ids(library().check(request)) == std::vector<std::string>{"ENG-0720"});
    request.files = {{"a.docx", docx}};
    CHECK(library().check(request).standing == Standing::complete);
    request.explain = "bp703-08";
    CHECK(ids(library().check(request)) == std::vector<std::string>{"ENG-0721"});
}
