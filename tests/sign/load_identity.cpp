#include "sign/sign.hpp"

#include "keys.hpp"
#include "sign/failure.hpp"

#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>

#include <cstdlib>

using namespace qujat;

namespace {

base::Timestamp at(const char* iso) {
    return *base::Timestamp::parse_iso(iso);
}

std::string problem(const std::string& name, const std::string& pass_phrase = keys::pass) {
    const auto loaded = keys::load(name, pass_phrase);
    CHECK(!loaded.value);
    return keys::only_problem(loaded.problems);
}

std::string argument(const diag::Diagnostic& diagnostic, std::string_view name) {
    for (const diag::Argument& one : diagnostic.arguments) {
        if (one.name == name)
            return one.value;
    }
    return {};
}

/// A PKCS#12 file with a key of an algorithm OpenSSL does not know, as the authority issues them for GOST 34.10-2015.
std::string foreign_key_file(const char* algorithm) {
    PKCS8_PRIV_KEY_INFO* key = PKCS8_PRIV_KEY_INFO_new();
    auto* octets = static_cast<unsigned char*>(OPENSSL_zalloc(32));
    REQUIRE(PKCS8_pkey_set0(key, OBJ_txt2obj(algorithm, 1), 0, V_ASN1_NULL, nullptr, octets, 32) == 1);
    PKCS12_SAFEBAG* bag = PKCS12_SAFEBAG_create_pkcs8_encrypt(NID_pbe_WithSHA1And3_Key_TripleDES_CBC, keys::pass.c_str(),
                                                              static_cast<int>(keys::pass.size()), nullptr, 0, 1000, key);
    REQUIRE(bag != nullptr);
    PKCS8_PRIV_KEY_INFO_free(key);
    STACK_OF(PKCS12_SAFEBAG)* bags = sk_PKCS12_SAFEBAG_new_null();
    sk_PKCS12_SAFEBAG_push(bags, bag);
    STACK_OF(PKCS7)* safes = nullptr;
    REQUIRE(PKCS12_add_safe(&safes, bags, -1, 0, nullptr) == 1);
    PKCS12* file = PKCS12_add_safes(safes, 0);
    REQUIRE(PKCS12_set_mac(file, keys::pass.c_str(), static_cast<int>(keys::pass.size()), nullptr, 0, 1000, EVP_sha1()) == 1);
    unsigned char* der = nullptr;
    const int size = i2d_PKCS12(file, &der);
    std::string out(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    PKCS12_free(file);
    sk_PKCS7_pop_free(safes, PKCS7_free);
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
    return out;
}

diag::Result<sign::IdentityPtr> load_bytes(std::string bytes) {
    return sign::load_identity(diag::make_source("key.p12", std::move(bytes), diag::Excerpt::value_only), keys::pass);
}

std::string replaced(std::string text, std::string_view old, std::string_view with) {
    const std::size_t place = text.find(old);
    REQUIRE(place != std::string::npos);
    return text.replace(place, old.size(), with);
}

} // namespace

TEST_CASE("key files open, however they are protected") {
    for (const std::string name : {"signer.p12", "legacy.p12", "triple-des.p12", "mixed.p12", "without-seal.p12"}) {
        INFO(name);
        if (name == "legacy.p12" && !keys::has_legacy())
            continue;
        CHECK(sign::holder(*keys::identity(name)).bin == "180640012346");
    }
    CHECK(sign::holder(*keys::identity("empty-pass.p12", "")).bin == "180640012346");
    keys::identity("p256.p12");
    keys::identity("rsa4096.p12");
}

TEST_CASE("old key files do not change the OpenSSL of the rest of the process") {
    if (!keys::has_legacy())
        return;
    keys::identity("legacy.p12");
    CHECK(OSSL_PROVIDER_available(nullptr, "legacy") == 0);
}

TEST_CASE("the holder is read as certificates of Kazakhstan name him") {
    const auto identity = keys::identity("signer.p12");
    const sign::Holder& holder = sign::holder(*identity);
    CHECK(holder.name == "ӘБІЛҚАЙЫРҰЛЫ ҒАНИ ІЛИЯСҰЛЫ");
    CHECK(holder.organisation == "«Астана Хаб» қоры");
    CHECK(holder.iin == "850214300125");
    CHECK(holder.bin == "180640012346");
    CHECK(holder.valid_from.iso() == "2020-01-01T05:00:00+05:00"); // the certificate's times are UTC
    CHECK(holder.valid_until.iso() == "2050-01-01T04:59:59+05:00");

    const auto person = keys::identity("p256.p12");
    CHECK(sign::holder(*person).name == "ИВАНОВА АННА ПЕТРОВНА");
    CHECK(sign::holder(*person).organisation.empty());
    CHECK(sign::holder(*person).bin.empty());
    CHECK(sign::holder(*keys::identity("long-organisation.p12")).organisation.size() > 500);
}

TEST_CASE("an IIN is shown by its last four digits") {
    CHECK(sign::masked("850214300125") == "********0125");
    CHECK(sign::masked("") == "");
}

TEST_CASE("a wrong pass phrase is told from a damaged file") {
    for (const std::string name : {"signer.p12", "legacy.p12", "triple-des.p12", "without-seal.p12"}) {
        INFO(name);
        if (name == "legacy.p12" && !keys::has_legacy())
            continue;
        CHECK(problem(name, "wrong") == "SGN-0102");
        CHECK(problem(name, "") == "SGN-0102");
    }
    CHECK(keys::only_problem(load_bytes("").problems) == "SGN-0101");
    CHECK(keys::only_problem(load_bytes("-----BEGIN CERTIFICATE-----\n").problems) == "SGN-0101");
    CHECK(keys::only_problem(load_bytes(keys::read("signer.p12").substr(0, 400)).problems) == "SGN-0101");
}

TEST_CASE("a file without key or without its certificate is refused") {
    CHECK(problem("no-key.p12") == "SGN-0103");
    CHECK(problem("no-certificate.p12") == "SGN-0104");
}

TEST_CASE("keys that cannot make these signatures are refused by the name of their algorithm") {
    const auto p384 = keys::load("p384.p12");
    CHECK(keys::only_problem(p384.problems) == "SGN-0105");
    CHECK(argument(p384.problems[0], "algorithm") == "1.3.132.0.34");
    const auto ed25519 = keys::load("ed25519.p12");
    CHECK(keys::only_problem(ed25519.problems) == "SGN-0105");
    CHECK(argument(ed25519.problems[0], "algorithm") == "1.3.101.112");
    const auto gost = load_bytes(foreign_key_file("1.2.398.3.10.1.1.2.3.1"));
    CHECK(keys::only_problem(gost.problems) == "SGN-0105");
    CHECK(argument(gost.problems[0], "algorithm") == "1.2.398.3.10.1.1.2.3.1");
    CHECK(problem("rsa1024.p12") == "SGN-0108");
    CHECK(problem("login.p12") == "SGN-0111");
}

TEST_CASE("an unknown protection is named") {
    // PBES2 (1.2.840.113549.1.5.13) becomes a neighbour nobody has defined; without the seal nothing else stops it.
    const std::string pbes2 = "\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x05\x0D", unknown = "\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x05\x7D";
    const auto loaded = load_bytes(replaced(keys::read("without-seal.p12"), pbes2, unknown));
    CHECK(keys::only_problem(loaded.problems) == "SGN-0106");
    CHECK(argument(loaded.problems[0], "algorithm") == "1.2.840.113549.1.5.125");
    // AES-256-CBC (2.16.840.1.101.3.4.1.42) inside PBES2 likewise.
    const std::string aes = "\x06\x09\x60\x86\x48\x01\x65\x03\x04\x01\x2A", no_aes = "\x06\x09\x60\x86\x48\x01\x65\x03\x04\x01\x7A";
    CHECK(keys::only_problem(load_bytes(replaced(keys::read("without-seal.p12"), aes, no_aes)).problems) == "SGN-0106");
    // The seal by an unknown digest (of 1.2.398.3.10.1.3.2 only the number counts here) is no wrong pass phrase.
    const std::string sha1 = "\x06\x05\x2B\x0E\x03\x02\x1A", no_digest = "\x06\x05\x2B\x0E\x03\x02\x7A";
    CHECK(keys::only_problem(load_bytes(replaced(keys::read("triple-des.p12"), sha1, no_digest)).problems) == "SGN-0106");
}

TEST_CASE("where the old algorithms are not installed, the package is named") {
    if (!keys::has_legacy())
        return;
    REQUIRE(setenv("OPENSSL_MODULES", QUJAT_SOURCE_DIR, 1) == 0);
    CHECK(problem("legacy.p12") == "SGN-0107");
    CHECK(keys::load("triple-des.p12").value);
    REQUIRE(unsetenv("OPENSSL_MODULES") == 0);
}

TEST_CASE("the certificate must be valid at the time of signing") {
    const auto check = [](const char* name, const char* time) {
        diag::Log log;
        sign::check_validity(*keys::identity(name), at(time), log);
        return log.take();
    };
    CHECK(check("signer.p12", "2026-11-20T14:05:09+05:00").empty());
    CHECK(keys::only_problem(check("expired.p12", "2026-11-20T14:05:09+05:00")) == "SGN-0109");
    CHECK(keys::only_problem(check("future.p12", "2026-11-20T14:05:09+05:00")) == "SGN-0110");
    // The certificate ends at 2025-03-31T23:59:59Z: its last second belongs to it.
    CHECK(check("expired.p12", "2025-04-01T04:59:59+05:00").empty());
    CHECK(keys::only_problem(check("expired.p12", "2025-04-01T05:00:00+05:00")) == "SGN-0109");
}

TEST_CASE("what OpenSSL could not do is said once, in its words") {
    const auto result = sign::guarded<int>([]() -> int {
        EVP_PKEY_free(PEM_read_bio_PrivateKey(nullptr, nullptr, nullptr, nullptr));
        sign::openssl_failed();
    });
    CHECK(keys::only_problem(result.problems) == "SGN-0001");
}

TEST_CASE("a wiped text is empty, and nothing of it stays in its memory") {
    std::string text = "a pass phrase that is longer than the small buffer of a string";
    text.resize(10);
    const char* memory = text.data();
    const std::size_t size = text.capacity();
    sign::wipe(text);
    CHECK(text.empty());
    CHECK(text.data() == memory);
    CHECK(std::string(memory, size).find_first_not_of('\0') == std::string::npos);
}
