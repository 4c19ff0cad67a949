#include "support.hpp"

#include <algorithm>

// The traps of the catalogue (traps.md) that papers of the operator and the Commission could fall into. Each case is named after its trap.

using namespace engine_test;

namespace {

const std::string status = "application-status-notice", forwarding = "commission-forwarding-letter", decision = "registration-commission-decision", notice = "registration-notice",
                  entry = "participant-register-entry", change = "activity-change-decision", referral = "early-termination-referral", termination = "early-termination-decision",
                  terminated = "early-termination-notice";
const std::pair<std::string, std::vector<std::string>> made_here[] = {
    {status, {"r415-2023", "r703"}},          {forwarding, {"r415-2022", "r415-2023", "r703"}}, {decision, {"r415-2022", "r415-2023", "r703"}},
    {notice, {"r415-2023", "r703"}},          {entry, {"r415-2022", "r415-2023", "r703"}},      {change, {"r415-2022", "r415-2023", "r703"}},
    {referral, {"r415-2023", "r703"}},        {termination, {"r415-2023", "r703"}},             {terminated, {"r415-2023", "r703"}}};

RenderRequest sample(const std::string& document, const std::string& language, const std::string& regime) {
    const Outcome made = library().sample(document, language, regime, Language::en);
    REQUIRE(made.ok);
    RenderRequest request;
    request.document = document;
    request.language = language;
    request.data = made.bytes;
    request.date = "2026-11-20";
    request.messages = Language::en;
    request.format = Format::tags;
    return request;
}

RenderRequest with(RenderRequest request, const std::string& path, const std::string& value) {
    request.data = engine_test::with(request.data, path, value);
    return request;
}

RenderRequest without(RenderRequest request, const std::string& path) {
    if (data::find_path(parsed(request.data), path)) // a sample may lack it in one edition
        request.data = engine_test::without(request.data, path);
    return request;
}

std::string list(const std::string& id) { return "[\"" + id + "\"]"; }

/// The only complaint is a rule of that name, at that field.
void is_refused(const RenderRequest& request, const std::string& rule, const std::string& path) {
    INFO(request.document << " " << rule << " " << path);
    const Problem problem = only(library().render(request), "ENG-0420");
    CHECK(problem.message.find("(" + rule + ")") != std::string::npos);
    CHECK(problem.path == path);
}

bool warns(const RenderRequest& request, const std::string& rule) {
    const Outcome outcome = library().render(request);
    CHECK(outcome.ok);
    return std::ranges::any_of(outcome.problems, [&](const Problem& problem) { return problem.id == "ENG-0421" && problem.message.find("(" + rule + ")") != std::string::npos; });
}

/// What is printed of any paper here: soft hyphens of divided words out, so that words can be looked for.
std::string words(const RenderRequest& request) {
    std::string text = rendered(library(), request);
    for (std::size_t at = text.find("\u00ad"); at != std::string::npos; at = text.find("\u00ad", at))
        text.erase(at, std::string("\u00ad").size());
    return text;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::pair<const char*, std::size_t> lists_of_grounds[] = {{"g-r415-39-", 8}, {"g-r703-28-", 7}};

} // namespace

TEST_CASE("T-106 no paper of termination is made under the edition of 2022, whose grounds are not known") {
    for (const auto& [document, date] : {std::pair(referral, "/out/doc_date"), std::pair(termination, "/document/decision_date"), std::pair(terminated, "/out/doc_date")}) {
        const Problem problem = only(library().render(with(sample(document, "kk", "r415-2023"), date, "\"2023-03-15\"")), "ENG-0409");
        CHECK(holds(problem.message, "r415-2022"));
        CHECK(holds(problem.hint, "r415-2023, r703"));
    }
    for (const std::string& document : {status, notice}) // clauses 8 and 17 of that time are not held either
        only(library().render(with(sample(document, "ru", "r415-2023"), "/application/application_sent_at", "\"2023-03-15\"")), "ENG-0409");
}

TEST_CASE("T-106 the Commission decides on 1), 2), 8) of Rules 415 and 1), 2), 7) of 703, the notice may rest on any ground, and there is no other (T-246)") {
    for (const auto& [prefix, last] : lists_of_grounds) {
        const bool is_fund = last == 7;
        const std::vector<std::size_t> of_commission = is_fund ? std::vector<std::size_t>{1, 2, 7} : std::vector<std::size_t>{1, 2, 8};
        for (std::size_t number = 0; number <= last + 1; ++number) {
            const std::string ground = prefix + std::to_string(number);
            INFO(ground);
            const bool is_lawful = number >= 1 && number <= last;
            const bool is_for_commission = std::ranges::find(of_commission, number) != of_commission.end();
            for (const std::string& document : {referral, termination}) {
                const RenderRequest request = with(sample(document, "ru", is_fund ? "r703" : "r415-2023"), "/document/grounds", list(ground));
                CHECK(library().render(request).ok == is_for_commission);
                if (!is_for_commission)
                    only(library().render(request), "ENG-0412");
            }
            RenderRequest request = with(sample(terminated, "ru", is_fund ? "r703" : "r415-2023"), "/document/grounds", list(ground));
            request = with(with(request, "/document/commission_decision_date", is_fund ? "\"2026-11-16\"" : "\"2024-08-29\""), "/document/operator_decision_date", is_fund ? "\"2026-11-16\"" : "\"2024-08-28\"");
            if (ground == "g-r415-39-6")
                request = with(request, "/document/location_ground_parts", R"(["location-not-reported"])");
            CHECK(library().render(request).ok == is_lawful);
            // T-212: what one edition knows is no ground in the other.
            const RenderRequest other = with(sample(terminated, "ru", is_fund ? "r415-2023" : "r703"), "/document/grounds", list(ground));
            only(library().render(other), "ENG-0412");
        }
    }
}

TEST_CASE("T-115 the ground on information and reports names its own clauses and no request for records") {
    for (const auto& [language, regime, ground, clauses] : {std::tuple("ru", "r415-2023", "g-r415-39-4", "предусмотренных пунктами 64, 64-1 и 66 настоящих Правил\\\""),
                                                             std::tuple("kk", "r703", "g-r703-28-4", "\\\"осы Қағидалардың 37, 38 және 39-тармақтарында көзделген")}) {
        RenderRequest request = with(sample(terminated, language, regime), "/document/grounds", list(ground));
        request = with(without(request, "/document/commission_decision_date"), "/document/operator_decision_date", std::string(regime) == "r703" ? "\"2026-11-16\"" : "\"2024-08-28\"");
        const std::string text = words(request);
        CHECK(holds(text, clauses));
        for (const char* clause : {"пункт 27", "пункт 29", "32-тармағ", "33-тармағ"})
            CHECK_FALSE(holds(text, clause));
    }
}

TEST_CASE("T-201 a notice of registration tells of no term shorter than a year, and under 703 warns of exactly one") {
    for (const auto& [regime, year, short_of_it, longer] : {std::tuple("r415-2023", "\"2025-06-02\"", "\"2025-06-01\"", "\"2025-06-03\""), std::tuple("r703", "\"2027-11-19\"", "\"2027-11-18\"", "\"2027-11-20\"")}) {
        const RenderRequest request = sample(notice, "kk", regime);
        CHECK(warns(with(request, "/document/participation_term/to", year), "T-201") == (std::string(regime) == "r703"));
        CHECK_FALSE(warns(with(request, "/document/participation_term/to", longer), "T-201"));
        is_refused(with(request, "/document/participation_term/to", short_of_it), "T-201", "/document/participation_term");
        CHECK(library().render(without(request, "/document/participation_term")).problems.empty());
    }
}

TEST_CASE("T-205 a decision refuses on the two grounds of its edition only, and registers on none") {
    for (const auto& [regime, prefix] : {std::pair("r415-2022", "g-r415-16-"), std::pair("r415-2023", "g-r415-16-"), std::pair("r703", "g-r703-16-")}) {
        INFO(regime);
        const RenderRequest refused = with(sample(decision, "kk", regime), "/document/decision", "\"refuse\"");
        for (const char* number : {"1", "2"})
            CHECK(library().render(with(refused, "/document/grounds", list(std::string(prefix) + number))).ok);
        for (const char* other : {"3", "", "7"})
            only(library().render(with(refused, "/document/grounds", list(std::string(prefix) + other))), "ENG-0412");
        for (const char* other : {"rm-r415-7-2", "rm-r703-7-2", "g-r703-28-1", "g-r415-39-1", "debt"})
            only(library().render(with(refused, "/document/grounds", list(other))), "ENG-0412");
        CHECK_FALSE(library().render(without(refused, "/document/grounds")).ok);
        const RenderRequest registered = with(refused, "/document/decision", "\"register\"");
        is_refused(with(registered, "/document/grounds", list(std::string(prefix) + "1")), "T-205", "/document/grounds");
        CHECK(library().render(without(registered, "/document/grounds")).ok);
    }
}

TEST_CASE("T-207 nothing is due where the Rules set no term: least of all the removal of remarks") {
    const std::string days[] = {"remarks-sent", "remarks-removed", "registration-notified", "refusal-notified", "listed"};
    for (const char* regime : {"r415-2023", "r703"}) {
        for (const std::string& now : days) {
            const RenderRequest request = with(without(sample(status, "kk", regime), "/document/old_status"), "/document/new_status", "\"" + now + "\"");
            is_refused(request, "T-207", "/document/next_step_due");
            CHECK(library().render(without(request, "/document/next_step_due")).ok);
        }
    }
}

TEST_CASE("T-208 from when the ten days run is asked for, never required") {
    for (const char* regime : {"r415-2022", "r415-2023", "r703"})
        CHECK(library().render(without(sample(decision, "ru", regime), "/document/received_at")).problems.empty());
}

TEST_CASE("T-210 a notice of termination rests on a decision: the Commission's for its grounds, the operator's own for the others") {
    for (const auto& [prefix, last] : lists_of_grounds) {
        const bool is_fund = last == 7;
        for (std::size_t number = 1; number <= last; ++number) {
            const bool is_for_commission = number < 3 || number == last;
            RenderRequest request = with(sample(terminated, "kk", is_fund ? "r703" : "r415-2023"), "/document/grounds", list(prefix + std::to_string(number)));
            request = with(request, "/document/location_ground_parts", R"(["location-not-established"])");
            if (number != 6 || is_fund)
                request = without(request, "/document/location_ground_parts");
            const std::string given = is_fund ? "\"2026-11-16\"" : "\"2024-08-28\"";
            const std::string needed = is_for_commission ? "/document/commission_decision_date" : "/document/operator_decision_date";
            const std::string other = is_for_commission ? "/document/operator_decision_date" : "/document/commission_decision_date";
            request = without(with(with(request, needed, given), other, given), other);
            INFO(prefix << number);
            CHECK(library().render(request).ok);
            const Problem problem = only(library().render(without(with(request, other, given), needed)), "ENG-0414");
            CHECK(holds(problem.message, needed));
        }
    }
    is_refused(with(sample(terminated, "ru", "r703"), "/out/doc_date", "\"2026-11-15\""), "T-210", "/out/doc_date");
}

TEST_CASE("T-211 a notice on planned results reached says so and blames nobody") {
    for (const auto& [regime, ground] : {std::pair("r415-2023", "g-r415-39-2"), std::pair("r703", "g-r703-28-2")}) {
        for (const char* language : {"kk", "ru"}) {
            RenderRequest request = with(sample(terminated, language, regime), "/document/grounds", list(ground));
            request = with(request, "/document/commission_decision_date", std::string(regime) == "r703" ? "\"2026-11-16\"" : "\"2024-08-29\"");
            request = with(without(request, "/document/operator_decision_number"), "/document/facts", "\"—\"");
            const std::string text = words(request);
            INFO(text);
            CHECK(holds(text, *language == 'k' ? "Жобаның жоспарланған нәтижелеріне қол жеткізілуіне байланысты қатысу аяқталады." : "В связи с достижением запланированных результатов проекта участие завершается."));
            for (const char* blame : {"неисполн", "непредставл", "нарушен", "неуплат", "орындамау", "ұсынбау", "бұзу", "төлемеу"})
                CHECK_FALSE(holds(text, blame));
        }
    }
    CHECK_FALSE(holds(words(sample(terminated, "ru", "r415-2023")), "участие завершается")); // any other ground
}

TEST_CASE("T-212 T-238 the ground on location and activity is one of Rules 415 only, and one says which part of it") {
    const RenderRequest request = with(sample(terminated, "ru", "r415-2023"), "/document/grounds", list("g-r415-39-6"));
    CHECK(holds(only(library().render(request), "ENG-0414").message, "/document/location_ground_parts"));
    const std::string text = words(with(request, "/document/location_ground_parts", R"(["activity-not-reported", "location-not-established"])"));
    CHECK(holds(text, "А именно: неуведомление об изменении и (или) дополнении вида деятельности; невозможность установить местонахождение участника."));
    is_refused(with(sample(terminated, "kk", "r415-2023"), "/document/location_ground_parts", R"(["location-not-reported"])"), "T-238", "/document/location_ground_parts");
    is_refused(with(sample(terminated, "kk", "r703"), "/document/location_ground_parts", R"(["location-not-reported"])"), "T-212", "/document/location_ground_parts");
}

TEST_CASE("T-243 both the application and what came with it go to the Commission") {
    for (const char* regime : {"r415-2022", "r415-2023", "r703"}) {
        const bool is_fund = std::string(regime) == "r703";
        CHECK(holds(words(sample(forwarding, "ru", regime)), is_fund ? "и представленные с ним сведения" : "и прикрепленные к нему документы"));
        CHECK(holds(words(sample(forwarding, "kk", regime)), std::string("өтінішін және оған қоса ұсынылған ") + (is_fund ? "мәліметтерді" : "құжаттарды")));
    }
    is_refused(with(sample(forwarding, "ru", "r703"), "/document/remarks_removed_at", "\"2026-11-01\""), "13", "/document/remarks_removed_at");
    CHECK_FALSE(library().render(without(sample(forwarding, "ru", "r415-2023"), "/document/remarks_removed_at")).ok);
}

TEST_CASE("T-244 on the results of monitoring nothing is proposed before remarks could be corrected; 703 knows no such time (T-213)") {
    CHECK(warns(without(sample(referral, "ru", "r415-2023"), "/document/monitoring_notice_received_at"), "T-244"));
    CHECK_FALSE(warns(sample(referral, "ru", "r415-2023"), "T-244"));
    CHECK_FALSE(warns(sample(referral, "kk", "r703"), "T-244"));
    CHECK_FALSE(warns(with(without(sample(referral, "ru", "r415-2023"), "/document/monitoring_notice_received_at"), "/document/grounds", list("g-r415-39-8")), "T-244"));
}

TEST_CASE("T-248 what becomes of the certificate is asked, and the decision on activity says nothing of it") {
    for (const char* regime : {"r415-2022", "r415-2023", "r703"}) {
        CHECK_FALSE(warns(sample(change, "ru", regime), "T-248"));
        CHECK(warns(without(sample(change, "ru", regime), "/document/certificate_decision"), "T-248"));
        for (const char* language : {"kk", "ru"}) {
            const std::string text = words(with(sample(change, language, regime), "/document/certificate_decision", "\"reissue\""));
            CHECK_FALSE(holds(text, "свидетельств"));
            CHECK_FALSE(holds(text, "куәлік"));
        }
        const RenderRequest negative = with(without(with(sample(change, "ru", regime), "/document/reasons", "\"нет\""), "/document/approved_activity_kinds"), "/document/decision", "\"reject\"");
        CHECK(warns(negative, "T-248")); // the acts know no grounds for it
        CHECK_FALSE(library().render(without(negative, "/document/reasons")).ok);
        is_refused(with(sample(change, "ru", regime), "/document/reasons", "\"нет\""), "9-1, 20", "/document/reasons");
    }
}

TEST_CASE("T-101 T-104 T-231 T-302 no paper cites a clause that is not there, bars or offers re-application, speaks of appeals or of the other commission") {
    for (const auto& [document, regimes] : made_here) {
        for (const std::string& regime : regimes) {
            for (const char* language : {"kk", "ru"}) {
                INFO(document << " " << regime << " " << language);
                const std::string text = words(sample(document, language, regime));
                for (const char* never : {"обжал", "шағым", "повторно", "қайта өтініш", "Независим", "Тәуелсіз", "пунктом 50", "пункта 50", "50-тармағ"})
                    CHECK_FALSE(holds(text, never));
                if (regime == "r703")
                    continue;
                for (const char* deleted : {"15", "19", "24", "33", "53", "67"}) {
                    for (const std::string& form : {std::string("пунктом ") + deleted + " ", std::string("пункта ") + deleted + " ", " " + std::string(deleted) + "-тармағ"})
                        CHECK_FALSE(holds(text, form));
                }
                if (regime == "r415-2023") // deleted by 317/НҚ, in force in 2022
                    CHECK_FALSE((holds(text, "21-тармақ") || holds(text, "20 и 21")));
            }
        }
    }
}

TEST_CASE("decisions follow what they decide on, and letters follow the decisions they tell of") {
    is_refused(with(without(sample(decision, "ru", "r703"), "/document/received_at"), "/document/decision_date", "\"2026-10-26\""), "16", "/document/decision_date");
    is_refused(with(with(sample(notice, "kk", "r703"), "/document/decision_date", "\"2026-10-26\""), "/out/doc_date", "\"2026-10-27\""), "16", "/document/decision_date");
    is_refused(with(sample(notice, "kk", "r703"), "/out/doc_date", "\"2026-11-11\""), "17", "/out/doc_date");
    is_refused(with(sample(entry, "kk", "r703"), "/document/issue_date", "\"2026-11-19\""), "18", "/document/issue_date");
    is_refused(with(sample(termination, "kk", "r703"), "/document/decision", "\"keep\""), "T-106", "/document/decision");
    CHECK(library().render(without(without(with(sample(termination, "kk", "r703"), "/document/decision", "\"keep\""), "/document/grounds"), "/document/termination_date")).ok);
    CHECK(warns(with(sample(termination, "kk", "r703"), "/document/termination_date", "\"2026-11-13\""), "T-210"));
}

TEST_CASE("T-208 T-209 T-239 a term that has passed is a warning, on the day after its last") {
    const struct {
        std::string document, regime, path, last, next, rule;
    } terms[] = {
        {entry, "r415-2022", "/document/listed_at", "2023-04-06", "2023-04-07", "T-209"},       // contract on Monday 3 April 2023
        {entry, "r703", "/document/listed_at", "2026-11-25", "2026-11-26", "T-209"},            // contract on Friday 20 November 2026
        {notice, "r703", "/out/doc_date", "2026-11-19", "2026-11-20", "17"},                    // decided on Thursday 12 November 2026
        {decision, "r703", "/document/received_at", "2026-10-29", "2026-10-28", "T-208"},       // decided on 12 November: the tenth working day after 29 October
        {referral, "r415-2023", "/document/monitoring_notice_received_at", "2024-07-20", "2024-07-21", "T-244"}, // sent on 20 August 2024
    };
    for (const auto& term : terms) {
        INFO(term.document << " " << term.regime);
        CHECK_FALSE(warns(with(sample(term.document, "kk", term.regime), term.path, "\"" + term.last + "\""), term.rule));
        CHECK(warns(with(sample(term.document, "kk", term.regime), term.path, "\"" + term.next + "\""), term.rule));
    }
}
