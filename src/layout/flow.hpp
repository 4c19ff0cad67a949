#pragma once

#include "layout/lines.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <list>
#include <string_view>

/// Blocks to strips: one unbroken column, not yet cut into pages.
namespace qujat::layout {

struct Strip;

/// What stands again at the top of each further page that begins with a strip it belongs to: the header rows of a table. Artifacts all.
struct Repeated {
    std::vector<Strip> strips;
    Length height;
};

/// How firmly a strip stays with the one before it: which rules of CSS Fragmentation 3, 4.4 forbid a break between them, the first to give way first. `lines`: orphans and widows (rule 3);
/// `avoid`: break-* (1, 2 and 4); `glued`: there is nothing to break at, such as between a border and what it is around.
enum class Bond : std::uint8_t { none, lines, avoid, glued };

/// A horizontal band that no page break may cut: a line, a row, a box of fixed size, the padding of a block.
struct Strip {
    Length height;
    Length space_before;            ///< collapsed margins above it; dropped at the top of a page (CSS Fragmentation 3, 5.2)
    bool keep_with_previous = false; ///< no page break before it
    Bond bond = Bond::avoid;         ///< how firmly, when so
    bool forced_break_before = false;
    std::uint16_t page = 0;         ///< number of its page style (`Context::page`); where it changes, a page begins
    std::optional<Length> baseline; ///< of a line, from the strip's top
    std::vector<Item> items;        ///< in document order; x from the left edge of the sheet, y from the strip's top
    std::vector<Item> at_page_bottom; ///< drawn only when no strip follows on the page: the lower line of a row, which else the next row draws; y from the strip's top
    std::shared_ptr<const Repeated> repeated;                        ///< of a row below header rows
    std::vector<std::shared_ptr<const std::vector<doc::NamedString>>> strings; ///< set by blocks that begin here
    diag::Place place;
};

/// Border and background of a block, or of its part on pages of one style: over the strips `first` to `last`, sliced at page breaks (CSS Fragmentation 3, 5.4).
struct Decoration {
    static constexpr auto open = std::numeric_limits<std::size_t>::max(); ///< `last` of a block that goes on
    std::size_t first = 0, last = 0;
    Length x, width;
    std::array<doc::Border, 4> border;
    std::optional<doc::Color> background;
    bool begins = true, ends = true; ///< whether the block's own top and bottom are there
};

using Decorations = std::list<Decoration>; ///< outer before inner

struct Flow {
    std::vector<Strip> strips;
    Decorations decorations;
    Length space_after;                  ///< margins left over at the end
};

/// Lays the document's root out, each block in the column that the pages of its style have, and hands each strip on as soon as nothing can change it any more. `decorations`: of blocks that
/// have begun; when a strip is handed on, those that end before it are closed. Reports LAY-0004, LAY-0006, LAY-0007, LAY-0030, LAY-0031 and what `break_lines` and tables report.
void flow(const doc::Block& root, const Context& context, Decorations& decorations, const std::function<void(Strip)>& take);
/// The contents of a block in a formatting context of their own: of a cell, a caption, an absolutely placed box, an inline-block.
Flow flow_contents(const doc::Block& block, Length x, Length width, std::size_t page, const Context& context);

/// Strips stacked without page breaks, as inside a table row or an absolutely placed box.
struct Stack {
    std::vector<Item> items; ///< y from the top of the stack
    std::vector<std::shared_ptr<const std::vector<doc::NamedString>>> strings;
    Length height;
    std::optional<Length> baseline; ///< of the first line
};
Stack stack(Flow flow);

/// Widths of a block with its padding, borders and margins, as its own `width` has it (CSS Sizing 3, 5).
Widths block_widths(const doc::Block& block, const Context& context);
/// Widths of what is in it.
Widths content_widths(const doc::Block& block, const Context& context);
/// Widths of a table without its margins.
Widths table_widths(const doc::Block& table, const Context& context);
/// Padding and border of one side; `whole`: width of the containing block, nothing while widths are measured (CSS 2.1, 8.4; CSS Sizing 3, 5.2.1).
inline Length edges(const doc::Style& style, doc::Side side, Length whole) { return style.padding[side].of(whole) + style.border[side].width; }
/// The least height its style gives a box (CSS 2.1, 10.7); shares of a height are none.
inline Length least_height(const doc::Style& style) { return std::max(style.min_height, style.height.kind == doc::Extent::Kind::length ? style.height.length : Length()); }
/// A length or share; nothing when automatic.
inline std::optional<Length> given(const doc::Extent& extent, Length whole) {
    return extent.kind == doc::Extent::Kind::automatic ? std::nullopt : std::optional(extent.resolve(whole, Length()));
}

struct TableGrid;
/// Column widths of a table (CSS 2.1, 17.5.2), and what else the rows need.
struct TablePlan {
    Length width; ///< of the table box with its borders
    std::vector<Length> columns;
    std::shared_ptr<const TableGrid> grid;
};
/// `whole`: the width of the containing block; `room`: without the table's margins. Cells are measured only for an automatic layout. Reports LAY-0020 and LAY-0021.
TablePlan plan_table(const doc::Block& table, Length whole, Length room, const Context& context);
/// What of a table comes at once: captions, header rows, a band of rows.
struct TablePart {
    Flow flow;
    bool is_in_box = true; ///< captions stand outside the table box
};
/// Captions and rows: a strip for each row or band of rows that a spanning cell joins; bands higher than a page in several. `x`: left edge of the table box.
void lay_table(const TablePlan& plan, Length x, std::size_t page, const Context& context, const std::function<void(TablePart)>& take);

/// Size of the content box of an image, a code or a field (CSS 2.1, 10.3.2, 10.6.2): shares are of `whole_width` and, where it is known, of `whole_height`; a field without width takes `room`.
/// None when the style gives too little.
std::optional<base::Size> replaced_size(const doc::Block& block, Length whole_width, std::optional<Length> whole_height, Length room);
/// Its item. Reports LAY-0006, LAY-0007.
std::optional<Item> draw_replaced(const doc::Block& block, base::Rect box, diag::Log& log);

/// The modules of a QR code (ISO/IEC 18004, error correction M) inside `box`, with the quiet zone of four modules that readers need. Reports LAY-0006.
std::optional<VectorFigure> draw_qr(const doc::QrCode& code, base::Rect box, doc::Color color, const diag::Place& place, diag::Log& log);

/// Background and borders of a decoration between `top` and `bottom`, as filled rectangles.
void rectangles(const Decoration& decoration, Length top, Length bottom, bool with_top, bool with_bottom, std::vector<Item>& out);

/// What the margin boxes of a page may ask for.
struct PageFacts {
    std::size_t style = 0; ///< number of its page style
    /// Values of a named string (CSS GCPM 3, 1.1.2); the texts are the document's.
    struct String {
        std::string_view name, start, first, last;
        bool is_set = false; ///< on this page
    };
    std::vector<String> strings;
};
/// The page area: the sheet without its margins; `first`: of the document's first page (CSS Paged Media 3, 3.1).
base::Rect page_area(const doc::PageStyle& style, bool first);

/// Backgrounds and rules in paint order, as few as show the same: pieces of one colour that meet are one.
std::vector<Item> merge_rules(std::vector<Item> rules);

/// The margin boxes of page `number`, counted from 0, of `count`. Reports LAY-0032 and what `break_lines` reports.
std::vector<Item> margin_boxes(std::size_t number, std::size_t count, const PageFacts& facts, const Context& context);

/// Moves an item by (x, y), but for what is fixed to the sheet.
void shift(Item& item, Length x, Length y);

/// Whole millimetres, for messages.
std::string millimetres(Length length);

/// The block's place in the template, with the data path of the first text in it that has or had one.
diag::Place place_with_path(const doc::Block& block);

} // namespace qujat::layout
