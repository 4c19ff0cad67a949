#pragma once

#include "base/few.hpp"
#include "base/language.hpp"
#include "base/length.hpp"
#include "base/shared.hpp"
#include "diag/diag.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What is to be set: blocks with roles, language and computed style; no positions. Immutable once made by `markup`.
namespace qujat::doc {

using base::Length;

struct Color {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Color&, const Color&) = default;
};

enum class Align { left, right, center, justify };
enum class AlignLast { automatic, left, right, center, justify };
enum class Display {
    block, inline_, inline_block, list_item, table, table_caption, table_column_group, table_column, table_header_group, table_row_group, table_footer_group, table_row, table_cell, none
};
enum class Break { automatic, always, avoid };
enum class VerticalAlign { baseline, sub, super, top, middle, bottom };
enum class WhiteSpace { normal, nowrap, pre_line };
/// `anywhere` also narrows min-content widths (CSS Text 3, 5.2).
enum class OverflowWrap { normal, break_word, anywhere };
enum class Hyphens { none, manual, automatic };
enum class TextTransform { none, uppercase, lowercase, capitalize };
enum class CaptionSide { top, bottom };

/// A width or offset that may be left open or be a share of the containing block, in thousandths of a per cent.
struct Extent {
    enum class Kind { automatic, length, percent } kind = Kind::automatic;
    Length length;
    std::int64_t per_100000 = 0;
    /// The length, given what 100 % is; `fallback` when automatic.
    Length resolve(Length whole, Length fallback) const;
    friend bool operator==(const Extent&, const Extent&) = default;
};

