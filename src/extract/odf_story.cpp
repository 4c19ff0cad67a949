#include "extract/odf_story.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace qujat::extract {

OdfStoryReader::OdfStoryReader(OdfStyles& styles, StoryBuilder& builder, Tally& tally, std::function<OdfObject(std::string_view)> object)
    : styles_(styles), styles_reader_(styles), builder_(builder), tally_(tally), object_(std::move(object)) {}

TextStyle OdfStoryReader::text_style() const {
    TextStyle style;
    const RunFormat& run = runs_.empty() ? RunFormat() : runs_.back();
    style.is_bold = run.bold == Toggle::on;
    style.is_underlined = run.underline == Toggle::on;
    style.is_caps = run.caps == Toggle::on;
    style.size = run.size;
    style.shown = hidden_ > 0 || run.vanish == Toggle::on ? Shown::hidden : run.strike == Toggle::on ? Shown::struck : Shown::yes;
    return style;
}

void OdfStoryReader::start(const xml::SeenElement& element) {
    if (skipped_ > 0) {
        ++skipped_;
        return;
    }
    const OdfTag tag = odf_tag_of(element.ns, element.name);
    if (is_left_out(tag, element)) {
        skipped_ = 1;
        return;
    }
    Open open;
    open.tag = tag;
    if (body_ == OdfBody::none) {
        styles_reader_.start(tag, element);
        body_ = tag == OdfTag::text_body ? OdfBody::text : tag == OdfTag::spreadsheet ? OdfBody::spreadsheet : tag == OdfTag::presentation || tag == OdfTag::chart ? OdfBody::other : OdfBody::none;
    } else if (deletions_ == 0 || tag == OdfTag::deletion) {
        start_block(open, element);
        start_inline(open, element);
        start_table(open, element);
        start_drawing(open, element);
        start_form(open, element);
    }
    hidden_ += open.is_hidden ? 1U : 0U;
    placeholders_ += open.is_placeholder ? 1U : 0U;
    deletions_ += open.is_deletion ? 1U : 0U;
    open_.push_back(std::move(open));
}

// Elements of which nothing is read here, though their place may matter.
bool OdfStoryReader::is_left_out(OdfTag tag, const xml::SeenElement& element) {
    const bool counts = body_ != OdfBody::none && deletions_ == 0;
    switch (tag) {
    case OdfTag::skipped: return true;
    case OdfTag::title:
    case OdfTag::description: return frames_.empty();
    case OdfTag::object:
        if (counts)
            start_object(element);
        return body_ != OdfBody::none;
    case OdfTag::covered_cell: {
        const std::size_t columns = odf_count(element, "number-columns-repeated", 1, plan::most_places, 1);
        builder_.skip_columns(columns);
        if (!sheets_.empty())
            sheets_.back().column += columns;
        return true;
    }
    default: return false;
    }
}

void OdfStoryReader::begin_flow(Open& open) {
    open.has_run = open.is_flow = true;
    runs_.emplace_back();
    outer_lists_.push_back(std::exchange(lists_, {}));
}

