#pragma once

#include "extract/clean_text.hpp"
#include "plan/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What all readers of formats share: blocks on their way to a part.
namespace qujat::extract {

/// What a block looks like, as far as it helps to tell headings.
struct Look {
    int size = 0;             ///< half-points, of its smallest character; 0: unknown
    bool is_bold = false;     ///< all of it
    bool is_underlined = false; ///< all of it, or a line of === or --- stands below
    bool is_caps = false;     ///< every letter a capital, and there are at least three
    bool is_contents = false; ///< a line of a table of contents
    bool is_alone = false;    ///< a text file: one line, an empty one before and behind it
    bool is_framed = false;   ///< one line in a frame of its own
    bool is_lead = false;     ///< a heading that stood at the beginning of its text
    std::uint8_t hashes = 0;  ///< a text file: "## " before it
};

/// A line of a paragraph whose author broke it, set off its beginning, or typed tabs into it.
struct LineLook {
    std::size_t begin = 0;         ///< in the text of the block
    Look look;
    std::size_t lead = 0;          ///< bytes of its beginning that alone are bold or underlined; 0: none
    std::vector<std::size_t> tabs; ///< where the text goes on behind a tab, from the beginning of the line
};

struct Entry {
    plan::Block block;
    Look look;
    std::vector<LineLook> lines; ///< of a paragraph that has only one line, no lead and no tab: none
    std::uint32_t paragraph = 0; ///< DOCX: which element of the main part, from 1, is the paragraph it stands in or at; 0: unknown
};

/// Puts the entries of a cell behind those of `into`: its paragraphs as one block. The cells of a table within it come where it stands, and what follows them is the cell
/// again. `table`, `row` and `column` from 1.
void put_cell(std::vector<Entry> entries, std::uint32_t table, std::size_t row, std::size_t column, std::vector<Entry>& into);

/// A cell of a table that has had one column so far.
struct NarrowCell {
    std::vector<Entry> entries, after; ///< what it says, and what comes behind it
    std::size_t row = 1, column = 1;
};

/// The cells of a table that has more columns after all.
void put_cells(std::vector<NarrowCell> cells, std::uint32_t table, std::vector<Entry>& into);
/// A table of one column is a frame around text, not a table. What is one line in a cell of its own is marked as such.
void put_framed(std::vector<NarrowCell> cells, std::vector<Entry>& into);

/// Things left out or changed, for the notes.
struct Tally {
    std::size_t struck = 0, deleted = 0, hidden = 0; ///< code points
    std::size_t comments = 0, placeholders = 0, inserted_files = 0, objects = 0, charts = 0;
    std::size_t pictures = 0;
    Cleaned cleaned;
};

/// A number or bullet typed before a text.
struct Mark {
    std::string_view mark; ///< "3.", "4.1", "а)", "•"; empty: none
    std::string_view rest; ///< the text without it
    int depth = 0;         ///< of a number: how many figures; 0: a letter or bullet
};
Mark split_mark(std::string_view text);

bool is_all_caps(std::string_view text);

/// What a reader of flowing text has found → paragraphs, tables and headings as its author meant them: the phases below in their order.
void find_structure(std::vector<Entry>& entries, int body_size);

/// A sheet on which somebody wrote texts, a paragraph a row → paragraphs and headings; its rows of several cells stay tables.
void part_sheets(std::vector<Entry>& entries);

/// Paragraphs whose author broke their lines → a paragraph for each line; where they broke a sentence a line feed stays.
void part_lines(std::vector<Entry>& entries);

/// What alone is set off at the beginning of several paragraphs → a heading of each.
void part_leads(std::vector<Entry>& entries);

/// Lines that were pasted as a paragraph each → the paragraphs they come from.
void join_wrapped(std::vector<Entry>& entries);

/// Paragraphs one below the other that are parted by tabs into equally many → a table.
void find_tab_tables(std::vector<Entry>& entries);

/// Makes headings of the paragraphs that look like headings. `body_size` is the size most of the text has (half-points, 0 unknown).
void find_headings(std::vector<Entry>& entries, int body_size);

/// Where hardly anything is a heading, but texts begin with a short sentence that could be → that sentence as a heading.
void part_first_sentences(std::vector<Entry>& entries);

/// The levels of the headings that stood at the beginning of their texts.
void level_leads(std::vector<Entry>& entries);

/// Moves typed numbers and bullets from the text of paragraphs and headings into `numbering`.
void split_marks(std::vector<Entry>& entries);

/// The blocks as a part, with the notes that `tally` gives. Stops with EXT-0017 when they exceed what a part may hold.
plan::Part make_part(std::string format, std::vector<Entry> entries, const Tally& tally);

} // namespace qujat::extract
