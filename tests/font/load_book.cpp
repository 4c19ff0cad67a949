#include "font/font.hpp"

#include "debian_fonts.hpp"
#include "sfnt.hpp"

#include <algorithm>
#include <sstream>

using namespace qujat;
using font::FileSpec;
using font::Slope;

namespace {

std::vector<std::string> ids(const std::vector<diag::Diagnostic>& problems) {
    std::vector<std::string> ids;
    for (const auto& problem : problems)
        ids.push_back(problem.id);
    return ids;
}

std::vector<std::string> load_one(FileSpec spec) {
    std::vector<FileSpec> files;
    files.push_back(std::move(spec));
    return ids(font::load_book(std::move(files), {}).problems);
}

void put16(std::string& bytes, std::size_t at, unsigned value) {
    bytes[at] = static_cast<char>(value >> 8);
    bytes[at + 1] = static_cast<char>(value & 0xFF);
}

/// Numerical Recipes' quick generator: the same damage on every machine.
struct Random {
    std::uint32_t state = 1;
    std::uint32_t next() { return state = state * 1664525U + 1013904223U; }
};

} // namespace

TEST_CASE("metrics of PT Serif are those its tables hold") {
    const auto spec = find_pt_serif();
    if (!spec)
        return;
    const font::Face face(*spec);
    const font::Metrics& metrics = face.metrics();
    // Read with another tool (Python's struct) from Debian's fonts-paratype 20181108.
    CHECK(metrics.units_per_em == 1000);
    CHECK(metrics.ascent == 1018);
    CHECK(metrics.descent == -276);
    CHECK(metrics.line_gap == 0);
    CHECK(metrics.box[0] == -376);
    CHECK(metrics.box[1] == -272);
    CHECK(metrics.box[2] == 1145);
    CHECK(metrics.box[3] == 1002);
    CHECK(metrics.cap_height == 700);
    CHECK(metrics.x_height == 500);
    CHECK(metrics.italic_angle == 0);
    CHECK(metrics.stem_v == 80);
    CHECK(metrics.underline_position == -75);
    CHECK(metrics.underline_thickness == 50);
    CHECK(metrics.is_serif);
    CHECK_FALSE(metrics.is_italic);
    CHECK_FALSE(metrics.is_fixed_pitch);
    CHECK(face.postscript_name() == "PTSerif-Regular");
}

TEST_CASE("a bold italic face says so in its metrics") {
    const auto spec = find_debian_font("PTS76F.ttf", "PT Sans", 700, Slope::italic);
    if (!spec)
        return;
    const font::Face face(*spec);
    CHECK(face.metrics().italic_angle == -12);
    CHECK(face.metrics().is_italic);
    CHECK_FALSE(face.metrics().is_serif);
    CHECK(face.metrics().stem_v == 140);
}

TEST_CASE("widths of glyphs are the advances of hmtx") {
    const auto spec = find_pt_serif();
    if (!spec)
        return;
    const Sfnt sfnt(spec->bytes);
    const font::Face face(*spec);
    for (const char32_t letter : std::u32string(U"AWij Әәқүһ№–")) {
        const std::uint32_t glyph = face.glyph(letter);
        REQUIRE(glyph != 0);
        CHECK(face.width(glyph) == static_cast<int>(sfnt.advance(glyph)));
    }
    CHECK(face.glyph(0x20B8) == 0); // tenge
    CHECK(face.glyph(0x202F) == 0);
}

TEST_CASE("heights are measured from letters when OS/2 is too old to hold them") {
    auto spec = find_pt_serif();
    if (!spec)
        return;
    put16(spec->bytes, Sfnt(spec->bytes).offset("OS/2"), 1);
    const font::Face face(*spec);
    CHECK(face.metrics().cap_height == 700); // what OS/2 of the unchanged file holds
    CHECK(face.metrics().x_height >= 490);
    CHECK(face.metrics().x_height <= 510);
}

