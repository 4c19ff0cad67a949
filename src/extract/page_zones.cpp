#include "extract/page_zones.hpp"

#include "base/utf8.hpp"
#include "extract/entry.hpp"
#include "extract/page_grid.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace qujat::extract {

namespace {

constexpr double least_gutter = 4;  ///< points of white space between columns: word processors keep 5 or more
constexpr double seed_gutter = 10;  ///< at least so much in one line, and 1.4 times the letters' size, or no columns are looked for
constexpr int most_depth = 4;

double median(std::vector<double> values) {
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

std::vector<Band> find_bands(std::vector<Word> words) {
    // So much of a letter's height that lines set tightly do not touch by it, but those of two columns do, wherever they stand.
    constexpr double core = 0.36;
    const auto core_top = [](const Word& word) { return word.box.middle() - core * word.box.height(); };
    std::ranges::stable_sort(words, {}, core_top);
    std::vector<Band> bands;
    double reach = 0;
    for (Word& word : words) {
        if (bands.empty() || core_top(word) > reach) {
            bands.emplace_back();
            bands.back().box = word.box;
            reach = word.box.middle() + core * word.box.height();
        }
        reach = std::max(reach, word.box.middle() + core * word.box.height());
        bands.back().box.include(word.box);
        bands.back().words.push_back(std::move(word));
    }
    for (Band& band : bands) {
        std::vector<double> heights;
        for (const Word& word : band.words)
            heights.push_back(word.box.height());
        band.height = std::max(median(std::move(heights)), 1.0);
    }
    return bands;
}

// What the words cover of the x axis, from left to right; white space up to `space` is covered as well.
std::vector<Span> cover(const std::vector<const Word*>& words, double space = 0.5) {
    std::vector<Span> spans;
    for (const Word* word : words)
        spans.push_back({word->box.left, word->box.right});
    std::ranges::sort(spans, {}, &Span::left);
    std::vector<Span> joined;
    for (const Span& span : spans) {
        if (!joined.empty() && span.left <= joined.back().right + space)
            joined.back().right = std::max(joined.back().right, span.right);
        else
            joined.push_back(span);
    }
    return joined;
}

std::vector<Span> cover(const Band& band) {
    std::vector<const Word*> words;
    for (const Word& word : band.words)
        words.push_back(&word);
    constexpr double letter_space = 0.24; // of a letter's height: the space between words of large letters is no gutter
    return cover(words, letter_space * band.height);
}

// The white space between words that is too wide for a space. That behind the mark of a list item is not meant.
std::vector<Span> wide_gaps(const Band& band, const std::vector<Span>& spans) {
    std::vector<Span> gaps;
    for (std::size_t i = 1; i < spans.size(); ++i)
        if (const Span gap{spans[i - 1].right, spans[i].left}; gap.width() >= std::max(seed_gutter, 1.1 * band.height))
            gaps.push_back(gap);
    if (gaps.size() == 1) {
        std::string before;
        for (const Word& word : band.words)
            if (word.box.right <= gaps[0].left + 0.5)
                before += before.empty() ? word.text : " " + word.text;
        if (split_mark(before + " X").mark == before)
            gaps.clear();
    }
    return gaps;
}

// The parts of `gap` that no span covers and that are wide enough for a gutter.
std::vector<Span> free_parts(Span gap, const std::vector<Span>& spans) {
    std::vector<Span> parts;
    double begin = gap.left;
    const auto add = [&](double end) {
        if (end - begin >= least_gutter)
            parts.push_back({begin, end});
    };
    for (const Span& span : spans) {
        if (span.right <= gap.left || span.left >= gap.right)
            continue;
        add(span.left);
        begin = std::max(begin, span.right);
    }
    add(gap.right);
    return parts;
}

/// Where a gutter may run: white space of one line, of which the others leave one or more parts.
using Gutter = std::vector<Span>;

Gutter free_parts(const Gutter& gutter, const std::vector<Span>& spans) {
    Gutter left;
    for (const Span& part : gutter)
        std::ranges::copy(free_parts(part, spans), std::back_inserter(left));
    return left;
}

bool has_both_sides(Span gap, const std::vector<Span>& spans) { return !spans.empty() && spans.front().left < gap.left + 0.5 && spans.back().right > gap.right - 0.5; }

/// Bands that white space running down through all of them parts into columns.
struct Zone {
    std::size_t first = 0, end = 0;
    std::vector<Span> gutters;
};

class ZoneFinder {
  public:
    explicit ZoneFinder(const std::vector<Band>& bands) : bands_(bands) {
        for (const Band& band : bands) {
            spans_.push_back(cover(band));
            wide_.push_back(wide_gaps(band, spans_.back()));
        }
    }

    /// The next zone at or behind `begin`; empty when there is none.
    Zone find(std::size_t begin) const {
        Zone zone = find_within(begin, bands_.size());
        return zone.end > zone.first ? first_of(std::move(zone)) : zone;
    }

    /// How many bands at the top go on with a table of these gutters that the page before broke off: its next row, or the rest of a cell that is not of its first column.
    std::size_t count_going_on(const std::vector<Span>& above) const {
        if (above.empty() || bands_.empty() || is_alone_left(0, {{above.front()}}))
            return 0;
        std::size_t end = 0;
        for (; end < bands_.size(); ++end) {
            const bool fits = std::ranges::all_of(above, [&](Span gutter) { return !free_parts(gutter, spans_[end]).empty(); });
            const bool is_alone = is_alone_left(end, {{above.front()}});
            if (!fits || (end > 0 && (gap_above(end) > (is_alone ? 0.8 : 4) * bands_[end].height || (is_alone && is_heading_below(end, 0, {{above.front()}})))))
                break;
        }
        // Lines of text whose spaces happen to stand one below the other go on in the next one.
        return end == bands_.size() || (end > 0 && gap_above(end) > 0.5 * bands_[end].height) ? end : 0;
    }

  private:
    // The gutters that are left with this band, or nothing when the band does not belong.
    bool accept(std::size_t band, std::vector<Gutter>& gutters) const {
        std::vector<Gutter> left;
        for (const Gutter& gutter : gutters)
            if (Gutter parts = free_parts(gutter, spans_[band]); !parts.empty())
                left.push_back(std::move(parts));
        if (left.size() == gutters.size()) {
            gutters = std::move(left);
            return true;
        }
        return !left.empty() && !wide_[band].empty(); // a cell over several columns
    }

    bool is_alone_left(std::size_t band, const std::vector<Gutter>& gutters) const { return spans_[band].back().right < gutters.front().back().right; }
    bool is_row(std::size_t band, const std::vector<Gutter>& gutters) const {
        return std::ranges::any_of(gutters, [&](const Gutter& gutter) { return std::ranges::any_of(gutter, [&](const Span& part) { return has_both_sides(part, spans_[band]); }); });
    }

    double gap_above(std::size_t band) const { return bands_[band].box.top - bands_[band - 1].box.bottom; }

    // A heading below a table that is shorter than the first column is wide: bold below what is not, or larger.
    bool is_heading_below(std::size_t band, std::size_t first, const std::vector<Gutter>& gutters) const {
        const std::vector<Word>& words = bands_[band].words;
        if (!std::ranges::all_of(words, &Word::is_bold))
            return false;
        const double right = gutters.front().back().right;
        const auto is_left = [right](const Word& word) { return word.box.right < right; };
        for (std::size_t above = band; above > first;) {
            const std::vector<Word>& others = bands_[--above].words;
            if (std::ranges::any_of(others, is_left))
                return std::ranges::any_of(others, [&](const Word& word) { return is_left(word) && (!word.is_bold || word.size + 2 <= words.front().size); });
        }
        return false;
    }

    Zone find_within(std::size_t begin, std::size_t end) const {
        for (std::size_t seed = begin; seed < end; ++seed)
            if (!wide_[seed].empty())
                if (Zone zone = grow(seed, begin, end); zone.end > zone.first)
                    return zone;
        return {};
    }

    // The first of several tables below each other: more white space than between rows, and apart they have more columns than together.
    Zone first_of(Zone zone) const {
        std::vector<double> gaps;
        for (std::size_t i = zone.first + 1; i < zone.end; ++i)
            gaps.push_back(gap_above(i));
        const double usual = median(gaps);
        for (std::size_t i = zone.first + 2; i + 1 < zone.end; ++i) {
            if (gap_above(i) < std::max(1.8 * usual, 0.8 * bands_[i].height))
                continue;
            Zone above = find_within(zone.first, i);
            const Zone below = find_within(i, zone.end);
            const bool are_whole = above.first == zone.first && above.end == i && below.end > below.first;
            if (are_whole && std::max(above.gutters.size(), below.gutters.size()) > zone.gutters.size())
                return above;
        }
        return zone;
    }

    Zone grow(std::size_t seed, std::size_t begin, std::size_t end) const {
        Zone zone{seed, seed + 1, {}};
        std::vector<Gutter> gutters;
        for (const Span& gap : wide_[seed])
            gutters.push_back({gap});
        while (zone.first > begin) {
            std::vector<Gutter> left = gutters;
            const std::size_t band = zone.first - 1;
            // A cell may begin higher than those beside it.
            if (gap_above(zone.first) > (is_row(band, gutters) ? 2 : is_alone_left(band, gutters) ? 0.2 : -1) * bands_[seed].height || !accept(band, left))
                break;
            gutters = std::move(left);
            --zone.first;
        }
        for (; zone.end < end; ++zone.end) {
            const bool is_alone = is_alone_left(zone.end, gutters);
            if (gap_above(zone.end) > (is_alone ? 0.8 : 4) * bands_[seed].height || (is_alone && is_heading_below(zone.end, zone.first, gutters)) || !accept(zone.end, gutters))
                break;
        }
        settle(zone, gutters);
        return zone;
    }

    // Columns that never stand side by side are one: a heading set in the middle of it, and what is below.
    std::vector<Span> join_lonely(const Zone& zone, std::vector<Span> columns) const {
        const auto fills = [&](std::size_t band, const Span& column) {
            return std::ranges::any_of(spans_[band], [&](const Span& span) { return span.left < column.right && span.right > column.left; });
        };
        for (std::size_t c = 1; c < columns.size();) {
            bool are_beside = false;
            for (std::size_t i = zone.first; i < zone.end && !are_beside; ++i)
                are_beside = fills(i, columns[c - 1]) && fills(i, columns[c]);
            if (are_beside) {
                ++c;
                continue;
            }
            columns[c - 1].right = columns[c].right;
            columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(c));
        }
        return columns;
    }

    // All gutters that run through, some line having words on both sides of each and more than a space between.
    void settle(Zone& zone, const std::vector<Gutter>& gutters) const {
        std::vector<const Word*> words;
        for (std::size_t i = zone.first; i < zone.end; ++i) {
            const bool spans_columns = std::ranges::any_of(gutters, [&](const Gutter& gutter) { return free_parts(gutter, spans_[i]).empty(); });
            if (!spans_columns)
                for (const Word& word : bands_[i].words)
                    words.push_back(&word);
        }
        const std::vector<Span> spans = join_lonely(zone, cover(words));
        for (std::size_t s = 1; s < spans.size(); ++s) {
            const Span gutter{spans[s - 1].right, spans[s].left};
            const auto shows = [&](std::size_t i) {
                return std::ranges::any_of(wide_[i], [&](const Span& gap) { return gap.left <= gutter.left + 0.5 && gap.right >= gutter.right - 0.5; });
            };
            std::size_t count = 0;
            for (std::size_t i = zone.first; i < zone.end; ++i)
                count += shows(i) ? 1U : 0U;
            if (gutter.width() >= least_gutter && count > 0)
                zone.gutters.push_back(gutter);
        }
        std::size_t rows = 0;
        for (std::size_t i = zone.first; i < zone.end; ++i)
            rows += std::ranges::any_of(zone.gutters, [&](const Span& gutter) { return has_both_sides(gutter, spans_[i]); }) ? 1U : 0U;
        const bool is_one_tall_band = zone.end == zone.first + 1 && bands_[zone.first].box.height() > 3 * bands_[zone.first].height;
        if (zone.gutters.empty() || (rows < 2 && !is_one_tall_band))
            zone.end = zone.first;
    }

    const std::vector<Band>& bands_;
    std::vector<std::vector<Span>> spans_, wide_;
};

// Running text in two or three columns: in each several lines of several words that fill it, and not the same white space across all again and again, as between
// the rows of a table.
bool is_running_text(const std::vector<Band>& bands, const std::vector<std::vector<Word>>& columns) {
    if (columns.size() > 3)
        return false;
    std::size_t tallest = 0;
    for (const std::vector<Word>& words : columns) {
        const std::vector<Line> lines = split_lines(words);
        tallest = std::max(tallest, lines.size());
        if (lines.size() < 4)
            return false;
        double right = 0, left = 1e9, filled = 0;
        for (const Line& line : lines) {
            right = std::max(right, line.box.right);
            left = std::min(left, line.box.left);
        }
        for (const Line& line : lines)
            filled += line.box.width() / std::max(right - left, 1.0);
        if (filled < 0.6 * static_cast<double>(lines.size()) || words.size() < 3 * lines.size())
            return false;
    }
    std::vector<double> gaps;
    for (std::size_t i = 1; i < bands.size(); ++i)
        gaps.push_back(bands[i].box.top - bands[i - 1].box.bottom);
    if (gaps.size() < 3)
        return true;
    const double usual = *std::ranges::min_element(gaps);
    const auto wide = static_cast<std::size_t>(std::ranges::count_if(gaps, [&](double gap) { return gap > usual + 0.25 * bands[0].height; }));
    return wide * 6 < tallest || wide < 2;
}

bool is_turned(const Word& word) {
    return word.box.height() > 2.5 * word.box.width() && word.box.height() > 20 && (base::find_malformed(word.text) ? word.text.size() : base::count_code_points(word.text)) >= 3;
}

Piece make_table(const std::vector<Band>& bands, const std::vector<Span>& gutters, double left, double right) {
    Piece piece;
    piece.is_table = true;
    piece.left = left;
    piece.right = right;
    piece.rows = make_rows(bands, gutters);
    piece.gutters = gutters;
    return piece;
}

void order(std::vector<Word> words, double left, double right, int depth, std::vector<Piece>& pieces, const std::vector<Span>& above = {}) {
    const std::vector<Band> bands = find_bands(std::move(words));
    const ZoneFinder finder(bands);
    const auto add_lines = [&](std::size_t begin, std::size_t end) {
        if (begin == end)
            return;
        Piece piece;
        piece.left = left;
        piece.right = right;
        for (std::size_t i = begin; i < end; ++i)
            std::ranges::move(split_lines(bands[i].words), std::back_inserter(piece.lines));
        pieces.push_back(std::move(piece));
    };
    const std::size_t going_on = finder.count_going_on(above);
    if (going_on > 0)
        pieces.push_back(make_table({bands.begin(), bands.begin() + static_cast<std::ptrdiff_t>(going_on)}, above, left, right));
    for (std::size_t at = going_on; at < bands.size();) {
        const Zone zone = depth < most_depth ? finder.find(at) : Zone{};
        if (zone.end == zone.first) {
            add_lines(at, bands.size());
            return;
        }
        add_lines(at, zone.first);
        at = zone.end;
        const std::vector<Band> inside(bands.begin() + static_cast<std::ptrdiff_t>(zone.first), bands.begin() + static_cast<std::ptrdiff_t>(zone.end));
        std::vector<std::vector<Word>> columns(zone.gutters.size() + 1);
        for (const Band& band : inside) {
            std::vector<std::vector<Word>> parts = split_columns(band, zone.gutters);
            for (std::size_t c = 0; c < columns.size(); ++c)
                std::ranges::move(parts[c], std::back_inserter(columns[c]));
        }
        if (is_running_text(inside, columns)) {
            for (std::vector<Word>& column : columns) {
                Box box = column.front().box;
                for (const Word& word : column)
                    box.include(word.box);
                order(std::move(column), box.left, box.right, depth + 1, pieces);
            }
        } else {
            pieces.push_back(make_table(inside, zone.gutters, left, right));
        }
    }
}

} // namespace

