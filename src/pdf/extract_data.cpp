#include "pdf/pdf.hpp"

#include "base/utf8.hpp"
#include "pdf/reader.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace qujat::pdf {

namespace {

constexpr std::size_t largest = 16U * 1024 * 1024;

struct Free {
    void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

/// Exactly `size` bytes or nothing: we always write the true size beside the stream.
std::string inflate(const FileReader& reader, std::string_view deflated, std::size_t size) {
    const std::unique_ptr<libdeflate_decompressor, Free> decompressor(libdeflate_alloc_decompressor());
    if (!decompressor)
        throw std::bad_alloc();
    // Deflate makes nothing longer than 1032 times: a size beyond that is a lie, told before memory is taken.
    if (size > largest || size / 1032 > deflated.size())
        reader.damaged(deflated);
    std::string out(size, '\0');
    if (libdeflate_zlib_decompress(decompressor.get(), deflated.data(), deflated.size(), out.data(), out.size(),
                                   nullptr) != LIBDEFLATE_SUCCESS)
        reader.damaged(deflated);
    return out;
}

std::string read_data(const diag::SourcePtr& file) {
    const FileReader reader(file);
    const std::string_view catalog = reader.object(reader.reference(reader.require(reader.trailer(), "Root")));
    const auto attached = reader.find(catalog, "AF");
    if (!attached)
        diag::stop("PDF-0103", {file, 0, 0, {}});
    if (!attached->starts_with('['))
        reader.foreign();
    // The first reference of the array; ours is the only one.
    const std::size_t begin = attached->find_first_not_of("[ \n");
    const std::size_t end = attached->find('R', 0);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
        reader.damaged(*attached);
    const std::string_view file_specification =
        reader.object(reader.reference(attached->substr(begin, end + 1 - begin)));
    if (reader.require(file_specification, "F") != "(data.json)")
        diag::stop("PDF-0103", {file, 0, 0, {}});
    const std::string_view files = reader.require(file_specification, "EF");
    const std::string_view stream = reader.object(reader.reference(reader.require(files, "F")));
    if (reader.require(stream, "Filter") != "/FlateDecode")
        reader.foreign();
    const std::size_t size = reader.integer(reader.require(reader.require(stream, "Params"), "Size"));
    std::string data = inflate(reader, reader.stream(stream), size);
    if (base::find_malformed(data))
        reader.damaged(stream);
    return data;
}

} // namespace

diag::Result<std::string> extract_data(const diag::SourcePtr& file) {
    diag::Result<std::string> result;
    try {
        result.value = read_data(file);
    } catch (diag::Stop& stop) {
        result.problems.push_back(std::move(stop.diagnostic));
    }
    return result;
}

} // namespace qujat::pdf
