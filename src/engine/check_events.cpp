#include "base/date.hpp"
#include "engine/take_case.hpp"

#include <array>
#include <utility>

namespace qujat::engine {

namespace {

using data::Value;

// What cannot be before what: the statuses of an application in the order that the clauses give them (documents.md 2.3; 415 cl. 8 to 20, 703 cl. 8 to 19).
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> follows = {{
    {"under-review", "sent"},
    {"remarks-sent", "sent"},
    {"remarks-removed", "remarks-sent"},
    {"forwarded-to-commission", "sent"},
    {"decided-register", "forwarded-to-commission"},
    {"decided-refuse", "forwarded-to-commission"},
    {"registration-notified", "decided-register"},
    {"refusal-notified", "decided-refuse"},
    {"contract-signed", "decided-register"},
    {"certificate-issued", "contract-signed"},
    {"listed", "contract-signed"},
}};

// The same day said in two places of the file.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> equal_days = {{
    {"/application/application_sent_at", "/events/sent/on"},
    {"/participation/contract_signed_at", "/events/contract-signed/on"},
    {"/participation/issue_date", "/events/certificate-issued/on"},
    {"/decisions/registration/on", "/events/decided-register/on"},
    {"/decisions/registration/on", "/events/decided-refuse/on"},
}};

std::string_view kind_of(const Value& event) {
    const Value* kind = event.find("kind");
    return kind ? kind->text() : std::string_view();
}

const Value* first_of(const Value& events, std::string_view kind) {
    for (const Value& event : events.items()) {
        if (kind_of(event) == kind)
            return &event;
    }
    return nullptr;
}

void check_order(const Value& events, diag::Log& log) {
    const Value* before = nullptr;
    for (const Value& event : events.items()) {
        const Value* day = event.find("on");
        if (!day || !base::Date::parse_iso(day->text()))
            continue; // said already
        if (before && day->text() < before->text())
            log.add("ENG-0866", day->place(), {{"kind", diag::quoted(kind_of(event))}, {"found", std::string(day->text())}, {"before", std::string(before->text())}}, {before->place()});
        before = day;
    }
    for (const auto& [later, earlier] : follows) {
        const Value *second = first_of(events, later), *first = first_of(events, earlier);
        if (second && first && second->place().begin < first->place().begin)
            log.add("ENG-0867", second->find("kind")->place(), {{"kind", std::string(later)}, {"after", std::string(earlier)}}, {first->find("kind")->place()});
    }
}

} // namespace

void check_events(const Value& file, diag::Log& log) {
    const Value* events = file.find("events");
    if (events) {
        check_order(*events, log);
        const Value *registered = first_of(*events, "decided-register"), *refused = first_of(*events, "decided-refuse");
        if (registered && refused) // clause 17: whoever was refused sends a new application, which is a new case
            log.add("ENG-0868", refused->find("kind")->place(), {}, {registered->find("kind")->place()});
    }
    for (const auto& [one, other] : equal_days) {
        const Value *day = find_in_case(file, one), *again = find_in_case(file, other);
        if (day && again && day->text() != again->text())
            log.add("ENG-0869", day->place(), {{"path", std::string(one)}, {"found", diag::quoted(day->text())}, {"other", std::string(other)}, {"expected", diag::quoted(again->text())}}, {again->place()});
    }
}

} // namespace qujat::engine
