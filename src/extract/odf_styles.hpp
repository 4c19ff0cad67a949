#pragma once

#include "extract/docx_styles.hpp"
#include "extract/odf_names.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The styles of an OpenDocument file: common and automatic ones, list styles, the numbering of headings.
namespace qujat::extract {

/// A style with all that it inherits.
struct OdfStyle {
    RunFormat run;
    int heading = 0;          ///< 1 to 10; 0: none
    bool is_contents = false; ///< an entry of a table of contents
    bool is_hidden = false;   ///< a table that is not displayed
    bool has_list_style = false;
    std::string list_style;   ///< empty with `has_list_style`: no list, whatever the parent says (19.499)
};

struct OdfListLevel {
    bool is_defined = false, is_bullet = false, syncs_letters = false;
    std::string format, before, after; ///< style:num-format; prefix and suffix
    std::string bullet;
    std::size_t start = 1, shown_levels = 1;
};

struct OdfListStyle {
    static constexpr std::size_t level_count = 10;
    std::array<OdfListLevel, level_count> levels;
};

class OdfStyles {
  public:
    static constexpr std::size_t most_styles = 50'000; ///< beyond are not read: no real document has them

    const OdfStyle& style(std::string_view family, std::string_view name);
    /// nullptr when there is none.
    const OdfListStyle* list(std::string_view name) const;
    const OdfListStyle& outline() const { return outline_; }

  private:
    friend class OdfStylesReader;
    struct Given {
        OdfStyle own;
        std::string parent;
        std::string name;
        int outline = -1; ///< style:default-outline-level; 0: none, whatever the parent says
        int percent = 0;  ///< a size in percent of the parent's
        bool has_display = false;
    };
    std::unordered_map<std::string, Given> given_; ///< "family/name"; only looked up
    std::unordered_map<std::string, OdfStyle> resolved_;
    std::unordered_map<std::string, OdfListStyle> lists_;
    OdfListStyle outline_;
};

/// Hears the elements of styles. Belongs to one file; `styles.xml` and `content.xml` may be told one after the other.
class OdfStylesReader {
  public:
    explicit OdfStylesReader(OdfStyles& styles) : styles_(styles) {}
    void start(OdfTag tag, const xml::SeenElement& element);
    void end(OdfTag tag);

  private:
    OdfListLevel* level(const xml::SeenElement& element);

    OdfStyles& styles_;
    OdfStyles::Given* given_ = nullptr;
    OdfListStyle* list_ = nullptr;
};

/// The counters of one list.
struct OdfListState {
    std::array<std::size_t, OdfListStyle::level_count> values{};
    std::array<bool, OdfListStyle::level_count> is_running{};
};

inline constexpr std::size_t no_start = static_cast<std::size_t>(-1);
/// The mark of the next item of `level` (from 0), as printed: "1.", "2.1", "•"; empty where there is none. `start`: the item's own number, or `no_start`.
std::string next_mark(const OdfListStyle& style, OdfListState& state, std::size_t level, std::size_t start);

} // namespace qujat::extract
