#include "support.hpp"

#include "catch.hpp"

#include <algorithm>
#include <map>

using namespace qujat;
using namespace qujat::layout;
using namespace qujat::layout::test;

namespace {

const std::string long_text = "Уполномоченный орган рассматривает заявление в течение пятнадцати рабочих дней со дня его поступления и принимает решение о регистрации участника либо об отказе";

struct LineEnds {
    Length left, right;
    std::string text;
};

// Left and right edge of the visible text of each line, from the top; lines are told apart by their baselines.
std::vector<LineEnds> line_ends(const Pages& pages) {
    std::map<std::pair<std::size_t, std::int64_t>, LineEnds> lines;
    for (const SetRun& run : runs(pages)) {
        const std::pair key(run.page, run.run->origin.y.raw());
        const auto [at, is_new] = lines.try_emplace(key, LineEnds{run.begin(), run.end(), run.run->text});
        if (!is_new) {
            at->second.left = std::min(at->second.left, run.begin());
            at->second.right = std::max(at->second.right, run.end());
            at->second.text += run.run->text;
        }
    }
    std::vector<LineEnds> out;
    for (const auto& entry : lines)
        out.push_back(entry.second);
    return out;
}

Change align(doc::Align value) {
    return [=](doc::Style& s) { s.text_align = value; };
}

} // namespace

TEST_CASE("lines are filled greedily and none is wider than its column") {
    if (!book())
        return;
    const std::string plain = "Уполномоченный орган рассматривает заявление течение пятнадцати рабочих дней поступления принимает решение регистрации участника";
    const Pages pages = laid({paragraph(plain)});
    const auto lines = line_ends(pages);
    REQUIRE(lines.size() > 3);
    std::string joined;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CHECK(lines[i].left == pt(20));
        CHECK(lines[i].right <= pt(180));
        joined += lines[i].text;
        if (i + 1 < lines.size()) { // the next word would not have gone onto the line
            const std::string& next = lines[i + 1].text;
            CHECK(lines[i].right + width_of(" " + next.substr(0, next.find(' '))) > pt(180));
        }
    }
    CHECK(joined == plain); // the spaces at the ends of lines are kept for copying
}

TEST_CASE("text aligned right, centred or left stands where it should") {
    if (!book())
        return;
    const Length width = width_of("слово");
    const auto begin = [&](doc::Align value) { return find_run(laid({paragraph("слово", align(value))}), "слово").begin(); };
    CHECK(begin(doc::Align::left) == pt(20));
    CHECK(begin(doc::Align::right) == pt(180) - width);
    CHECK(begin(doc::Align::center) == pt(20) + (pt(160) - width) / 2);
    CHECK(begin(doc::Align::justify) == pt(20));
    for (const LineEnds& line : line_ends(laid({paragraph(long_text, align(doc::Align::right))})))
        CHECK(line.right == pt(180)); // a space at the end of the line does not push
    for (const LineEnds& line : line_ends(laid({paragraph(long_text, align(doc::Align::center))}))) {
        const Length off = (line.left - pt(20)) - (pt(180) - line.right);
        CHECK(std::abs(off.raw()) <= 1);
    }
}

TEST_CASE("justified lines end exactly at the right edge, the last one is not stretched") {
    if (!book())
        return;
    const auto lines = line_ends(laid({paragraph(long_text, align(doc::Align::justify))}));
    REQUIRE(lines.size() > 3);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        CHECK(lines[i].left == pt(20));
        INFO(lines[i].text << " " << lines[i].right.raw() - pt(180).raw());
        CHECK(lines[i].right == pt(180));
    }
    CHECK(lines.back().right == pt(20) + width_of(lines.back().text));
}

TEST_CASE("a line before a forced break is a last line") {
    if (!book())
        return;
    // CSS Text 3, 7.3: text-align-last auto
    const Pages pages = laid({paragraph({words(long_text), line_break(), words("два слова")}, align(doc::Align::justify))});
    const auto lines = line_ends(pages);
    REQUIRE(lines.size() > 4);
    CHECK(lines[0].right == pt(180));
    CHECK(lines[lines.size() - 2].right < pt(180));
    CHECK(lines.back().right == pt(20) + width_of("два слова"));
}

