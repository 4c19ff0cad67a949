#pragma once

#include "base/date.hpp"
#include "base/sha256.hpp"
#include "diag/diag.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

/// OpenSSL behind one door: a signer's key out of a PKCS#12 file, and CMS signatures over a digest. Knows nothing of PDF.
///
/// Every key lives in an OpenSSL library context of its own: no configuration file of the machine and no other user of OpenSSL in the same process
/// takes part, and the old algorithms that old key files need are loaded there alone.
namespace qujat::sign {

/// A private key, its certificate and the chain that came with it. Immutable; any thread may sign with it. The key is wiped when the last user goes.
class Identity;
using IdentityPtr = std::shared_ptr<const Identity>;

/// What a certificate says of its holder, in UTF-8, and when it is valid.
struct Holder {
    std::string name;         ///< the common name; with the patronymic, which certificates of Kazakhstan keep in the given name
    std::string organisation; ///< empty for a person
    std::string bin;          ///< twelve digits from "BIN…" of OU or serialNumber; empty when there is none
    std::string iin;          ///< twelve digits from "IIN…" of serialNumber; personal: for masking and comparing only
    base::Timestamp valid_from{*base::Date::from_parts(1970, 1, 1)}, valid_until{*base::Date::from_parts(1970, 1, 1)};
};

/// Opens a PKCS#12 file (RFC 7292). Of several keys the first that has a certificate is taken; of the other certificates those that lead from it to its
/// root. Reports SGN-0101 (no such file), SGN-0102 (wrong pass phrase), SGN-0103 (no private key), SGN-0104 (no certificate for it), SGN-0105 (a key other
/// than RSA and ECDSA P-256, named by OID), SGN-0106 (protected by an unknown algorithm), SGN-0107 (the old algorithms are not installed), SGN-0108 (RSA
/// shorter than 2048 bits or longer than 4096), SGN-0111 (a certificate not for signing).
diag::Result<IdentityPtr> load_identity(const diag::SourcePtr& pkcs12, std::string_view pass_phrase);

const Holder& holder(const Identity& identity);

/// Whether one may sign at `time`. Reports SGN-0109 (expired), SGN-0110 (not yet valid).
void check_validity(const Identity& identity, const base::Timestamp& time, diag::Log& log);

/// The size of what `make_cms` gives, in bytes; for ECDSA, whose signatures differ in length, the largest.
std::size_t cms_size(const Identity& identity);

/// A detached CMS SignedData (RFC 5652) in DER over content of this SHA-256 digest, as PAdES B-B wants it (ETSI EN 319 142-1, 6.3): the signed attributes
/// are exactly content-type, message-digest and signing-certificate-v2. With RSA the same digest gives the same bytes. Reports SGN-0001.
diag::Result<std::string> make_cms(const Identity& identity, const base::Digest& digest);

/// The last four digits, stars before them: what may be shown of an IIN.
std::string masked(std::string_view iin);

/// Overwrites the text so that the compiler cannot leave it out, and empties it.
void wipe(std::string& text);

} // namespace qujat::sign
