#pragma once

#include "diag/diag.hpp"
#include "doc/doc.hpp"
#include "font/font.hpp"
#include "text/text.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

/// Document → pages of positioned items. Knows paper, not PDF.
namespace qujat::layout {

using base::Length;

/// Glyphs of one face on one baseline. x grows right, y down, from the top left corner of the sheet.
struct GlyphRun {
    font::FacePtr face;
    Length size;
    doc::Color color;
    base::Point origin;               ///< of the first glyph, on the baseline
    std::string text;                 ///< what the glyphs say; clusters are byte offsets in it
    std::vector<text::Glyph> glyphs;  ///< advances include justification and letter spacing
    base::Language language = base::Language::kk;
};

struct FilledRect {
    base::Rect rect;
    doc::Color color;
};

/// Modules of a QR code, merged into horizontal bars.
struct VectorFigure {
    base::Rect box;
    std::vector<base::Rect> bars;
    doc::Color color;
};

struct FieldBox {
    base::Rect rect;
    doc::SignatureField field;
};

/// Why an item is on the page. Everything without an owner is an artifact (ISO 32000-1, 14.8.2.2): rules, borders, page furniture.
enum class ArtifactKind { layout, pagination_header, pagination_footer };

struct Item {
    std::variant<GlyphRun, FilledRect, VectorFigure, FieldBox> content;
    std::uint32_t owner = 0; ///< doc::Block::id whose content this is; 0 = artifact
    ArtifactKind artifact = ArtifactKind::layout;
};

struct Page {
    base::Size size;
    std::vector<Item> items; ///< in paint order; the real content in reading order
};

struct Pages {
    std::shared_ptr<const doc::Document> document;
    std::vector<Page> pages;
};

/// Breaks a document into pages. Equal arguments give equal pages. Reports LAY-0001 (a character without glyph: code point, place, fonts tried), LAY-0002 (a word wider than its
/// column), LAY-0003 (a box higher than the page), LAY-0004 (text beyond its fixed box), LAY-0005 (too many pages), LAY-0006 (text too long for a QR code).
diag::Result<Pages> paginate(std::shared_ptr<const doc::Document> document, const font::Book& fonts);

/// Readable dump of positions, for golden tests and `--format pages`. Grammar in docs/formats.md. Lengths in pt with two decimals.
std::string dump(const Pages& pages);

} // namespace qujat::layout
