#include "extract/entry.hpp"

#include "base/utf8.hpp"
#include "extract/letters.hpp"
#include "plan/part_mark.hpp"

#include <algorithm>
#include <array>

namespace qujat::extract {

namespace {

// The figures below are measured on documents whose headings have a style, read as if they had none (tests/corpus/headings.py): of 87 headings 68 are found;
// of the 19 missed 4 are sentences or formulas that somebody styled as headings, the others begin small, look like the body or come from test samples. Of 1,163 other
// texts 81 are taken for headings, and nearly all of them are: made bold by their author without a style, signatures being the exception.
constexpr std::size_t most_characters = 120;
constexpr std::size_t most_words = 15;
constexpr std::size_t most_times_longer = 3; ///< both bold and large: the annex's own names of its items run over several lines
constexpr std::size_t most_letters_of_acronym = 4;
constexpr std::size_t most_words_unmarked = 10; ///< for a numbered line that is neither bold nor large nor in capitals
constexpr std::size_t most_words_alone = 8;     ///< for a line of a text file that nothing but empty lines marks
constexpr std::size_t least_below = 60;         ///< characters of a text that such a line is a heading of
constexpr std::size_t fewest_alone = 3;         ///< such headings, after which shorter ones are believed above a short answer
constexpr std::size_t most_words_above_answer = 5;
constexpr std::size_t most_characters_of_mark = 12;

struct Shape {
    std::size_t characters = 0, words = 0, letters = 0;
    char32_t first = 0, last = 0;
};

Shape shape_of(std::string_view text) {
    Shape shape;
    bool is_in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = base::decode(text, at);
        if (!point)
            break;
        at += point->size;
        const bool is_space = point->value == U' ' || point->value == U'\n';
        shape.words += !is_space && !is_in_word ? 1U : 0U;
        is_in_word = !is_space;
        shape.letters += is_letter(point->value) ? 1U : 0U;
        if (shape.characters++ == 0)
            shape.first = point->value;
        shape.last = point->value;
    }
    return shape;
}

bool is_text(const plan::Block& block) {
    return block.kind == plan::BlockKind::paragraph || block.kind == plan::BlockKind::list_item || block.kind == plan::BlockKind::heading;
}

bool is_text_or_cell(const plan::Block& block) { return is_text(block) || block.kind == plan::BlockKind::cell; }

// A number a heading may have: figures, not letters or bullets.
bool is_figure_mark(std::string_view mark) { return std::ranges::any_of(mark, [](char c) { return c >= '0' && c <= '9'; }); }

bool is_roman(std::string_view mark) { return mark.find_first_of("IVX") != std::string_view::npos && mark.find_first_not_of("IVX.) ") == std::string_view::npos; }

int mark_depth(std::string_view mark) {
    int depth = 0;
    bool is_in_figure = false;
    for (const char c : mark) {
        const bool is_figure = c >= '0' && c <= '9';
        depth += is_figure && !is_in_figure ? 1 : 0;
        is_in_figure = is_figure;
    }
    return depth;
}

struct Candidate {
    std::string_view mark, rest;
    Shape shape;
};

Candidate candidate_of(const plan::Block& block) {
    Candidate candidate;
    candidate.mark = block.numbering;
    candidate.rest = block.text;
    if (candidate.mark.empty()) {
        const Mark mark = split_mark(block.text);
        candidate.mark = mark.mark;
        candidate.rest = mark.rest;
    }
    candidate.shape = shape_of(candidate.rest);
    return candidate;
}

// "Рынок ........ 5": a typed table of contents.
bool has_leader(std::string_view text) {
    return !text.empty() && text.back() >= '0' && text.back() <= '9' && (text.find("....") != std::string_view::npos || text.find("……") != std::string_view::npos);
}

// Short, of words, not the rest of a line before and not a sentence: no small letter begins it unless a number stands before, no full stop, comma or semicolon ends it. A colon may («Цель проекта:»).
bool is_like_title(const Candidate& candidate, std::size_t most) {
    const Shape& shape = candidate.shape;
    constexpr std::u32string_view sentence_ends = U".,;!…";
    return shape.characters <= most * most_characters && shape.words <= most * most_words && shape.letters >= 3 && shape.letters * 2 >= shape.characters &&
           (!candidate.mark.empty() || !is_lower(shape.first)) && sentence_ends.find(shape.last) == std::u32string_view::npos && candidate.rest.find('\n') == std::string_view::npos;
}

// A line that nothing but its shortness marks. An answer has a figure or a comma sooner than a heading has.
bool may_be_heading_alone(const Candidate& candidate, std::size_t most) {
    return candidate.mark.empty() && candidate.shape.words <= most && candidate.rest.find_first_of("0123456789,:") == std::string::npos && is_like_title(candidate, 1);
}

// «Документы, лицензии и права» is a heading's enumeration, «Семей, Абайская область» an address.
bool may_be_heading_with_commas(const Candidate& candidate) {
    if (!candidate.mark.empty() || candidate.shape.words < 3 || candidate.shape.words > most_words_alone || candidate.rest.find_first_of("0123456789:") != std::string::npos || !is_like_title(candidate, 1))
        return false;
    for (std::size_t comma = candidate.rest.find(','); comma != std::string_view::npos; comma = candidate.rest.find(',', comma + 1)) {
        const std::size_t word = candidate.rest.find_first_not_of(' ', comma + 1);
        const auto point = word == std::string_view::npos ? std::nullopt : base::decode(candidate.rest, word);
        if (!point || !is_lower(point->value))
            return false;
    }
    return true;
}

// «Раздел 2. Команда», «Екінші бөлім: команда», «Вопрос: Команда?»
bool begins_with_part(std::string_view text) {
    const std::string lower = folded(base::beginning(text, 100));
    return plan::part_mark(lower) > 0 || std::ranges::any_of(std::array<std::string_view, 3>{"вопрос: ", "сұрақ: ", "question: "}, [&](std::string_view word) { return lower.starts_with(word); });
}

void make_heading(plan::Block& block, int level) {
    block.kind = plan::BlockKind::heading;
    block.heading_by = plan::HeadingBy::look;
    block.level = static_cast<std::uint8_t>(std::clamp(level, 1, 9));
}

// Whether what stands below a line is what a heading stands over: a list, a table, or a text longer than a title.
bool is_body(const Entry& entry) {
    if (entry.block.kind == plan::BlockKind::cell)
        return true;
    const Candidate candidate = candidate_of(entry.block);
    return is_text(entry.block) && (!candidate.mark.empty() || candidate.shape.characters >= least_below);
}

bool is_heading(const Entry& entry) { return entry.block.kind == plan::BlockKind::heading; }

// Whether lines in frames of their own are names of what stands below them, and not a list.
bool have_frames_names(const std::vector<Entry>& entries) {
    std::size_t framed = 0, names = 0;
    for (std::size_t i = 0; i + 1 < entries.size(); ++i)
        if (entries[i].look.is_framed && is_like_title(candidate_of(entries[i].block), 1)) {
            ++framed;
            names += is_body(entries[i + 1]) ? 1U : 0U;
        }
    return names > 0 && names * 2 >= framed;
}

// Once short lines are known for headings, the shorter ones above a short answer are, too.
template <class May>
void find_above_answers(std::vector<Entry>& entries, May may) {
    for (std::size_t i = 1; i + 1 < entries.size(); ++i) {
        plan::Block& block = entries[i].block;
        const bool is_between = block.kind == plan::BlockKind::paragraph && !is_heading(entries[i - 1]) && entries[i + 1].block.kind == plan::BlockKind::paragraph;
        if (is_between && may(i) && may_be_heading_alone(candidate_of(block), most_words_above_answer))
            make_heading(block, 2);
    }
}

// Where hardly anything is marked as a heading (a text saved without empty lines, a document all of one look), the short lines above lists, tables and longer texts
// are the headings, if there are several.
void find_unmarked(std::vector<Entry>& entries) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i + 1 < entries.size(); ++i) {
        const plan::Block& block = entries[i].block;
        if ((block.kind != plan::BlockKind::paragraph && block.kind != plan::BlockKind::list_item) || entries[i].look.is_contents || block.text.empty() || !is_body(entries[i + 1]))
            continue;
        const Candidate candidate = candidate_of(block);
        const bool is_below_heading = i == 0 || is_heading(entries[i - 1]) || (!found.empty() && found.back() + 1 == i);
        const bool is_counted = is_roman(candidate.mark) && candidate.shape.words <= most_words_unmarked && is_like_title(candidate, 1) && !is_roman(candidate_of(entries[i + 1].block).mark);
        if (is_counted || may_be_heading_alone(candidate, most_words_alone) || (!is_below_heading && may_be_heading_with_commas(candidate)))
            found.push_back(i);
    }
    if (found.size() < fewest_alone)
        return;
    for (const std::size_t i : found)
        make_heading(entries[i].block, is_roman(candidate_of(entries[i].block).mark) ? 1 : 2);
    find_above_answers(entries, [&](std::size_t i) { return i + 2 == entries.size() || is_heading(entries[i + 2]); });
}

