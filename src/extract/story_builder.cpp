#include "extract/story_builder.hpp"

#include "base/utf8.hpp"
#include "diag/diag.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace qujat::extract {

struct StoryBuilder::Paragraph {
    explicit Paragraph(Cleaned& cleaned) : text(cleaned) {}
    TextBuilder text;
    ParagraphKind kind;
    std::size_t struck = 0; ///< characters
    Looks looks;
    std::vector<Entry> after; ///< text boxes, pictures, notes
};

struct StoryBuilder::Flow {
    FlowKind kind = FlowKind::body;
    std::vector<Entry> entries;
    std::vector<Entry> after; ///< of a cell: what comes behind it
    Paragraph paragraph;
    bool has_paragraph = false;
    std::size_t tables_before = 0; ///< tables that were open when it began
};

struct StoryBuilder::Table {
    std::uint32_t number = 0;
    std::size_t row = 0, column = 1;
    std::size_t row_begin = 0; ///< the entry with which the row begins
    bool is_wide = false; ///< it has more columns than one
    std::vector<NarrowCell> narrow; ///< its cells until then
};

StoryBuilder::StoryBuilder(std::string part, Tally& tally) : part_(std::move(part)), tally_(tally) { open(FlowKind::body); }
StoryBuilder::~StoryBuilder() = default;

void StoryBuilder::count(const Entry& entry) {
    put_bytes_ += entry.block.text.size() + entry.block.numbering.size();
    if (++put_ > plan::most_blocks || put_bytes_ > plan::most_text)
        diag::stop("EXT-0017", {}, {{"part", part_}});
}

void StoryBuilder::put(Entry entry) {
    count(entry);
    flows_.back().entries.push_back(std::move(entry));
}

void StoryBuilder::begin_paragraph(ParagraphKind kind) {
    end_paragraph();
    flows_.back().has_paragraph = true;
    flows_.back().paragraph.kind = std::move(kind);
}

bool StoryBuilder::has_paragraph() const { return flows_.back().has_paragraph; }

void StoryBuilder::end_paragraph() {
    Flow& flow = flows_.back();
    if (!std::exchange(flow.has_paragraph, false))
        return;
    Paragraph paragraph = std::exchange(flow.paragraph, Paragraph(tally_.cleaned));
    Entry entry;
    plan::Block& block = entry.block;
    block.text = paragraph.text.take();
    block.struck = static_cast<std::uint32_t>(std::min(paragraph.struck, plan::most_text));
    entry.look = paragraph.looks.look(block.text);
    entry.lines = paragraph.looks.take_lines(block.text);
    entry.look.is_contents = paragraph.kind.is_contents;
    block.emphasised = entry.look.is_bold || entry.look.is_underlined;
    block.numbering = std::move(paragraph.kind.numbering);
    if (paragraph.kind.list_level > 0) {
        block.kind = plan::BlockKind::list_item;
        block.level = static_cast<std::uint8_t>(std::clamp(paragraph.kind.list_level, 1, 255));
    }
    if (paragraph.kind.heading > 0 && !paragraph.kind.is_contents && !block.text.empty()) {
        block.kind = plan::BlockKind::heading;
        block.heading_by = plan::HeadingBy::style;
        block.level = static_cast<std::uint8_t>(std::clamp(paragraph.kind.heading, 1, 9));
    } else if (std::ranges::any_of(flows_, [](const Flow& one) { return one.kind == FlowKind::text_box; })) {
        block.kind = plan::BlockKind::text_box;
        block.level = 0;
    }
    // A paragraph of which everything was struck through stays as a place without text.
    if (!block.text.empty() || block.struck > 0)
        put(std::move(entry));
    std::ranges::move(paragraph.after, std::back_inserter(flow.kind == FlowKind::cell ? flow.after : flow.entries));
}

