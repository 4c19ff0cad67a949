#include "extract/docx_story.hpp"

#include "extract/docx_story_parts.hpp"

#include <algorithm>
#include <utility>

namespace qujat::extract {

StoryReader::StoryReader(StoryContext& context, Fields fields)
    : context_(context), use_of_fields_(fields), counters_(context.numbering) {
    open_flow(FlowKind::body);
}

StoryReader::~StoryReader() = default;

// What stands behind an element that is not read: nothing of it is.
bool StoryReader::is_skipped(Tag tag, Tag parent) {
    switch (tag) {
    case Tag::skipped: return true;
    // Ruby text repeats its base as it is spoken.
    case Tag::ruby_text: return true;
    case Tag::r_pr: return parent != Tag::r && parent != Tag::p_pr;
    case Tag::choice:
    case Tag::fallback: return !alternatives_.empty() && alternatives_.back().is_done;
    default: return false;
    }
}

void StoryReader::start(const xml::SeenElement& element) {
    ++started_;
    if (skipped_ > 0) {
        ++skipped_;
        return;
    }
    if (open_.empty())
        is_document_ = element.name == "document" && (element.ns.ends_with("/wordprocessingml/main") || element.ns.ends_with("/wordprocessingml/2006/main"));
    const Tag tag = tag_of(element.ns, element.name);
    const Tag parent = open_.empty() ? Tag::none : open_.back();
    if (is_skipped(tag, parent)) {
        skipped_ = 1;
        return;
    }
    open_.push_back(tag);
    if (tag == Tag::none)
        return;
    start_container(tag, parent, element);
    start_property(tag, parent, element);
    start_content(tag, parent, element);
    start_drawing(tag, element);
    start_field(tag, element);
}

void StoryReader::start_container(Tag tag, Tag parent, const xml::SeenElement& element) {
    switch (tag) {
    case Tag::p: {
        Flow& flow = flows_.back();
        if (!flow.paragraph.goes_on)
            finish_paragraph();
        Paragraph& paragraph = flow.paragraph;
        if (boxes_ == 0)
            paragraph_ = started_;
        if (first_paragraph_ == 0)
            first_paragraph_ = paragraph_;
        if (paragraph.place == 0 || paragraph.text.is_empty())
            paragraph.place = paragraph_;
        if (paragraph.needs_space)
            paragraph.text.add_space();
        paragraph.goes_on = paragraph.needs_space = false;
        paragraph.style.clear();
        paragraph.outline = paragraph.num_id = paragraph.ilvl = -1;
        flow.has_paragraph = true;
        break;
    }
    case Tag::r: {
        Paragraph& paragraph = flows_.back().paragraph;
        paragraph.direct = {};
        paragraph.character_style.clear();
        paragraph.shown = effective({}, {}, context_.styles.paragraph(paragraph.style).run, context_.styles.defaults());
        break;
    }
    case Tag::del:
    case Tag::move_from:
        if (parent == Tag::r_pr)
            flows_.back().paragraph.goes_on = true; // the mark of the paragraph is deleted (17.13.5.15)
        else if (parent == Tag::row_pr && !tables_.empty() && !tables_.back().is_row_deleted) {
            tables_.back().is_row_deleted = true;
            ++deleted_;
        } else if (parent != Tag::row_pr)
            ++deleted_;
        break;
    case Tag::table:
        finish_paragraph();
        tables_.emplace_back();
        tables_.back().number = ++table_count_;
        break;
    case Tag::row:
        if (!tables_.empty()) {
            ++tables_.back().row;
            tables_.back().column = 1;
        }
        break;
    case Tag::cell:
        if (!tables_.empty())
            tables_.back().span = 1;
        open_flow(FlowKind::cell);
        break;
    case Tag::text_box:
        open_flow(FlowKind::text_box);
        ++boxes_;
        break;
    case Tag::footnote:
    case Tag::endnote:
        note_id_ = number_of(element, "id", -1000, 1'000'000'000, -1000);
        open_flow(FlowKind::note);
        break;
    case Tag::content_control: controls_.emplace_back(); break;
    case Tag::alternate_content: alternatives_.push_back({made_, false}); break;
    case Tag::choice:
    case Tag::fallback:
        if (!alternatives_.empty())
            alternatives_.back().made_before = made_;
        break;
    default: break;
    }
}

// A run, a paragraph, a row and a cell say first what they are like.
void StoryReader::start_property(Tag tag, Tag parent, const xml::SeenElement& element) {
    Paragraph& paragraph = flows_.back().paragraph;
    Table* const table = tables_.empty() ? nullptr : &tables_.back();
    if (parent == Tag::r_pr && open_.size() >= 3) {
        const Tag owner = open_[open_.size() - 3];
        if (owner == Tag::r && tag == Tag::r_style)
            paragraph.character_style = value_of(element);
        else if (owner == Tag::r)
            paragraph.direct.take(tag, element);
        else if (owner == Tag::p_pr && tag == Tag::vanish && is_on(element))
            paragraph.goes_on = paragraph.needs_space = true; // a hidden mark: the lines are printed as one
        return;
    }
    switch (tag) {
    case Tag::p_style:
        paragraph.style = value_of(element);
        break;
    case Tag::outline_lvl: paragraph.outline = number_of(element, "val", 0, 9, -1); break;
    case Tag::num_id: paragraph.num_id = number_of(element, "val", 0, 1'000'000'000, -1); break;
    case Tag::ilvl: paragraph.ilvl = number_of(element, "val", 0, 8, -1); break;
    case Tag::frame_pr:
        if (const std::string_view kind = value_of(element, "dropCap"); kind == "drop" || kind == "margin")
            paragraph.goes_on = true;
        break;
    case Tag::grid_before:
        if (table != nullptr)
            table->column += number_of(element, "val", 0, 1000, 0);
        break;
    case Tag::grid_span:
        if (table != nullptr)
            table->span = number_of(element, "val", 1, 1000, 1);
        break;
    case Tag::cell_del:
        if (table != nullptr && !table->is_cell_deleted) {
            table->is_cell_deleted = true;
            ++deleted_;
        }
        break;
    case Tag::showing_placeholder:
        if (parent == Tag::control_properties && !controls_.empty() && !controls_.back().has_placeholder && is_on(element)) {
            controls_.back().has_placeholder = true;
            ++placeholders_;
            ++tally_.placeholders;
        }
        break;
    case Tag::doc_part_gallery:
        if (!controls_.empty() && !controls_.back().is_contents && value_of(element) == "Table of Contents") {
            controls_.back().is_contents = true;
            ++contents_;
        }
        break;
    default: break;
    }
}

void StoryReader::end() {
    if (skipped_ > 0) {
        --skipped_;
        return;
    }
    const Tag tag = open_.back();
    open_.pop_back();
    switch (tag) {
    case Tag::t:
    case Tag::math_text:
    case Tag::del_text: is_collecting_ = is_collecting_deleted_ = false; break;
    case Tag::r_pr:
        if (!open_.empty() && open_.back() == Tag::r) {
            Paragraph& paragraph = flows_.back().paragraph;
            const RunFormat none;
            paragraph.shown = effective(paragraph.direct, paragraph.character_style.empty() ? none : context_.styles.character(paragraph.character_style),
                                        context_.styles.paragraph(paragraph.style).run, context_.styles.defaults());
        }
        break;
    case Tag::r: flows_.back().paragraph.shown = {}; break;
    default: end_container(tag); break;
    }
}

void StoryReader::end_container(Tag tag) {
    const Tag parent = open_.empty() ? Tag::none : open_.back();
    switch (tag) {
    case Tag::p:
        if (!flows_.back().paragraph.goes_on)
            finish_paragraph();
        break;
    case Tag::del:
    case Tag::move_from:
        if (parent != Tag::r_pr && parent != Tag::row_pr)
            --deleted_;
        break;
    case Tag::row:
        if (!tables_.empty() && std::exchange(tables_.back().is_row_deleted, false))
            --deleted_;
        break;
    case Tag::cell: finish_cell(); break;
    case Tag::table: finish_table(); break;
    case Tag::text_box:
        --boxes_;
        for (Entry& entry : close_flow())
            add_after(std::move(entry));
        break;
    case Tag::footnote:
    case Tag::endnote: {
        std::vector<Entry> entries = close_flow();
        for (Entry& entry : entries) {
            entry.block.kind = plan::BlockKind::footnote;
            entry.block.table = entry.block.row = entry.block.column = 0;
        }
        notes_.try_emplace(note_id_, std::move(entries));
        break;
    }
    case Tag::content_control:
        if (!controls_.empty()) {
            placeholders_ -= controls_.back().has_placeholder ? 1U : 0U;
            contents_ -= controls_.back().is_contents ? 1U : 0U;
            controls_.pop_back();
        }
        break;
    case Tag::alternate_content:
        if (!alternatives_.empty())
            alternatives_.pop_back();
        break;
    case Tag::choice:
        // The first choice that says anything is the one; Word's own order of preference. The fallback is the same thing for older programs.
        if (!alternatives_.empty())
            alternatives_.back().is_done = made_ != alternatives_.back().made_before;
        break;
    case Tag::drawing: {
        if (drawings_.empty())
            break;
        const Drawing drawing = std::move(drawings_.back());
        drawings_.pop_back();
        if (drawing.pictures > 0 && !drawing.is_hidden && is_shown()) {
            tally_.pictures += drawing.pictures - 1;
            add_picture(drawing.alternative);
        }
        break;
    }
    default: break;
    }
}

std::vector<Entry> StoryReader::take_entries() {
    has_open_fields_ = use_of_fields_ == Fields::respected && instructions_ > 0;
    finish_paragraph();
    return std::move(flows_.front().entries);
}

int StoryReader::body_size() const {
    const auto found = std::ranges::max_element(sizes_, {}, [](const auto& size) { return size.second; });
    return found == sizes_.end() ? 0 : found->first;
}

} // namespace qujat::extract
