#include "check/outline_builder.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace qujat::check {

namespace {

constexpr std::uint32_t words_of_short_row = 40;
constexpr std::size_t items_of_form = 5;

} // namespace

void Builder::table(std::span<const plan::Block> cells) {
    const auto number = static_cast<std::uint32_t>(out_.frames.size());
    out_.frames.emplace_back();
    has_currency_of_row_above_ = false;
    close_to(level_row);
    // The line before a table is its caption.
    if (!out_.sentences.empty() && out_.sentences.back().file == file_ && out_.sentences.back().table == no_index && out_.sentences.back().node == (open_.empty() ? 0 : open_.back()))
        out_.frames[number] = out_.sentences.back().hits;
    std::vector<std::vector<std::uint32_t>> rows;
    for (std::uint32_t at = 0; at < cells.size(); ++at) {
        if (at == 0 || cells[at].row != cells[at - 1].row)
            rows.emplace_back();
        rows.back().push_back(at);
    }
    is_annex_table_ = counts_items(cells, rows);
    is_form_ = is_annex_table_ || answers_items(cells, rows);
    if (is_form_)
        out_.frames[number].clear();
    const std::uint32_t first_block = block_;
    bool is_currency = currency_above() || count(out_.frames[number], currency_) > 0;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        block_ = first_block + rows[at].front();
        row_ = static_cast<std::uint32_t>(at);
        if (at == 0 && rows.size() > 1 && !is_form_)
            is_currency = head(cells, rows[0], out_.frames[number]) || is_currency;
        row(cells, rows[at], number, is_currency);
    }
    close_to(level_row);
    is_heading_between_ = true;
    is_form_ = false;
}

bool Builder::answers_items(std::span<const plan::Block> cells, const std::vector<std::vector<std::uint32_t>>& rows) {
    std::set<std::size_t> items;
    for (const auto& row : rows)
        for (std::size_t at = 0; at < std::min<std::size_t>(2, row.size()); ++at) {
            const Reading reading = read_text(cells[row[at]].text, vocabulary_, heading_lists_);
            if (reading.words > 60)
                continue;
            if (const auto own = own_words_.match(reading); own.item != 0)
                items.insert(static_cast<std::size_t>(own.item));
            else if (is_recognised(reading, 0.5))
                for (const auto& [list, item] : item_of_list_)
                    if (count(reading.hits, list) > 0)
                        items.insert(item);
        }
    return items.size() >= items_of_form;
}

bool Builder::head(std::span<const plan::Block> cells, const std::vector<std::uint32_t>& row, Hits& frame) {
    Hits hits;
    for (const std::uint32_t cell : row) {
        const Reading reading = read(cells[cell].text);
        if (reading.words > 10 || count(reading.hits, seen_money) > 0)
            return false;
        for (const auto& [list, times] : reading.hits)
            add(hits, list, times);
    }
    for (const auto& [list, times] : hits)
        add(frame, list, times);
    return count(hits, currency_) > 0;
}

bool Builder::counts_items(std::span<const plan::Block> cells, const std::vector<std::vector<std::uint32_t>>& rows) const {
    const auto most = static_cast<int>(requirements_.items.size()) - 1; // without the footnote
    int last = 0, counted = 0;
    for (const auto& row : rows) {
        if (row.size() != 2 || !is_only_number(trim(cells[row[0]].text)))
            continue;
        const int number = number_of(trim(cells[row[0]].text));
        if (number <= last || number > most)
            return false;
        last = number;
        ++counted;
    }
    return counted * 3 >= most * 2;
}

int Builder::number_of(std::string_view text) {
    int number = 0;
    for (const char digit : text)
        if (digit >= '0' && digit <= '9')
            number = number * 10 + (digit - '0');
    return number;
}

bool Builder::is_only_number(std::string_view text) {
    // The number of a row, not a year and not a sum.
    if (text.starts_with("№"))
        text = trim(text.substr(std::string_view("№").size()));
    return !text.empty() && text.size() <= 6 && text.find_first_not_of("0123456789.)") == std::string_view::npos && std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) <= 3;
}

