#include "font/font.hpp"

#include "debian_fonts.hpp"
#include "sfnt.hpp"

#include <algorithm>
#include <thread>

using namespace qujat;

namespace {

std::vector<std::uint32_t> glyphs_of(const font::Face& face, std::u32string_view text) {
    std::vector<std::uint32_t> glyphs;
    for (const char32_t letter : text)
        glyphs.push_back(face.glyph(letter));
    std::sort(glyphs.begin(), glyphs.end());
    glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
    return glyphs;
}

constexpr std::u32string_view sample = U"Құжат Ёй №415 «Әділет» – fi";

} // namespace

TEST_CASE("a subset holds the glyphs asked for, with their outlines and advances, in the order of the face") {
    for (const char* file : {"PTF55F.ttf", "PTS75F.ttf", "NotoSerif-Regular.ttf", "NotoSans-BoldItalic.ttf"}) {
        const auto spec = find_debian_font(file, "Any");
        if (!spec)
            return;
        INFO(file);
        const font::Face face(*spec);
        const auto glyphs = glyphs_of(face, sample);
        const font::Subset subset = font::make_subset(face, glyphs);
        for (int i = 0; i < 40; ++i) { // until the face is prepared
            const font::Subset again = font::make_subset(face, glyphs);
            REQUIRE(again.program == subset.program);
            REQUIRE(again.old_ids == subset.old_ids);
        }
        const Sfnt whole(spec->bytes), cut(subset.program);

        REQUIRE(subset.old_ids.size() == cut.glyph_count());
        CHECK(subset.old_ids.front() == 0);
        CHECK(std::is_sorted(subset.old_ids.begin(), subset.old_ids.end()));
        CHECK(std::includes(subset.old_ids.begin(), subset.old_ids.end(), glyphs.begin(), glyphs.end()));
        for (unsigned id = 1; id < cut.glyph_count(); ++id) {
            INFO("new " << id << ", old " << subset.old_ids[id]);
            CHECK(cut.advance(id) == whole.advance(subset.old_ids[id]));
            const auto outline = cut.outline(id);
            CHECK((outline == whole.outline(subset.old_ids[id])));
            if (outline.contours < 0)
                CHECK(subset.old_ids.at(cut.first_component(id)) == whole.first_component(subset.old_ids[id]));
        }
    }
}

TEST_CASE("a subset holds only the tables a PDF needs") {
    const auto spec = find_debian_font("NotoSerif-Regular.ttf", "Noto Serif");
    if (!spec)
        return;
    const font::Face face(*spec);
    const font::Subset subset = font::make_subset(face, glyphs_of(face, sample));
    std::vector<std::string> tags;
    const Sfnt cut(subset.program); // keeps the map alive
    for (const auto& [tag, table] : cut.tables()) {
        tags.push_back(tag);
        CHECK(table.offset + table.size <= subset.program.size());
    }
    CHECK(tags == std::vector<std::string>{"glyf", "head", "hhea", "hmtx", "loca", "maxp"});
    CHECK(subset.program.size() < 12000);
}

TEST_CASE("parts of composite glyphs are listed though nobody asked for them") {
    const auto spec = find_debian_font("NotoSerif-Regular.ttf", "Noto Serif");
    if (!spec)
        return;
    const font::Face face(*spec);
    const Sfnt whole(spec->bytes);
    const std::uint32_t composite = face.glyph(U'Ё');
    REQUIRE(whole.outline(composite).contours < 0);
    const std::vector<std::uint32_t> glyphs = {composite};
    const font::Subset subset = font::make_subset(face, glyphs);
    CHECK(subset.old_ids.size() >= 3);
    CHECK(std::ranges::count(subset.old_ids, whole.first_component(composite)) == 1);
}

TEST_CASE("equal glyph sets give equal bytes and tags, also in a face loaded anew and from several threads") {
    const auto spec = find_pt_serif();
    if (!spec)
        return;
    const font::Face first(*spec), second(*spec);
    const auto glyphs = glyphs_of(first, sample);
    const font::Subset expected = font::make_subset(first, glyphs);
    CHECK(expected.tag.size() == 6);
    CHECK(std::ranges::all_of(expected.tag, [](char c) { return c >= 'A' && c <= 'Z'; }));

    // Often enough for the face to be prepared on the way.
    std::size_t equal = 0;
    for (int i = 0; i < 50; ++i)
        equal += font::make_subset(first, glyphs).program == expected.program;
    CHECK(equal == 50);
    std::vector<font::Subset> subsets(4);
    std::vector<std::thread> threads;
    for (font::Subset& subset : subsets)
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i)
                subset = font::make_subset(second, glyphs);
        });
    for (std::thread& thread : threads)
        thread.join();
    for (const font::Subset& subset : subsets) {
        CHECK(subset.program == expected.program);
        CHECK(subset.old_ids == expected.old_ids);
        CHECK(subset.tag == expected.tag);
    }
    CHECK(font::make_subset(first, glyphs_of(first, U"Құжат")).tag != expected.tag);
}

TEST_CASE("no glyphs give a font of glyph 0 alone") {
    const auto spec = find_pt_serif();
    if (!spec)
        return;
    const font::Face face(*spec);
    const font::Subset subset = font::make_subset(face, {});
    CHECK(subset.old_ids == std::vector<std::uint32_t>{0});
}

TEST_CASE("a glyph that is not of the face is refused") {
    const auto spec = find_pt_serif();
    if (!spec)
        return;
    const font::Face face(*spec);
    const std::vector<std::uint32_t> glyphs = {1, 65535};
    try {
        (void)font::make_subset(face, glyphs);
        FAIL("made a subset of nothing");
    } catch (const diag::Stop& stopped) {
        CHECK(stopped.diagnostic.id == "FNT-0006");
        CHECK(diag::message(stopped.diagnostic, base::Language::ru).find("PTF55F.ttf") != std::string::npos);
    }
}
