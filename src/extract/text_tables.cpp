#include "extract/text_tables.hpp"

#include "base/utf8.hpp"
#include "extract/letters.hpp"
#include "extract/stacked_tables.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace qujat::extract {

namespace {

constexpr std::size_t most_columns = 40, widest_line = 1000, most_rows_of_a_look = 400;

/// Columns in code points: begin and end of each.
using Spans = std::vector<std::pair<std::size_t, std::size_t>>;

bool is_empty(std::string_view line) { return trimmed(line).empty(); }

// "+----+----+", "|----|:---|", "------": nothing but a rule.
bool is_rule(std::string_view line) {
    const std::string_view text = trimmed(line);
    return text.size() >= 3 && text.find_first_not_of("-=+|: ") == std::string_view::npos && text.find_first_of("-=") != std::string_view::npos;
}

std::vector<std::string> split(std::string_view line, char at) {
    std::vector<std::string> cells;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find(at, begin), line.size());
        cells.emplace_back(trimmed(line.substr(begin, end - begin)));
        begin = end + 1;
    }
    return cells;
}

std::vector<std::string> bar_cells(std::string_view line) {
    std::string_view text = trimmed(line);
    if (text.starts_with('|'))
        text.remove_prefix(1);
    if (text.ends_with('|'))
        text.remove_suffix(1);
    return split(text, '|');
}

// One bar may be a sign of its own: a line counts that begins with one, or has two.
bool has_bars(std::string_view line) {
    const std::string_view text = trimmed(line);
    const auto bars = std::ranges::count(text, '|');
    return bars >= 2 || (bars == 1 && text.find(" | ") != std::string_view::npos);
}

bool has_tabs(std::string_view line) { return trimmed(line).find('\t') != std::string_view::npos; }
bool has_gap(std::string_view line) { return trimmed(line).find("  ") != std::string_view::npos; }

/// Which code points of a line are blank.
std::vector<bool> blanks_of(std::string_view line) {
    std::vector<bool> blanks;
    for (std::size_t at = 0; at < line.size() && blanks.size() < widest_line;) {
        const auto point = base::decode(line, at);
        blanks.push_back(!point || point->value == U' ' || point->value == U'\u00A0');
        at += point ? point->size : 1;
    }
    return blanks;
}

std::string cell_of(std::string_view line, std::pair<std::size_t, std::size_t> span) {
    std::size_t at = 0, begin = line.size(), end = line.size();
    for (std::size_t number = 0; at <= line.size(); ++number) {
        if (number == span.first)
            begin = at;
        if (number == span.second) {
            end = at;
            break;
        }
        if (at == line.size())
            break;
        const auto point = base::decode(line, at);
        at += point ? point->size : 1;
    }
    return begin < end ? std::string(trimmed(line.substr(begin, end - begin))) : std::string();
}

TextRow row_of(std::string_view line, const Spans& columns) {
    TextRow row;
    for (const auto& column : columns)
        row.cells.push_back(cell_of(line, column));
    return row;
}

std::size_t filled(const TextRow& row) {
    return static_cast<std::size_t>(std::ranges::count_if(row.cells, [](const std::string& cell) { return !cell.empty(); }));
}

/// The groups of a rule "-----  ---  ----"; none when it is not one.
Spans groups_of(std::string_view line) {
    Spans groups;
    if (trimmed(line).find_first_not_of("- ") != std::string_view::npos)
        return groups;
    for (std::size_t at = line.find('-'); at != std::string_view::npos;) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        if (end - at >= 2)
            groups.emplace_back(at, end);
        at = line.find('-', end);
    }
    // What stands beyond a group still belongs to it.
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i].second = i + 1 < groups.size() ? groups[i + 1].first : widest_line;
    if (!groups.empty())
        groups.front().first = 0;
    return groups;
}

class Finder {
  public:
    explicit Finder(const std::vector<std::string_view>& lines) : lines_(lines), stacked_(lines) {}

    std::vector<TextTable> run() {
        for (std::size_t at = 0; at < lines_.size();) {
            auto table = ruled(at);
            if (!table)
                table = separated(at, has_bars, bar_cells);
            if (!table)
                table = separated(at, has_tabs, [](std::string_view line) { return split(trimmed(line), '\t'); });
            if (!table)
                table = aligned(at);
            if (!table)
                table = stacked_.at(at);
            at = table ? table->end : at + 1;
            if (table)
                tables_.push_back(std::move(*table));
        }
        return std::move(tables_);
    }

  private:
    // Consecutive lines of one kind of separator.
    template <class Is, class Cells>
    std::optional<TextTable> separated(std::size_t first, Is is, Cells cells) const {
        TextTable table{first, first, {}};
        std::size_t columns = 0;
        for (; table.end < lines_.size() && (is(lines_[table.end]) || (!table.rows.empty() && is_rule(lines_[table.end]))); ++table.end) {
            if (is_rule(lines_[table.end]))
                continue;
            std::vector<std::string> found = cells(lines_[table.end]);
            if (found.size() > most_columns) // no row of a table: else each of many such lines would be looked at from each before it
                break;
            columns = std::max(columns, found.size());
            table.rows.push_back({std::move(found)});
        }
        return table.rows.size() >= 2 && columns >= 2 ? std::optional(std::move(table)) : std::nullopt;
    }

