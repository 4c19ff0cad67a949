#include "sign/failure.hpp"
#include "sign/identity.hpp"

#include <openssl/crypto.h>

#include <algorithm>

namespace qujat::sign {

namespace {

using File = Own<PKCS12, PKCS12_free>;
using Safes = Own<STACK_OF(PKCS7), free_safes>;

/// Password-based encryption that OpenSSL 3 keeps in its provider `legacy`: what key files were protected with before 2020.
constexpr int legacy_algorithms[] = {NID_pbe_WithSHA1And40BitRC2_CBC, NID_pbe_WithSHA1And128BitRC2_CBC, NID_pbe_WithSHA1And40BitRC4,
                                     NID_pbe_WithSHA1And128BitRC4};

class Reader {
  public:
    Reader(Context& context, const diag::SourcePtr& file, std::string_view pass_phrase)
        : context_(context), file_(file), pass_(pass_phrase) {}

    KeyFile run() {
        const File file = parse();
        check_pass_phrase(file.get());
        const Safes safes(PKCS12_unpack_authsafes(file.get()));
        if (!safes)
            stop("SGN-0101");
        for (int i = 0; i < sk_PKCS7_num(safes.get()); ++i)
            read_safe(sk_PKCS7_value(safes.get(), i));
        return std::move(found_);
    }

  private:
    [[noreturn]] void stop(std::string_view id, std::vector<diag::Argument> arguments = {}) const {
        forget_errors();
        diag::stop(id, {file_, 0, 0, {}}, std::move(arguments));
    }

    File parse() const {
        const Own<BIO, BIO_free> memory(BIO_new_mem_buf(file_->text.data(), static_cast<int>(std::min<std::size_t>(file_->text.size(), 1U << 24))));
        ensure(memory != nullptr);
        // Made first, so that all that is read into it belongs to our library context.
        PKCS12* made = PKCS12_init_ex(NID_pkcs7_data, context_.get(), nullptr);
        ensure(made != nullptr);
        if (d2i_PKCS12_bio(memory.get(), &made) == nullptr) {
            PKCS12_free(made);
            stop("SGN-0101");
        }
        return File(made);
    }

    const char* pass() const { return is_null_ ? nullptr : pass_.data(); }
    int pass_size() const { return is_null_ ? 0 : static_cast<int>(pass_.size()); }

    /// The seal of the whole file (RFC 7292, 4) tells a wrong pass phrase from damage. Without it, opening the safes will.
    void check_pass_phrase(PKCS12* file) {
        if (PKCS12_mac_present(file) != 1)
            return;
        is_sealed_ = PKCS12_verify_mac(file, pass(), pass_size()) == 1;
        if (is_sealed_)
            return;
        // Some write an empty pass phrase as two zero bytes, some as none.
        is_null_ = pass_.empty();
        is_sealed_ = is_null_ && PKCS12_verify_mac(file, nullptr, 0) == 1;
        if (is_sealed_)
            return;
        const X509_ALGOR* algorithm = nullptr;
        PKCS12_get0_mac(nullptr, &algorithm, nullptr, nullptr, file);
        const ASN1_OBJECT* identifier = nullptr;
        X509_ALGOR_get0(&identifier, nullptr, nullptr, algorithm);
        // PBMAC1 (RFC 9579) names its digest inside; OpenSSL reads it since 3.4.
        const bool is_pbmac1 = OBJ_obj2nid(identifier) == NID_pbmac1 && OpenSSL_version_num() >= 0x30400000UL;
        const Own<EVP_MD, EVP_MD_free> known(EVP_MD_fetch(context_.get(), dotted(identifier).c_str(), nullptr));
        if (!known && !is_pbmac1)
            stop("SGN-0106", {{"algorithm", dotted(identifier)}});
        stop("SGN-0102");
    }

    void read_safe(PKCS7* safe) {
        Bags bags;
        if (PKCS7_type_is_data(safe)) {
            bags.reset(PKCS12_unpack_p7data(safe));
        } else if (PKCS7_type_is_encrypted(safe) && safe->d.encrypted != nullptr) {
            prepare(safe->d.encrypted->enc_data->algorithm);
            bags.reset(PKCS12_unpack_p7encdata(safe, pass(), pass_size()));
            if (!bags)
                not_opened(safe->d.encrypted->enc_data->algorithm);
        }
        if (!bags)
            stop("SGN-0101");
        read_bags(bags.get(), 0);
    }

