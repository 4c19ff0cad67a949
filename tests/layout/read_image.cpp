#include "layout/layout.hpp"

#include "catch.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>

#include <jpeglib.h>

#include <cstdlib>

using namespace qujat;

namespace {

std::string big_endian(std::uint32_t value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>((value >> shift) & 0xFFU);
    return out;
}

/// ISO/IEC 15948, annex D.
std::uint32_t crc(std::string_view text) {
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char c : text) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum & 1U) != 0 ? 0xEDB88320U ^ (sum >> 1) : sum >> 1;
    }
    return ~sum;
}

std::string chunk(const std::string& kind, const std::string& body) {
    return big_endian(static_cast<std::uint32_t>(body.size())) + kind + body + big_endian(crc(kind + body));
}

/// RFC 1950 around one stored block of RFC 1951: nothing is compressed, so every byte here can be followed by eye.
std::string stored(std::string_view bytes) {
    const auto size = static_cast<unsigned>(bytes.size());
    std::string out("\x78\x01\x01", 3);
    for (const unsigned value : {size, ~size}) {
        out += static_cast<char>(value & 0xFFU);
        out += static_cast<char>((value >> 8) & 0xFFU);
    }
    std::uint32_t a = 1, b = 0;
    for (const char c : bytes) {
        a = (a + static_cast<unsigned char>(c)) % 65521;
        b = (b + a) % 65521;
    }
    return out + std::string(bytes) + big_endian((b << 16) | a);
}

/// `rows` with the filter byte 0 before each; `extra` are chunks between IHDR and IDAT.
std::string png(std::uint32_t width, std::uint32_t height, int depth, int color, const std::string& rows, const std::string& extra = {}, int interlace = 0) {
    std::string head = big_endian(width) + big_endian(height);
    for (const int byte : {depth, color, 0, 0, interlace})
        head += static_cast<char>(byte);
    return std::string("\x89PNG\r\n\x1A\n", 8) + chunk("IHDR", head) + extra + chunk("IDAT", stored(rows)) + chunk("IEND", {});
}

std::string bytes(std::initializer_list<int> values) {
    std::string out;
    for (const int value : values)
        out += static_cast<char>(value);
    return out;
}

struct Jpeg {
    int width = 16, height = 8;
    J_COLOR_SPACE from = JCS_RGB, to = JCS_YCbCr;
    int components = 3;
    bool progressive = false, adobe = false;
};

/// All pixels of one value.
std::string jpeg(const Jpeg& wanted, const std::string& pixel) {
    jpeg_compress_struct encoder{};
    jpeg_error_mgr errors{};
    encoder.err = jpeg_std_error(&errors);
    jpeg_create_compress(&encoder);
    unsigned char* out = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&encoder, &out, &size);
    encoder.image_width = static_cast<JDIMENSION>(wanted.width);
    encoder.image_height = static_cast<JDIMENSION>(wanted.height);
    encoder.input_components = wanted.components;
    encoder.in_color_space = wanted.from;
    jpeg_set_defaults(&encoder);
    jpeg_set_colorspace(&encoder, wanted.to);
    jpeg_set_quality(&encoder, 95, TRUE);
    if (wanted.progressive)
        jpeg_simple_progression(&encoder);
    if (wanted.to == JCS_RGB)
        encoder.write_Adobe_marker = wanted.adobe ? TRUE : FALSE;
    jpeg_start_compress(&encoder, TRUE);
    std::string row;
    for (int x = 0; x < wanted.width; ++x)
        row += pixel;
    for (int y = 0; y < wanted.height; ++y) {
        auto* line = static_cast<unsigned char*>(static_cast<void*>(row.data()));
        jpeg_write_scanlines(&encoder, &line, 1);
    }
    jpeg_finish_compress(&encoder);
    std::string file(static_cast<const char*>(static_cast<const void*>(out)), size);
    jpeg_destroy_compress(&encoder);
    std::free(out);
    return file;
}

