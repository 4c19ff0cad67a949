#include "extract/entry.hpp"

#include "extract/letters.hpp"

namespace qujat::extract {

namespace {

constexpr std::size_t most_words_of_styled_heading = 30, fewest_words_to_doubt = 200;

// A paragraph that somebody set as a heading by mistake: it has sentences. Where most of the text is headings with nothing but headings below, being one says nothing;
// long names of the annex's items over short answers are no such.
void doubt_styles(std::vector<Entry>& entries) {
    const auto is_heading = [](const Entry& entry) { return entry.block.kind == plan::BlockKind::heading; };
    std::size_t words_of_headings = 0, all = 0, headings = 0, with_text = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::size_t words = entries[i].block.kind == plan::BlockKind::picture ? 0 : count_words(entries[i].block.text);
        all += words;
        if (!is_heading(entries[i]))
            continue;
        words_of_headings += words;
        ++headings;
        with_text += i + 1 < entries.size() && !is_heading(entries[i + 1]) ? 1U : 0U;
    }
    const bool is_telling = words_of_headings < fewest_words_to_doubt || words_of_headings * 2 < all || with_text * 2 >= headings;
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