    // Lines whose parts stand below each other. Justified text has gaps too, but not where the lines above and below have them: the blank columns that all lines
    // share become fewer with every line, and the table ends before the line that leaves none.
    std::optional<TextTable> aligned(std::size_t first) const {
        std::vector<bool> common;
        Spans columns;
        std::size_t end = first, rows = 0;
        for (; end < lines_.size() && end - first < most_rows_of_a_look && !is_empty(lines_[end]); ++end) {
            if (end > first && is_rule(lines_[end]))
                continue;
            if (!has_gap(lines_[end]))
                break;
            std::vector<bool> narrower = common;
            narrow(narrower, blanks_of(lines_[end]));
            const Spans left = columns_of(narrower);
            if (left.size() < 2 || left.size() > most_columns || filled(row_of(lines_[end], left)) < 2)
                break;
            common = std::move(narrower);
            columns = left;
            ++rows;
        }
        if (rows < 2)
            return std::nullopt;
        TextTable table{first, end, {}};
        for (std::size_t line = first; line < end; ++line)
            if (!is_rule(lines_[line]))
                table.rows.push_back(row_of(lines_[line], columns));
        const bool is_sound = std::ranges::all_of(table.rows, [](const TextRow& row) { return filled(row) >= 2; });
        return is_sound ? std::optional(std::move(table)) : std::nullopt;
    }

    static void narrow(std::vector<bool>& common, const std::vector<bool>& blanks) {
        if (common.size() < blanks.size())
            common.resize(blanks.size(), true);
        for (std::size_t i = 0; i < blanks.size(); ++i)
            common[i] = common[i] && blanks[i];
    }

    // Two blanks part columns; one stands between words.
    static Spans columns_of(const std::vector<bool>& common) {
        Spans columns;
        for (std::size_t i = 0; i < common.size();) {
            if (common[i]) {
                ++i;
                continue;
            }
            std::size_t stop = i;
            while (stop < common.size() && !(common[stop] && (stop + 1 >= common.size() || common[stop + 1])))
                ++stop;
            columns.emplace_back(i, stop);
            i = stop;
        }
        return columns;
    }

    // Rules of dashes: their groups are the columns. A head stands above: one line, or several under a whole rule.
    std::optional<TextTable> ruled(std::size_t first) const {
        const bool has_rule_above = first < lines_.size() && is_rule(lines_[first]) && groups_of(lines_[first]).size() <= 1;
        std::size_t rule = first + (has_rule_above ? 1 : 0);
        while (rule < lines_.size() && rule - first < 6 && groups_of(lines_[rule]).size() < 2 && !is_empty(lines_[rule]))
            ++rule;
        if (rule >= lines_.size() || (!has_rule_above && rule > first + 1))
            return std::nullopt;
        const Spans columns = groups_of(lines_[rule]);
        if (columns.size() < 2 || columns.size() > most_columns)
            return std::nullopt;
        TextTable table{first, rule + 1, {}};
        const std::size_t closing = closing_of(rule);
        const bool has_long_rows = closing < lines_.size() && std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(rule), lines_.begin() + static_cast<std::ptrdiff_t>(closing), is_empty);
        TextRow row;
        const auto close = [&] {
            if (!row.cells.empty() && filled(row) > 0)
                table.rows.push_back(std::move(row));
            row = {};
        };
        const auto add = [&](std::string_view line) {
            TextRow more = row_of(line, columns);
            if (row.cells.empty())
                row = std::move(more);
            else
                for (std::size_t i = 0; i < row.cells.size(); ++i)
                    if (!more.cells[i].empty())
                        row.cells[i] += (row.cells[i].empty() ? "" : " ") + more.cells[i];
        };
        for (std::size_t line = first + (has_rule_above ? 1 : 0); line < rule; ++line)
            add(lines_[line]);
        close();
        for (; table.end < lines_.size() && table.end - first < most_rows_of_a_look * 4; ++table.end) {
            const std::string_view line = lines_[table.end];
            if (is_rule(line)) {
                ++table.end;
                break;
            }
            if (is_empty(line)) {
                if (closing >= lines_.size())
                    break;
                close();
                continue;
            }
            add(line);
            if (!has_long_rows)
                close();
        }
        close();
        return table.rows.size() >= 2 ? std::optional(std::move(table)) : std::nullopt;
    }

    // The rule as long as the one above the rows; two empty lines together end the search.
    std::size_t closing_of(std::size_t rule) const {
        for (std::size_t line = rule + 1; line < lines_.size() && line - rule < most_rows_of_a_look * 4; ++line) {
            if (is_rule(lines_[line]) && lines_[line].size() == lines_[rule].size())
                return line;
            if (is_empty(lines_[line]) && line + 1 < lines_.size() && is_empty(lines_[line + 1]))
                break;
        }
        return lines_.size();
    }

    const std::vector<std::string_view>& lines_;
    StackedTables stacked_;
    std::vector<TextTable> tables_;
};

} // namespace

std::vector<TextTable> find_tables(const std::vector<std::string_view>& lines) { return Finder(lines).run(); }

} // namespace qujat::extract
