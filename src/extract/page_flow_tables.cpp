#include "extract/page_flow.hpp"

#include "base/utf8.hpp"
#include "extract/letters.hpp"

#include <algorithm>
#include <charconv>

namespace qujat::extract {

namespace {

int page_number(const std::vector<Line>& cell) {
    if (cell.size() != 1 || cell[0].words.empty())
        return 0;
    const std::string& text = cell[0].words.back().text;
    const std::string_view figures = std::string_view(text).substr(std::min(text.find_last_not_of("0123456789") + 1, text.size()));
    int number = 0;
    std::from_chars(figures.data(), figures.data() + figures.size(), number);
    return figures.size() <= 3 ? number : 0;
}

bool says_contents(const std::string& text) {
    constexpr std::string_view words[] = {"содержание", "оглавление", "мазмұны", "мазмұн", "contents", "table of contents"};
    return std::ranges::find(words, folded(text)) != std::end(words);
}

} // namespace

// Headings with the numbers of their pages, below the word «Содержание»: not what they promise.
bool FlowBuilder::is_contents(const Piece& piece) const {
    if (!says_contents(open_ ? text_of(open_->lines.back()) : last_text_))
        return false;
    int last = 0;
    std::size_t numbered = 0;
    for (const Row& row : piece.rows)
        if (const int number = page_number(row.cells.back()); number > 0) {
            if (number < last)
                return false;
            last = number;
            ++numbered;
        }
    return numbered * 2 > piece.rows.size();
}

void FlowBuilder::add_contents(const Piece& piece) {
    close();
    for (const Row& row : piece.rows) {
        std::vector<Line> lines;
        for (const std::vector<Line>& cell : row.cells)
            lines.insert(lines.end(), cell.begin(), cell.end());
        Entry entry;
        entry.block.text = join(lines, std::nullopt);
        entry.block.page = page_;
        entry.look.is_contents = true;
        entries_.push_back(std::move(entry));
    }
}

// The cell of the last row in a column.
Entry* FlowBuilder::cell_above(std::size_t column) {
    for (auto entry = entries_.rbegin(); entry != entries_.rend() && entry->block.table == table_ && entry->block.row == row_; ++entry)
        if (entry->block.column == column + 1)
            return &*entry;
    return nullptr;
}

// Whether the first row of a page is the rest of the last one of the page before: nothing in its first column, and what it says goes on with what breaks off above.
bool FlowBuilder::reads_on(const std::vector<std::string>& row) {
    if (!row.front().empty())
        return false;
    for (std::size_t c = 1; c < row.size(); ++c) {
        if (row[c].empty())
            continue;
        const Entry* above = cell_above(c);
        const auto first = base::decode(row[c], 0);
        if (above == nullptr || ends_sentence(above->block.text) || !first || is_upper(first->value))
            return false;
    }
    return true;
}

void FlowBuilder::add_table(const Piece& piece) {
    close();
    const bool has_same_columns = piece.gutters.size() == table_gutters_.size() &&
                                  std::ranges::equal(piece.gutters, table_gutters_, [](const Span& a, const Span& b) { return a.left < b.right && b.left < a.right; });
    const bool is_apart = piece.is_drawn && table_page_ == page_; // lines say where a table ends, and only a page breaks one
    const bool goes_on = may_table_go_on_ && has_same_columns && !is_apart;
    if (!goes_on) {
        ++table_;
        row_ = 0;
        table_head_.clear();
    }
    table_gutters_ = piece.gutters;
    table_page_ = page_;
    may_table_go_on_ = true;
    is_table_drawn_ = piece.is_drawn;
    std::vector<double> rights;
    for (const Span& gutter : piece.gutters)
        rights.push_back(gutter.right - 7);
    rights.push_back(piece.right);
    for (const Row& row : piece.rows) {
        std::vector<std::string> texts;
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            texts.push_back(join(row.cells[c], rights[c]));
        if (table_head_.empty())
            table_head_ = texts;
        else if (goes_on && &row == &piece.rows.front() && texts == table_head_)
            continue; // the head again at the top of a page
        if (goes_on && !is_apart && &row == &piece.rows.front() && reads_on(texts)) {
            for (std::size_t c = 0; c < texts.size(); ++c)
                if (Entry* above = texts[c].empty() ? nullptr : cell_above(c))
                    above->block.text += " " + texts[c];
            continue;
        }
        ++row_;
        for (std::size_t c = 0; c < texts.size(); ++c) {
            if (texts[c].empty())
                continue;
            Entry entry;
            entry.block.kind = plan::BlockKind::cell;
            entry.block.table = table_;
            entry.block.row = row_;
            entry.block.column = static_cast<std::uint32_t>(c + 1);
            entry.block.page = page_;
            entry.block.text = std::move(texts[c]);
            entry.block.emphasised = std::ranges::all_of(row.cells[c], [](const Line& line) { return line.is_bold; });
            entries_.push_back(std::move(entry));
        }
    }
}

} // namespace qujat::extract
