#pragma once

#include "check/blank.hpp"
#include "check/outline.hpp"
#include "check/slips.hpp"

#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace qujat::check {

// Levels of headings: 1 to 9 by style; then what only looks like one.
inline constexpr int level_line = 20, level_colon = 25, level_row = 30, level_run_in = 40, level_inner = 45;
inline constexpr std::uint32_t most_words_of_heading = 20, most_words_of_inner_label = 6;

std::string_view trim(std::string_view text);
/// Takes the mark of a list off a line of plain text.
std::string_view without_mark(std::string_view text, bool& is_item);
/// Behind "4.", "4.1." or "4)" at the beginning, of a heading also behind "4 /", "Раздел II." or "Slide 4:"; 0 = no number.
std::size_t behind_number(std::string_view text, bool is_heading = false);

/// Walks through the blocks once and opens and closes sections.
class Builder {
  public:
    Builder(const Requirements& requirements, Vocabulary& vocabulary);

    Outline run(const plan::Plan& plan);

  private:
    Node& open_node() { return out_.nodes[open_.empty() ? 0 : open_.back()]; }
    std::uint32_t here() const { return static_cast<std::uint32_t>(out_.sentences.size()); }

    bool is_full();
    // Closes everything at `level` and deeper.
    void close_to(int level);
    Reading read(std::string_view text, bool has_currency = false);
    void count_folded(const Reading& reading);
    // A heading in which a slip of the pen is forgiven.
    Reading read_heading(std::string_view text);
    std::uint32_t open(int level, std::string_view text, Reading reading, int item_by_text);
    std::vector<Hits> topics(std::string_view heading);
    static int depth_of_clause(std::string_view mark);
    void title(std::string_view text, std::uint32_t words);
    bool is_recognised(const Reading& reading, double share) const;
    void sentences(std::string_view text, bool is_item, std::uint32_t table, bool has_currency);
    void sentence(std::string_view shown, std::string_view content, bool is_item, std::uint32_t table, bool has_currency, bool begins_line);
    void take(const plan::Block& block, const plan::Block* next);
    std::string_view without_stars(std::string_view text);
    // "**Клиенты.** Школы и вузы"
    bool starred(std::string_view text);
    bool is_instruction(std::string_view text, const plan::Block& block, const plan::Block* next);
    void line(std::string_view text, const plan::Block& block, const plan::Block* next, bool is_last);
    void open_heading(int level, std::string_view text);

    // "Цель проекта: создать…" set as a heading: both heading and text.
    bool heading_with_content(std::string_view text, int level);
    // "Резиденты: 6", "Нерезиденты: 0, привлечение не планируется" above a table: the cue and how many, a line with its answer. Where it leads a list or a table, the cue is a heading over it,
    // and what stands behind the colon the first thing under it.
    bool counted(std::string_view text, bool leads);

    void open_lead(std::string_view text, Reading reading);

    // "Цель проекта: …", "Цель проекта – …", "Команда. …": a cue before the text.
    bool label(std::string_view text, bool is_item);
    void close_labels(bool is_item);
    void body(std::string_view text, bool is_item);
    bool currency_above() const;
    void table(std::span<const plan::Block> cells);

    // A form: its rows answer different items, so that they have nothing to do with each other.
    bool answers_items(std::span<const plan::Block> cells, const std::vector<std::vector<std::uint32_t>>& rows);

    // The first row as head of the columns: what it names holds for all rows. True: it names a currency.
    bool head(std::span<const plan::Block> cells, const std::vector<std::uint32_t>& row, Hits& frame);

    // The annex's own table with numbers only: the first cells count the items, upwards, with few left out.
    bool counts_items(std::span<const plan::Block> cells, const std::vector<std::vector<std::uint32_t>>& rows) const;
    static int number_of(std::string_view text);
    static bool is_only_number(std::string_view text);
    void row(std::span<const plan::Block> cells, const std::vector<std::uint32_t>& row, std::uint32_t table, bool has_currency);

    // Paragraphs of a cell, with labels and lists of their own.
    void lines_of_cell(std::string_view text, std::uint32_t table, bool has_currency);
    std::string_view requirement_text(int item) const;

    // "Проект 1 …", "Проект 2 …": headings of one level that count projects. Each must then hold what the annex asks (annexes.md, 5.2).
    void mark_projects();

    const Requirements& requirements_;
    Vocabulary& vocabulary_;
    OwnWords own_words_;
    const HeadingLists& heading_lists_;
    Slips slips_;
    std::map<std::uint16_t, std::size_t> item_of_list_;
    std::uint16_t currency_ = 0, instruction_ = 0, project_ = 0, headcount_ = 0;
    Outline out_;
    std::vector<std::uint32_t> open_; ///< numbers of the nodes not yet closed, outermost first
    std::uint32_t file_ = 0, block_ = 0, row_ = 0, items_after_ = 0;
    bool has_currency_ = false, is_heading_between_ = false, is_annex_table_ = false, is_form_ = false, is_past_title_ = false, has_currency_of_row_above_ = false;
    int clause_ = 0, clause_of_lead_ = 0; ///< depth of the number of the line, and of the last that led a list
    int bracketed_left_ = 0; ///< lines over which a bracket opened before may still reach
};

} // namespace qujat::check
