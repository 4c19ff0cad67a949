#include "pdf/pdf.hpp"

#include "pdf/failure.hpp"
#include "programs.hpp"
#include "sample.hpp"

#include <cstdlib>
#include <ctime>
#include <thread>

using namespace qujat;
using sample::contains;

namespace {

/// pdftotext ends lines as it sees fit and gives every kind of space as U+0020.
std::string with_plain_spaces(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_space = text[at] == ' ' || text[at] == '\n' || text[at] == '\f';
        const std::size_t skip = text.substr(at).starts_with("\u00A0")   ? 2
                                 : text.substr(at).starts_with("\u202F") ? 3
                                                                         : 0;
        if (!is_space && skip == 0) {
            out += text[at];
            continue;
        }
        if (!out.ends_with(' '))
            out += ' ';
        at += skip > 0 ? skip - 1 : 0;
    }
    return out;
}

std::string file_id(const std::string& file) {
    const std::size_t id = file.rfind("/ID");
    REQUIRE(id != std::string::npos);
    const std::size_t begin = file.find('<', id);
    return file.substr(begin + 1, file.find('>', begin) - begin - 1);
}

} // namespace

TEST_CASE("qpdf finds nothing wrong in a written file") {
    const auto fonts = sample::find_fonts();
    if (!fonts || !programs::is_there("qpdf"))
        return;
    const std::string path = programs::save("letter.pdf", sample::written(sample::letter(*fonts), sample::details()));
    const programs::Answer answer = programs::run("qpdf --check " + path);
    INFO(answer.output);
    CHECK(answer.status == 0);
    CHECK(contains(answer.output, "PDF Version: 1.7"));
    CHECK_FALSE(contains(answer.output, "WARNING"));
}

TEST_CASE("pdftotext gives every word back letter for letter") {
    const auto fonts = sample::find_fonts();
    if (!fonts || !programs::is_there("pdftotext"))
        return;
    const std::string path = programs::save("words.pdf", sample::written(sample::letter(*fonts), sample::details()));
    const programs::Answer answer = programs::run("pdftotext -raw -enc UTF-8 " + path + " -");
    INFO(answer.output);
    CHECK(answer.status == 0);
    const std::string text = with_plain_spaces(answer.output);
    CHECK(contains(text, with_plain_spaces(sample::kazakh_text)));
    CHECK(contains(text, "Уведомление об отказе: «да», ёж, № 7."));
    CHECK(contains(text, "1) "));
    CHECK(contains(text, "бірінші тармақ;"));
}

TEST_CASE("shaped text comes back: accents, kerning, soft hyphens, letter spacing, a second language") {
    const auto fonts = sample::find_fonts();
    if (!fonts || !programs::is_there("pdftotext"))
        return;
    using namespace base;
    sample::Maker maker(*fonts);
    maker.block(doc::Role::p);
    const auto shape = [&](const std::string& text, Language language, Length spacing, Length y) {
        std::vector<text::Missing> missing;
        const std::vector<font::FacePtr> chain = {fonts->serif, fonts->noto};
        Length x = 60_pt;
        for (const text::Run& shaped : text::shape(text, chain, {12_pt, language, spacing}, missing)) {
            layout::GlyphRun run;
            run.face = shaped.face;
            run.size = 12_pt;
            run.origin = {x, y};
            run.language = language;
            run.text = text.substr(shaped.begin, shaped.end - shaped.begin);
            run.glyphs = shaped.glyphs;
            for (text::Glyph& glyph : run.glyphs) {
                glyph.cluster -= shaped.begin;
                x += glyph.advance;
            }
            maker.page().items.push_back({std::move(run), maker.last_id(), layout::ArtifactKind::layout});
        }
        REQUIRE(missing.empty());
    };
    shape("и\u0301 ТАУ a\u0301\u0323 қо\u00ADжа 25\u202F950\u00A0₸", Language::kk, {}, 100_pt);
    shape("разрядка: Қазақстан", Language::ru, 1_pt, 120_pt);
    const std::string path = programs::save("shaped.pdf", sample::written(maker.pages(), sample::details()));
    const programs::Answer answer = programs::run("pdftotext -raw -enc UTF-8 " + path + " -");
    INFO(answer.output);
    // The dot below is canonically first (UAX 15), and so HarfBuzz and readers may put it there.
    const std::string text = with_plain_spaces(answer.output);
    CHECK(contains(text, "и\u0301 ТАУ a"));
    CHECK(contains(text, "қожа 25 950 ₸ разрядка: Қазақстан"));
}

TEST_CASE("every font is an embedded subset with a map to Unicode") {
    const auto fonts = sample::find_fonts();
    if (!fonts || !programs::is_there("pdffonts"))
        return;
    const std::string path = programs::save("fonts.pdf", sample::written(sample::letter(*fonts), sample::details()));
    const programs::Answer answer = programs::run("pdffonts " + path);
    INFO(answer.output);
    std::size_t found = 0;
    for (std::size_t at = 0; (at = answer.output.find("Identity-H", at)) != std::string::npos; ++at) {
        CHECK(answer.output.substr(at).starts_with("Identity-H       yes yes yes"));
        ++found;
    }
    CHECK(found == 2); // PT Serif; Noto Serif for what it lacks
}

