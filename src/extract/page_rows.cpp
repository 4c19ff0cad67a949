#include "extract/page_zones.hpp"

#include <algorithm>

namespace qujat::extract {

namespace {

using Columns = std::vector<std::vector<Word>>;

Box box_of(const std::vector<Word>& words) {
    Box box = words.front().box;
    for (const Word& word : words)
        box.include(word.box);
    return box;
}

// Whether the first word of `next` would not have fitted behind `line`, whose column ends at `right`.
bool is_full(const std::vector<Word>& line, const std::vector<Word>& next, double right) {
    const Word& first = *std::ranges::min_element(next, {}, [](const Word& word) { return word.box.left; });
    return box_of(line).right + first.box.width() + 0.2 * first.box.height() > right - 1;
}

} // namespace

std::vector<std::vector<Word>> split_columns(const Band& band, const std::vector<Span>& gutters) {
    Columns columns(gutters.size() + 1);
    for (const Word& word : band.words) {
        const auto gutter = std::ranges::upper_bound(gutters, word.box.left + std::min(word.box.width() / 2, 3.0), {}, [](const Span& span) { return span.middle(); });
        columns[static_cast<std::size_t>(gutter - gutters.begin())].push_back(word);
    }
    return columns;
}

// Rows have more white space between them than the lines of a cell. Where all white space is alike, or some of it clearly parts more than rows, a row begins where the first
// column says something, unless all that stands below each other there reads on.
std::vector<Row> make_rows(const std::vector<Band>& bands, const std::vector<Span>& gutters) {
    const std::size_t count = gutters.size() + 1;
    std::vector<Columns> all;
    std::vector<double> lefts(count, 1e9), rights(count, 0), gaps, of_columns;
    for (const Band& band : bands) {
        all.push_back(split_columns(band, gutters));
        for (std::size_t c = 0; c < count; ++c)
            if (!all.back()[c].empty()) {
                lefts[c] = std::min(lefts[c], box_of(all.back()[c]).left);
                rights[c] = std::max(rights[c], box_of(all.back()[c]).right);
            }
        if (&band == &bands.front())
            continue;
        gaps.push_back(band.box.top - (&band - 1)->box.bottom);
        for (std::size_t c = 0; c < count; ++c)
            if (!all.back()[c].empty() && !all[all.size() - 2][c].empty())
                of_columns.push_back(box_of(all.back()[c]).top - box_of(all[all.size() - 2][c]).bottom);
    }
    for (std::size_t c = 0; c + 1 < count; ++c) // what is printed may be narrower than its column
        rights[c] = std::max(rights[c], lefts[c + 1] - 11);
    // A cell set in the middle of its row stands between the lines of the others.
    const std::vector<double>& between_lines = of_columns.empty() ? gaps : of_columns;
    const double least = between_lines.empty() ? 0 : *std::ranges::min_element(between_lines);
    const double most = gaps.empty() ? 0 : *std::ranges::max_element(gaps);
    const double limit = least + std::max(2.0, 0.22 * bands.front().height);
    const bool tells = most > limit && std::ranges::any_of(gaps, [&](double gap) { return gap <= limit; });

    std::vector<Row> rows;
    std::vector<Columns> pending;
    const auto close = [&] {
        Row row;
        row.cells.resize(count);
        bool is_first = true;
        for (std::size_t c = 0; c < count; ++c) {
            std::vector<Word> words;
            for (const Columns& columns : pending)
                words.insert(words.end(), columns[c].begin(), columns[c].end());
            if (words.empty())
                continue;
            const Box box = box_of(words);
            if (is_first)
                row.box = box;
            row.box.include(box);
            is_first = false;
            row.cells[c] = split_lines(std::move(words));
        }
        rows.push_back(std::move(row));
        pending.clear();
    };
    const auto is_first_read_on = [&](std::size_t i) { return !all[i - 1][0].empty() && is_full(all[i - 1][0], all[i][0], rights[0]); };
    // Where no wider space says that a row begins.
    const auto looks_like_row = [&](std::size_t i) {
        if (all[i][0].empty())
            return false;
        for (std::size_t c = 0; c < count; ++c)
            if (!all[i][c].empty() && !all[i - 1][c].empty() && !is_full(all[i - 1][c], all[i][c], rights[c]))
                return true;
        return !is_first_read_on(i);
    };
    for (std::size_t begin = 0, end = 0; begin < bands.size(); begin = end) {
        for (end = begin + 1; end < bands.size() && gaps[end - 1] <= std::min(limit, 0.5 * bands[end].height); ++end) {}
        std::size_t doubts = 0;
        for (std::size_t i = begin + 1; i < end; ++i)
            doubts += !all[i - 1][0].empty() && looks_like_row(i) ? 1U : 0U;
        for (std::size_t i = begin; i < end; ++i) {
            if (i > begin && (!tells || doubts > 2) && looks_like_row(i))
                close();
            pending.push_back(all[i]);
        }
        close();
    }
    return rows;
}

} // namespace qujat::extract
