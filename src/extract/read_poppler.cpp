#include "extract/read_poppler.hpp"

#include "base/utf8.hpp"
#include "diag/diag.hpp"
#include "extract/loose_tags.hpp"
#include "extract/read_rules.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace qujat::extract {

namespace {

constexpr std::size_t most_words = 2'000'000, most_pages = 20'000;
constexpr double zoom = 2; ///< that pdftohtml is called with: its sizes are whole numbers

[[noreturn]] void stop_large() { diag::stop("EXT-0017", {}, {{"part", "pdf"}}); }

// The value of `name` in a tag; 0 when it is absent or no plain number of a page's size.
double number_of(std::string_view tag, std::string_view name) {
    const std::string key = " " + std::string(name) + "=\"";
    const std::size_t at = tag.find(key);
    if (at == std::string_view::npos)
        return 0;
    double value = 0;
    std::from_chars(tag.data() + at + key.size(), tag.data() + tag.size(), value);
    return std::isfinite(value) && std::abs(value) < 100'000 ? value : 0;
}

std::string_view text_attribute(std::string_view tag, std::string_view name) {
    const std::string key = " " + std::string(name) + "=\"";
    const std::size_t at = tag.find(key);
    return at == std::string_view::npos ? std::string_view() : tag.substr(at + key.size(), tag.find('"', at + key.size()) - at - key.size());
}

struct Look {
    Box box;
    int size = 0;
    bool is_bold = false;
};

bool names_bold(std::string_view family) {
    constexpr std::string_view signs[] = {"Bold", "bold", "BOLD", "Black", "Heavy", "Demi", "CMBX", "SFBX"};
    return std::ranges::any_of(signs, [&](std::string_view sign) { return family.find(sign) != std::string_view::npos; });
}

// Whether all but white space stands within <b>.
bool is_all_bold(std::string_view content) {
    int depth = 0;
    for (std::size_t at = 0; at < content.size();) {
        if (content[at] == '<') {
            const std::string_view tag = content.substr(at);
            depth += tag.starts_with("<b>") ? 1 : tag.starts_with("</b>") ? -1 : 0;
            at += std::min(tag.find('>'), tag.size() - 1) + 1;
        } else if (content[at++] != ' ' && depth == 0) {
            return false;
        }
    }
    return content.find("<b>") != std::string_view::npos;
}

struct PageLooks {
    std::vector<Look> looks; ///< by their tops
    double tallest = 0;
};
using Looks = std::map<std::uint32_t, PageLooks>;

Looks read_looks(std::string_view text) {
    struct Font {
        int size = 0;
        bool is_bold = false;
    };
    std::map<int, Font> fonts;
    Looks looks;
    std::uint32_t page = 0;
    std::size_t count = 0;
    for (Tags tags(text); tags.next();) {
        if (tags.is("page")) {
            page = static_cast<std::uint32_t>(std::clamp(number_of(tags.tag(), "number"), 0.0, double{most_pages}));
        } else if (tags.is("fontspec") && fonts.size() < 10'000) {
            const double size = std::clamp(number_of(tags.tag(), "size") * 2 / zoom, 0.0, 2'000.0);
            fonts[static_cast<int>(number_of(tags.tag(), "id"))] = {static_cast<int>(std::lround(size)), names_bold(text_attribute(tags.tag(), "family"))};
        } else if (tags.is("text")) {
            const std::string_view tag = tags.tag();
            if (++count > most_words)
                stop_large();
            Look look;
            look.box.left = number_of(tag, "left") / zoom;
            look.box.top = number_of(tag, "top") / zoom;
            look.box.right = look.box.left + number_of(tag, "width") / zoom;
            look.box.bottom = look.box.top + number_of(tag, "height") / zoom;
            const Font font = fonts[static_cast<int>(number_of(tag, "font"))];
            look.size = font.size;
            look.is_bold = is_all_bold(tags.content("</text>")) || font.is_bold;
            looks[page].looks.push_back(look);
            looks[page].tallest = std::max(looks[page].tallest, look.box.height());
        }
    }
    for (auto& [number, found] : looks)
        std::ranges::sort(found.looks, {}, [](const Look& look) { return look.box.top; });
    return looks;
}

// The visible text that stands where the word stands. Of odd fonts pdftohtml knows the base line only, so the heights need but touch.
const Look* find_look(const PageLooks& page, const Box& word) {
    constexpr double near = 2;
    const std::vector<Look>& looks = page.looks;
    const double x = (word.left + word.right) / 2, y = word.middle();
    auto at = std::ranges::lower_bound(looks, word.top - page.tallest - near, {}, [](const Look& look) { return look.box.top; });
    const Look* best = nullptr;
    for (; at != looks.end() && at->box.top <= word.bottom; ++at) {
        if (x < at->box.left - near || x > at->box.right + near || word.top > at->box.bottom)
            continue;
        if (best == nullptr || std::abs(at->box.middle() - y) < std::abs(best->box.middle() - y))
            best = &*at;
    }
    return best;
}

std::map<std::uint32_t, std::size_t> count_pictures(std::string_view list) {
    constexpr std::size_t smallest = 48; ///< pixels: less is a bullet, a line or a bit of a pattern
    std::map<std::uint32_t, std::size_t> counts;
    while (!list.empty()) {
        const std::string_view row = list.substr(0, list.find('\n'));
        list.remove_prefix(std::min(row.size() + 1, list.size()));
        std::uint32_t page = 0;
        std::size_t width = 0, height = 0;
        std::vector<std::string_view> fields;
        for (std::size_t at = 0; at < row.size() && fields.size() < 5;) {
            const std::size_t begin = std::min(row.find_first_not_of(' ', at), row.size());
            at = std::min(row.find(' ', begin), row.size());
            fields.push_back(row.substr(begin, at - begin));
        }
        if (fields.size() < 5 || fields[2] != "image")
            continue;
        std::from_chars(fields[0].data(), fields[0].data() + fields[0].size(), page);
        std::from_chars(fields[3].data(), fields[3].data() + fields[3].size(), width);
        std::from_chars(fields[4].data(), fields[4].data() + fields[4].size(), height);
        if (width >= smallest && height >= smallest)
            ++counts[page];
    }
    return counts;
}

void add_rules(std::string_view drawing, std::vector<Page>& pages) {
    std::vector<Drawing> drawn = read_rules(drawing);
    if (drawn.size() != pages.size())
        return;
    for (std::size_t i = 0; i < pages.size(); ++i)
        if (std::abs(drawn[i].height - pages[i].height) < 2) // not turned: poppler's programs do not agree on where the words of such pages are
            pages[i].rules = std::move(drawn[i].rules);
}

std::size_t count_characters(const std::string& text) { return base::find_malformed(text) ? 1 : base::count_code_points(text); }

// What was struck out leaves no white space that could be taken for that between columns, or for an indent: the word before it on the line is as long as both, or the
// one behind it. poppler gives the words of a line one behind the other.
void fill_gaps(std::vector<Word>& words, const std::vector<bool>& is_struck) {
    std::vector<bool> is_filled(words.size(), false);
    const auto are_neighbours = [](const Box& left, const Box& right) {
        return std::abs(left.middle() - right.middle()) < 0.3 * right.height() && right.left > left.left && right.left - left.right < right.height();
    };
    std::size_t kept = words.size();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!is_struck[i]) {
            kept = i;
        } else if (kept < i && are_neighbours(words[kept].box, words[i].box)) {
            words[kept].box.right = std::max(words[kept].box.right, words[i].box.right);
            is_filled[i] = true;
        }
    }
    kept = words.size();
    for (std::size_t i = words.size(); i-- > 0;) {
        if (!is_struck[i])
            kept = i;
        else if (kept < words.size() && !is_filled[i] && are_neighbours(words[i].box, words[kept].box))
            words[kept].box.left = words[i].box.left;
    }
}

