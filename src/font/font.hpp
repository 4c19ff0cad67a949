#pragma once

#include "base/length.hpp"
#include "diag/diag.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct hb_face_t;
struct hb_font_t;

/// Font files, faces, coverage, fallback, subsets. A `Face` and a `Book` are immutable and may be used from any thread.
namespace qujat::font {

enum class Slope { upright, italic };

/// What the font list says of one file; the engine reads list and file.
struct FileSpec {
    std::string family;
    int weight = 400; ///< CSS font-weight: 400 or 700
    Slope slope = Slope::upright;
    std::string path;   ///< for messages
    std::string sha256; ///< expected, lower-case hex; empty = any
    std::string bytes;
};

/// Everything a PDF font descriptor needs, in thousandths of the em (ISO 32000-1, 9.8).
struct Metrics {
    int units_per_em = 1000; ///< of the font itself
    int ascent = 0, descent = 0, line_gap = 0; ///< per 1000; descent is negative (hhea)
    int cap_height = 0, x_height = 0, stem_v = 0, italic_angle = 0;
    int box[4] = {0, 0, 0, 0}; ///< FontBBox: left, bottom, right, top
    bool is_fixed_pitch = false, is_serif = false, is_italic = false;
    int underline_position = 0, underline_thickness = 0;
};

class Book;
/// Reports FNT-0001 (not a usable TrueType font), FNT-0002 (the file's SHA-256 differs from the list's, a warning: another Debian release), FNT-0003 (embedding or
/// subsetting forbidden by OS/2 fsType), FNT-0004 (a fallback family without file), FNT-0005 (two files for one family, weight and slope).
diag::Result<Book> load_book(std::vector<FileSpec> files, std::vector<std::string> fallback_families);

class Face {
  public:
    /// Throws `diag::Stop` with FNT-0001 or FNT-0003; `load_book` turns it into a problem.
    explicit Face(FileSpec spec);
    ~Face();
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;

    const std::string& family() const { return spec_.family; }
    int weight() const { return spec_.weight; }
    Slope slope() const { return spec_.slope; }
    const std::string& path() const { return spec_.path; }
    const std::string& postscript_name() const { return postscript_name_; }
    const Metrics& metrics() const { return metrics_; }
    /// Glyph of a code point by the cmap; 0 when the face lacks it.
    std::uint32_t glyph(char32_t code_point) const;
    /// Natural advance of a glyph in thousandths of the em, rounded; what the PDF's /W says.
    int width(std::uint32_t glyph) const;
    /// For shaping; scaled so that one unit is 1/65536 em. Immutable.
    hb_font_t* shaping_font() const { return font_; }
    /// For cutting subsets. After a number of cuts it is prepared for faster ones, which costs as much as some forty cuts: a run that sets one document never
    /// pays. The bytes of a subset are the same from either.
    hb_face_t* source_face() const;
    std::size_t number() const { return number_; } ///< its place in the book

  private:
    friend diag::Result<Book> load_book(std::vector<FileSpec>, std::vector<std::string>);
    FileSpec spec_;
    hb_face_t* face_ = nullptr;
    mutable std::atomic<unsigned> cuts_ = 0;
    mutable std::once_flag prepared_;
    mutable hb_face_t* subset_source_ = nullptr; ///< hb_subset_preprocess'ed
    hb_font_t* font_ = nullptr;
    std::string postscript_name_;
    Metrics metrics_;
    std::size_t number_ = 0;
};
using FacePtr = std::shared_ptr<const Face>;

/// The fonts of one installation. Family names compare without regard to case (CSS Fonts 3, 3.1).
class Book {
  public:
    bool has_family(std::string_view family) const;
    std::vector<std::string> families() const;
    /// Faces to try for a piece of text: the named families in their order, then the list's fallbacks, each in the weight and slope nearest to the wish.
    std::vector<FacePtr> chain(std::span<const std::string> families, int weight, Slope slope) const;
    std::span<const FacePtr> faces() const { return faces_; }

  private:
    friend diag::Result<Book> load_book(std::vector<FileSpec>, std::vector<std::string>);
    std::vector<FacePtr> faces_;
    std::vector<std::string> fallback_; ///< families
};

/// A font program with only the glyphs asked for (glyph 0 is always there), unhinted, without the tables PDF does not use.
struct Subset {
    std::string tag;     ///< six capitals, from the glyph set alone (ISO 32000-1, 9.6.4): equal sets give equal tags
    std::string program; ///< TrueType bytes, not compressed
    std::vector<std::uint32_t> old_ids; ///< new glyph id → glyph id of the face; old_ids[0] == 0
};
/// `glyphs` sorted and unique. Deterministic. Throws `diag::Stop` with FNT-0006 when a glyph is not of this face or its outlines are damaged.
Subset make_subset(const Face& face, std::span<const std::uint32_t> glyphs);

} // namespace qujat::font
