#include "report/compose.hpp"

#include "data/value.hpp"
#include "report/phrases.hpp"

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

/// In what words things are said.
struct Wording {
    const check::Requirements& requirements;
    base::Language language;
    const Options& options;
    const check::Verdict& verdict;
};

void put_change(Members& members, const std::string& id, const Wording& wording) {
    constexpr std::string_view names[] = {"", "new", "fixed", "unchanged"};
    const Change change = wording.options.baseline ? wording.options.baseline->change(id, wording.verdict) : Change::none;
    if (change != Change::none)
        put(members, "change", text(names[static_cast<std::size_t>(change)]));
}

Value evidence(const std::vector<check::Evidence>& all, const Wording& wording) {
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
        if (!one.lacking.empty() || one.is_doubted) {
            std::vector<Value> lacking;
            for (const std::uint16_t list : one.lacking)
                if (const std::string& what = check::describe(wording.requirements, list).in(wording.language); !what.empty())
                    lacking.push_back(text(what));
            if (one.is_doubted)
                lacking.push_back(text(say(Phrase::wording, wording.language)));
            put(members, "lacking", Value::array(std::move(lacking)));
        }
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

// What was looked for and what came nearest: of parts that are not there.
void put_why(Members& parts, const check::SubRequirement& required, const check::SubJudgement& sub, const Wording& wording) {
    if (sub.verdict != check::SubVerdict::missing && sub.verdict != check::SubVerdict::undecided)
        return;
    std::vector<Value> ways;
    for (std::string& way : ways_of(required, wording.requirements, wording.language))
        ways.push_back(text(way));
    put(parts, "looked_for", Value::array(std::move(ways)));
    put(parts, "candidates", evidence(sub.candidates, wording));
    put(parts, "advice", text(required.advice.in(wording.language)));
    put(parts, "example", text(required.example.in(wording.language)));
}

Members note_members(const diag::Diagnostic& note, base::Language language) {
    Members members;
    put(members, "id", text(note.id));
    put(members, "severity", text(diag::severity(note) == diag::Severity::note ? "info" : "warning"));
    put(members, "message", text(diag::message(note, language)));
    return members;
}

Value read_value(const plan::Plan::File& file, base::Language language) {
    Members members;
    put(members, "name", text(file.name));
    put(members, "format", text(file.part.format));
    put(members, "pages", count(file.part.pages));
    put(members, "words", count(plan::count_words(file.part)));
    put(members, "pictures", count(file.part.pictures));
    std::vector<Value> notes;
    for (const auto& note : file.part.notes) {
        Members told = note_members(note, language);
        put(told, "hint", text(diag::hint(note, language)));
        notes.push_back(Value::object(std::move(told)));
    }
    put(members, "notes", Value::array(std::move(notes)));
    return Value::object(std::move(members));
}

Value item_value(const check::ItemJudgement& item, const Wording& wording) {
    const base::Language language = wording.language;
    const check::Item* required = wording.requirements.find_item(item.id);
    Members members;
    put(members, "id", text(item.id));
    put(members, "number", count(static_cast<std::uint64_t>(item.number)));
    put(members, "title", text(required == nullptr ? "" : required->title.in(language)));
    put(members, "verdict", text(check::name(item.verdict)));
    put(members, "heading", text(check::name(item.heading)));
    put(members, "citation", text(required == nullptr ? "" : required->citation.in(language)));
    put(members, "advice", text(required == nullptr ? "" : advice_of(item, *required, language)));
    put_change(members, item.id, wording);
    put(members, "evidence", evidence(item.evidence, wording));
    std::vector<Value> subs;
    for (std::size_t at = 0; at < item.subs.size(); ++at) {
        const check::SubJudgement& sub = item.subs[at];
        Members parts;
        put(parts, "id", text(sub.id));
        put(parts, "verdict", text(check::name(sub.verdict)));
        put_change(parts, sub.id, wording);
        put(parts, "evidence", evidence(sub.evidence, wording));
        if (required != nullptr && at < required->subs.size())
            put_why(parts, required->subs[at], sub, wording);
        subs.push_back(Value::object(std::move(parts)));
    }
    put(members, "sub", Value::array(std::move(subs)));
    return Value::object(std::move(members));
}

} // namespace

std::string to_json(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, base::Language language, const Options& options) {
    Members members;
    put(members, "schema", text(std::string(schema_name)));
    const Wording wording{requirements, language, options, verdict};
    std::vector<Value> files, read, items, notes;
    for (const auto& file : plan.files) {
        files.push_back(text(file.name));
        read.push_back(read_value(file, language));
    }
    put(members, "files", Value::array(std::move(files)));
    put(members, "read", Value::array(std::move(read)));
    put(members, "edition", text(requirements.edition));
    put(members, "requirements_sha256", text(requirements.sha256));
    put(members, "filed", options.filed ? text(options.filed->iso()) : Value());
    put(members, "language", text(base::code(language)));
    put(members, "standing", text(check::name(verdict.standing)));
    for (const auto& item : verdict.items)
        items.push_back(item_value(item, wording));
    put(members, "items", Value::array(std::move(items)));
    for (const auto& note : verdict.notes) {
        Members parts = note_members(note, language);
        put(parts, "about", text(note.place.path.text()));
        notes.push_back(Value::object(std::move(parts)));
    }
    put(members, "notes", Value::array(std::move(notes)));
    return data::pretty_json(Value::object(std::move(members)));
}

} // namespace qujat::report
