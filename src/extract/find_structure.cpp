#include "extract/entry.hpp"

#include "extract/letters.hpp"

namespace qujat::extract {

namespace {

constexpr std::size_t most_words_of_styled_heading = 30, fewest_words_to_doubt = 200, fewest_words_of_sentence = 8;

bool ends_sentence(std::string_view text) { return !text.empty() && std::string_view(".;:!").find(text.back()) != std::string_view::npos; }

// A paragraph that somebody set as a heading by mistake: it has sentences. Where most of the text is such headings, being one says nothing; long names of the annex's
// items over short answers are no such.
void doubt_styles(std::vector<Entry>& entries) {
    std::size_t words_of_headings = 0, words_of_sentences = 0, all = 0;
    for (const Entry& entry : entries) {
        const std::size_t words = entry.block.kind == plan::BlockKind::picture ? 0 : count_words(entry.block.text);
        const bool is_heading = entry.block.kind == plan::BlockKind::heading;
        all += words;
        words_of_headings += is_heading ? words : 0;
        words_of_sentences += is_heading && words >= fewest_words_of_sentence && ends_sentence(entry.block.text) ? words : 0;
    }
    const bool is_telling = words_of_headings < fewest_words_to_doubt || words_of_headings * 2 < all || words_of_sentences * 2 < words_of_headings;
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
