#include "pdf/deflate.hpp"

#include <libdeflate.h>

#include <new>

namespace qujat::pdf {

namespace {

// Level 6 gives zlib's usual size; higher levels cost several times more for a few bytes.
constexpr int level = 6;

} // namespace

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(level)) {
    if (compressor_ == nullptr)
        throw std::bad_alloc();
}

std::string Deflater::compress(std::string_view bytes) {
    std::string out(libdeflate_zlib_compress_bound(compressor_.get(), bytes.size()), '\0');
    out.resize(libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

} // namespace qujat::pdf
