#pragma once

#include "sign/sign.hpp"

#include "catch.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/wait.h>

/// Key files made on the spot by the openssl program: see make_keys.sh.
namespace keys {

inline const std::string pass = "құпия Сөз 1";

inline std::string run(const std::string& command) {
    std::string output;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        output.append(buffer.data(), got);
    const int status = pclose(pipe);
    INFO(command << "\n" << output);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) == 0);
    return output;
}

inline const std::string& folder() {
    static const std::string made = [] {
        std::string path = std::string(QUJAT_BINARY_DIR) + "/test-keys";
        run("sh " QUJAT_SOURCE_DIR "/tests/sign/make_keys.sh '" + path + "'");
        return path;
    }();
    return made;
}

inline std::string read(const std::string& name) {
    std::ifstream stream(folder() + "/" + name, std::ios::binary);
    REQUIRE(stream);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

/// Whether the old algorithms are installed here; says loudly when not.
inline bool has_legacy() {
    if (std::ifstream(folder() + "/legacy.p12"))
        return true;
    WARN("SKIPPED: OpenSSL's legacy provider is not installed, old key files were NOT tested");
    return false;
}

inline qujat::diag::Result<qujat::sign::IdentityPtr> load(const std::string& name, const std::string& pass_phrase = pass) {
    return qujat::sign::load_identity(qujat::diag::make_source(name, read(name), qujat::diag::Excerpt::value_only), pass_phrase);
}

inline qujat::sign::IdentityPtr identity(const std::string& name, const std::string& pass_phrase = pass) {
    auto loaded = load(name, pass_phrase);
    for (const auto& problem : loaded.problems)
        UNSCOPED_INFO(qujat::diag::to_text(problem, qujat::base::Language::en));
    REQUIRE(loaded.value);
    return *loaded.value;
}

/// The id of the only problem, which can be said in every language.
inline std::string only_problem(const std::vector<qujat::diag::Diagnostic>& problems) {
    REQUIRE(problems.size() == 1);
    for (const auto language : {qujat::base::Language::kk, qujat::base::Language::ru, qujat::base::Language::en}) {
        CHECK(qujat::diag::message(problems[0], language).find('{') == std::string::npos);
        CHECK(!qujat::diag::hint(problems[0], language).empty());
    }
    return problems[0].id;
}

} // namespace keys
