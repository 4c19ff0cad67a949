#include "check/shape.hpp"

#include <algorithm>
#include <array>

namespace qujat::check {

namespace {

constexpr int first_known_year = 2000, last_known_year = 2049;
constexpr std::array<std::uint64_t, 8> bounds_of_sizes = {1, 4, 13, 32, 100, 1'000, 10'000, 1'000'000}; ///< none; a few; a team, months; days; …
constexpr std::array<std::size_t, 5> bounds_of_lengths = {4, 8, 15, 30, 60};                            ///< words
constexpr std::size_t most_numbers = 6, most_cells = 6, most_together = 8, digits_of_large = 3;

template <class Bounds, class Value>
std::string step(std::string_view name, const Bounds& bounds, Value value) {
    return std::string(name) + std::to_string(std::ranges::upper_bound(bounds, value) - bounds.begin());
}

bool is_digit_at(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

// Where the figures that begin here end.
std::size_t end_of_figures(std::string_view text, std::size_t at) {
    while (is_digit_at(text, at) || (at < text.size() && (text[at] == '.' || text[at] == ',') && is_digit_at(text, at + 1)))
        ++at;
    return at;
}

// "2027", "06.2026", "01.03.2027"; 0: no year.
int year_of(const Token& token, std::string_view text) {
    const std::size_t end = end_of_figures(text, token.begin);
    if (!token.is_number() || end - token.begin < 4 || (!token.is_date && end - token.begin != 4))
        return 0;
    int year = 0;
    for (const char digit : text.substr(end - 4, 4)) {
        if (digit < '0' || digit > '9')
            return 0;
        year = year * 10 + (digit - '0');
    }
    return year >= first_known_year && year <= last_known_year ? year : 0;
}

// "12–15", "from 30 → 60": nothing but a dash or an arrow between two numbers.
bool is_range(std::string_view text, const Token& first, const Token& second) {
    std::string_view between = text.substr(first.begin, second.begin - first.begin);
    between.remove_prefix(std::min(between.size(), between.find_first_not_of("0123456789., %")));
    while (between.ends_with(' '))
        between.remove_suffix(1);
    return between == "-" || between == "–" || between == "—" || between == "→" || between == "->";
}

} // namespace

std::vector<std::string> years(const std::vector<Token>& tokens, std::string_view text, int first_year) {
    std::set<std::string> made;
    int last = 0;
    const auto named = [first_year](int year) { return year < first_year ? "past" : year == first_year ? "now" : "future"; };
    for (const Token& token : tokens)
        if (const int year = year_of(token, text); year != 0 && first_year != 0) {
            made.insert(named(year));
            last = std::max(last, year);
        }
    if (last != 0)
        made.insert(std::string("last-") + named(last));
    return {made.begin(), made.end()};
}

std::vector<Together> look_together(const Outline& outline) {
    std::vector<Together> made(outline.groups.size());
    for (const Sentence& sentence : outline.sentences) {
        if (!sentence.is_item && sentence.table == no_index)
            continue;
        Together& together = made[sentence.group];
        ++together.items;
        std::size_t run = 0, longest = 0;
        for (const char c : sentence.text) {
            run = c >= '0' && c <= '9' ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        together.with_large += longest >= digits_of_large ? 1 : 0;
    }
    return made;
}

void Shape::read(const Sentence& sentence, const std::vector<Token>& tokens) {
    const std::string_view text = sentence.text;
    words_ += tokens.size();
    for (const std::string& year : years(tokens, text, first_year_))
        seen_.insert("y:" + year);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (!tokens[at].is_number())
            continue;
        ++numbers_;
        if (!tokens[at].is_date && year_of(tokens[at], text) == 0)
            sizes_.insert(step("m:", bounds_of_sizes, tokens[at].value));
        if (at + 1 < tokens.size() && tokens[at + 1].is_number() && is_range(text, tokens[at], tokens[at + 1]))
            seen_.insert("n:range");
    }
    if (sentence.table != no_index)
        seen_.insert("n:cells" + std::to_string(std::min<std::size_t>(most_cells, 1 + static_cast<std::size_t>(std::ranges::count(text, '|')))));
    if (text.ends_with('?'))
        seen_.insert("n:question");
    if (text.ends_with(':'))
        seen_.insert("n:colon");
}

void Shape::add_to(std::set<std::string>& features, const Together& together) const {
    std::set<std::string> seen = seen_;
    seen.insert(step("n:words", bounds_of_lengths, words_));
    seen.insert("n:numbers" + std::to_string(std::min(most_numbers, numbers_)));
    std::vector<std::string> pairs;
    for (auto list = features.lower_bound("l:"); list != features.end() && list->starts_with("l:"); ++list)
        for (const std::string& one : seen)
            pairs.push_back(one + "*" + *list);
    features.insert(pairs.begin(), pairs.end());
    features.insert(seen.begin(), seen.end());
    features.insert(sizes_.begin(), sizes_.end());
    features.insert("g:" + std::to_string(std::min(most_together, together.items)));
    if (together.items > 1)
        features.insert("gn:" + std::to_string(4 * together.with_large / together.items));
}

} // namespace qujat::check
