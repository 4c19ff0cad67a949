#include "engine/check_report.hpp"

#include "engine/values.hpp"
#include "base/utf8.hpp"
#include "font/font.hpp"
#include "report/report.hpp"

#include <algorithm>
#include <map>

namespace qujat::engine {

namespace {

using data::Value;

// Only ids and verdicts are taken: what else stands there is words.
std::optional<report::Baseline> read_baseline(const Checked& checked, diag::Log& log) {
    const auto source = diag::make_source(checked.request.baseline_name, checked.request.baseline, diag::Excerpt::value_only);
    auto parsed = data::parse_json(source);
    log.add(parsed.problems);
    if (!parsed.value)
        return std::nullopt;
    const auto wrong = [&](const Value& where, std::string expected) {
        log.add("ENG-0730", {source, where.place().begin, where.place().begin, where.place().path}, {{"expected", std::move(expected)}});
        return std::nullopt;
    };
    const Value& report = *parsed.value;
    const Value* items = report.find("items");
    if (text_of(report, "schema") != report::schema_name || !items || items->kind() != Value::Kind::array)
        return wrong(report, R"("schema": "qujat.check/1", "items": [ … ])");
    if (text_of(report, "edition") != checked.requirements.edition) {
        log.add("ENG-0731", report.find("edition") ? report.find("edition")->place() : report.place(), {{"found", diag::quoted(text_of(report, "edition"))}, {"expected", checked.requirements.edition}});
        return std::nullopt;
    }
    if (text_of(report, "requirements_sha256") != checked.requirements.sha256)
        log.add("ENG-0732", {source, 0, 0, {}}, {});
    report::Baseline baseline;
    const auto take = [&](const Value& judged) {
        const std::string_view id = text_of(judged, "id"), verdict = text_of(judged, "verdict");
        if (id.empty() || verdict.empty())
            return false;
        baseline.satisfied.insert_or_assign(std::string(id), verdict == "found" || verdict == "not-applicable");
        return true;
    };
    for (const Value& item : items->items()) {
        if (!take(item))
            return wrong(item, R"("id", "verdict")");
        if (const Value* subs = item.find("sub"))
            for (const Value& sub : subs->items())
                if (!take(sub))
                    return wrong(sub, R"("id", "verdict")");
    }
    return baseline;
}

std::string explained(const Checked& checked) {
    const auto explain = [&checked](std::string_view id) { return report::explain(checked.verdict, checked.requirements, checked.plan, id, checked.language).value_or(std::string()); };
    if (checked.request.explain != "all")
        return explain(checked.request.explain);
    std::string out;
    for (const check::ItemJudgement& item : checked.verdict.items)
        if (item.verdict != check::ItemVerdict::found && item.verdict != check::ItemVerdict::not_applicable)
            out += explain(item.id);
    return out;
}

// A plan may quote what no font has, "✅": such a character becomes U+FFFD, as the applicant cannot mend our fonts.
std::string with_known_characters(const std::string& text, Library::Parts& parts) {
    const auto fonts = parts.fonts();
    if (!fonts->value)
        return text;
    const auto is_known = [faces = fonts->value->faces()](char32_t one) { return std::ranges::any_of(faces, [one](const font::FacePtr& face) { return face->glyph(one) != 0; }); };
    std::map<char32_t, bool> known;
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const auto code = base::decode(text, at);
        const std::size_t size = code ? code->size : 1;
        if (code && (code->value < 0x80 || known.try_emplace(code->value, false).first->second || (known[code->value] = is_known(code->value))))
            made += text.substr(at, size);
        else
            made += is_known(0xFFFD) ? "\xEF\xBF\xBD" : "?";
        at += size;
    }
    return made;
}

// The paper's edition is that of the annex, by the same day or by its name.
std::string to_pdf(Library::Parts& parts, const Checked& checked, const report::Options& options, diag::Log& log) {
    RenderRequest request;
    request.document = "check-report";
    request.language = base::code(checked.language);
    request.data = with_known_characters(report::to_template_data(checked.verdict, checked.requirements, checked.plan, checked.language, base::Timestamp::from_unix(parts.world->now()).date, options), parts);
    const auto acts = parts.acts();
    if (acts->value && !checked.filed)
        for (const acts::Regime& regime : acts->value->regimes)
            if (regime.annex && regime.annex->key == checked.requirements.edition)
                request.regime = regime.id;
    if (!request.regime.empty())
        request.reason = checked.requirements.edition;
    request.operator_file = checked.request.operator_file;
    return render(parts, request, log);
}

// The file given back; only one that was read is given to a child again.
std::string give_back(const Checked& checked, const plan::Comments& comments, diag::Log& log) {
    const CheckRequest::PlanFile& file = checked.request.files.front();
    auto annotated = sandbox::annotate_file(checked.helper, file.bytes, file.name, comments);
    log.add(std::move(annotated.problems));
    if (!annotated.value)
        return {};
    log.add(std::move(annotated.value->notes));
    return std::move(annotated.value->bytes);
}

} // namespace

std::string report_of(Library::Parts& parts, const Checked& checked, diag::Log& log) {
    std::optional<report::Baseline> baseline;
    if (!checked.request.baseline.empty()) {
        baseline = read_baseline(checked, log);
        if (!baseline)
            return {};
    }
    if (!checked.request.explain.empty())
        return explained(checked);
    const report::Options options{checked.filed, report::Quotes::hidden, baseline ? &*baseline : nullptr};
    switch (checked.request.format) {
    case CheckFormat::json: return report::to_json(checked.verdict, checked.requirements, checked.plan, checked.language, options);
    case CheckFormat::html: return report::to_html(checked.verdict, checked.requirements, checked.plan, checked.language, options);
    case CheckFormat::pdf: return to_pdf(parts, checked, options, log);
    case CheckFormat::docx: return give_back(checked, report::to_comments(checked.verdict, checked.requirements, checked.plan, checked.language, options), log);
    case CheckFormat::text:
    case CheckFormat::plan_text: break;
    }
    return report::to_text(checked.verdict, checked.requirements, checked.plan, checked.language, options);
}

} // namespace qujat::engine