    void read_bags(const STACK_OF(PKCS12_SAFEBAG) * bags, int depth) {
        constexpr int deepest = 8;
        for (int i = 0; depth < deepest && i < sk_PKCS12_SAFEBAG_num(bags); ++i) {
            const PKCS12_SAFEBAG* bag = sk_PKCS12_SAFEBAG_value(bags, i);
            switch (PKCS12_SAFEBAG_get_nid(bag)) {
            case NID_keyBag:
                add_key(PrivateKeyInfo(copy(PKCS12_SAFEBAG_get0_p8inf(bag))));
                break;
            case NID_pkcs8ShroudedKeyBag:
                add_key(open(bag));
                break;
            case NID_certBag:
                if (PKCS12_SAFEBAG_get_bag_nid(bag) == NID_x509Certificate) {
                    const CertificatePtr certificate(PKCS12_SAFEBAG_get1_cert(bag));
                    if (!certificate)
                        stop("SGN-0101");
                    found_.certificates.push_back(encoded(certificate.get(), i2d_X509));
                }
                break;
            case NID_safeContentsBag:
                read_bags(PKCS12_SAFEBAG_get0_safes(bag), depth + 1);
                break;
            default: // revocation lists and secrets are of no use here
                break;
            }
        }
    }

    static PKCS8_PRIV_KEY_INFO* copy(const PKCS8_PRIV_KEY_INFO* key) {
        return static_cast<PKCS8_PRIV_KEY_INFO*>(ASN1_item_dup(ASN1_ITEM_rptr(PKCS8_PRIV_KEY_INFO), key));
    }

    PrivateKeyInfo open(const PKCS12_SAFEBAG* bag) {
        const X509_ALGOR* algorithm = nullptr;
        X509_SIG_get0(PKCS12_SAFEBAG_get0_pkcs8(bag), &algorithm, nullptr);
        prepare(algorithm);
        PrivateKeyInfo key(PKCS12_decrypt_skey_ex(bag, pass(), pass_size(), context_.get(), nullptr));
        if (!key)
            not_opened(algorithm);
        return key;
    }

    /// Once the seal has proved the pass phrase, only the protection is left to blame.
    [[noreturn]] void not_opened(const X509_ALGOR* algorithm) const {
        const ASN1_OBJECT* identifier = nullptr;
        X509_ALGOR_get0(&identifier, nullptr, nullptr, algorithm);
        if (is_sealed_)
            stop("SGN-0106", {{"algorithm", dotted(identifier)}});
        stop("SGN-0102");
    }

    void add_key(PrivateKeyInfo key) {
        if (!key)
            stop("SGN-0101");
        found_.keys.push_back(std::move(key));
    }

    /// Makes sure that the protection can be lifted at all, so that what fails afterwards is the pass phrase.
    void prepare(const X509_ALGOR* algorithm) {
        const ASN1_OBJECT* identifier = nullptr;
        X509_ALGOR_get0(&identifier, nullptr, nullptr, algorithm);
        const int number = OBJ_obj2nid(identifier);
        if (std::ranges::find(legacy_algorithms, number) != std::end(legacy_algorithms) && !context_.load_legacy())
            stop("SGN-0107", {{"algorithm", dotted(identifier)}});
        if (number == NID_pbes2)
            check_pbes2(algorithm);
        else if (EVP_PBE_find(EVP_PBE_TYPE_OUTER, number, nullptr, nullptr, nullptr) != 1)
            stop("SGN-0106", {{"algorithm", dotted(identifier)}});
    }

    /// RFC 8018, A.4: the cipher of PBES2 is named inside.
    void check_pbes2(const X509_ALGOR* algorithm) {
        const Own<PBE2PARAM, PBE2PARAM_free> parameters(
            static_cast<PBE2PARAM*>(ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBE2PARAM), algorithm->parameter)));
        if (!parameters)
            stop("SGN-0101");
        const ASN1_OBJECT* identifier = nullptr;
        X509_ALGOR_get0(&identifier, nullptr, nullptr, parameters->encryption);
        const auto is_known = [&] {
            return Own<EVP_CIPHER, EVP_CIPHER_free>(EVP_CIPHER_fetch(context_.get(), dotted(identifier).c_str(), nullptr)) != nullptr;
        };
        if (!is_known() && !(context_.load_legacy() && is_known()))
            stop("SGN-0106", {{"algorithm", dotted(identifier)}});
    }

    Context& context_;
    const diag::SourcePtr& file_;
    std::string_view pass_;
    bool is_null_ = false, is_sealed_ = false;
    KeyFile found_;
};

} // namespace

KeyFile read_pkcs12(Context& context, const diag::SourcePtr& file, std::string_view pass_phrase) {
    return Reader(context, file, pass_phrase).run();
}

} // namespace qujat::sign
