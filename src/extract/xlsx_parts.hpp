#pragma once

#include "extract/story_builder.hpp"
#include "xml/visit.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The parts of a workbook. Transitional and strict names are the same but for their namespace, so local names decide.
namespace qujat::extract {

/// A string of the workbook: what is shown of it, and how much of it is struck through.
struct XlsxString {
    std::string text;
    std::size_t struck = 0; ///< code points
};

/// Collects a string from its runs: `si`, `is` (18.4.8). Phonetic hints are none of it.
class XlsxStringReader {
  public:
    void start(std::string_view name, const xml::SeenElement& element);
    void end(std::string_view name);
    void text(std::string_view characters);
    XlsxString take();

  private:
    XlsxString string_;
    bool is_text_ = false, is_phonetic_ = false, is_struck_ = false;
};

class SharedStringsReader : public xml::Visitor {
  public:
    void start(const xml::SeenElement& element) override;
    void end() override;
    void text(std::string_view characters) override { string_.text(characters); }
    std::vector<XlsxString> strings;

  private:
    XlsxStringReader string_;
    std::vector<std::string> open_;
};

/// How a cell is shown: its format and whether its font is bold or struck through.
struct XlsxCellStyle {
    std::string format;
    bool is_bold = false, is_struck = false;
};

class XlsxStylesReader : public xml::Visitor {
  public:
    void start(const xml::SeenElement& element) override;
    void end() override;
    void text(std::string_view) override {}
    /// The style of `s`; the plain one when there is none.
    const XlsxCellStyle& style(std::size_t index) const;

  private:
    struct Font {
        bool is_bold = false, is_struck = false;
    };
    std::vector<std::string> open_;
    std::unordered_map<int, std::string> formats_; ///< only looked up
    std::vector<Font> fonts_;
    std::vector<XlsxCellStyle> styles_;
    XlsxCellStyle plain_;
};

struct XlsxSheet {
    std::string name, relationship;
    bool is_hidden = false;
};

class WorkbookReader : public xml::Visitor {
  public:
    void start(const xml::SeenElement& element) override;
    void end() override {}
    void text(std::string_view) override {}
    std::vector<XlsxSheet> sheets;
    bool is_workbook = false, is_1904 = false;

  private:
    bool has_root_ = false;
};

/// Cells from column and row to column and row, from 1.
struct XlsxRange {
    std::size_t first_column = 0, first_row = 0, last_column = 0, last_row = 0;
};
/// "B12" → column 2, row 12; zeros when it is none.
std::pair<std::size_t, std::size_t> cell_place(std::string_view reference);
/// The merged cells of a sheet (18.3.1.55). They stand behind the cells, so they are looked for in the text of the part before it is parsed.
std::vector<XlsxRange> find_merged_cells(std::string_view part);

/// Hears a sheet and tells its cells to a builder. Belongs to one visit.
class SheetReader : public xml::Visitor {
  public:
    struct Workbook {
        const std::vector<XlsxString>& strings;
        const XlsxStylesReader& styles;
        bool is_1904 = false;
    };
    SheetReader(const Workbook& workbook, const XlsxSheet& sheet, std::vector<XlsxRange> merged, StoryBuilder& builder, Tally& tally);
    void start(const xml::SeenElement& element) override;
    void end() override;
    void text(std::string_view characters) override;

    /// After the visit.
    void finish();
    std::size_t formulas_without_value() const { return without_value_; }

  private:
    void start_cell(const xml::SeenElement& element);
    void end_cell();
    std::string shown_value();
    bool is_covered() const;
    void begin_sheet();

    const Workbook& workbook_;
    const XlsxSheet& sheet_;
    std::vector<XlsxRange> merged_;
    StoryBuilder& builder_;
    Tally& tally_;
    std::vector<std::string> open_;
    std::vector<std::pair<std::size_t, std::size_t>> hidden_columns_; ///< first and last
    std::size_t row_ = 0, column_ = 0, put_row_ = 0, put_column_ = 0;
    bool is_row_hidden_ = false, hides_rows_ = false, is_begun_ = false, has_row_ = false;
    std::string type_, value_;
    std::size_t style_ = 0, without_value_ = 0;
    bool has_formula_ = false, is_value_ = false;
    XlsxStringReader inline_;
};

} // namespace qujat::extract
