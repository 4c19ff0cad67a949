#include "extract/docx_story.hpp"

#include "base/utf8.hpp"
#include "extract/docx_story_parts.hpp"

#include <algorithm>
#include <utility>

// Paragraphs, cells and tables as they are finished.
namespace qujat::extract {

// Stops before more is kept than a part may hold.
void StoryReader::count(const Entry& entry) {
    put_bytes_ += entry.block.text.size() + entry.block.numbering.size();
    if (++put_ > plan::most_blocks || put_bytes_ > plan::most_text)
        diag::stop("EXT-0017", {}, {{"part", "word/document.xml"}});
}

void StoryReader::put(Entry entry) {
    count(entry);
    flows_.back().entries.push_back(std::move(entry));
}

void StoryReader::put_number(Entry& entry, const ParagraphStyle& style) {
    const Paragraph& paragraph = flows_.back().paragraph;
    const int num_id = paragraph.num_id >= 0 ? paragraph.num_id : style.num_id;
    if (num_id <= 0) // 0 takes a number away that the style gives (17.9.18)
        return;
    int ilvl = paragraph.ilvl;
    if (ilvl < 0 && paragraph.num_id < 0) {
        ilvl = context_.numbering.level_of_style(num_id, paragraph.style);
        if (ilvl < 0)
            ilvl = style.ilvl;
    }
    ilvl = std::max(ilvl, 0);
    if (context_.numbering.num(num_id) == nullptr)
        return;
    Cleaned unseen;
    TextBuilder mark(unseen);
    mark.append(counters_.next(num_id, static_cast<std::size_t>(ilvl)));
    entry.block.numbering = mark.take();
    if (entry.block.numbering.empty())
        return; // a list without marks, as outlines of headings often are
    entry.block.kind = plan::BlockKind::list_item;
    entry.block.level = static_cast<std::uint8_t>(ilvl + 1);
}

void StoryReader::finish_paragraph() {
    Flow& flow = flows_.back();
    if (!flow.has_paragraph && flow.paragraph.text.is_empty())
        return;
    const ParagraphStyle& style = context_.styles.paragraph(flow.paragraph.style);
    Entry entry;
    put_number(entry, style);
    Paragraph paragraph = std::exchange(flow.paragraph, Paragraph(tally_.cleaned));
    flow.has_paragraph = false;

    plan::Block& block = entry.block;
    entry.paragraph = paragraph.place;
    block.text = paragraph.text.take();
    block.struck = paragraph.struck;
    entry.look = paragraph.looks.look(block.text);
    entry.lines = paragraph.looks.take_lines(block.text);
    entry.look.is_contents = style.is_contents || contents_ > 0;
    block.emphasised = entry.look.is_bold || entry.look.is_underlined;
    const int heading = paragraph.outline >= 0 ? (paragraph.outline < 9 ? paragraph.outline + 1 : 0) : style.heading;
    if (heading > 0 && !style.is_contents && !block.text.empty()) {
        block.kind = plan::BlockKind::heading;
        block.heading_by = plan::HeadingBy::style;
        block.level = static_cast<std::uint8_t>(heading);
    } else if (std::ranges::any_of(flows_, [](const Flow& one) { return one.kind == FlowKind::text_box; })) {
        block.kind = plan::BlockKind::text_box;
        block.level = 0;
    }
    // A paragraph of which everything was struck through stays as a place without text.
    if (!block.text.empty() || block.struck > 0)
        put(std::move(entry));
    for (Entry& after : paragraph.after) {
        if (flow.kind == FlowKind::cell)
            flow.after.push_back(std::move(after));
        else
            flow.entries.push_back(std::move(after));
    }
}

void StoryReader::open_flow(FlowKind kind) { flows_.push_back({kind, {}, {}, Paragraph(tally_.cleaned), false}); }

std::vector<Entry> StoryReader::close_flow() {
    finish_paragraph();
    std::vector<Entry> entries = std::move(flows_.back().entries);
    std::ranges::move(flows_.back().after, std::back_inserter(entries));
    flows_.pop_back();
    return entries;
}

void StoryReader::add_after(Entry entry) {
    if (entry.paragraph == 0)
        entry.paragraph = paragraph_;
    flows_.back().paragraph.after.push_back(std::move(entry));
    flows_.back().has_paragraph = true;
}

void StoryReader::finish_cell() {
    finish_paragraph();
    Flow flow = std::move(flows_.back());
    flows_.pop_back();
    if (tables_.empty()) { // a cell without a table: its text is text
        std::ranges::move(flow.after, std::back_inserter(flow.entries));
        std::ranges::move(flow.entries, std::back_inserter(flows_.back().entries));
        return;
    }
    Table& table = tables_.back();
    if (std::exchange(table.is_cell_deleted, false))
        --deleted_;
    const auto row = static_cast<std::size_t>(std::max(table.row, 1)), column = static_cast<std::size_t>(table.column);
    if (!table.is_wide && (table.narrow.empty() || table.narrow.back().column == column)) {
        if (!flow.entries.empty() || !flow.after.empty())
            table.narrow.push_back({std::move(flow.entries), std::move(flow.after), row, column});
    } else {
        table.is_wide = true;
        put_cells(std::exchange(table.narrow, {}), table.number, flows_.back().entries);
        put_cell(std::move(flow.entries), table.number, row, column, flows_.back().entries);
        std::ranges::move(flow.after, std::back_inserter(flows_.back().entries));
    }
    table.column += table.span;
}

void StoryReader::finish_table() {
    if (tables_.empty())
        return;
    Table table = std::move(tables_.back());
    tables_.pop_back();
    put_framed(std::move(table.narrow), flows_.back().entries);
}

} // namespace qujat::extract
