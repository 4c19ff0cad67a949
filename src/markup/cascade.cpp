#include "markup/cascade.hpp"

#include <algorithm>

namespace qujat::markup {

namespace {

bool matches(const css::Compound& compound, const Ancestor& at) {
    const Box& box = *at.box;
    if (!compound.element.empty() && compound.element != box.name())
        return false;
    static const Attributes none;
    const Attributes& attributes = box.attributes ? *box.attributes : none;
    if (!compound.id.empty() && compound.id != attributes.id)
        return false;
    for (const std::string& name : compound.classes) {
        if (std::ranges::find(attributes.classes, name) == attributes.classes.end())
            return false;
    }
    for (const auto& [name, value] : compound.attributes) {
        const auto found = std::ranges::find(attributes.all, name, &std::pair<std::string, std::string>::first);
        if (found == attributes.all.end() || (value && found->second != *value))
            return false;
    }
    if ((compound.first_child && at.index != 1) || (compound.last_child && at.index != at.count))
        return false;
    for (const auto& [step, offset] : compound.nth) {
        const int index = static_cast<int>(at.index);
        if (step == 0 ? index != offset : (index - offset) % step != 0)
            return false;
    }
    return compound.language.empty() || compound.language == base::code(box.language);
}

enum class Fit { yes, no, nowhere_above };

// Whether compounds[0..last] match path[0..at], compounds[last] at path[at]. Right to left; descendants may need to try further up, but what found no ancestor from
// here finds none from further up either: so a long selector over a deep tree stays cheap.
Fit fit(const css::Selector& selector, std::size_t last, const std::vector<Ancestor>& path, std::size_t at) {
    if (!matches(selector.compounds[last], path[at]))
        return Fit::no;
    if (last == 0)
        return Fit::yes;
    if (selector.combinators[last - 1] == css::Combinator::child)
        return at > 0 ? fit(selector, last - 1, path, at - 1) : Fit::nowhere_above;
    for (std::size_t up = at; up-- > 0;) {
        if (const Fit above = fit(selector, last - 1, path, up); above != Fit::no)
            return above;
    }
    return Fit::nowhere_above;
}

struct Match {
    int origin; ///< 0 user agent, 1 author, 2 important
    int specificity;
    std::size_t order;
    const css::Declaration* declaration;
};

} // namespace

std::vector<const css::Declaration*> matching(const css::Stylesheet& sheet, std::size_t user_agent_rules, const std::vector<Ancestor>& path) {
    std::vector<Match> found;
    for (std::size_t i = 0; i < sheet.rules.size(); ++i) {
        int specificity = -1;
        for (const css::Selector& selector : sheet.rules[i].selectors) {
            if (selector.specificity > specificity && fit(selector, selector.compounds.size() - 1, path, path.size() - 1) == Fit::yes)
                specificity = selector.specificity;
        }
        if (specificity < 0)
            continue;
        for (const css::Declaration& declaration : sheet.rules[i].declarations)
            found.push_back({i < user_agent_rules ? 0 : declaration.important ? 2 : 1, specificity, i, &declaration});
    }
    std::ranges::stable_sort(found, [](const Match& a, const Match& b) {
        return a.origin != b.origin ? a.origin < b.origin : a.specificity != b.specificity ? a.specificity < b.specificity : a.order < b.order;
    });
    std::vector<const css::Declaration*> out;
    out.reserve(found.size());
    for (const Match& match : found)
        out.push_back(match.declaration);
    return out;
}

} // namespace qujat::markup