TEST_CASE("equal input gives equal bytes, whatever the time zone and with or without kept fonts") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const layout::Pages pages = sample::letter(*fonts);
    const auto cache = pdf::make_font_cache();
    const std::string first = sample::written(pages, sample::details());
    setenv("TZ", "America/New_York", 1);
    tzset();
    CHECK(sample::written(pages, sample::details()) == first);
    unsetenv("TZ");
    tzset();
    CHECK(sample::written(pages, sample::details(), cache.get()) == first);
    CHECK(sample::written(pages, sample::details(), cache.get()) == first);
    for (int i = 0; i < 70; ++i) // more than the cache keeps
        sample::written(
            sample::letter(*fonts, std::string(static_cast<std::size_t>(i % 9 + 1), static_cast<char>('A' + i % 26))),
            sample::details(), cache.get());
    CHECK(sample::written(pages, sample::details(), cache.get()) == first);
}

TEST_CASE("threads that share kept fonts write the same bytes as one alone") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const auto cache = pdf::make_font_cache();
    std::vector<std::string> alone, together(4);
    std::vector<layout::Pages> pages;
    for (int i = 0; i < 4; ++i) {
        pages.push_back(sample::letter(*fonts, std::string(static_cast<std::size_t>(i / 2 + 1), 'Q')));
        alone.push_back(sample::written(pages.back(), sample::details()));
    }
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < pages.size(); ++i)
        threads.emplace_back([&, i] {
            for (int round = 0; round < 20; ++round)
                together[i] = pdf::write(pages[i], sample::details(), cache.get()).value.value_or("");
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(together == alone);
}

TEST_CASE("the file identifier follows every part of the content") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    const std::string id = file_id(sample::written(sample::letter(*fonts), sample::details()));
    CHECK(id.size() == 32);
    SECTION("one letter of the text") {
        CHECK(file_id(sample::written(sample::letter(*fonts, "Ғарышкеp"), sample::details())) != id);
    }
    SECTION("the attached data") {
        CHECK(file_id(sample::written(sample::letter(*fonts), sample::details("{}"))) != id);
    }
    SECTION("the time") {
        pdf::Details details = sample::details();
        details.created.second += 1;
        CHECK(file_id(sample::written(sample::letter(*fonts), details)) != id);
    }
    SECTION("what only the structure says") {
        sample::Maker one(*fonts), other(*fonts);
        one.paragraph("сол мәтін", doc::Role::p);
        other.paragraph("сол мәтін", doc::Role::block_quote);
        CHECK(file_id(sample::written(one.pages(), sample::details())) !=
              file_id(sample::written(other.pages(), sample::details())));
    }
    SECTION("the description of a field") {
        sample::Maker one(*fonts), other(*fonts);
        one.field("operator", "Қол");
        other.field("operator", "Қола");
        CHECK(file_id(sample::written(one.pages(), sample::details())) !=
              file_id(sample::written(other.pages(), sample::details())));
    }
}

TEST_CASE("the catalog says what PDF/A-3a and PDF/UA-1 want said") {
    const auto fonts = sample::find_fonts();
    if (!fonts || !programs::is_there("qpdf"))
        return;
    const std::string path = programs::save("catalog.pdf", sample::written(sample::letter(*fonts), sample::details()));
    const std::string text = programs::run("qpdf --qdf --object-streams=disable " + path + " -").output;
    for (const char* part :
         {"/Marked true", "/Lang (kk-KZ)", "/DisplayDocTitle true", "/S /GTS_PDFA1", "/AFRelationship /Source",
          "/FT /Sig", "/ListNumbering /Disc", "/Tabs /S", "/Lang (ru-KZ)", "<pdfaid:part>3</pdfaid:part>",
          "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>",
          "<xmp:CreateDate>2026-11-20T14:05:09+05:00</xmp:CreateDate>", "(D:20261120140509+05'00')",
          "<rdf:li xml:lang=\"x-default\">Тіркеуден бас тарту туралы хабарлама</rdf:li>",
          "<rdf:li>«Астана Хаб» қоры</rdf:li>"}) {
        INFO(part);
        CHECK(contains(text, part));
    }
    for (const char* part : {"/SigFlags", "/CIDSet", "/DR", "/DA"}) {
        INFO(part);
        CHECK_FALSE(contains(text, part));
    }
}

TEST_CASE("markup characters in the title do not break the XMP packet, control characters become spaces") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    maker.document().title = "A & B <i>\x01(x)\\";
    maker.paragraph("мәтін");
    const std::string file = sample::written(maker.pages(), sample::details());
    CHECK(contains(file, "<rdf:li xml:lang=\"x-default\">A &amp; B &lt;i&gt; (x)\\</rdf:li>"));
    CHECK(contains(file, "/Title (A & B <i> \\(x\\)\\\\)"));
}

TEST_CASE("an error of PoDoFo becomes PDF-0001 with its name") {
    const auto result = pdf::guarded<int>(
        []() -> diag::Result<int> { throw PoDoFo::PdfError(PoDoFo::ePdfError_InternalLogic, "here.cpp", 1); });
    CHECK_FALSE(result);
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems[0].id == "PDF-0001");
    CHECK(sample::is_sayable(result.problems[0]));
    CHECK(contains(diag::message(result.problems[0], base::Language::en), "ePdfError_InternalLogic"));
}
