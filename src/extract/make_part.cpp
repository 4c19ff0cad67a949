#include "extract/entry.hpp"

#include "diag/diag.hpp"

#include <algorithm>
#include <utility>

namespace qujat::extract {

namespace {

// Every number in the range that `plan::Block` gives it: the reader of the records refuses any other, and with it the whole plan.
void put_in_range(plan::Block& block) {
    const bool is_heading = block.kind == plan::BlockKind::heading;
    const bool is_cell = block.kind == plan::BlockKind::cell;
    if (!is_heading)
        block.heading_by = plan::HeadingBy::none;
    if (is_heading)
        block.level = std::clamp<std::uint8_t>(block.level, 1, 9);
    else if (block.kind == plan::BlockKind::list_item)
        block.level = std::max<std::uint8_t>(block.level, 1);
    else
        block.level = 0;
    for (std::uint32_t* place : {&block.table, &block.row, &block.column})
        *place = is_cell ? std::clamp<std::uint32_t>(*place, 1, plan::most_places) : 0;
    block.page = std::min(block.page, plan::most_places);
    block.struck = std::min(block.struck, static_cast<std::uint32_t>(plan::most_text));
}

} // namespace

plan::Part make_part(std::string format, std::vector<Entry> entries, const Tally& tally) {
    plan::Part part;
    part.format = std::move(format);
    part.pictures = static_cast<std::uint32_t>(std::min<std::size_t>(tally.pictures, 1'000'000));
    std::size_t bytes = 0;
    for (const Entry& entry : entries)
        bytes += entry.block.text.size() + entry.block.numbering.size();
    if (entries.size() > plan::most_blocks || bytes > plan::most_text)
        diag::stop("EXT-0017", {}, {{"part", part.format}});
    part.blocks.reserve(entries.size());
    for (Entry& entry : entries) {
        put_in_range(entry.block);
        part.blocks.push_back(std::move(entry.block));
    }

    const auto note = [&](std::string_view id, std::size_t count) {
        if (count > 0)
            part.notes.push_back({std::string(id), {}, {{"count", std::to_string(count)}}, {}});
    };
    note("EXT-0101", tally.struck);
    note("EXT-0102", tally.hidden);
    note("EXT-0103", tally.deleted);
    note("EXT-0104", tally.comments);
    note("EXT-0105", tally.placeholders);
    note("EXT-0106", tally.inserted_files);
    note("EXT-0107", tally.objects);
    note("EXT-0108", tally.charts);
    note("EXT-0109", tally.cleaned.controls);
    note("EXT-0110", tally.cleaned.malformed);
    note("EXT-0111", tally.cleaned.invisible);
    const bool has_text = std::ranges::any_of(part.blocks, [](const plan::Block& block) { return block.kind != plan::BlockKind::picture && !block.text.empty(); });
    if (!has_text)
        part.notes.push_back({"EXT-0112", {}, {{"pictures", std::to_string(part.pictures)}}, {}});
    return part;
}

} // namespace qujat::extract
