#pragma once

#include "text/text.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Inside the room: short texts a thread has shaped lately. Whole texts, not words: the PT faces kern letters with spaces, so that a word in a line is not the word alone.
/// What pays are labels, the cells of tables and the fixed texts of a template that is filled again and again.
namespace qujat::text {

/// `shape` without looking at what is kept.
std::vector<Run> shape_anew(std::string_view text, std::span<const font::FacePtr> chain, const Shaping& shaping, std::vector<Missing>& missing);

class ShapeCache {
  public:
    static constexpr std::size_t longest = 128; ///< bytes of a text
    static constexpr std::size_t slots = 1024;  ///< at most some 3 MB a thread, when every text is as long as may be

    /// One text. Nothing in it keeps a face alive.
    class Slot {
      public:
        bool holds(std::string_view text, std::span<const font::FacePtr> chain, const Shaping& shaping) const;
        /// Keeps it the second time only: most texts never come again, and copying them would cost more than it saves.
        void keep(std::string_view text, std::span<const font::FacePtr> chain, const Shaping& shaping, const std::vector<Run>& runs);
        std::vector<Run> runs(std::span<const font::FacePtr> chain) const;

      private:
        struct KeptRun {
            std::size_t face; ///< place in the chain
            std::uint32_t begin, end;
            std::vector<Glyph> glyphs;
        };
        std::size_t seen_ = 0; ///< hash of the text that came last
        std::string text_;
        std::vector<std::weak_ptr<const font::Face>> chain_; ///< a weak pointer names one face for ever, an address only while the face lives
        Shaping shaping_;
        std::vector<KeptRun> runs_;
    };

    static bool takes(std::string_view text, std::span<const font::FacePtr> chain) { return !text.empty() && text.size() <= longest && !chain.empty(); }
    /// Where the text is kept if it is. A text that meets another there takes its place.
    Slot& slot(std::string_view text, const Shaping& shaping);

  private:
    std::vector<Slot> slots_;
};

} // namespace qujat::text
