#pragma once

#include "extract/docx_story.hpp"

/// What a story has open while it is read.
namespace qujat::extract {

struct StoryReader::Paragraph {
    explicit Paragraph(Cleaned& cleaned) : text(cleaned) {}
    TextBuilder text;
    std::string style;
    int outline = -1, num_id = -1, ilvl = -1; ///< direct formatting; -1: none
    bool goes_on = false; ///< its mark is deleted or hidden, or it is a drop capital: the next paragraph continues it
    bool needs_space = false; ///< before what follows
    std::uint32_t place = 0; ///< see Entry::paragraph
    std::uint32_t struck = 0;
    std::size_t visible = 0, bold = 0, underlined = 0, caps = 0; ///< characters
    int size = 0; ///< smallest
    std::vector<Entry> after; ///< text boxes, pictures, notes
    // The run that is open.
    RunFormat direct, shown;
    std::string character_style;
};

struct StoryReader::Flow {
    FlowKind kind = FlowKind::body;
    std::vector<Entry> entries;
    std::vector<Entry> after; ///< of a cell: what comes behind it
    Paragraph paragraph;
    bool has_paragraph = false;
};

struct StoryReader::Table {
    std::uint32_t number = 0;
    int row = 0, column = 1, span = 1, cells = 0;
    bool is_row_deleted = false, is_cell_deleted = false;
    /// The first cell waits: a table of one cell is a frame around text, not a table.
    std::vector<Entry> first, first_after;
    bool has_first = false;
    int first_column = 1, first_row = 1;
};

struct StoryReader::Field {
    bool is_result = false, has_text = false;
    bool is_check_box = false, is_checked = false;
    std::vector<std::string> entries; ///< of a drop-down list
    int entry = 0;
};

struct StoryReader::Drawing {
    std::string alternative;
    std::size_t pictures = 0;
    bool is_hidden = false;
};

} // namespace qujat::extract
