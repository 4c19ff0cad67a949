// Share of justified lines whose spaces are stretched beyond 1.6 times their own width: every paragraph of the acts, PT Serif 12 pt, columns of 60 to 170 mm; total fit beside greedy,
// with hyphens and without.
// Asserts that total fit with hyphens keeps within half a per cent at 160 mm, that the spaces of a line are together not much narrower than seven eighths, no line wider than its column, and that
// nothing of the text is lost.
#include "layout/paragraph.hpp"

#include "catch.hpp"
#include "font/debian_fonts.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>

using namespace qujat;
using base::Length;

namespace {

struct Paragraph {
    std::string text;
    base::Language language;
};

// Paragraphs are indented or parted by empty lines; a line is wrapped at 80 columns.
std::vector<Paragraph> read_paragraphs(const std::string& shared) {
    struct Row {
        const char* name;
        base::Language language;
    };
    using base::Language;
    static constexpr Row rows[] = {{"000_0aa42c25b97ea3ae", Language::kk}, {"001_fb81a2c81e336530", Language::ru}, {"002_29be7c3a09cf4bcc", Language::kk},
                                   {"003_9a5cba1920c8ac8d", Language::kk}, {"004_111f775a5e837d2c", Language::kk}};
    std::vector<Paragraph> out;
    for (const Row& row : rows) {
        std::ifstream file(shared + "/seeds/" + row.name + ".txt");
        if (!file)
            return {};
        std::string open;
        const auto close = [&] {
            if (!open.empty())
                out.push_back({open, row.language});
            open.clear();
        };
        for (std::string line; std::getline(file, line);) {
            if (line.find_first_not_of(" \r") == std::string::npos || line.starts_with("      "))
                close();
            for (const char c : line) {
                if (c != ' ' && c != '\r')
                    open += c;
                else if (!open.empty() && open.back() != ' ')
                    open += ' ';
            }
            if (!open.empty() && open.back() != ' ')
                open += ' ';
        }
        close();
    }
    return out;
}

doc::Block block_of(const Paragraph& paragraph, doc::Hyphens hyphens) {
    doc::Style style;
    style.font_family = {"PT Serif"};
    style.font_size = Length::points(12);
    style.line_height = Length::points(15);
    style.text_align = doc::Align::justify;
    style.hyphens = hyphens;
    style.overflow_wrap = doc::OverflowWrap::break_word; // rows of underscores in the acts are wider than a narrow column
    doc::Block block;
    block.language = paragraph.language;
    block.style = std::make_unique<doc::Style>(style);
    doc::Inline piece;
    piece.text = paragraph.text;
    piece.language = paragraph.language;
    piece.style = block.style;
    block.inlines.push_back(piece);
    return block;
}

struct Count {
    std::size_t justified = 0, stretched = 0, hyphens = 0, shown = 0;
};
// Looks at what would be painted, not at what the breaker meant.
void count(const std::vector<layout::Line>& lines, Length width, Length space, const std::string& text, Count& out) {
    INFO(text);
    std::string said;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Length x, visible, widest;
        Length of_spaces;
        std::int64_t spaces = 0;
        std::vector<Length> waiting; // spaces not yet followed by anything seen
        bool has_hyphen = false;
        for (const layout::Item& item : lines[i].items) {
            const auto& run = std::get<layout::GlyphRun>(item.content);
            has_hyphen = has_hyphen || run.text == "\xC2\xAD";
            if (run.text != "\xC2\xAD")
                said += run.text;
            for (const text::Glyph& glyph : run.glyphs) {
                x += glyph.advance;
                if (run.text[glyph.cluster] == ' ') {
                    waiting.push_back(glyph.advance);
                    continue;
                }
                for (const Length advance : waiting) {
                    widest = std::max(widest, advance);
                    of_spaces += advance;
                    ++spaces;
                }
                waiting.clear();
                visible = x;
            }
        }
        CHECK(visible <= width);
        CHECK(of_spaces.raw() * 100 >= space.raw() * spaces * 75); // seven eighths, less what kerning takes from spaces
        out.hyphens += has_hyphen;
        ++out.shown;
        if (i + 1 == lines.size())
            continue;
        ++out.justified;
        out.stretched += visible < width || widest.raw() * 10 > space.raw() * 16;
    }
    CHECK(said == text);
}

} // namespace

TEST_CASE("total fit with hyphens stretches nearly no line beyond 1.6 times, and loses nothing at any width") {
    const auto book = find_debian_book();
    const std::vector<Paragraph> paragraphs = read_paragraphs(QUJAT_SHARED_DIR);
    if (paragraphs.empty())
        WARN("SKIPPED: no acts beside the project");
    if (!book || paragraphs.empty())
        return;
    struct Way {
        const char* name;
        layout::Method method;
        doc::Hyphens hyphens;
    };
    static constexpr std::array<Way, 4> ways = {{{"total fit, hyphens", layout::Method::by_style, doc::Hyphens::automatic},
                                                 {"total fit", layout::Method::by_style, doc::Hyphens::none},
                                                 {"greedy, hyphens", layout::Method::greedy, doc::Hyphens::automatic},
                                                 {"greedy", layout::Method::greedy, doc::Hyphens::none}}};
    doc::Document document;
    diag::Log log;
    layout::Chains chains(*book);
    const layout::Context context{document, chains, log};
    const std::vector<std::string> families = {"PT Serif"};
    std::vector<text::Missing> missing;
    const Length space = text::shape(" ", book->chain(families, 400, font::Slope::upright), {Length::points(12), base::Language::ru, {}}, missing).front().glyphs.front().advance;

    std::ostringstream table;
    table << paragraphs.size() << " paragraphs of the acts, PT Serif 12 pt, justified: lines with spaces beyond 1.6 times, in % (lines that end in a hyphen, in %)\n   mm";
    for (const Way& way : ways)
        table << std::setw(26) << way.name;
    table << std::setw(10) << "lines" << '\n' << std::fixed << std::setprecision(2);
    for (int width = 60; width <= 170; width += 10) {
        table << std::setw(5) << width;
        Count first;
        for (const Way& way : ways) {
            Count counted;
            const Length column = Length::ratio(std::int64_t{width} * 720, 254);
            for (const Paragraph& paragraph : paragraphs)
                count(layout::set_lines(block_of(paragraph, way.hyphens), column, 1, 0, context, way.method), column, space, paragraph.text, counted);
            const auto share = [&](std::size_t part) { return 100.0 * static_cast<double>(part) / static_cast<double>(counted.justified); };
            table << std::setw(16) << share(counted.stretched) << " (" << std::setw(5) << share(counted.hyphens) << ") ";
            if (&way == ways.data()) {
                first = counted;
                CHECK((width != 160 || counted.stretched * 200 <= counted.justified));
            }
        }
        table << std::setw(10) << first.shown << '\n';
    }
    std::cout << table.str();
    for (const diag::Diagnostic& problem : log.take())
        FAIL_CHECK(diag::to_text(problem, base::Language::en));
}