std::vector<Line> split_lines(std::vector<Word> words) {
    std::ranges::stable_sort(words, {}, [](const Word& word) { return word.box.middle(); });
    struct Open {
        Box box; ///< of the tallest word
        std::vector<Word> words;
    };
    std::vector<Open> open;
    for (Word& word : words) {
        Open* home = nullptr;
        for (std::size_t i = open.size(); i > 0 && i + 3 > open.size() && home == nullptr; --i) {
            const Box& box = open[i - 1].box;
            const double shared = std::min(box.bottom, word.box.bottom) - std::max(box.top, word.box.top);
            if (shared > 0.55 * std::min(box.height(), word.box.height()))
                home = &open[i - 1];
        }
        if (home == nullptr) {
            open.push_back({word.box, {}});
            home = &open.back();
        } else if (word.box.height() > home->box.height()) {
            home->box = word.box;
        }
        home->words.push_back(std::move(word));
    }
    std::vector<Line> lines;
    for (Open& line : open)
        lines.push_back(make_line(std::move(line.words)));
    return lines;
}

std::vector<Piece> order_page(std::vector<Word> words, const std::vector<Rule>& rules, double left, double right, const std::vector<Span>& above) {
    std::vector<Word> turned;
    const auto rest = std::stable_partition(words.begin(), words.end(), [](const Word& word) { return !is_turned(word); });
    turned.assign(std::make_move_iterator(rest), std::make_move_iterator(words.end()));
    words.erase(rest, words.end());
    std::vector<Piece> pieces;
    for (Piece& table : take_tables(words, rules, left)) {
        const double top = table.rows.front().box.top;
        const auto below = std::stable_partition(words.begin(), words.end(), [top](const Word& word) { return word.box.middle() < top; });
        order({std::make_move_iterator(words.begin()), std::make_move_iterator(below)}, left, right, 0, pieces, pieces.empty() ? above : std::vector<Span>());
        words.erase(words.begin(), below);
        pieces.push_back(std::move(table));
    }
    order(std::move(words), left, right, 0, pieces, pieces.empty() ? above : std::vector<Span>());
    if (!turned.empty()) { // along the side, or in the head of a table: words for themselves
        Piece piece;
        piece.left = left;
        piece.right = right;
        for (Word& word : turned)
            piece.lines.push_back(make_line({std::move(word)}));
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

} // namespace qujat::extract