// The figures of a mark: "4.1." gives 4 and 1.
std::vector<std::size_t> figures_of(std::string_view mark) {
    std::vector<std::size_t> figures;
    bool is_in_figure = false;
    for (const char c : mark) {
        const bool is_figure = c >= '0' && c <= '9';
        if (is_figure)
            (is_in_figure ? figures.back() = figures.back() * 10 : figures.emplace_back(0)) += static_cast<std::size_t>(c - '0');
        is_in_figure = is_figure;
    }
    return figures;
}

// "6. KPI" above its table, where "5. Команда" and "7. Смета" are headings: what stands between two of them in their count is one, too.
void find_counted(std::vector<Entry>& entries) {
    constexpr std::size_t deepest = 3;
    std::vector<std::size_t> counted; // entries that begin with a number, the headings among them marked
    std::vector<std::vector<std::size_t>> figures;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const plan::Block& block = entries[i].block;
        if (entries[i].look.is_contents || (!is_heading(entries[i]) && block.kind != plan::BlockKind::paragraph && block.kind != plan::BlockKind::list_item))
            continue;
        const Candidate candidate = candidate_of(block);
        if (candidate.mark.empty() || candidate.mark.size() > most_characters_of_mark)
            continue;
        std::vector<std::size_t> own = figures_of(candidate.mark);
        if (own.empty() || own.size() > deepest || (!is_heading(entries[i]) && !is_like_title(candidate, 1)))
            continue;
        counted.push_back(i);
        figures.push_back(std::move(own));
    }
    std::vector<std::size_t> next(counted.size(), counted.size()); // the next heading with as many figures
    std::array<std::size_t, deepest + 1> last;
    last.fill(counted.size());
    for (std::size_t at = counted.size(); at-- > 0;) {
        next[at] = last[figures[at].size()];
        if (is_heading(entries[counted[at]]))
            last[figures[at].size()] = at;
    }
    std::size_t before = counted.size(); // the last heading
    for (std::size_t at = 0; at < counted.size(); ++at) {
        if (!is_heading(entries[counted[at]])) {
            if (before == counted.size() || next[at] == counted.size() || figures[before].size() < figures[at].size())
                continue;
            std::vector<std::size_t> expected(figures[before].begin(), figures[before].begin() + static_cast<std::ptrdiff_t>(figures[at].size()));
            ++expected.back();
            const bool follows = figures[at] == expected;
            ++expected.back();
            if (!follows || figures[next[at]] != expected)
                continue;
            make_heading(entries[counted[at]].block, entries[counted[next[at]]].block.level);
        }
        before = at;
    }
}

} // namespace

