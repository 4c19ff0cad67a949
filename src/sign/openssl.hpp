#pragma once

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <string_view>

/// OpenSSL's objects with an owner. Included by the files that talk to it, never by the room's header.
namespace qujat::sign {

template <auto release>
struct Release {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};
template <class T, auto release>
using Own = std::unique_ptr<T, Release<release>>;

inline void free_bags(STACK_OF(PKCS12_SAFEBAG) * bags) {
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
}
inline void free_safes(STACK_OF(PKCS7) * safes) {
    sk_PKCS7_pop_free(safes, PKCS7_free);
}
inline void free_memory(void* memory) {
    OPENSSL_free(memory);
}

using LibraryContext = Own<OSSL_LIB_CTX, OSSL_LIB_CTX_free>;
using Provider = Own<OSSL_PROVIDER, OSSL_PROVIDER_unload>;
using KeyPtr = Own<EVP_PKEY, EVP_PKEY_free>;
using CertificatePtr = Own<X509, X509_free>;
using PrivateKeyInfo = Own<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;
using Bags = Own<STACK_OF(PKCS12_SAFEBAG), free_bags>;

inline const unsigned char* octets(std::string_view text) {
    return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}
inline unsigned char* octets(std::string& text) {
    return static_cast<unsigned char*>(static_cast<void*>(text.data()));
}

/// The DER encoding by one of OpenSSL's i2d functions.
template <class T, class Encode>
std::string encoded(const T* object, Encode encode) {
    unsigned char* bytes = nullptr;
    const int size = encode(object, &bytes);
    const Own<unsigned char, free_memory> owner(bytes);
    return size > 0 ? std::string(static_cast<const char*>(static_cast<const void*>(bytes)), static_cast<std::size_t>(size)) : std::string();
}

} // namespace qujat::sign
