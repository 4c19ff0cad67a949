#pragma once

#include "markup/template.hpp"

#include <cstdint>
#include <string_view>
#include <unordered_map>

/// Which rules apply to a box, and in which order (CSS Cascade 3); what they make of it.
namespace qujat::markup {

/// A box with its place among its brothers, for :first-child and the like.
struct Ancestor {
    const Box* box = nullptr;
    std::size_t index = 1, count = 1; ///< among the element children of the parent, from 1
};

/// The selectors of a sheet by what the box they are for must have, so that a box meets only those that may fit. Points into the sheet.
struct RuleIndex {
    struct Entry {
        const css::Selector* selector = nullptr;
        std::uint32_t rule = 0;
    };
    using Entries = std::unordered_map<std::string_view, std::vector<Entry>>;
    const css::Stylesheet* sheet = nullptr;
    std::size_t user_agent_rules = 0;
    Entries by_id, by_class, by_element;
    std::vector<Entry> others;
    bool has_pseudo[3] = {}; ///< whether any selector ends in the css::PseudoElement
};
RuleIndex index_rules(const css::Stylesheet& sheet, std::size_t user_agent_rules);

using Declarations = std::vector<const css::Declaration*>;

/// The declarations that apply to the last of `path` (root first), or to a pseudo-element of it, in cascade order: user agent, author, author !important; then specificity;
/// then order in the sheet.
Declarations matching(const RuleIndex& rules, const std::vector<Ancestor>& path, css::PseudoElement pseudo = css::PseudoElement::none);

/// Computed styles, made once for all boxes of one parent's style and the same declarations: a table of many rows has a handful.
class StyleCache {
  public:
    /// The style of a box under `parent`, null for the root element. What is not inherited and yet goes on inside is passed down: lines through and under the text across all
    /// that stands in the flow (CSS 2.1, 16.3.1), and inline boxes sit on their parent's baseline, raised or lowered as it is (10.8.1).
    doc::StylePtr find(const Declarations& declarations, const doc::StylePtr& parent, base::Length root_font_size);
    std::size_t size() const { return styles_.size(); }

  private:
    struct Key {
        Declarations declarations;
        doc::StylePtr parent;
        base::Length root_font_size;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const;
    };
    std::unordered_map<Key, doc::StylePtr, Hash> styles_;
};

} // namespace qujat::markup
