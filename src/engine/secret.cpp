#include "engine/parts.hpp"
#include "sign/sign.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace qujat {

namespace {

constexpr std::size_t longest = 1024;

// Up to the first end of line; the name of the system's error, or nothing.
std::string read_line(const std::string& path, std::string& line) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return std::strerror(errno);
    // One byte at a time: nothing but the line is ever in memory, and a string of enough capacity leaves no copies as it grows.
    line.reserve(longest + 1);
    std::string reason;
    for (char c = 0; line.size() <= longest;) {
        const ssize_t got = ::read(file, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            reason = std::strerror(errno);
        if (got <= 0 || c == '\n')
            break;
        line += c;
    }
    close(file);
    if (line.ends_with('\r'))
        line.pop_back();
    // The mark some editors put before a text is no part of it.
    if (line.starts_with("\xEF\xBB\xBF"))
        line.erase(0, 3);
    return reason;
}

} // namespace

// A moved-from string may keep its bytes: swap, and wipe what is left.
Secret::Secret(std::string&& text) {
    text_.swap(text);
    sign::wipe(text);
}

Secret::Secret(Secret&& other) noexcept : Secret(std::move(other.text_)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        sign::wipe(text_);
        text_.swap(other.text_);
        sign::wipe(other.text_);
    }
    return *this;
}

Secret::~Secret() {
    sign::wipe(text_);
}

Outcome read_pass_phrase(const std::string& path, Language messages, Secret& pass_phrase) {
    return engine::guarded(engine::to_base(messages), [&](diag::Log& log) -> std::string {
        std::string line;
        const std::string reason = read_line(path, line);
        if (!reason.empty())
            log.add("ENG-0606", {}, {{"file", path}, {"reason", reason}});
        else if (line.size() > longest)
            log.add("ENG-0607", {}, {{"file", path}, {"limit", std::to_string(longest)}});
        pass_phrase = log.has_errors() ? Secret() : Secret(std::move(line));
        sign::wipe(line);
        return {};
    });
}

} // namespace qujat
