#include "sign/sign.hpp"

#include "der_walk.hpp"
#include "keys.hpp"

#include <algorithm>
#include <fstream>

using namespace qujat;
using der_walk::identifier;
using der_walk::Node;

namespace {

const base::Digest digest = base::sha256("the bytes that are signed");

std::string cms_of(const sign::Identity& identity) {
    const auto made = sign::make_cms(identity, digest);
    REQUIRE(made.value);
    CHECK(made.problems.empty());
    return *made.value;
}

std::string bytes(const base::Digest& value) {
    return std::string(value.begin(), value.end());
}

std::string certificate_der(const std::string& name) {
    keys::run("openssl x509 -in " + keys::folder() + "/" + name + ".pem -outform DER -out " + keys::folder() + "/" + name + ".der");
    return keys::read(name + ".der");
}

void save(const std::string& name, std::string_view content) {
    std::ofstream stream(keys::folder() + "/" + name, std::ios::binary);
    stream.write(content.data(), static_cast<std::streamsize>(content.size()));
    REQUIRE(stream.good());
}

// RFC 5652, 5.1: the SignedData of a ContentInfo.
Node signed_data(const std::string& cms) {
    const Node info = der_walk::read_all(cms);
    REQUIRE(info.tag == 0x30);
    REQUIRE(info.children.size() == 2);
    CHECK(identifier(info.at(0)) == "1.2.840.113549.1.7.2");
    CHECK(info.at(1).tag == 0xA0);
    return info.at(1).at(0);
}

const Node& attribute(const Node& attributes, const std::string& type) {
    const Node* found = nullptr;
    for (const Node& one : attributes.children) {
        if (identifier(one.at(0)) == type) {
            CHECK(found == nullptr);
            found = &one;
        }
    }
    REQUIRE(found != nullptr);
    REQUIRE(found->at(1).tag == 0x31);
    REQUIRE(found->at(1).children.size() == 1);
    return found->at(1).children[0];
}

} // namespace

TEST_CASE("the signed attributes are exactly content type, message digest and signing certificate v2") {
    for (const std::string name : {"signer", "p256"}) {
        INFO(name);
        const std::string cms = cms_of(*keys::identity(name + ".p12"));
        const Node data = signed_data(cms);
        REQUIRE(data.children.size() == 5);
        CHECK(data.at(0).content == std::string_view("\x01", 1)); // RFC 5652, 5.1: version 1 for plain data and X.509 certificates
        CHECK(data.at(1).tag == 0x31);
        REQUIRE(data.at(1).children.size() == 1);
        CHECK(identifier(data.at(1).at(0).at(0)) == "2.16.840.1.101.3.4.2.1");
        CHECK(data.at(1).at(0).children.size() == 1); // RFC 5754, 2: no parameters

        // Detached: a type and no content.
        REQUIRE(data.at(2).children.size() == 1);
        CHECK(identifier(data.at(2).at(0)) == "1.2.840.113549.1.7.1");

        REQUIRE(data.at(4).tag == 0x31);
        REQUIRE(data.at(4).children.size() == 1);
        const Node& signer = data.at(4).at(0);
        REQUIRE(signer.children.size() == 6); // no unsigned attributes
        CHECK(signer.at(0).content == std::string_view("\x01", 1));
        const Node& attributes = signer.at(3);
        CHECK(attributes.tag == 0xA0);
        REQUIRE(attributes.children.size() == 3);
        CHECK(der_walk::is_sorted_set(attributes)); // X.690, 11.6

        CHECK(identifier(attribute(attributes, "1.2.840.113549.1.9.3")) == "1.2.840.113549.1.7.1");
        const Node& said = attribute(attributes, "1.2.840.113549.1.9.4");
        CHECK(said.tag == 0x04);
        CHECK(said.content == bytes(digest));

        // RFC 5035, 3: SigningCertificateV2 { certs { ESSCertIDv2 { certHash } } }, SHA-256 left out as the default.
        const Node& certificates = attribute(attributes, "1.2.840.113549.1.9.16.2.47");
        REQUIRE(certificates.children.size() == 1);
        REQUIRE(certificates.at(0).children.size() == 1);
        const Node& named = certificates.at(0).at(0);
        REQUIRE(named.children.size() == 1);
        CHECK(named.at(0).tag == 0x04);
        CHECK(named.at(0).content == bytes(base::sha256(certificate_der(name == "signer" ? "signer" : "second"))));
    }
}

