#include "engine/render_parts.hpp"

#include "base/nearest.hpp"
#include "base/words.hpp"
#include "engine/values.hpp"

#include <algorithm>

namespace qujat::engine {

using data::Value;

namespace {

// A contract names editions of the same Rules.
std::string_view rules_of(const data::Contract& contract, const acts::Acts& acts) {
    const acts::Regime* any = contract.regimes.empty() ? nullptr : acts.find_regime(contract.regimes.front());
    return any ? std::string_view(any->rules) : acts::participation_rules;
}

} // namespace

void report_unknown_regime(const acts::Acts& acts, const std::string& found, diag::Place place, diag::Log& log) {
    std::vector<std::string> known;
    for (const acts::Regime& regime : acts.regimes)
        known.push_back(regime.id);
    log.add("ENG-0407", std::move(place), {{"found", diag::quoted(found)}, {"nearest", base::nearest(found, known)}});
}

void take_regime(const Rendering& rendering, Job& job) {
    const Value* dated = data::find_path(job.data, rendering.contract.regime_by);
    const auto date = dated ? base::Date::parse_iso(dated->text()) : std::nullopt;
    if (job.from_record && (!rendering.request.regime.empty() || !rendering.request.reason.empty())) {
        rendering.log.add("ENG-0415", {}, {{"found", job.regime ? job.regime->id : ""}});
        return;
    }
    if (rendering.request.regime.empty() && !rendering.request.reason.empty())
        rendering.log.add("ENG-0416", {}, {});
    if (!rendering.acts)
        return;
    if (!job.from_record && !rendering.request.regime.empty()) {
        if (rendering.request.reason.empty() && !job.blank) { // a blank form has no date of its own that it would stand against
            rendering.log.add("ENG-0408", {}, {});
            return;
        }
        job.regime = rendering.acts->find_regime(rendering.request.regime);
        job.regime_reason = rendering.request.reason;
        if (!job.regime)
            report_unknown_regime(*rendering.acts, rendering.request.regime, {}, rendering.log);
    } else if (!job.from_record && date && rendering.settings) {
        job.regime = acts::choose_regime(*rendering.acts, *date, rendering.settings->entries, dated->place(), rendering.log, acts::Holding::of_wording, rules_of(rendering.contract, *rendering.acts));
    }
    // Without a date the check of the data says so.
    if (job.regime && std::ranges::find(rendering.contract.regimes, job.regime->id) == rendering.contract.regimes.end()) {
        rendering.log.add("ENG-0409", dated ? dated->place() : diag::Place{}, {{"found", job.regime->id}, {"name_kk", job.regime->kk}, {"name_ru", job.regime->ru}, {"name_en", job.regime->en}, {"held", base::join(rendering.contract.regimes)}});
        job.regime = nullptr;
    }
}

void take_operator(const Rendering& rendering, Job& job) {
    if (job.data.kind() != Value::Kind::object || job.data.find("operator") || !rendering.contract.root.find("operator"))
        return;
    // When no regime is known yet, any block will do: only the check of the data follows.
    const auto take = [&](const std::string& id) {
        auto block = rendering.settings ? rendering.settings->block(id, job.language) : std::nullopt;
        if (block) {
            const data::Schema& wanted = rendering.contract.root.find("operator")->schema;
            std::vector<Value::Member> members;
            for (const auto& member : block->members()) {
                if (wanted.find(member.key()))
                    members.push_back(member);
            }
            job.data = with_member(job.data, "operator", Value::object(std::move(members), block->place()));
        }
        return block.has_value();
    };
    if (job.regime && take(job.regime->id))
        return;
    if (!rendering.contract.root.find("operator")->required)
        return; // settings that an installation may do without
    if (job.regime && rendering.settings)
        rendering.log.add("ENG-0410", {rendering.settings->content.place().source, 0, 0, "/operators"}, {{"regime", job.regime->id}});
    // No regime, or no operator: an error already. Any block will do for the check of the data, which must not say it again.
    if (std::ranges::none_of(rendering.contract.regimes, take))
        job.data = with_member(job.data, "operator", Value::object({{"operator_name", Value::string("–"), {}}}));
}

} // namespace qujat::engine
