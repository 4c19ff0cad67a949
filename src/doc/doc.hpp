#pragma once

#include "base/language.hpp"
#include "base/length.hpp"
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
enum class Display { block, inline_, list_item, table, table_row, table_cell, none };
enum class Break { automatic, always, avoid };
enum class VerticalAlign { baseline, sub, super, top, middle, bottom };
enum class WhiteSpace { normal, nowrap, pre_line };
enum class ListStyle { none, disc, decimal };

/// A width or offset that may be left open or be a share of the containing block, in thousandths of a per cent.
struct Extent {
    enum class Kind { automatic, length, percent } kind = Kind::automatic;
    Length length;
    std::int64_t per_100000 = 0;
    /// The length, given what 100 % is; `fallback` when automatic.
    Length resolve(Length whole, Length fallback) const;
    friend bool operator==(const Extent&, const Extent&) = default;
};

inline constexpr Extent zero_extent{Extent::Kind::length, Length(), 0};

struct Border {
    Length width; ///< 0 when there is none
    Color color;
    friend bool operator==(const Border&, const Border&) = default;
};

enum Side { top = 0, right = 1, bottom = 2, left = 3 };

/// Computed values (CSS 2.1, 6.1.2) of one box; names as in CSS.
struct Style {
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
    Length text_indent;
    WhiteSpace white_space = WhiteSpace::normal;
    bool breaks_words = false; ///< overflow-wrap: break-word or anywhere
    int orphans = 2, widows = 2;
    ListStyle list_style = ListStyle::disc;
    // not inherited
    Display display = Display::inline_;
    std::array<Extent, 4> margin = {zero_extent, zero_extent, zero_extent, zero_extent}; ///< automatic = 0 but for centring a block of fixed width
    std::array<Length, 4> padding;
    std::array<Border, 4> border;
    Extent width, height;
    Length min_height;
    bool absolute = false;           ///< position: absolute, within the page box
    std::array<Extent, 4> offset;    ///< top right bottom left
    Break break_before = Break::automatic, break_after = Break::automatic, break_inside = Break::automatic;
    VerticalAlign vertical_align = VerticalAlign::baseline;
    bool underline = false;
    std::optional<Color> background;
};
using StylePtr = std::shared_ptr<const Style>;

/// Standard structure types (ISO 32000-1, 14.8.4) a block may have; `none` gives no structure element: its children belong to the parent.
enum class Role { none, sect, div, h1, h2, h3, h4, h5, h6, p, block_quote, list, list_item, label, list_body, figure, form };
std::string_view role_name(Role role); ///< "Sect", "H1", …; empty for none

/// A stretch of text of one style, or a forced line break.
struct Inline {
    enum class Kind { text, line_break } kind = Kind::text;
    std::string text;  ///< white space already collapsed
    StylePtr style;
    base::Language language = base::Language::kk;
    diag::Place place; ///< template place; `path` holds the data path when the text came from data
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

struct Block {
    Role role = Role::none;
    StylePtr style;
    base::Language language = base::Language::kk;
    std::vector<Block> children;  ///< block-level children; then `inlines` is empty
    std::vector<Inline> inlines;  ///< or one paragraph of text
    std::variant<std::monostate, SignatureField, QrCode> replaced; ///< or a box of the size in `style`
    diag::Place place;
    std::uint32_t id = 0; ///< place in document order from 1; structure elements and marked content refer to it
};

/// The sixteen page-margin boxes of CSS Paged Media 3, section 4.2; the six along top and bottom that papers use.
enum class MarginBox { top_left, top_center, top_right, bottom_left, bottom_center, bottom_right };

/// One piece of a margin box's `content`.
struct ContentPiece {
    enum class Kind { text, page, pages } kind = Kind::text;
    std::string text;
};
struct MarginContent {
    MarginBox box = MarginBox::bottom_center;
    std::vector<ContentPiece> pieces;
    StylePtr style;
    diag::Place place;
};

struct PageStyle {
    base::Size size;
    std::array<Length, 4> margin;
    std::vector<MarginContent> furniture;       ///< on every page but the first
    std::vector<MarginContent> first_furniture; ///< on the first page
};

struct Document {
    std::string title;
    std::string subject; ///< for the metadata; may be empty
    std::string author;
    base::Language language = base::Language::kk;
    PageStyle page;
    Block root; ///< id 0 stands for the document itself
};

/// Numbers the blocks (`Block::id`) in document order from 1.
void number_blocks(Document& document);

/// Readable dump, one line a block, for golden tests and `--format document`. Grammar in docs/formats.md.
std::string dump(const Document& document);

} // namespace qujat::doc
