#include "engine/parts.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace qujat {

namespace {

// The functions below give the name of the system's error, or nothing.

std::string write_all(int file, const std::string& bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t wrote = ::write(file, bytes.data() + done, bytes.size() - done);
        if (wrote < 0 && errno != EINTR)
            return std::strerror(errno);
        done += wrote > 0 ? static_cast<std::size_t>(wrote) : 0;
    }
    return {};
}

std::string write_to_device(const std::string& path, const std::string& bytes) {
    const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return std::strerror(errno);
    std::string reason = write_all(file, bytes);
    if (close(file) != 0 && reason.empty())
        reason = std::strerror(errno);
    return reason;
}

// Writes to a temporary file beside `path`, then renames.
std::string write_whole(const std::string& asked, const std::string& bytes) {
    // A link keeps leading to its file: the file is replaced, not the link.
    const std::unique_ptr<char, void (*)(void*)> target(realpath(asked.c_str(), nullptr), &std::free);
    const std::string path = target && !asked.ends_with("/") ? std::string(target.get()) : asked;
    struct stat status {};
    const bool is_there = stat(asked.c_str(), &status) == 0;
    if (is_there && S_ISDIR(status.st_mode))
        return std::strerror(EISDIR);
    // Renaming over a device or a pipe would put a file in its place: for root, in the place of /dev/null.
    if (is_there && !S_ISREG(status.st_mode))
        return write_to_device(asked, bytes);
    const std::size_t slash = path.rfind('/');
    std::string temporary = (slash == std::string::npos ? std::string() : path.substr(0, slash + 1)) + ".qujat-XXXXXX";
    const int file = mkstemp(temporary.data());
    if (file < 0)
        return std::strerror(errno);
    std::string reason = write_all(file, bytes);
    // mkstemp makes the file private; the finished one gets what an ordinary new file would have.
    const mode_t mask = umask(0);
    umask(mask);
    if (reason.empty() && (fchmod(file, 0666 & ~mask) != 0 || fsync(file) != 0))
        reason = std::strerror(errno);
    if (close(file) != 0 && reason.empty())
        reason = std::strerror(errno);
    if (reason.empty() && std::rename(temporary.c_str(), path.c_str()) != 0)
        reason = std::strerror(errno);
    if (!reason.empty())
        unlink(temporary.c_str());
    return reason;
}

} // namespace

Outcome write_file(const std::string& path, const std::string& bytes, Language messages) {
    return engine::guarded(engine::to_base(messages), [&](diag::Log& log) -> std::string {
        const std::string reason = path == "-" ? write_all(STDOUT_FILENO, bytes) : write_whole(path, bytes);
        if (!reason.empty())
            log.add("ENG-0106", {}, {{"file", path}, {"reason", reason}});
        return {};
    });
}

Outcome read_file(const std::string& path, std::size_t limit, Language messages) {
    return engine::guarded(engine::to_base(messages), [&](diag::Log& log) -> std::string {
        if (path == "-") {
            std::string bytes;
            while (bytes.size() <= limit) {
                char buffer[1U << 16];
                const ssize_t got = ::read(STDIN_FILENO, buffer, sizeof buffer);
                if (got < 0 && errno == EINTR)
                    continue;
                if (got <= 0)
                    break;
                bytes.append(buffer, static_cast<std::size_t>(got));
            }
            if (bytes.size() > limit) {
                log.add("ENG-0103", {}, {{"file", path}, {"limit", std::to_string(limit >> 20)}});
                return {};
            }
            return bytes;
        }
        const auto world = disk_world({});
        auto source = engine::read_source(*world, path.starts_with("/") || path.starts_with("./") ? path : "./" + path, limit, diag::Excerpt::value_only);
        log.add(std::move(source.problems));
        return source.value ? (*source.value)->text : std::string();
    });
}

} // namespace qujat
