#pragma once

#include "extract/docx_names.hpp"
#include "extract/docx_symbols.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The styles of a DOCX: what is a heading, what is bold, large or struck through before any direct formatting.
namespace qujat::extract {

/// A property that a style may leave open.
enum class Toggle : std::int8_t { open = -1, off = 0, on = 1 };

/// Properties of runs that decide what is shown and how it looks.
struct RunFormat {
    Toggle bold = Toggle::open, strike = Toggle::open, dstrike = Toggle::open, vanish = Toggle::open, caps = Toggle::open, underline = Toggle::open;
    int size = 0; ///< half-points; 0: open
    bool has_font = false;
    SymbolFont font = SymbolFont::none;

    /// Takes what one child of `w:rPr` says.
    void take(Tag tag, const xml::SeenElement& element);
    /// `this` over `below`: what is open here comes from there.
    RunFormat over(const RunFormat& below) const;
};

/// The run as shown: direct formatting over a character style and a paragraph style. Toggles of the two styles are joined by exclusive or (ISO/IEC 29500-1, 17.7.3).
RunFormat effective(const RunFormat& direct, const RunFormat& character_style, const RunFormat& paragraph_style, const RunFormat& defaults);

/// A paragraph style with all that it is based on.
struct ParagraphStyle {
    int heading = 0;         ///< 1 to 9; 0: body text
    bool is_contents = false; ///< an entry of a table of contents: looks like a heading and is none
    int num_id = -1, ilvl = -1; ///< -1: none
    RunFormat run;
};

class Styles {
  public:
    /// The style of that id; the default one when there is none.
    const ParagraphStyle& paragraph(std::string_view id) const;
    const RunFormat& character(std::string_view id) const;
    const RunFormat& defaults() const { return defaults_; }

  private:
    friend class StylesReader;
    struct Style {
        std::string name, based_on;
        bool is_paragraph = true;
        int outline = -1; ///< 0 to 9
        int num_id = -1, ilvl = -1;
        RunFormat run;
    };
    void resolve();

    std::unordered_map<std::string, Style> styles_; ///< by id; only looked up
    std::vector<std::string> ids_;
    std::unordered_map<std::string, ParagraphStyle> paragraphs_;
    std::unordered_map<std::string, RunFormat> characters_;
    std::string default_paragraph_;
    RunFormat defaults_;
    ParagraphStyle plain_;
};

/// Hears `styles.xml`.
class StylesReader : public xml::Visitor {
  public:
    void start(const xml::SeenElement& element) override;
    void end() override;
    void text(std::string_view) override {}
    Styles take();

  private:
    Styles styles_;
    std::vector<Tag> open_;
    std::size_t skipped_ = 0;
    std::string id_;
    Styles::Style style_;
    bool is_in_style_ = false, is_in_defaults_ = false;
};

/// The level that the name of a style promises, in any of the languages Word and LibreOffice speak here: "heading 2", «Заголовок 2», «Тақырып 2»; 0 for none.
int heading_by_name(std::string_view style_name);
/// Whether it is a style of a table of contents: "toc 1", "Contents 2", «Оглавление 1», «Мазмұны 1».
bool is_contents_name(std::string_view style_name);

} // namespace qujat::extract
