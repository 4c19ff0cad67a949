#include "check/features.hpp"

#include "base/utf8.hpp"
#include "check/concepts.hpp"

#include <algorithm>
#include <set>

namespace qujat::check {

namespace {

constexpr std::size_t ending_letters = 3, most_without_ending = 5;
constexpr std::ptrdiff_t most_words = 40, least_words = 15; // of a paragraph that is not cut; of a piece of one that is: those that weights are learned from are mostly of that length

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
    Cut made{std::string(word.substr(0, from(letters_of_beginning))), {}};
    if (letters.size() > most_without_ending)
        made.ending = word.substr(from(letters.size() - ending_letters));
    return made;
}

void add_concepts(std::set<std::string>& made, std::string_view prefix, const std::string& beginning, const Concepts* concepts) {
    if (concepts != nullptr)
        for (const std::string& one : concepts->of(beginning))
            made.insert(std::string(prefix) + one);
}

void add_lists(std::set<std::string>& made, std::string_view prefix, const Hits& hits, const std::vector<std::string>& names) {
    for (const auto& [list, times] : hits)
        if (!names[list].empty() && names[list].find(' ') == std::string::npos) // those of a single edition's items are named with blanks
            made.insert(std::string(prefix) + names[list]);
}

// Those of a unit's sentences that together have some words, and the next ones, and so on.
void add_pieces(std::vector<Unit>& made, const Outline& outline, const Unit& unit) {
    const auto words = [&outline](std::uint32_t number) { return outline.sentences[number].counts ? std::ranges::count(outline.sentences[number].text, ' ') + 1 : 0; };
    std::ptrdiff_t left = 0;
    for (std::uint32_t number = unit.first; number < unit.end; ++number)
        left += words(number);
    if (left <= most_words) {
        made.push_back(unit);
        return;
    }
    Unit piece{unit.first, unit.first, no_index};
    std::ptrdiff_t taken = 0;
    while (piece.end < unit.end) {
        const std::uint32_t number = piece.end++;
        taken += words(number);
        left -= words(number);
        if (piece.said == no_index && outline.sentences[number].counts)
            piece.said = number;
        if (piece.end == unit.end || (taken >= least_words && left >= least_words)) {
            made.push_back(piece);
            piece = {piece.end, piece.end, no_index};
            taken = 0;
        }
    }
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
    std::vector<Unit> pieces;
    for (const Unit& unit : made)
        add_pieces(pieces, outline, unit);
    std::erase_if(pieces, [](const Unit& unit) { return unit.said == no_index; });
    return pieces;
}

bool follows(const Outline& outline, const Unit& before, const Unit& unit) {
    const Sentence &first = outline.sentences[before.first], &second = outline.sentences[unit.first];
    return first.file == second.file && first.node == second.node;
}

Above above(const Outline& outline, const Unit& unit) {
    const Sentence& first = outline.sentences[unit.first];
    Above made{first.node == 0 ? no_index : first.node, no_index, first.table};
    if (made.heading == no_index)
        return made;
    if (const std::uint32_t parent = outline.nodes[made.heading].parent; parent != 0)
        made.section = parent;
    else if (outline.nodes[1].is_title && made.heading != 1)
        made.section = 1;
    return made;
}

std::vector<Source> sources_beside(const Outline& outline, const std::vector<Unit>& units, std::size_t at) {
    const auto number = static_cast<std::uint32_t>(at);
    std::vector<Source> made;
    if (at > 0 && follows(outline, units[at - 1], units[at]))
        made.push_back({SourceKind::before, number - 1});
    if (at + 1 < units.size() && follows(outline, units[at], units[at + 1]))
        made.push_back({SourceKind::behind, number + 1});
    return made;
}

std::vector<Source> sources_over(const Outline& outline, const Unit& unit) {
    const Above over = above(outline, unit);
    std::vector<Source> made;
    if (over.heading != no_index)
        made.push_back({SourceKind::heading, over.heading});
    if (over.section != no_index)
        made.push_back({SourceKind::section, over.section});
    if (over.table != no_index)
        made.push_back({SourceKind::table, over.table});
    return made;
}

bool is_lone_number(const Outline& outline, const Unit& unit, Vocabulary& vocabulary) {
    const Sentence& only = outline.sentences[unit.first];
    if (unit.end != unit.first + 1 || only.table != no_index || (only.node != 0 && outline.nodes[only.node].is_label))
        return false;
    const auto tokens = tokens_of(only.text, vocabulary);
    return tokens.size() == 1 && tokens.front().is_number();
}

Features::Features(const Outline& outline, const Requirements& requirements, Vocabulary& vocabulary)
    : outline_(outline), concepts_(requirements.concepts.get()), vocabulary_(vocabulary), first_year_(requirements.first_year), names_(requirements.lexicon->names_by_number()),
      together_(look_together(outline)), heads_(outline.frames.size(), no_index) {
    for (std::uint32_t number = 0; number < outline.sentences.size(); ++number)
        if (const std::uint32_t table = outline.sentences[number].table; table != no_index && heads_[table] == no_index)
            heads_[table] = number;
}

std::vector<std::string> Features::of(const Source& source, const std::vector<Unit>& units) {
    switch (source.kind) {
    case SourceKind::before: return of_neighbour(units[source.at], Side::before);
    case SourceKind::behind: return of_neighbour(units[source.at], Side::behind);
    case SourceKind::heading: return of_heading(source.at, HeadingOf::text);
    case SourceKind::section: return of_heading(source.at, HeadingOf::section);
    case SourceKind::table: return of_table(source.at);
    }
    return {};
}

Together Features::together(const Unit& unit) const {
    const Sentence& first = outline_.sentences[unit.first];
    return first.is_item || first.table != no_index ? together_[first.group] : Together();
}

bool is_word(std::string_view feature) { return feature.find_first_of(":_#") == std::string_view::npos; }

std::vector<std::string> Features::of_text(const Unit& unit) {
    std::set<std::string> made;
    Shape shape(first_year_);
    const Sentence& first = outline_.sentences[unit.first];
    for (std::uint32_t number = unit.first; number < unit.end; ++number) {
        const Sentence& sentence = outline_.sentences[number];
        if (!sentence.counts)
            continue;
        std::string before;
        const std::vector<Token> tokens = tokens_of(sentence.text, vocabulary_);
        shape.read(sentence, tokens);
        for (const Token& token : tokens) {
            const Cut word = token.is_number() ? Cut{"#", {}} : cut(token.word->folded);
            made.insert(word.beginning);
            add_concepts(made, "c:", word.beginning, concepts_);
            if (!before.empty())
                made.insert(before + "_" + word.beginning);
            if (!word.ending.empty())
                made.insert("e:" + word.ending);
            before = word.beginning;
        }
        add_lists(made, "l:", sentence.hits, names_);
    }
    made.insert(first.table != no_index ? "s:row" : first.is_item ? "s:item" : "s:paragraph");
    if (first.node == 0)
        made.insert("s:no-heading");
    else if (outline_.nodes[first.node].is_label)
        made.insert("s:label");
    if (unit.first < 3)
        made.insert("s:begin");
    shape.add_to(made, together(unit));
    return {made.begin(), made.end()};
}

std::vector<std::string> Features::of_neighbour(const Unit& neighbour, Side side) {
    std::set<std::string> made;
    const std::string prefix = side == Side::before ? "b:" : "a:";
    for (std::uint32_t number = neighbour.first; number < neighbour.end; ++number)
        if (outline_.sentences[number].counts)
            for (const Token& token : tokens_of(outline_.sentences[number].text, vocabulary_))
                made.insert(prefix + (token.is_number() ? "#" : cut(token.word->folded).beginning));
    return {made.begin(), made.end()};
}

std::vector<std::string> Features::of_heading(std::uint32_t node, HeadingOf of) {
    std::set<std::string> made;
    const bool is_over_text = of == HeadingOf::text;
    const std::string_view text = outline_.nodes[node].text;
    const std::vector<Token> tokens = tokens_of(text, vocabulary_);
    for (const std::string& year : years(tokens, text, first_year_))
        made.insert((is_over_text ? "hy:" : "py:") + year);
    for (const Token& token : tokens) {
        const std::string beginning = token.is_number() ? "#" : cut(token.word->folded).beginning;
        made.insert((is_over_text ? "h:" : "p:") + beginning);
        add_concepts(made, is_over_text ? "hc:" : "pc:", beginning, concepts_);
    }
    add_lists(made, is_over_text ? "hl:" : "pl:", outline_.nodes[node].hits, names_);
    return {made.begin(), made.end()};
}

std::vector<std::string> Features::of_table(std::uint32_t table) {
    std::set<std::string> made;
    add_lists(made, "f:", outline_.frames[table], names_);
    if (heads_[table] != no_index) {
        const std::string_view head = outline_.sentences[heads_[table]].text;
        for (const std::string& year : years(tokens_of(head, vocabulary_), head, first_year_))
            made.insert("fy:" + year);
    }
    return {made.begin(), made.end()};
}

} // namespace qujat::check
