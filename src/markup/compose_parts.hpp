#pragma once

#include "markup/template.hpp"

#include <map>

/// Inside of `compose`: boxes are made in compose.cpp, the rest beside it.
namespace qujat::markup {

/// Inline content on its way into a block: what stands in one paragraph.
struct InlineFlow {
    std::vector<doc::Inline> pieces;
    std::vector<doc::InlineElement> elements;
    std::vector<doc::Block> boxes;
};

/// Styles of anonymous boxes: only what is inherited (CSS 2.1, 9.2.1.1). One for each style around.
class AnonymousStyles {
  public:
    doc::StylePtr of(const doc::StylePtr& parent, doc::Display display);

  private:
    struct Made {
        doc::StylePtr parent, style; ///< the parent lives as long, so that its address stays its own
    };
    std::map<std::pair<const doc::Style*, doc::Display>, Made> made_;
};

/// CSS 2.1, 16.6.1 over one paragraph: white space collapses across the borders of inline elements and goes at the ends of lines that are forced.
void collapse_white_space(std::vector<doc::Inline>& pieces);

/// Adds the boxes that CSS 2.1, 17.2.1 asks for around and inside tables to the children of `block`, which are complete; gathers the columns of a table. Reports
/// MRK-0403 (too many columns), MRK-0404 (cells that overlap).
void complete_tables(doc::Block& block, AnonymousStyles& styles, diag::Log& log);

/// The page style of the `@page` rules; `official` says whether the translation mark is needed.
doc::PageStyle compose_page(const Template& templ, const doc::Style& root, bool official);
/// What stands on every page of a text that is our translation.
std::string translation_mark(base::Language language);

} // namespace qujat::markup
