#include "extract/join_hyphens.hpp"

#include "base/utf8.hpp"
#include "extract/letters.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace qujat::extract {

namespace {

constexpr std::string_view soft = "\xC2\xAD", hyphen = "\xE2\x80\x90";

// First parts of compounds that keep their hyphen, and second parts.
constexpr auto compound_begins = std::to_array<std::string_view>(
    {"бизнес", "онлайн", "офлайн", "интернет", "веб", "медиа", "мини", "топ", "пресс", "смарт", "чат", "стартап", "тест", "экс", "вице", "кое", "блокчейн", "хай", "ноу", "бренд",
     "контент", "маркет", "фитнес", "фриланс", "арт", "бек", "бэк", "фронт", "штаб", "план", "іс", "ара", "мал", "жол", "киім", "тамақ", "азық", "қаржы", "баға", "оқу", "өз", "әр", "well",
     "e", "self", "non", "co", "real", "high", "long", "short", "full", "cross"});
constexpr auto compound_ends = std::to_array<std::string_view>({"то", "либо", "нибудь", "таки", "ка", "шара", "шаралар", "жоспар", "жоспары", "жоспарын", "план", "плана", "план:", "процесс", "процессы",
                                                                "модель", "модели", "ақ", "мыс", "түлік", "қаражат"});
constexpr auto adjective_ends = std::to_array<std::string_view>({"ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ой", "ей", "ую", "юю", "ым", "им", "ых", "их", "ыми", "ими"});
constexpr auto adjective_begins = std::to_array<std::string_view>({"но", "ко", "во", "то", "ро"});

// Letters at the ends only, in lower case.
std::string core_of(std::string_view word) {
    std::vector<char32_t> letters;
    for (std::size_t at = 0; at < word.size();) {
        const auto point = base::decode(word, at);
        if (!point)
            return {};
        at += point->size;
        letters.push_back(to_lower(point->value));
    }
    const auto is_part = [](char32_t c) { return is_letter(c) || is_digit(c); };
    const auto begin = std::ranges::find_if(letters, is_part);
    auto end = letters.end();
    while (end != begin && !is_part(*(end - 1)))
        --end;
    std::string core;
    for (auto c = begin; c != end; ++c)
        base::append(core, *c);
    return core;
}

struct Shape {
    bool has_latin = false, has_cyrillic = false, has_capital = false, has_digit = false;
    char32_t first = 0, last = 0;
    std::size_t size = 0;
};

Shape shape_of(std::string_view word) {
    Shape shape;
    for (std::size_t at = 0; at < word.size();) {
        const auto point = base::decode(word, at);
        if (!point)
            break;
        at += point->size;
        const char32_t c = point->value;
        shape.has_latin = shape.has_latin || (is_letter(c) && c < 0x250);
        shape.has_cyrillic = shape.has_cyrillic || is_cyrillic(c);
        shape.has_capital = shape.has_capital || (is_upper(c) && shape.size > 0);
        shape.has_digit = shape.has_digit || is_digit(c);
        if (shape.size++ == 0)
            shape.first = c;
        shape.last = c;
    }
    return shape;
}

template <class List>
bool ends_with_any(std::string_view word, const List& ends) {
    return std::ranges::any_of(ends, [&](std::string_view end) { return word.ends_with(end); });
}

bool is_compound(const std::string& before, const std::string& after, const Shape& left, const Shape& right) {
    if (left.has_latin != right.has_latin || left.has_capital || left.has_digit)
        return true; // "IT-компания", "B2B-рынок"
    if (std::ranges::find(compound_begins, before) != compound_begins.end() || std::ranges::find(compound_ends, after) != compound_ends.end())
        return true;
    if (before == "по" && (after.ends_with("ому") || after.ends_with("ему") || after.ends_with("ски") || after.ends_with("цки")))
        return true;
    if (before.find('-') != std::string::npos)
        return false;
    // «социально-экономический»: both halves could stand alone.
    return left.size >= 6 && right.size >= 7 && ends_with_any(before, adjective_begins) && ends_with_any(after, adjective_ends);
}

} // namespace

void WordList::add(std::string_view word) {
    if (std::string core = core_of(word); core.size() >= 4)
        words_.insert(std::move(core));
}

std::string_view without_hyphen(std::string_view line_end) {
    for (const std::string_view sign : {std::string_view("-"), soft, hyphen})
        if (line_end.ends_with(sign))
            return line_end.substr(0, line_end.size() - sign.size());
    return line_end;
}

Hyphen judge_hyphen(std::string_view line_end, std::string_view next, const WordList& words) {
    const std::string_view before = without_hyphen(line_end);
    if (before.size() == line_end.size() || before.empty())
        return Hyphen::none;
    if (line_end.ends_with(soft))
        return Hyphen::at_line_end;
    const Shape left = shape_of(before), right = shape_of(next);
    if (!is_letter(left.last) || !is_lower(right.first))
        return is_letter(left.last) || is_digit(left.last) ? Hyphen::own : Hyphen::none;
    const std::string first = core_of(before), second = core_of(next);
    if (words.has(first + "-" + second))
        return Hyphen::own;
    if (words.has(first + second))
        return Hyphen::at_line_end;
    return is_compound(first, second, left, right) ? Hyphen::own : Hyphen::at_line_end;
}

} // namespace qujat::extract
