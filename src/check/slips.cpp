#include "check/slips.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace qujat::check {

namespace {

constexpr std::size_t shortest = 6;       ///< letters: shorter words are too often other words
constexpr std::size_t longest_ending = 4; ///< letters behind a stem
constexpr std::size_t most_corrected = 3'000; ///< different words of a plan that are looked at: bounds the time that hostile text takes

std::u32string letters(std::string_view text) {
    std::u32string all;
    for (std::size_t at = 0; const auto code = base::decode(text, at);) {
        all += code->value;
        at += code->size;
    }
    return all;
}

// How many letters of the word the beginning takes, with just one slip; 0 = it is not so.
std::size_t taken(std::u32string_view word, std::u32string_view beginning) {
    const auto same = static_cast<std::size_t>(std::ranges::mismatch(word, beginning).in1 - word.begin());
    if (same == beginning.size()) // another form of the word: the endings of both were cut otherwise
        return same;
    if (same >= word.size())
        return 0;
    const auto goes_on = [&](std::size_t in_word, std::size_t in_beginning) {
        const std::u32string_view rest = beginning.substr(std::min(in_beginning, beginning.size()));
        return in_word <= word.size() && word.substr(in_word).starts_with(rest) ? in_word + rest.size() : 0;
    };
    std::size_t most = std::max({goes_on(same + 1, same + 1), goes_on(same + 1, same), goes_on(same, same + 1)});
    if (same + 1 < word.size() && same + 1 < beginning.size() && word[same] == beginning[same + 1] && word[same + 1] == beginning[same])
        most = std::max(most, goes_on(same + 2, same + 2));
    return most;
}

} // namespace

HeadingWords heading_words(const Requirements& requirements) {
    const Lexicon& lexicon = *requirements.lexicon;
    HeadingWords words;
    words.lists.resize(lexicon.size());
    for (const Item& item : requirements.items) {
        words.lists[item.headings] = true;
        for (const SubRequirement& sub : item.subs)
            words.lists[sub.headings] = true;
    }
    words.lists[0] = false;
    words.is_known.resize(lexicon.atoms().size());
    for (const Cue& cue : lexicon.cues())
        if (words.lists[cue.list])
            for (const Element& element : cue.elements)
                for (const std::uint32_t atom : element.atoms)
                    words.is_known[atom] = true;
    for (const auto& [key, atom] : lexicon.atoms()) {
        if (!words.is_known[atom])
            continue;
        const char kind = key.front();
        std::u32string text = letters(std::string_view(key).substr(kind == 's' ? 3 : 1)); // "s", the code of the language, the stem
        if (text.size() + 1 >= shortest)
            words.known[text.front()].push_back({std::move(text), kind, atom});
    }
    for (auto& [first, known] : words.known)
        std::ranges::sort(known, {}, &HeadingWords::Known::atom);
    return words;
}

const Word& Slips::correct(const Word& word) {
    if (const auto found = corrected_.find(&word); found != corrected_.end())
        return *found->second;
    const bool is_cue = std::ranges::any_of(word.atoms, [this](std::uint32_t atom) { return words_.is_known[atom]; });
    if (is_cue || corrected_.size() >= most_corrected || word.folded.size() > 80)
        return word;
    const std::u32string text = letters(word.folded);
    if (text.size() < shortest)
        return word;
    auto made = std::make_unique<Word>(word);
    if (const auto known = words_.known.find(text.front()); known != words_.known.end())
        for (const HeadingWords::Known& one : known->second) {
            const std::size_t end = taken(text, one.text);
            if (end == 0 || (one.kind == '=' && end != text.size()) || (one.kind == 's' && text.size() - end > longest_ending))
                continue;
            made->atoms.push_back(one.atom);
        }
    std::ranges::sort(made->atoms);
    std::set<std::uint32_t> begun(made->cues.begin(), made->cues.end());
    for (const std::uint32_t atom : made->atoms)
        begun.insert(lexicon_.cues_of_atom(atom).begin(), lexicon_.cues_of_atom(atom).end());
    made->cues.assign(begun.begin(), begun.end());
    return *(corrected_[&word] = std::move(made));
}

} // namespace qujat::check
