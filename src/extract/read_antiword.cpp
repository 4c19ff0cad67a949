#include "extract/read_antiword.hpp"

#include "diag/diag.hpp"
#include "extract/entry.hpp"
#include "extract/loose_tags.hpp"
#include "extract/story_builder.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace qujat::extract {

namespace {

constexpr std::string_view picture_sign = "[pic]"; // what antiword prints for a picture

class DocbookStory {
  public:
    explicit DocbookStory(StoryBuilder& builder) : builder_(builder) {}

    void read(std::string_view text) {
        for (Tags tags(text); tags.next();) {
            if (is_shown_ && !is_in_name_)
                add_text(tags.before());
            tag(tags);
        }
    }

  private:
    void tag(const Tags& tags) {
        const std::string_view whole = tags.tag();
        const bool is_end = whole.starts_with('/');
        const std::string_view name = whole.substr(is_end ? 1 : 0, whole.find_first_of(" /", is_end ? 1 : 0) - (is_end ? 1 : 0));
        if (name == "bookinfo")
            is_shown_ = is_end;
        else if (name == "book")
            is_shown_ = !is_end;
        else if (name == "chapter" || name.starts_with("sect"))
            depth_ += is_end ? -1 : 1;
        else if (name == "title" || name == "para" || name == "entry")
            begin(name, is_end);
        else if (name == "informaltable" || name == "table")
            is_end ? builder_.end_table() : builder_.begin_table();
        else if (name == "row")
            is_end ? builder_.end_row() : builder_.begin_row();
        else if (name == "footnote")
            note(is_end);
        else if (name == "itemizedlist" || name == "orderedlist")
            list(name, is_end);
        else if (name == "listitem")
            is_new_item_ = !is_end;
        else if (name == "emphasis")
            emphasise(whole, is_end);
    }

    void emphasise(std::string_view whole, bool is_end) {
        constexpr std::size_t most = 30; // antiword writes a few
        if (!is_end && roles_.size() < most)
            roles_.push_back(whole);
        else if (is_end && !roles_.empty())
            roles_.pop_back();
        const auto has = [&](std::string_view role) { return std::ranges::any_of(roles_, [&](std::string_view one) { return one.find(role) != std::string_view::npos; }); };
        style_.is_bold = !is_below_title_ && has("bold");
        style_.shown = has("strikethrough") ? Shown::struck : Shown::yes;
    }

    void begin(std::string_view name, bool is_end) {
        if (name == "title" && depth_ == 0) { // the book's: a property of the file, not printed
            is_in_name_ = !is_end;
            return;
        }
        if (builder_.has_paragraph())
            builder_.end_paragraph();
        heading_ = name == "title" && !is_end ? std::clamp(depth_, 1, 9) : 0;
        // antiword carries the weight of a heading over to the paragraph below it.
        is_below_title_ = is_end ? name == "title" : is_below_title_ && name == "para";
        if (name == "entry")
            is_end ? builder_.end_cell() : builder_.begin_cell();
    }

    void note(bool is_end) {
        if (is_end && notes_ > 0) {
            --notes_;
            builder_.end_note({});
        } else if (!is_end && notes_ == 0) {
            ++notes_;
            builder_.begin_note();
        }
    }

    void list(std::string_view name, bool is_end) {
        if (!is_end)
            lists_.push_back(name == "orderedlist" ? 1 : 0);
        else if (!lists_.empty())
            lists_.pop_back();
    }

    void add_text(std::string_view raw) {
        std::string text = plain_text(raw);
        for (std::size_t at = text.find(picture_sign); at != std::string::npos; at = text.find(picture_sign)) {
            builder_.add_picture({});
            text.erase(at, picture_sign.size());
        }
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        if (first == std::string::npos) {
            if (builder_.has_paragraph())
                builder_.add_space();
            return;
        }
        if (!builder_.has_paragraph()) {
            ParagraphKind kind;
            kind.heading = heading_;
            if (is_new_item_ && !lists_.empty()) {
                int& number = lists_.back();
                kind.numbering = number > 0 ? std::to_string(number++) + "." : "•";
                kind.list_level = static_cast<int>(std::min<std::size_t>(lists_.size(), 9));
                is_new_item_ = false;
            }
            builder_.begin_paragraph(std::move(kind));
        }
        builder_.add_text(text, style_);
    }

    StoryBuilder& builder_;
    TextStyle style_;
    std::vector<int> lists_; ///< the next number; 0: bullets
    std::vector<std::string_view> roles_; ///< of the emphases around
    int depth_ = 0, heading_ = 0, notes_ = 0;
    bool is_shown_ = false, is_in_name_ = false, is_new_item_ = false, is_below_title_ = false;
};

// Before it antiword complains of having no home.
std::string_view last_line(std::string_view text) {
    while (text.ends_with('\n'))
        text.remove_suffix(1);
    return text.substr(text.rfind('\n') + 1);
}

} // namespace

plan::Part read_antiword(std::string_view docbook, std::string_view complaint) {
    if (complaint.find("Encrypted documents are not supported") != std::string_view::npos)
        diag::stop("EXT-0033", {});
    Tally tally;
    StoryBuilder builder("doc", tally);
    DocbookStory(builder).read(docbook);
    std::vector<Entry> entries = builder.take();
    if (docbook.find("<book") == std::string_view::npos)
        diag::stop("EXT-0032", {}, {{"complaint", diag::quoted(last_line(complaint), 160)}});
    find_structure(entries, builder.body_size());
    return make_part("doc", std::move(entries), tally);
}

} // namespace qujat::extract
