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
    Length tracking;                  ///< what of every advance is space between letters, but of a justified line's word spaces and last letter
    base::Language language = base::Language::kk;
    bool space_after = false; ///< the line was broken at a space, which stands at no glyph: copied words must not run together
};

struct FilledRect {
    base::Rect rect;
    doc::Color color;
    bool in_place = false; ///< drawn where it stands among the text: an underline, the background of an absolutely placed box; all else lies under all text (CSS 2.1, E.2)
};

/// Modules of a QR code, merged into horizontal bars.
struct VectorFigure {
    base::Rect box;
    std::vector<base::Rect> bars;
    doc::Color color;
};

struct Picture {
    base::Rect rect;
    std::shared_ptr<const doc::Raster> raster;
};

/// Where a link may be clicked: one for each line it stands on. Belongs to the link's structure element.
struct LinkBox {
    base::Rect rect;
    std::string uri;
};

struct FieldBox {
    base::Rect rect;
    doc::SignatureField field;
};

/// Why an item is on the page. Everything without an owner is an artifact (ISO 32000-1, 14.8.2.2): rules, borders, page furniture.
enum class ArtifactKind { layout, pagination_header, pagination_footer };

struct Item {
    std::variant<GlyphRun, FilledRect, VectorFigure, Picture, FieldBox, LinkBox> content;
    std::uint32_t owner = 0; ///< id of the doc::Block or doc::InlineElement whose content this is; 0 = artifact
    ArtifactKind artifact = ArtifactKind::layout;
    bool sheet_x = false, sheet_y = false; ///< x or y is from the sheet's corner already, whatever the item stands in (position: absolute)
};

struct Page {
    base::Size size;
    std::vector<Item> items; ///< in paint order: backgrounds and rules, then the real content in reading order, then the margin boxes
};

struct Pages {
    std::shared_ptr<const doc::Document> document;
    std::vector<Page> pages;
};

/// Breaks a document into pages. Equal arguments give equal pages. Reports LAY-0001 (a character without glyph: code point, place, fonts tried), LAY-0002 (a word wider than its
/// column), LAY-0003 (a box higher than the page), LAY-0004 (text beyond its fixed box), LAY-0005 (too many pages), LAY-0006 (text too long for a QR code), LAY-0007 (a box without size),
/// LAY-0010 (a box wider than its line), LAY-0020 (too many columns), LAY-0021 (cells that overlap), LAY-0022 (a page break inside a cell),
/// LAY-0030 (a box wider than its column), LAY-0031 (an absolutely placed box beyond the sheet), LAY-0032 (text beyond its margin box), LAY-0033 (content beyond the sheet).
/// What is set is let go, row by row of a table: the document of the pages has roles, spans, languages, alternative texts and places (with the data path of the first text), but no texts.
diag::Result<Pages> paginate(doc::Document document, const font::Book& fonts);

/// Takes pages as soon as they are finished, so that a long document never stands in memory as a whole.
class PageSink {
  public:
    virtual ~PageSink() = default;
    /// The next page without its margin boxes: those may name the number of pages.
    virtual void page(Page page) = 0;
    /// After the last page, page by page from 0: the items of its margin boxes, all artifacts.
    virtual void margin_boxes(std::size_t page, std::vector<Item> items) = 0;
};

/// As above, page by page: false when there was an error, and what the sink was given is to be thrown away. The document must outlive the call; its ids name the owners of items.
diag::Result<bool> paginate(doc::Document& document, const font::Book& fonts, PageSink& sink);

/// Reads a PNG or JPEG file once, so that pages can share its pixels: 8 bits a sample, grey or RGB, alpha apart; a JPEG is kept as it is when a PDF may hold it so.
/// Reports LAY-0050 (neither PNG nor JPEG), LAY-0051 (broken or not supported), LAY-0052 (more than 40 million pixels), LAY-0053 (a file of more than 8 MB).
diag::Result<std::shared_ptr<const doc::Raster>> read_image(const diag::SourcePtr& source);

/// Readable dump of positions, for golden tests and `--format pages`. Grammar in docs/formats.md. Lengths in pt with two decimals.
std::string dump(const Pages& pages);

} // namespace qujat::layout
