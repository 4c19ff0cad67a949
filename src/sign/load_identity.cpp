#include "sign/der.hpp"
#include "sign/failure.hpp"
#include "sign/identity.hpp"

#include <algorithm>
#include <optional>

namespace qujat::sign {

namespace {

class Loader {
  public:
    Loader(const diag::SourcePtr& file, Identity& identity) : file_(file), identity_(identity) {}

    void run(std::string_view pass_phrase) {
        const KeyFile found = read_pkcs12(identity_.context, file_, pass_phrase);
        if (found.keys.empty())
            stop("SGN-0103");
        for (const std::string& der : found.certificates)
            certificates_.push_back(parse_certificate(identity_.context, der));
        const X509* own = take_key(found.keys);
        const std::vector<std::string> chain = lead_to_root(own);
        identity_.certificates = der::sorted(chain);
        remember(chain.front());
    }

  private:
    [[noreturn]] void stop(std::string_view id, std::vector<diag::Argument> arguments = {}) const {
        forget_errors();
        diag::stop(id, {file_, 0, 0, {}}, std::move(arguments));
    }

    /// The first usable key with a certificate.
    const X509* take_key(const std::vector<PrivateKeyInfo>& keys) {
        std::string unusable;
        for (const PrivateKeyInfo& info : keys) {
            if (const auto algorithm = foreign_algorithm(info.get())) {
                unusable = unusable.empty() ? *algorithm : unusable;
                continue;
            }
            KeyPtr key(EVP_PKCS82PKEY_ex(info.get(), identity_.context.get(), nullptr));
            if (!key)
                stop("SGN-0101");
            for (const CertificatePtr& certificate : certificates_) {
                if (EVP_PKEY_eq(X509_get0_pubkey(certificate.get()), key.get()) != 1)
                    continue;
                check_strength(key.get());
                if (!may_sign(certificate.get()))
                    stop("SGN-0111");
                identity_.holder = read_holder(certificate.get());
                identity_.key = std::move(key);
                return certificate.get();
            }
        }
        if (!unusable.empty())
            stop("SGN-0105", {{"algorithm", unusable}});
        stop("SGN-0104");
    }

    /// The name of an algorithm that is not ours; otherwise keeps its kind. Looked at before OpenSSL tries to read the key: of one it does not know it could not
    /// even tell the name.
    std::optional<std::string> foreign_algorithm(const PKCS8_PRIV_KEY_INFO* info) {
        const ASN1_OBJECT* identifier = nullptr;
        const X509_ALGOR* algorithm = nullptr;
        ensure(PKCS8_pkey_get0(&identifier, nullptr, nullptr, &algorithm, info) == 1);
        const int number = OBJ_obj2nid(identifier);
        if (number == NID_rsaEncryption) {
            identity_.kind = KeyKind::rsa;
            return std::nullopt;
        }
        if (number == NID_X9_62_id_ecPublicKey) {
            int type = 0;
            const void* curve = nullptr;
            X509_ALGOR_get0(nullptr, &type, &curve, algorithm);
            identity_.kind = KeyKind::ecdsa_p256;
            if (type == V_ASN1_OBJECT && OBJ_obj2nid(static_cast<const ASN1_OBJECT*>(curve)) == NID_X9_62_prime256v1)
                return std::nullopt;
            if (type == V_ASN1_OBJECT)
                identifier = static_cast<const ASN1_OBJECT*>(curve);
        }
        return dotted(identifier);
    }

    void check_strength(const EVP_PKEY* key) const {
        const int bits = EVP_PKEY_get_bits(key);
        if (identity_.kind == KeyKind::rsa && (bits < 2048 || bits > 4096))
            stop("SGN-0108", {{"bits", std::to_string(bits)}});
    }

    /// The signer's certificate and those above it, as far as they came with the key.
    std::vector<std::string> lead_to_root(const X509* own) const {
        std::vector<std::string> chain = {encoded(own, i2d_X509)};
        for (const X509* lower = own; lower != nullptr;) {
            const X509* upper = nullptr;
            for (const CertificatePtr& candidate : certificates_) {
                if (X509_NAME_cmp(X509_get_subject_name(candidate.get()), X509_get_issuer_name(lower)) != 0)
                    continue;
                std::string der = encoded(static_cast<const X509*>(candidate.get()), i2d_X509);
                if (std::ranges::find(chain, der) != chain.end())
                    continue;
                chain.push_back(std::move(der));
                upper = candidate.get();
                break;
            }
            lower = upper;
        }
        return chain;
    }

    void remember(const std::string& own) {
        const CertificatePtr certificate = parse_certificate(identity_.context, own);
        identity_.signer_id = der::element(
            der::sequence, encoded(static_cast<const X509_NAME*>(X509_get_issuer_name(certificate.get())), i2d_X509_NAME) +
                               encoded(X509_get0_serialNumber(certificate.get()), i2d_ASN1_INTEGER));
        // RFC 5035, 3: one ESSCertIDv2; SHA-256 is its default and so left out, as DER demands.
        constexpr std::string_view type("\x06\x0B\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x2F", 13); // 1.2.840.113549.1.9.16.2.47
        const base::Digest digest = base::sha256(own);
        const std::string hash = der::element(der::octet_string, std::string(digest.begin(), digest.end()));
        const std::string value = der::element(der::sequence, der::element(der::sequence, der::element(der::sequence, hash)));
        identity_.signing_certificate = der::element(der::sequence, std::string(type) + der::element(der::set, value));
    }

    const diag::SourcePtr& file_;
    Identity& identity_;
    std::vector<CertificatePtr> certificates_;
};

} // namespace

diag::Result<IdentityPtr> load_identity(const diag::SourcePtr& pkcs12, std::string_view pass_phrase) {
    return guarded<IdentityPtr>([&] {
        const auto identity = std::make_shared<Identity>();
        Loader(pkcs12, *identity).run(pass_phrase);
        return IdentityPtr(identity);
    });
}

const Holder& holder(const Identity& identity) {
    return identity.holder;
}

void check_validity(const Identity& identity, const base::Timestamp& time, diag::Log& log) {
    // One offset everywhere: the texts compare as the times do.
    const std::string now = time.iso();
    if (now > identity.holder.valid_until.iso())
        log.add("SGN-0109", {}, {{"date", identity.holder.valid_until.iso()}, {"time", now}});
    else if (now < identity.holder.valid_from.iso())
        log.add("SGN-0110", {}, {{"date", identity.holder.valid_from.iso()}, {"time", now}});
}

} // namespace qujat::sign
