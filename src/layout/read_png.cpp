#include "layout/read_image.hpp"

#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <vector>

namespace qujat::layout {

namespace {

/// libpng leaves by longjmp. Everything that owns memory lives here, outside the functions that are jumped out of.
struct PngFile {
    explicit PngFile(std::string_view file) : rest(file) {}
    ~PngFile() { png_destroy_read_struct(&png, &info, nullptr); }
    PngFile(const PngFile&) = delete;
    PngFile& operator=(const PngFile&) = delete;

    png_structp png = nullptr;
    png_infop info = nullptr;
    std::string_view rest;
    char reason[128] = {};
};

extern "C" {

static void png_failed(png_structp png, png_const_charp message) {
    auto* file = static_cast<PngFile*>(png_get_error_ptr(png));
    std::strncpy(file->reason, message, sizeof file->reason - 1);
    png_longjmp(png, 1);
}

static void png_warned(png_structp, png_const_charp) {}

static void read_png_bytes(png_structp png, png_bytep out, size_t size) {
    auto* file = static_cast<PngFile*>(png_get_io_ptr(png));
    if (size > file->rest.size())
        png_error(png, "the file ends too early");
    std::memcpy(out, file->rest.data(), size);
    file->rest.remove_prefix(size);
}

} // extern "C"

/// Everything as 8 bits a sample, grey or RGB, perhaps with alpha. Gamma and colour profiles are left aside: the numbers are taken for sRGB, as CSS Color 4, 12 has it for untagged images.
bool read_head(PngFile& file) {
    if (setjmp(png_jmpbuf(file.png)) != 0)
        return false;
    png_set_read_fn(file.png, &file, read_png_bytes);
    png_set_chunk_cache_max(file.png, 64);
    png_set_chunk_malloc_max(file.png, 1'000'000);
    png_read_info(file.png, file.info);
    png_set_expand(file.png);
    png_set_scale_16(file.png);
    png_set_interlace_handling(file.png);
    png_read_update_info(file.png, file.info);
    return true;
}

bool read_rows(PngFile& file, png_bytepp rows) {
    if (setjmp(png_jmpbuf(file.png)) != 0)
        return false;
    png_read_image(file.png, rows);
    png_read_end(file.png, nullptr);
    return true;
}

std::int64_t big_endian(std::string_view file, std::size_t at) {
    std::int64_t value = 0;
    for (const char c : file.substr(at, 4))
        value = value * 256 + static_cast<unsigned char>(c);
    return value;
}

/// Takes the alpha out of the samples; drops it where everything is opaque.
void part_alpha(doc::Raster& raster, int channels) {
    raster.components = channels <= 2 ? 1 : 3;
    if (channels == raster.components)
        return;
    const auto colors = static_cast<std::size_t>(raster.components);
    const std::size_t pixels = raster.data.size() / (colors + 1);
    raster.alpha.resize(pixels);
    for (std::size_t i = 0; i < pixels; ++i) {
        std::copy_n(&raster.data[i * (colors + 1)], colors, &raster.data[i * colors]);
        raster.alpha[i] = raster.data[i * (colors + 1) + colors];
    }
    raster.data.resize(pixels * colors);
    if (std::all_of(raster.alpha.begin(), raster.alpha.end(), [](char c) { return c == '\xFF'; }))
        raster.alpha = {};
}

} // namespace

ImageAnswer read_png(std::string_view bytes, doc::Raster& raster) {
    // ISO/IEC 15948, 11.2.2: IHDR comes first, with width and height.
    constexpr std::size_t header_size = 33;
    if (bytes.size() < header_size || bytes.substr(12, 4) != "IHDR")
        return {ImageAnswer::Kind::broken, "no IHDR", 0, 0};
    const std::int64_t width = big_endian(bytes, 16), height = big_endian(bytes, 20);
    if (width > most_pixels || height > most_pixels || width * height > most_pixels)
        return {ImageAnswer::Kind::too_many_pixels, {}, width, height};
    PngFile file(bytes);
    file.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &file, png_failed, png_warned);
    file.info = file.png == nullptr ? nullptr : png_create_info_struct(file.png);
    if (file.info == nullptr)
        return {ImageAnswer::Kind::broken, "libpng", width, height};
    if (!read_head(file))
        return {ImageAnswer::Kind::broken, file.reason, width, height};
    const int channels = png_get_channels(file.png, file.info);
    const auto row_size = static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
    if (channels < 1 || channels > 4 || png_get_rowbytes(file.png, file.info) != row_size)
        return {ImageAnswer::Kind::broken, "rows of an unexpected size", width, height};
    raster.data.resize(row_size * static_cast<std::size_t>(height));
    std::vector<png_bytep> rows;
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
        rows.push_back(bytes_of(raster.data) + y * row_size);
    if (!read_rows(file, rows.data()))
        return {ImageAnswer::Kind::broken, file.reason, width, height};
    raster.width = static_cast<int>(width);
    raster.height = static_cast<int>(height);
    raster.encoding = doc::Raster::Encoding::samples;
    part_alpha(raster, channels);
    return {ImageAnswer::Kind::read, {}, width, height};
}

} // namespace qujat::layout
