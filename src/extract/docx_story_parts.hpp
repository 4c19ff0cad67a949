#pragma once

#include "extract/docx_story.hpp"
#include "extract/looks.hpp"

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
    Looks looks;
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
    int row = 0, column = 1, span = 1;
    bool is_row_deleted = false, is_cell_deleted = false;
    bool is_wide = false; ///< it has more columns than one
    std::vector<NarrowCell> narrow; ///< its cells until then
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
