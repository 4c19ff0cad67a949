#include "text/text.hpp"

#include "base/utf8.hpp"
#include "font/debian_fonts.hpp"
#include "seeds.hpp"
#include "text/find_boundaries.hpp"

#include <sstream>
#include <thread>

using namespace qujat;
using base::Language;
using text::Missing;
using text::Run;

namespace {

std::vector<font::FacePtr> serif_chain(const font::Book& book) {
    const std::vector<std::string> families = {"PT Serif"};
    return book.chain(families, 400, font::Slope::upright);
}

text::Shaping twelve_points(Language language = Language::kk) {
    text::Shaping shaping;
    shaping.size = base::Length::points(12);
    shaping.language = language;
    return shaping;
}

struct Shaped {
    std::vector<Run> runs;
    std::vector<Missing> missing;
};
Shaped shape(std::string_view words, std::span<const font::FacePtr> chain, const text::Shaping& shaping = twelve_points()) {
    Shaped shaped;
    shaped.runs = text::shape(words, chain, shaping, shaped.missing);
    return shaped;
}

std::vector<std::uint32_t> clusters(const std::vector<Run>& runs) {
    std::vector<std::uint32_t> clusters;
    for (const Run& run : runs)
        for (const text::Glyph& glyph : run.glyphs)
            clusters.push_back(glyph.cluster);
    return clusters;
}

base::Length width(const std::vector<Run>& runs) {
    base::Length sum;
    for (const Run& run : runs)
        for (const text::Glyph& glyph : run.glyphs)
            sum += glyph.advance;
    return sum;
}

/// "PT Serif[0,6) Noto Serif[6,9)"
std::string families(const std::vector<Run>& runs) {
    std::ostringstream text;
    for (const Run& run : runs)
        text << (&run == &runs.front() ? "" : " ") << run.face->family() << "[" << run.begin << "," << run.end << ")";
    return text.str();
}

std::string printed(const std::vector<Run>& runs) {
    std::ostringstream text;
    text << families(runs);
    for (const Run& run : runs)
        for (const text::Glyph& glyph : run.glyphs)
            text << " " << glyph.id << "@" << glyph.cluster << "+" << glyph.advance.raw() << "," << glyph.x_offset.raw() << "," << glyph.y_offset.raw();
    return text.str();
}

} // namespace

TEST_CASE("every letter of Kazakh and Russian and every sign of the acts has a glyph of its own") {
    const auto book = find_debian_book();
    if (!book)
        return;
    const auto chain = serif_chain(*book);
    const std::u32string letters = U"аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
                                   U"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789«»„“\"'()[].,;:!?…–—-/№§%‰₸€$°+×\u00A0\u202F";
    for (const char32_t letter : letters) {
        std::string words;
        base::append(words, letter);
        const Shaped shaped = shape(words, chain);
        INFO(base::code_point_name(letter));
        CHECK(shaped.missing.empty());
        REQUIRE(shaped.runs.size() == 1);
        REQUIRE(shaped.runs[0].glyphs.size() == 1);
        CHECK(shaped.runs[0].glyphs[0].id != 0);
        CHECK(shaped.runs[0].glyphs[0].advance > base::Length());
    }
}

TEST_CASE("what PT Serif lacks comes from Noto Serif, and a space or full stop stays with its left neighbour") {
    const auto book = find_debian_book();
    if (!book)
        return;
    const auto chain = serif_chain(*book);
    CHECK(families(shape("100 ₸", chain).runs) == "PT Serif[0,4) Noto Serif[4,7)");
    CHECK(families(shape("100 ₸. Сома", chain).runs) == "PT Serif[0,4) Noto Serif[4,9) PT Serif[9,17)");
    CHECK(families(shape("₸", chain).runs) == "Noto Serif[0,3)");
    CHECK(families(shape("25\u202F950", chain).runs) == "PT Serif[0,2) Noto Serif[2,5) PT Serif[5,8)");
    CHECK(families(shape("Құжат «Qujat» – № 415/НҚ", chain).runs) == "PT Serif[0,37)");
}

