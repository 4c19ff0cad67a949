#include "support.hpp"

#include <algorithm>

using namespace engine_test;

namespace {

DeadlineRequest request(const std::string& deadline, const std::string& from, Language language = Language::en) {
    DeadlineRequest made;
    made.deadline = deadline;
    made.from = from;
    made.language = made.messages = language;
    return made;
}

std::string answer(const DeadlineRequest& asked) {
    const Outcome outcome = library().deadline(asked);
    for (const Problem& problem : outcome.problems)
        INFO(problem.text);
    REQUIRE(outcome.ok);
    return outcome.bytes;
}

std::string said(const Outcome& outcome) {
    std::string out;
    for (const Problem& problem : outcome.problems)
        out += (out.empty() ? "" : " ") + problem.id;
    return out;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("a time limit is answered with the act's words, the days and the rule of counting") {
    // DL-703-05 from Friday 23 October 2026: Monday the 26th is off for the Day of the Republic.
    const std::string text = answer(request("remarks-notice", "2026-10-23", Language::ru));
    for (const char* part : {"DL-703-05", "пункт 14", "қатысуға арналған өтінішті жіберген күннен бастап 5 (бес) жұмыс күнінен кешіктірмей", "5 рабочих дней", "День Республики (перенос с 25.10.2026)",
                             "Последний день: 2 ноября 2026 года (понедельник)", "правило наше"})
        CHECK(holds(text, part));
    const std::string kazakh = answer(request("remarks-notice", "2026-10-23", Language::kk));
    CHECK(holds(kazakh, "Соңғы күн: 2026 жылғы 2 қараша (дүйсенбі)"));
    // deadlines.md, section 7, rule 4
    const std::string backward = answer(request("extension-application", "2026-07-31"));
    CHECK(holds(backward, "Target: 16 July 2026 (Thursday)"));
    CHECK(holds(backward, "Limit: 17 July 2026 (Friday)"));
    // T-208: the start is not stated.
    CHECK(holds(answer(request("commission-decision", "2026-09-01")), "the day the file reached the Commission"));
}

TEST_CASE("all time limits of the acts are listed, and each can be counted") {
    const std::string list = answer(request("", ""));
    std::size_t listed = 0;
    for (std::size_t at = list.find("DL-"); at != std::string::npos; at = list.find("DL-", at + 1)) {
        const std::string id = list.substr(at, list.find(' ', at) - at);
        INFO(id);
        DeadlineRequest asked = request(id, "2025-06-10");
        asked.as_json = true;
        CHECK(holds(answer(asked), "\"id\": \"" + id + "\""));
        ++listed;
    }
    CHECK(listed == 91);
    DeadlineRequest json = request("", "");
    json.as_json = true;
    CHECK(parsed(answer(json)).items().size() == 91);
}

TEST_CASE("the edition is that of the day, and for a limit after a period that of the due date") {
    const auto regime = [](const std::string& deadline, const std::string& from) {
        DeadlineRequest asked = request(deadline, from);
        asked.as_json = true;
        const data::Value found = parsed(answer(asked));
        return std::string(found.find("regime")->text()) + " " + std::string(found.find("limit")->text());
    };
    CHECK(regime("quarterly-report", "2024-02-01") == "r415-2023 2024-04-10");
    CHECK(regime("quarterly-report", "2026-09-30") == "r703 2026-10-20");
    CHECK(regime("grant-report", "2026-10-31") == "r243 2026-11-20");
    // The second quarter of 2026 may straddle E(703), which is certain on 1 July only: the due date decides (T-215).
    const Outcome straddling = library().deadline(request("quarterly-report", "2026-06-30"));
    CHECK(straddling.ok);
    CHECK(said(straddling) == "ENG-0803");
    CHECK(holds(straddling.bytes, "20 July 2026"));
    CHECK(said(library().deadline(request("remarks-notice", "2026-02-10"))) == "ACT-0101");
}

TEST_CASE("what cannot be counted is said") {
    CHECK(said(library().deadline(request("remarks-notice", "2026-12-30"))) == "ACT-0207");
    CHECK(said(library().deadline(request("remarks-notice", "30.12.2026"))) == "ENG-0801");
    CHECK(said(library().deadline(request("remarks-notices", "2026-11-03"))) == "ENG-0804");
    CHECK(said(library().deadline(request("cure", "2026-11-03"))) == "ACT-0210"); // 703 has no cure period (T-213)
    DeadlineRequest asked = request("cure", "2026-10-01");
    asked.regime = "r415-2023";
    const Outcome old = library().deadline(asked);
    CHECK(said(old) == "ENG-0802");
    CHECK(holds(old.bytes, "Target: 31 October 2026 (Saturday)"));
    CHECK(holds(old.bytes, "Limit: 2 November 2026 (Monday)"));
    asked.regime = "r999";
    CHECK(said(library().deadline(asked)) == "ENG-0407");
}

TEST_CASE("a notice of remarks that is late is made with a warning") {
    RenderRequest asked;
    asked.document = "application-remarks-notice";
    asked.language = "ru";
    asked.date = "2026-11-20";
    asked.data = library().sample(asked.document, "ru", "r703", Language::en).bytes;
    CHECK(library().render(asked).problems.empty());
    asked.data = with(asked.data, "/out/doc_date", "\"2026-11-04\"");
    const Outcome late = library().render(asked);
    CHECK(late.ok);
    CHECK(said(late) == "ENG-0421");
    asked.data = with(asked.data, "/application/application_sent_at", "\"2026-12-29\"");
    const Outcome unknown = library().render(asked);
    CHECK(said(unknown) == "ENG-0422"); // 2027 has no calendar
    CHECK(unknown.problems[0].path == "/application/application_sent_at");
}
