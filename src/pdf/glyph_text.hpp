#pragma once

#include "layout/layout.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What the glyphs of a run say, so that text can be copied, searched and read aloud.
namespace qujat::pdf {

/// Consecutive glyphs that stand for `text` together; mostly one glyph for one character.
struct Cluster {
    std::size_t first = 0, count = 0; ///< glyphs of the run
    std::string_view text;            ///< valid until the next cluster is asked for; empty when the run is malformed
};

/// Walks a run cluster by cluster. A base letter and its marks, when each glyph is what the cmap gives for its
/// character, come as clusters of their own. Characters that give no glyph (U+00AD inside a word, U+200B, U+2060,
/// dropped spaces at a line's end) are left out. Keeps a reference to the run; one thread.
class ClusterReader {
  public:
    explicit ClusterReader(const layout::GlyphRun& run) : run_(run) {}
    bool next(Cluster& cluster);

  private:
    void read_unusual(Cluster& cluster, std::string_view text);

    const layout::GlyphRun& run_;
    std::size_t at_ = 0;
    std::string buffer_;
    std::vector<char32_t> points_;
    std::size_t split_ = 0, split_end_ = 0; ///< glyphs of a cluster being given out one by one
};

/// The text of all clusters, appended.
void append_said(std::string& out, const layout::GlyphRun& run);

/// Whether text that ends in `said` needs a space before the next line: it ends neither in one nor in a hyphen (ISO
/// 32000-1, 14.8.2.5).
bool wants_space_after(std::string_view said);

} // namespace qujat::pdf
