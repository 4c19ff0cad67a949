#include "base/sha256.hpp"

#include <openssl/evp.h>
#include <stdexcept>

namespace qujat::base {

Digest sha256(std::string_view bytes) {
    Digest digest{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1 || size != digest.size())
        throw std::runtime_error("SHA-256 is not available from OpenSSL");
    return digest;
}

std::string hex(std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

std::string sha256_hex(std::string_view bytes) {
    const Digest digest = sha256(bytes);
    return hex(std::string_view(reinterpret_cast<const char*>(digest.data()), digest.size()));
}

} // namespace qujat::base
