#pragma once

#include "layout/flow.hpp"

#include <deque>

/// Strips to pages, one after the other; for the files of this room alone.
namespace qujat::layout {

/// Fills a page as soon as a strip does not fit on it any more, and holds no other strips than those that wait for their page. Reports LAY-0003, LAY-0005.
class PageFiller {
  public:
    using Give = std::function<void(Page, PageFacts)>;
    PageFiller(const Context& context, Give give);

    /// Of the strips to come: those that end before a strip must be closed when it is taken. What lies on finished pages alone is removed.
    Decorations decorations;
    void take(Strip strip);
    /// There are no more: the last page; a document without content has one.
    void finish();

  private:
    // The page being filled.
    struct Open {
        std::size_t style = 0;
        base::Rect area;
        bool keeps_margin = false, is_top = false;
        std::shared_ptr<const Repeated> repeated;
        Length y;                             ///< from the top of the area
        std::array<std::size_t, 4> breaks{};  ///< the last place to break at, for each bond to be torn; 0 = none
        std::vector<Length> tops;             ///< of the strips on the sheet
    };

    bool begins_page(std::size_t i) const;
    void open_page();
    std::optional<std::size_t> find_end();
    void close_page(std::size_t end);
    void put(std::vector<Item>& items, Length y);
    void add(Item item);
    void repeat(const Repeated& repeated, Length top);
    void name_strings();
    std::vector<PageFacts::String> note_strings(std::size_t end);
    std::vector<Item> draw(std::size_t end);

    const Context& context_;
    Give give_;
    std::deque<Strip> strips_;  ///< from the first of the page being filled
    std::size_t begin_ = 0;     ///< its place in the flow
    std::size_t next_ = 0;      ///< of `strips_`, the first that is not known to fit
    std::size_t last_style_ = 0; ///< of the strip before
    std::size_t count_ = 0;     ///< of finished pages
    bool is_full_ = false;      ///< there are too many pages: no more are made
    Open open_;
    std::vector<Item> items_, rules_; ///< of the page being closed; `rules_` lie under all text
    std::vector<std::string_view> names_, values_; ///< of strings
};

} // namespace qujat::layout