TEST_CASE("a chain names the wished families first, then the fallbacks, each in the nearest face") {
    const auto book = find_debian_book();
    if (!book)
        return;
    const std::vector<std::string> wish = {"pt serif"};
    const auto chain = book->chain(wish, 700, Slope::italic);
    REQUIRE(chain.size() == 3);
    CHECK(chain[0]->path() == "PTF76F.ttf");
    CHECK(chain[1]->path() == "NotoSerif-Bold.ttf"); // no italic of it in this book: the weight still holds
    CHECK(chain[2]->path() == "NotoSans-Bold.ttf");
    CHECK(book->chain(wish, 600, Slope::upright).front()->weight() == 700);
    CHECK(book->chain(wish, 500, Slope::upright).front()->weight() == 400);
    CHECK(book->chain(wish, 300, Slope::upright).front()->weight() == 400);
    CHECK(book->chain(wish, 900, Slope::upright).front()->weight() == 700);

    const std::vector<std::string> twice = {"NOTO SANS", "Unknown", "Noto Sans"};
    const auto other = book->chain(twice, 400, Slope::upright);
    REQUIRE(other.size() == 2);
    CHECK(other[0]->family() == "Noto Sans");
    CHECK(other[1]->family() == "Noto Serif");

    CHECK(book->has_family("Noto serif"));
    CHECK_FALSE(book->has_family("Noto"));
    CHECK(book->families() == std::vector<std::string>{"PT Serif", "Noto Serif", "Noto Sans"});
    for (std::size_t i = 0; i < book->faces().size(); ++i)
        CHECK(book->faces()[i]->number() == i);
}

TEST_CASE("what is not a TrueType font is refused") {
    CHECK(load_one({}) == std::vector<std::string>{"FNT-0001"});
    FileSpec text;
    text.bytes = "<?xml version=\"1.0\"?><fonts/>";
    CHECK(load_one(text) == std::vector<std::string>{"FNT-0001"});

    const auto spec = find_pt_serif();
    if (!spec)
        return;
    FileSpec cff = *spec;
    cff.bytes.replace(0, 4, "OTTO");
    const auto loaded = font::load_book({cff}, {});
    REQUIRE(ids(loaded.problems) == std::vector<std::string>{"FNT-0001"});
    CHECK_FALSE(loaded.value);
    CHECK(diag::message(loaded.problems[0], base::Language::en).find("table \"glyf\"") != std::string::npos);
    CHECK(diag::message(loaded.problems[0], base::Language::kk).find("PTF55F.ttf") != std::string::npos);

    FileSpec no_em = *spec;
    put16(no_em.bytes, Sfnt(spec->bytes).offset("head") + 18, 0);
    CHECK(load_one(no_em) == std::vector<std::string>{"FNT-0001"});
    FileSpec no_glyphs = *spec;
    put16(no_glyphs.bytes, Sfnt(spec->bytes).offset("maxp") + 4, 0);
    CHECK(load_one(no_glyphs) == std::vector<std::string>{"FNT-0001"});
    FileSpec no_cmap = *spec;
    put16(no_cmap.bytes, Sfnt(spec->bytes).offset("cmap") + 2, 0); // no encodings
    CHECK(load_one(no_cmap) == std::vector<std::string>{"FNT-0001"});
}

TEST_CASE("a file cut off anywhere is refused") {
    const auto spec = find_pt_serif();
    if (!spec)
        return;
    // The last three bytes may be padding.
    for (std::size_t size = 0; size < spec->bytes.size() - 3; size += size < 400 ? 7 : 20011) {
        FileSpec cut = *spec;
        cut.bytes.resize(size);
        INFO("cut to " << size);
        CHECK(load_one(cut) == std::vector<std::string>{"FNT-0001"});
    }
}

TEST_CASE("embedding rights are those of OS/2 fsType") {
    const auto spec = find_pt_serif();
    if (!spec)
        return;
    const std::size_t at = Sfnt(spec->bytes).offset("OS/2") + 8;
    const auto with = [&](unsigned type) {
        FileSpec changed = *spec;
        put16(changed.bytes, at, type);
        return load_one(changed);
    };
    const std::vector<std::string> forbidden = {"FNT-0003"};
    CHECK(with(0x000).empty());      // installable
    CHECK(with(0x004).empty());      // preview and print
    CHECK(with(0x008).empty());      // editable
    CHECK(with(0x006).empty());      // both in an old font: the milder holds
    CHECK(with(0x002) == forbidden); // restricted licence
    CHECK(with(0x104) == forbidden); // no subsetting
    CHECK(with(0x200) == forbidden); // bitmaps only
}