TEST_CASE("justification stretches across inline elements") {
    if (!book())
        return;
    const std::size_t cut = long_text.find("заявление");
    const Pages pages = laid({paragraph({words(long_text.substr(0, cut)), words(long_text.substr(cut), [](doc::Style& s) { s.font_weight = 700; })}, align(doc::Align::justify))});
    const auto lines = line_ends(pages);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
        CHECK(lines[i].right == pt(180));
}

TEST_CASE("the indent moves the first line alone") {
    if (!book())
        return;
    const auto indented = [](std::int64_t by, doc::Align how) {
        return line_ends(laid({paragraph(long_text, [=](doc::Style& s) {
            s.text_indent = pt(by);
            s.text_align = how;
        })}));
    };
    const auto lines = indented(15, doc::Align::justify);
    CHECK(lines[0].left == pt(35));
    CHECK(lines[0].right == pt(180));
    CHECK(lines[1].left == pt(20));
    CHECK(indented(-8, doc::Align::left)[0].left == pt(12));
    CHECK(indented(-8, doc::Align::left)[1].left == pt(20));
    const Pages broken = laid({paragraph({words("a"), line_break(), words("b")}, [](doc::Style& s) { s.text_indent = pt(15); })});
    CHECK(find_run(broken, "a").begin() == pt(35));
    CHECK(find_run(broken, "b").begin() == pt(20)); // CSS 2.1, 16.1: the first line of the block, not of each break
}

TEST_CASE("half the leading goes above the text and half below") {
    if (!book())
        return;
    // CSS 2.1, 10.8.1
    for (const std::int64_t line_height : {8, 12, 20, 31}) {
        const Pages pages = laid({paragraph("a", marked(1, [=](doc::Style& s) { s.line_height = pt(line_height); }))});
        CHECK(find_run(pages, "a").run->origin.y == pt(20) + baseline_in(pt(line_height)));
        CHECK(find_marks(pages, 1)[0].rect.height == pt(line_height));
    }
    const Pages pages = laid({lines(3, "a")});
    CHECK(find_run(pages, "a2").run->origin.y - find_run(pages, "a1").run->origin.y == pt(12));
}

TEST_CASE("a line is as high as what stands on it, never lower than the block's own font makes it") {
    if (!book())
        return;
    const auto larger = [](doc::Style& s) {
        s.font_size = pt(20);
        s.line_height = pt(24);
    };
    const auto smaller = [](doc::Style& s) {
        s.font_size = pt(5);
        s.line_height = pt(6);
    };
    const Length above = std::max(baseline_in(pt(12)), baseline_in(pt(24), pt(20)));
    const Length below = std::max(pt(12) - baseline_in(pt(12)), pt(24) - baseline_in(pt(24), pt(20)));
    const Pages mixed = laid({paragraph({words("a"), words("B", larger)}, marked(1))});
    CHECK(find_marks(mixed, 1)[0].rect.height == above + below);
    CHECK(find_run(mixed, "a").run->origin.y == pt(20) + above);
    CHECK(find_run(mixed, "B").run->origin.y == pt(20) + above); // one baseline
    CHECK(find_marks(laid({paragraph(std::vector<doc::Inline>{words("a", smaller)}, marked(1))}), 1)[0].rect.height == pt(12));
}

TEST_CASE("superscripts are raised, subscripts lowered") {
    if (!book())
        return;
    const auto shifted = [](doc::VerticalAlign how) {
        return [=](doc::Style& s) {
            s.font_size = pt(6);
            s.line_height = Length::ratio(36, 5);
            s.vertical_align = how;
        };
    };
    const Pages pages = laid({paragraph({words("m"), words("2", shifted(doc::VerticalAlign::super)), words("n", shifted(doc::VerticalAlign::sub))})});
    const Length baseline = find_run(pages, "m").run->origin.y;
    CHECK(find_run(pages, "2").run->origin.y == baseline - pt(2));             // a third of 6 pt
    CHECK(find_run(pages, "n").run->origin.y == baseline + Length::ratio(6, 5)); // a fifth
    // A raised piece of full size makes the line higher by what it sticks out.
    const Pages high = laid({paragraph({words("m"), words("2", [](doc::Style& s) { s.vertical_align = doc::VerticalAlign::super; })}, marked(1))});
    CHECK(find_marks(high, 1)[0].rect.height == pt(12) + pt(10) / 3);
}

