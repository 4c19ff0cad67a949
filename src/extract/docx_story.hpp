#pragma once

#include "extract/docx_names.hpp"
#include "extract/docx_numbering.hpp"
#include "extract/docx_styles.hpp"
#include "extract/entry.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The body and the notes of a DOCX → entries in reading order.
namespace qujat::extract {

/// Notes by their id, each as its entries.
using Notes = std::map<int, std::vector<Entry>>;

/// Whether the parts of a field count: a file with fields that are not closed is read without them, rather than lose all behind the first.
enum class Fields { respected, ignored };

/// What a story needs to know besides itself. The reader of the story holds references.
struct StoryContext {
    const Styles& styles;
    const Numbering& numbering;
    Notes footnotes, endnotes;
    /// The texts of the chart or diagram with that relationship; empty when there are none.
    std::function<std::vector<std::string>(std::string_view relationship)> drawing_texts;
};

/// Hears a story. Belongs to one visit.
class StoryReader : public xml::Visitor {
  public:
    StoryReader(StoryContext& context, Fields fields);
    ~StoryReader() override;
    void start(const xml::SeenElement& element) override;
    void end() override;
    void text(std::string_view characters) override;

    /// After the visit.
    std::vector<Entry> take_entries();
    Notes take_notes() { return std::move(notes_); }
    const Tally& tally() const { return tally_; }
    int body_size() const;
    bool has_open_fields() const { return has_open_fields_; }
    bool is_document() const { return is_document_; }
    /// Which element is the first paragraph, from 1; 0: there is none.
    std::uint32_t first_paragraph() const { return first_paragraph_; }

  private:
    struct Paragraph;
    struct Flow;
    struct Table;
    struct Field;
    struct Drawing;
    enum class FlowKind : std::uint8_t { body, cell, text_box, note };

    bool is_skipped(Tag tag, Tag parent);
    void start_property(Tag tag, Tag parent, const xml::SeenElement& element);
    void start_content(Tag tag, Tag parent, const xml::SeenElement& element);
    void start_container(Tag tag, Tag parent, const xml::SeenElement& element);
    void start_drawing(Tag tag, const xml::SeenElement& element);
    void start_field(Tag tag, const xml::SeenElement& element);
    void start_reference(const xml::SeenElement& element, Notes& notes, std::string_view format, int& number);
    void end_container(Tag tag);

    bool is_shown() const;
    void add_text(std::string_view characters, bool is_deleted);
    void add_after(Entry entry);
    void add_picture(std::string_view alternative);
    void finish_paragraph();
    void put_number(Entry& entry, const ParagraphStyle& style);
    void open_flow(FlowKind kind);
    std::vector<Entry> close_flow();
    void finish_cell();
    void finish_table();
    void put(Entry entry);
    void count(const Entry& entry);

    StoryContext& context_;
    Fields use_of_fields_;
    Counters counters_;
    Tally tally_;
    Notes notes_;
    std::vector<Tag> open_;
    std::size_t skipped_ = 0;
    std::vector<Flow> flows_;
    std::vector<Table> tables_;
    std::vector<Field> fields_;
    std::vector<Drawing> drawings_;
    struct Control {
        bool has_placeholder = false, is_contents = false;
    };
    std::vector<Control> controls_; ///< open content controls
    std::size_t placeholders_ = 0;  ///< of them those that show a placeholder
    std::size_t contents_ = 0;      ///< of them tables of contents
    std::size_t instructions_ = 0;  ///< open fields whose result has not begun
    struct Alternative {
        std::size_t made_before = 0;
        bool is_done = false;
    };
    std::vector<Alternative> alternatives_;
    std::size_t deleted_ = 0;  ///< open containers of deleted text
    std::size_t made_ = 0;     ///< grows with whatever was read
    std::uint32_t started_ = 0; ///< elements so far
    std::uint32_t paragraph_ = 0; ///< which of them is the paragraph of the story itself, not of a text box in it, that was begun last
    std::uint32_t first_paragraph_ = 0;
    std::size_t boxes_ = 0;    ///< open text boxes
    std::size_t put_ = 0, put_bytes_ = 0;
    std::uint32_t table_count_ = 0;
    int footnote_number_ = 0, endnote_number_ = 0, note_id_ = 0;
    std::map<int, std::size_t> sizes_; ///< characters by size
    std::string shape_alternative_;
    bool is_collecting_ = false, is_collecting_deleted_ = false;
    bool is_document_ = false, has_open_fields_ = false;
};

} // namespace qujat::extract
