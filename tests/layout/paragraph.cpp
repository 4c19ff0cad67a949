#include "support.hpp"

#include "catch.hpp"
#include "layout/lines.hpp"

#include <algorithm>
#include <chrono>

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

// PT Serif 10 pt; "m" is wider than "i", a space narrower than both.
Change justified(const Change& more = {}) {
    return [=](doc::Style& s) {
        s.text_align = doc::Align::justify;
        if (more)
            more(s);
    };
}

Change hyphens(doc::Hyphens value, const Change& more = {}) {
    return [=](doc::Style& s) {
        s.hyphens = value;
        if (more)
            more(s);
    };
}

Change column(Length width, const Change& more = {}) {
    return [=](doc::Style& s) {
        s.width = length(width);
        if (more)
            more(s);
    };
}

constexpr std::string_view soft = "\xC2\xAD";

// What stands on each line; runs of one line are joined, the hyphens that divided words show are "~".
std::vector<std::string> lines_of(const Pages& pages) {
    std::vector<std::string> out;
    Length y = Length::points(-1);
    for (const SetRun& run : runs(pages)) {
        if (run.run->origin.y != y)
            out.emplace_back();
        y = run.run->origin.y;
        std::string text = run.run->text == soft ? "~" : run.run->text;
        for (std::size_t at = text.find(soft); at != std::string::npos; at = text.find(soft))
            text.erase(at, soft.size());
        out.back() += text;
    }
    for (std::string& line : out) {
        while (!line.empty() && line.back() == ' ')
            line.pop_back();
    }
    return out;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines)
        out += (out.empty() ? "" : "|") + line;
    return out;
}

Length right_end(const Pages& pages, std::size_t line) {
    std::vector<Length> ys, ends;
    for (const SetRun& run : runs(pages)) {
        if (ys.empty() || ys.back() != run.run->origin.y) {
            ys.push_back(run.run->origin.y);
            ends.push_back(Length());
        }
        ends.back() = std::max(ends.back(), run.end());
    }
    return ends.at(line);
}

const std::string prose = "Уполномоченный орган рассматривает заявление в течение пятнадцати рабочих дней со дня его поступления и принимает решение о регистрации участника либо об отказе";

} // namespace

TEST_CASE("a soft hyphen divides a word as its style allows") {
    if (!book())
        return;
    const std::string word = "при\u00ADмер";
    const Length narrow = width_of("при-") + pt(1); // the whole word does not fit: «мер» is wider than a point
    const auto set = [&](doc::Hyphens value) { return lay(document({paragraph(word, column(narrow, hyphens(value)))})); };
    // CSS Text 3, 5.4: manual: only where a character in the word suggests it.
    CHECK(joined(lines_of(*set(doc::Hyphens::manual).value)) == "при~|мер");
    CHECK(joined(lines_of(*set(doc::Hyphens::automatic).value)) == "при~|мер");
    CHECK(ids(set(doc::Hyphens::none).problems) == "LAY-0002"); // not even there
}

TEST_CASE("a soft hyphen that divides nothing shows nothing") {
    if (!book())
        return;
    const Pages pages = laid({paragraph("при\u00ADмер")});
    REQUIRE(runs(pages).size() == 1);
    CHECK(runs(pages)[0].run->glyphs.size() == 6);
    CHECK(runs(pages)[0].end() - runs(pages)[0].begin() == width_of("пример"));
}

TEST_CASE("the hyphen of a divided word says a soft hyphen, so that the word is copied whole") {
    if (!book())
        return;
    const Pages pages = laid({paragraph("при\u00ADмер", column(width_of("при-") + pt(1)))});
    const auto found = runs(pages);
    REQUIRE(found.size() == 3);
    CHECK(found[0].run->text == "при");
    CHECK(found[1].run->text == soft);
    REQUIRE(found[1].run->glyphs.size() == 1);
    const std::uint32_t hyphen = face().glyph(0x2010) != 0 ? face().glyph(0x2010) : face().glyph('-');
    CHECK(found[1].run->glyphs[0].id == hyphen);
    CHECK(found[1].begin() == found[0].end());
    CHECK(found[1].owner == found[0].owner);
    CHECK(found[2].run->text == "мер");
}

