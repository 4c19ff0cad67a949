#include "acts/acts.hpp"

#include <algorithm>

namespace qujat::acts {

namespace {

template <class T> const T* find_in(const std::vector<T>& all, std::string_view id, std::string T::*member) {
    const auto found = std::ranges::find(all, id, member);
    return found == all.end() ? nullptr : &*found;
}

} // namespace

const LegalText* LegalTexts::find(base::Language language) const {
    const std::optional<LegalText>* text = language == base::Language::kk ? &kk : language == base::Language::ru ? &ru : nullptr;
    return text != nullptr && *text ? &**text : nullptr;
}

const std::string& Name::in(base::Language language) const { return language == base::Language::kk ? kk : language == base::Language::ru ? ru : en; }

bool Ground::serves(std::string_view document) const { return std::ranges::find(documents, document) != documents.end(); }

const Ground* Regime::find_ground(std::string_view ground_id) const { return find_in(grounds, ground_id, &Ground::id); }

const Deadline* Regime::find_deadline(std::string_view key) const { return find_in(deadlines, key, &Deadline::key); }

const Clause* Regime::find_clause(std::string_view clause_id) const { return find_in(clauses, clause_id, &Clause::id); }

const Act* Acts::find_act(std::string_view id) const { return find_in(acts, id, &Act::id); }

const Regime* Acts::find_regime(std::string_view id) const { return find_in(regimes, id, &Regime::id); }

const Deadline* Acts::find_deadline(std::string_view id) const {
    for (const Regime& regime : regimes)
        if (const Deadline* found = find_in(regime.deadlines, id, &Deadline::id))
            return found;
    return nullptr;
}

} // namespace qujat::acts
