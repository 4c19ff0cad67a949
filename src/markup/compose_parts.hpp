#pragma once

#include "markup/count.hpp"
#include "markup/css_counter_style.hpp"
#include "markup/template.hpp"

#include <map>

/// Inside of `compose`: boxes are made in compose.cpp, the rest beside it.
namespace qujat::markup {

/// Inline content on its way into a block: what stands in one paragraph.
struct InlineFlow {
    std::vector<doc::Inline> pieces;
    std::vector<doc::InlineElement> elements;
    std::vector<doc::Block> boxes;
    std::vector<doc::NamedString> strings;
};

/// What `content` and `string-set` make of their pieces. `words` is the text of the element, for content().
std::string text_of(const std::vector<css::ContentPiece>& pieces, const Counters& counters, const css::CounterStyles& styles, const Attributes* attributes, const std::string& words);
/// All text inside, white space collapsed.
std::string words_of(const Box& box);

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

/// `text-transform` over one paragraph, its white space collapsed.
void transform_text(std::vector<doc::Inline>& pieces);

/// CSS 2.1, 16.6.1 over one paragraph: white space collapses across the borders of inline elements and goes at the ends of lines that are forced.
void collapse_white_space(std::vector<doc::Inline>& pieces);

/// Adds the boxes that CSS 2.1, 17.2.1 asks for around and inside tables to the children of `block`, which are complete; gathers the columns of a table. Reports
/// MRK-0403 (too many columns), MRK-0404 (cells that overlap).
void complete_tables(doc::Block& block, AnonymousStyles& styles, diag::Log& log);

/// The page styles of the `@page` rules: the one without name, and each name's, which starts from that, with the marks they need.
void compose_pages(const Template& templ, const doc::Style& root, PageMarks marks, doc::Document& document);
/// What stands on every page of a text that is our translation.
std::string translation_mark(base::Language language);
/// What stands on every page of a draft.
std::string draft_mark(base::Language language);

} // namespace qujat::markup
