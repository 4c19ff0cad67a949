#pragma once

#include "layout/layout.hpp"
#include "pdf/deflate.hpp"
#include "pdf/images.hpp"
#include "pdf/pdf.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The fonts of one file: which glyphs are used, what each says, and their embedded form (ISO 32000-1, 9.7 and 9.10).
namespace qujat::pdf {

/// A glyph and the text ToUnicode gives for it.
struct GlyphSays {
    std::uint32_t glyph = 0;
    std::string text;
};

/// Everything of an embedded font that costs time to make. Immutable.
struct EmbeddedFont {
    std::string tag;                    ///< six capitals
    std::string program;                ///< FontFile2, deflated
    std::size_t program_size = 0;       ///< before
    std::string widths;                 ///< value of /W
    std::string to_unicode;             ///< CMap, deflated
    std::vector<std::uint32_t> old_ids; ///< glyph of the subset → glyph of the face
    std::string glyph_of_cid;           ///< CIDToGIDMap, deflated; empty where a CID is the glyph of the subset
};

/// `glyphs` by ascending glyph.
std::shared_ptr<const EmbeddedFont> embed(const font::Face& face, const std::vector<GlyphSays>& glyphs,
                                          Deflater& deflater);

class FontCache {
  public:
    /// What `embed` gives, from the cache or made now. Keeps the face alive, so that its address names it.
    std::shared_ptr<const EmbeddedFont> embedded(const font::FacePtr& face, const std::vector<GlyphSays>& glyphs,
                                                 Deflater& deflater);
    ImageCache images;

  private:
    struct Entry {
        font::FacePtr face;
        std::string key;
        std::shared_ptr<const EmbeddedFont> font;
    };
    std::shared_ptr<const EmbeddedFont> find(const font::Face* face, std::string_view key);

    static constexpr std::size_t most = 64;
    std::mutex mutex_;
    std::vector<Entry> entries_; ///< the one used last at the end
};

/// One face in one file. While its codes are open it counts what each glyph says; then either the embedded font gives the codes, or they are given by order of use, so that pages can
/// be written before the last glyph is known.
class FontUse {
  public:
    explicit FontUse(font::FacePtr face) : face_(std::move(face)) {}

    /// One more glyph shown. Where it stands for a part of `text` only, `alone` is false.
    void add(std::uint32_t glyph, std::string_view text, bool alone);
    /// Chooses for each glyph the text it says most often and gives it a code. A glyph added from now on gets the next code and says what it says first.
    void open_codes();
    /// After the last glyph. Where codes are not open, they become those of the embedded font.
    void embed(FontCache* cache, Deflater& deflater);

    const font::FacePtr& face() const { return face_; }
    const EmbeddedFont& embedded() const { return *embedded_; }
    struct Shown {
        std::uint32_t code;    ///< CID
        std::string_view says; ///< by ToUnicode; valid until a glyph is added
        int width;             ///< by /W
    };
    Shown shown(std::uint32_t glyph) const {
        const std::size_t slot = slots_[glyph] - 1;
        return {codes_[slot], says_[slot].text, face_->width(glyph)};
    }

  private:
    struct Candidate {
        std::string text;
        std::size_t count;
    };
    struct Use {
        std::uint32_t glyph;
        std::vector<Candidate> texts;
    };
    void choose_texts();

    font::FacePtr face_;
    std::vector<std::uint32_t> slots_; ///< glyph → place in uses_ or says_ + 1; 0 when not used
    std::vector<Use> uses_;            ///< until the texts are chosen
    std::vector<GlyphSays> says_;
    std::vector<std::uint32_t> codes_;
    bool has_open_codes_ = false;
    std::shared_ptr<const EmbeddedFont> embedded_;
};

/// The faces of one file in the order of first use.
class Fonts {
  public:
    /// Adds the glyphs of a page. Reports PDF-0002.
    void collect(const std::vector<layout::Item>& items, diag::Log& log);
    /// From now on pages may be written as soon as their glyphs are collected.
    void open_codes();
    /// After the last page.
    void embed(FontCache* cache, Deflater& deflater);

    const std::vector<FontUse>& uses() const { return uses_; }
    /// Place of a face in `uses()`.
    std::size_t number(const font::Face* face) const;

  private:
    FontUse& use(const font::FacePtr& face);
    void collect(const layout::GlyphRun& run, diag::Log& log);

    std::vector<FontUse> uses_;
    bool has_open_codes_ = false;
};

} // namespace qujat::pdf
