#include "check/outline.hpp"

#include "base/utf8.hpp"
#include "check/blank.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace qujat::check {

namespace {

// Levels of headings: 1 to 9 by style; then what only looks like one.
constexpr int level_line = 20, level_colon = 25, level_row = 30, level_run_in = 40, level_inner = 45;
constexpr std::uint32_t most_words_of_heading = 20, most_words_of_label = 14, most_words_of_inner_label = 6;
constexpr std::uint32_t words_of_short_row = 40;
constexpr std::uint32_t lines_of_title = 3, most_words_of_name = 4;
constexpr std::size_t items_of_form = 5;

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\n");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

// Takes the mark of a list off a line of plain text.
std::string_view without_mark(std::string_view text, bool& is_item) {
    for (const std::string_view mark : {"- ", "– ", "— ", "• ", "* ", "· ", "▪ ", "● ", "✓ "})
        if (text.starts_with(mark)) {
            is_item = true;
            return trim(text.substr(mark.size()));
        }
    return text;
}

// Behind "4.", "4.1." or "4)" at the beginning.
std::size_t behind_number(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && (is_digit(static_cast<unsigned char>(text[at])) || (at > 0 && text[at] == '.')))
        ++at;
    if (at == 0 || at >= text.size() || at > 8)
        return 0;
    if (text[at] == ')')
        return at + 1;
    return text[at - 1] == '.' && text[at] == ' ' ? at : 0;
}

bool ends_sentence_mark(char last) { return last == '.' || last == ';' || last == ','; }

bool is_decimal(std::string_view numbering) { return !numbering.empty() && is_digit(static_cast<unsigned char>(numbering.front())); }

/// Walks through the blocks once and opens and closes sections.
class Builder {
  public:
    Builder(const Requirements& requirements, Vocabulary& vocabulary)
        : requirements_(requirements), vocabulary_(vocabulary), own_words_(requirements, vocabulary), heading_lists_(vocabulary.lexicon().size()) {
        for (const Item& item : requirements.items) {
            heading_lists_[item.headings] = true;
            for (const SubRequirement& sub : item.subs)
                heading_lists_[sub.headings] = true;
        }
        heading_lists_[0] = false;
        for (std::size_t at = 0; at < requirements.items.size(); ++at) {
            item_of_list_[requirements.items[at].headings] = at + 1;
            for (const SubRequirement& sub : requirements.items[at].subs)
                item_of_list_[sub.headings] = at + 1;
        }
        item_of_list_.erase(0);
        currency_ = vocabulary.lexicon().find_list("currency").value_or(0);
        project_ = vocabulary.lexicon().find_list("project-heading").value_or(0);
    }

    Outline run(const plan::Plan& plan) {
        out_.nodes.emplace_back();
        for (std::uint32_t file = 0; file < plan.files.size(); ++file) {
            file_ = file;
            close_to(1);
            const auto& blocks = plan.files[file].part.blocks;
            for (std::uint32_t block = 0; block < blocks.size();) {
                block_ = block;
                if (blocks[block].kind == plan::BlockKind::cell) {
                    std::uint32_t end = block;
                    while (end < blocks.size() && blocks[end].kind == plan::BlockKind::cell && blocks[end].table == blocks[block].table)
                        ++end;
                    table({blocks.data() + block, end - block});
                    block = end;
                } else {
                    take(blocks[block], block + 1 < blocks.size() ? &blocks[block + 1] : nullptr);
                    ++block;
                }
            }
        }
        close_to(0);
        mark_projects();
        return std::move(out_);
    }

  private:
    Node& open_node() { return out_.nodes[open_.empty() ? 0 : open_.back()]; }
    std::uint32_t here() const { return static_cast<std::uint32_t>(out_.sentences.size()); }

    // Closes everything at `level` and deeper.
    void close_to(int level) {
        while (!open_.empty() && out_.nodes[open_.back()].level >= level) {
            Node& node = out_.nodes[open_.back()];
            node.end = here();
            out_.nodes[node.parent].pictures += node.pictures;
            open_.pop_back();
        }
        if (level == 0)
            out_.nodes[0].end = here();
    }

    Reading read(std::string_view text, bool has_currency = false) {
        Reading reading = read_text(text, vocabulary_, heading_lists_, has_currency);
        if (reading.mixed_count > 0) {
            out_.mixed_words += reading.mixed_count;
            if (out_.mixed_example.empty())
                out_.mixed_example = std::string(reading.mixed.substr(0, reading.mixed.find_first_of(" \n,.;:()")));
        }
        return reading;
    }