TEST_CASE("advances are the font's, in the size wished, with kerning") {
    const auto book = find_debian_book();
    if (!book)
        return;
    const auto chain = serif_chain(*book);
    const font::Face& face = *chain[0];
    // 12 pt: a thousandth of the em is 0.012 pt.
    const Shaped letter = shape("Ж", chain);
    const auto expected = base::Length::ratio(12 * face.width(face.glyph(U'Ж')), 1000);
    // HarfBuzz rounds to 1/65536 of the em, which 12 pt make 12 of our units wide.
    CHECK(letter.runs[0].glyphs[0].advance >= expected - base::Length::from_raw(6));
    CHECK(letter.runs[0].glyphs[0].advance <= expected + base::Length::from_raw(6));
    CHECK(width(shape("AV", chain, twelve_points(Language::en)).runs) < width(shape("A", chain).runs) + width(shape("V", chain).runs));
    CHECK(width(shape("ГА", chain).runs) < width(shape("Г", chain).runs) + width(shape("А", chain).runs));

    text::Shaping doubled = twelve_points();
    doubled.size = base::Length::points(24);
    CHECK(width(shape("Ж", chain, doubled).runs) == width(letter.runs) * 2);
    text::Shaping spaced = twelve_points();
    spaced.letter_spacing = base::Length::points(1);
    CHECK(width(shape("Құжат", chain, spaced).runs) == width(shape("Құжат", chain).runs) + base::Length::points(5));
}

TEST_CASE("clusters are byte offsets of whole characters and no two letters share a glyph") {
    const auto book = find_debian_book();
    if (!book)
        return;
    const auto chain = serif_chain(*book);
    CHECK(clusters(shape("Құм fi", chain).runs) == std::vector<std::uint32_t>{0, 2, 4, 6, 7, 8});
    CHECK(clusters(shape("a₸ж", chain).runs) == std::vector<std::uint32_t>{0, 1, 4});
    // и with a breve is й, in one cluster of four bytes.
    const Shaped composed = shape("и\u0306а", chain), ready = shape("йа", chain);
    REQUIRE(composed.missing.empty());
    CHECK(clusters(composed.runs) == std::vector<std::uint32_t>{0, 4});
    CHECK(composed.runs[0].glyphs[0].id == ready.runs[0].glyphs[0].id);
    // A letter under a stress mark: both glyphs belong to the letter's cluster, and letter spacing comes once.
    text::Shaping spaced = twelve_points();
    spaced.letter_spacing = base::Length::points(1);
    const Shaped stressed = shape("ж\u0301а", chain, spaced);
    REQUIRE(stressed.missing.empty());
    CHECK(clusters(stressed.runs) == std::vector<std::uint32_t>{0, 0, 4});
    CHECK(width(stressed.runs) == width(shape("ж\u0301а", chain).runs) + base::Length::points(2));
}

TEST_CASE("a character no face has is reported with its place and gives no glyph") {
    const auto book = find_debian_book();
    if (!book)
        return;
    const auto chain = serif_chain(*book);
    const Shaped shaped = shape("Құ\u4E2Dж\U0001F600.", chain);
    REQUIRE(shaped.missing.size() == 2);
    CHECK(shaped.missing[0].code_point == 0x4E2D);
    CHECK(shaped.missing[0].offset == 4);
    CHECK(shaped.missing[1].code_point == 0x1F600);
    CHECK(shaped.missing[1].offset == 9);
    CHECK(families(shaped.runs) == "PT Serif[0,4) PT Serif[7,9) PT Serif[13,14)");

    const Shaped family = shape("\U0001F468\u200D\U0001F469", chain); // one cluster, two characters to name
    REQUIRE(family.missing.size() == 2);
    CHECK(family.missing[1].offset == 7);
    CHECK(family.runs.empty());

    CHECK(shape("а", {}).missing.size() == 1);
    CHECK(shape("", chain).runs.empty());
}

TEST_CASE("control characters and broken bytes are missing, tab and line feed are spaces") {
    const auto book = find_debian_book();
    if (!book)
        return;
    const auto chain = serif_chain(*book);
    const Shaped shaped = shape("а\x01\xC2\x85\xFFб\r", chain);
    REQUIRE(shaped.missing.size() == 4);
    CHECK(shaped.missing[0].code_point == 1);
    CHECK(shaped.missing[0].offset == 2);
    CHECK(shaped.missing[1].code_point == 0x85);
    CHECK(shaped.missing[2].code_point == 0xFFFD);
    CHECK(shaped.missing[2].offset == 5);
    CHECK(shaped.missing[3].code_point == 0x0D);
    CHECK(clusters(shaped.runs) == std::vector<std::uint32_t>{0, 6});

    const std::uint32_t space = chain[0]->glyph(U' ');
    const Shaped spaces = shape("\t\n \u00A0", chain);
    REQUIRE(spaces.runs.size() == 1);
    REQUIRE(spaces.runs[0].glyphs.size() == 4);
    for (const text::Glyph& glyph : spaces.runs[0].glyphs)
        CHECK(chain[0]->width(glyph.id) == chain[0]->width(space));
}

