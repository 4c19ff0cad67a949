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

struct Line {
    Length height, baseline; ///< baseline from the top of the line
    std::vector<Item> items; ///< y from the top of the line
};

/// Breaks `block.inlines` to lines of `width`: greedy, first fit. The items belong to `owner`. Reports LAY-0001, LAY-0002.
std::vector<Line> break_lines(const doc::Block& block, Length width, std::uint32_t owner, Chains& chains, diag::Log& log);

/// One line of plain text for page furniture: its items and its width, from the baseline at y = 0.
struct Plain {
    std::vector<Item> items;
    Length width;
};
Plain set_plain(const std::string& text, const doc::Style& style, base::Language language, const diag::Place& place, Chains& chains, diag::Log& log);

/// What a style adds above and below its baseline: ascent and descent of the first font with half the leading each (CSS 2.1, 10.8.1).
struct Extents {
    Length above, below;
};
Extents extents(const doc::Style& style, Chains& chains);

} // namespace qujat::layout