    std::uint32_t open(int level, std::string_view text, Reading reading, int item_by_text) {
        close_to(level);
        // The title of a plan is set as a heading and says what its name is; the first cue ends the title.
        is_past_title_ = is_past_title_ || reading.heading_span > 0 || item_by_text != 0 || level >= level_row || out_.nodes.size() > lines_of_title;
        if (file_ == 0 && here() < lines_of_title && !is_past_title_)
            title(text, reading.words);
        Node node;
        node.parent = open_.empty() ? 0 : open_.back();
        node.level = level;
        node.text = text;
        node.is_label = level >= level_row;
        node.item_by_text = item_by_text;
        node.file = file_;
        node.block = block_;
        node.first = node.end = here();
        const auto number = static_cast<std::uint32_t>(out_.nodes.size());
        const Node& parent = out_.nodes[node.parent];
        has_currency_ = count(reading.hits, currency_) > 0 || count(parent.hits, currency_) > 0;
        node.hits = std::move(reading.hits);
        out_.nodes.push_back(std::move(node));
        open_.push_back(number);
        items_after_ = 0;
        return number;
    }

    void title(std::string_view text, std::uint32_t words) {
        const std::uint32_t before = here();
        sentence(text, text, false, no_index, false, true);
        if (here() > before && words <= most_words_of_name)
            add(out_.sentences.back().hits, seen_named);
    }

    bool is_recognised(const Reading& reading, double share) const {
        return reading.heading_span > 0 && reading.heading_span >= share * static_cast<double>(reading.tokens.size());
    }

    void sentences(std::string_view text, bool is_item, std::uint32_t table, bool has_currency) {
        bool begins_line = true, is_labelled = false;
        std::string_view before;
        for (const std::string_view part : split_sentences(text)) {
            std::string_view shown = trim(part);
            // "… Цель: …. Задачи: …; …. …": a label inside a paragraph holds for its sentence, and for what semicolons add to it.
            if (is_labelled && !before.ends_with(';')) {
                close_to(level_inner);
                is_labelled = false;
            }
            if (!begins_line || open_.empty() || !open_node().is_label) {
                const std::size_t colon = shown.substr(0, 100).find(": ");
                if (colon != std::string_view::npos) {
                    Reading reading = read(shown.substr(0, colon));
                    if (reading.words > 0 && reading.words <= most_words_of_inner_label && is_recognised(reading, 0.5)) {
                        open(level_inner, shown.substr(0, colon), std::move(reading), 0);
                        has_currency = has_currency || has_currency_;
                        is_labelled = true;
                        shown = trim(shown.substr(colon + 2));
                    }
                }
            }
            before = trim(part);
            sentence(shown, shown, is_item, table, has_currency, begins_line);
            begins_line = false;
        }
        if (is_labelled)
            close_to(level_inner);
    }

    void sentence(std::string_view shown, std::string_view content, bool is_item, std::uint32_t table, bool has_currency, bool begins_line) {
        Reading reading = read(content, has_currency);
        if (reading.words == 0 && reading.hits.empty())
            return;
        Sentence sentence;
        sentence.text = shown;
        sentence.file = file_;
        sentence.block = block_;
        sentence.node = open_.empty() ? 0 : open_.back();
        sentence.table = table;
        sentence.row = row_;
        sentence.is_item = is_item;
        sentence.begins_line = begins_line;
        sentence.counts = !is_blank(reading, content, vocabulary_.lexicon()) && !own_words_.match(reading).is_echo;
        add(reading.hits, seen_words, reading.words);
        if (file_ == 0 && here() < lines_of_title)
            add(reading.hits, seen_title);
        if (begins_line)
            add(reading.hits, seen_lines);
        if (is_item && begins_line)
            add(reading.hits, seen_items);
        out_.words += reading.words;
        sentence.hits = std::move(reading.hits);
        // Groups: a table; a list with the paragraph before it; a paragraph.
        const bool continues = !out_.groups.empty() && !out_.sentences.empty() && out_.sentences.back().file == file_ &&
                               (table != no_index ? out_.sentences.back().table == table && (!is_form_ || out_.sentences.back().row == row_)
                                                  : out_.sentences.back().table == no_index && (!begins_line || (is_item && !is_heading_between_)));
        if (!continues)
            out_.groups.push_back({here(), here()});
        is_heading_between_ = false;
        out_.groups.back().end = here() + 1;
        sentence.group = static_cast<std::uint32_t>(out_.groups.size() - 1);
        out_.sentences.push_back(std::move(sentence));
    }

    void take(const plan::Block& block, const plan::Block* next) {
        if (block.kind == plan::BlockKind::picture) {
            ++open_node().pictures;
            return;
        }
        std::string_view rest = block.text;
        while (!rest.empty()) {
            const std::size_t feed = rest.find('\n');
            const std::string_view one = trim(rest.substr(0, feed));
            rest = feed == std::string_view::npos ? std::string_view() : rest.substr(feed + 1);
            if (!one.empty())
                line(one, block, next, rest.empty());
        }
    }

