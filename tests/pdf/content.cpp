#include "pdf/content.hpp"

#include "pdf/numbers.hpp"
#include "programs.hpp"
#include "sample.hpp"

using namespace qujat;
using sample::contains;
using sample::count;
using namespace qujat::base;

namespace {

/// The content stream of the first page.
std::string content(const layout::Pages& pages) {
    diag::Log log;
    const layout::Page& page = pages.pages.front();
    const pdf::Owners owners(*pages.document);
    pdf::Recorder recorder(owners);
    pdf::Deflater deflater;
    pdf::Fonts fonts;
    fonts.collect(page.items, log);
    REQUIRE_FALSE(log.has_errors());
    fonts.embed(nullptr, deflater);
    return pdf::write_content(page, recorder.add(page), owners, fonts, {});
}

/// Sum of the numbers between the strings of all TJ arrays.
long corrections(std::string_view stream) {
    long sum = 0;
    bool in_string = false, in_array = false;
    for (std::size_t i = 0; i < stream.size(); ++i) {
        const char c = stream[i];
        if (in_string && c == '\\')
            ++i;
        else if (in_string)
            in_string = c != ')';
        else if (in_array && c == '(')
            in_string = true;
        else if (c == '[' || c == ']')
            in_array = c == '[';
        else if (in_array && (c == '-' || (c >= '0' && c <= '9'))) {
            const std::size_t end = stream.find_first_of("(]", i);
            const std::string number(stream.substr(i, end - i));
            sum += std::stol(number);
            i = end - 1;
        }
    }
    return sum;
}

std::string thousandths(std::int64_t value) {
    std::string out;
    pdf::append_thousandths(out, value);
    return out;
}

} // namespace

TEST_CASE("numbers have at most three decimals, no exponent and no minus zero") {
    CHECK(thousandths(0) == "0");
    CHECK(thousandths(-5) == "-0.005");
    CHECK(thousandths(12500) == "12.5");
    CHECK(thousandths(-120) == "-0.12");
    CHECK(thousandths(595276) == "595.276");
    std::string out;
    pdf::append_length(out, Length::from_raw(-1)); // 1/65536 pt rounds to nothing
    CHECK(out == "0");
    out.clear();
    pdf::append_length(out, 210_mm);
    CHECK(out == "595.276");
    out.clear();
    pdf::append_share_of_255(out, 128);
    CHECK(out == "0.502");
}

TEST_CASE("text strings are ASCII or UTF-16 with byte order mark") {
    std::string out;
    pdf::append_text_string(out, "a(b)\\");
    CHECK(out == "(a\\(b\\)\\\\)");
    out.clear();
    pdf::append_text_string(out, "Ғ\U0001F600");
    CHECK(out == "<FEFF0492D83DDE00>");
}

TEST_CASE("y grows upwards in the file, and every piece of content is marked") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.paragraph("бір");
    maker.line("екі");
    maker.page().items.push_back(
        {layout::FilledRect{{10_pt, 20_pt, 30_pt, 5_pt}, {255, 0, 51}}, 0, layout::ArtifactKind::layout});
    maker.line("үш");
    maker.artifact("1", layout::ArtifactKind::pagination_footer);
    maker.page().size = {200_pt, 1000_pt};
    const std::string stream = content(maker.pages());
    INFO(stream);
    CHECK(contains(stream, "60 940 Td")); // 1000 - 60
    CHECK(contains(stream, "1 0 0.2 rg\n10 975 30 5 re\nf\n"));
    CHECK(count(stream, "BDC\n") == count(stream, "EMC\n"));
    CHECK(count(stream, "/P<</MCID 0>>BDC\n") == 1); // two lines share it
    CHECK(count(stream, "/P<</MCID 1>>BDC\n") == 1); // the rule came between
    CHECK(count(stream, "/Artifact<</Type/Layout>>BDC\n") == 1);
    CHECK(count(stream, "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n") == 1);
    CHECK(stream.starts_with("/P"));
    CHECK(stream.ends_with("EMC\n"));
}

TEST_CASE("natural advances need no correction, others come out right at the end of the run") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.block(doc::Role::p);
    layout::GlyphRun& run = maker.line("Қазақстан Республикасы", 10_pt);
    CHECK(corrections(content(maker.pages())) == 0);
    // Letter spacing of 0.123 pt: 12.3 thousandths of the em after each of 22 letters, the last without effect.
    for (text::Glyph& glyph : run.glyphs)
        glyph.advance += Length::ratio(123, 1000);
    const long sum = corrections(content(maker.pages()));
    CHECK(std::abs(sum + 258) <= 1); // 21 × 12.3 = 258.3; a negative number moves right
}

TEST_CASE("offsets of marks are honoured and leave no trace behind") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.block(doc::Role::p);
    layout::GlyphRun& run = maker.line("abc", 10_pt);
    run.glyphs[1].x_offset = 1_pt;
    run.glyphs[1].y_offset = 2_pt;
    const std::string stream = content(maker.pages());
    INFO(stream);
    CHECK(contains(stream, "2 Ts\n[-100("));
    CHECK(contains(stream, "0 Ts\n[100("));
    CHECK(corrections(stream) == 0);
}

