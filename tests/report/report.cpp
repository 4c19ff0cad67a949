#include "report/report.hpp"

#include "base/utf8.hpp"
#include "data/value.hpp"

#include "check/plans.hpp"

#include "catch.hpp"

#include <set>
#include <string>
#include <vector>

using namespace qujat;

namespace {

const check::Requirements& shipped() {
    static const check::Requirements requirements = plans::requirements();
    return requirements;
}

constexpr base::Language languages[] = {base::Language::kk, base::Language::ru, base::Language::en};

plan::Plan sample(const std::string& name) { return plans::parse(plans::read(plans::fs::path(QUJAT_SOURCE_DIR) / "tests/plans/tuned" / (name + ".plan")), "plan.docx"); }

data::Value json_of(const plan::Plan& plan, base::Language language, const report::Options& options = {}) {
    const auto parsed = data::parse_json(diag::make_source("-", report::to_json(check::judge(plan, shipped()), shipped(), plan, language, options)));
    REQUIRE(parsed.value);
    return *parsed.value;
}

std::set<std::string> keys(const data::Value& value) {
    std::set<std::string> names;
    for (const auto& member : value.members())
        names.insert(member.key());
    return names;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("the JSON has the members of the promised schema, in its order, with its words") {
    const auto filed = base::Date::parse_iso("2026-11-20");
    REQUIRE(filed);
    const data::Value json = json_of(sample("half-empty-ru"), base::Language::ru, {*filed, report::Quotes::hidden});
    std::vector<std::string> order;
    for (const auto& member : json.members())
        order.push_back(member.key());
    // architecture, section 12
    CHECK(order == std::vector<std::string>{"schema", "files", "read", "edition", "requirements_sha256", "filed", "language", "standing", "items", "notes"});
    CHECK(json.find("schema")->text() == "qujat.check/1");
    CHECK(json.find("edition")->text() == "bp703");
    CHECK(json.find("requirements_sha256")->text().size() == 64);
    CHECK(json.find("filed")->text() == "2026-11-20");
    CHECK(json.find("language")->text() == "ru");
    CHECK(json.find("standing")->text() == "incomplete");
    CHECK(data::find_path(json, "/files/0")->text() == "plan.docx");
    const std::set<std::string, std::less<>> verdicts = {"found", "partial", "empty", "missing", "only-picture", "not-applicable", "undecided"};
    REQUIRE(json.find("items")->items().size() == 11);
    for (const auto& item : json.find("items")->items()) {
        CHECK(keys(item) == std::set<std::string>{"id", "number", "title", "verdict", "heading", "citation", "advice", "evidence", "sub"});
        CHECK(verdicts.contains(item.find("verdict")->text()));
        CHECK(std::set<std::string, std::less<>>{"own", "other", "none"}.contains(item.find("heading")->text()));
        for (const auto& evidence : item.find("evidence")->items()) {
            std::set<std::string> expected{"file", "page", "block", "path", "quote", "score"};
            if (evidence.find("lacking") != nullptr) { // why it leaves a part undecided
                expected.insert("lacking");
                CHECK_FALSE(evidence.find("lacking")->items().empty());
                CHECK(std::ranges::any_of(item.find("sub")->items(), [](const auto& sub) { return sub.find("verdict")->text() == "undecided"; }));
            }
            CHECK(keys(evidence) == expected);
        }
        for (const auto& sub : item.find("sub")->items()) {
            const bool is_there = sub.find("verdict")->text() == "found" || sub.find("verdict")->text() == "not-applicable";
            CHECK(keys(sub) == (is_there ? std::set<std::string>{"id", "verdict", "evidence"} : std::set<std::string>{"id", "verdict", "evidence", "looked_for", "candidates", "advice", "example"}));
            CHECK(std::set<std::string, std::less<>>{"found", "missing", "not-applicable", "undecided"}.contains(sub.find("verdict")->text()));
        }
        if (item.find("verdict")->text() != "found")
            CHECK_FALSE(item.find("advice")->text().empty());
        else
            CHECK(item.find("advice")->text().empty());
    }
    CHECK(data::find_path(json, "/items/3/id")->text() == "bp703-04");
    CHECK(data::find_path(json, "/items/3/number")->text() == "4");
    CHECK(data::find_path(json, "/items/3/citation")->text() == "703/НҚ, приложение 1, пункт 4");
    for (const auto& note : json.find("notes")->items()) {
        CHECK(note.find("id")->text().starts_with("CHK-"));
        CHECK((note.find("severity")->text() == "info" || note.find("severity")->text() == "warning"));
        CHECK_FALSE(note.find("message")->text().empty());
    }
}

TEST_CASE("the citation of the JSON is that of the promise in Kazakh") {
    CHECK(data::find_path(json_of(sample("half-empty-ru"), base::Language::kk), "/items/3/citation")->text() == "703/НҚ, 1-қосымша, 4-тармақ");
    CHECK(data::find_path(json_of(sample("half-empty-ru"), base::Language::kk), "/filed")->kind() == data::Value::Kind::null);
}

TEST_CASE("scores are decimals of two places and quotes are short") {
    const data::Value json = json_of(sample("drone-long-prose-ru"), base::Language::ru);
    std::size_t seen = 0;
    for (const auto& item : json.find("items")->items())
        for (const auto& evidence : item.find("evidence")->items()) {
            const std::string score(evidence.find("score")->text());
            CHECK((score.size() == 4 && (score.starts_with("0.") || score == "1.00")));
            CHECK(base::count_code_points(evidence.find("quote")->text()) <= 160);
            ++seen;
        }
    CHECK(seen >= 11);
}

TEST_CASE("the footnote rule is an item of the report only where it applies") {
    const data::Value two = json_of(sample("two-projects-ru"), base::Language::ru);
    CHECK(data::find_path(two, "/items/11/id")->text() == "bp703-fn");
    CHECK(data::find_path(two, "/items/11/number")->text() == "0");
    CHECK(json_of(sample("saas-en"), base::Language::ru).find("items")->items().size() == 11);
}

TEST_CASE("reports are the same every time") {
    for (const std::string name : {"half-empty-ru", "two-projects-ru", "template-kk"}) {
        const plan::Plan plan = sample(name);
        const auto one = check::judge(plan, shipped()), two = check::judge(plan, shipped());
        for (const auto language : languages) {
            CHECK(report::to_json(one, shipped(), plan, language) == report::to_json(two, shipped(), plan, language));
            CHECK(report::to_text(one, shipped(), plan, language) == report::to_text(two, shipped(), plan, language));
        }
    }
}

TEST_CASE("the text names every item, what is missing, the clause and what to write, in the language asked for") {
    const plan::Plan plan = sample("half-empty-ru");
    const auto verdict = check::judge(plan, shipped());
    for (const auto language : languages) {
        const std::string text = report::to_text(verdict, shipped(), plan, language);
        for (const auto& item : shipped().items) {
            if (item.number == 0)
                continue;
            INFO(item.id);
            const auto judged = verdict.items[static_cast<std::size_t>(item.number) - 1];
            if (judged.verdict == check::ItemVerdict::found)
                continue;
            CHECK(has(text, item.citation.in(language)));
        }
        // Item 2 stands empty: its advice and its model sentence, as far as the line goes.
        CHECK(has(text, shipped().items[1].subs[0].example.in(language).substr(0, 20)));
        CHECK(has(text, language == base::Language::kk ? "алдын ала тексеру, шешім емес" : language == base::Language::ru ? "предварительная проверка, а не решение" : "a pre-check, not a decision"));
        CHECK(has(text, language == base::Language::kk ? "ештеңе сақталған жоқ" : language == base::Language::ru ? "Ничего из плана не сохранено" : "Nothing of the plan was kept"));
        CHECK(has(text, shipped().sha256));
        CHECK(text.ends_with("\n"));
    }
}

TEST_CASE("columns stand under each other in Cyrillic, and no line is too long") {
    const plan::Plan plan = sample("half-empty-ru");
    const auto verdict = check::judge(plan, shipped());
    for (const auto language : languages) {
        std::istringstream lines(report::to_text(verdict, shipped(), plan, language));
        std::size_t column = 0, rows = 0;
        for (std::string line; std::getline(lines, line);) {
            CHECK(base::count_code_points(line) <= 100);
            const std::string head(language == base::Language::kk ? "Нәтиже" : language == base::Language::ru ? "Вывод" : "Verdict");
            if (column == 0 && line.find(head) != std::string::npos)
                column = base::count_code_points(line.substr(0, line.find(head)));
            for (const std::string word : {"  бос ", "  пусто ", "  empty ", "  ішінара ", "  частично ", "  partial "})
                if (const std::size_t at = line.find(word); at != std::string::npos && base::count_code_points(line.substr(0, at + 2)) < 60) {
                    CHECK(base::count_code_points(line.substr(0, at + 2)) == column);
                    ++rows;
                }
        }
        CHECK(column > 20);
        CHECK(rows >= 6);
    }
}

TEST_CASE("a complete plan has nothing to add") {
    const plan::Plan plan = sample("agro-own-headings-ru");
    const std::string text = report::to_text(check::judge(plan, shipped()), shipped(), plan, base::Language::ru);
    CHECK(has(text, "все необходимые сведения найдены"));
    CHECK_FALSE(has(text, "Что добавить"));
}

TEST_CASE("the text quotes the plan only when asked") {
    const plan::Plan plan = sample("half-empty-ru");
    const auto verdict = check::judge(plan, shipped());
    CHECK_FALSE(has(report::to_text(verdict, shipped(), plan, base::Language::ru), "попутчиков"));
    CHECK(has(report::to_text(verdict, shipped(), plan, base::Language::ru, {std::nullopt, report::Quotes::shown}), "попутчиков"));
}

TEST_CASE("an explanation says what was looked for, what came nearest and what it lacks") {
    const plan::Plan plan = plans::parse("# Проект «Үлгі»\n## Смета расходов\nРасходы на зарплату и серверы будут умеренными.\n");
    const auto verdict = check::judge(plan, shipped());
    const auto text = report::explain(verdict, shipped(), plan, "bp703-08a", base::Language::ru);
    REQUIRE(text);
    CHECK(has(*text, "Что искали"));
    CHECK(has(*text, "статья расходов с суммой"));
    CHECK(has(*text, "Расходы на зарплату и серверы"));
    CHECK(has(*text, "сумма с указанием валюты"));
    CHECK(has(*text, "Смета расходов"));
    CHECK(has(*text, "Что написать"));
    for (const auto language : languages) {
        const auto item = report::explain(verdict, shipped(), plan, "bp703-04", language);
        REQUIRE(item);
        for (const std::string part : {"bp703-04a", "bp703-04g", "bp703-04h"})
            CHECK(has(*item, part));
    }
    CHECK(report::explain(verdict, shipped(), plan, "bp703-fn", base::Language::ru));
    CHECK_FALSE(report::explain(verdict, shipped(), plan, "bp317-12", base::Language::ru));
}

namespace {

report::Baseline baseline_of(const check::Verdict& verdict) {
    report::Baseline baseline;
    for (const auto& item : verdict.items) {
        baseline.satisfied[item.id] = item.verdict == check::ItemVerdict::found;
        for (const auto& sub : item.subs)
            baseline.satisfied[sub.id] = sub.verdict == check::SubVerdict::found || sub.verdict == check::SubVerdict::not_applicable;
    }
    return baseline;
}

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

} // namespace

TEST_CASE("against an earlier report it is said what is new, fixed and unchanged") {
    const std::string text = plans::read(plans::fs::path(QUJAT_SOURCE_DIR) / "tests/plans/tuned/agro-own-headings-ru.plan");
    const auto then = plans::parse(plans::without_item(plans::without_item(text, "08"), "10"));
    const auto now = plans::parse(plans::without_item(plans::without_item(text, "10"), "02"));
    const report::Baseline baseline = baseline_of(check::judge(then, shipped()));
    const check::Verdict verdict = check::judge(now, shipped());
    CHECK(baseline.change("bp703-02", verdict) == report::Change::fresh);
    CHECK(baseline.change("bp703-08", verdict) == report::Change::fixed);
    CHECK(baseline.change("bp703-08a", verdict) == report::Change::fixed);
    CHECK(baseline.change("bp703-10", verdict) == report::Change::unchanged);
    CHECK(baseline.change("bp703-05", verdict) == report::Change::none);
    CHECK(baseline.change("bp703-99", verdict) == report::Change::none);
    report::Options options;
    options.baseline = &baseline;
    const std::string broken = report::to_text(verdict, shipped(), now, base::Language::ru, options); // into lines
    CHECK(has(broken, "По сравнению с прежним отчётом: новые невыполненные пункты: 2;"));
    CHECK(has(broken, "исправленные пункты: 8;"));
    CHECK(has(report::to_html(verdict, shipped(), now, base::Language::en, options), "items newly not satisfied: 2; items fixed: 8; items still not satisfied: 10"));
    const data::Value json = json_of(now, base::Language::ru, options);
    CHECK(data::find_path(json, "/items/1/change")->text() == "new");
    CHECK(data::find_path(json, "/items/7/change")->text() == "fixed");
    CHECK(data::find_path(json, "/items/9/sub/0/change")->text() == "unchanged");
    CHECK(data::find_path(json, "/items/4/change") == nullptr);
}

TEST_CASE("every report says what was read") {
    plan::Plan plan = sample("half-empty-ru");
    plan.files.front().name = "a<b>&\"plan\".pdf";
    plan.files.front().part.format = "pdf";
    plan.files.front().part.pages = 7;
    const auto verdict = check::judge(plan, shipped());
    const std::string words = std::to_string(plan::count_words(plan.files.front().part));
    CHECK(has(report::to_text(verdict, shipped(), plan, base::Language::en), "plan\".pdf: PDF; pages: 7; words: " + words));
    CHECK(has(report::to_html(verdict, shipped(), plan, base::Language::en), "a&lt;b&gt;&amp;&quot;plan&quot;.pdf: PDF; pages: 7; words: " + words));
    const data::Value json = json_of(plan, base::Language::en);
    CHECK(data::find_path(json, "/read/0/format")->text() == "pdf");
    CHECK(data::find_path(json, "/read/0/pages")->text() == "7");
    CHECK(data::find_path(json, "/read/0/words")->text() == words);
}

TEST_CASE("what the readers left out is told in every report, with its file where there are several") {
    plan::Plan plan = sample("half-empty-ru");
    plan.files.push_back(plan.files.front());
    plan.files.back().name = "estimate.xlsx";
    plan.files.back().part.notes.push_back({"EXT-0102", {}, {{"count", "21"}}, {}});
    const auto verdict = check::judge(plan, shipped());
    const std::string said = "estimate.xlsx: hidden text was left out";
    CHECK(has(report::to_text(verdict, shipped(), plan, base::Language::en), said));
    CHECK(has(report::to_html(verdict, shipped(), plan, base::Language::en), said));
    CHECK(has(report::to_template_data(verdict, shipped(), plan, base::Language::en, *base::Date::parse_iso("2026-11-20")), said));
    const data::Value json = json_of(plan, base::Language::en);
    CHECK(data::find_path(json, "/read/0/notes")->items().empty());
    CHECK(data::find_path(json, "/read/1/notes/0/id")->text() == "EXT-0102");
    CHECK(data::find_path(json, "/read/1/notes/0/severity")->text() == "info");
    CHECK_FALSE(data::find_path(json, "/read/1/notes/0/hint")->text().empty());
    plan.files.erase(plan.files.begin()); // of one file nobody needs the name
    CHECK_FALSE(has(report::to_text(check::judge(plan, shipped()), shipped(), plan, base::Language::en), said));
}

TEST_CASE("the HTML is one file that fetches and runs nothing, names every item and marks the act's language") {
    const plan::Plan plan = sample("half-empty-ru");
    const auto verdict = check::judge(plan, shipped());
    for (const auto language : languages) {
        const std::string html = report::to_html(verdict, shipped(), plan, language);
        CHECK(has(html, "<html lang=\"" + std::string(base::code(language)) + "\">"));
        for (const std::string_view part : {"<script", "src=", "http:", "https:", "url(", "@import"})
            CHECK_FALSE(has(html, part));
        CHECK(count_of(html, "<th scope=\"row\">") == verdict.items.size());
        CHECK(count_of(html, "<h1>") == 1);
        for (const auto& item : shipped().items)
            if (item.number != 0)
                CHECK(has(html, item.title.in(language).substr(0, 20)));
        // What fell short leads to what to write, and the item is quoted in its own language.
        CHECK(has(html, "<a href=\"#bp703-02\">"));
        CHECK(has(html, "<section id=\"bp703-02\">"));
        CHECK(has(html, "<blockquote lang=\"kk\">"));
        CHECK(count_of(html, "<details>") >= 6);
    }
}

TEST_CASE("what a part must be about is told with what was looked for, and as lacking where only the heading is right") {
    const plan::Plan plan = plans::parse("# Проект «Үлгі»\n## План мероприятий\n- сентябрь 2026: чтение рассказов о природе\n- октябрь 2026: сочинение об осени\n- ноябрь 2026: открытый урок\n");
    const data::Value json = json_of(plan, base::Language::ru);
    const data::Value* part = data::find_path(json, "/items/10/sub/0");
    REQUIRE(part);
    CHECK(part->find("verdict")->text() == "missing");
    CHECK(has(std::string(part->find("looked_for")->items().back().text()), "шаги по разработке, запуску, продаже проекта"));
    const data::Value* lacking = data::find_path(*part, "/candidates/0/lacking/0");
    REQUIRE(lacking);
    CHECK(lacking->text() == "шаги по разработке, запуску, продаже проекта");
}

TEST_CASE("a part that is not there says in the JSON what was looked for, what came near, what that lacks and what to write") {
    const plan::Plan plan = plans::parse("# Проект «Үлгі»\n## Смета расходов\nРасходы на зарплату и серверы будут умеренными.\n");
    const data::Value json = json_of(plan, base::Language::ru);
    const data::Value* part = data::find_path(json, "/items/7/sub/0");
    REQUIRE(part);
    CHECK_FALSE(part->find("looked_for")->items().empty());
    CHECK(part->find("verdict")->text() == "missing"); // expenses are named, sums are not
    const data::Value* named = data::find_path(*part, "/candidates/0/quote");
    REQUIRE(named);
    CHECK(has(std::string(named->text()), "Расходы на зарплату"));
    const data::Value* place = data::find_path(json, "/items/1/sub/0");
    CHECK(place->find("verdict")->text() == "missing");
    const data::Value far = json_of(plans::parse("# Проект «Үлгі»\n## Смета расходов\nБудет умеренной.\n"), base::Language::ru);
    const data::Value* nearest = data::find_path(far, "/items/7/sub/0/candidates/0");
    REQUIRE(nearest);
    CHECK_FALSE(nearest->find("lacking")->items().empty());
    CHECK(part->find("example")->text() == shipped().items[7].subs[0].example.ru);
}