TEST_CASE("words are divided automatically only where the style says so and the language knows how") {
    if (!book())
        return;
    const std::string word = "министерство"; // ми-ни-стер-ство and the like: some syllable fits any column of half the word
    const Length half = width_of("министер-");
    const auto set = [&](doc::Hyphens value, base::Language language, const std::string& text) {
        doc::Block block = paragraph("да " + text + " да", column(half, hyphens(value)));
        block.inlines[0].language = language;
        return lay(document({block}));
    };
    const auto divided = set(doc::Hyphens::automatic, base::Language::ru, word);
    REQUIRE(divided.value);
    const std::string lines = joined(lines_of(*divided.value));
    CHECK(lines.find('~') != std::string::npos);
    CHECK(ids(set(doc::Hyphens::manual, base::Language::ru, word).problems) == "LAY-0002");
    CHECK(ids(set(doc::Hyphens::none, base::Language::ru, word).problems) == "LAY-0002");
    CHECK(ids(set(doc::Hyphens::automatic, base::Language::ru, "МИНИСТЕРСТВО").problems) == "LAY-0002"); // capitals stay whole
    CHECK(ids(set(doc::Hyphens::automatic, base::Language::ru, "министерство5").problems) == "LAY-0002");
}

TEST_CASE("soft hyphens in a word take the place of automatic division") {
    if (!book())
        return;
    // CSS Text 3, 5.4
    const Pages pages = laid({paragraph("мини\u00ADстерство да", column(width_of("стерство") + pt(1), hyphens(doc::Hyphens::automatic)))});
    CHECK(joined(lines_of(pages)) == "мини~|стерство|да");
}

TEST_CASE("a break at a hyphen of the text adds no other") {
    if (!book())
        return;
    const Pages pages = laid({paragraph("бизнес-жоспар", column(width_of("бизнес-") + pt(1), hyphens(doc::Hyphens::automatic)))});
    CHECK(joined(lines_of(pages)) == "бизнес-|жоспар");
}

TEST_CASE("justified lines with hyphens end at the edge, and the last word is whole") {
    if (!book())
        return;
    const Pages pages = laid({paragraph(prose, justified(hyphens(doc::Hyphens::automatic)))});
    const auto lines = lines_of(pages);
    REQUIRE(lines.size() > 3);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
        CHECK(right_end(pages, i) == pt(180));
    CHECK(lines.back().ends_with("отказе"));
    std::string said;
    for (const SetRun& run : runs(pages)) {
        if (run.run->text != soft)
            said += run.run->text;
    }
    CHECK(said == prose);
}

TEST_CASE("a justified line may be narrower by an eighth of its spaces and eighteen thousandths of an em for each letter but the last of a word, no more") {
    if (!book())
        return;
    // Three words of four letters; the column lacks a little of their width, which two spaces and nine letters of 10 pt give: 2 × 0.125 spaces and 9 × 0.18 pt.
    const Length space = width_of("о о") - width_of("о") - width_of("о"), natural = width_of("поле поле поле");
    const Length most = space / 4 + pt(10) * 9 * 9 / 500;
    const auto set = [&](Length less) { return laid({paragraph("поле поле поле вот", column(natural - less, justified()))}); };
    CHECK(lines_of(set(most - pt(1) / 20)).front() == "поле поле поле");
    CHECK(lines_of(set(most + pt(1) / 20)).front() == "поле поле");
    const Pages pages = set(most / 2);
    CHECK(right_end(pages, 0) == pt(20) + natural - most / 2);
    // Half of what is possible: spaces of fifteen sixteenths, letters closer by nine thousandths of an em.
    const GlyphRun& run = *runs(pages)[0].run;
    CHECK(std::abs((run.tracking + pt(9) / 100).raw()) < 700);
    for (const text::Glyph& glyph : run.glyphs) {
        if (run.text[glyph.cluster] == ' ' && glyph.cluster + 1 < run.text.size())
            CHECK(std::abs((glyph.advance - space * 15 / 16).raw()) < pt(1).raw() / 10);
    }
}

TEST_CASE("the last line is set as text-align-last says") {
    if (!book())
        return;
    const Length width = width_of("два слова");
    Pages pages;
    const auto begin = [&](doc::Align align, doc::AlignLast last) {
        pages = laid({paragraph({words(prose), line_break(), words("два слова")}, [=](doc::Style& s) {
            s.text_align = align;
            s.text_align_last = last;
        })});
        return find_run(pages, "два слова");
    };
    // CSS Text 3, 6.3: auto is as text-align, but start for justify.
    CHECK(begin(doc::Align::justify, doc::AlignLast::automatic).begin() == pt(20));
    CHECK(begin(doc::Align::right, doc::AlignLast::automatic).begin() == pt(180) - width);
    CHECK(begin(doc::Align::justify, doc::AlignLast::right).begin() == pt(180) - width);
    CHECK(begin(doc::Align::justify, doc::AlignLast::center).begin() == pt(20) + (pt(160) - width) / 2);
    CHECK(begin(doc::Align::right, doc::AlignLast::left).begin() == pt(20));
    CHECK(begin(doc::Align::justify, doc::AlignLast::justify).begin() == pt(20));
    CHECK(begin(doc::Align::justify, doc::AlignLast::justify).end() == pt(180));
    CHECK(begin(doc::Align::left, doc::AlignLast::justify).end() == pt(180));
}

