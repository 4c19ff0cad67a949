#include "markup/cascade.hpp"

#include <algorithm>
#include <functional>
#include <utility>

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
    for (const auto& [step, offset] : compound.nth) { // index = step · n + offset for an n from 0 (Selectors 3, 6.6.5.2)
        const int over = static_cast<int>(at.index) - offset;
        if (step == 0 ? over != 0 : over % step != 0 || over / step < 0)
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

} // namespace

RuleIndex index_rules(const css::Stylesheet& sheet, std::size_t user_agent_rules) {
    RuleIndex out;
    out.sheet = &sheet;
    out.user_agent_rules = user_agent_rules;
    for (std::size_t i = 0; i < sheet.rules.size(); ++i) {
        for (const css::Selector& selector : sheet.rules[i].selectors) {
            const css::Compound& last = selector.compounds.back();
            const RuleIndex::Entry entry{&selector, static_cast<std::uint32_t>(i)};
            out.has_pseudo[static_cast<std::size_t>(selector.pseudo)] = true;
            if (!last.id.empty())
                out.by_id[last.id].push_back(entry);
            else if (!last.classes.empty())
                out.by_class[last.classes.front()].push_back(entry);
            else if (!last.element.empty())
                out.by_element[last.element].push_back(entry);
            else
                out.others.push_back(entry);
        }
    }
    return out;
}

Declarations matching(const RuleIndex& rules, const std::vector<Ancestor>& path, css::PseudoElement pseudo) {
    struct Match {
        std::uint32_t rule;
        int specificity;
    };
    std::vector<Match> found;
    Declarations out;
    if (!rules.has_pseudo[static_cast<std::size_t>(pseudo)])
        return out;
    const auto try_all = [&](const std::vector<RuleIndex::Entry>& entries) {
        for (const RuleIndex::Entry& entry : entries) {
            if (entry.selector->pseudo == pseudo && fit(*entry.selector, entry.selector->compounds.size() - 1, path, path.size() - 1) == Fit::yes)
                found.push_back({entry.rule, entry.selector->specificity});
        }
    };
    const auto try_named = [&](const RuleIndex::Entries& entries, std::string_view name) {
        if (const auto at = entries.find(name); at != entries.end())
            try_all(at->second);
    };
    const Box& box = *path.back().box;
    if (box.attributes) {
        try_named(rules.by_id, box.attributes->id);
        for (const std::string& name : box.attributes->classes)
            try_named(rules.by_class, name);
    }
    try_named(rules.by_element, box.name());
    try_all(rules.others);

    // A rule counts once, with the selector of its list that fits best.
    std::ranges::sort(found, [](const Match& a, const Match& b) { return a.rule != b.rule ? a.rule < b.rule : a.specificity > b.specificity; });
    found.erase(std::unique(found.begin(), found.end(), [](const Match& a, const Match& b) { return a.rule == b.rule; }), found.end());
    const auto is_author = [&](const Match& match) { return match.rule >= rules.user_agent_rules; };
    std::ranges::sort(found, [&](const Match& a, const Match& b) {
        return is_author(a) != is_author(b) ? is_author(b) : a.specificity != b.specificity ? a.specificity < b.specificity : a.rule < b.rule;
    });
    for (const bool important : {false, true}) {
        for (const Match& match : found) {
            for (const css::Declaration& declaration : rules.sheet->rules[match.rule].declarations) {
                if ((declaration.important && is_author(match)) == important)
                    out.push_back(&declaration);
            }
        }
    }
    return out;
}

namespace {

void pass_down(doc::Style& style, const doc::Style& parent) {
    using enum doc::Display;
    if (!style.absolute && style.display != inline_block) {
        style.underline = style.underline || parent.underline;
        style.line_through = style.line_through || parent.line_through;
    }
    const bool is_shifted = parent.display == inline_ && (parent.vertical_align == doc::VerticalAlign::sub || parent.vertical_align == doc::VerticalAlign::super);
    if (is_shifted && style.display == inline_ && style.vertical_align == doc::VerticalAlign::baseline)
        style.vertical_align = parent.vertical_align;
}

} // namespace

doc::StylePtr StyleCache::find(const Declarations& declarations, const doc::StylePtr& parent, base::Length root_font_size) {
    const auto [at, is_new] = styles_.try_emplace(Key{declarations, parent, root_font_size});
    if (is_new) {
        doc::Style style = css::compute(declarations, {parent.get(), root_font_size});
        if (parent)
            pass_down(style, *parent);
        at->second = std::make_unique<doc::Style>(std::move(style));
    }
    return at->second;
}

std::size_t StyleCache::Hash::operator()(const Key& key) const {
    std::size_t out = std::hash<const doc::Style*>()(key.parent.get());
    for (const css::Declaration* declaration : key.declarations)
        out = out * 31 + std::hash<const css::Declaration*>()(declaration);
    return out;
}

} // namespace qujat::markup
