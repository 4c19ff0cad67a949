#include "engine/parts.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qujat {

namespace {

// Writes to a temporary file beside `path`, then renames. The name of the system's error, or empty.
std::string write_whole(const std::string& path, const std::string& bytes) {
    const std::size_t slash = path.rfind('/');
    std::string temporary = (slash == std::string::npos ? std::string() : path.substr(0, slash + 1)) + ".qujat-XXXXXX";
    const int file = mkstemp(temporary.data());
    if (file < 0)
        return std::strerror(errno);
    std::string reason;
    for (std::size_t done = 0; done < bytes.size() && reason.empty();) {
        const ssize_t wrote = ::write(file, bytes.data() + done, bytes.size() - done);
        if (wrote < 0 && errno != EINTR)
            reason = std::strerror(errno);
        done += wrote > 0 ? static_cast<std::size_t>(wrote) : 0;
    }
    // mkstemp makes the file private; the finished one gets what an ordinary new file would have.
    const mode_t mask = umask(0);
    umask(mask);
    if (reason.empty() && (fchmod(file, 0666 & ~mask) != 0 || fsync(file) != 0))
        reason = std::strerror(errno);
    if (close(file) != 0 && reason.empty())
        reason = std::strerror(errno);
    struct stat status {};
    if (reason.empty() && stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode))
        reason = std::strerror(EISDIR);
    if (reason.empty() && std::rename(temporary.c_str(), path.c_str()) != 0)
        reason = std::strerror(errno);
    if (!reason.empty())
        unlink(temporary.c_str());
    return reason;
}

} // namespace

Outcome write_file(const std::string& path, const std::string& bytes, Language messages) {
    return engine::guarded(engine::to_base(messages), [&](diag::Log& log) -> std::string {
        const std::string reason = write_whole(path, bytes);
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