/// A length, or a share of a length known when the block is laid out: never left open.
struct LengthOrShare {
    Length length;
    std::int64_t per_100000 = 0; ///< of the whole
    constexpr LengthOrShare() = default;
    constexpr LengthOrShare(Length fixed) : length(fixed) {}
    static constexpr LengthOrShare share(std::int64_t per_100000) {
        LengthOrShare out;
        out.per_100000 = per_100000;
        return out;
    }
    /// The length, given what 100 % is.
    Length of(Length whole) const { return per_100000 == 0 ? length : whole.scaled(per_100000, 100'000); }
    friend bool operator==(const LengthOrShare&, const LengthOrShare&) = default;
};

inline constexpr Extent zero_extent{Extent::Kind::length, Length(), 0};

struct Border {
    Length width; ///< 0 when there is none
    Color color;
    bool hidden = false; ///< where borders collapse, none of its neighbours is drawn either (CSS 2.1, 17.6.2.1)
    friend bool operator==(const Border&, const Border&) = default;
};

enum Side { top = 0, right = 1, bottom = 2, left = 3 };

/// Computed values (CSS 2.1, 6.1.2) of one box; names as in CSS.
struct Style : base::Counted {
    // inherited
    std::vector<std::string> font_family;
    Length font_size = Length::points(12);
    int font_weight = 400;
    bool italic = false;
    Length line_height; ///< used line height
    std::int64_t line_number_height = 0; ///< millionths, when `line-height` was a bare number: children inherit the number (CSS 2.1, 10.8.1)
    Length letter_spacing;
    Color color;
    Align text_align = Align::left;
    AlignLast text_align_last = AlignLast::automatic;
    LengthOrShare text_indent; ///< of the block's own width (CSS Text 3, 7.1)
    TextTransform text_transform = TextTransform::none; ///< done already in the texts of a Document
    Hyphens hyphens = Hyphens::manual;
    WhiteSpace white_space = WhiteSpace::normal;
    OverflowWrap overflow_wrap = OverflowWrap::normal;
    bool breaks_words() const { return overflow_wrap != OverflowWrap::normal; }
    int orphans = 2, widows = 2;
    std::string list_style_type = "disc"; ///< name of a counter style, or `"` and the marker itself; the markers of a Document are texts already
    bool collapses_borders = false;       ///< border-collapse
    Length border_spacing_x, border_spacing_y;
    CaptionSide caption_side = CaptionSide::top;
    std::string page; ///< name of a `PageStyle`, empty for the one without name (CSS Paged Media 3, 7: the used value, which goes on inside)
    // not inherited
    Display display = Display::inline_;
    std::array<Extent, 4> margin = {zero_extent, zero_extent, zero_extent, zero_extent}; ///< automatic = 0 but for centring a block of fixed width
    std::array<LengthOrShare, 4> padding; ///< of the containing block's width (CSS 2.1, 8.4)
    std::array<Border, 4> border;
    Extent width, height;
    Length min_height;
    bool absolute = false;           ///< position: absolute, within the page box
    std::array<Extent, 4> offset;    ///< top right bottom left
    Break break_before = Break::automatic, break_after = Break::automatic, break_inside = Break::automatic;
    VerticalAlign vertical_align = VerticalAlign::baseline;
    bool fixed_table_layout = false;
    bool underline = false, line_through = false;
    std::optional<Color> background;
};
using StylePtr = base::Shared<Style>;

/// Standard structure types (ISO 32000-1, 14.8.4) a block may have; `none` gives no structure element: its children belong to the parent.
enum class Role : std::uint8_t {
    none, sect, div, h1, h2, h3, h4, h5, h6, p, block_quote, list, list_item, label, list_body, figure, caption, form, link,
    table, table_head, table_body, table_foot, table_row, table_header_cell, table_data_cell
};
std::string_view role_name(Role role); ///< "Sect", "H1", …; empty for none

/// ListNumbering (ISO 32000-1, 14.8.5.5) of a list.
enum class ListNumbering : std::uint8_t { none, disc, circle, square, decimal, upper_roman, lower_roman, upper_alpha, lower_alpha };

/// A stretch of text of one style, a forced line break, or a box in the line (inline-block, image).
struct Inline {
    enum class Kind : std::uint8_t { text, line_break, box } kind = Kind::text;
    base::Language language = base::Language::kk;
    std::uint32_t element = 0; ///< place in `Block::inline_elements`, from 1, of the innermost it belongs to; 0 = the block itself
    std::string text;          ///< white space already collapsed
    StylePtr style;
    diag::Place place;     ///< template place; `path` holds the data path when the text came from data
    std::uint32_t box = 0; ///< of a box: its place in `Block::boxes`
};

/// A signature field written at generation (ISO 32000-1, 12.7.4.5).
struct SignatureField {
    std::string name;        ///< /T
    std::string description; ///< /TU, said by screen readers
};

/// A QR code drawn as vectors.
struct QrCode {
    std::string text;
    std::string alternative; ///< /Alt
};

/// Pixels of an image, read once when the template was loaded; immutable and shared.
struct Raster {
    enum class Encoding { jpeg, samples } encoding = Encoding::samples;
    int width = 0, height = 0; ///< pixels
    int components = 3;        ///< 1 grey, 3 RGB
    std::string data;          ///< jpeg: the file; samples: 8 bits each, row by row, without padding
    std::string alpha;         ///< 8 bits a pixel; empty when all is opaque
    std::string name;          ///< of the file, for messages
};

struct Image {
    std::shared_ptr<const Raster> raster;
    std::string alternative; ///< /Alt; empty = decoration, an artifact (HTML: alt="")
};

/// A box of a size of its own (CSS 2.1, 3.1), or none.
using Replaced = std::variant<std::monostate, SignatureField, QrCode, Image>;

/// Structure inside a paragraph: a link or a stretch with a role of its own.
struct InlineElement {
    Role role = Role::link;
    std::string uri;          ///< of a link
    std::uint32_t parent = 0; ///< place in the same list from 1; 0 = the block
    base::Language language = base::Language::kk;
    diag::Place place;
    std::uint32_t id = 0; ///< as `Block::id`, one sequence for both
};

/// `string-set` (CSS Generated Content for Paged Media 3, 1.1) where the block begins.
struct NamedString {
    std::string name, value;
};

/// A column of a table, from `col`.
struct Column {
    Extent width;
    StylePtr style; ///< borders and background; may be null
};

/// Which cells a header cell is the header of (ISO 32000-1, 14.8.5.7).
enum class Scope : std::uint8_t { none, row, column, both };

struct Extras;

/// A long table has a million: what few blocks have stands apart.
struct Block {
    StylePtr style;
    base::Few<Block> children; ///< block-level children; then `inlines` is empty
    base::Few<Inline> inlines; ///< or one paragraph of text
    base::Seldom<Extras> extras;
    diag::Place place;
    std::uint32_t id = 0;                        ///< place in document order from 1; structure elements and marked content refer to it
    std::uint16_t column_span = 1, row_span = 1; ///< of a cell; row_span 0 = to the end of its row group (HTML, 4.9.11)
    Role role = Role::none;
    base::Language language = base::Language::kk;
    Scope scope = Scope::none; ///< of a header cell

    // Of the extras, to read.
    const std::vector<Block>& boxes() const;
    const std::vector<InlineElement>& inline_elements() const;
    const Replaced& replaced() const;
    bool is_replaced() const;
    const std::shared_ptr<const std::vector<NamedString>>& strings() const;
    const std::shared_ptr<const std::vector<Column>>& columns() const;
    ListNumbering numbering() const;
};

/// What few blocks have.
struct Extras {
    std::vector<Block> boxes; ///< boxes in the lines
    std::vector<InlineElement> inline_elements;
    Replaced replaced;                                       ///< a box of the size in `style`, instead of children and lines
    std::shared_ptr<const std::vector<NamedString>> strings; ///< null when there are none
    std::shared_ptr<const std::vector<Column>> columns;      ///< of a table; fewer than it has, or null
    ListNumbering numbering = ListNumbering::none;           ///< of a list
};

inline const std::vector<Block>& Block::boxes() const { return extras->boxes; }
inline const std::vector<InlineElement>& Block::inline_elements() const { return extras->inline_elements; }
inline const Replaced& Block::replaced() const { return extras->replaced; }
inline bool Block::is_replaced() const { return !std::holds_alternative<std::monostate>(replaced()); }
inline const std::shared_ptr<const std::vector<NamedString>>& Block::strings() const { return extras->strings; }
inline const std::shared_ptr<const std::vector<Column>>& Block::columns() const { return extras->columns; }
inline ListNumbering Block::numbering() const { return extras->numbering; }

// A table (display: table) holds captions (table_caption) and row groups alone; a row group rows alone, a row cells alone: `markup` adds what the template leaves out, as CSS 2.1, 17.2.1
// says. What `markup` adds has no role.

/// The sixteen page-margin boxes of CSS Paged Media 3, section 4.2.
enum class MarginBox {
    top_left_corner, top_left, top_center, top_right, top_right_corner, right_top, right_middle, right_bottom,
    bottom_right_corner, bottom_right, bottom_center, bottom_left, bottom_left_corner, left_bottom, left_middle, left_top
};
/// "top-left-corner"
std::string_view margin_box_name(MarginBox box);
/// What `text-align` is in it where the template says nothing (CSS Paged Media 3, 5.4).
Align margin_box_align(MarginBox box);

/// One piece of a margin box's `content`.
struct ContentPiece {
    enum class Kind { text, page, pages, string } kind = Kind::text;
    std::string text; ///< of a string: its name
    /// Which value of a named string on a page with several (CSS GCPM 3, 1.1.2).
    enum class Which { first, start, last, first_except } which = Which::first;
};
struct MarginContent {
    MarginBox box = MarginBox::bottom_center;
    std::vector<ContentPiece> pieces;
    StylePtr style;
    diag::Place place;
};

struct PageStyle {
    std::string name; ///< empty for pages without name
    base::Size size;
    std::array<Length, 4> margin;
    std::optional<std::array<Length, 4>> first_margin; ///< of the document's first page, where it differs; left and right are those of `margin`
    std::vector<MarginContent> furniture;       ///< on every page but the document's first
    std::vector<MarginContent> first_furniture; ///< on the document's first page (CSS Paged Media 3, 5: `:first`)
};

struct Document {
    std::string title;
    std::string subject; ///< for the metadata; may be empty
    std::string author;
    base::Language language = base::Language::kk;
    PageStyle page;                   ///< of pages without name
    std::vector<PageStyle> named_pages;
    Block root; ///< id 0 stands for the document itself
};

/// Numbers the blocks (`Block::id`) in document order from 1.
void number_blocks(Document& document);

/// Readable dump, one line a block, for golden tests and `--format document`. Grammar in docs/formats.md.
std::string dump(const Document& document);

} // namespace qujat::doc