TEST_CASE("vertical-align of a block says nothing about the text in it") {
    if (!book())
        return;
    const Pages pages = laid({paragraph("a", marked(1, [](doc::Style& s) { s.vertical_align = doc::VerticalAlign::super; }))});
    CHECK(find_marks(pages, 1)[0].rect.height == pt(12));
    CHECK(find_run(pages, "a").run->origin.y == pt(20) + baseline_in(pt(12))); // CSS 2.1, 10.8.1: applies to inline-level elements and cells
}

TEST_CASE("letter spacing widens every letter") {
    if (!book())
        return;
    const Pages pages = laid({paragraph(std::vector<doc::Inline>{words("ЖОБА", [](doc::Style& s) { s.letter_spacing = pt(3); })})});
    CHECK(find_run(pages, "ЖОБА").end() - find_run(pages, "ЖОБА").begin() == width_of("ЖОБА") + pt(12));
}

TEST_CASE("without wrapping a paragraph is one line, and too long a one is an error") {
    if (!book())
        return;
    const auto nowrap = [](doc::Style& s) { s.white_space = doc::WhiteSpace::nowrap; };
    CHECK(line_ends(laid({paragraph("одна строка", nowrap)})).size() == 1);
    CHECK(ids(lay(document({paragraph(long_text, nowrap)})).problems) == "LAY-0002");
}

TEST_CASE("an inline element without wrapping is kept on one line") {
    if (!book())
        return;
    // CSS Text 3, 3: white-space is a property of the text, not only of the block.
    const auto nowrap = [](doc::Style& s) { s.white_space = doc::WhiteSpace::nowrap; };
    const std::string first = "Настоящим уведомляем ", kept = "три слова рядом", rest = " и дальше как обычно";
    const Pages pages = laid({paragraph({words(first), words(kept, nowrap), words(rest)})});
    const auto lines = line_ends(pages);
    const auto whole = std::ranges::find_if(lines, [&](const LineEnds& line) { return line.text.find(kept) != std::string::npos; });
    CHECK(whole != lines.end());
    CHECK(line_ends(laid({paragraph({words(first), words(kept), words(rest)})})).front().text.find("три") != std::string::npos); // it would have been broken
}

TEST_CASE("forced breaks make lines, two make an empty one, one at the end makes none") {
    if (!book())
        return;
    const auto height = [](std::vector<doc::Inline> pieces) { return show(find_marks(laid({paragraph(std::move(pieces), marked(1))}), 1)[0].rect.height); };
    CHECK(height({words("a")}) == "12");
    CHECK(height({words("a"), line_break(), words("b")}) == "24");
    CHECK(height({words("a"), line_break(), line_break(), words("b")}) == "36");
    CHECK(height({words("a"), line_break()}) == "12");
    CHECK(height({words("a"), line_break(), line_break()}) == "24");
    CHECK(height({line_break()}) == "12");
}

TEST_CASE("an underline runs under the words of its element, spaces between included") {
    if (!book())
        return;
    const auto underlined = [](doc::Style& s) {
        s.underline = true;
        s.color = {1, 2, 3};
    };
    const Pages pages = laid({paragraph({words("до "), words("под чертой", underlined), words(" после")})});
    const auto found = find_rects(pages, {1, 2, 3});
    REQUIRE(found.size() == 1);
    const SetRun run = find_run(pages, "под чертой");
    CHECK(found[0].rect.x == run.begin());
    CHECK(found[0].rect.x + found[0].rect.width == run.end());
    const font::Metrics& metrics = face().metrics();
    const Length thickness = pt(10).scaled(std::max(metrics.underline_thickness, 30), 1000);
    CHECK(found[0].rect.height == thickness);
    CHECK(found[0].rect.y > run.run->origin.y); // below the baseline
    CHECK(found[0].rect.y + thickness / 2 == run.run->origin.y - pt(10).scaled(metrics.underline_position, 1000));
}

