#include "pdf/pdf.hpp"

#include "programs.hpp"
#include "sample.hpp"

using namespace qujat;
using sample::count;
using namespace qujat::base;

namespace {

constexpr int lines_per_page = 90, long_pages = 100; // 9000 items: more than a short document has

void put(sample::Maker& maker, std::string_view text) {
    maker.block(doc::Role::p);
    maker.line(text, 5_pt); // so that all stand on the sheet
}

/// Every page ends with a word that has letters of its own, so that new glyphs come to the very end.
layout::Pages many_pages(const sample::Fonts& fonts, int count) {
    sample::Maker maker(fonts);
    for (int n = 0; n < count; ++n) {
        if (n > 0)
            maker.new_page();
        for (int line = 1; line < lines_per_page; ++line)
            put(maker, "мәтін " + std::to_string(n));
        std::string last = "соңы ";
        base::append(last, static_cast<char32_t>(0x0410 + n % 64)); // А, Б, …
        put(maker, last);
    }
    return maker.pages();
}

std::vector<layout::Item> page_number(const sample::Fonts& fonts, std::size_t n) {
    sample::Maker maker(fonts);
    maker.artifact("бет " + std::to_string(n + 1) + " ѫ", layout::ArtifactKind::pagination_footer); // a letter that no page has
    return maker.page().items;
}

std::string written_page_by_page(const sample::Fonts& fonts, const layout::Pages& pages, pdf::FontCache* cache) {
    pdf::Writer writer(*pages.document, cache);
    for (const layout::Page& page : pages.pages)
        writer.page(page);
    for (std::size_t n = 0; n < pages.pages.size(); ++n)
        if (n != 1) // a page without margin boxes
            writer.margin_boxes(n, page_number(fonts, n));
    auto file = writer.finish(sample::details());
    REQUIRE(file.value);
    CHECK(file.problems.empty());
    return *file.value;
}

} // namespace

TEST_CASE("pages given one by one come back word for word with their margin boxes") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    int pages = 0;
    SECTION("a short document") {
        pages = 3;
    }
    SECTION("a long one") {
        pages = long_pages;
    }
    const auto cache = pdf::make_font_cache();
    const layout::Pages made = many_pages(*fonts, pages);
    const std::string file = written_page_by_page(*fonts, made, nullptr);
    CHECK(file == written_page_by_page(*fonts, made, cache.get()));
    CHECK(file == written_page_by_page(*fonts, made, cache.get()));
    // ISO 32000-1, 7.7.3.3: /Contents is a stream or an array of streams.
    CHECK(count(file, "/Contents [") == (pages == long_pages ? std::size_t{long_pages - 1} : std::size_t{0}));
    CHECK(count(file, "/CIDToGIDMap /Identity") == (pages == long_pages ? 0 : 2));
    if (programs::is_there("qpdf")) {
        const programs::Answer answer = programs::run("qpdf --check " + programs::save("page-by-page.pdf", file));
        INFO(answer.output);
        CHECK(answer.status == 0);
    }
    if (!programs::is_there("pdftotext"))
        return;
    const std::string text = programs::run("pdftotext -raw -enc UTF-8 " + programs::save("page-by-page.pdf", file) + " -").output;
    std::string expected;
    for (int n = 0; n < pages; ++n) {
        for (int line = 1; line < lines_per_page; ++line)
            expected += "мәтін " + std::to_string(n) + '\n';
        expected += "соңы ";
        base::append(expected, static_cast<char32_t>(0x0410 + n % 64));
        expected += '\n';
        if (n != 1)
            expected += "бет " + std::to_string(n + 1) + " ѫ\n";
        expected += '\f';
    }
    CHECK(text == expected);
}

// A glyph's text is chosen while the first pages are held back; on later pages it may say something else.
TEST_CASE("in a long document a glyph that says something else later says so by ActualText") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    layout::Pages pages = many_pages(*fonts, long_pages);
    auto& run = std::get<layout::GlyphRun>(pages.pages.back().items.front().content);
    const std::size_t space = run.text.find(' ');
    run.text.replace(space, 1, "\u00A0"); // the same glyph; two bytes
    for (text::Glyph& glyph : run.glyphs)
        glyph.cluster += glyph.cluster > space ? 1 : 0;
    const std::string file = sample::written(pages, sample::details());
    if (!programs::is_there("qpdf"))
        return;
    const std::string plain = programs::run("qpdf --qdf --object-streams=disable " + programs::save("later.pdf", file) + " -").output;
    CHECK(count(plain, "/Span<</ActualText<feff00a0>>>BDC") == 1);
    CHECK(count(plain, "ActualText") == 1);
}

TEST_CASE("a problem on a late page stops a long document") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    layout::Pages pages = many_pages(*fonts, long_pages);
    const char* expected = "PDF-0002"; // glyph 0
    SECTION("a glyph that is not there") {
        std::get<layout::GlyphRun>(pages.pages.back().items.back().content).glyphs[1].id = 0;
    }
    SECTION("an owner the document does not have") {
        pages.pages.back().items.back().owner = 1000000;
        expected = "PDF-0003";
    }
    const auto result = pdf::write(pages, sample::details(), nullptr);
    CHECK_FALSE(result.value);
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems[0].id == expected);
}
