#pragma once

#include "sign/openssl.hpp"
#include "sign/sign.hpp"

#include <string>
#include <vector>

namespace qujat::sign {

/// An OpenSSL of our own: `default` always, `legacy` when a key file needs it.
class Context {
  public:
    Context();
    OSSL_LIB_CTX* get() const { return context_.get(); }
    /// False when the provider is not installed.
    bool load_legacy();

  private:
    LibraryContext context_; // freed last
    Provider default_, legacy_;
};

enum class KeyKind { rsa, ecdsa_p256 };

class Identity {
  public:
    Context context; // freed last
    KeyPtr key;
    KeyKind kind = KeyKind::rsa;
    Holder holder;
    // What every signature repeats, made once.
    std::string certificates;        ///< the SET OF Certificate, in DER, without its tag
    std::string signer_id;           ///< IssuerAndSerialNumber
    std::string signing_certificate; ///< the attribute
};

/// What lies in a PKCS#12 file, decrypted.
struct KeyFile {
    std::vector<PrivateKeyInfo> keys;
    std::vector<std::string> certificates; ///< DER
};

/// Reports by `diag::stop`: SGN-0101, SGN-0102, SGN-0106, SGN-0107.
KeyFile read_pkcs12(Context& context, const diag::SourcePtr& file, std::string_view pass_phrase);

CertificatePtr parse_certificate(const Context& context, std::string_view der);
Holder read_holder(X509* certificate);
/// Key usage digitalSignature or nonRepudiation (RFC 5280, 4.2.1.3); a certificate without the extension may be used for anything.
bool may_sign(X509* certificate);

/// "1.2.398.3.10.1.1.2.3.1"
std::string dotted(const ASN1_OBJECT* identifier);

} // namespace qujat::sign
