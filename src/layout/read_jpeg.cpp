#include "layout/read_image.hpp"

#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

#include <csetjmp>
#include <span>

namespace qujat::layout {

namespace {

// A usual progressive file has ten scans; each further one makes every pixel be gone over again.
constexpr int most_scans = 50;
constexpr int exif_marker = JPEG_APP0 + 1;

/// libjpeg leaves by longjmp. What owns memory lives here, outside the functions that are jumped out of.
struct JpegFile {
    JpegFile() { jpeg_std_error(&errors); }
    ~JpegFile() { jpeg_destroy_decompress(&decoder); }
    JpegFile(const JpegFile&) = delete;
    JpegFile& operator=(const JpegFile&) = delete;

    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    jpeg_decompress_struct decoder{};
    std::jmp_buf jump;
    char reason[JMSG_LENGTH_MAX] = {};
};

extern "C" {

[[noreturn]] static void jpeg_failed(j_common_ptr decoder) {
    auto* file = static_cast<JpegFile*>(decoder->client_data);
    decoder->err->format_message(decoder, file->reason);
    std::longjmp(file->jump, 1);
}

// A warning (level below 0) means damaged data that libjpeg would fill with grey: not for an official paper.
static void jpeg_said(j_common_ptr decoder, int level) {
    if (level < 0)
        jpeg_failed(decoder);
}

static void watch_scans(j_common_ptr decoder) {
    const auto* decompressor = static_cast<jpeg_decompress_struct*>(static_cast<void*>(decoder));
    if (decompressor->input_scan_number <= most_scans)
        return;
    auto* file = static_cast<JpegFile*>(decoder->client_data);
    constexpr char words[] = "too many scans";
    for (std::size_t i = 0; i < sizeof words; ++i)
        file->reason[i] = words[i];
    std::longjmp(file->jump, 1);
}

} // extern "C"

bool read_head(JpegFile& file, std::string_view bytes) {
    jpeg_decompress_struct& decoder = file.decoder;
    decoder.err = &file.errors;
    decoder.client_data = &file;
    file.errors.error_exit = jpeg_failed;
    file.errors.emit_message = jpeg_said;
    file.progress.progress_monitor = watch_scans;
    if (setjmp(file.jump) != 0)
        return false;
    jpeg_create_decompress(&decoder);
    decoder.progress = &file.progress;
    jpeg_save_markers(&decoder, exif_marker, 0xFFFF);
    jpeg_mem_src(&decoder, bytes_of(bytes), static_cast<unsigned long>(bytes.size()));
    jpeg_read_header(&decoder, TRUE);
    return true;
}

/// Decodes to rows of `stride` bytes, all to one place when `stride` is 0: that only finds out whether the file is whole.
bool read_rows(JpegFile& file, unsigned char* out, std::size_t stride) {
    jpeg_decompress_struct& decoder = file.decoder;
    if (setjmp(file.jump) != 0)
        return false;
    decoder.out_color_space = decoder.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_start_decompress(&decoder);
    while (decoder.output_scanline < decoder.output_height) {
        unsigned char* row = out + decoder.output_scanline * stride;
        jpeg_read_scanlines(&decoder, &row, 1);
    }
    jpeg_finish_decompress(&decoder);
    return true;
}

/// Whether the file may stand in a PDF as it is and mean there what libjpeg reads (ISO 32000-1, 7.4.8): baseline or progressive with Huffman codes; three components are YCbCr unless an
/// Adobe marker says otherwise.
bool is_as_pdf_reads(const jpeg_decompress_struct& decoder) {
    if (decoder.arith_code != FALSE || decoder.data_precision != 8)
        return false;
    const bool says_rgb = decoder.saw_Adobe_marker != FALSE && decoder.Adobe_transform == 0;
    switch (decoder.jpeg_color_space) {
    case JCS_GRAYSCALE:
        return true;
    case JCS_YCbCr:
        return !says_rgb;
    case JCS_RGB:
        return says_rgb;
    default:
        return false;
    }
}

/// How a camera says the picture is to be turned (Exif 2.3, 4.6.4, tag 0x0112): 1 = it is upright, as is one that says nothing.
std::uint32_t orientation_of(const jpeg_decompress_struct& decoder) {
    for (const auto* marker = decoder.marker_list; marker != nullptr; marker = marker->next) {
        const std::span<const unsigned char> bytes(marker->data, marker->data_length);
        constexpr std::size_t tiff = 6; // behind "Exif\0\0"
        if (marker->marker != exif_marker || bytes.size() < tiff + 8 || bytes[0] != 'E' || bytes[1] != 'x' || bytes[2] != 'i' || bytes[3] != 'f')
            continue;
        const bool is_little = bytes[tiff] == 'I';
        const auto number = [&](std::size_t at, std::size_t size) {
            std::uint32_t value = 0;
            for (std::size_t i = 0; i < size; ++i)
                value = value * 256 + (at + size <= bytes.size() ? bytes[at + (is_little ? size - 1 - i : i)] : 0U);
            return value;
        };
        const std::size_t directory = tiff + number(tiff + 4, 4);
        for (std::size_t entry = 0, count = number(directory, 2); entry < count; ++entry) {
            const std::size_t at = directory + 2 + entry * 12;
            if (at + 12 > bytes.size())
                break;
            if (number(at, 2) == 0x0112)
                return number(at + 8, 2);
        }
    }
    return 1;
}

} // namespace

ImageAnswer read_jpeg(std::string_view bytes, doc::Raster& raster) {
    JpegFile file;
    if (!read_head(file, bytes))
        return {ImageAnswer::Kind::broken, file.reason, 0, 0};
    const jpeg_decompress_struct& decoder = file.decoder;
    const auto width = static_cast<std::int64_t>(decoder.image_width), height = static_cast<std::int64_t>(decoder.image_height);
    if (width * height > most_pixels)
        return {ImageAnswer::Kind::too_many_pixels, {}, width, height};
    // ISO 19005-3, 6.2.4.3: CMYK asks for an output intent that is not sRGB.
    if (decoder.num_components != 1 && decoder.num_components != 3)
        return {ImageAnswer::Kind::broken, "CMYK", width, height};
    // CSS Images 3, 6.1: it would have to be turned; in a PDF the file stays as it is.
    if (const std::uint32_t orientation = orientation_of(decoder); orientation > 1 && orientation <= 8)
        return {ImageAnswer::Kind::broken, "Exif orientation " + std::to_string(orientation), width, height};
    raster.width = static_cast<int>(width);
    raster.height = static_cast<int>(height);
    raster.components = decoder.num_components;
    const bool keeps = is_as_pdf_reads(decoder);
    raster.encoding = keeps ? doc::Raster::Encoding::jpeg : doc::Raster::Encoding::samples;
    const std::size_t row_size = static_cast<std::size_t>(width) * static_cast<std::size_t>(raster.components);
    raster.data.resize(row_size * (keeps ? 1 : static_cast<std::size_t>(height)));
    if (!read_rows(file, bytes_of(raster.data), keeps ? 0 : row_size))
        return {ImageAnswer::Kind::broken, file.reason, width, height};
    if (keeps)
        raster.data = bytes;
    return {ImageAnswer::Kind::read, {}, width, height};
}

} // namespace qujat::layout