// A heading by look is a title-like line that is
//   bold or underlined as a whole, larger than the body, all in capitals, with a number or without one (a bullet is never a heading's), or
//   numbered with figures and followed by text that is not: «3. Рынок» before a paragraph, not before «4. Продажи», which makes it an item of a list, or
//   begun with a word that parts are counted by («Раздел 2.», «2-бөлім.», «Вопрос:») and followed by text, or
//   numbered between two that are headings, or
//   a line in a frame of its own, above what it is the name of, or
//   in a text file, which has no look, a few words between empty lines above a list, a table or a longer text, or
//   where hardly any other is found, a few words above a list, a table or a longer text.
// A bold line within a run of bold paragraphs is emphasis: where more than a quarter of all text is bold, being bold says nothing.
void find_headings(std::vector<Entry>& entries, int body_size) {
    std::size_t bold = 0, all = 0;
    for (const Entry& entry : entries)
        if (is_text(entry.block)) {
            all += entry.block.text.size();
            bold += entry.look.is_bold ? entry.block.text.size() : 0;
        }
    const bool is_bold_telling = bold * 4 <= all;
    const bool are_frames_names = have_frames_names(entries);
    int level_before = 0; // of the last heading that neither a number nor its size made one
    std::size_t alone = 0;

    for (std::size_t i = 0; i < entries.size(); ++i) {
        plan::Block& block = entries[i].block;
        const Look& look = entries[i].look;
        if ((block.kind != plan::BlockKind::paragraph && block.kind != plan::BlockKind::list_item) || look.is_contents || block.text.empty() || has_leader(block.text))
            continue;
        const Candidate candidate = candidate_of(block);
        const bool is_large = body_size > 0 && look.size >= body_size + 2; // a point at least
        const bool has_figures = is_figure_mark(candidate.mark);
        if ((!candidate.mark.empty() && !has_figures && look.hashes == 0) || !is_like_title(candidate, is_large && look.is_bold ? most_times_longer : 1))
            continue;
        const bool is_marked = (look.is_bold && is_bold_telling) || look.is_underlined || is_large || look.is_caps || look.hashes > 0;
        // "KPI" is in capitals everywhere: that alone makes no heading of it before another line in capitals is one.
        const bool is_acronym = look.is_caps && !is_large && candidate.shape.words == 1 && candidate.shape.letters <= most_letters_of_acronym;
        const bool is_only_acronym = is_acronym && level_before == 0 && !has_figures && look.hashes == 0 && !look.is_underlined && !(look.is_bold && is_bold_telling);
        bool is_found = is_marked && !is_only_acronym && (candidate.shape.last != U':' || look.is_bold || look.is_underlined || look.is_caps);
        if (!is_found && has_figures && candidate.shape.words <= most_words_unmarked && is_upper(candidate.shape.first) && candidate.shape.last != U':') {
            std::size_t next = i + 1;
            while (next < entries.size() && !is_text(entries[next].block) && entries[next].block.kind != plan::BlockKind::cell)
                ++next;
            // Text follows, and it is longer than the line: neither the next item nor the next heading.
            is_found = next < entries.size() && !is_heading(entries[next]) && entries[next].block.kind != plan::BlockKind::cell &&
                         !is_figure_mark(candidate_of(entries[next].block).mark) && entries[next].block.text.size() > block.text.size();
        }
        if (!is_found && begins_with_part(block.text) && i + 1 < entries.size() && is_text_or_cell(entries[i + 1].block) && !begins_with_part(entries[i + 1].block.text))
            is_found = true;
        // The name of an answer, not the answer below it.
        if (!is_found && look.is_framed && (has_figures || candidate.mark.empty()) && i + 1 < entries.size())
            is_found = are_frames_names && (is_body(entries[i + 1]) || i == 0 || !entries[i - 1].look.is_framed || !is_heading(entries[i - 1]));
        if (!is_found && look.is_alone && may_be_heading_alone(candidate, most_words_alone) && i + 1 < entries.size() && is_body(entries[i + 1])) {
            is_found = true;
            ++alone;
        }
        if (!is_found)
            continue;
        const int depth = has_figures ? mark_depth(candidate.mark) : 0;
        const int by_look = is_large ? 1 : is_acronym && level_before > 0 ? level_before : look.is_caps ? 1 : 2; // "KPI" among "Цель" and "Задачи" stands beside them
        const int level = look.hashes > 0 ? look.hashes : depth > 0 ? depth : by_look;
        if (look.hashes == 0 && depth == 0 && !is_large)
            level_before = level;
        make_heading(block, level);
    }
    find_counted(entries);
    if (std::ranges::count_if(entries, is_heading) < static_cast<std::ptrdiff_t>(fewest_alone))
        find_unmarked(entries);
    else if (alone >= fewest_alone)
        find_above_answers(entries, [&](std::size_t i) { return entries[i].look.is_alone; });
}

} // namespace qujat::extract