// Takes away the words through the middle of which a line runs that begins and ends where words do, which the lines of a chart do not. Answers how many characters.
std::size_t take_struck(Page& page) {
    constexpr double highest = 0.3, lowest = 0.68, space = 0.4; // of the word's height
    constexpr double near = 3;                                  // points
    constexpr std::size_t most_lines = 2'000;                // of a page; more are a drawing
    std::vector<bool> is_struck(page.words.size(), false);
    if (std::ranges::count(page.rules, false, &Rule::is_upright) > static_cast<std::ptrdiff_t>(most_lines))
        return 0;
    for (const Rule& rule : page.rules) {
        if (rule.is_upright)
            continue;
        bool begins = false, ends = false;
        std::vector<std::size_t> crossed;
        for (std::size_t i = 0; i < page.words.size(); ++i) {
            const Box& box = page.words[i].box;
            const double depth = (rule.at - box.top) / std::max(box.height(), 1.0);
            if (depth < highest || depth > lowest)
                continue;
            begins = begins || std::abs(box.left - rule.from) < near;
            ends = ends || (rule.to > box.right - near && rule.to < box.right + near + space * box.height()); // the space behind it is struck, too
            if (rule.from < box.left + near && rule.to > box.right - near)
                crossed.push_back(i);
        }
        if (begins && ends)
            for (const std::size_t i : crossed)
                is_struck[i] = true;
    }
    fill_gaps(page.words, is_struck);
    std::size_t count = 0;
    std::vector<Word> left;
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        if (is_struck[i])
            count += count_characters(page.words[i].text);
        else
            left.push_back(std::move(page.words[i]));
    }
    page.words = std::move(left);
    return count;
}

} // namespace

