#include "check/features.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <set>

namespace qujat::check {

namespace {

constexpr std::size_t most_letters = 5; ///< of a word's beginning: what follows is endings, mostly
constexpr std::size_t ending_letters = 3, most_without_ending = 5;

struct Cut {
    std::string beginning, ending;
};

Cut cut(std::string_view word) {
    std::vector<std::size_t> letters; // where they begin
    for (std::size_t at = 0; at < word.size();) {
        letters.push_back(at);
        const auto code = base::decode(word, at);
        at += code ? code->size : 1;
    }
    const auto from = [&letters, &word](std::size_t letter) { return letter < letters.size() ? letters[letter] : word.size(); };
    Cut made{std::string(word.substr(0, from(most_letters))), {}};
    if (letters.size() > most_without_ending)
        made.ending = word.substr(from(letters.size() - ending_letters));
    return made;
}

void add_words(std::set<std::string>& made, std::string_view prefix, std::string_view text, Vocabulary& vocabulary) {
    for (const Token& token : tokens_of(text, vocabulary))
        made.insert(std::string(prefix) + (token.is_number() ? "#" : cut(token.word->folded).beginning));
}

// Words, pairs of neighbours and endings.
void add_sentence(std::set<std::string>& made, std::string_view text, Vocabulary& vocabulary) {
    std::string before;
    for (const Token& token : tokens_of(text, vocabulary)) {
        const Cut word = token.is_number() ? Cut{"#", {}} : cut(token.word->folded);
        made.insert(word.beginning);
        if (!before.empty())
            made.insert(before + "_" + word.beginning);
        if (!word.ending.empty())
            made.insert("e:" + word.ending);
        before = word.beginning;
    }
}

void add_lists(std::set<std::string>& made, std::string_view prefix, const Hits& hits, const std::vector<std::string>& names) {
    for (const auto& [list, times] : hits)
        if (!names[list].empty() && names[list].find(' ') == std::string::npos) // those of a single edition's items are named with blanks
            made.insert(std::string(prefix) + names[list]);
}

} // namespace

std::vector<Unit> units(const Outline& outline) {
    std::vector<Unit> made;
    for (std::uint32_t number = 0; number < outline.sentences.size(); ++number) {
        const Sentence& sentence = outline.sentences[number];
        if (sentence.is_title)
            continue;
        const bool continues = !made.empty() && made.back().end == number && sentence.table == no_index && outline.sentences[number - 1].table == no_index &&
                               outline.sentences[number - 1].file == sentence.file && outline.sentences[number - 1].block == sentence.block;
        if (!continues)
            made.push_back({number, number, no_index});
        made.back().end = number + 1;
        if (sentence.counts && made.back().said == no_index)
            made.back().said = number;
    }
    std::erase_if(made, [](const Unit& unit) { return unit.said == no_index; });
    return made;
}

Above above(const Outline& outline, const Unit& unit) {
    const auto or_none = [](std::uint32_t node) { return node == 0 ? no_index : node; };
    const Sentence& first = outline.sentences[unit.first];
    Above made{or_none(first.node), no_index, first.table};
    if (made.heading != no_index)
        made.section = or_none(outline.nodes[made.heading].parent);
    return made;
}

std::vector<std::string> features_of_text(const Outline& outline, const Unit& unit, Vocabulary& vocabulary, const std::vector<std::string>& names) {
    std::set<std::string> made;
    const Sentence& first = outline.sentences[unit.first];
    for (std::uint32_t number = unit.first; number < unit.end; ++number) {
        const Sentence& sentence = outline.sentences[number];
        if (!sentence.counts)
            continue;
        add_sentence(made, sentence.text, vocabulary);
        add_lists(made, "l:", sentence.hits, names);
    }
    made.insert(first.table != no_index ? "s:row" : first.is_item ? "s:item" : "s:paragraph");
    if (first.node == 0)
        made.insert("s:no-heading");
    else if (outline.nodes[first.node].is_label)
        made.insert("s:label");
    if (unit.first < 3)
        made.insert("s:begin");
    return {made.begin(), made.end()};
}

std::vector<std::string> features_of_heading(const Node& node, HeadingOf of, Vocabulary& vocabulary, const std::vector<std::string>& names) {
    std::set<std::string> made;
    add_words(made, of == HeadingOf::text ? "h:" : "p:", node.text, vocabulary);
    add_lists(made, of == HeadingOf::text ? "k:" : "m:", node.hits, names);
    return {made.begin(), made.end()};
}

std::vector<std::string> features_of_table(const Hits& frame, const std::vector<std::string>& names) {
    std::set<std::string> made;
    add_lists(made, "f:", frame, names);
    return {made.begin(), made.end()};
}

} // namespace qujat::check
