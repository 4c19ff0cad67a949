#include "extract/page_grid.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace qujat::extract {

namespace {

constexpr double near = 3.5;        ///< points: lines so close are one (double borders, borders of neighbouring cells)
constexpr double covering = 0.6;    ///< of a cell's side must be drawn, or it is open
constexpr double padding = 5.4;     ///< that word processors leave between border and text
constexpr std::size_t most_columns = 60, most_rows = 1'000, most_meetings = 4'000'000, most_beside = 10;

/// Sets that are joined.
class Sets {
  public:
    explicit Sets(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0); }
    std::size_t find(std::size_t one) {
        while (parent_[one] != one)
            one = parent_[one] = parent_[parent_[one]];
        return one;
    }
    /// The lesser stands for both.
    void join(std::size_t one, std::size_t other) {
        one = find(one);
        other = find(other);
        parent_[std::max(one, other)] = std::min(one, other);
    }

  private:
    std::vector<std::size_t> parent_;
};

// Lines drawn in pieces, or twice beside each other, as one.
std::vector<Rule> joined(std::vector<Rule> rules) {
    std::ranges::stable_sort(rules, {}, &Rule::at);
    std::vector<Rule> made;
    for (std::size_t begin = 0, end = 0; begin < rules.size(); begin = end) {
        for (end = begin + 1; end < rules.size() && rules[end].at - rules[begin].at <= near; ++end) {}
        std::sort(rules.begin() + static_cast<std::ptrdiff_t>(begin), rules.begin() + static_cast<std::ptrdiff_t>(end), [](const Rule& a, const Rule& b) { return a.from < b.from; });
        for (std::size_t i = begin; i < end; ++i) {
            if (i > begin && rules[i].from <= made.back().to + near)
                made.back().to = std::max(made.back().to, rules[i].to);
            else
                made.push_back(rules[i]);
        }
    }
    return made;
}

std::vector<double> places(std::vector<double> all) {
    std::ranges::sort(all);
    std::vector<double> made;
    for (const double one : all)
        if (made.empty() || one - made.back() > near)
            made.push_back(one);
    return made;
}

std::optional<std::size_t> index_of(const std::vector<double>& places, double at) {
    const auto found = std::ranges::lower_bound(places, at - near);
    return found != places.end() && std::abs(*found - at) <= near ? std::optional(static_cast<std::size_t>(found - places.begin())) : std::nullopt;
}

/// Lines that touch each other, and the cells between them.
class Grid {
  public:
    Grid(const std::vector<Rule>& levels, const std::vector<Rule>& uprights) {
        std::vector<double> xs, ys;
        for (const Rule& rule : uprights) {
            xs.push_back(rule.at);
            ys.insert(ys.end(), {rule.from, rule.to}); // a table may have no line above or below it
        }
        for (const Rule& rule : levels) {
            ys.push_back(rule.at);
            xs.insert(xs.end(), {rule.from, rule.to}); // nor to the left or right
        }
        xs_ = places(std::move(xs));
        ys_ = places(std::move(ys));
        if (!has_cells())
            return;
        right_.assign(rows() * columns(), false);
        below_.assign(rows() * columns(), false);
        left_.assign(rows(), false);
        top_.assign(columns(), false);
        const auto covers = [](const Rule& rule, double from, double to) { return std::min(rule.to, to) - std::max(rule.from, from) >= covering * (to - from); };
        for (const Rule& rule : uprights)
            if (const auto x = index_of(xs_, rule.at))
                for (std::size_t row = 0; row < rows(); ++row)
                    if (covers(rule, ys_[row], ys_[row + 1]))
                        (*x == 0 ? left_[row] : right_[row * columns() + *x - 1]) = true;
        for (const Rule& rule : levels)
            if (const auto y = index_of(ys_, rule.at))
                for (std::size_t column = 0; column < columns(); ++column)
                    if (covers(rule, xs_[column], xs_[column + 1]))
                        (*y == 0 ? top_[column] : below_[(*y - 1) * columns() + column]) = true;
        constexpr double whole = 0.9;
        is_regular_ = std::ranges::all_of(levels, [&](const Rule& rule) { return rule.to - rule.from >= whole * (xs_.back() - xs_.front()); }) &&
                      std::ranges::all_of(uprights, [&](const Rule& rule) { return rule.to - rule.from >= whole * (ys_.back() - ys_.front()); });
    }

    bool has_cells() const { return xs_.size() > 2 && ys_.size() > 1 && xs_.size() <= most_columns && ys_.size() <= most_rows; }
    std::size_t columns() const { return xs_.size() - 1; }
    std::size_t rows() const { return ys_.size() - 1; }
    Box box() const { return {xs_.front(), ys_.front(), xs_.back(), ys_.back()}; }
    double right_of(std::size_t column) const { return xs_[column + 1]; }