std::shared_ptr<const doc::Raster> read(const std::string& file) {
    const auto result = layout::read_image(diag::make_source("logo", file));
    for (const auto& problem : result.problems)
        UNSCOPED_INFO(diag::to_text(problem, base::Language::en));
    REQUIRE(result.value);
    CHECK(result.problems.empty());
    CHECK((*result.value)->name == "logo");
    return *result.value;
}

std::string problem(const std::string& file) {
    const auto result = layout::read_image(diag::make_source("logo", file));
    CHECK_FALSE(result.value);
    REQUIRE(result.problems.size() == 1);
    for (const auto language : {base::Language::kk, base::Language::ru, base::Language::en})
        CHECK(diag::message(result.problems[0], language).find("logo") != std::string::npos);
    CHECK(result.problems[0].place.source != nullptr);
    return result.problems[0].id;
}

} // namespace

// ISO/IEC 15948, table 11.1: the colour types and their depths.
TEST_CASE("every kind of PNG becomes 8 bits of grey or RGB with alpha apart") {
    SECTION("grey of one bit: 0 is black, 1 white") {
        const auto raster = read(png(3, 1, 1, 0, bytes({0, 0b10100000})));
        CHECK(raster->width == 3);
        CHECK(raster->height == 1);
        CHECK(raster->components == 1);
        CHECK(raster->data == bytes({255, 0, 255}));
        CHECK(raster->alpha.empty());
    }
    SECTION("grey of two bits: 1 of 3 is 85 of 255") {
        CHECK(read(png(2, 1, 2, 0, bytes({0, 0b01100000})))->data == bytes({85, 170}));
    }
    SECTION("grey of sixteen bits: rounded, 0x8081 is 128 and 0xFFFF 255") {
        CHECK(read(png(2, 1, 16, 0, bytes({0, 0x80, 0x81, 0xFF, 0xFF})))->data == bytes({128, 255}));
    }
    SECTION("RGB, two rows") {
        const auto raster = read(png(1, 2, 8, 2, bytes({0, 10, 20, 30, 0, 40, 50, 60})));
        CHECK(raster->components == 3);
        CHECK(raster->height == 2);
        CHECK(raster->data == bytes({10, 20, 30, 40, 50, 60}));
    }
    SECTION("RGB of sixteen bits") {
        CHECK(read(png(1, 1, 16, 2, bytes({0, 1, 1, 2, 2, 3, 3})))->data == bytes({1, 2, 3}));
    }
    SECTION("a palette, one entry of it transparent") {
        const auto raster = read(png(2, 1, 8, 3, bytes({0, 1, 0}), chunk("PLTE", bytes({1, 2, 3, 4, 5, 6})) + chunk("tRNS", bytes({0}))));
        CHECK(raster->data == bytes({4, 5, 6, 1, 2, 3}));
        CHECK(raster->alpha == bytes({255, 0}));
    }
    SECTION("a transparent colour of RGB") {
        const auto raster = read(png(2, 1, 8, 2, bytes({0, 1, 2, 3, 4, 5, 6}), chunk("tRNS", bytes({0, 4, 0, 5, 0, 6}))));
        CHECK(raster->alpha == bytes({255, 0}));
    }
    SECTION("grey with alpha") {
        const auto raster = read(png(2, 1, 8, 4, bytes({0, 7, 128, 9, 255})));
        CHECK(raster->components == 1);
        CHECK(raster->data == bytes({7, 9}));
        CHECK(raster->alpha == bytes({128, 255}));
    }
    SECTION("RGB with alpha that is opaque everywhere has none") {
        const auto raster = read(png(1, 1, 8, 6, bytes({0, 7, 8, 9, 255})));
        CHECK(raster->data == bytes({7, 8, 9}));
        CHECK(raster->alpha.empty());
    }
    SECTION("interlaced: of 2 × 1 pixels the first is in pass 1, the second in pass 6 (8.2)") {
        CHECK(read(png(2, 1, 8, 0, bytes({0, 11, 0, 22}), {}, 1))->data == bytes({11, 22}));
    }
    SECTION("gamma says nothing") {
        CHECK(read(png(1, 1, 8, 0, bytes({0, 100}), chunk("gAMA", big_endian(100000))))->data == bytes({100}));
    }
}

