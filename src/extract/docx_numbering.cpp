#include "extract/docx_numbering.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace qujat::extract {

namespace {

std::string roman(std::int64_t value) {
    constexpr struct {
        std::int64_t value;
        std::string_view letters;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}};
    std::string text;
    for (const auto& step : steps)
        for (; value >= step.value; value -= step.value)
            text += step.letters;
    return text;
}

// Behind the last letter Word doubles them: z, aa, bb (17.18.59, lowerLetter).
std::string letters(std::int64_t value, std::u32string_view alphabet) {
    const auto size = static_cast<std::int64_t>(alphabet.size());
    std::string text;
    for (std::int64_t i = 0; i <= (value - 1) / size; ++i)
        base::append(text, alphabet[static_cast<std::size_t>((value - 1) % size)]);
    return text;
}

std::string upper_ascii(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

// Texts of a list come from the file and are printed with every paragraph.
std::string_view short_text(std::string_view text) {
    constexpr std::size_t most = 120;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto point = base::decode(text, at);
        if (!point || at + point->size > most)
            break;
        at += point->size;
    }
    return text.substr(0, at);
}

} // namespace

std::string format_number(std::int64_t value, std::string_view format) {
    // Word leaves out ё, й, ъ, ы and ь.
    constexpr std::u32string_view russian = U"абвгдежзиклмнопрстуфхцчшщэюя", russian_upper = U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ";
    constexpr std::u32string_view latin = U"abcdefghijklmnopqrstuvwxyz";
    const bool is_small = value >= 1 && value <= 700;
    if (format == "lowerRoman" && value >= 1 && value < 4000)
        return roman(value);
    if (format == "upperRoman" && value >= 1 && value < 4000)
        return upper_ascii(roman(value));
    if (format == "lowerLetter" && is_small)
        return letters(value, latin);
    if (format == "upperLetter" && is_small)
        return upper_ascii(letters(value, latin));
    if (format == "russianLower" && is_small)
        return letters(value, russian);
    if (format == "russianUpper" && is_small)
        return letters(value, russian_upper);
    if (format == "none")
        return {};
    std::string number = std::to_string(value);
    if (format == "decimalZero" && number.size() == 1)
        number.insert(0, 1, '0');
    if (format == "numberInDash")
        return "- " + number + " -";
    return number;
}

const Numbering::Num* Numbering::num(int num_id) const {
    const auto found = nums_.find(num_id);
    return found == nums_.end() ? nullptr : &found->second;
}

int Numbering::counter(int num_id) const {
    const Num* const list = num(num_id);
    if (list == nullptr)
        return -1;
    const auto found = abstracts_.find(list->abstract);
    if (found == abstracts_.end() || found->second.num_style_link.empty())
        return list->abstract;
    const auto linked = style_links_.find(found->second.num_style_link);
    return linked == style_links_.end() ? list->abstract : linked->second;
}

const Numbering::Abstract* Numbering::abstract(int num_id) const {
    const auto found = abstracts_.find(counter(num_id));
    return found == abstracts_.end() ? nullptr : &found->second;
}

const NumberingLevel* Numbering::level(int num_id, std::size_t ilvl) const {
    const Num* const list = num(num_id);
    if (list == nullptr || ilvl >= level_count)
        return nullptr;
    if (!list->overrides.empty() && list->overrides[ilvl].is_defined)
        return &list->overrides[ilvl];
    const Abstract* const found = abstract(num_id);
    return found == nullptr ? nullptr : &found->levels[ilvl];
}

int Numbering::level_of_style(int num_id, std::string_view style) const {
    if (style.empty())
        return -1;
    for (std::size_t i = 0; i < level_count; ++i)
        if (const NumberingLevel* const found = level(num_id, i); found != nullptr && found->paragraph_style == style)
            return static_cast<int>(i);
    return -1;
}

NumberingLevel* NumberingReader::level() {
    if (ilvl_ < 0)
        return nullptr;
    const auto index = static_cast<std::size_t>(ilvl_);
    if (num_id_ >= 0) {
        std::vector<NumberingLevel>& overrides = numbering_.nums_[num_id_].overrides;
        overrides.resize(Numbering::level_count);
        return &overrides[index];
    }
    return abstract_id_ >= 0 ? &numbering_.abstracts_[abstract_id_].levels[index] : nullptr;
}