TEST_CASE("the algorithms are those of RFC 5754") {
    const std::string rsa = cms_of(*keys::identity("signer.p12"));
    const Node signer = signed_data(rsa).at(4).at(0);
    CHECK(identifier(signer.at(2).at(0)) == "2.16.840.1.101.3.4.2.1");
    CHECK(identifier(signer.at(4).at(0)) == "1.2.840.113549.1.1.11");
    CHECK(signer.at(4).at(1).tag == 0x05);
    CHECK(signer.at(5).content.size() == 256);

    const std::string ecdsa = cms_of(*keys::identity("p256.p12"));
    const Node other = signed_data(ecdsa).at(4).at(0);
    CHECK(identifier(other.at(4).at(0)) == "1.2.840.10045.4.3.2");
    CHECK(other.at(4).children.size() == 1);
}

TEST_CASE("the signer's certificate and its chain are in, byte for byte, in the order of a SET") {
    const std::string cms = cms_of(*keys::identity("signer.p12"));
    const Node data = signed_data(cms);
    const Node& certificates = data.at(3);
    CHECK(certificates.tag == 0xA0);
    REQUIRE(certificates.children.size() == 3);
    CHECK(der_walk::is_sorted_set(certificates));
    for (const char* name : {"signer", "middle", "root"}) {
        INFO(name);
        const std::string der = certificate_der(name);
        CHECK(std::count_if(certificates.children.begin(), certificates.children.end(), [&](const Node& one) { return one.whole == der; }) == 1);
    }
}

TEST_CASE("the issuer's name with Kazakh letters stands in the signature as the certificate has it") {
    const std::string certificate = certificate_der("signer");
    const Node tbs = der_walk::read_all(certificate).at(0);
    const Node& issuer = tbs.at(3); // version, serial number, signature, issuer
    CHECK(issuer.content.find("ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ") != std::string_view::npos);
    const std::string cms = cms_of(*keys::identity("signer.p12"));
    const Node data = signed_data(cms);
    const Node& id = data.at(4).at(0).at(1);
    REQUIRE(id.children.size() == 2);
    CHECK(id.at(0).whole == issuer.whole);
    CHECK(id.at(1).whole == tbs.at(1).whole);
}

TEST_CASE("the size is known before signing, and with RSA to the byte") {
    for (const char* name : {"signer.p12", "rsa4096.p12", "long-organisation.p12"}) {
        const auto identity = keys::identity(name);
        CHECK(cms_of(*identity).size() == sign::cms_size(*identity));
    }
    const auto ecdsa = keys::identity("p256.p12");
    for (int i = 0; i < 20; ++i) {
        const std::size_t size = cms_of(*ecdsa).size();
        CHECK(size <= sign::cms_size(*ecdsa));
        CHECK(size + 8 >= sign::cms_size(*ecdsa));
    }
}

TEST_CASE("with RSA the same digest gives the same bytes") {
    CHECK(cms_of(*keys::identity("signer.p12")) == cms_of(*keys::identity("triple-des.p12")));
}

TEST_CASE("the openssl program accepts the signature and refuses it over other bytes") {
    save("content", "the bytes that are signed");
    save("other-content", "the bytes that are signed.");
    for (const std::string name : {"signer.p12", "p256.p12", "rsa4096.p12", "long-organisation.p12"}) {
        INFO(name);
        save("cms.der", cms_of(*keys::identity(name)));
        const std::string verify = "openssl cms -verify -cades -binary -inform DER -in " + keys::folder() + "/cms.der -purpose any -CAfile " +
                                   keys::folder() + "/root.pem -out " + keys::folder() + "/cms.out -content " + keys::folder() + "/";
        keys::run(verify + "content");
        keys::run("if " + verify + "other-content; then exit 1; else exit 0; fi");
    }
}