TEST_CASE("the line before a forced break is a last line too") {
    if (!book())
        return;
    // CSS Text 3, 6.3
    const Pages pages = laid({paragraph({words("раз два"), line_break(), words(prose)}, [](doc::Style& s) {
        s.text_align = doc::Align::justify;
        s.text_align_last = doc::AlignLast::right;
    })});
    CHECK(find_run(pages, "раз два").end() == pt(180));
}

TEST_CASE("a hanging indent leaves the first line more room") {
    if (!book())
        return;
    // CSS 2.1, 16.1
    const Pages pages = laid({paragraph(prose, justified([](doc::Style& s) {
        s.text_indent = pt(-15);
        s.margin[doc::left] = length(pt(20));
    }))});
    CHECK(runs(pages)[0].begin() == pt(25));
    CHECK(right_end(pages, 0) == pt(180));
    CHECK(runs(pages)[1].begin() == pt(40));
    CHECK(right_end(pages, 1) == pt(180));
}

TEST_CASE("no-break spaces of a justified line are widened like others") {
    if (!book())
        return;
    // CSS Text 3, 7.4 and 8.1: U+00A0 is a word separator.
    const Pages pages = laid({paragraph({words("раз\u00A0два три"), line_break(), words("а")}, [](doc::Style& s) { s.text_align_last = doc::AlignLast::justify; })});
    const GlyphRun& run = *runs(pages)[0].run;
    std::vector<Length> spaces;
    for (const text::Glyph& glyph : run.glyphs) {
        if (run.text[glyph.cluster] == ' ' || run.text.compare(glyph.cluster, 2, "\u00A0") == 0)
            spaces.push_back(glyph.advance);
    }
    REQUIRE(spaces.size() == 2);
    CHECK(spaces[0] > pt(30));
    CHECK(std::abs((spaces[0] - spaces[1]).raw()) < pt(1).raw());
}

TEST_CASE("total fit spreads what greedy lines leave to one") {
    if (!book())
        return;
    // Greedy would put as many words as it can on the first line and leave the second nearly empty of choice; total fit minds all lines: the widest space of the paragraph is no wider
    // than that of the greedy lines (left-aligned, which are the same words a line).
    const auto widest = [&](const std::vector<std::string>& lines) {
        Length most;
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
            const auto spaces = std::ranges::count(lines[i], ' ');
            most = std::max(most, spaces == 0 ? pt(160) : (pt(160) - width_of(lines[i])) / spaces);
        }
        return most;
    };
    for (const std::string& text : {prose, prose + " " + prose, "а " + prose}) {
        const auto greedy = lines_of(laid({paragraph(text)})), best = lines_of(laid({paragraph(text, justified())}));
        CHECK(widest(best) <= widest(greedy));
    }
}

TEST_CASE("ragged text divides a word only where the line would stay a quarter empty") {
    if (!book())
        return;
    const std::string text = "положение государства регистрации да";
    const Length first = width_of("положение государства");
    const auto set = [&](std::int64_t filled) {
        const Length room = first.scaled(100, filled);
        CHECK(room > first + width_of(" ре-")); // a piece would go onto the line
        return joined(lines_of(laid({paragraph(text, column(room, hyphens(doc::Hyphens::automatic)))})));
    };
    CHECK(set(80) == "положение государства|регистрации да");
    CHECK(set(70).find('~') != std::string::npos);
}

