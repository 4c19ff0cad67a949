#pragma once

#include "extract/text_tables.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

/// Tables saved as text with every cell on a line of its own, as word processors do it: nothing tells rows and columns but what repeats.
namespace qujat::extract {

class StackedTables {
  public:
    /// `lines` as for find_tables; they must outlive this.
    explicit StackedTables(const std::vector<std::string_view>& lines);

    /// The table that begins with the line, if one does and none that begins within the next few lines fits better. Its head is a line for each column; then come two rows
    /// or more that begin alike (with words, with numbers or years one after another, or with dates) and have figures where the others have. A last row that sums up may lack cells.
    std::optional<TextTable> at(std::size_t line) const;

  private:
    enum class Kind : unsigned char { none, empty, words, mixed, figures };
    struct Cell {
        Kind kind = Kind::none;
        bool is_head = false;    ///< could stand in the head
        bool is_total = false;   ///< «Итого»
        bool is_title = false;   ///< could be the heading of what stands below
        bool is_numbered = false; ///< as headings are: "4.2 Структура"
        bool is_long = false;    ///< a paragraph rather than a cell
        std::size_t number = 0;  ///< "1", "2.", "2026 г."; 0: none
        std::size_t year = 0;    ///< of a date; 0: none
    };
    struct Found {
        std::size_t first = 0, columns = 0, rows_end = 0, end = 0; ///< lines; behind `rows_end` the sums
        std::ptrdiff_t score = 0;
    };

    static Cell cell_of(std::string_view line);
    const Cell& cell(std::size_t line) const;
    std::optional<Found> find(std::size_t first, std::size_t columns) const;
    std::optional<Found> best_at(std::size_t first) const;
    bool is_head(std::size_t first, std::size_t columns) const;
    std::size_t end_of_rows(std::size_t first, std::size_t columns) const;
    bool are_pairs(std::size_t first, std::size_t end, std::size_t columns) const;
    bool are_columns_in_order(std::size_t first, std::size_t end, std::size_t columns) const;
    std::ptrdiff_t score_of(const Found& found) const;

    const std::vector<std::string_view>& lines_;
    std::vector<Cell> cells_;
};

} // namespace qujat::extract
