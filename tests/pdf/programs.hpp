#pragma once

#include "catch.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <sys/wait.h>

/// Outside tools that judge what we write.
namespace programs {

struct Answer {
    int status = -1;
    std::string output; ///< standard output and standard error
};

inline Answer run(const std::string& command) {
    Answer answer;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        answer.output.append(buffer.data(), got);
    const int status = pclose(pipe);
    answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return answer;
}

inline bool is_there(const std::string& program) {
    if (run("command -v " + program).status == 0)
        return true;
    WARN("SKIPPED: " << program << " is not on PATH (packages qpdf, poppler-utils)");
    return false;
}

/// Writes a scratch file and returns its path.
inline std::string save(const std::string& name, const std::string& bytes) {
    const std::string path = std::string(QUJAT_BINARY_DIR) + "/test-pdf-" + name;
    std::ofstream stream(path, std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    REQUIRE(stream.good());
    return path;
}

} // namespace programs