    /// Whether the place lies within lines, and is not the white space beside two boxes of a form. Where all lines run through, the outermost may be missing.
    bool is_enclosed(std::size_t row, std::size_t column) const {
        return is_regular_ || ((row > 0 || top_[column]) && (column > 0 || left_[row]) && (row + 1 < rows() || is_parted_below(row, column)) &&
                               (column + 1 < columns() || is_parted_right(row, column)));
    }
    bool is_parted_right(std::size_t row, std::size_t column) const { return right_[row * columns() + column]; }
    bool is_parted_below(std::size_t row, std::size_t column) const { return below_[row * columns() + column]; }

    /// The cell at a place within the box.
    std::size_t at(double x, double y) const {
        const auto step = [](const std::vector<double>& places, double value) {
            const auto above = std::upper_bound(places.begin() + 1, places.end() - 1, value);
            return static_cast<std::size_t>(above - places.begin()) - 1;
        };
        return step(ys_, y) * columns() + step(xs_, x);
    }

    /// Which cells are one.
    Sets cells() const {
        Sets sets(rows() * columns());
        for (std::size_t row = 0; row < rows(); ++row)
            for (std::size_t column = 0; column < columns(); ++column) {
                const std::size_t cell = row * columns() + column;
                if (column + 1 < columns() && !is_parted_right(row, column))
                    sets.join(cell, cell + 1);
                if (row + 1 < rows() && !is_parted_below(row, column))
                    sets.join(cell, cell + columns());
            }
        return sets;
    }

  private:
    std::vector<double> xs_, ys_;
    std::vector<bool> right_, below_; // of each cell: whether a line parts it from the next
    std::vector<bool> left_, top_;    // of each row, each column: whether a line begins it
    bool is_regular_ = false;         // all lines run from end to end
};

std::vector<Grid> find_grids(const std::vector<Rule>& rules) {
    std::vector<Rule> levels, uprights;
    std::ranges::copy_if(rules, std::back_inserter(levels), [](const Rule& rule) { return !rule.is_upright; });
    std::ranges::copy_if(rules, std::back_inserter(uprights), &Rule::is_upright);
    levels = joined(std::move(levels));
    uprights = joined(std::move(uprights));
    if (levels.size() * uprights.size() > most_meetings)
        return {}; // a drawing
    Sets sets(levels.size() + uprights.size());
    for (std::size_t l = 0; l < levels.size(); ++l)
        for (std::size_t u = 0; u < uprights.size(); ++u) {
            const Rule &level = levels[l], &upright = uprights[u];
            if (upright.at >= level.from - near && upright.at <= level.to + near && level.at >= upright.from - near && level.at <= upright.to + near)
                sets.join(l, levels.size() + u);
        }
    std::vector<std::pair<std::vector<Rule>, std::vector<Rule>>> groups(levels.size());
    for (std::size_t l = 0; l < levels.size(); ++l)
        groups[sets.find(l)].first.push_back(levels[l]);
    for (std::size_t u = 0; u < uprights.size(); ++u)
        if (const std::size_t group = sets.find(levels.size() + u); group < levels.size())
            groups[group].second.push_back(uprights[u]);
    std::vector<Grid> grids;
    for (const auto& [across, down] : groups)
        if (!across.empty() && !down.empty())
            if (Grid grid(across, down); grid.has_cells())
                grids.push_back(std::move(grid));
    std::ranges::stable_sort(grids, {}, [](const Grid& grid) { return grid.box().top; });
    return grids;
}

struct Cell {
    std::size_t row = 0, column = 0; ///< the first of those it covers
    std::vector<Word> words;
};

// By row and column. Empty: the words do not stand as in a table.
std::vector<Cell> fill(const Grid& grid, const std::vector<const Word*>& words) {
    Sets cells = grid.cells();
    std::vector<Cell> of(grid.rows() * grid.columns());
    std::vector<std::size_t> rows(of.size(), of.size()), columns(of.size(), of.size());
    for (std::size_t cell = 0; cell < of.size(); ++cell) {
        const std::size_t whole = cells.find(cell);
        rows[whole] = std::min(rows[whole], cell / grid.columns());
        columns[whole] = std::min(columns[whole], cell % grid.columns());
    }
    std::size_t crossing = 0;
    for (const Word* word : words) {
        const std::size_t place = grid.at((word->box.left + word->box.right) / 2, word->box.middle());
        if (!grid.is_enclosed(place / grid.columns(), place % grid.columns()))
            return {};
        const double y = word->box.middle(), inset = std::min(2.0, word->box.width() / 4);
        crossing += cells.find(grid.at(word->box.left + inset, y)) != cells.find(grid.at(word->box.right - inset, y)) ? 1U : 0U;
        of[cells.find(place)].words.push_back(*word);
    }
    std::vector<Cell> filled;
    std::set<std::size_t> used_columns;
    for (std::size_t cell = 0; cell < of.size(); ++cell)
        if (!of[cell].words.empty()) {
            filled.push_back({rows[cell], columns[cell], std::move(of[cell].words)});
            used_columns.insert(columns[cell]);
        }
    if (used_columns.size() < 2 || crossing * 8 > words.size())
        return {};
    std::ranges::stable_sort(filled, {}, [](const Cell& cell) { return std::pair(cell.row, cell.column); });
    return filled;
}

