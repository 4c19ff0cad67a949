#pragma once

#include "extract/css_look.hpp"
#include "extract/html_tokens.hpp"
#include "extract/story_builder.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The elements of HTML, one after the other → paragraphs, lists and tables. Markdown comes here too: it is another way of writing HTML.
namespace qujat::extract {

enum class HtmlRole : std::uint8_t {
    inline_,  ///< in a line, also whatever is not known
    block, heading, paragraph, list, item, term, table, row, cell, part_of_table,
    left_out, ///< with all that is in it
    void_     ///< has no content
};

/// Belongs to one reading.
class HtmlStory {
  public:
    HtmlStory(StoryBuilder& builder, Tally& tally) : builder_(builder), tally_(tally) {}

    /// A whole file, or a piece of one: what is open stays open.
    void read(std::string_view html);
    void start(const HtmlToken& tag);
    void start(std::string_view name) { start(name, {}, {}); }
    void start(std::string_view name, std::string_view attribute, std::string_view value);
    void end(std::string_view name);
    void text(std::string_view characters);
    void begin_note();
    void end_note(std::string_view mark);
    /// What stands behind the number of an ordered list that begins with the next start tag: "." unless said otherwise.
    void set_list_mark_end(char c) { mark_end_ = c; }

    /// The title of the page; empty when there is none.
    std::string take_title();
    void finish();

  private:
    struct Look {
        TextStyle style;
        bool is_gone = false, is_invisible = false, is_struck = false, is_deleted = false, keeps_lines = false, is_contents = false;
        int heading = 0;
        std::size_t link = 0;
    };
    struct Open {
        std::string name;
        HtmlRole role = HtmlRole::inline_;
        Look look;
        std::size_t columns = 1;
    };
    struct List {
        bool is_ordered = false, has_no_marker = false;
        char format = '1', mark_end = '.';
        std::int64_t next = 1;
        int step = 1;
        std::size_t lists_in_flow = 0;
    };
    struct Table {
        std::vector<std::size_t> down; ///< of each column, in how many rows below a cell of this one still stands
        std::size_t column = 0;
    };

    Look look_of(const HtmlToken& tag, HtmlRole role) const;
    void close_before(std::string_view name, HtmlRole role);
    void close_to(std::size_t size);
    void close_one();
    void open_role(const HtmlToken& tag, HtmlRole role, const CssLook& css);
    void open_list(const HtmlToken& tag, const CssLook& css);
    void open_item(const HtmlToken& tag, const CssLook& css);
    void open_cell(const HtmlToken& tag);
    void start_void(const HtmlToken& tag, const Look& look);
    void begin_paragraph();
    const Look& look() const;
    CssLook css_of(const HtmlToken& tag) const;

    StoryBuilder& builder_;
    Tally& tally_;
    CssRules rules_;
    std::vector<Open> open_;
    std::vector<List> lists_;
    std::vector<Table> tables_;
    std::string mark_, title_;
    int item_level_ = 0;
    std::string left_out_;        ///< the open element of which nothing is read
    std::size_t left_out_depth_ = 0; ///< with those of its name in it
    std::size_t depth_lost_ = 0;
    bool is_in_title_ = false, is_in_sheet_ = false;
    char mark_end_ = '.';
};

} // namespace qujat::extract