TEST_CASE("a JPEG in grey or RGB, baseline or progressive, stays the file it is") {
    for (const bool progressive : {false, true}) {
        Jpeg color;
        color.progressive = progressive;
        Jpeg grey{20, 10, JCS_GRAYSCALE, JCS_GRAYSCALE, 1, progressive, false};
        const std::string a = jpeg(color, bytes({200, 10, 20})), b = jpeg(grey, bytes({77}));
        const auto first = read(a), second = read(b);
        CHECK(first->encoding == doc::Raster::Encoding::jpeg);
        CHECK(first->data == a);
        CHECK(first->width == 16);
        CHECK(first->height == 8);
        CHECK(first->components == 3);
        CHECK(second->components == 1);
        CHECK(second->data == b);
    }
    const std::string marked = jpeg({16, 8, JCS_RGB, JCS_RGB, 3, false, true}, bytes({1, 2, 3}));
    CHECK(read(marked)->data == marked);
}

TEST_CASE("a JPEG in RGB without Adobe's marker would be YCbCr to a PDF reader: it becomes samples") {
    const auto raster = read(jpeg({16, 8, JCS_RGB, JCS_RGB, 3, false, false}, bytes({255, 0, 0})));
    CHECK(raster->encoding == doc::Raster::Encoding::samples);
    REQUIRE(raster->data.size() == 16 * 8 * 3);
    CHECK(raster->data.substr(0, 3) == bytes({255, 0, 0}));
}

// Exif 2.3, 4.6.2: "Exif", two zeros, a TIFF header, one directory of one entry.
TEST_CASE("a JPEG that a camera wants turned is refused, an upright one is not") {
    const std::string photo = jpeg({}, bytes({9, 9, 9}));
    const auto with_orientation = [&](int value, bool is_little) {
        std::string body("Exif\0\0", 6);
        body += is_little ? std::string("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) : std::string("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01", 18);
        body += is_little ? bytes({value, 0, 0, 0}) : bytes({0, value, 0, 0});
        body += std::string(4, '\0');
        const int size = static_cast<int>(body.size()) + 2;
        return photo.substr(0, 2) + bytes({0xFF, 0xE1, 0, size}) + body + photo.substr(2);
    };
    for (const bool is_little : {true, false}) {
        CHECK(problem(with_orientation(6, is_little)) == "LAY-0051");
        CHECK(read(with_orientation(1, is_little))->width == 16);
    }
}

TEST_CASE("what is no picture, broken or too large is refused by name") {
    const std::string good = png(2, 1, 8, 0, bytes({0, 11, 22})), photo = jpeg({}, bytes({1, 2, 3}));
    CHECK(problem("") == "LAY-0050");
    CHECK(problem("GIF89a") == "LAY-0050");
    CHECK(problem(good.substr(0, 20)) == "LAY-0051");
    CHECK(problem(good.substr(0, good.size() - 20)) == "LAY-0051");
    CHECK(problem(photo.substr(0, photo.size() - 10)) == "LAY-0051");
    CHECK(problem(photo.substr(0, 30)) == "LAY-0051");
    std::string wrong_sum = good;
    wrong_sum[wrong_sum.size() - 20] = static_cast<char>(wrong_sum[wrong_sum.size() - 20] ^ 1);
    CHECK(problem(wrong_sum) == "LAY-0051");
    CHECK(problem(png(0, 1, 8, 0, bytes({0}))) == "LAY-0051");
    CHECK(problem(jpeg({8, 8, JCS_CMYK, JCS_CMYK, 4, false, true}, bytes({1, 2, 3, 4}))) == "LAY-0051");
    CHECK(problem(png(10'000, 4'001, 8, 0, bytes({0}))) == "LAY-0052");
    CHECK(problem(png(0xFFFFFFFF, 0xFFFFFFFF, 8, 0, bytes({0}))) == "LAY-0052");
    CHECK(problem(good + std::string(8'000'000, 'x')) == "LAY-0053");
}