TEST_CASE("characters that only steer lines give no glyph and are not missing") {
    const auto book = find_debian_book();
    if (!book)
        return;
    const auto chain = serif_chain(*book);
    const Shaped shaped = shape("\uFEFFқұ\u00ADжат\u200B\u2060\u200C", chain);
    CHECK(shaped.missing.empty());
    CHECK(clusters(shaped.runs) == std::vector<std::uint32_t>{3, 5, 9, 11, 13});
    CHECK(families(shaped.runs) == "PT Serif[0,24)");
    CHECK(width(shaped.runs) == width(shape("құжат", chain).runs));
    CHECK(shape("\u00AD\u200B", chain).runs.empty());
}

TEST_CASE("a non-breaking hyphen is looked for in every face, then drawn as a hyphen") {
    const auto book = find_debian_book();
    if (!book)
        return;
    const auto chain = serif_chain(*book);
    const Shaped shaped = shape("а\u2011б", chain);
    CHECK(shaped.missing.empty());
    const bool pt_has_it = chain[0]->glyph(0x2011) != 0;
    CHECK(families(shaped.runs) == (pt_has_it ? "PT Serif[0,7)" : "PT Serif[0,2) Noto Serif[2,5) PT Serif[5,7)"));

    if (pt_has_it)
        return;
    const std::vector<font::FacePtr> alone = {chain[0]};
    const Shaped drawn = shape("а\u2011б", alone);
    CHECK(drawn.missing.empty());
    REQUIRE(drawn.runs.size() == 1);
    const std::uint32_t hyphen = alone[0]->glyph(0x2010) != 0 ? alone[0]->glyph(0x2010) : alone[0]->glyph(U'-');
    CHECK(drawn.runs[0].glyphs[1].id == hyphen);
    CHECK(drawn.runs[0].glyphs[1].cluster == 2);
}

TEST_CASE("characters taken for clusters of their own are such by UAX 29") {
    std::string all;
    std::vector<std::uint32_t> expected;
    for (char32_t c = 0x20; c < 0x11000; ++c) {
        if (!text::is_own_cluster(c))
            continue;
        base::append(all, c);
        expected.push_back(static_cast<std::uint32_t>(all.size()));
    }
    REQUIRE(expected.size() > 900);
    std::vector<std::uint32_t> found;
    text::find_boundaries(text::Boundary::character, all, found);
    CHECK(found == expected);
}

TEST_CASE("glyph 0 never leaves, the acts lack no glyph, and clusters rise through the text") {
    const auto book = find_debian_book();
    const auto seeds = load_seeds();
    if (!book || seeds.empty())
        return;
    const auto chain = serif_chain(*book);
    for (const Seed& seed : seeds) {
        INFO(seed.name);
        const Shaped shaped = shape(seed.text, chain, twelve_points(seed.language));
        CHECK(shaped.missing.empty());
        std::uint32_t previous = 0, zeros = 0, falls = 0, end = 0;
        for (const Run& run : shaped.runs) {
            CHECK(run.begin == end);
            end = run.end;
            for (const text::Glyph& glyph : run.glyphs) {
                zeros += glyph.id == 0;
                falls += glyph.cluster < previous || glyph.cluster < run.begin || glyph.cluster >= run.end;
                previous = glyph.cluster;
            }
        }
        CHECK(end == seed.text.size());
        CHECK(zeros == 0);
        CHECK(falls == 0);
    }
}

TEST_CASE("results hang neither on the thread nor on what was shaped before") {
    const auto book = find_debian_book();
    if (!book)
        return;
    const auto chain = serif_chain(*book);
    const std::vector<std::string> texts = {"Құжат № 415/НҚ", "100 ₸ – и\u0306 және fi", "\U0001F600 а\u00ADб", "Омарову Н.С.", "ж\u0301а\xFF", ""};
    const auto all = [&](bool backwards) {
        std::vector<std::string> results(texts.size());
        for (std::size_t n = 0; n < texts.size(); ++n) {
            const std::size_t i = backwards ? texts.size() - 1 - n : n;
            const Shaped shaped = shape(texts[i], chain, twelve_points(i % 2 ? Language::ru : Language::kk));
            std::ostringstream result;
            result << printed(shaped.runs) << " missing " << shaped.missing.size() << " breaks";
            for (const std::uint32_t at : text::break_opportunities(texts[i], Language::ru))
                result << " " << at;
            results[i] = result.str();
        }
        return results;
    };
    const auto expected = all(false);
    CHECK(all(true) == expected);
    std::vector<int> equal(4, 0);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < equal.size(); ++t)
        threads.emplace_back([&, t] {
            for (int round = 0; round < 200; ++round)
                equal[t] += all((static_cast<std::size_t>(round) + t) % 2 == 0) == expected;
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(equal == std::vector<int>(4, 200));
}