TEST_CASE("hyphens count as breaks for the narrowest column") {
    if (!book())
        return;
    // CSS Sizing 3, 4.1: min-content takes every soft wrap opportunity. A cell of a table with hyphens may be narrower.
    const auto least = [&](doc::Hyphens value) {
        diag::Log log;
        const doc::Document empty;
        Chains chains(*book());
        return text_widths(paragraph("министерство", hyphens(value)), {empty, chains, log});
    };
    CHECK(least(doc::Hyphens::none).least == width_of("министерство"));
    CHECK(least(doc::Hyphens::automatic).least < width_of("министерство") / 2);
    CHECK(least(doc::Hyphens::automatic).most == width_of("министерство"));
    diag::Log log;
    const doc::Document empty;
    Chains chains(*book());
    const Widths widths = text_widths(paragraph({words("одно слово"), line_break(), words("второе")}, [](doc::Style& s) { s.text_indent = pt(7); }), {empty, chains, log});
    CHECK(widths.most == pt(7) + width_of("одно слово"));
    CHECK(widths.least == std::max(width_of("второе"), pt(7) + width_of("одно")));
    // CSS Text 3, 7.1: a percentage counts as nothing for intrinsic sizes
    CHECK(text_widths(paragraph("одно слово", [](doc::Style& s) { s.text_indent = doc::LengthOrShare::share(10'000); }), {empty, chains, log}).most == width_of("одно слово"));
    // CSS Text 3, 5.2: `anywhere` counts for min-content widths, `break-word` does not.
    const auto narrowest = [&](doc::OverflowWrap wrap) { return text_widths(paragraph("слово", [=](doc::Style& s) { s.overflow_wrap = wrap; }), {empty, chains, log}).least; };
    CHECK(narrowest(doc::OverflowWrap::break_word) == width_of("слово"));
    CHECK(narrowest(doc::OverflowWrap::anywhere) < width_of("слово") / 2);
}

TEST_CASE("LAY-0002 points at the word") {
    if (!book())
        return;
    const std::string file = "<p>да Достопримечательностьдостопримечательность</p>";
    const auto source = diag::make_source("ru.xhtml", file);
    doc::Block block = paragraph(file.substr(3, file.size() - 7), justified());
    block.inlines[0].place = {source, 3, static_cast<std::uint32_t>(file.size() - 4), {}};
    const auto result = lay(document({block}));
    REQUIRE(ids(result.problems) == "LAY-0002");
    CHECK(result.problems[0].place.begin == file.find("Дост"));
    block.inlines[0].place.path = "/org/name";
    CHECK(lay(document({block})).problems[0].place.path == "/org/name");
}

TEST_CASE("overflow-wrap cuts in justified text too") {
    if (!book())
        return;
    const std::string text = "да Достопримечательностьдостопримечательностьдостопримечательность и нет";
    const Pages pages = laid({paragraph(text, justified([](doc::Style& s) { s.overflow_wrap = doc::OverflowWrap::break_word; }))});
    std::string said;
    for (const SetRun& run : runs(pages)) {
        said += run.run->text;
        CHECK(run.end() <= pt(180));
    }
    CHECK(said == text);
    CHECK(lines_of(pages).front() == "да"); // CSS Text 3, 5.5: only a word without other break on the line is cut
}

TEST_CASE("hostile paragraphs are set in little time") {
    if (!book())
        return;
    const auto begin = std::chrono::steady_clock::now();
    const auto many = [](const std::string& unit, std::size_t bytes) {
        std::string out;
        while (out.size() < bytes)
            out += unit;
        return out;
    };
    const Change cut = justified(hyphens(doc::Hyphens::automatic, [](doc::Style& s) { s.overflow_wrap = doc::OverflowWrap::break_word; }));
    diag::Log log;
    const doc::Document empty;
    Chains chains(*book());
    const Context context{empty, chains, log};
    const auto set = [&](const std::string& text, Length width) {
        const auto lines = break_lines(paragraph(text, cut), width, 1, context);
        CHECK(!lines.empty());
        CHECK(text_widths(paragraph(text, cut), context).most > Length());
        return lines.size();
    };
    CHECK(set(many("ж", 100'000), pt(160)) > 500);
    CHECK(set(many("қатысушысы", 100'000), pt(160)) > 500);
    CHECK(set(many("а ", 200'000), pt(160)) > 1'000);
    CHECK(set(many("қатысушы ", 200'000), pt(160)) > 1'000);
    CHECK(set("а" + many("\u200B", 200'000) + "б", pt(6)) == 2);
    CHECK(set(many("а\u00AD", 100'000), pt(160)) > 100);
    CHECK(set(many("а\u0301", 50'000), pt(7)) > 1'000);
    std::vector<doc::Inline> letters;
    for (int i = 0; i < 10'000; ++i)
        letters.push_back(words(i % 7 == 6 ? " " : "а"));
    CHECK(break_lines(paragraph(std::move(letters), cut), pt(160), 1, context).size() > 100);
    CHECK(ids(log.take()) == "");
    // A column without width: every letter stands alone, and is said to overflow.
    CHECK(break_lines(paragraph("один два", cut), Length(), 1, context).size() == 7);
    CHECK(log.has_errors());
    // Linear: some 2 MB in a fraction of a second on any machine of today; a square would take minutes.
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30));
}

TEST_CASE("letters keep their distance where letter-spacing is given") {
    if (!book())
        return;
    // CSS 2.1, 16.4: with a length, justification may not change the space between letters.
    const Pages pages = laid({paragraph(prose, justified([](doc::Style& s) { s.letter_spacing = pt(1) / 2; }))});
    for (const SetRun& run : runs(pages))
        CHECK(run.run->tracking == pt(1) / 2);
    CHECK(right_end(pages, 0) == pt(20) + pt(160));
}
