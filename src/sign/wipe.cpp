#include "sign/sign.hpp"

#include <openssl/crypto.h>

namespace qujat::sign {

void wipe(std::string& text) {
    // A text cut short earlier still has its old end in memory.
    text.resize(text.capacity());
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

} // namespace qujat::sign
