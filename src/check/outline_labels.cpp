#include "check/outline_builder.hpp"

#include "base/utf8.hpp"

#include <algorithm>

// Lines that say what they are about and then say it: "Команда: четыре инженера".
namespace qujat::check {

namespace {

constexpr std::uint32_t most_words_of_label = 14, least_words_of_content_in_heading = 3;

// "FOR. Operators with ageing wells": what stands in capitals throughout is a label whatever it says.
bool is_in_capitals(std::string_view text) {
    std::size_t capitals = 0;
    for (std::size_t at = 0; const auto code = base::decode(text, at);) {
        at += code->size;
        if (is_letter(code->value) && !is_capital(code->value))
            return false;
        capitals += is_capital(code->value) ? 1U : 0U;
    }
    return capitals >= 3;
}

// "Штат: 6 единиц", not "Смета: 2026–2028".
bool has_count_behind_colon(std::string_view text) {
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos)
        return false;
    const std::string_view value = trim(text.substr(colon + 2));
    const std::size_t digits = static_cast<std::size_t>(std::ranges::find_if_not(value, [](char c) { return is_digit(static_cast<unsigned char>(c)); }) - value.begin());
    return digits > 0 && !(digits == 4 && (value.starts_with("19") || value.starts_with("20")));
}

} // namespace

// Of "1.4." two, of "4." and "4)" none: those count the items of a list, too.
int Builder::depth_of_clause(std::string_view mark) {
    const auto dots = std::ranges::count(trim(mark), '.') - (trim(mark).ends_with('.') ? 1 : 0);
    return dots > 0 ? static_cast<int>(dots) + 1 : 0;
}

// "Нарық, сатып алушылар және сату": what each of the things says that a heading names.
std::vector<Hits> Builder::topics(std::string_view heading) {
    static constexpr std::string_view joins[] = {", ", "; ", " / ", " & ", " + ", " и ", " және ", " мен ", " пен ", " бен ", " and "};
    // What stands in quotation marks or brackets is one thing: "Модуль «KPI и отчёты»".
    static constexpr std::pair<std::string_view, std::string_view> bounds[] = {{"«", "»"}, {"“", "”"}, {"„", "“"}, {"(", ")"}, {"\"", "\""}};
    const auto past_bound = [&](std::size_t at) {
        for (const auto& [open, close] : bounds)
            if (heading.substr(at).starts_with(open))
                if (const std::size_t end = heading.find(close, at + open.size()); end != std::string_view::npos)
                    return end + close.size();
        return at;
    };
    std::vector<Hits> made;
    for (std::size_t begin = 0; begin < heading.size();) {
        std::size_t end = heading.size(), next = end;
        for (std::size_t at = begin; at < heading.size() && end == heading.size(); ++at) {
            if (const std::size_t past = past_bound(at); past > at)
                at = past - 1;
            else if (const auto* join = std::ranges::find_if(joins, [&](std::string_view one) { return heading.substr(at).starts_with(one); }); join != std::end(joins))
                end = at, next = at + join->size();
        }
        if (begin > 0 || end < heading.size())
            made.push_back(read(heading.substr(begin, end - begin)).hits);
        begin = next;
    }
    return made;
}

// Marks of Markdown left over where a text was pasted, or by a converter: "**Место.** Город Алматы".
std::string_view Builder::without_stars(std::string_view text) {
    if (text.find("**") == std::string_view::npos)
        return text;
    std::string& plain = out_.made.emplace_back();
    for (std::size_t at = text.find("**"); !text.empty(); at = text.find("**")) {
        plain += text.substr(0, at);
        text = at == std::string_view::npos ? std::string_view() : text.substr(at + 2);
    }
    return trim(plain);
}

