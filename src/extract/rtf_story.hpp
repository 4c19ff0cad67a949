#pragma once

#include "extract/decode_text.hpp"
#include "extract/docx_symbols.hpp"
#include "extract/rtf_tokens.hpp"
#include "extract/story_builder.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qujat::extract {

/// Walks over an RTF file and tells `builder` what it shows. Stops with EXT-0040 (groups nested beyond reason).
class RtfStory {
  public:
    RtfStory(StoryBuilder& builder, Tally& tally) : builder_(builder), tally_(tally) {}
    /// False when the file ends before its last group does.
    bool read(std::string_view bytes);

  private:
    /// What the words of a group are for.
    enum class Place : std::uint8_t { shown, skipped, fonts, styles, mark, field, note, text_box, annotation, picture };

    /// What a group inherits and gives back at its end.
    struct State {
        Place place = Place::shown;
        bool begins_place = false; ///< this group, not one above it, is that place
        bool may_skip = false;     ///< \* stood before
        TextStyle style;
        bool is_struck = false, is_hidden = false, is_deleted = false;
        int font = 0, skipped_after_unicode = 1;
        int heading = 0, list_level = 0;
        bool is_contents = false, is_in_contents = false, is_in_table = false; ///< by style; by a field
    };
    struct Font {
        int charset = 1;
        SymbolFont symbols = SymbolFont::none;
    };
    struct Style {
        int heading = 0;
        bool is_contents = false;
    };

    void open();
    void close();
    void word(std::string_view name, std::optional<int> number);
    bool enter(std::string_view name);
    bool format(std::string_view name, std::optional<int> number);
    void symbol(char c);
    void byte(unsigned char c);
    void unicode(int number);
    void put(char32_t c);
    void put_plain(std::string_view text);
    void begin_paragraph();
    void end_paragraph();
    void end_cell();
    void end_row();
    void leave_table();
    void flush();
    void end_style();
    void end_font();
    Font font() const;
    State& state() { return states_.back(); }
    const State& state() const { return states_.back(); }

    StoryBuilder& builder_;
    Tally& tally_;
    std::vector<State> states_;
    std::map<int, Font> fonts_;
    std::map<int, Style> styles_;
    int font_ = 0, style_number_ = 0, style_level_ = -1;
    int code_page_ = 1252, default_font_ = 0;
    std::string text_, name_, mark_, field_;
    char32_t high_half_ = 0;
    int to_skip_ = 0; ///< characters that stand for a Unicode one
    bool has_table_ = false, has_row_ = false, has_cell_ = false, is_done_ = false;
};

} // namespace qujat::extract
