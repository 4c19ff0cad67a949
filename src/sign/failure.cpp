#include "sign/failure.hpp"

#include <openssl/err.h>

#include <array>

namespace qujat::sign {

void openssl_failed() {
    std::array<char, 256> text{};
    const unsigned long code = ERR_get_error();
    if (code != 0)
        ERR_error_string_n(code, text.data(), text.size());
    ERR_clear_error();
    diag::stop("SGN-0001", {}, {{"reason", code != 0 ? std::string(text.data()) : "?"}});
}

void forget_errors() {
    ERR_clear_error();
}

} // namespace qujat::sign