// "**Клиенты.** Школы и вузы": what is set off so at the beginning heads the rest, whatever it says.
bool Builder::starred(std::string_view text) {
    bool is_item = false;
    text = without_mark(text, is_item);
    const std::size_t end = text.starts_with("**") ? text.find("**", 2) : std::string_view::npos;
    if (is_full() || end == std::string_view::npos || end > 160)
        return false;
    std::string_view name = trim(text.substr(2, end - 2)), rest = trim(text.substr(end + 2));
    const bool ends_label = rest.starts_with(':') || name.ends_with(':') || name.ends_with('.');
    if (!ends_label || rest.size() < 3)
        return false;
    if (rest.starts_with(':'))
        rest = trim(rest.substr(1));
    while (name.ends_with(':') || name.ends_with('.'))
        name = trim(name.substr(0, name.size() - 1));
    Reading reading = read_heading(name);
    if (reading.words == 0 || reading.words > most_words_of_heading)
        return false;
    const int item = own_words_.match(reading).item;
    open(level_run_in, name, std::move(reading), item);
    is_heading_between_ = true;
    sentences(without_stars(rest), is_item, no_index, has_currency_);
    items_after_ = 0;
    return true;
}

bool Builder::heading_with_content(std::string_view text, int level) {
    for (const std::string_view sign : {": ", " – ", " — "}) {
        const std::size_t at = text.find(sign);
        if (at == std::string_view::npos || at < 4)
            continue;
        Reading reading = read(text.substr(0, at));
        if (!is_recognised(reading, sign == ": " ? 0.5 : 0.75) || read(text.substr(at + sign.size())).words < least_words_of_content_in_heading) // "Мақсат – 1, міндет – 4"
            continue;
        open(std::clamp(level, 1, 9), text.substr(0, at), std::move(reading), 0);
        is_heading_between_ = true;
        sentences(trim(text.substr(at + sign.size())), false, no_index, has_currency_);
        return true;
    }
    return false;
}

bool Builder::counted(std::string_view text, bool leads) {
    if (!has_count_behind_colon(text))
        return false;
    if (!leads)
        return label(text, false);
    const std::size_t colon = text.find(": ");
    Reading reading = read(text.substr(0, colon));
    if (!is_recognised(reading, 0.5))
        return false;
    open(level_line, text.substr(0, colon), std::move(reading), 0);
    is_heading_between_ = true;
    sentences(trim(text.substr(colon + 2)), false, no_index, has_currency_);
    return true;
}

// "В штате 12 единиц:" before the list of them says how many; other lines before a list or a table only what follows.
void Builder::open_lead(std::string_view text, Reading reading) {
    const bool is_count = count(reading.hits, headcount_) > 0;
    clause_of_lead_ = clause_;
    open(level_colon, text, std::move(reading), 0);
    if (is_count)
        sentence(text, text, false, no_index, false, true);
    is_heading_between_ = true;
}

bool Builder::label(std::string_view text, bool is_item) {
    std::size_t end = std::string_view::npos, after = 0;
    double share = 0.5;
    const std::string_view begin = text.substr(0, 160);
    for (const std::string_view sign : {": ", "? ", " – ", " — ", " - ", ". "})
        if (const std::size_t at = begin.find(sign); at != std::string_view::npos && at < end && at > 1) {
            end = at;
            after = at + sign.size();
            share = sign == ": " || sign == "? " ? 0.4 : 0.75;
        }
    if (end == std::string_view::npos)
        return false;
    Reading reading = read(text.substr(0, end));
    if (reading.words == 0 || reading.words > most_words_of_label)
        return false;
    const auto own = own_words_.match(reading);
    if (!is_recognised(reading, share) && (own.item == 0 || reading.words < 3) && !(reading.words <= most_words_of_inner_label && is_in_capitals(text.substr(0, end))))
        return false;
    open(level_run_in, text.substr(0, end), std::move(reading), own.item);
    is_heading_between_ = true;
    sentences(trim(text.substr(after)), is_item, no_index, has_currency_);
    items_after_ = 0;
    return true;
}

} // namespace qujat::check
