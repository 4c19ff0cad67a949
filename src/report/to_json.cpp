#include "report/report.hpp"

#include "data/value.hpp"
#include "report/words.hpp"

namespace qujat::report {

namespace {

using data::Value;

class Object {
  public:
    Object& add(std::string key, Value value) {
        members_.push_back({std::move(key), std::move(value), {}});
        return *this;
    }
    Object& text(std::string key, std::string words) { return add(std::move(key), Value::string(std::move(words))); }
    Object& number(std::string key, std::uint64_t number) { return add(std::move(key), Value::number(std::to_string(number))); }
    Value take() { return Value::object(std::move(members_)); }

  private:
    std::vector<Value::Member> members_;
};

// Scores are whole hundredths inside; JSON has them as 0.00 to 1.00, written by hand so that no floating point takes part.
Value score(int hundredths) {
    const std::string digits = std::to_string(hundredths % 100);
    return Value::number(hundredths >= 100 ? "1.00" : "0." + std::string(2 - digits.size(), '0') + digits);
}

Value evidence(const std::vector<check::Evidence>& all) {
    std::vector<Value> out;
    for (const check::Evidence& one : all) {
        std::vector<Value> path;
        for (const std::string& heading : one.path)
            path.push_back(Value::string(heading));
        Object object;
        object.number("file", one.file);
        if (one.page > 0)
            object.number("page", one.page);
        object.number("block", one.block).add("path", Value::array(std::move(path))).text("quote", one.quote).add("score", score(one.score));
        out.push_back(object.take());
    }
    return Value::array(std::move(out));
}

Value item(const check::ItemJudgement& judged, const check::Item& of, base::Language language) {
    std::string advice;
    std::vector<Value> subs;
    for (const check::SubJudgement& sub : judged.subs) {
        const check::SubRequirement* requirement = find_sub(of, sub.id);
        Object object;
        object.text("id", sub.id).text("verdict", std::string(check::name(sub.verdict)));
        if (requirement) {
            object.text("title", requirement->title.in(language));
            if (needs_work(sub, *requirement, judged, of)) {
                advice += (advice.empty() ? "" : " ") + requirement->advice.in(language);
                object.text("advice", requirement->advice.in(language)).text("example", requirement->example.in(language));
            }
        }
        object.add("evidence", evidence(sub.evidence));
        subs.push_back(object.take());
    }
    Object object;
    object.text("id", judged.id).number("number", static_cast<std::uint64_t>(judged.number)).text("title", of.title.in(language));
    object.text("verdict", std::string(check::name(judged.verdict))).text("heading", std::string(check::name(judged.heading)));
    object.text("citation", of.citation.in(language)).text("advice", advice);
    object.add("evidence", evidence(judged.evidence)).add("sub", Value::array(std::move(subs)));
    return object.take();
}

} // namespace

std::string to_json(const check::Verdict& verdict, const check::Requirements& requirements, const plan::Plan& plan, std::string_view filed, base::Language language) {
    std::vector<Value> files, items, notes;
    for (const plan::Plan::File& file : plan.files)
        files.push_back(Value::string(file.name));
    for (const check::ItemJudgement& judged : verdict.items) {
        if (const check::Item* of = requirements.find_item(judged.id))
            items.push_back(item(judged, *of, language));
    }
    for (const diag::Diagnostic& note : verdict.notes) {
        constexpr std::string_view severities[] = {"error", "warning", "info"};
        Object object;
        object.text("id", note.id).text("severity", std::string(severities[static_cast<std::size_t>(diag::severity(note))])).text("message", diag::message(note, language));
        if (!note.place.path.empty())
            object.text("about", note.place.path);
        notes.push_back(object.take());
    }
    Object root;
    root.text("schema", "qujat.check/1").add("files", Value::array(std::move(files))).text("edition", requirements.edition).text("requirements_sha256", requirements.sha256);
    root.text("filed", std::string(filed)).text("language", std::string(base::code(language))).text("standing", std::string(check::name(verdict.standing)));
    root.number("words", verdict.words).add("items", Value::array(std::move(items))).add("notes", Value::array(std::move(notes)));
    return data::pretty_json(root.take());
}

} // namespace qujat::report
