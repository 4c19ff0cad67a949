#include "cli/watch.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <poll.h>
#include <sys/inotify.h>
#include <system_error>
#include <unistd.h>

namespace qujat::cli {

namespace {

/// Quiet that ends a burst of changes.
constexpr int settled_milliseconds = 15;

} // namespace

WatchedWorld::WatchedWorld(std::shared_ptr<const World> real) : real_(std::move(real)), queue_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    if (queue_ < 0)
        throw std::system_error(errno, std::generic_category(), "inotify");
}

WatchedWorld::~WatchedWorld() { close(queue_); }

// Which path a name stands for is known once it was read. If it was not watched before, it is read again, so that no change in between is lost; a pipe can be read but once.
File WatchedWorld::read(const std::string& name, std::size_t limit) const {
    File file = real_->read(name, limit);
    std::error_code error;
    if (!watch(file.name) || !std::filesystem::is_regular_file(file.name, error))
        return file;
    return real_->read(name, limit);
}

// The folder is watched, not the file: editors and `mv` put a new file in its place, and a file may not be there yet.
bool WatchedWorld::watch(const std::string& path) const {
    const std::filesystem::path file(path);
    const std::string folder = file.has_parent_path() ? file.parent_path().string() : ".";
    const std::lock_guard lock(mutex_);
    auto found = folders_.find(folder);
    if (found == folders_.end()) {
        const int number = inotify_add_watch(queue_, folder.c_str(), IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE);
        if (number < 0)
            return false; // a folder that is not there: its files are not read either
        found = folders_.emplace(folder, number).first;
    }
    return files_.emplace(found->second, file.filename().string()).second;
}

// One of the files read that the events waiting in the queue are about; empty when there is none.
std::string WatchedWorld::changed() const {
    alignas(inotify_event) char buffer[16 * 1024];
    std::string out;
    for (ssize_t size = 0; (size = ::read(queue_, buffer, sizeof buffer)) > 0;) {
        const std::lock_guard lock(mutex_);
        for (ssize_t at = 0; at < size;) {
            inotify_event event{};
            std::memcpy(&event, buffer + at, sizeof event);
            const std::string name = event.len > 0 ? buffer + at + sizeof event : "";
            // The folder is gone: when it is there again, reading watches it anew.
            if ((event.mask & IN_IGNORED) != 0) {
                std::erase_if(folders_, [&](const auto& folder) { return folder.second == event.wd; });
                std::erase_if(files_, [&](const auto& file) { return file.first == event.wd; });
                out = ".";
            }
            // A queue that ran over has lost something: then anything may have changed.
            if ((event.mask & IN_Q_OVERFLOW) != 0 || files_.contains({event.wd, name}))
                out = name.empty() ? "." : name;
            at += static_cast<ssize_t>(sizeof event + event.len);
        }
    }
    return out;
}

std::string WatchedWorld::wait() const {
    std::string out;
    for (;;) {
        pollfd ready{queue_, POLLIN, 0};
        const int count = poll(&ready, 1, out.empty() ? -1 : settled_milliseconds);
        if (count < 0 && errno != EINTR)
            throw std::system_error(errno, std::generic_category(), "poll");
        if (count == 0)
            return out;
        if (count > 0) {
            if (std::string name = changed(); !name.empty())
                out = std::move(name);
        }
    }
}

} // namespace qujat::cli