TEST_CASE("another file than the listed one is a warning, not an error") {
    auto spec = find_pt_serif();
    if (!spec)
        return;
    spec->sha256 = std::string(64, '0');
    const auto loaded = font::load_book({*spec}, {});
    CHECK(loaded.value);
    REQUIRE(ids(loaded.problems) == std::vector<std::string>{"FNT-0002"});
    CHECK(diag::severity(loaded.problems[0]) == diag::Severity::warning);
}

TEST_CASE("a fallback without file and a face with two files are errors") {
    const auto spec = find_pt_serif();
    if (!spec)
        return;
    const auto loaded = font::load_book({*spec, *spec}, {"PT Serif", "Noto Serif"});
    CHECK_FALSE(loaded.value);
    CHECK(ids(loaded.problems) == std::vector<std::string>{"FNT-0005", "FNT-0004"});
}

TEST_CASE("the font list names the files of Debian 12 with their sums") {
    std::ifstream stream(std::string(QUJAT_SOURCE_DIR) + "/fonts/fonts.xml");
    REQUIRE(stream);
    std::stringstream list;
    list << stream.rdbuf();
    const std::string text = list.str();
    std::size_t files = 0, families = 0;
    for (std::size_t at = text.find("<family "); at != std::string::npos; at = text.find("<family ", at + 1))
        ++families;
    for (std::size_t at = text.find("<file name=\""); at != std::string::npos; at = text.find("<file name=\"", at + 1), ++files) {
        const std::size_t name = at + 12;
        const std::size_t sum = text.find("sha256=\"", at) + 8;
        auto spec = find_debian_font(text.substr(name, text.find('"', name) - name), "Any");
        if (!spec)
            return;
        spec->sha256 = text.substr(sum, 64);
        const std::vector<std::string> problems = load_one(*spec);
        for (const std::string& id : problems)
            WARN(spec->path << ": " << id << " (another release of Debian than 12?)");
        CHECK((problems.empty() || problems == std::vector<std::string>{"FNT-0002"}));
    }
    CHECK(families == 5);
    CHECK(files == 17);
}

TEST_CASE("damaged bytes never crash: they are refused, or read as some font") {
    const auto spec = find_pt_serif();
    if (!spec)
        return;
    Random random;
    const Sfnt sound(spec->bytes);
    const char* const tables[] = {"head", "maxp", "hhea", "hmtx", "cmap", "glyf", "loca", "OS/2", "post", "name", "GSUB", "GPOS"};
    std::size_t accepted = 0;
    for (int round = 0; round < 240; ++round) {
        FileSpec damaged = *spec;
        const Sfnt::Table table = sound.tables().at(tables[static_cast<std::size_t>(round) % std::size(tables)]);
        // Mostly near the front, where counts and offsets stand; every tenth time in the directory.
        for (int hit = 0; hit < 8; ++hit) {
            const std::size_t reach = round % 3 == 0 ? table.size : std::min<std::size_t>(table.size, 64);
            const std::size_t at = round % 10 == 9 ? random.next() % 300 : table.offset + random.next() % reach;
            damaged.bytes[at] = static_cast<char>(random.next() >> 24);
        }
        auto loaded = font::load_book({damaged}, {});
        if (!loaded.value)
            continue;
        ++accepted;
        const font::Face& face = *loaded.value->faces().front();
        std::vector<std::uint32_t> glyphs;
        for (const char32_t letter : std::u32string(U"AЖqй%"))
            glyphs.push_back(face.glyph(letter));
        std::sort(glyphs.begin(), glyphs.end());
        glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
        for (const std::uint32_t glyph : glyphs)
            (void)face.width(glyph);
        try {
            (void)font::make_subset(face, glyphs);
        } catch (const diag::Stop& stopped) {
            CHECK(stopped.diagnostic.id == "FNT-0006");
        }
    }
    CHECK(accepted > 20); // otherwise this test would see nothing
}
