#pragma once

#include "pdf/deflate.hpp"
#include "pdf/images.hpp"
#include "pdf/pdf.hpp"
#include "pdf/tags.hpp"

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
    std::vector<std::uint32_t> old_ids; ///< CID → glyph of the face
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

/// One face in one file.
class FontUse {
  public:
    explicit FontUse(font::FacePtr face) : face_(std::move(face)) {}

    /// One more glyph shown. Where it stands for a part of `text` only, `alone` is false.
    void add(std::uint32_t glyph, std::string_view text, bool alone);
    /// Chooses for each glyph the text it says most often, and embeds. Afterwards codes and texts may be asked for.
    void close(FontCache* cache, Deflater& deflater);

    const font::FacePtr& face() const { return face_; }
    const EmbeddedFont& embedded() const { return *embedded_; }
    struct Shown {
        std::uint32_t code;    ///< CID
        std::string_view says; ///< by ToUnicode
        int width;             ///< by /W
    };
    const Shown& shown(std::uint32_t glyph) const { return shown_[slots_[glyph] - 1]; }

  private:
    struct Candidate {
        std::string text;
        std::size_t count;
    };
    struct Use {
        std::uint32_t glyph;
        std::vector<Candidate> texts;
    };
    font::FacePtr face_;
    std::vector<std::uint32_t> slots_; ///< glyph → place in uses_ + 1; 0 when not used
    std::vector<Use> uses_;
    std::vector<GlyphSays> says_;
    std::vector<Shown> shown_;
    std::shared_ptr<const EmbeddedFont> embedded_;
};

/// The faces of one file in the order of first use.
class Fonts {
  public:
    /// Collects every glyph of the pages and embeds the fonts. Reports PDF-0002.
    Fonts(const TagTree& tree, FontCache* cache, Deflater& deflater, diag::Log& log);

    const std::vector<FontUse>& uses() const { return uses_; }
    /// Place of a face in `uses()`.
    std::size_t number(const font::Face* face) const;

  private:
    FontUse& use(const font::FacePtr& face);
    void collect(const TagTree& tree, diag::Log& log);
    void collect(const layout::GlyphRun& run, bool at_line_end, diag::Log& log);

    std::vector<FontUse> uses_;
};

} // namespace qujat::pdf
