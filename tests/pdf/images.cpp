#include "pdf/images.hpp"

#include "programs.hpp"
#include "sample.hpp"

#include <libdeflate.h>

#include <array>
#include <cstdlib>

using namespace qujat;
using sample::count;
using namespace qujat::base;

namespace {

std::string bytes(std::initializer_list<int> values) {
    std::string out;
    for (const int value : values)
        out += static_cast<char>(value);
    return out;
}

/// Red, green; blue, black with half of it seen through.
std::shared_ptr<const doc::Raster> four_pixels() {
    auto raster = std::make_shared<doc::Raster>();
    raster->width = raster->height = 2;
    raster->data = bytes({255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0});
    raster->alpha = bytes({255, 255, 255, 128});
    return raster;
}

/// A picture over the top left 200 pt of the page made last.
void show(sample::Maker& maker, const std::shared_ptr<const doc::Raster>& raster, const std::string& alternative = "төрт түс") {
    maker.block(doc::Role::figure).extras.edit().replaced = doc::Image{raster, alternative};
    maker.page().items.push_back({layout::Picture{{0_pt, 0_pt, 200_pt, 200_pt}, raster}, alternative.empty() ? 0 : maker.last_id(), layout::ArtifactKind::layout});
}

/// The first page drawn at 72 dots an inch: a dot is a point.
struct Drawn {
    std::string pixels;
    std::size_t width = 0, offset = 0;
    std::array<int, 3> at(std::size_t x, std::size_t y) const {
        const std::size_t place = offset + (y * width + x) * 3;
        REQUIRE(place + 2 < pixels.size());
        return {static_cast<unsigned char>(pixels[place]), static_cast<unsigned char>(pixels[place + 1]), static_cast<unsigned char>(pixels[place + 2])};
    }
};

Drawn draw(const std::string& name, const std::string& file) {
    const std::string path = programs::save(name, file);
    const programs::Answer answer = programs::run("pdftoppm -r 72 -singlefile " + path + " " + path);
    INFO(answer.output);
    REQUIRE(answer.status == 0);
    Drawn drawn;
    drawn.pixels = sample::read_file(path + ".ppm").value_or("");
    REQUIRE(drawn.pixels.starts_with("P6\n"));
    drawn.width = static_cast<std::size_t>(std::atoi(drawn.pixels.c_str() + 3));
    drawn.offset = drawn.pixels.find("\n255\n") + 5;
    return drawn;
}

} // namespace

TEST_CASE("a picture's pixels come out on paper, seen through where it says so") {
    const auto fonts = sample::find_fonts();
    if (!fonts || !programs::is_there("pdftoppm"))
        return;
    sample::Maker maker(*fonts);
    show(maker, four_pixels());
    const Drawn drawn = draw("pixels.pdf", sample::written(maker.pages(), sample::details()));
    CHECK(drawn.at(50, 50) == std::array{255, 0, 0});
    CHECK(drawn.at(150, 50) == std::array{0, 255, 0});
    CHECK(drawn.at(50, 150) == std::array{0, 0, 255});
    const auto half = drawn.at(150, 150); // white × 127/255 + black × 128/255
    CHECK(half[0] >= 126);
    CHECK(half[0] <= 128);
    CHECK(drawn.at(250, 50) == std::array{255, 255, 255});
}

