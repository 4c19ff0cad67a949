#pragma once

#include "extract/page_words.hpp"

#include <vector>

/// The order in which a printed page is read: columns of text one after the other, tables row by row.
namespace qujat::extract {

/// A stretch of the x axis.
struct Span {
    double left = 0, right = 0;
    double width() const { return right - left; }
    double middle() const { return (left + right) / 2; }
};

struct Row {
    Box box;
    std::vector<std::vector<Line>> cells; ///< one for each column of the table; empty where nothing stands
};

/// A stretch of lines below each other, or a table.
struct Piece {
    bool is_table = false;
    bool is_drawn = false;       ///< a table whose cells have lines around them
    std::vector<Line> lines;
    std::vector<Row> rows;
    std::vector<Span> gutters;   ///< of a table: the white space between its columns
    double left = 0, right = 0;  ///< of the text of the page, or of the column of text
};

/// The pieces of a page in reading order. White space that runs down between words parts columns: of a table when what stands beside each other begins at the
/// same height again and again or is short, of running text otherwise. Tables drawn with lines are what the lines say. `left` and `right` are
/// those of the page's text; `above` has the gutters of a table without lines with which the page before ended.
std::vector<Piece> order_page(std::vector<Word> words, const std::vector<Rule>& rules, double left, double right, const std::vector<Span>& above);

/// Words of one column → its lines, from top to bottom.
std::vector<Line> split_lines(std::vector<Word> words);

/// Words at one height or overlapping ones.
struct Band {
    Box box;
    std::vector<Word> words;
    double height = 0; ///< of one line of it
};

/// The words of a band by columns.
std::vector<std::vector<Word>> split_columns(const Band& band, const std::vector<Span>& gutters);

/// The rows of a table whose columns part at `gutters`.
std::vector<Row> make_rows(const std::vector<Band>& bands, const std::vector<Span>& gutters);

} // namespace qujat::extract
