#include "sign/der.hpp"
#include "sign/failure.hpp"
#include "sign/identity.hpp"

namespace qujat::sign {

namespace {

using namespace std::string_view_literals;

using DigestContext = Own<EVP_MD_CTX, EVP_MD_CTX_free>;

// Object identifiers in DER.
constexpr auto signed_data = "\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02"sv;    // 1.2.840.113549.1.7.2
constexpr auto plain_data = "\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01"sv;     // 1.2.840.113549.1.7.1
constexpr auto content_type = "\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x09\x03"sv;   // 1.2.840.113549.1.9.3
constexpr auto message_digest = "\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x09\x04"sv; // 1.2.840.113549.1.9.4
constexpr auto sha256 = "\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01"sv;         // 2.16.840.1.101.3.4.2.1
constexpr auto sha256_with_rsa = "\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0B"sv; // 1.2.840.113549.1.1.11
constexpr auto ecdsa_with_sha256 = "\x06\x08\x2A\x86\x48\xCE\x3D\x04\x03\x02"sv;  // 1.2.840.10045.4.3.2
constexpr auto null = "\x05\x00"sv;
constexpr auto version_1 = "\x02\x01\x01"sv;

std::string join(std::initializer_list<std::string_view> parts) {
    std::string out;
    for (const std::string_view part : parts)
        out += part;
    return out;
}

std::string attribute(std::string_view type, std::string_view value) {
    return der::element(der::sequence, join({type, der::element(der::set, value)}));
}

/// RFC 5652, 5.3: the content of signedAttrs, the three that PAdES B-B demands and no other. The time of signing stands in the PDF (/M): a signing-time
/// attribute is not allowed beside it (ETSI EN 319 142-1, table 1).
std::string signed_attributes(const Identity& identity, const base::Digest& digest) {
    const std::string bytes(digest.begin(), digest.end());
    return der::sorted({attribute(content_type, plain_data), attribute(message_digest, der::element(der::octet_string, bytes)),
                        identity.signing_certificate});
}

/// RFC 5754, 2: SHA-256 has no parameters; 3.2 and 3.3: PKCS#1 v1.5 has NULL, ECDSA has none.
std::string digest_algorithm() {
    return der::element(der::sequence, sha256);
}
std::string signature_algorithm(KeyKind kind) {
    return der::element(der::sequence, kind == KeyKind::rsa ? join({sha256_with_rsa, null}) : std::string(ecdsa_with_sha256));
}

std::string sign_bytes(const Identity& identity, std::string_view bytes) {
    const DigestContext context(EVP_MD_CTX_new());
    ensure(context != nullptr);
    ensure(EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", identity.context.get(), nullptr, identity.key.get(), nullptr) == 1);
    std::size_t size = static_cast<std::size_t>(EVP_PKEY_get_size(identity.key.get()));
    std::string signature(size, '\0');
    ensure(EVP_DigestSign(context.get(), octets(signature), &size, octets(bytes), bytes.size()) == 1);
    signature.resize(size);
    return signature;
}

/// RFC 5652, 3 and 5.1. Version 1: the content is plain data, the certificates are X.509, the signer is named by issuer and number.
std::string content_info(const Identity& identity, std::string_view attributes, std::string_view signature) {
    const std::string signer = der::element(
        der::sequence, join({version_1, identity.signer_id, digest_algorithm(), der::element(der::context_0, attributes),
                             signature_algorithm(identity.kind), der::element(der::octet_string, signature)}));
    const std::string content =
        der::element(der::sequence, join({version_1, der::element(der::set, digest_algorithm()), der::element(der::sequence, plain_data),
                                          der::element(der::context_0, identity.certificates), der::element(der::set, signer)}));
    return der::element(der::sequence, join({signed_data, der::element(der::context_0, content)}));
}

} // namespace

std::size_t cms_size(const Identity& identity) {
    const std::string signature(static_cast<std::size_t>(EVP_PKEY_get_size(identity.key.get())), '\0');
    return content_info(identity, signed_attributes(identity, {}), signature).size();
}

diag::Result<std::string> make_cms(const Identity& identity, const base::Digest& digest) {
    return guarded<std::string>([&] {
        const std::string attributes = signed_attributes(identity, digest);
        // 5.4: signed is the SET OF, although the structure holds it under the tag [0].
        return content_info(identity, attributes, sign_bytes(identity, der::element(der::set, attributes)));
    });
}

} // namespace qujat::sign
