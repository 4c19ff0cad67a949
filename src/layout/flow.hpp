#pragma once

#include "layout/lines.hpp"

/// Blocks to strips: one unbroken column, not yet cut into pages.
namespace qujat::layout {

/// A horizontal band that no page break may cut: a line, a row, a box of fixed size, the padding of a block.
struct Strip {
    Length height;
    Length space_before;            ///< collapsed margins above it; dropped at the top of a page (CSS Fragmentation 3, 5.2)
    bool keep_with_previous = false; ///< no page break before it
    bool forced_break_before = false;
    std::optional<Length> baseline; ///< of a line, from the strip's top
    std::vector<Item> items;        ///< x from the left edge of the sheet, y from the strip's top
    std::vector<Item> on_page;      ///< absolutely placed boxes anchored here: both from the sheet's top left corner
    diag::Place place;
};

/// Border and background of a block: over the strips `first` to `last`, sliced at page breaks (CSS Fragmentation 3, 5.4).
struct Decoration {
    std::size_t first = 0, last = 0;
    Length x, width;
    std::array<doc::Border, 4> border;
    std::optional<doc::Color> background;
};

struct Flow {
    std::vector<Strip> strips;
    std::vector<Decoration> decorations; ///< outer before inner
};

/// Lays a block out in a column of `width` whose left edge is at `x`. `page` is the box that absolutely placed boxes refer to. Reports LAY-0002, LAY-0004, LAY-0006 and what `break_lines` reports.
Flow flow(const doc::Block& root, Length x, Length width, base::Size page, Chains& chains, diag::Log& log);

/// The modules of a QR code (ISO/IEC 18004, error correction M) inside `box`, with the quiet zone of four modules that readers need. Reports LAY-0006.
std::optional<VectorFigure> draw_qr(const doc::QrCode& code, base::Rect box, doc::Color color, const diag::Place& place, diag::Log& log);

/// Background and borders of a decoration between `top` and `bottom`, as filled rectangles.
void rectangles(const Decoration& decoration, Length top, Length bottom, bool with_top, bool with_bottom, std::vector<Item>& out);

/// Fills strips into pages. Reports LAY-0003, LAY-0005.
std::vector<Page> fill_pages(Flow flow, const doc::PageStyle& page, diag::Log& log);

/// Header and footer of every page; needs to know how many there are.
void add_furniture(const doc::Document& document, std::vector<Page>& pages, Chains& chains, diag::Log& log);

/// Moves an item by (x, y).
void shift(Item& item, Length x, Length y);

} // namespace qujat::layout
