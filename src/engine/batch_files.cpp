#include "engine/batch_parts.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace qujat::engine {

int write_all(int file, std::string_view bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t wrote = ::write(file, bytes.data() + done, bytes.size() - done);
        if (wrote < 0 && errno != EINTR)
            return errno;
        done += wrote > 0 ? static_cast<std::size_t>(wrote) : 0;
    }
    return 0;
}

FileHandle::~FileHandle() {
    if (number_ >= 0)
        close(number_);
}

FileHandle open_items(const std::string& path, const std::string& folder, diag::Log& log) {
    FileHandle file(path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (file.get() < 0 || fstat(file.get(), &status) != 0 || S_ISDIR(status.st_mode)) {
        log.add(file.get() < 0 && errno == ENOENT ? "ENG-0101" : "ENG-0102", {}, {{"file", path}});
        return FileHandle();
    }
    if (S_ISREG(status.st_mode) && (path != "-" || lseek(file.get(), 0, SEEK_CUR) == 0))
        return file;
    std::string name = folder + "/" + std::string(Journal::temporary_prefix) + "XXXXXX";
    FileHandle aside(mkostemp(name.data(), O_CLOEXEC));
    int number = aside.get() < 0 ? errno : 0;
    if (number == 0)
        unlink(name.c_str());
    std::array<char, 1U << 16> buffer;
    while (number == 0) {
        const ssize_t got = read(file.get(), buffer.data(), buffer.size());
        if (got == 0)
            return aside;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            log.add("ENG-0102", {}, {{"file", path}});
            return FileHandle();
        }
        number = write_all(aside.get(), {buffer.data(), static_cast<std::size_t>(got)});
    }
    log.add("ENG-0844", {}, {{"folder", folder}, {"reason", std::strerror(number)}});
    return FileHandle();
}

// Several folders at once, as `mkdir -p` does; why one could not be made, opening it says.
int OutFolder::open(const std::string& path) {
    path_ = path;
    std::error_code error;
    std::filesystem::create_directories(path, error);
    handle_ = FileHandle(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return handle_.get() < 0 ? (error ? error.value() : errno) : 0;
}

void OutFolder::clean() const {
    std::vector<std::string> left;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(path_, error)) {
        if (std::string name = entry.path().filename().string(); name.starts_with(Journal::temporary_prefix))
            left.push_back(std::move(name));
    }
    for (const std::string& name : left)
        remove(name);
}

void OutFolder::remove(const std::string& name) const { unlinkat(get(), name.c_str(), 0); }

bool OutFolder::sync() const { return fsync(get()) == 0; }

bool OutFolder::has(const std::string& name) const { return faccessat(get(), name.c_str(), F_OK, AT_SYMLINK_NOFOLLOW) == 0; }

bool OutFolder::holds(const std::string& name, const base::Digest& digest) const {
    const FileHandle file(openat(get(), name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat status {};
    constexpr off_t largest = off_t{1} << 28;
    if (file.get() < 0 || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > largest)
        return false;
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    return pread(file.get(), bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()) && base::sha256(bytes) == digest;
}

std::string OutFolder::write(const std::string& name, const std::string& bytes) const {
    const FileHandle file(openat(get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
    int number = file.get() < 0 ? errno : write_all(file.get(), bytes);
    if (number == 0 && fdatasync(file.get()) != 0)
        number = errno;
    if (number != 0 && file.get() >= 0)
        remove(name);
    return number == 0 ? std::string() : std::strerror(number);
}

int OutFolder::rename(const std::string& from, const std::string& to, bool overwrite) const {
    const int done = overwrite ? renameat(get(), from.c_str(), get(), to.c_str()) : renameat2(get(), from.c_str(), get(), to.c_str(), RENAME_NOREPLACE);
    return done == 0 ? 0 : errno;
}

} // namespace qujat::engine
