#include "extract/page_words.hpp"

#include <algorithm>
#include <map>

namespace qujat::extract {

void Box::include(const Box& other) {
    left = std::min(left, other.left);
    top = std::min(top, other.top);
    right = std::max(right, other.right);
    bottom = std::max(bottom, other.bottom);
}

Line make_line(std::vector<Word> words) {
    std::ranges::stable_sort(words, {}, [](const Word& word) { return word.box.left; });
    Line line;
    if (words.empty())
        return line;
    line.box = words.front().box;
    line.is_bold = true;
    std::map<int, std::size_t> sizes;
    for (Word& word : words) {
        line.box.include(word.box);
        line.is_bold = line.is_bold && word.is_bold;
        sizes[word.size] += word.text.size();
        // Where the look changes within a word poppler begins another one.
        if (!line.words.empty() && word.box.left - line.words.back().box.right < 0.05 * word.size / 2) {
            Word& last = line.words.back();
            last.text += word.text;
            last.box.include(word.box);
            last.is_bold = last.is_bold && word.is_bold;
            last.certainty = std::min(last.certainty, word.certainty);
        } else {
            line.words.push_back(std::move(word));
        }
    }
    line.size = std::ranges::max_element(sizes, {}, [](const auto& entry) { return entry.second; })->first;
    return line;
}

std::string text_of(const Line& line) {
    std::string text;
    for (const Word& word : line.words) {
        if (!text.empty())
            text += ' ';
        text += word.text;
    }
    return text;
}

bool ends_sentence(std::string_view text) {
    constexpr std::string_view signs[] = {".", ":", ";", "!", "?", "…", ".»", ".)", ".\""};
    return std::ranges::any_of(signs, [&](std::string_view sign) { return text.ends_with(sign); });
}

} // namespace qujat::extract