void OdfStoryReader::start_block(Open& open, const xml::SeenElement& element) {
    switch (open.tag) {
    case OdfTag::p:
    case OdfTag::h: start_paragraph(open, element); break;
    case OdfTag::contents_index: ++contents_; break;
    case OdfTag::section:
        // 19.792: where the condition holds that hides it is written down as well (19.822).
        open.is_hidden = odf_value(element, "display") == "none" || (odf_value(element, "display") == "condition" && odf_value(element, "is-hidden") == "true");
        break;
    case OdfTag::list: start_list(element); break;
    case OdfTag::list_item:
        if (!lists_.empty()) {
            lists_.back().has_mark = true;
            lists_.back().has_start = element.find("start-value") != nullptr;
            lists_.back().start = odf_count(element, "start-value", 0, 1'000'000'000, 1);
        }
        break;
    case OdfTag::list_header:
        if (!lists_.empty())
            lists_.back().has_mark = false;
        break;
    case OdfTag::note_citation:
        citation_.clear();
        is_in_citation_ = true;
        break;
    case OdfTag::note_body:
        builder_.begin_note();
        begin_flow(open);
        break;
    case OdfTag::annotation:
        ++tally_.comments;
        open.is_placeholder = true;
        break;
    case OdfTag::changed_region: region_ = odf_value(element, "id"); break;
    case OdfTag::deletion: open.is_deletion = true; break;
    default: break;
    }
}

void OdfStoryReader::start_paragraph(Open& open, const xml::SeenElement& element) {
    const OdfStyle& style = styles_.style("paragraph", odf_value(element, "style-name"));
    runs_.push_back(style.run);
    open.has_run = true;
    if (placeholders_ > 0)
        return;
    const bool is_heading = open.tag == OdfTag::h;
    ParagraphKind kind;
    kind.is_contents = style.is_contents || contents_ > 0;
    kind.heading = is_heading ? static_cast<int>(odf_count(element, "outline-level", 1, 100, 1)) : style.heading;
    kind.numbering = take_mark(style.has_list_style ? style.list_style : std::string_view(), is_heading, static_cast<std::size_t>(std::max(kind.heading, 1)), element, kind.list_level);
    builder_.begin_paragraph(std::move(kind));
}

// A list begins to count anew unless it says that it goes on (19.780, 19.781). A list within an item has the list's style unless it names one.
void OdfStoryReader::start_list(const xml::SeenElement& element) {
    List list;
    list.style = odf_value(element, "style-name");
    if (!lists_.empty()) {
        List& outer = lists_.back();
        list.level = outer.level + 1;
        if (list.style.empty())
            list.style = outer.style;
        list.state = outer.state;
        if (outer.has_mark) { // an item that begins with a list: it counts, and its mark is not printed
            int level = 0;
            take_mark({}, false, 1, element, level);
        }
        if (list.level < OdfListStyle::level_count && odf_value(element, "continue-numbering") != "true")
            states_[list.state].is_running[list.level] = false;
        lists_.push_back(std::move(list));
        return;
    }
    const auto by_id = states_by_id_.find(std::string(odf_value(element, "continue-list")));
    const auto by_style = states_by_style_.find(list.style);
    if (by_id != states_by_id_.end())
        list.state = by_id->second;
    else if (by_style != states_by_style_.end() && odf_value(element, "continue-numbering") == "true")
        list.state = by_style->second;
    else {
        list.state = states_.size();
        states_.emplace_back();
    }
    if (const std::string_view id = odf_value(element, "id"); !id.empty())
        states_by_id_[std::string(id)] = list.state;
    states_by_style_[list.style] = list.state;
    lists_.push_back(std::move(list));
}

// The mark of a paragraph: that of its item when it is the item's first, else that of the outline when it is a heading (19.880).
std::string OdfStoryReader::take_mark(std::string_view list_style, bool is_heading, std::size_t heading, const xml::SeenElement& element, int& level) {
    std::string mark;
    if (!lists_.empty()) {
        List& list = lists_.back();
        if (!std::exchange(list.has_mark, false))
            return {};
        const OdfListStyle* const style = styles_.list(list.style.empty() ? list_style : std::string_view(list.style));
        if (style == nullptr)
            mark = "•"; // a list without a style looks as the program likes
        else
            mark = next_mark(*style, states_[list.state], list.level, list.has_start ? list.start : no_start);
        level = static_cast<int>(std::min<std::size_t>(list.level + 1, 100));
    } else if (is_heading && odf_value(element, "is-list-header") != "true") {
        const bool starts = odf_value(element, "restart-numbering") == "true";
        mark = next_mark(styles_.outline(), headings_, heading - 1, starts ? odf_count(element, "start-value", 0, 1'000'000'000, 1) : no_start);
    }
    Cleaned unseen;
    TextBuilder text(unseen);
    text.append(mark);
    mark = text.take();
    if (mark.empty())
        level = 0; // a list without marks, as outlines of headings often are
    return mark;
}

void OdfStoryReader::start_inline(Open& open, const xml::SeenElement& element) {
    switch (open.tag) {
    case OdfTag::span: {
        const RunFormat outer = runs_.empty() ? RunFormat() : runs_.back();
        runs_.push_back(styles_.style("text", odf_value(element, "style-name")).run.over(outer));
        open.has_run = true;
        break;
    }
    case OdfTag::space:
    case OdfTag::tab: builder_.add_tab(); break;
    case OdfTag::line_break: builder_.add_line(); break;
    case OdfTag::placeholder:
        open.is_placeholder = true;
        ++tally_.placeholders;
        break;
    case OdfTag::hidden_text: open.is_hidden = odf_value(element, "is-hidden") == "true"; break;
    case OdfTag::hidden_paragraph:
        if (odf_value(element, "is-hidden") == "true")
            builder_.hide_paragraph();
        break;
    case OdfTag::change:
        if (const auto found = deleted_.find(std::string(odf_value(element, "change-id"))); found != deleted_.end()) {
            builder_.add_deleted(found->second);
            deleted_.erase(found);
        }
        break;
    default: break;
    }
}

void OdfStoryReader::text(std::string_view characters) {
    if (skipped_ > 0 || body_ == OdfBody::none)
        return;
    if (deletions_ > 0) {
        if (characters.find_first_not_of(" \t\r\n") != std::string_view::npos)
            deleted_[region_] += base::count_code_points(characters);
        return;
    }
    if (is_in_title_ || is_in_description_) {
        std::string& into = is_in_title_ ? frames_.back().title : frames_.back().description;
        if (into.size() < 4000)
            into += characters;
        return;
    }
    if (is_in_citation_) {
        if (citation_.size() < 100)
            citation_ += characters;
        return;
    }
    if (placeholders_ > 0 || !builder_.has_paragraph())
        return;
    const TextStyle style = text_style();
    if (style.shown == Shown::hidden && body_ == OdfBody::spreadsheet)
        tally_.hidden += base::count_code_points(characters); // a sheet leaves no places for what it hides
    else
        builder_.add_text(characters, style);
}

void OdfStoryReader::end() {
    if (skipped_ > 0) {
        --skipped_;
        return;
    }
    const Open open = std::move(open_.back());
    open_.pop_back();
    hidden_ -= open.is_hidden ? 1U : 0U;
    placeholders_ -= open.is_placeholder ? 1U : 0U;
    deletions_ -= open.is_deletion ? 1U : 0U;
    if (body_ == OdfBody::none) {
        styles_reader_.end(open.tag);
        return;
    }
    if (open.has_run)
        runs_.pop_back();
    if (open.is_flow) {
        lists_ = std::move(outer_lists_.back());
        outer_lists_.pop_back();
    }
    if (deletions_ > 0)
        return;
    switch (open.tag) {
    case OdfTag::p:
    case OdfTag::h:
        if (placeholders_ == 0)
            builder_.end_paragraph();
        break;
    case OdfTag::contents_index: --contents_; break;
    case OdfTag::list:
        if (!lists_.empty())
            lists_.pop_back();
        break;
    case OdfTag::note_citation: is_in_citation_ = false; break;
    case OdfTag::note_body: builder_.end_note(citation_); break;
    case OdfTag::title: is_in_title_ = false; break;
    case OdfTag::description: is_in_description_ = false; break;
    case OdfTag::row: builder_.end_row(open.columns); break;
    case OdfTag::cell:
        builder_.end_cell(1, open.columns);
        break;
    case OdfTag::table:
        builder_.end_table();
        if (!sheets_.empty())
            sheets_.pop_back();
        break;
    default: end_drawing(open.tag); break;
    }
}

void OdfStoryReader::finish() {
    for (const auto& [region, count] : deleted_)
        tally_.deleted += count;
}

} // namespace qujat::extract
