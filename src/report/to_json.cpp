#include "report/report.hpp"

#include "data/value.hpp"

#include <utility>
#include <vector>

namespace qujat::report {

namespace {

using data::Value;
using Members = std::vector<Value::Member>;

Value text(std::string_view words) { return Value::string(std::string(words)); }
Value count(std::uint64_t number) { return Value::number(std::to_string(number)); }

void put(Members& members, std::string key, Value value) { members.push_back({std::move(key), std::move(value), {}}); }

// Hundredths as a decimal: no binary floating point.
Value share(int hundredths) {
    const std::string digits = std::to_string(hundredths % 100);
    return Value::number(std::to_string(hundredths / 100) + "." + (digits.size() < 2 ? "0" + digits : digits));
}

Value evidence(const std::vector<check::Evidence>& all) {
    std::vector<Value> values;
    for (const check::Evidence& one : all) {
        std::vector<Value> path;
        for (const std::string& heading : one.path)
            path.push_back(text(heading));
        Members members;
        put(members, "file", count(one.file));
        put(members, "page", count(one.page));
        put(members, "block", count(one.block));
        put(members, "path", Value::array(std::move(path)));
        put(members, "quote", text(one.quote));
        put(members, "score", share(one.score));
        values.push_back(Value::object(std::move(members)));
    }
    return Value::array(std::move(values));
}

std::string advice_of(const check::ItemJudgement& item, const check::Item& required, base::Language language) {
    std::string advice;
    bool is_any_told = false;
    for (std::size_t at = 0; at < required.subs.size() && at < item.subs.size(); ++at) {
        const auto& sub = required.subs[at];
        const auto verdict = item.subs[at].verdict;
        const bool is_asked = sub.status == check::Status::mandatory || (sub.status == check::Status::any && !is_any_told);
        if (!is_asked || (verdict != check::SubVerdict::missing && verdict != check::SubVerdict::undecided))
            continue;
        is_any_told = is_any_told || sub.status == check::Status::any;
        advice += (advice.empty() ? "" : " ") + sub.advice.in(language) + " " + sub.example.in(language);
    }
    return advice;
}

Value item_value(const check::ItemJudgement& item, const check::Requirements& requirements, base::Language language) {
    const check::Item* required = requirements.find_item(item.id);
    Members members;
    put(members, "id", text(item.id));
    put(members, "number", count(static_cast<std::uint64_t>(item.number)));
    put(members, "title", text(required == nullptr ? "" : required->title.in(language)));
    put(members, "verdict", text(check::name(item.verdict)));
    put(members, "heading", text(check::name(item.heading)));
    put(members, "citation", text(required == nullptr ? "" : required->citation.in(language)));
    put(members, "advice", text(required == nullptr ? "" : advice_of(item, *required, language)));
    put(members, "evidence", evidence(item.evidence));
    std::vector<Value> subs;
    for (const check::SubJudgement& sub : item.subs) {
        Members parts;
        put(parts, "id", text(sub.id));
        put(parts, "verdict", text(check::name(sub.verdict)));
        put(parts, "evidence", evidence(sub.evidence));
        subs.push_back(Value::object(std::move(parts)));
    }
    put(members, "sub", Value::array(std::move(subs)));
    return Value::object(std::move(members));
}

} // namespace

std::string to_json(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options) {
    Members members;
    put(members, "schema", text("qujat.check/1"));
    std::vector<Value> files, items, notes;
    for (const auto& file : plan.files)
        files.push_back(text(file.name));
    put(members, "files", Value::array(std::move(files)));
    put(members, "edition", text(requirements.edition));
    put(members, "requirements_sha256", text(requirements.sha256));
    put(members, "filed", options.filed ? text(options.filed->iso()) : Value());
    put(members, "language", text(base::code(language)));
    put(members, "standing", text(check::name(verdict.standing)));
    for (const auto& item : verdict.items)
        items.push_back(item_value(item, requirements, language));
    put(members, "items", Value::array(std::move(items)));
    for (const auto& note : verdict.notes) {
        Members parts;
        put(parts, "id", text(note.id));
        put(parts, "severity", text(diag::severity(note) == diag::Severity::note ? "info" : "warning"));
        put(parts, "message", text(diag::message(note, language)));
        put(parts, "about", text(note.place.path.text()));
        notes.push_back(Value::object(std::move(parts)));
    }
    put(members, "notes", Value::array(std::move(notes)));
    return data::pretty_json(Value::object(std::move(members)));
}

} // namespace qujat::report
