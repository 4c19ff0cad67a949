#include "check/lexicon.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <set>

namespace qujat::check {

namespace {

constexpr std::string_view seen_names[] = {"nothing", "words", "lines", "items", "number", "year", "date", "money", "percent", "quoted", "latin", "person", "title", "named", "enumeration", "proper", "short", "quantity"};
static_assert(std::size(seen_names) == seen_count);

bool intersect(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right) {
    return std::ranges::any_of(left, [&right](std::uint32_t atom) { return std::ranges::binary_search(right, atom); });
}

constexpr std::size_t longest_beginning = 64; ///< bytes; no cue is longer, and a word of megabytes must not take its square

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = text.find(separator);
        if (const auto part = text.substr(0, at); !part.empty())
            parts.push_back(part);
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

} // namespace

Lexicon::Lexicon() {
    for (const std::string_view name : seen_names)
        ensure_list(std::string(name));
}

std::uint16_t Lexicon::ensure_list(const std::string& name) {
    const auto [entry, is_new] = lists_.emplace(name, static_cast<std::uint16_t>(descriptions_.size()));
    if (is_new)
        descriptions_.emplace_back();
    return entry->second;
}

std::optional<std::uint16_t> Lexicon::find_list(std::string_view name) const {
    const auto found = lists_.find(name);
    return found == lists_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Lexicon::names_by_number() const {
    std::vector<std::string> names(size());
    for (const auto& [name, list] : lists_)
        names[list] = name;
    return names;
}

std::vector<std::string> Lexicon::list_names() const {
    std::vector<std::string> names;
    for (const auto& [name, list] : lists_)
        names.push_back(name);
    return names;
}

// Kinds: '=' the very form, '*' a beginning, 's' a stem.
std::uint32_t Lexicon::atom(char kind, base::Language language, const std::string& text) {
    const std::string key = std::string{kind} + (kind == 's' ? std::string(base::code(language)) : "") + text;
    const auto [entry, is_new] = atoms_.emplace(key, static_cast<std::uint32_t>(cues_of_atom_.size()));
    if (is_new) {
        cues_of_atom_.emplace_back();
        after_number_of_atom_.emplace_back();
    }
    return entry->second;
}

bool Lexicon::add(std::uint16_t list, base::Language language, std::string_view cue) {
    const std::size_t open = cue.find('{');
    if (open == std::string_view::npos) {
        written_[{list, language}].emplace_back(cue);
        return add_plain(list, language, cue);
    }
    const std::size_t close = cue.find('}', open);
    if (close == std::string_view::npos)
        return false;
    const auto other = find_list(cue.substr(open + 1, close - open - 1));
    if (!other)
        return false;
    for (const std::string& word : std::vector<std::string>(written_[{*other, language}])) {
        if (word.find_first_of("^$") != std::string::npos && (open > 0 || close + 1 < cue.size())) // no end of a sentence stands within a cue
            return false;
        if (!add(list, language, std::string(cue.substr(0, open)) + word + std::string(cue.substr(close + 1))))
            return false;
    }
    return true;
}

// The same words stand in many cues, most of all where lists are written out into others.
const std::vector<std::uint32_t>& Lexicon::atoms_of(std::string_view written, base::Language language) {
    const auto [entry, is_new] = atoms_of_written_.try_emplace(std::string(base::code(language)) + std::string(written));
    if (!is_new)
        return entry->second;
    std::string_view word = written;
    const bool is_exact = word.starts_with('=');
    const bool is_beginning = word.ends_with('*');
    if (is_exact)
        word.remove_prefix(1);
    if (is_beginning)
        word.remove_suffix(1);
    if (word.empty() || word.find_first_of("*=^$#-") != std::string_view::npos)
        return entry->second;
    const std::string folded = fold(word).text;
    for (std::size_t at = 0; const auto code = base::decode(folded, at);) {
        if (!is_letter(code->value) && !is_digit(code->value))
            return entry->second;
        at += code->size;
    }
    // Kazakh softens the last consonant before an ending: нарық – нарығы, мектеп – мектебі.
    if (is_beginning && language == base::Language::kk && (folded.ends_with("к") || folded.ends_with("п")))
        entry->second.push_back(atom('*', language, folded.substr(0, folded.size() - 2) + (folded.ends_with("к") ? "г" : "б")));
    entry->second.push_back(is_exact ? atom('=', language, folded) : is_beginning ? atom('*', language, folded) : atom('s', language, stem(folded, language, endings)));
    return entry->second;
}

bool Lexicon::add_plain(std::uint16_t list, base::Language language, std::string_view cue) {
    Cue made;
    made.list = list;
    if (cue.starts_with('^')) {
        made.at_begin = true;
        cue.remove_prefix(1);
    }
    if (cue.ends_with('$')) {
        made.at_end = true;
        cue.remove_suffix(1);
    }
    for (const std::string_view place : split(cue, ' ')) {
        Element element;
        if (place == "_") {
            element.is_gap = true;
        } else if (place == "#") {
            element.is_number = true;
        } else {
            for (const std::string_view word : split(place, '/')) {
                const auto& atoms = atoms_of(word, language);
                if (atoms.empty())
                    return false;
                element.atoms.insert(element.atoms.end(), atoms.begin(), atoms.end());
            }
            std::ranges::sort(element.atoms);
        }
        made.elements.push_back(std::move(element));
    }
    if (made.elements.empty() || made.elements.front().is_gap || made.elements.back().is_gap)
        return false;
    const auto number = static_cast<std::uint32_t>(cues_.size());
    const bool has_word_second = made.elements.size() > 1 && !made.elements[1].atoms.empty();
    if (made.elements.front().is_number && !has_word_second)
        number_cues_.push_back(number);
    if (made.elements.front().is_number && has_word_second)
        for (const std::uint32_t second : made.elements[1].atoms)
            after_number_of_atom_[second].push_back(number);
    for (const std::uint32_t first : made.elements.front().atoms)
        cues_of_atom_[first].push_back(number);
    cues_.push_back(std::move(made));
    return true;
}

void Lexicon::close() {
    const auto collect = [this](std::string_view name) {
        std::vector<std::uint32_t> atoms;
        if (const auto list = find_list(name))
            for (const Cue& cue : cues_)
                if (cue.list == *list && cue.elements.size() == 1)
                    atoms.insert(atoms.end(), cue.elements[0].atoms.begin(), cue.elements[0].atoms.end());
        std::ranges::sort(atoms);
        return atoms;
    };
    numeral_atoms_ = collect("numeral");
    currency_atoms_ = collect("currency");
    scale_atoms_ = collect("scale");
    atoms_of_written_.clear();
}

std::vector<std::string> Lexicon::stems(std::string_view folded) const {
    std::vector<std::string> all;
    for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en})
        all.push_back(stem(folded, language, endings));
    return all;
}

