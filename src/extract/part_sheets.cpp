#include "extract/entry.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace qujat::extract {

namespace {

constexpr std::size_t fewest_texts = 3, least_of_text = 80; // bytes

bool is_cell(const Entry& entry) { return entry.block.kind == plan::BlockKind::cell; }

bool are_of_one_row(const Entry& a, const Entry& b) { return is_cell(a) && is_cell(b) && a.block.table == b.block.table && a.block.row == b.block.row; }

bool is_alone_in_row(const std::vector<Entry>& entries, std::size_t i) {
    return is_cell(entries[i]) && (i == 0 || !are_of_one_row(entries[i - 1], entries[i])) && (i + 1 == entries.size() || !are_of_one_row(entries[i], entries[i + 1]));
}

} // namespace

void part_sheets(std::vector<Entry>& entries) {
    std::map<std::uint32_t, std::size_t> texts; // by table
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (is_alone_in_row(entries, i) && entries[i].block.text.size() >= least_of_text)
            ++texts[entries[i].block.table];
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (is_alone_in_row(entries, i) && texts[entries[i].block.table] >= fewest_texts)
            found.push_back(i);
    for (const std::size_t i : found) {
        plan::Block& block = entries[i].block;
        block.kind = plan::BlockKind::paragraph;
        block.table = block.row = block.column = 0;
    }
    const bool has_texts = std::ranges::any_of(entries, [](const Entry& entry) { return entry.block.kind == plan::BlockKind::paragraph && entry.block.text.size() >= least_of_text; });
    if (has_texts)
        find_structure(entries, 0);
}

} // namespace qujat::extract
