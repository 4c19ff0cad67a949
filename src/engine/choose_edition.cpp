#include "engine/choose_edition.hpp"

#include <algorithm>

namespace qujat::engine {

EditionChoice choose_edition(Library::Parts& parts, const EditionAsked& asked, diag::Log& log) {
    const auto acts = parts.acts();
    log.add(acts->problems);
    const auto settings = parts.operator_settings(asked.operator_file);
    log.add(settings->problems);
    const auto filed = asked.filed.empty() ? std::optional(base::Timestamp::from_unix(parts.world->now()).date) : base::Date::parse_iso(asked.filed);
    if (!filed)
        log.add("ENG-0701", {}, {{"found", diag::quoted(asked.filed)}});
    if (!acts->value || !settings->value || !filed)
        return {};
    const acts::Regime* regime = nullptr;
    const std::string& named = asked.edition.empty() ? asked.regime : asked.edition;
    if (!named.empty()) {
        std::vector<std::string> known;
        std::string listed;
        for (const acts::Regime& candidate : acts->value->regimes) {
            const std::string key = asked.edition.empty() ? candidate.id : candidate.annex ? candidate.annex->key : "";
            if (key.empty())
                continue;
            if (std::ranges::find(known, key) == known.end()) {
                listed += (known.empty() ? "" : ", ") + key;
                known.push_back(key);
            }
            if (key == named)
                regime = &candidate;
        }
        if (!regime)
            log.add("ENG-0702", {}, {{"found", diag::quoted(named)}, {"known", listed}});
    } else {
        regime = acts::choose_regime(*acts->value, *filed, settings->value->entries, {}, log, acts::Holding::by_name);
    }
    if (!regime)
        return {};
    const std::vector<diag::Argument> names = {{"date", filed->iso()}, {"id", regime->annex ? regime->annex->key : ""}, {"name_kk", regime->kk}, {"name_ru", regime->ru}, {"name_en", regime->en}};
    if (!regime->annex) {
        log.add("ENG-0703", {}, names);
        return {};
    }
    if (regime->annex->items == 0) {
        log.add("ENG-0704", {}, names);
        return {};
    }
    if (parts.world->read(requirements_file(regime->annex->key), template_limit).status == File::Status::absent) {
        log.add("ENG-0705", {}, names);
        return {};
    }
    return {regime->annex->key, named.empty() ? filed : std::nullopt};
}

std::string requirements_file(const std::string& key) { return "business-plan/requirements-" + key + ".xml"; }

} // namespace qujat::engine
