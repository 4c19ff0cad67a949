#include "acts/acts.hpp"

#include <algorithm>

namespace qujat::acts {

namespace {

enum class State { absent, unknown, in_force };

// Whether the edition has begun by `date`. Before its lower bound it certainly has not; from its entry on it certainly has; a day between is known only
// when the entry is exact (acts.md, section 3).
State state_of(const Regime& regime, base::Date date, const Entries& entries) {
    if (regime.until && date >= *regime.until)
        return State::absent;
    const auto entry = entries.find(regime.entry_key);
    if (entry != entries.end() && date >= entry->second.date)
        return State::in_force;
    if (date < regime.lower_bound || (entry != entries.end() && entry->second.exact))
        return State::absent;
    return State::unknown;
}

std::vector<diag::Argument> arguments(const Regime& regime, base::Date date, const Entries& entries) {
    const auto entry = entries.find(regime.entry_key);
    return {{"date", date.iso()}, {"id", regime.id}, {"name_kk", regime.kk}, {"name_ru", regime.ru}, {"name_en", regime.en},
            {"lower", regime.lower_bound.iso()}, {"certain", entry == entries.end() ? "—" : entry->second.date.iso()}, {"key", regime.entry_key}, {"until", regime.until ? regime.until->iso() : "—"}};
}

} // namespace

const Regime* choose_regime(const Acts& acts, base::Date date, const Entries& entries, const diag::Place& place, diag::Log& log, Holding holding, std::string_view rules) {
    std::vector<const Regime*> editions;
    for (const Regime& regime : acts.regimes)
        if (regime.rules == rules)
            editions.push_back(&regime);
    bool is_wrong = false;
    for (const Regime* edition : editions) {
        const Regime& regime = *edition;
        if (const auto entry = entries.find(regime.entry_key); entry != entries.end() && entry->second.date < regime.lower_bound) {
            log.add("ACT-0104", place, arguments(regime, date, entries));
            is_wrong = true;
        }
    }
    if (is_wrong)
        return nullptr;

    // The newest edition certainly in force, and every newer one that may be.
    std::vector<const Regime*> candidates;
    bool is_any_certain = false;
    for (const Regime* edition : editions) {
        const State state = state_of(*edition, date, entries);
        if (state == State::in_force) {
            candidates.clear();
            is_any_certain = true;
        }
        if (state != State::absent)
            candidates.push_back(edition);
    }
    if (candidates.empty()) {
        if (!editions.empty() && editions.back()->until && date >= *editions.back()->until)
            log.add("ACT-0009", place, arguments(*editions.back(), date, entries));
        else if (editions.empty())
            log.add("ACT-0102", place, {{"date", date.iso()}, {"name_kk", "—"}, {"name_ru", "—"}, {"name_en", "—"}, {"lower", "—"}});
        else
            log.add("ACT-0102", place, arguments(*editions.front(), date, entries));
        return nullptr;
    }
    const Regime& newest = *candidates.back();
    const bool is_any_held = std::ranges::any_of(candidates, &Regime::is_held);
    if (!is_any_held && holding == Holding::by_name)
        return &newest; // whichever it is, none can be used: the newest names it best
    if (!is_any_held) {
        log.add("ACT-0103", place, arguments(newest, date, entries));
        return nullptr;
    }
    if (candidates.size() > 1 || !is_any_certain) {
        log.add("ACT-0101", place, arguments(newest, date, entries), {newest.place});
        return nullptr;
    }
    return &newest;
}

} // namespace qujat::acts
