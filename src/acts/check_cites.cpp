#include "acts/reader.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace qujat::acts {

namespace {

// "9(2)" and "16/2" stand in clauses 9 and 16.
std::string whole_clause(const std::string& cited) { return cited.substr(0, cited.find_first_of("(/")); }

// What its id says behind the act: "703-59-first" is "59-first". So one of two clauses of a number is cited.
std::string own_name(const Clause& clause) { return clause.id.substr(clause.id.find('-') + 1); }

} // namespace

void check_cites(const std::vector<Regime>& regimes, const std::vector<Cite>& cites, diag::Log& log) {
    for (const Cite& cite : cites) {
        const auto regime = std::ranges::find(regimes, cite.regime, &Regime::id);
        if (regime == regimes.end() || regime->clauses.empty() || cite.clause == "note")
            continue;
        const std::string wanted = whole_clause(cite.clause);
        std::vector<const Clause*> found;
        Names known;
        for (const Clause& clause : regime->clauses) {
            if (!clause.is_absent)
                known.push_back(own_name(clause));
            if (own_name(clause) == wanted || clause.number == wanted)
                found.push_back(&clause);
        }
        const std::vector<diag::Argument> arguments = {{"clause", diag::quoted(cite.clause)}, {"id", regime->id}, {"nearest", base::nearest(wanted, known)},
                                                       {"by", found.empty() || found[0]->deleted_by.empty() ? "—" : found[0]->deleted_by}};
        if (found.empty() || (found[0]->is_absent && found[0]->deleted_by.empty()))
            log.add("ACT-0007", cite.place, arguments);
        else if (found.size() > 1)
            log.add("ACT-0008", cite.place, {{"clause", diag::quoted(cite.clause)}, {"id", regime->id}, {"one", own_name(*found[0])}, {"other", own_name(*found[1])}}, {found[0]->place, found[1]->place});
        else if (found[0]->is_absent)
            log.add("ACT-0006", cite.place, arguments, {found[0]->place});
    }
}

} // namespace qujat::acts
