#include "report/report.hpp"

#include "check/plans.hpp"

#include "catch.hpp"

using namespace qujat;

namespace {

const check::Requirements& shipped() {
    static const check::Requirements requirements = plans::requirements();
    return requirements;
}

plan::Plan sample(const std::string& name) { return plans::parse(plans::read(plans::fs::path(QUJAT_SOURCE_DIR) / "tests/plans/tuned" / (name + ".plan")), "plan.docx"); }

plan::Comments comments_on(const plan::Plan& plan, base::Language language = base::Language::ru) {
    const auto filed = base::Date::parse_iso("2026-11-20");
    return report::to_comments(check::judge(plan, shipped()), shipped(), plan, language, {*filed, report::Quotes::hidden});
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// The comment of an item, by its number.
const plan::Comment* of_item(const plan::Comments& comments, const std::string& number) {
    for (const plan::Comment& comment : comments.list)
        if (comment.text.starts_with(number + ". "))
            return &comment;
    return nullptr;
}

} // namespace

TEST_CASE("found items get no comment, the others one with clause, what is missing, what to write and an example") {
    const plan::Plan plan = sample("half-empty-ru");
    for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en}) {
        const plan::Comments comments = comments_on(plan, language);
        CHECK(comments.language == language);
        CHECK(comments.list.front().block == plan::Comment::top);
        CHECK(has(comments.list.front().text, "bp703"));
        CHECK(has(comments.list.front().text, "2026-11-20"));
        const check::Verdict verdict = check::judge(plan, shipped());
        REQUIRE(verdict.standing == check::Standing::incomplete);
        std::size_t expected = 1;
        for (const check::ItemJudgement& item : verdict.items) {
            const plan::Comment* const comment = of_item(comments, item.number == 0 ? "*" : std::to_string(item.number));
            INFO(item.id);
            const bool is_fine = item.verdict == check::ItemVerdict::found || item.verdict == check::ItemVerdict::not_applicable;
            CHECK((comment == nullptr) == is_fine);
            if (comment == nullptr)
                continue;
            ++expected;
            const check::Item& required = *shipped().find_item(item.id);
            CHECK(has(comment->text, required.citation.in(language)));
            CHECK(has(comment->text, required.title.in(language)));
            for (std::size_t at = 0; at < item.subs.size(); ++at)
                if (item.subs[at].verdict == check::SubVerdict::missing && required.subs[at].status == check::Status::mandatory) {
                    CHECK(has(comment->text, required.subs[at].title.in(language)));
                    CHECK(has(comment->text, required.subs[at].advice.in(language)));
                    CHECK(has(comment->text, required.subs[at].example.in(language)));
                }
        }
        CHECK(comments.list.size() == expected);
    }
}

TEST_CASE("an empty item is commented at its heading; one without a place in the summary and where the text ends") {
    const plan::Plan plan = plans::parse("# Проект «Дала»\n\nСервис следит за посевами по снимкам со спутника и сообщает агроному о сорняках.\n\n# Смета расходов\n\nбудет заполнено позже\n\n# Контакты\n\nПочта: info@dala.kz\n");
    const auto& blocks = plan.files.front().part.blocks;
    const plan::Comments comments = comments_on(plan);
    const plan::Comment* const costs = of_item(comments, "8");
    REQUIRE(costs);
    REQUIRE(costs->block < blocks.size());
    CHECK(blocks[costs->block].text == "Смета расходов");
    CHECK(has(costs->text, "пусто"));
    const plan::Comment* const place = of_item(comments, "3");
    REQUIRE(place);
    CHECK(place->block == blocks.size() - 1);
    CHECK(has(comments.list.front().text, "• 3. "));
    CHECK(!has(comments.list.front().text, "• 8. "));
}

TEST_CASE("an item that is there in part is commented at its own heading") {
    const plan::Plan plan = plans::parse("# Проект «Дала»\n\nСервис следит за посевами по снимкам со спутника.\n\n# Цель и задачи\n\nЦель проекта – снизить расход гербицидов на 30 % к концу 2028 года.\n");
    const check::Verdict verdict = check::judge(plan, shipped());
    const plan::Comments comments = comments_on(plan);
    for (const check::ItemJudgement& item : verdict.items)
        if (item.verdict == check::ItemVerdict::partial && item.heading == check::HeadingMatch::own) {
            const plan::Comment* const comment = of_item(comments, std::to_string(item.number));
            REQUIRE(comment);
            CHECK(plan.files.front().part.blocks[comment->block].kind == plan::BlockKind::heading);
            return;
        }
    FAIL("expected an item that is partial under its own heading");
}

TEST_CASE("a complete plan gets one comment, and a plan without any text its comments at the top") {
    for (const char* name : {"agro-own-headings-ru"}) {
        const plan::Plan plan = sample(name);
        REQUIRE(check::judge(plan, shipped()).standing == check::Standing::complete);
        CHECK(comments_on(plan).list.size() == 1);
    }
    plan::Plan nothing;
    nothing.files.push_back({"plan.docx", {}});
    for (const plan::Comment& comment : comments_on(nothing).list)
        CHECK(comment.block == plan::Comment::top);
}
