#pragma once

#include "extract/entry.hpp"
#include "extract/looks.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What a reader of a format finds, in its order → entries: paragraphs, tables, notes and text boxes put together the same way for all formats.
namespace qujat::extract {

/// What a paragraph is before its text is known.
struct ParagraphKind {
    int heading = 0;          ///< level by style; 0: none
    std::string numbering;    ///< as printed; given to the first paragraph of an item only
    int list_level = 0;       ///< from 1; 0: no item of a list
    bool is_contents = false; ///< of a table of contents
};

/// Belongs to one reading. Stops with EXT-0017 before more is kept than a part may hold; `part` is the name said then.
class StoryBuilder {
  public:
    StoryBuilder(std::string part, Tally& tally);
    ~StoryBuilder();
    StoryBuilder(const StoryBuilder&) = delete;
    StoryBuilder& operator=(const StoryBuilder&) = delete;

    /// An open paragraph is ended first.
    void begin_paragraph(ParagraphKind kind);
    void end_paragraph();
    bool has_paragraph() const;
    /// Outside a paragraph a plain one begins. Text that is not shown is counted.
    void add_text(std::string_view text, const TextStyle& style);
    void add_space();
    void add_tab();
    void add_line();
    /// Deleted text that stands elsewhere in the file: `count` code points, to be told of the open paragraph.
    void add_deleted(std::size_t count);
    /// The same of text that was struck through.
    void add_struck(std::size_t count);
    /// What the open paragraph says so far is hidden.
    void hide_paragraph();

    /// Behind the open paragraph, or here when none is open.
    void add_picture(std::string_view alternative);
    void add_text_box(std::string_view text);
    void begin_text_box();
    void end_text_box();
    void begin_note();
    void end_note(std::string_view mark);

    /// A table of one column is a frame around text, not a table. Cells outside of rows, and rows outside of tables, are text.
    void begin_table();
    void end_table();
    void begin_row();
    /// `repeat`: so many equal rows (OpenDocument 1.3, 19.674); beyond `most_repeats` only counted.
    void end_row(std::size_t repeat = 1);
    void begin_cell();
    void end_cell(std::size_t columns = 1, std::size_t repeat = 1);
    /// Columns without content.
    void skip_columns(std::size_t count);
    static constexpr std::size_t most_repeats = 100;

    /// After the last event.
    std::vector<Entry> take();
    /// The size most characters have; 0 when none is known.
    int body_size() const;

  private:
    struct Paragraph;
    struct Flow;
    struct Table;
    enum class FlowKind : std::uint8_t { body, cell, text_box, note };

    void open(FlowKind kind);
    std::vector<Entry> close();
    void add_after(Entry entry);
    void put(Entry entry);
    void count(const Entry& entry);
    void widen(Table& table);

    std::string part_;
    Tally& tally_;
    std::vector<Flow> flows_;
    std::vector<Table> tables_;
    std::map<int, std::size_t> sizes_; ///< characters by size
    std::size_t put_ = 0, put_bytes_ = 0;
    std::uint32_t table_count_ = 0;
};

} // namespace qujat::extract
