#pragma once

#include "extract/entry.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

/// How the characters of a paragraph look.
namespace qujat::extract {

/// Whether characters are shown, and if not, why.
enum class Shown : std::uint8_t { yes, struck, hidden, deleted };

/// How characters look.
struct TextStyle {
    bool is_bold = false, is_underlined = false, is_caps = false;
    int size = 0; ///< half-points; 0: unknown
    Shown shown = Shown::yes;
};

/// Hears a paragraph's characters in their order and tells how it looks, as a whole and line by line.
class Looks {
  public:
    /// After `text` was given `count` more characters.
    void add(const TextBuilder& text, std::size_t count, const TextStyle& style);
    /// Before the space that stands for the tab.
    void add_tab(const TextBuilder& text);

    /// `text` as the builder gave it.
    Look look(std::string_view text) const;
    /// See Entry::lines.
    std::vector<LineLook> take_lines(std::string_view text);

  private:
    struct Counts {
        std::size_t begin = 0, visible = 0, bold = 0, underlined = 0, caps = 0;
        int size = 0; ///< smallest
        std::size_t set_off = 0;     ///< characters of the beginning that are set off
        std::size_t set_off_end = 0; ///< and where they end
        std::vector<std::size_t> tabs;
    };
    static Look look_of(const Counts& counts, std::string_view text);

    std::vector<Counts> lines_;
};

} // namespace qujat::extract
