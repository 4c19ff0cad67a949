#include "sign/identity.hpp"

#include "sign/failure.hpp"

#include <array>

namespace qujat::sign {

Context::Context() : context_(OSSL_LIB_CTX_new()) {
    ensure(context_ != nullptr);
    default_.reset(OSSL_PROVIDER_load(context_.get(), "default"));
    ensure(default_ != nullptr);
}

bool Context::load_legacy() {
    if (!legacy_)
        legacy_.reset(OSSL_PROVIDER_load(context_.get(), "legacy"));
    return legacy_ != nullptr;
}

std::string dotted(const ASN1_OBJECT* identifier) {
    std::array<char, 128> text{};
    const int size = OBJ_obj2txt(text.data(), static_cast<int>(text.size()), identifier, 1);
    return size > 0 ? std::string(text.data()) : "?";
}

} // namespace qujat::sign
