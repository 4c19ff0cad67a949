#include "extract/entry.hpp"

#include "extract/letters.hpp"

namespace qujat::extract {

namespace {

constexpr std::size_t most_words_of_styled_heading = 30, fewest_words_to_doubt = 200;

// A paragraph that somebody set as a heading by mistake: it has sentences. Where most of the text is headings, being one says nothing.
void doubt_styles(std::vector<Entry>& entries) {
    std::size_t words_of_headings = 0, all = 0;
    for (const Entry& entry : entries) {
        const std::size_t words = count_words(entry.block.text);
        all += entry.block.kind == plan::BlockKind::picture ? 0 : words;
        words_of_headings += entry.block.kind == plan::BlockKind::heading ? words : 0;
    }
    const bool is_telling = words_of_headings < fewest_words_to_doubt || words_of_headings * 2 < all;
    for (Entry& entry : entries) {
        plan::Block& block = entry.block;
        if (block.kind != plan::BlockKind::heading || (is_telling && !(count_words(block.text) > most_words_of_styled_heading && block.text.ends_with('.'))))
            continue;
        block.kind = block.numbering.empty() ? plan::BlockKind::paragraph : plan::BlockKind::list_item;
        block.heading_by = plan::HeadingBy::none;
    }
}

} // namespace

void find_structure(std::vector<Entry>& entries, int body_size) {
    doubt_styles(entries);
    part_lines(entries);
    part_leads(entries);
    join_wrapped(entries);
    find_tab_tables(entries);
    find_headings(entries, body_size);
    part_first_sentences(entries);
    level_leads(entries);
    split_marks(entries);
}

} // namespace qujat::extract
