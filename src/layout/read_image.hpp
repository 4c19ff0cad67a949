#pragma once

#include "doc/doc.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// The two formats `read_image` knows. Each reader keeps its library's jumps out of functions that own anything.
namespace qujat::layout {

constexpr std::int64_t most_pixels = 40'000'000;

/// What became of a file.
struct ImageAnswer {
    enum class Kind { read, broken, too_many_pixels } kind = Kind::read;
    std::string reason;               ///< of a broken one
    std::int64_t width = 0, height = 0; ///< as the file says, when it got so far
};

ImageAnswer read_png(std::string_view file, doc::Raster& raster);
ImageAnswer read_jpeg(std::string_view file, doc::Raster& raster);

/// Bytes as the libraries want them.
inline const unsigned char* bytes_of(std::string_view text) {
    return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}
inline unsigned char* bytes_of(std::string& text) {
    return static_cast<unsigned char*>(static_cast<void*>(text.data()));
}

} // namespace qujat::layout
