#include "engine/parts.hpp"

#include "base/nearest.hpp"
#include "engine/choose_values.hpp"

#include <algorithm>

namespace qujat::engine {

std::string sample_json(Library::Parts& parts, const std::string& document, const std::string& language, const std::string& regime, diag::Log& log) {
    if (!is_document_name(document)) {
        log.add("ENG-0101", {}, {{"file", diag::quoted(document) + "/sample.json"}});
        return {};
    }
    const auto contract = parts.contract(document);
    log.add(contract->problems);
    const auto acts = parts.acts();
    log.add(acts->problems);
    if (!contract->value || !acts->value)
        return {};
    if (!paper_language(*contract->value, language)) {
        log.add("ENG-0404", {}, {{"found", diag::quoted(language)}});
        return {};
    }
    const std::vector<std::string>& regimes = contract->value->regimes;
    if (!regime.empty() && std::ranges::find(regimes, regime) == regimes.end()) {
        log.add("ENG-0407", {}, {{"found", diag::quoted(regime)}, {"nearest", base::nearest(regime, regimes)}});
        return {};
    }
    const std::string newest = regimes.empty() ? std::string() : regimes.back();
    auto source = read_source(*parts.world, document + "/sample.json", template_limit, diag::Excerpt::line);
    log.add(std::move(source.problems));
    if (!source.value)
        return {};
    auto parsed = data::parse_json(*source.value);
    log.add(std::move(parsed.problems));
    if (!parsed.value)
        return {};
    const auto chosen = choose(*parsed.value, {language, regime.empty() ? newest : regime, &*acts->value});
    return chosen ? data::pretty_json(*chosen) : std::string();
}

} // namespace qujat::engine
