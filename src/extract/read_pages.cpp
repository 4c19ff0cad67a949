#include "extract/read_pages.hpp"

#include "base/utf8.hpp"
#include "extract/entry.hpp"
#include "extract/letters.hpp"
#include "extract/page_flow.hpp"
#include "extract/page_furniture.hpp"
#include "extract/page_zones.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace qujat::extract {

namespace {

constexpr std::size_t nearly_no_text = 12; ///< letters: a stamp or a number on a scanned page
constexpr std::size_t most_pictures = 20;  ///< of a page, that become blocks: the rest are bits of a drawing
constexpr double picture_gap = 45;         ///< points of white space in which a picture may stand

bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }
bool is_broken(char32_t c) { return c == 0xFFFD || is_private(c) || (c < 0x20) || (c >= 0x7F && c < 0xA0); }

struct Letters {
    std::size_t all = 0, broken = 0;
};

// Symbol fonts have their bullets in the private use area: one such character alone is a bullet.
void mend(Word& word, Letters& letters) {
    const auto first = base::decode(word.text, 0);
    if (first && first->size == word.text.size() && is_private(first->value)) {
        word.text = "•";
        return;
    }
    for (std::size_t at = 0; at < word.text.size();) {
        const auto point = base::decode(word.text, at);
        letters.broken += !point || is_broken(point->value) ? 1U : 0U;
        ++letters.all;
        at += point ? point->size : 1;
    }
}

// Pages whose fonts do not say which letters they draw: better no text than a wrong one.
std::vector<std::uint32_t> drop_garbled(std::vector<Page>& pages) {
    std::vector<std::uint32_t> garbled;
    for (Page& page : pages) {
        Letters letters;
        for (Word& word : page.words)
            mend(word, letters);
        if (letters.broken * 4 > letters.all && letters.broken > 2) {
            garbled.push_back(page.number);
            page.words.clear();
        }
    }
    return garbled;
}

std::size_t count_letters(const Page& page) {
    std::size_t count = 0;
    for (const Word& word : page.words)
        for (std::size_t at = 0; at < word.text.size();) {
            const auto point = base::decode(word.text, at);
            count += point && is_letter(point->value) ? 1U : 0U;
            at += point ? point->size : 1;
        }
    return count;
}

// A page that says something itself needs no OCR; of others what OCR read stands for the little that is there.
void settle_recognised(std::vector<Page>& pages) {
    for (Page& page : pages) {
        if (!page.recognised)
            continue;
        if (count_letters(page) > nearly_no_text)
            page.recognised.reset();
        else
            page.words.clear();
    }
}

// Where the column ends in which a paragraph stands: as far as any line reaches that begins where it does.
double column_end(const Recognised& paragraphs, const std::vector<Line>& paragraph) {
    constexpr double indent = 30;
    double right = 0;
    for (const std::vector<Line>& lines : paragraphs)
        for (const Line& line : lines)
            if (std::abs(line.box.left - paragraph.front().box.left) < indent)
                right = std::max(right, line.box.right);
    return right;
}

struct Recognition {
    std::vector<std::uint32_t> pages, failed;
    std::size_t certainties = 0, words = 0, uncertain = 0; ///< the sum over all words; places left as pictures
};

// Answers whether anything on the page was certain.
bool add_recognised(const Page& page, FlowBuilder& flow, Recognition& recognition) {
    recognition.pages.push_back(page.number);
    std::size_t certain = 0;
    for (const std::vector<Line>& paragraph : *page.recognised) {
        flow.add_recognised(paragraph, column_end(*page.recognised, paragraph)) ? ++certain : ++recognition.uncertain;
        for (const Line& line : paragraph)
            for (const Word& word : line.words) {
                recognition.certainties += word.certainty;
                ++recognition.words;
            }
    }
    return certain > 0;
}

int body_size(const std::vector<Page>& pages) {
    std::map<int, std::size_t> sizes;
    for (const Page& page : pages)
        for (const Word& word : page.words)
            sizes[word.size] += word.text.size();
    return sizes.empty() ? 0 : std::ranges::max_element(sizes, {}, [](const auto& entry) { return entry.second; })->first;
}

struct Measures {
    std::map<int, std::pair<double, double>> edges; ///< of the text, by width of the page
    double most_pitch = 1.25 * 1.3;
    double first_indent = 0;
};