PdfPages read_poppler(const PopplerAnswers& answers) {
    const Looks looks = read_looks(answers.looks);
    PdfPages result;
    std::size_t count = 0;
    for (Tags tags(answers.words); tags.next();) {
        if (tags.is("page")) {
            if (result.pages.size() == most_pages)
                stop_large();
            Page page;
            page.number = static_cast<std::uint32_t>(result.pages.size() + 1);
            page.width = number_of(tags.tag(), "width");
            page.height = number_of(tags.tag(), "height");
            result.pages.push_back(std::move(page));
        } else if (tags.is("word") && !result.pages.empty()) {
            if (++count > most_words)
                stop_large();
            const std::string_view tag = tags.tag();
            Word word;
            word.box = {number_of(tag, "xMin"), number_of(tag, "yMin"), number_of(tag, "xMax"), number_of(tag, "yMax")};
            word.text = plain_text(tags.content("</word>"));
            if (!word.text.empty())
                result.pages.back().words.push_back(std::move(word));
        }
    }
    for (auto& [number, found] : count_pictures(answers.pictures))
        if (number > 0 && number <= result.pages.size())
            result.pages[number - 1].pictures = found;
    add_rules(answers.drawing, result.pages);
    for (Page& page : result.pages) {
        page.struck = take_struck(page);
        const auto found = looks.find(page.number);
        std::vector<Word> painted, hidden;
        for (Word& word : page.words) {
            const Look* look = found == looks.end() ? nullptr : find_look(found->second, word.box);
            const int by_height = static_cast<int>(std::lround(word.box.height() * 1.6));
            word.size = look != nullptr && look->size * 2 > by_height ? look->size : by_height;
            word.is_bold = look != nullptr && look->is_bold;
            (look != nullptr ? painted : hidden).push_back(std::move(word));
        }
        page.is_read_from_picture = painted.size() * 4 < hidden.size() && page.pictures > 0;
        page.words = std::move(painted);
        for (Word& word : hidden) {
            if (page.is_read_from_picture) {
                word.certainty = 0; // nobody says how certain its reader was
                page.words.push_back(std::move(word));
            } else {
                result.hidden += count_characters(word.text);
            }
        }
    }
    return result;
}

} // namespace qujat::extract
