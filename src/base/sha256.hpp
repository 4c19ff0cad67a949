#pragma once

#include <array>
#include <string>
#include <string_view>

namespace qujat::base {

using Digest = std::array<unsigned char, 32>;

/// SHA-256 (FIPS 180-4) of the bytes.
Digest sha256(std::string_view bytes);
/// Lower-case hexadecimal.
std::string hex(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);

} // namespace qujat::base