double quantile(std::vector<double> values, double part) {
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

// Whether the sentence of one line surely goes on in the next.
bool is_same_sentence(const Line& above, const Line& line) {
    const auto first = base::decode(line.words.front().text, 0);
    return first && is_lower(first->value) && !ends_sentence(above.words.back().text);
}

/// Two lines of running text below each other.
struct Pair {
    int width = 0;                  ///< of the page
    double above_left = 0, left = 0;
    double pitch = 0;               ///< how far they are apart, in sizes of their letters
    bool is_same_sentence = false;
};

// The indent that first lines have whose paragraphs go on at the edge of the text; 0 when paragraphs are told apart otherwise.
double first_indent_of(const std::vector<Pair>& pairs, const std::map<int, std::pair<double, double>>& edges) {
    constexpr double least = 8, most = 60, near = 2;
    constexpr std::size_t fewest = 3;
    std::map<int, std::size_t> indented, kept; ///< by indent: lines below which one stands at the edge, or the sentence goes on at the same indent
    for (const Pair& pair : pairs) {
        const double left = edges.at(pair.width).first, indent = pair.above_left - left;
        if (indent < least || indent > most)
            continue;
        if (std::abs(pair.left - left) < near)
            ++indented[static_cast<int>(std::lround(indent))];
        else if (pair.is_same_sentence && std::abs(pair.left - pair.above_left) < near)
            ++kept[static_cast<int>(std::lround(indent))];
    }
    if (indented.empty())
        return 0;
    const auto [indent, count] = *std::ranges::max_element(indented, {}, [](const auto& entry) { return entry.second; });
    const auto others = kept.find(indent);
    return count >= fewest && (others == kept.end() || others->second * 2 < count) ? indent : 0;
}

// Where the text begins and ends on the pages, how far the lines of a paragraph may be apart – by those that surely go on with the one above, or, where there are few,
// by all – and how far first lines are indented.
Measures measure(const std::vector<Page>& pages) {
    std::map<int, std::vector<double>> lefts, rights;
    std::vector<Pair> pairs;
    for (const Page& page : pages) {
        const int width = static_cast<int>(page.width);
        const Line* above = nullptr;
        const std::vector<Line> lines = split_lines(page.words);
        for (const Line& line : lines) {
            lefts[width].push_back(line.box.left);
            rights[width].push_back(line.box.right);
            if (above != nullptr && above->size == line.size && line.words.size() > 4 && above->words.size() > 4)
                if (const double pitch = (line.box.middle() - above->box.middle()) / std::max(line.size / 2.0, 1.0); pitch > 0.8 && pitch < 3)
                    pairs.push_back({width, above->box.left, line.box.left, pitch, is_same_sentence(*above, line)});
            above = &line;
        }
    }
    Measures measures;
    for (const auto& [width, values] : lefts)
        measures.edges[width] = {quantile(values, 0.03), quantile(rights[width], 0.97)};
    std::vector<double> pitches, of_same_sentence;
    for (const Pair& pair : pairs) {
        pitches.push_back(pair.pitch);
        if (pair.is_same_sentence)
            of_same_sentence.push_back(pair.pitch);
    }
    constexpr std::size_t fewest = 3;
    if (of_same_sentence.size() >= fewest) {
        measures.most_pitch = std::max(quantile(of_same_sentence, 0.5) + 0.15, quantile(of_same_sentence, 0.9) + 0.05);
    } else if (!pitches.empty()) {
        measures.most_pitch = 1.25 * quantile(std::move(pitches), 0.1);
    }
    measures.first_indent = first_indent_of(pairs, measures.edges);
    return measures;
}

WordList list_words(const std::vector<Page>& pages) {
    WordList list;
    const auto add = [&list](const std::vector<Line>& lines) {
        for (const Line& line : lines)
            for (std::size_t i = 0; i + 1 < line.words.size(); ++i)
                list.add(line.words[i].text);
    };
    for (const Page& page : pages) {
        add(split_lines(page.words));
        if (page.recognised)
            std::ranges::for_each(*page.recognised, add);
    }
    return list;
}

// poppler says on which page a picture is, not where: it stands in the largest white space. Answers before which pieces (and lines of them) there is one.
struct Gap {
    double size = 0;
    std::size_t piece = 0;
};

std::multiset<std::size_t> place_pictures(const std::vector<Piece>& pieces, const Page& page) {
    std::vector<Gap> gaps;
    double bottom = 0.08 * page.height;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        const double top = piece.is_table ? piece.rows.front().box.top : piece.lines.front().box.top;
        if (top - bottom >= picture_gap)
            gaps.push_back({top - bottom, i});
        bottom = piece.is_table ? piece.rows.back().box.bottom : piece.lines.back().box.bottom;
    }
    std::ranges::stable_sort(gaps, std::ranges::greater(), &Gap::size);
    std::multiset<std::size_t> places;
    for (std::size_t i = 0; i < std::min(page.pictures, most_pictures); ++i)
        places.insert(i < gaps.size() ? gaps[i].piece : pieces.size());
    return places;
}