void StoryBuilder::add_text(std::string_view text, const TextStyle& style) {
    Flow& flow = flows_.back();
    flow.has_paragraph = true;
    Paragraph& paragraph = flow.paragraph;
    if (style.shown != Shown::yes) {
        const std::size_t count = base::count_code_points(text);
        paragraph.struck += count;
        (style.shown == Shown::deleted ? tally_.deleted : style.shown == Shown::hidden ? tally_.hidden : tally_.struck) += count;
        return;
    }
    const std::size_t count = paragraph.text.append(text);
    paragraph.looks.add(paragraph.text, count, style);
    if (count > 0 && style.size > 0)
        sizes_[style.size] += count;
}

void StoryBuilder::add_space() { flows_.back().paragraph.text.add_space(); }

void StoryBuilder::add_tab() {
    Paragraph& paragraph = flows_.back().paragraph;
    paragraph.looks.add_tab(paragraph.text);
    paragraph.text.add_space();
}

void StoryBuilder::add_line() { flows_.back().paragraph.text.add_line(); }

void StoryBuilder::add_deleted(std::size_t count) {
    flows_.back().paragraph.struck += count;
    tally_.deleted += count;
}

void StoryBuilder::add_struck(std::size_t count) {
    flows_.back().paragraph.struck += count;
    tally_.struck += count;
}

void StoryBuilder::hide_paragraph() {
    Paragraph& paragraph = flows_.back().paragraph;
    const std::size_t count = base::count_code_points(paragraph.text.take());
    paragraph.looks = {};
    paragraph.struck += count;
    tally_.hidden += count;
}

void StoryBuilder::add_after(Entry entry) {
    Flow& flow = flows_.back();
    (flow.has_paragraph ? flow.paragraph.after : flow.kind == FlowKind::cell ? flow.after : flow.entries).push_back(std::move(entry));
}

void StoryBuilder::add_picture(std::string_view alternative) {
    ++tally_.pictures;
    Entry entry;
    entry.block.kind = plan::BlockKind::picture;
    TextBuilder text(tally_.cleaned);
    text.append(alternative);
    entry.block.text = text.take();
    count(entry);
    add_after(std::move(entry));
}

void StoryBuilder::add_text_box(std::string_view text) {
    Entry entry;
    entry.block.kind = plan::BlockKind::text_box;
    TextBuilder builder(tally_.cleaned);
    builder.append(text);
    entry.block.text = builder.take();
    if (entry.block.text.empty())
        return;
    count(entry);
    add_after(std::move(entry));
}

void StoryBuilder::open(FlowKind kind) {
    constexpr std::size_t most_flows = 500; // within one another
    if (flows_.size() >= most_flows)
        diag::stop("EXT-0017", {}, {{"part", part_}});
    flows_.push_back({kind, {}, {}, Paragraph(tally_.cleaned), false, tables_.size()});
}

std::vector<Entry> StoryBuilder::close() {
    end_paragraph();
    while (tables_.size() > flows_.back().tables_before)
        end_table();
    std::vector<Entry> entries = std::move(flows_.back().entries);
    std::ranges::move(flows_.back().after, std::back_inserter(entries));
    flows_.pop_back();
    return entries;
}

void StoryBuilder::begin_text_box() { open(FlowKind::text_box); }

void StoryBuilder::end_text_box() {
    if (flows_.back().kind != FlowKind::text_box)
        return;
    for (Entry& entry : close())
        add_after(std::move(entry));
}

void StoryBuilder::begin_note() { open(FlowKind::note); }

void StoryBuilder::end_note(std::string_view mark) {
    if (flows_.back().kind != FlowKind::note)
        return;
    std::string numbering(mark);
    for (Entry& entry : close()) {
        entry.block.kind = plan::BlockKind::footnote;
        entry.block.table = entry.block.row = entry.block.column = 0;
        if (entry.block.numbering.empty())
            entry.block.numbering = std::exchange(numbering, {});
        add_after(std::move(entry));
    }
}

