#pragma once

#include "layout/layout.hpp"

#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

/// Documents made by hand and eyes for the pages they give. Sheets are 200 × 300 pt with margins of 20 pt, so the text area goes from (20, 20) to (180, 280).
namespace qujat::layout::test {

using Change = std::function<void(doc::Style&)>;

/// The Debian typefaces; null, and said loudly, where they are not installed.
const font::Book* book();
/// PT Serif upright.
const font::Face& face();

inline constexpr Length pt(std::int64_t n) { return Length::points(n); }
inline doc::Extent length(Length of) { return {doc::Extent::Kind::length, of, 0}; }
inline doc::Extent percent(std::int64_t n) { return {doc::Extent::Kind::percent, Length(), n * 1000}; }
inline constexpr doc::Extent automatic{};

/// PT Serif 10 pt on lines of 12 pt, display block.
doc::StylePtr style(const Change& change = {});
/// The same as an inline style.
doc::StylePtr inline_style(const Change& change = {});

doc::Block paragraph(const std::string& text, const Change& change = {});
doc::Block paragraph(std::vector<doc::Inline> pieces, const Change& change = {});
doc::Inline words(const std::string& text, const Change& change = {});
doc::Inline line_break();
doc::Block box(std::vector<doc::Block> children, const Change& change = {});
/// An empty box of that height whose background is the colour `mark`, to be found on the page.
doc::Block bar(std::uint8_t mark, Length height, const Change& change = {});
/// Gives a style the background `mark`.
Change marked(std::uint8_t mark, const Change& more = {});
/// `count` lines of one letter each.
doc::Block lines(std::size_t count, const std::string& letter, const Change& change = {});

/// As many lines as `orphans` and `widows` say stay together.
Change kept(int orphans, int widows, const Change& more = {});
/// A spacer that leaves place for so many lines: the room of a page is 260 pt, 21 lines of 12 pt and 8 pt more.
doc::Block leaving(std::int64_t lines);
doc::MarginContent content(doc::MarginBox box, std::vector<doc::ContentPiece> pieces, const Change& change = {});
doc::ContentPiece plain(const std::string& text);

doc::Document document(std::vector<doc::Block> blocks, const Change& root = {});
diag::Result<Pages> lay(doc::Document document);
/// Demands that nothing goes wrong.
Pages laid(std::vector<doc::Block> blocks, const Change& root = {});
Pages laid(doc::Document document);

struct Found {
    std::size_t page = 99; ///< from 0
    base::Rect rect;
    std::string text() const; ///< "0: 20 20 160 10", whole points; fractions with two decimals
};
/// Background of the block marked so, once a page.
std::vector<Found> find_marks(const Pages& pages, std::uint8_t mark);
/// The one piece of it.
std::string mark(const Pages& pages, std::uint8_t mark);
/// Every filled rectangle of a colour.
std::vector<Found> find_rects(const Pages& pages, doc::Color color);

struct SetRun {
    std::size_t page = 99;
    const GlyphRun* run = nullptr;
    std::uint32_t owner = 0;
    ArtifactKind artifact = ArtifactKind::layout;
    Length begin() const { return run->origin.x; }
    Length end() const; ///< behind the last glyph that is no trailing space
};
/// Runs in paint order.
std::vector<SetRun> runs(const Pages& pages);
/// The first run whose text, without spaces at its end, is this.
SetRun find_run(const Pages& pages, const std::string& text);
/// Texts of the runs of a page with a comma between.
std::string texts(const Pages& pages, std::size_t page);

/// Texts of all pages, "|" between pages.
std::string split(const Pages& pages);

/// Natural width of a text in PT Serif.
Length width_of(const std::string& text, Length size = pt(10));
/// Baseline from the top of a line with half the leading above (CSS 2.1, 10.8.1).
Length baseline_in(Length line_height, Length size = pt(10));

std::string ids(const std::vector<diag::Diagnostic>& problems);
std::string argument(const diag::Diagnostic& problem, std::string_view name);
std::string show(Length length);

} // namespace qujat::layout::test
