#include "report/package_report.hpp"

#include "data/value.hpp"

#include <utility>

namespace qujat::report {

namespace {

using data::Value;
using Members = std::vector<Value::Member>;

Value text(std::string_view words) { return Value::string(std::string(words)); }
void put(Members& members, std::string key, Value value) { members.push_back({std::move(key), std::move(value), {}}); }

class Writer {
  public:
    Writer(const PackageContext& context, base::Language language) : context_(context), language_(language) {}

    Value facts(const std::vector<check::Fact>& all, bool has_values) const {
        std::vector<Value> values;
        for (const check::Fact& fact : all) {
            Members members;
            put(members, "path", text(fact.path));
            put(members, "label", text(label_of(fact, context_.schema, language_)));
            if (has_values)
                put(members, "value", text(fact.value));
            values.push_back(Value::object(std::move(members)));
        }
        return Value::array(std::move(values));
    }

    Value finding(const check::PackageFinding& one) const {
        const check::PackageRule& rule = *one.rule;
        Members members;
        put(members, "id", text(rule.id));
        put(members, "severity", text(check::name(rule.severity)));
        put(members, "verdict", text(check::name(one.verdict)));
        put(members, "requirement", text(rule.requirement.in(language_)));
        put(members, "citation", text(cite(one, context_.acts, language_)));
        const Quote said = quote(one, language_);
        Members clause;
        put(clause, "language", text(base::code(said.language)));
        put(clause, "official", Value::boolean(said.is_official));
        put(clause, "words", text(said.text));
        put(members, "text", said.text.empty() ? Value() : Value::object(std::move(clause)));
        if (!rule.ground.empty())
            put(members, "refusal_ground", text(rule.ground));
        put(members, "found", facts(one.found, true));
        put(members, "wanted", facts(one.wanted, false));
        const bool is_settled = one.verdict == check::RuleVerdict::satisfied || one.verdict == check::RuleVerdict::not_applicable;
        put(members, "advice", text(is_settled ? std::string() : rule.advice.in(language_)));
        std::vector<Value> notes;
        for (const check::RuleNote* note : one.notes) {
            Members parts;
            put(parts, "severity", text(note->is_warning ? "warning" : "info"));
            put(parts, "trap", text(note->trap));
            put(parts, "message", text(note->text.in(language_)));
            notes.push_back(Value::object(std::move(parts)));
        }
        put(members, "notes", Value::array(std::move(notes)));
        std::vector<Value> parts;
        for (const check::PackageFinding& part : one.parts)
            parts.push_back(finding(part));
        put(members, "parts", Value::array(std::move(parts)));
        return Value::object(std::move(members));
    }

  private:
    const PackageContext& context_;
    base::Language language_;
};

} // namespace

std::string package_json(const check::PackageVerdict& verdict, const PackageContext& context, base::Language language) {
    constexpr std::string_view states[] = {"not-given", "yes", "no", "not-read"};
    const Writer writer(context, language);
    Members members;
    put(members, "schema", text("qujat.package-check/1"));
    put(members, "package", text(context.package));
    put(members, "kind", text(context.rules.kind));
    put(members, "regime", text(context.regime.id));
    put(members, "sent_at", text(context.sent_at.iso()));
    put(members, "rules_sha256", text(context.rules.sha256));
    put(members, "language", text(base::code(language)));
    put(members, "standing", text(check::name(verdict.standing)));
    const bool is_complete = verdict.standing == check::PackageStanding::complete;
    Members next;
    if (verdict.standing != check::PackageStanding::undecided) {
        put(next, "document", text(is_complete ? context.rules.if_complete : context.rules.if_remarks));
        put(next, "words", text((is_complete ? context.rules.next_complete : context.rules.next_remarks).in(language)));
    }
    put(members, "next", next.empty() ? Value() : Value::object(std::move(next)));
    std::vector<Value> findings, files, notes;
    for (const check::PackageFinding& one : verdict.findings)
        findings.push_back(writer.finding(one));
    put(members, "findings", Value::array(std::move(findings)));
    for (const PackageFile& file : context.files) {
        Members parts;
        put(parts, "file", text(file.name));
        put(parts, "kind", text(file.kind));
        put(parts, "readable", text(states[static_cast<std::size_t>(file.state)]));
        files.push_back(Value::object(std::move(parts)));
    }
    put(members, "files", Value::array(std::move(files)));
    for (const diag::Diagnostic& note : context.notes) {
        Members parts;
        put(parts, "id", text(note.id));
        put(parts, "severity", text(diag::severity(note) == diag::Severity::note ? "info" : "warning"));
        put(parts, "message", text(diag::message(note, language)));
        notes.push_back(Value::object(std::move(parts)));
    }
    put(members, "notes", Value::array(std::move(notes)));
    return data::pretty_json(Value::object(std::move(members)));
}

} // namespace qujat::report