void Builder::row(std::span<const plan::Block> cells, const std::vector<std::uint32_t>& row, std::uint32_t table, bool has_currency) {
    if (is_full())
        return;
    std::size_t at = 0;
    int item = 0;
    if (row.size() >= 2 && is_only_number(trim(cells[row[0]].text))) {
        if (is_annex_table_ && row.size() == 2)
            item = number_of(trim(cells[row[0]].text));
        at = 1;
    }
    if (row.size() - at == 1) { // one cell with text: a frame around paragraphs, or the text to a number
        if (item != 0) {
            open(level_row, requirement_text(item), read(requirement_text(item)), item);
            lines_of_cell(trim(cells[row[at]].text), table, has_currency);
        } else {
            close_to(level_row);
            plan::Block frame = cells[row[at]];
            frame.kind = plan::BlockKind::paragraph;
            out_.made.push_back(std::move(frame.text));
            frame.text.clear();
            for (std::string_view rest = out_.made.back(); !rest.empty();) {
                const std::size_t feed = rest.find('\n');
                if (const std::string_view one = trim(rest.substr(0, feed)); !one.empty())
                    line(one, frame, nullptr, true);
                rest = feed == std::string_view::npos ? std::string_view() : rest.substr(feed + 1);
            }
        }
        return;
    }
    const std::string_view name = trim(cells[row[at]].text);
    Reading reading = read(name, false);
    const auto own = own_words_.match(reading);
    const bool is_named = is_recognised(reading, 0.34) || own.item != 0;
    std::string content;
    std::uint32_t words = reading.words;
    for (std::size_t cell = at + 1; cell < row.size(); ++cell) {
        const std::string_view text = trim(cells[row[cell]].text);
        words += static_cast<std::uint32_t>(std::ranges::count(text, ' ')) + 1;
        content += (content.empty() ? "" : " | ") + std::string(text);
    }
    // "Расходы, млн тенге: зарплата", then "– серверы": what a dash puts under a row has its currency.
    const bool is_under_row = name.starts_with("– ") || name.starts_with("— ") || name.starts_with("- ");
    const bool has_currency_of_row = has_currency || count(reading.hits, currency_) > 0 || (is_under_row && has_currency_of_row_above_);
    has_currency_of_row_above_ = has_currency_of_row;
    if (words > words_of_short_row || own.item != 0 || content.find('\n') != std::string::npos) {
        // A long first cell is text itself, not a label.
        if (reading.words > 40 && own.item == 0) {
            close_to(level_row);
            out_.made.emplace_back(name);
            lines_of_cell(out_.made.back(), table, has_currency);
        } else {
            open(level_row, name, std::move(reading), own.item);
        }
        for (std::size_t cell = at + 1; cell < row.size(); ++cell)
            lines_of_cell(trim(cells[row[cell]].text), table, has_currency_of_row);
        return;
    }
    open(level_row, name, std::move(reading), 0);
    if (content.find_first_not_of(" |") == std::string::npos)
        return;
    out_.made.push_back(std::string(name) + " | " + content);
    const std::string_view shown = out_.made.back();
    const std::string_view said = shown.substr(name.size() + 3);
    sentence(shown, is_named ? said : shown, true, table, has_currency_of_row, true);
}

void Builder::lines_of_cell(std::string_view text, std::uint32_t table, bool has_currency) {
    while (!text.empty() && !is_full()) {
        const std::size_t feed = text.find('\n');
        std::string_view one = trim(text.substr(0, feed));
        text = feed == std::string_view::npos ? std::string_view() : text.substr(feed + 1);
        if (one.empty())
            continue;
        bool is_item = false;
        one = without_mark(one, is_item);
        if (const std::size_t mark = behind_number(one)) {
            one = trim(one.substr(mark));
            is_item = true;
        }
        const std::uint32_t before = here();
        if (!label(one, is_item)) {
            if (!is_item)
                close_to(level_run_in);
            sentences(one, is_item, table, has_currency);
        }
        for (std::uint32_t made = before; made < here(); ++made)
            out_.sentences[made].table = table;
    }
}

std::string_view Builder::requirement_text(int item) const {
    for (const Item& one : requirements_.items)
        if (one.number == item)
            return one.text;
    return {};
}

} // namespace qujat::check