// Pieces of lines parted where a picture may stand between two of them.
std::vector<Piece> part_at_gaps(std::vector<Piece> pieces) {
    std::vector<Piece> parted;
    for (Piece& piece : pieces) {
        Piece part = piece;
        part.lines.clear();
        for (Line& line : piece.lines) {
            if (!part.lines.empty() && line.box.top - part.lines.back().box.bottom >= picture_gap) {
                parted.push_back(part);
                part.lines.clear();
            }
            part.lines.push_back(std::move(line));
        }
        if (part.is_table ? !part.rows.empty() : !part.lines.empty())
            parted.push_back(std::move(part));
    }
    return parted;
}

} // namespace

std::string list_pages(const std::vector<std::uint32_t>& numbers) {
    std::string text;
    for (std::size_t i = 0; i < numbers.size() && text.size() < 200;) {
        std::size_t end = i;
        while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1)
            ++end;
        text += (text.empty() ? "" : ", ") + std::to_string(numbers[i]);
        if (end > i)
            text += "–" + std::to_string(numbers[end]);
        i = end + 1;
        if (text.size() >= 200 && i < numbers.size())
            text += ", …";
    }
    return text;
}

plan::Part read_pages(std::string format, std::vector<Page> pages, std::size_t hidden) {
    const std::vector<std::uint32_t> garbled = drop_garbled(pages);
    settle_recognised(pages);
    const std::size_t furniture = drop_furniture(pages);
    const WordList words = list_words(pages);
    const Measures measures = measure(pages);
    Tally tally;
    tally.hidden = hidden;
    FlowBuilder flow(words, measures.most_pitch, measures.first_indent, tally.cleaned);
    std::vector<std::uint32_t> only_pictures, read_from_pictures;
    const std::size_t page_count = pages.size();
    const int body = body_size(pages);
    Recognition recognition;
    std::map<std::uint32_t, std::size_t> struck; // by page: where on it is not known any more
    for (Page& page : pages) {
        if (page.struck > 0)
            struck[page.number] = page.struck;
        if (page.is_unrecognised)
            recognition.failed.push_back(page.number);
        if (page.recognised) {
            flow.begin_page(page.number, true);
            const std::size_t before = recognition.uncertain;
            const bool is_read = add_recognised(page, flow, recognition);
            tally.pictures += recognition.uncertain - before;
            if (is_read || recognition.uncertain > before)
                page.pictures = 0; // it is what was read, or stands for what was not
            if (is_read)
                continue;
            only_pictures.push_back(page.number);
        }
        tally.pictures += page.pictures;
        const bool has_text = count_letters(page) > nearly_no_text;
        if (!has_text && page.pictures > 0 && !page.recognised)
            only_pictures.push_back(page.number);
        if (page.is_read_from_picture)
            read_from_pictures.push_back(page.number);
        const auto edges = measures.edges.find(static_cast<int>(page.width));
        const auto [left, right] = edges == measures.edges.end() ? std::pair(0.0, page.width) : edges->second;
        flow.begin_page(page.number, page.is_read_from_picture);
        std::vector<Piece> pieces = order_page(std::move(page.words), page.rules, left, right, flow.open_gutters());
        const std::size_t pictures = page.pictures;
        if (pictures > 0)
            pieces = part_at_gaps(std::move(pieces));
        const std::multiset<std::size_t> places = pictures > 0 ? place_pictures(pieces, page) : std::multiset<std::size_t>();
        for (std::size_t i = 0; i <= pieces.size(); ++i) {
            for (std::size_t n = places.count(i); n > 0; --n)
                flow.add_picture();
            if (i < pieces.size())
                flow.add(pieces[i]);
        }
    }
    std::vector<Entry> entries = flow.take();
    for (const auto& [page, count] : struck) {
        tally.struck += count;
        if (const auto first = std::ranges::find_if(entries, [number = page](const Entry& entry) { return entry.block.page >= number; }); first != entries.end())
            first->block.struck += static_cast<std::uint32_t>(count);
    }
    find_headings(entries, body);
    part_first_sentences(entries);
    level_leads(entries);
    split_marks(entries);
    plan::Part part = make_part(std::move(format), std::move(entries), tally);
    part.pages = static_cast<std::uint32_t>(page_count);
    const auto note = [&](std::string_view id, const std::vector<std::uint32_t>& numbers) {
        if (!numbers.empty())
            part.notes.push_back({std::string(id), {}, {{"pages", list_pages(numbers)}}, {}});
    };
    note("EXT-0130", only_pictures);
    note("EXT-0132", garbled);
    note("EXT-0134", read_from_pictures);
    note("EXT-0136", recognition.failed);
    if (!recognition.pages.empty())
        part.notes.push_back({"EXT-0135", {}, {{"pages", list_pages(recognition.pages)}, {"certainty", std::to_string(recognition.words == 0 ? 0 : recognition.certainties / recognition.words)},
                                               {"count", std::to_string(recognition.uncertain)}}, {}});
    if (furniture > 0)
        part.notes.push_back({"EXT-0133", {}, {{"count", std::to_string(furniture)}}, {}});
    return part;
}

} // namespace qujat::extract