TEST_CASE("runs keep text and clusters together, so that text can be copied") {
    if (!book())
        return;
    const Pages pages = laid({paragraph(long_text + " 5 000 ₸", align(doc::Align::justify))}); // PT Serif lacks the tenge: another face
    std::size_t faces = 0;
    const font::Face* last = nullptr;
    for (const SetRun& run : runs(pages)) {
        faces += run.run->face.get() != last;
        last = run.run->face.get();
        REQUIRE(!run.run->glyphs.empty());
        for (const text::Glyph& glyph : run.run->glyphs) {
            CHECK(glyph.id != 0);
            CHECK(glyph.cluster < run.run->text.size());
        }
        CHECK(std::ranges::is_sorted(run.run->glyphs, {}, &text::Glyph::cluster));
    }
    CHECK(faces == 2);
}

TEST_CASE("LAY-0001: a character without glyph is reported where it stands") {
    if (!book())
        return;
    const std::string file = "<p>один 漢 два 漢</p>";
    const auto source = diag::make_source("ru.xhtml", file);
    doc::Block block = paragraph("один 漢 два 漢");
    block.inlines[0].place = {source, 3, static_cast<std::uint32_t>(file.size() - 4), {}};
    const auto result = lay(document({block}));
    CHECK_FALSE(result.value);
    REQUIRE(ids(result.problems) == "LAY-0001,LAY-0001");
    CHECK(argument(result.problems[0], "character") == "漢");
    CHECK(argument(result.problems[0], "code_point") == "U+6F22");
    CHECK(argument(result.problems[0], "fonts") == "PT Serif, Noto Serif, Noto Sans");
    const auto at = [&](std::size_t i) {
        const diag::Place& place = result.problems[i].place;
        CHECK(file.substr(place.begin, place.end - place.begin) == "漢");
        return diag::line_column(*place.source, place.begin).column;
    };
    CHECK(at(0) == 9);
    CHECK(at(1) == 15); // the second one, not the first again

    // A text from data has the data's path and the place of the expression.
    block.inlines[0].place = {source, 0, 3, "/org/name"};
    const auto from_data = lay(document({block})).problems;
    CHECK(from_data[0].place.path == "/org/name");
    CHECK(from_data[0].place.begin == 0);
    CHECK(from_data[0].place.end == 3);
}

TEST_CASE("LAY-0002: a word wider than its column is an error with both widths") {
    if (!book())
        return;
    const std::string word = "Достопримечательностьдостопримечательность";
    const auto source = diag::make_source("ru.xhtml", "<p>…</p>");
    doc::Block block = paragraph("да " + word + " нет");
    block.inlines[0].place = {source, 0, 3, {}};
    const auto result = lay(document({block}));
    REQUIRE(ids(result.problems) == "LAY-0002");
    CHECK(argument(result.problems[0], "found") == word.substr(0, 40 * 2) + "…"); // forty letters of two bytes
    CHECK(argument(result.problems[0], "room") == "56"); // 160 pt = 56.4 mm
    CHECK(argument(result.problems[0], "width") == std::to_string(width_of(word).raw() * 254 / 720 / 65536));
    CHECK(result.problems[0].place.source == source);
    CHECK(ids(lay(document({paragraph(word + " " + word)})).problems) == "LAY-0002,LAY-0002");
}

TEST_CASE("overflow-wrap: break-word cuts a word that has no other break where the line is full, and loses no letter") {
    if (!book())
        return;
    const std::string word = "Достопримечательностьдостопримечательностьдостопримечательность";
    const Pages pages = laid({paragraph(std::vector<doc::Inline>{words(word, [](doc::Style& s) { s.overflow_wrap = doc::OverflowWrap::break_word; })})});
    std::string joined;
    std::size_t lines = 0;
    for (const Item& item : pages.pages[0].items) {
        const auto* run = std::get_if<GlyphRun>(&item.content);
        if (!run)
            continue;
        ++lines;
        joined += run->text;
        Length width;
        for (const text::Glyph& glyph : run->glyphs)
            width += glyph.advance;
        CHECK(width <= pt(160));
        // CSS Text 3, 5.5: no earlier than needed; one more letter would not have fitted.
        if (joined.size() < word.size())
            CHECK(width + width_of("ь") + width_of("ь") > pt(150));
    }
    CHECK(joined == word);
    CHECK(lines >= 3);
}
