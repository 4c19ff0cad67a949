#pragma once

#include "extract/odf_styles.hpp"
#include "extract/story_builder.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// The body of an OpenDocument file → entries in reading order.
namespace qujat::extract {

enum class OdfBody : std::uint8_t { none, text, spreadsheet, other };

/// What a sub-document says: a formula stands in the line, captions of a chart beside it.
struct OdfObject {
    bool is_formula = false, is_chart = false;
    std::vector<std::string> lines;
};

/// Hears `content.xml`, or a whole flat file. Belongs to one visit.
class OdfStoryReader : public xml::Visitor {
  public:
    /// `object` answers what stands in the sub-document of that address.
    OdfStoryReader(OdfStyles& styles, StoryBuilder& builder, Tally& tally, std::function<OdfObject(std::string_view)> object);
    void start(const xml::SeenElement& element) override;
    void end() override;
    void text(std::string_view characters) override;

    OdfBody body() const { return body_; }
    /// After the visit: counts deleted text whose place was not found.
    void finish();

  private:
    /// An element that is open, with what its end has to undo.
    struct Open {
        OdfTag tag = OdfTag::none;
        bool is_hidden = false, is_placeholder = false, is_deletion = false;
        bool has_run = false;    ///< a paragraph, span or flow pushed its looks
        bool is_flow = false;    ///< a cell, note or text box, in which no list goes on
        std::size_t columns = 1; ///< of a cell, and how often it is repeated; of a row, how often
        std::string value;       ///< of a cell
    };
    struct List {
        std::string style;   ///< empty: none is named
        std::size_t state = 0;
        std::size_t level = 0;
        std::string mark;    ///< of the item, until its first paragraph takes it
        bool has_mark = false, has_start = false;
        std::size_t start = 0;
    };
    struct Sheet {
        std::size_t column = 0;
        std::vector<std::pair<std::size_t, std::size_t>> hidden; ///< columns from 0: begin and end
        std::size_t columns = 0; ///< described so far
        bool is_hidden_column() const;
    };
    struct Frame { ///< a frame, shape, group or control
        std::string title, description;
        bool has_picture = false, has_text = false;
    };

    bool is_left_out(OdfTag tag, const xml::SeenElement& element);
    void begin_flow(Open& open);
    void start_block(Open& open, const xml::SeenElement& element);
    void start_paragraph(Open& open, const xml::SeenElement& element);
    void start_inline(Open& open, const xml::SeenElement& element);
    void start_list(const xml::SeenElement& element);
    void start_table(Open& open, const xml::SeenElement& element);
    void start_drawing(Open& open, const xml::SeenElement& element);
    void start_form(Open& open, const xml::SeenElement& element);
    void start_object(const xml::SeenElement& element);
    void end_drawing(OdfTag tag);
    std::string take_mark(std::string_view list_style, bool is_heading, std::size_t heading, const xml::SeenElement& element, int& level);
    TextStyle text_style() const;

    OdfStyles& styles_;
    OdfStylesReader styles_reader_;
    StoryBuilder& builder_;
    Tally& tally_;
    std::function<OdfObject(std::string_view)> object_;
    OdfBody body_ = OdfBody::none;
    std::vector<Open> open_;
    std::size_t skipped_ = 0, hidden_ = 0, placeholders_ = 0, contents_ = 0, deletions_ = 0;
    std::vector<RunFormat> runs_;
    std::vector<List> lists_;
    std::vector<std::vector<List>> outer_lists_; ///< of the flows around
    std::vector<OdfListState> states_;
    std::unordered_map<std::string, std::size_t> states_by_id_, states_by_style_;
    OdfListState headings_;
    std::vector<Sheet> sheets_;
    std::vector<Frame> frames_;
    std::string citation_, region_, control_;
    bool is_in_citation_ = false, is_in_description_ = false, is_in_title_ = false;
    std::map<std::string, std::size_t> deleted_; ///< code points by region
    std::unordered_map<std::string, std::string> controls_;
};

} // namespace qujat::extract