Word Lexicon::look_up(std::string_view raw) const {
    Word word;
    Folded folded = fold(raw);
    word.folded = std::move(folded.text);
    for (const auto& [sign, code] : {std::pair("$", "usd"), std::pair("₸", "kzt"), std::pair("€", "eur"), std::pair("₽", "rub")})
        if (word.folded == sign)
            word.folded = code;
    word.is_mixed = folded.is_mixed;
    word.is_marked = folded.is_marked;
    if (const auto first = base::decode(raw, 0)) {
        word.is_capital = is_capital(first->value);
        word.is_latin = first->value < 0x250 && is_letter(first->value);
    }
    const auto try_atom = [this, &word](const std::string& key) {
        if (const auto found = atoms_.find(key); found != atoms_.end())
            word.atoms.push_back(found->second);
    };
    try_atom("=" + word.folded);
    for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en})
        try_atom("s" + std::string(base::code(language)) + stem(word.folded, language, endings));
    std::string beginning = "*";
    for (std::size_t at = 0; const auto code = beginning.size() < longest_beginning ? base::decode(word.folded, at) : std::nullopt;) {
        beginning.append(word.folded, at, code->size);
        at += code->size;
        try_atom(beginning);
    }
    if (!folded.latin.empty()) {
        try_atom("=" + folded.latin);
        try_atom("sen" + stem(folded.latin, base::Language::en, endings));
    }
    std::ranges::sort(word.atoms);
    word.is_numeral = intersect(word.atoms, numeral_atoms_);
    word.is_currency = intersect(word.atoms, currency_atoms_);
    word.is_scale = intersect(word.atoms, scale_atoms_);
    std::set<std::uint32_t> begun, after_number;
    for (const std::uint32_t matched : word.atoms) {
        begun.insert(cues_of_atom_[matched].begin(), cues_of_atom_[matched].end());
        after_number.insert(after_number_of_atom_[matched].begin(), after_number_of_atom_[matched].end());
    }
    word.cues.assign(begun.begin(), begun.end());
    word.after_number.assign(after_number.begin(), after_number.end());
    return word;
}

} // namespace qujat::check
