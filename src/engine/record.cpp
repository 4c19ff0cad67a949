#include "engine/render_parts.hpp"

#include "base/nearest.hpp"
#include "engine/values.hpp"

#include <algorithm>

namespace qujat::engine {

using data::Value;

bool take_record(const Rendering& rendering, Job& job) {
    const auto schema = text_at(job.data, "/schema");
    if (!schema || job.data.kind() != Value::Kind::object || !job.data.find("data"))
        return true;
    const std::vector<std::string> known = {"blank", "data", "date", "draft", "language", "regime", "regime_reason", "schema", "template", "text"};
    for (const auto& member : job.data.members()) {
        if (std::ranges::find(known, member.key()) != known.end())
            continue;
        if (is_full(rendering.log))
            rendering.log.add("ENG-0401", {});
        else
            rendering.log.add("ENG-0401", member.key_place(), {{"found", diag::quoted(member.key())}, {"nearest", base::nearest(member.key(), known)}});
    }
    const auto document = text_at(job.data, "/template");
    const auto language = text_at(job.data, "/language");
    const auto regime = text_at(job.data, "/regime");
    const auto date = text_at(job.data, "/date");
    const auto reason = text_at(job.data, "/regime_reason");
    const Value* draft = job.data.find("draft"), * text = job.data.find("text");
    const Value* blank = job.data.find("blank");
    const auto time = date ? base::Timestamp::parse_iso(*date) : std::nullopt;
    const bool is_sound = (!draft || draft->kind() == Value::Kind::boolean) && (!text || text->kind() == Value::Kind::string);
    const auto found_language = language ? paper_language(rendering.contract, *language) : std::nullopt;
    if (*schema != record_schema_name || !document || !found_language || !regime || !time || (!reason && job.data.find("regime_reason")) ||
        !is_sound || (blank && (blank->kind() != Value::Kind::boolean || !blank->as_boolean()))) {
        rendering.log.add("ENG-0402", opening(job.data), {{"expected", std::string(record_schema_name)}});
        return false;
    }
    if (*document != document_id(rendering.request.document)) {
        rendering.log.add("ENG-0403", job.data.find("template")->place(), {{"found", diag::quoted(*document)}, {"expected", document_id(rendering.request.document)}});
        return false;
    }
    job.from_record = true;
    job.blank = blank != nullptr;
    job.language = *found_language;
    job.time = *time;
    job.regime = rendering.acts ? rendering.acts->find_regime(*regime) : nullptr;
    if (rendering.acts && !job.regime)
        report_unknown_regime(*rendering.acts, *regime, job.data.find("regime")->place(), rendering.log);
    if (reason)
        job.regime_reason = *reason;
    job.draft = job.draft || (draft && draft->as_boolean()); // what was made as a draft stays one
    // The inner data keep their lines; their paths start anew, so that messages and templates see the paths of the contract.
    job.data = job.data.find("data")->moved({});
    return true;
}

std::string record_of(const Job& job, const std::string& document, const std::string& text, data::KeptValues used) {
    // The author of the file's metadata is the operator: it was used although no template printed it.
    if (const Value* name = data::find_path(job.data, "/operator/operator_name"))
        used.add(*name);
    std::vector<Value::Member> members;
    if (job.blank)
        members.push_back({"blank", Value::boolean(true), {}});
    const auto add = [&](const std::string& key, std::string words) { members.push_back({key, Value::string(std::move(words)), {}}); };
    members.push_back({"data", data::prune(job.data, used), {}});
    add("date", job.time.iso());
    if (job.draft)
        members.push_back({"draft", Value::boolean(true), {}});
    add("language", std::string(base::code(job.language)));
    add("regime", job.regime->id);
    if (!job.regime_reason.empty())
        add("regime_reason", job.regime_reason);
    add("schema", std::string(record_schema_name));
    add("template", document);
    if (!text.empty())
        add("text", text);
    return data::canonical_json(Value::object(std::move(members)));
}

} // namespace qujat::engine
