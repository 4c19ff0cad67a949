#include "extract/entry.hpp"

#include "base/utf8.hpp"
#include "extract/letters.hpp"
#include "plan/part_mark.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace qujat::extract {

namespace {

constexpr std::size_t fewest_leads = 3, fewest_leads_of_many = 5, most_words_of_lead = 15, fewest_words_behind_tab = 12, fewest_words_behind_tabs = 5, most_words_of_first_sentence = 6, least_below = 60;
constexpr int level_of_lead = 9; ///< below all others

struct Lead {
    std::string_view name, rest;
};

bool begins_large(std::string_view text) {
    const auto first = base::decode(text, 0);
    return first && !is_lower(first->value);
}

bool has_letters(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

// «Команда. Нас пятеро», «Команда: нас пятеро» with the first word bold, «Команда → Нас пятеро …» with a tab between.
std::optional<Lead> lead_of(const Entry& entry, std::size_t fewest_words) {
    if (entry.block.kind != plan::BlockKind::paragraph || entry.lines.size() != 1 || entry.look.is_contents)
        return std::nullopt;
    const LineLook& line = entry.lines[0];
    const bool has_tab = line.tabs.size() == 1 && (line.lead == 0 || line.lead >= line.tabs[0]);
    const std::size_t size = has_tab ? line.tabs[0] : line.lead;
    const std::string_view text = entry.block.text;
    if (size == 0 || size >= text.size())
        return std::nullopt;
    Lead lead{trimmed(text.substr(0, size)), trimmed(text.substr(size))};
    const bool is_parted = has_tab ? count_words(lead.rest) >= fewest_words
                                   : lead.name.ends_with('.') || lead.name.ends_with(':') || lead.name.ends_with('?') || lead.rest.starts_with(':') || lead.rest.starts_with(". ");
    if (lead.rest.starts_with(':') || lead.rest.starts_with('.'))
        lead.rest = trimmed(lead.rest.substr(1));
    const bool has_words = split_mark(text).mark.size() < lead.name.size() && has_letters(lead.name); // not "1.1." alone
    const bool is_lead = is_parted && has_words && begins_large(lead.name) && count_words(lead.name) <= most_words_of_lead && count_words(lead.rest) >= 2;
    return is_lead ? std::optional(lead) : std::nullopt;
}

std::size_t behind_part_mark(std::string_view text) { return plan::part_mark(folded(base::beginning(text, 100))); }

// «3. », «Слайд 3. », «C. »: what counts a part of the plan, not the items of a list.
std::size_t behind_mark(std::string_view text) {
    if (const std::size_t size = behind_part_mark(text))
        return size;
    if (const auto first = base::decode(text, 0); first && is_upper(first->value) && text.substr(first->size).starts_with(". "))
        return first->size + 2;
    const Mark mark = split_mark(text);
    return mark.depth > 0 ? static_cast<std::size_t>(mark.rest.data() - text.data()) : 0;
}

// «Команда. Нас пятеро …»: a text that nothing but its first, short sentence heads.
std::optional<Lead> lead_by_words(const Entry& entry) {
    if (entry.block.kind != plan::BlockKind::paragraph || entry.look.is_contents)
        return std::nullopt;
    const std::string_view text = entry.block.text;
    const std::size_t begin = behind_mark(text);
    if (begin == 0 && !split_mark(text).mark.empty())
        return std::nullopt;
    const std::size_t end = text.find_first_of(".:?!", begin);
    if (end == std::string_view::npos || text[end] == '!' || text[end] == ':' || (text[end] == '?' && begin == 0) || end < begin + 4 || end + 2 >= text.size() || text[end + 1] != ' ')
        return std::nullopt;
    const std::string_view name = text.substr(begin, end - begin), rest = trimmed(text.substr(end + 1));
    // With a number before it it may be longer and enumerate, and its text may be short.
    const bool is_name = begin > 0 ? count_words(name) <= 2 * most_words_of_first_sentence : count_words(name) <= most_words_of_first_sentence && name.find_first_of("0123456789,;()") == std::string_view::npos;
    return is_name && begins_large(name) && begins_large(rest) && rest.size() >= (begin > 0 ? least_below / 2 : least_below) ? std::optional(Lead{text.substr(0, end + 1), rest}) : std::nullopt;
}

template <class Find>
void part(std::vector<Entry>& entries, Find find) {
    std::vector<Entry> made;
    for (Entry& entry : entries) {
        const std::optional<Lead> lead = find(entry);
        if (!lead) {
            made.push_back(std::move(entry));
            continue;
        }
        Entry heading;
        heading.paragraph = entry.paragraph;
        heading.block = entry.block;
        heading.block.kind = plan::BlockKind::heading;
        heading.block.heading_by = plan::HeadingBy::look;
        heading.block.level = level_of_lead;
        heading.block.emphasised = true;
        heading.look.is_lead = true;
        heading.block.text = lead->name;
        entry.block.text = std::string(lead->rest);
        entry.block.numbering.clear();
        entry.block.struck = 0;
        entry.lines.clear();
        made.push_back(std::move(heading));
        made.push_back(std::move(entry));
    }
    entries = std::move(made);
}

} // namespace

void part_leads(std::vector<Entry>& entries) {
    // A text behind a tab; once there are several, a shorter answer, too.
    const auto count = std::ranges::count_if(entries, [](const Entry& entry) { return lead_of(entry, fewest_words_behind_tab).has_value(); });
    if (count >= static_cast<std::ptrdiff_t>(fewest_leads))
        part(entries, [](const Entry& entry) { return lead_of(entry, fewest_words_behind_tabs); });
}

// Where the texts begin with what could be their names, and hardly anything else is a heading, the names are the headings.
void part_first_sentences(std::vector<Entry>& entries) {
    std::size_t leads = 0, parts = 0, headings = 0, texts = 0;
    for (const Entry& entry : entries) {
        if (lead_by_words(entry)) {
            ++leads;
            parts += behind_part_mark(entry.block.text) > 0 ? 1U : 0U;
        }
        headings += entry.block.kind == plan::BlockKind::heading && (entry.block.heading_by == plan::HeadingBy::style || behind_mark(entry.block.text) == 0) ? 1U : 0U; // "6. KPI:" above a table is one of them
        texts += entry.block.kind == plan::BlockKind::paragraph && entry.block.text.size() >= least_below ? 1U : 0U;
    }
    const bool are_many = parts >= fewest_leads || leads * 2 >= texts || (leads >= fewest_leads_of_many && leads * 3 >= texts); // a section may have several texts
    if (leads >= fewest_leads && leads > headings && are_many)
        part(entries, lead_by_words);
}

// Where there are hardly other headings, the leads stand beside them, not below.
void level_leads(std::vector<Entry>& entries) {
    const auto is_other = [](const Entry& entry) { return entry.block.kind == plan::BlockKind::heading && !entry.look.is_lead && !entry.block.text.ends_with(':'); };
    if (std::ranges::count_if(entries, is_other) * 2 > std::ranges::count_if(entries, [](const Entry& entry) { return entry.look.is_lead; }))
        return;
    for (Entry& entry : entries)
        if (entry.look.is_lead) {
            const Mark mark = split_mark(entry.block.text);
            const int depth = mark.depth > 0 ? mark.depth : split_mark(entry.block.numbering + " А").depth;
            entry.block.level = static_cast<std::uint8_t>(depth > 0 ? depth : 2);
        }
}

} // namespace qujat::extract
