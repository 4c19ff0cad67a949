#pragma once

#include "layout/layout.hpp"

#include <map>
#include <optional>

/// One paragraph: text to lines. Lengths run right and down from the paragraph's own top left corner.
namespace qujat::layout {

/// Looks faces up once per style of a document.
class Chains {
  public:
    explicit Chains(const font::Book& book) : book_(book) {}
    const std::vector<font::FacePtr>& find(const doc::Style& style);

  private:
    struct Entry {
        std::vector<std::string> families;
        int weight;
        bool italic;
        std::vector<font::FacePtr> faces;
    };
    const font::Book& book_;
    std::vector<std::unique_ptr<Entry>> entries_;
};

/// What laying out needs everywhere.
struct Context {
    const doc::Document& document;
    Chains& chains;
    diag::Log& log;
    doc::Document* own = nullptr; ///< the document again, where its texts may go as soon as they are lines
    const doc::PageStyle& page(std::size_t number) const { return number == 0 ? document.page : document.named_pages[number - 1]; }
};

/// Min-content and max-content widths (CSS Sizing 3, 4.1).
struct Widths {
    Length least, most;
};

struct Line {
    Length height, baseline; ///< baseline from the top of the line
    std::vector<Item> items; ///< y from the top of the line
    std::vector<std::shared_ptr<const std::vector<doc::NamedString>>> strings; ///< set by blocks in them
};

/// Breaks `block.inlines` to lines of `width`. The items belong to `owner`, or to the inline element they stand in; with `owner` 0 all are artifacts. Boxes in the lines are laid out as
/// on pages of style `page`. Justified text is broken by total fit over the paragraph, ragged text line by line. Reports LAY-0001, LAY-0002, LAY-0010 and what laying out boxes reports.
std::vector<Line> break_lines(const doc::Block& block, Length width, std::uint32_t owner, const Context& context, std::size_t page = 0);

/// Widths of the paragraph `block.inlines`. Reports nothing: `break_lines` will.
Widths text_widths(const doc::Block& block, const Context& context);

/// Lets the texts of a paragraph of the context's own document go, for its lines are made; of its pieces the boxes stay. Its place keeps the data path of the first.
void let_go(const doc::Block& paragraph, const Context& context);
/// The same for all paragraphs in `block`.
void let_go_all(doc::Block& block);

/// What a style adds above and below its baseline: ascent and descent of the first font with half the leading each (CSS 2.1, 10.8.1).
struct Extents {
    Length above, below;
};
Extents extents(const doc::Style& style, Chains& chains);

} // namespace qujat::layout