TEST_CASE("a glyph that says two things says the rarer one by ActualText") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.block(doc::Role::p);
    layout::GlyphRun& run = maker.line("a b c");
    run.text = "a b\u00A0c"; // the same glyph now stands for U+00A0 the second time
    run.glyphs[4].cluster = 5;
    const std::string stream = content(maker.pages());
    INFO(stream);
    CHECK(count(stream, "/Span<</ActualText<FEFF00A0>>>BDC\n") == 1);
    CHECK(count(stream, "ActualText") == 1);
}

TEST_CASE("a letter and its accent keep their own texts, another pair shares one") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.block(doc::Role::p);
    layout::GlyphRun& run = maker.line("xyz");
    run.glyphs[1].cluster = 0; // x and y are one cluster, each glyph nominal
    run.glyphs[2].cluster = 2;
    CHECK_FALSE(contains(content(maker.pages()), "ActualText"));
    std::swap(run.glyphs[0].id, run.glyphs[1].id); // not nominal any more
    CHECK(contains(content(maker.pages()), "/Span<</ActualText<FEFF00780079>>>BDC\n"));
}

TEST_CASE("characters without a glyph do not cling to their neighbours") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.block(doc::Role::p);
    layout::GlyphRun& run = maker.line("abc");
    run.text = "a\u00ADb\u200Bc \u2060";
    run.glyphs[1].cluster = 3;
    run.glyphs[2].cluster = 7;
    CHECK_FALSE(contains(content(maker.pages()), "ActualText"));
    CHECK(contains(pdf::dump_tags(maker.pages()), "  P \"abc\"\n"));
}

TEST_CASE("text in another language than its paragraph's says so") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.paragraph("қазақша");
    maker.line("по-русски", 12_pt, Language::ru);
    maker.line("снова", 12_pt, Language::ru);
    maker.line("тағы");
    const std::string stream = content(maker.pages());
    INFO(stream);
    CHECK(count(stream, "/Span<</Lang(ru-KZ)>>BDC\n") == 1);
    CHECK(count(stream, "BDC\n") == count(stream, "EMC\n"));
}

// A block without role may become part of the element around it, which has another language.
TEST_CASE("text without an element of its own says its language where it differs from the one around it") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.block(doc::Role::table);
    maker.block(doc::Role::table_body, Language::kk, 1);
    maker.block(doc::Role::table_row, Language::kk, 2);
    maker.block(doc::Role::table_data_cell, Language::kk, 3);
    maker.block(doc::Role::none, Language::ru, 4);
    maker.line("по-русски", 12_pt, Language::ru);
    maker.block(doc::Role::table_data_cell, Language::kk, 3);
    maker.block(doc::Role::none, Language::kk, 4);
    maker.line("қазақша");
    INFO(pdf::dump_tags(maker.pages()));
    CHECK(contains(pdf::dump_tags(maker.pages()), "        TD \"по-русски\"\n")); // the cell is Kazakh
    CHECK(count(content(maker.pages()), "/Span<</Lang(ru-KZ)>>BDC\n") == 1);
    CHECK(count(content(maker.pages()), "/Span<</Lang") == 1);
}

TEST_CASE("a space parts the last word of a line from the next line") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.paragraph("бірінші");
    maker.line("екінші");
    maker.line("үш-");
    maker.line("төрт ");
    maker.line("бес");
    CHECK(contains(pdf::dump_tags(maker.pages()), "\"бірінші екінші үш-төрт бес\""));
}

// ISO 32000-1, 14.8.2.2.3: a hyphen made by breaking a line is the soft hyphen U+00AD, and no space follows it.
TEST_CASE("a word broken at the end of a line comes back whole") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.paragraph("бір-екі мемле");
    layout::GlyphRun hyphen = std::get<layout::GlyphRun>(maker.page().items.back().content);
    for (const text::Glyph& glyph : hyphen.glyphs)
        hyphen.origin.x += glyph.advance;
    hyphen.text = "\u00AD";
    hyphen.glyphs = {hyphen.glyphs[3]};
    hyphen.glyphs[0].cluster = 0;
    maker.page().items.push_back({hyphen, maker.last_id(), layout::ArtifactKind::layout});
    maker.line("кет");
    CHECK(contains(pdf::dump_tags(maker.pages()), "  P \"бір-екі мемле\u00ADкет\"\n"));
    const std::string stream = content(maker.pages());
    CHECK(count(stream, "/Span<</ActualText<FEFF00AD>>>BDC\n") == 1);
    CHECK(count(stream, "BT\n") == 1);
    if (!programs::is_there("pdftotext"))
        return;
    const std::string path = programs::save("hyphen.pdf", sample::written(maker.pages(), sample::details()));
    // poppler shows the soft hyphen and ends the line; whoever takes soft hyphens out has the word.
    const std::string text = programs::run("pdftotext -enc UTF-8 " + path + " -").output;
    INFO(text);
    CHECK(contains(text, "бір-екі мемле\u00AD\nкет"));
}

TEST_CASE("runs of one mark share a text object, and each moves on from the one before") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.paragraph("бір");
    maker.line("екі");
    maker.line("үш").color = {255, 0, 0};
    maker.page().size = {200_pt, 1000_pt};
    const std::string stream = content(maker.pages());
    INFO(stream);
    CHECK(count(stream, "BT\n") == 1);
    CHECK(count(stream, " Tf\n") == 1);
    CHECK(count(stream, " rg\n") == 2);
    CHECK(contains(stream, "60 940 Td\n"));
    CHECK(count(stream, "0 -16.8 Td\n") == 2); // 12 pt × 1.4
}
