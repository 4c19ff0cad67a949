#pragma once

#include "extract/docx_styles.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

/// The little of CSS that decides whether a text is shown, and whether it looks like a heading.
namespace qujat::extract {

struct CssLook {
    RunFormat run;                        ///< `vanish`: display: none
    Toggle is_invisible = Toggle::open;   ///< visibility: hidden
    Toggle has_no_marker = Toggle::open;  ///< list-style-type: none
    Toggle keeps_lines = Toggle::open;    ///< white-space: pre and its kin

    CssLook over(const CssLook& below) const;
};

/// Declarations as an attribute `style` has them: "display: none; font-weight: 700".
CssLook read_declarations(std::string_view text);

/// The rules of style sheets whose selector is an element, a class, both, or an id; others do not count, nor does what stands within `@media` and the like.
class CssRules {
  public:
    void add(std::string_view sheet);
    /// What the rules say of such an element; `classes` are parted by white space.
    CssLook look(std::string_view element, std::string_view classes, std::string_view id) const;

  private:
    std::unordered_map<std::string, CssLook> rules_; ///< by selector; only looked up
};

} // namespace qujat::extract
