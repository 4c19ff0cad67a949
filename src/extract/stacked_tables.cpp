#include "extract/stacked_tables.hpp"

#include "base/utf8.hpp"
#include "extract/entry.hpp"
#include "extract/letters.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace qujat::extract {

namespace {

constexpr std::size_t most_columns = 8, most_rows = 400, fewest_rows = 2, most_lines_ahead = 24;
constexpr std::size_t longest_cell = 240, longest_head = 70, longest_date = 40, longest_year = 24, most_letters_of_unit = 6, most_letters_of_date = 18; // code points

bool is_figure(char c) { return c >= '0' && c <= '9'; }

// The year of «сентябрь 2026», "2026, Q3"; 0: none.
std::size_t year_in(std::string_view text) {
    for (std::size_t at = text.find("20"); at != std::string_view::npos; at = text.find("20", at + 1)) {
        const bool is_whole = (at == 0 || !is_figure(text[at - 1])) && at + 4 <= text.size() && is_figure(text[at + 2]) && is_figure(text[at + 3]) && (at + 4 == text.size() || !is_figure(text[at + 4]));
        if (is_whole)
            return 2000 + static_cast<std::size_t>((text[at + 2] - '0') * 10 + (text[at + 3] - '0'));
    }
    return 0;
}

// A number that rows are counted by: "1", "2.", "2026", "2026 г.".
std::size_t number_of(std::string_view text) {
    const std::size_t figures = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::string_view rest = text.substr(figures);
    if (figures == 0 || figures > 4 || std::ranges::any_of(rest, is_figure) || rest.find(',') != std::string_view::npos || base::count_code_points(rest) > most_letters_of_unit)
        return 0;
    std::size_t number = 0;
    for (const char c : text.substr(0, figures))
        number = number * 10 + static_cast<std::size_t>(c - '0');
    return number < 200 || (number >= 2000 && number < 2100) ? number : 0;
}

bool begins_total(std::string_view text) {
    constexpr std::array<std::string_view, 10> words = {"Итого", "ИТОГО", "Всего", "ВСЕГО", "Барлығы", "БАРЛЫҒЫ", "Жиыны", "Total", "TOTAL", "Sum total"};
    return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

// «Таблица 5. Виды услуг», «РАЗДЕЛ 9», "3-тарау": no cell of a table.
bool is_caption(std::string_view text) {
    constexpr std::array<std::string_view, 15> words = {"Таблица ", "ТАБЛИЦА ", "Раздел ", "РАЗДЕЛ ", "Глава ", "ГЛАВА ", "Кесте ", "Бөлім ", "Тарау ", "Table ", "Section ", "SECTION ", "Chapter ", "Article ", "Part "};
    for (const std::string_view word : words)
        if (text.starts_with(word) && text.size() > word.size() && (is_figure(text[word.size()]) || (text[word.size()] >= 'A' && text[word.size()] <= 'X')))
            return true;
    const std::size_t figures = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::string_view rest = text.substr(figures);
    return figures > 0 && (rest.starts_with("-тарау") || rest.starts_with("-бөлім") || rest.starts_with("-кесте"));
}

} // namespace

StackedTables::StackedTables(const std::vector<std::string_view>& lines) : lines_(lines) {
    for (const std::string_view line : lines)
        cells_.push_back(cell_of(line));
}

StackedTables::Cell StackedTables::cell_of(std::string_view line) {
    Cell cell;
    const std::string_view text = trimmed(line);
    if (text.empty()) {
        cell.kind = Kind::empty;
        cell.is_head = true;
        return cell;
    }
    std::size_t points = 0, letters = 0, figures = 0;
    for (std::size_t at = 0; at < text.size() && points <= longest_cell; ++points) {
        const auto point = base::decode(text, at);
        if (!point)
            return cell;
        at += point->size;
        letters += is_letter(point->value) ? 1U : 0U;
        figures += point->value >= U'0' && point->value <= U'9' ? 1U : 0U;
    }
    cell.is_long = points > longest_head;
    if (points > longest_cell || is_caption(text) || (cell.is_long && text.ends_with('.')) || text.starts_with("- ") || text.starts_with("\u2022"))
        return cell;
    cell.number = number_of(text);
    cell.is_numbered = !split_mark(text).mark.empty() && cell.number == 0;
    cell.year = points <= longest_date && letters <= most_letters_of_date ? year_in(text) : 0;
    cell.is_total = begins_total(text);
    if (letters == 0 && figures == 0)
        cell.kind = text == "-" || text == "\u2013" || text == "\u2014" ? Kind::figures : points <= 3 ? Kind::words : Kind::none; // a dash for no sum; "№", "+"
    else if (figures > 0 && (figures >= letters || letters <= most_letters_of_unit || cell.year > 0))
        cell.kind = Kind::figures;
    else
        cell.kind = figures > 0 ? Kind::mixed : Kind::words;
    const auto first = base::decode(text, 0);
    cell.is_title = cell.kind == Kind::words && !cell.is_long && first && is_upper(first->value) && text.find(',') == std::string_view::npos && !text.ends_with('.');
    cell.is_head = cell.kind != Kind::none && !cell.is_long && !cell.is_total && !text.ends_with('.') && !text.ends_with(':') && !text.ends_with(';') && (cell.kind != Kind::figures || (cell.year > 0 && points <= longest_year));
    return cell;
}

const StackedTables::Cell& StackedTables::cell(std::size_t line) const {
    static const Cell nothing;
    return line < cells_.size() ? cells_[line] : nothing;
}

// A word or a year above each column; above the first one, nothing may stand.
bool StackedTables::is_head(std::size_t first, std::size_t columns) const {
    if (cell(first).kind == Kind::figures || cell(first + columns).kind == Kind::none)
        return false;
    for (std::size_t line = first; line < first + columns; ++line)
        if (!cell(line).is_head || (cell(line).kind == Kind::empty && line > first))
            return false;
    return true;
}

// Behind the last row that is like the first one.
std::size_t StackedTables::end_of_rows(std::size_t first, std::size_t columns) const {
    const bool is_counted = cell(first).number > 0, is_dated = cell(first).year > 0;
    if (!is_counted && !is_dated && cell(first).kind != Kind::words && cell(first).kind != Kind::mixed)
        return first;
    const auto has = [&](std::size_t line, Kind kind) { return cell(line).kind == kind; };
    std::vector<bool> figures(columns, true), words(columns, true);
    std::size_t number = cell(first).number, year = cell(first).year, row = first, definite = 0;
    for (; row - first < most_rows * columns; row += columns, ++number) {
        const bool begins = is_counted ? cell(row).number == number : is_dated ? cell(row).year >= year : (has(row, Kind::words) || has(row, Kind::mixed)) && !cell(row).is_total;
        if (!begins)
            break;
        year = std::max(year, cell(row).year);
        std::vector<bool> all_figures = figures, all_words = words;
        bool is_whole = true, says_figures = is_counted || is_dated, says_some = says_figures;
        for (std::size_t column = 1; column < columns; ++column) {
            const std::size_t line = row + column;
            is_whole = is_whole && !has(line, Kind::none) && !cell(line).is_total && !(is_counted && column == 1 && has(line, Kind::empty));
            says_figures = says_figures || has(line, Kind::figures);
            says_some = says_some || says_figures || has(line, Kind::mixed);
            all_figures[column] = all_figures[column] && (has(line, Kind::figures) || has(line, Kind::mixed) || has(line, Kind::empty));
            all_words[column] = all_words[column] && !has(line, Kind::figures);
        }
        bool has_figures = false, is_each = true;
        for (std::size_t column = 1; column < columns; ++column) {
            is_each = is_each && (all_figures[column] || all_words[column]);
            has_figures = has_figures || all_figures[column];
        }
        definite += says_figures ? 1U : 0U;
        const std::size_t number_of_rows = (row - first) / columns + 1;
        // Counted and dated rows hold together by their numbers; of others two in three must have a figure.
        if (!is_whole || !says_some || !(is_counted || is_dated || (is_each && has_figures)) || (number_of_rows >= fewest_rows && definite * 3 < number_of_rows * 2))
            break;
        figures = std::move(all_figures);
        words = std::move(all_words);
    }
    return row;
}

// Whether most rows are two or more rows of a narrower table.
bool StackedTables::are_pairs(std::size_t first, std::size_t end, std::size_t columns) const {
    const auto has_figures = [&](std::size_t line) { return cell(line).kind == Kind::figures; };
    for (std::size_t period = 2; period <= columns / 2; ++period) {
        std::size_t pairs = 0;
        for (std::size_t row = first; columns % period == 0 && row < end; row += columns) {
            bool repeats = true;
            for (std::size_t line = row + period; repeats && line < row + columns; ++line)
                repeats = has_figures(line) == has_figures(line - period);
            pairs += repeats ? 1U : 0U;
        }
        if (pairs * 2 * columns >= end - first)
            return true;
    }
    return false;
}

std::optional<StackedTables::Found> StackedTables::find(std::size_t first, std::size_t columns) const {
    if (!is_head(first, columns))
        return std::nullopt;
    if (cell(first + columns).year > 0 && cell(first + columns).number == 0)
        for (std::size_t line = first; line < first + columns; ++line)
            if (cell(line).year > 0)
                return std::nullopt;
    const std::size_t rows = first + columns, end = end_of_rows(rows, columns);
    if (end < rows + fewest_rows * columns)
        return std::nullopt;
    if (cell(rows).number == 0 && cell(rows).year == 0 && are_pairs(rows, end, columns))
        return std::nullopt;
    if (!are_columns_in_order(rows, end, columns))
        return std::nullopt;
    Found found{first, columns, end, end, 0};
    if (cell(end).is_total && cell(end).kind != Kind::figures) {
        ++found.end;
        while (found.end < end + columns && (cell(found.end).kind == Kind::figures || (cell(found.end).kind == Kind::empty && cell(found.end + 1).kind == Kind::figures)))
            ++found.end;
    }
    found.score = score_of(found);
    return found;
}

// A column of row numbers comes first, and only one of dates does.
bool StackedTables::are_columns_in_order(std::size_t first, std::size_t end, std::size_t columns) const {
    for (std::size_t column = 1; column < columns; ++column) {
        bool is_dated = cell(first).year > 0, is_counted = (cell(first + column).number == 1 || cell(first + column).number == 2) && end - first > 2 * columns;
        for (std::size_t line = first + column, number = cell(line).number; line < end; line += columns, ++number) {
            is_counted = is_counted && cell(line).number == number;
            is_dated = is_dated && cell(line).year > 0;
        }
        if (is_dated || is_counted)
            return false;
    }
    return true;
}

// How many lines it explains; more for what stands around a table, less for what does not stand in one.
std::ptrdiff_t StackedTables::score_of(const Found& found) const {
    const std::size_t rows = found.first + found.columns;
    const auto is_title = [&](std::size_t line) { return cell(line).is_title || cell(line).is_numbered; };
    const auto is_body = [&](std::size_t line) { return line < cells_.size() && cell(line).is_long; };
    std::ptrdiff_t score = static_cast<std::ptrdiff_t>(found.end - found.first) + (found.end > found.rows_end ? 2 : 0);
    // A heading stands above most tables and below them, and it is none of their cells.
    score += found.first > 0 && is_title(found.first - 1) ? 1 : 0;
    score -= cell(found.first).is_numbered ? 3 : 0;
    if (found.end == found.rows_end) {
        score -= cell(found.end - 1).is_numbered || (is_title(found.end - 1) && is_body(found.end)) ? 3 : 0;
        score -= is_title(found.end) && is_title(found.end + 1) && is_body(found.end + 2) ? 1 : 0;
    }
    score += cell(rows).number > 0 || cell(rows).year > 0 ? 1 : 0;
    for (std::size_t column = 1; column < found.columns; ++column) {
        bool has_mixed = false, has_figures = false;
        for (std::size_t line = rows + column; line < found.rows_end; line += found.columns) {
            has_mixed = has_mixed || cell(line).kind == Kind::mixed;
            has_figures = has_figures || cell(line).kind == Kind::figures;
        }
        score -= has_mixed && has_figures ? 2 : 0;
    }
    return score;
}

std::optional<StackedTables::Found> StackedTables::best_at(std::size_t first) const {
    std::optional<Found> best;
    for (std::size_t columns = 2; columns <= most_columns; ++columns)
        if (const auto found = find(first, columns); found && (!best || found->score > best->score))
            best = found;
    return best;
}

std::optional<TextTable> StackedTables::at(std::size_t line) const {
    const auto found = best_at(line);
    if (!found)
        return std::nullopt;
    for (std::size_t later = line + 1; later < std::min(found->end, line + most_lines_ahead); ++later)
        if (const auto other = best_at(later); other && other->score > found->score)
            return std::nullopt;
    TextTable table{found->first, found->end, {}};
    for (std::size_t row = found->first; row < found->end; row += found->columns) {
        TextRow made;
        for (std::size_t cell = row; cell < std::min(row + found->columns, found->end); ++cell)
            made.cells.emplace_back(trimmed(lines_[cell]));
        if (row >= found->rows_end) // the sums stand below the last columns
            made.cells.insert(made.cells.begin() + 1, found->columns - made.cells.size(), {});
        table.rows.push_back(std::move(made));
    }
    return table;
}

} // namespace qujat::extract
