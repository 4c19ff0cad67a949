#include "sign/failure.hpp"
#include "sign/identity.hpp"

#include <openssl/x509v3.h>

#include <algorithm>

namespace qujat::sign {

namespace {

/// Every value of an attribute, in UTF-8 whatever string type it has.
std::vector<std::string> values(const X509_NAME* name, int attribute) {
    std::vector<std::string> out;
    for (int at = -1; (at = X509_NAME_get_index_by_NID(name, attribute, at)) >= 0;) {
        unsigned char* bytes = nullptr;
        const int size = ASN1_STRING_to_UTF8(&bytes, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
        const Own<unsigned char, free_memory> owner(bytes);
        if (size < 0)
            continue;
        std::string text(static_cast<const char*>(static_cast<const void*>(bytes)), static_cast<std::size_t>(size));
        for (char& c : text)
            c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
        out.push_back(std::move(text));
    }
    return out;
}

std::string first(const X509_NAME* name, int attribute) {
    const std::vector<std::string> all = values(name, attribute);
    return all.empty() ? std::string() : all.front();
}

/// The twelve digits behind `mark` in one of the values: the certificates of Kazakhstan's national authority say "IIN…" and "BIN…".
std::string number(const X509_NAME* name, std::string_view mark) {
    for (const int attribute : {NID_serialNumber, NID_organizationalUnitName}) {
        for (const std::string& value : values(name, attribute)) {
            const std::string digits = value.starts_with(mark) ? value.substr(mark.size()) : std::string();
            if (digits.size() == 12 && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }))
                return digits;
        }
    }
    return {};
}

bool has_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' '))
            return true;
    }
    return false;
}

base::Timestamp timestamp(const ASN1_TIME* time) {
    // The years base::Date knows; certificates without end say 9999 (RFC 5280, 4.1.2.5).
    constexpr long long earliest = -2'208'900'000, latest = 7'258'000'000;
    const Own<ASN1_TIME, ASN1_TIME_free> epoch(ASN1_TIME_set(nullptr, 0));
    int days = 0, seconds = 0;
    ensure(epoch != nullptr && ASN1_TIME_diff(&days, &seconds, epoch.get(), time) == 1);
    return base::Timestamp::from_unix(std::clamp(days * 86'400LL + seconds, earliest, latest));
}

} // namespace

CertificatePtr parse_certificate(const Context& context, std::string_view der) {
    CertificatePtr certificate(X509_new_ex(context.get(), nullptr));
    ensure(certificate != nullptr);
    X509* made = certificate.get();
    const unsigned char* at = octets(der);
    if (d2i_X509(&made, &at, static_cast<long>(der.size())) == nullptr) {
        static_cast<void>(certificate.release()); // d2i has freed it
        openssl_failed();
    }
    return certificate;
}

Holder read_holder(X509* certificate) {
    const X509_NAME* subject = X509_get_subject_name(certificate);
    Holder holder{first(subject, NID_commonName), first(subject, NID_organizationName), number(subject, "BIN"), number(subject, "IIN"),
                  timestamp(X509_get0_notBefore(certificate)), timestamp(X509_get0_notAfter(certificate))};
    // Surname and name stand in the common name, the patronymic in the given name alone.
    const std::string given = first(subject, NID_givenName);
    if (!given.empty() && !has_word(holder.name, given))
        holder.name += (holder.name.empty() ? "" : " ") + given;
    if (holder.name.empty())
        holder.name = holder.organisation;
    return holder;
}

bool may_sign(X509* certificate) {
    return (X509_get_key_usage(certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

std::string masked(std::string_view iin) {
    constexpr std::size_t shown = 4;
    const std::size_t hidden = iin.size() > shown ? iin.size() - shown : 0;
    return std::string(hidden, '*') + std::string(iin.substr(hidden));
}

} // namespace qujat::sign