// The rows at which a table begins: where a line runs through, and the lines between the columns above and below it stand elsewhere.
std::vector<std::size_t> first_rows(const Grid& grid) {
    std::vector<std::size_t> made{0};
    std::set<std::size_t> current;
    for (std::size_t row = 0; row < grid.rows(); ++row) {
        std::set<std::size_t> parted;
        bool runs_through = row > 0;
        for (std::size_t column = 0; column < grid.columns(); ++column) {
            if (column + 1 < grid.columns() && grid.is_parted_right(row, column))
                parted.insert(column);
            runs_through = runs_through && grid.is_parted_below(row - 1, column);
        }
        const bool is_other = !std::ranges::includes(current, parted) && !std::ranges::includes(parted, current);
        if (runs_through && is_other) {
            made.push_back(row);
            current.clear();
        }
        current.insert(parted.begin(), parted.end());
    }
    return made;
}

Piece make_piece(const Grid& grid, std::span<const Cell> cells, double left) {
    Piece piece;
    piece.is_table = piece.is_drawn = true;
    piece.left = left;
    piece.right = grid.box().right - padding;
    std::set<std::size_t> used;
    for (const Cell& cell : cells)
        used.insert(cell.column);
    const std::vector<std::size_t> columns(used.begin(), used.end());
    for (std::size_t i = 1; i < columns.size(); ++i) {
        const double wall = grid.right_of(columns[i] - 1);
        piece.gutters.push_back({wall - padding, wall - padding + 7}); // the text of a column ends 7 points before its gutter does
    }
    for (std::size_t begin = 0, end = 0; begin < cells.size(); begin = end) {
        Row row;
        row.cells.resize(columns.size());
        for (end = begin; end < cells.size() && cells[end].row == cells[begin].row; ++end) {
            const auto column = static_cast<std::size_t>(std::ranges::find(columns, cells[end].column) - columns.begin());
            for (const Word& word : cells[end].words) {
                if (row.box.right == 0)
                    row.box = word.box;
                row.box.include(word.box);
            }
            row.cells[column] = split_lines(cells[end].words);
        }
        piece.rows.push_back(std::move(row));
    }
    return piece;
}

} // namespace

std::vector<Piece> take_tables(std::vector<Word>& words, const std::vector<Rule>& rules, double left) {
    std::vector<Piece> pieces;
    for (const Grid& grid : find_grids(rules)) {
        const Box box = grid.box();
        const auto is_at_height = [&box](const Word& word) { return word.box.middle() > box.top && word.box.middle() < box.bottom; };
        const auto is_inside = [&](const Word& word) {
            const double x = (word.box.left + word.box.right) / 2;
            return is_at_height(word) && x > box.left && x < box.right;
        };
        std::vector<const Word*> inside;
        std::size_t beside = 0;
        for (const Word& word : words) {
            if (is_inside(word))
                inside.push_back(&word);
            else if (is_at_height(word))
                ++beside;
        }
        const std::vector<Cell> cells = fill(grid, inside);
        if (cells.empty() || beside > most_beside)
            continue;
        const std::vector<std::size_t> firsts = first_rows(grid);
        for (std::size_t i = 0; i < firsts.size(); ++i) {
            const std::size_t end = i + 1 < firsts.size() ? firsts[i + 1] : grid.rows();
            const auto begin = std::ranges::lower_bound(cells, firsts[i], {}, &Cell::row), behind = std::ranges::lower_bound(cells, end, {}, &Cell::row);
            if (begin != behind)
                pieces.push_back(make_piece(grid, {begin, behind}, left));
        }
        std::erase_if(words, is_inside);
    }
    std::ranges::stable_sort(pieces, {}, [](const Piece& piece) { return piece.rows.front().box.top; });
    return pieces;
}

} // namespace qujat::extract
