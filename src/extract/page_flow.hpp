#pragma once

#include "extract/entry.hpp"
#include "extract/join_hyphens.hpp"
#include "extract/page_zones.hpp"

#include <optional>
#include <string>
#include <vector>

namespace qujat::extract {

/// Makes blocks of the pieces of pages, which come in reading order: lines become paragraphs, also over the ends of columns and pages, tables go on from page to page.
class FlowBuilder {
  public:
    /// `most_pitch` is how far the lines of a paragraph may be apart, in sizes of their letters; `first_indent` how far the first line of one is indented, points, 0 when
    /// not all are.
    FlowBuilder(const WordList& words, double most_pitch, double first_indent, Cleaned& cleaned)
        : words_(words), most_pitch_(most_pitch), first_indent_(first_indent), cleaned_(cleaned) {}

    void begin_page(std::uint32_t number, bool is_read_from_picture);
    void add(const Piece& piece);
    void add_picture();
    /// Of the table without lines that may go on; empty when there is none.
    std::vector<Span> open_gutters() const { return may_table_go_on_ && !is_table_drawn_ ? table_gutters_ : std::vector<Span>(); }
    /// A paragraph that OCR read, in a column that ends at `right`. What it is not certain of stays a picture; answers whether it was certain.
    bool add_recognised(const std::vector<Line>& lines, double right);
    std::vector<Entry> take();

  private:
    struct Open {
        Entry entry;
        std::vector<Line> lines;
        double left = 0, right = 0; ///< of its column
        double text_left = 0;       ///< of the first line behind its mark
        bool has_mark = false;
    };

    bool goes_on(const Line& line, const Piece& piece) const;
    bool goes_over(const Line& line, const Piece& piece) const;
    bool is_contents(const Piece& piece) const;
    void begin(const Line& line, const Piece& piece);
    void add_lines(std::vector<Line> lines);
    void close();
    void add_table(const Piece& piece);
    Entry* cell_above(std::size_t column);
    bool reads_on(const std::vector<std::string>& row);
    void add_contents(const Piece& piece);
    /// The lines as one text; where `right` is given, lines that end early end a paragraph of their own.
    std::string join(const std::vector<Line>& lines, std::optional<double> right);

    const WordList& words_;
    double most_pitch_, first_indent_;
    Cleaned& cleaned_;
    std::vector<Entry> entries_;
    std::optional<Open> open_;
    std::uint32_t page_ = 0;
    bool is_read_from_picture_ = false, is_new_column_ = true;
    std::uint32_t table_ = 0, row_ = 0;
    std::vector<Span> table_gutters_;        ///< of the table that may still go on
    std::uint32_t table_page_ = 0;           ///< its last
    std::vector<std::string> table_head_;    ///< its first row
    bool may_table_go_on_ = false, is_table_drawn_ = false;
    std::string last_text_;                  ///< of the line before a table
};

/// The mean certainty of words, percent.
std::uint8_t certainty_of(const std::vector<Line>& lines);

} // namespace qujat::extract
