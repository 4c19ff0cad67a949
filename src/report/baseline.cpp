#include "report/compose.hpp"

#include <algorithm>

namespace qujat::report {

Change Baseline::change(std::string_view id, const check::Verdict& verdict) const {
    std::optional<bool> now;
    for (const auto& item : verdict.items) {
        if (item.id == id)
            now = is_satisfied(item.verdict);
        for (const auto& sub : item.subs)
            if (sub.id == id)
                now = sub.verdict == check::SubVerdict::found || sub.verdict == check::SubVerdict::not_applicable;
    }
    if (!now)
        return Change::none;
    // What the earlier report did not ask for was no fault then.
    const auto found = satisfied.find(id);
    const bool then = found == satisfied.end() || found->second;
    return *now ? (then ? Change::none : Change::fixed) : then ? Change::fresh : Change::unchanged;
}

} // namespace qujat::report