    void line(std::string_view text, const plan::Block& block, const plan::Block* next, bool is_last) {
        bool is_item = block.kind == plan::BlockKind::list_item;
        if (!is_item)
            text = without_mark(text, is_item);
        const std::size_t mark = behind_number(text);
        const std::string_view plain = trim(text.substr(mark));
        if (block.kind == plan::BlockKind::heading) {
            if (heading_with_content(plain, block.level))
                return;
            open_heading(std::clamp<int>(block.level, 1, 9), plain);
            return;
        }
        if (plain.size() < 400) {
            Reading reading = read(plain);
            if (is_blank(reading, plain, vocabulary_.lexicon()) && !plain.ends_with('?')) { // "Рис. 1. Схема" as a whole, before its dots divide it
                close_labels(is_item);
                sentence(plain, plain, is_item, no_index, false, true);
                return;
            }
            const char last = plain.empty() ? ' ' : plain.back();
            const auto own = own_words_.match(reading);
            if (own.item != 0 && reading.words >= 2 && (reading.words <= most_words_of_heading || own.is_echo)) {
                open(own.item == 0 || !is_item ? level_line : level_colon, plain, std::move(reading), own.item);
                is_heading_between_ = true;
                return;
            }
            const bool next_is_item = next != nullptr && next->kind == plan::BlockKind::list_item;
            const bool is_short = reading.words > 0 && reading.words <= most_words_of_heading;
            if (is_short && (last == ':' || last == '?') && (is_recognised(reading, 0.25) || (block.emphasised && !is_item) || last == '?')) {
                open(level_colon, plain, std::move(reading), 0);
                is_heading_between_ = true;
                return;
            }
            // A numbered line that stands alone, without a list around it: "4. Команда".
            if (is_item && is_short && !ends_sentence_mark(last) && is_last && is_decimal(block.numbering) && next != nullptr && !next_is_item && reading.words <= 14) {
                open(level_line, plain, std::move(reading), 0);
                is_heading_between_ = true;
                return;
            }
            // A line that is nearly nothing but the cue.
            const bool ends_sentence = ends_sentence_mark(last);
            if (is_short && !ends_sentence && is_last && is_recognised(reading, 0.5) && (!is_item || block.emphasised)) {
                open(level_line, plain, std::move(reading), 0);
                is_heading_between_ = true;
                return;
            }
            if (is_short && block.emphasised && !is_item && !ends_sentence && reading.words <= 12) {
                open(level_line, plain, std::move(reading), 0);
                is_heading_between_ = true;
                return;
            }
        }
        if (label(plain, is_item))
            return;
        body(plain, is_item);
    }

    void open_heading(int level, std::string_view text) {
        Reading reading = read(text);
        const int item = own_words_.match(reading).item;
        open(level, text, std::move(reading), item);
        is_heading_between_ = true;
    }

    // "Цель проекта: создать…" set as a heading: both heading and text.
    bool heading_with_content(std::string_view text, int level) {
        for (const std::string_view sign : {": ", " – ", " — "}) {
            const std::size_t at = text.find(sign);
            if (at == std::string_view::npos || at < 4)
                continue;
            Reading reading = read(text.substr(0, at));
            if (!is_recognised(reading, sign == ": " ? 0.5 : 0.75))
                continue;
            open(std::clamp(level, 1, 9), text.substr(0, at), std::move(reading), 0);
            is_heading_between_ = true;
            sentences(trim(text.substr(at + sign.size())), false, no_index, has_currency_);
            return true;
        }
        return false;
    }

    // "Цель проекта: …", "Цель проекта – …", "Команда. …": a cue before the text.
    bool label(std::string_view text, bool is_item) {
        std::size_t end = std::string_view::npos, after = 0;
        double share = 0.5;
        const std::string_view begin = text.substr(0, 160);
        for (const std::string_view sign : {": ", " – ", " — ", " - ", ". "})
            if (const std::size_t at = begin.find(sign); at != std::string_view::npos && at < end && at > 1) {
                end = at;
                after = at + sign.size();
                share = sign == ": " ? 0.4 : 0.75;
            }
        if (end == std::string_view::npos)
            return false;
        Reading reading = read(text.substr(0, end));
        if (reading.words == 0 || reading.words > most_words_of_label)
            return false;
        const auto own = own_words_.match(reading);
        if (!is_recognised(reading, share) && (own.item == 0 || reading.words < 3))
            return false;
        open(level_run_in, text.substr(0, end), std::move(reading), own.item);
        is_heading_between_ = true;
        sentences(trim(text.substr(after)), is_item, no_index, has_currency_);
        items_after_ = 0;
        return true;
    }