void NumberingReader::start(const xml::SeenElement& element) {
    constexpr int most = 1'000'000'000;
    const Tag tag = tag_of(element.ns, element.name);
    const Tag parent = open_.empty() ? Tag::none : open_.back();
    open_.push_back(tag);
    if (skipped_ > 0 || tag == Tag::skipped) {
        ++skipped_;
        return;
    }
    NumberingLevel* const here = level();
    switch (tag) {
    case Tag::abstract_num:
        abstract_id_ = number_of(element, "abstractNumId", 0, most, -1);
        num_id_ = ilvl_ = -1;
        if (numbering_.abstracts_.size() >= Numbering::most_lists)
            abstract_id_ = -1;
        break;
    case Tag::num:
        num_id_ = number_of(element, "numId", 0, most, -1);
        abstract_id_ = ilvl_ = -1;
        if (numbering_.nums_.size() >= Numbering::most_lists)
            num_id_ = -1;
        break;
    case Tag::abstract_num_id:
        if (parent == Tag::num && num_id_ >= 0)
            numbering_.nums_[num_id_].abstract = number_of(element, "val", 0, most, -1);
        break;
    case Tag::lvl_override: override_ = number_of(element, "ilvl", 0, 8, -1); break;
    case Tag::start_override:
        if (num_id_ >= 0 && override_ >= 0)
            numbering_.nums_[num_id_].starts[static_cast<std::size_t>(override_)] = number_of(element, "val", 0, most, 0);
        break;
    case Tag::lvl:
        ilvl_ = number_of(element, "ilvl", 0, 8, -1);
        if (NumberingLevel* const opened = level(); opened != nullptr)
            opened->is_defined = true;
        break;
    case Tag::style_link:
        if (abstract_id_ >= 0)
            numbering_.style_links_.emplace(std::string(value_of(element)), abstract_id_);
        break;
    case Tag::num_style_link:
        if (abstract_id_ >= 0)
            numbering_.abstracts_[abstract_id_].num_style_link = value_of(element);
        break;
    default: break;
    }
    if (here == nullptr)
        return;
    switch (tag) {
    case Tag::start: here->start = number_of(element, "val", 0, most, 0); break;
    case Tag::num_fmt: here->format = short_text(value_of(element)); break;
    case Tag::lvl_text: here->text = short_text(value_of(element)); break;
    case Tag::lvl_restart: here->restart = number_of(element, "val", 0, 9, -1); break;
    case Tag::is_lgl: here->is_legal = is_on(element); break;
    case Tag::p_style: here->paragraph_style = value_of(element); break;
    case Tag::r_fonts: here->font = symbol_font(value_of(element, "ascii")); break;
    default: break;
    }
}

void NumberingReader::end() {
    const Tag tag = open_.back();
    open_.pop_back();
    if (skipped_ > 0)
        --skipped_;
    else if (tag == Tag::lvl)
        ilvl_ = -1;
    else if (tag == Tag::lvl_override)
        override_ = -1;
    else if (tag == Tag::abstract_num || tag == Tag::num)
        abstract_id_ = num_id_ = -1;
}

std::string Counters::next(int num_id, std::size_t ilvl) {
    const NumberingLevel* const own = numbering_.level(num_id, ilvl);
    const Numbering::Num* const list = numbering_.num(num_id);
    if (own == nullptr || list == nullptr)
        return {};
    State& state = states_[numbering_.counter(num_id)];
    // The first paragraph of a list with start values of its own begins anew (17.9.27).
    if (bool& is_begun = is_begun_[num_id]; !is_begun) {
        is_begun = true;
        for (std::size_t i = 0; i < Numbering::level_count; ++i)
            if (list->starts[i] >= 0)
                state.is_running[i] = false;
    }
    const auto start_of = [&](std::size_t i) -> std::int64_t {
        const NumberingLevel* const level = numbering_.level(num_id, i);
        return list->starts[i] >= 0 ? list->starts[i] : level == nullptr ? 0 : level->start;
    };
    state.values[ilvl] = state.is_running[ilvl] ? state.values[ilvl] + 1 : start_of(ilvl);
    state.is_running[ilvl] = true;
    for (std::size_t i = ilvl + 1; i < Numbering::level_count; ++i) {
        const NumberingLevel* const deeper = numbering_.level(num_id, i);
        const int restart = deeper == nullptr ? -1 : deeper->restart;
        if (restart < 0 || static_cast<int>(ilvl) < restart)
            state.is_running[i] = false;
    }

    if (own->format == "bullet") {
        const std::string mark = replace_symbols(own->text, own->font);
        return mark.empty() || mark == " " ? std::string("•") : mark;
    }
    std::string mark;
    for (std::size_t at = 0; at < own->text.size(); ++at) {
        const char digit = at + 1 < own->text.size() ? own->text[at + 1] : '\0';
        if (own->text[at] != '%' || digit < '1' || digit > '9') {
            mark += own->text[at];
            continue;
        }
        ++at;
        const auto level = static_cast<std::size_t>(digit - '1');
        const NumberingLevel* const named = numbering_.level(num_id, level);
        if (named == nullptr || level > ilvl)
            continue; // Word prints nothing for levels below
        const std::int64_t value = state.is_running[level] ? state.values[level] : start_of(level);
        mark += format_number(value, own->is_legal && named->format != "none" ? std::string_view("decimal") : std::string_view(named->format));
    }
    return mark;
}

} // namespace qujat::extract