TEST_CASE("a raster stands in the file once, however often it is shown; its figure has words and a box") {
    const auto fonts = sample::find_fonts();
    if (!fonts)
        return;
    sample::Maker maker(*fonts);
    const auto raster = four_pixels();
    show(maker, raster);
    maker.new_page();
    show(maker, raster, "тағы да");
    show(maker, raster, "");
    const layout::Pages pages = maker.pages();
    const std::string file = sample::written(pages, sample::details());
    CHECK(count(file, "/Subtype /Image") == 2); // the colours and the mask
    CHECK(count(file, "/SMask") == 1);
    CHECK(count(file, "/Interpolate") == 0); // ISO 19005-3, 6.2.8
    CHECK(count(file, "/S/Figure/") == 2);
    CHECK(count(file, "/A<</O/Layout/Placement/Block/BBox[0 641.89 200 841.89]>>") == 2); // 297 mm = 841.89 pt
    const auto cache = pdf::make_font_cache();
    CHECK(sample::written(pages, sample::details(), cache.get()) == file);
    CHECK(sample::written(pages, sample::details(), cache.get()) == file);
    const std::string dump = pdf::dump_tags(pages);
    CHECK(dump.find("  Figure alt=\"төрт түс\"\n  Figure alt=\"тағы да\"\nartifacts layout=1\n") != std::string::npos);
}

TEST_CASE("a JPEG goes into the file byte for byte and is drawn as it was") {
    const auto fonts = sample::find_fonts();
    if (!fonts || !programs::is_there("pdfimages"))
        return;
    for (const std::string name : {"grey.jpg", "progressive.jpg"}) {
        const std::string photo = sample::read_file(std::string(QUJAT_SOURCE_DIR) + "/tests/fuzz/corpus/image/" + name).value_or("");
        const auto raster = layout::read_image(diag::make_source(name, photo));
        REQUIRE(raster.value);
        sample::Maker maker(*fonts);
        show(maker, *raster.value);
        const std::string path = programs::save("photo.pdf", sample::written(maker.pages(), sample::details()));
        REQUIRE(programs::run("pdfimages -all " + path + " " + path).status == 0);
        CHECK(sample::read_file(path + "-000.jpg") == photo);
    }
}

// ISO/IEC 15948, 9: undone by the rules for reading, which are other code than ours for writing.
TEST_CASE("filtered rows are smaller where colours run smoothly and give the samples back") {
    std::string samples;
    constexpr std::size_t width = 64, height = 64, pixel = 3;
    for (std::size_t y = 0; y < height; ++y)
        for (std::size_t x = 0; x < width; ++x)
            for (const std::size_t value : {x * 3 + y, x + y * 2, x * y / 16})
                samples += static_cast<char>(value & 0xFFU);
    pdf::Deflater deflater;
    const pdf::PackedSamples packed = pdf::pack_samples(samples, width * pixel, pixel, deflater);
    CHECK(packed.is_filtered);
    CHECK(packed.bytes.size() * 4 < samples.size());
    std::string rows(samples.size() + height, '\0');
    libdeflate_decompressor* inflater = libdeflate_alloc_decompressor();
    REQUIRE(libdeflate_zlib_decompress(inflater, packed.bytes.data(), packed.bytes.size(), rows.data(), rows.size(), nullptr) == LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(inflater);
    std::string back;
    bool saw[5] = {};
    for (std::size_t y = 0; y < height; ++y) {
        const std::size_t begin = y * (width * pixel + 1);
        const int filter = rows[begin];
        REQUIRE(filter >= 0);
        REQUIRE(filter < 5);
        saw[filter] = true;
        for (std::size_t i = 0; i < width * pixel; ++i) {
            const auto byte = [&](bool has, std::size_t place) { return has ? static_cast<unsigned char>(back[place]) : 0; };
            const std::size_t at = y * width * pixel + i;
            const int a = byte(i >= pixel, at - pixel), b = byte(y > 0, at - width * pixel), c = byte(i >= pixel && y > 0, at - width * pixel - pixel);
            const int p = a + b - c, pa = std::abs(p - a), pb = std::abs(p - b), pc = std::abs(p - c);
            const int paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
            const int added[] = {0, a, b, (a + b) / 2, paeth};
            back += static_cast<char>((static_cast<unsigned char>(rows[begin + 1 + i]) + added[filter]) & 0xFF);
        }
    }
    CHECK(back == samples);
    CHECK((saw[1] || saw[2] || saw[4]));
    CHECK_FALSE(pdf::pack_samples(std::string(64, 'x'), 8, 1, deflater).is_filtered);
}