    void close_labels(bool is_item) {
        // A label reaches over its list; a line with a colon over its list and then ends, or over paragraphs.
        if (!is_item) {
            if (!open_.empty() && open_node().level >= level_row)
                close_to(level_row);
            if (!open_.empty() && open_node().level == level_colon && items_after_ > 0)
                close_to(level_colon);
        } else {
            ++items_after_;
        }
    }

    void body(std::string_view text, bool is_item) {
        close_labels(is_item);
        has_currency_ = currency_above();
        sentences(text, is_item, no_index, has_currency_);
    }

    bool currency_above() const {
        if (open_.empty())
            return false;
        const Node& node = out_.nodes[open_.back()];
        return count(node.hits, currency_) > 0 || count(out_.nodes[node.parent].hits, currency_) > 0;
    }

    void table(std::span<const plan::Block> cells) {
        const auto number = static_cast<std::uint32_t>(out_.frames.size());
        out_.frames.emplace_back();
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

    // A form: its rows answer different items, so that they have nothing to do with each other.
    bool answers_items(std::span<const plan::Block> cells, const std::vector<std::vector<std::uint32_t>>& rows) {
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

    // The first row as head of the columns: what it names holds for all rows. True: it names a currency.
    bool head(std::span<const plan::Block> cells, const std::vector<std::uint32_t>& row, Hits& frame) {
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

    // The annex's own table with numbers only: the first cells count the items, upwards, with few left out.
    bool counts_items(std::span<const plan::Block> cells, const std::vector<std::vector<std::uint32_t>>& rows) const {
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

    static int number_of(std::string_view text) {
        int number = 0;
        for (const char digit : text)
            if (digit >= '0' && digit <= '9')
                number = number * 10 + (digit - '0');
        return number;
    }

    static bool is_only_number(std::string_view text) {
        // The number of a row, not a year and not a sum.
        if (text.starts_with("№"))
            text = trim(text.substr(std::string_view("№").size()));
        return !text.empty() && text.size() <= 6 && text.find_first_not_of("0123456789.)") == std::string_view::npos && std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) <= 3;
    }

    void row(std::span<const plan::Block> cells, const std::vector<std::uint32_t>& row, std::uint32_t table, bool has_currency) {
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
        const bool has_currency_of_row = has_currency || count(reading.hits, currency_) > 0;
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

    // Paragraphs of a cell, with labels and lists of their own.
    void lines_of_cell(std::string_view text, std::uint32_t table, bool has_currency) {
        while (!text.empty()) {
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

    std::string_view requirement_text(int item) const {
        for (const Item& one : requirements_.items)
            if (one.number == item)
                return one.text;
        return {};
    }

    // "Проект 1 …", "Проект 2 …": headings of one level that count projects. Each must then hold what the annex asks (annexes.md, 5.2).
    void mark_projects() {
        std::array<int, 10> at_level{};
        for (const Node& node : out_.nodes)
            if (count(node.hits, project_) > 0 && node.level >= 1 && node.level <= 9)
                ++at_level[static_cast<std::size_t>(node.level)];
        int level = 0;
        for (int one = 9; one >= 1; --one)
            if (at_level[static_cast<std::size_t>(one)] >= 2)
                level = one;
        if (level == 0)
            return;
        for (Node& node : out_.nodes) {
            if (node.level == level && count(node.hits, project_) > 0)
                node.project = ++out_.projects;
            else if (node.parent != no_index)
                node.project = out_.nodes[node.parent].project;
        }
    }

    const Requirements& requirements_;
    Vocabulary& vocabulary_;
    OwnWords own_words_;
    HeadingLists heading_lists_;
    std::map<std::uint16_t, std::size_t> item_of_list_;
    std::uint16_t currency_ = 0, project_ = 0;
    Outline out_;
    std::vector<std::uint32_t> open_; ///< numbers of the nodes not yet closed, outermost first
    std::uint32_t file_ = 0, block_ = 0, row_ = 0, items_after_ = 0;
    bool has_currency_ = false, is_heading_between_ = false, is_annex_table_ = false, is_form_ = false, is_past_title_ = false;
};

} // namespace

Outline outline(const plan::Plan& plan, const Requirements& requirements, Vocabulary& vocabulary) {
    return Builder(requirements, vocabulary).run(plan);
}

std::vector<std::string> path_of(const Outline& outline, std::uint32_t node) {
    std::vector<std::string> path;
    for (; node != no_index && node != 0; node = outline.nodes[node].parent)
        path.insert(path.begin(), diag::quoted(outline.nodes[node].text, 80));
    return path;
}

} // namespace qujat::check
