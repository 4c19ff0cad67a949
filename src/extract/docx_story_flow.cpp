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
    entry.look.size = paragraph.size;
    entry.look.is_bold = paragraph.visible > 0 && paragraph.bold == paragraph.visible;
    entry.look.is_underlined = paragraph.visible > 0 && paragraph.underlined == paragraph.visible;
    entry.look.is_caps = is_all_caps(block.text) || (paragraph.visible >= 3 && paragraph.caps == paragraph.visible);
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
    if (table.cells == 1) {
        table.first = std::move(flow.entries);
        table.first_after = std::move(flow.after);
        table.has_first = true;
        table.first_column = table.column;
        table.first_row = std::max(table.row, 1);
    } else {
        if (std::exchange(table.has_first, false)) {
            put_cell(std::move(table.first), table, table.first_column, table.first_row);
            std::ranges::move(table.first_after, std::back_inserter(flows_.back().entries));
        }
        put_cell(std::move(flow.entries), table, table.column, std::max(table.row, 1));
        std::ranges::move(flow.after, std::back_inserter(flows_.back().entries));
    }
    table.column += table.span;
}

void StoryReader::finish_table() {
    if (tables_.empty())
        return;
    Table table = std::move(tables_.back());
    tables_.pop_back();
    if (!table.has_first)
        return;
    std::ranges::move(table.first, std::back_inserter(flows_.back().entries));
    std::ranges::move(table.first_after, std::back_inserter(flows_.back().entries));
}

// The paragraphs of a cell as one block. The cells of a table within it come where it stands, and what follows them is the cell again.
void StoryReader::put_cell(std::vector<Entry> entries, const Table& table, int column, int row) {
    Entry cell;
    std::size_t paragraphs = 0;
    const auto flush = [&] {
        if (paragraphs > 0) {
            cell.block.kind = plan::BlockKind::cell;
            cell.block.table = table.number;
            cell.block.row = static_cast<std::uint32_t>(row);
            cell.block.column = static_cast<std::uint32_t>(column);
            flows_.back().entries.push_back(std::move(cell));
        }
        cell = {};
        paragraphs = 0;
    };
    // One paragraph keeps its number apart; of several each has its number before it.
    const auto with_number = [](plan::Block& block) {
        if (!block.numbering.empty())
            block.text = block.text.empty() ? block.numbering : block.numbering + ' ' + block.text;
        block.numbering.clear();
    };
    for (Entry& entry : entries) {
        if (entry.block.table != 0) {
            flush();
            flows_.back().entries.push_back(std::move(entry));
            continue;
        }
        if (++paragraphs == 1) {
            cell.look = entry.look;
            cell.paragraph = entry.paragraph;
            cell.block = std::move(entry.block);
            cell.block.heading_by = plan::HeadingBy::none;
            cell.block.level = 0;
            continue;
        }
        if (paragraphs == 2)
            with_number(cell.block);
        with_number(entry.block);
        if (!entry.block.text.empty()) {
            cell.block.emphasised = (cell.block.emphasised || cell.block.text.empty()) && entry.block.emphasised;
            cell.block.text += (cell.block.text.empty() ? "" : "\n") + entry.block.text;
        }
        cell.block.struck += entry.block.struck;
    }
    flush();
}

} // namespace qujat::extract
