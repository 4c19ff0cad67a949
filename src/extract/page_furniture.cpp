#include "extract/page_furniture.hpp"

#include "base/utf8.hpp"
#include "extract/letters.hpp"
#include "extract/page_zones.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

namespace qujat::extract {

namespace {

constexpr double margin = 0.14;       ///< of the page's height: where furniture stands
constexpr double outer_margin = 0.09; ///< where it must stand when there are too few pages to be sure
constexpr double same_height = 4;
constexpr std::size_t most_lines = 4; ///< at each end of a page

struct Candidate {
    std::size_t page = 0, depth = 0; ///< depth 0 is the outermost line
    bool is_top = false;
    double height = 0;               ///< from the nearer edge of the page
    bool is_outer = false;
    bool is_own_number = false;      ///< of the page
    std::string key;                 ///< its text, all figures alike
    std::vector<Word> words;
    bool is_repeated = false;
};

// Letters and figures only, each number "#".
std::string key_of(const Line& line, std::vector<long>& numbers) {
    std::string key;
    const std::string text = text_of(line);
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] >= '0' && text[at] <= '9') {
            long number = 0;
            const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
            numbers.push_back(error == std::errc() ? number : -1);
            at = static_cast<std::size_t>(end - text.data());
            key += '#';
            continue;
        }
        const auto point = base::decode(text, at);
        if (!point)
            break;
        at += point->size;
        if (is_letter(point->value))
            base::append(key, to_lower(point->value));
    }
    return key;
}

// «3», «– 3 –», «стр. 3 из 10», «3-бет».
bool is_page_number(const std::string& key, const std::vector<long>& numbers, std::size_t page) {
    constexpr std::string_view forms[] = {"#", "стр#", "страница#", "page#", "#бет", "бет#", "##", "#из#", "стр#из#", "страница#из#", "#of#", "page#of#", "#страница", "с#"};
    return std::ranges::find(forms, key) != std::end(forms) && !numbers.empty() && std::abs(numbers[0] - static_cast<long>(page)) <= 20;
}

std::vector<Candidate> find_candidates(const std::vector<Page>& pages) {
    std::vector<Candidate> candidates;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const Page& page = pages[p];
        std::vector<Word> near;
        for (const Word& word : page.words)
            if (word.box.top < margin * page.height || word.box.bottom > (1 - margin) * page.height)
                near.push_back(word);
        std::vector<Line> lines = split_lines(std::move(near));
        const auto add = [&](Line& line, std::size_t depth, bool is_top) {
            Candidate candidate;
            candidate.page = p;
            candidate.depth = depth;
            candidate.is_top = is_top;
            candidate.height = is_top ? line.box.top : page.height - line.box.bottom;
            candidate.is_outer = candidate.height < outer_margin * page.height;
            std::vector<long> numbers;
            candidate.key = key_of(line, numbers);
            const bool has_letter = std::ranges::any_of(candidate.key, [](char c) { return c != '#'; });
            if (is_page_number(candidate.key, numbers, page.number))
                candidate.key = "#"; // however it is dressed
            else if (!has_letter)
                candidate.key.clear();
            candidate.is_own_number = candidate.key == "#" && !numbers.empty() && numbers[0] == static_cast<long>(page.number);
            candidate.words = line.words;
            candidates.push_back(std::move(candidate));
        };
        for (std::size_t i = 0; i < lines.size() && i < most_lines && lines[i].box.bottom < page.height / 2; ++i)
            add(lines[i], i, true);
        for (std::size_t i = 0; i < lines.size() && i < most_lines && lines[lines.size() - 1 - i].box.top > page.height / 2; ++i)
            add(lines[lines.size() - 1 - i], i, false);
    }
    return candidates;
}

} // namespace

std::size_t drop_furniture(std::vector<Page>& pages) {
    std::vector<Candidate> candidates = find_candidates(pages);
    if (pages.size() == 1) // the number below a single page
        for (Candidate& candidate : candidates)
            candidate.is_repeated = candidate.is_own_number && candidate.is_outer && !candidate.is_top && candidate.depth == 0;
    std::map<std::pair<bool, std::string>, std::vector<Candidate*>> alike;
    for (Candidate& candidate : candidates)
        if (!candidate.key.empty())
            alike[{candidate.is_top, candidate.key}].push_back(&candidate);
    for (auto& [key, group] : alike) {
        std::ranges::stable_sort(group, {}, &Candidate::height);
        for (std::size_t begin = 0, end = 0; begin < group.size(); begin = end) {
            std::set<std::size_t> on;
            bool are_outer = true;
            for (end = begin; end < group.size() && group[end]->height - group[begin]->height <= same_height; ++end) {
                on.insert(group[end]->page);
                are_outer = are_outer && group[end]->is_outer;
            }
            if (on.size() >= 3 || (on.size() == 2 && pages.size() <= 4 && are_outer))
                for (std::size_t i = begin; i < end; ++i)
                    group[i]->is_repeated = true;
        }
    }
    std::size_t all = 0, repeated = 0;
    for (const Page& page : pages)
        for (const Word& word : page.words)
            all += word.text.size();
    for (const Candidate& candidate : candidates)
        if (candidate.is_repeated)
            for (const Word& word : candidate.words)
                repeated += word.text.size();
    if (repeated * 2 > all) // pages of nothing else: what they say is all there is
        return 0;
    std::size_t dropped = 0;
    std::map<std::pair<std::size_t, bool>, std::size_t> reached; // from the edge on, as far as everything is furniture
    for (const Candidate& candidate : candidates) {
        std::size_t& depth = reached[{candidate.page, candidate.is_top}];
        if (!candidate.is_repeated || depth != candidate.depth)
            continue;
        ++depth;
        for (const Word& word : candidate.words) {
            dropped += base::find_malformed(word.text) ? 1 : base::count_code_points(word.text);
            std::erase_if(pages[candidate.page].words, [&](const Word& other) {
                return other.box.left >= word.box.left - 0.01 && other.box.right <= word.box.right + 0.01 && other.box.top >= word.box.top - 0.01 && other.box.bottom <= word.box.bottom + 0.01;
            });
        }
    }
    return dropped;
}

} // namespace qujat::extract
