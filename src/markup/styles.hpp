#pragma once

#include "markup/cascade.hpp"

/// All that the rules say of an element or a pseudo-element.
namespace qujat::markup {

struct Computed {
    doc::StylePtr style;
    css::CounterChanges counters;
    std::vector<css::StringSet> strings;
    std::optional<std::vector<css::ContentPiece>> content; ///< of a pseudo-element
};

class Styles {
  public:
    explicit Styles(const Template& templ) : rules_(index_rules(templ.sheet, templ.user_agent_rules)) {}

    /// Of the last of `path`; `parent` is null for the root, which must be asked for first.
    Computed of(const std::vector<Ancestor>& path, const doc::StylePtr& parent, css::PseudoElement pseudo = css::PseudoElement::none);
    /// Whether any rule speaks of such pseudo-elements.
    bool has(css::PseudoElement pseudo) const { return rules_.has_pseudo[static_cast<std::size_t>(pseudo)]; }

  private:
    RuleIndex rules_;
    StyleCache cache_;
    base::Length root_font_size_ = base::Length::points(12);
};

} // namespace qujat::markup