void StoryBuilder::begin_table() {
    end_paragraph();
    tables_.emplace_back();
    tables_.back().number = ++table_count_;
}

void StoryBuilder::begin_row() {
    if (tables_.size() <= flows_.back().tables_before)
        return;
    Table& table = tables_.back();
    ++table.row;
    table.column = 1;
    table.row_begin = flows_.back().entries.size();
}

void StoryBuilder::end_row(std::size_t repeat) {
    if (tables_.size() <= flows_.back().tables_before || repeat <= 1)
        return;
    Table& table = tables_.back();
    widen(table);
    std::vector<Entry>& entries = flows_.back().entries;
    const std::size_t end = entries.size(), row = table.row;
    for (std::size_t copy = 1; copy < std::min(repeat, most_repeats); ++copy)
        for (std::size_t i = table.row_begin; i < end; ++i)
            if (entries[i].block.table == table.number && entries[i].block.row == row) {
                Entry entry = entries[i];
                entry.block.row += static_cast<std::uint32_t>(copy);
                put(std::move(entry));
            }
    table.row += std::min<std::size_t>(repeat - 1, plan::most_places);
}

void StoryBuilder::begin_cell() { open(FlowKind::cell); }

void StoryBuilder::end_cell(std::size_t columns, std::size_t repeat) {
    if (flows_.back().kind != FlowKind::cell)
        return;
    end_paragraph();
    while (tables_.size() > flows_.back().tables_before)
        end_table();
    Flow flow = std::move(flows_.back());
    flows_.pop_back();
    if (tables_.size() <= flows_.back().tables_before) {
        std::ranges::move(flow.entries, std::back_inserter(flows_.back().entries));
        std::ranges::move(flow.after, std::back_inserter(flows_.back().entries));
        return;
    }
    Table& table = tables_.back();
    const std::size_t row = std::max<std::size_t>(table.row, 1);
    if (!table.is_wide && repeat <= 1 && (table.narrow.empty() || table.narrow.back().column == table.column)) {
        if (!flow.entries.empty() || !flow.after.empty())
            table.narrow.push_back({std::move(flow.entries), std::move(flow.after), row, table.column});
    } else {
        widen(table);
        for (std::size_t copy = 1; copy < std::min(repeat, most_repeats) && !flow.entries.empty(); ++copy) {
            for (const Entry& entry : flow.entries) // those of tables within it too
                count(entry);
            put_cell(flow.entries, table.number, row, table.column + (copy - 1) * columns, flows_.back().entries);
        }
        put_cell(std::move(flow.entries), table.number, row, table.column + (std::min(repeat, most_repeats) - 1) * columns, flows_.back().entries);
        std::ranges::move(flow.after, std::back_inserter(flows_.back().entries));
    }
    skip_columns(columns * repeat);
}

void StoryBuilder::skip_columns(std::size_t count) {
    if (tables_.size() > flows_.back().tables_before)
        tables_.back().column = std::min<std::size_t>(tables_.back().column + count, plan::most_places);
}

void StoryBuilder::widen(Table& table) {
    table.is_wide = true;
    put_cells(std::exchange(table.narrow, {}), table.number, flows_.back().entries);
}

void StoryBuilder::end_table() {
    end_paragraph();
    if (tables_.size() <= flows_.back().tables_before)
        return;
    Table table = std::move(tables_.back());
    tables_.pop_back();
    put_framed(std::move(table.narrow), flows_.back().entries);
}

std::vector<Entry> StoryBuilder::take() {
    while (flows_.size() > 1)
        for (Entry& entry : close())
            add_after(std::move(entry));
    end_paragraph();
    while (!tables_.empty())
        end_table();
    return std::move(flows_.front().entries);
}

int StoryBuilder::body_size() const {
    const auto found = std::ranges::max_element(sizes_, {}, [](const auto& size) { return size.second; });
    return found == sizes_.end() ? 0 : found->first;
}

} // namespace qujat::extract
