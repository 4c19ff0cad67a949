#include "hosts.hpp"

#include <seccomp.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace hosts {

namespace fs = std::filesystem;

namespace {

constexpr const char* secret_words = "the portal's key";

std::string text_of(const fs::path& file) {
    try {
        std::ifstream stream(file);
        return {std::istreambuf_iterator<char>(stream), {}};
    } catch (const std::exception&) { // a process that went away while its file in /proc was open
        return {};
    }
}

} // namespace

sandbox::Helper hostile() { return {QUJAT_BINARY_DIR "/tests/sandbox/sandbox_hostile", false}; }
std::string converter() { return QUJAT_BINARY_DIR "/tests/sandbox/sandbox_converter"; }

sandbox::Command command(std::string extension) {
    sandbox::Command made;
    made.extension = std::move(extension);
    return made;
}

sandbox::Limits short_limits() {
    sandbox::Limits limits;
    limits.time = std::chrono::seconds(60); // other tests may keep the machine busy
    limits.processor_seconds = 1;
    return limits;
}

std::vector<std::string> children_of(int parent) {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const std::string id = entry.path().filename().string();
        if (id.find_first_not_of("0123456789") != std::string::npos)
            continue;
        const std::string stat = text_of(entry.path() / "stat");
        const std::size_t name_end = stat.rfind(')'); // "pid (name) state parent …"
        if (name_end == std::string::npos || stat.size() < name_end + 4)
            continue;
        if (stat[name_end + 2] == 'X') // nobody's to wait for: a host that ignores SIGCHLD goes on while the kernel still takes it down
            continue;
        if (stat.substr(name_end + 4, stat.find(' ', name_end + 4) - name_end - 4) == std::to_string(parent))
            found.push_back(stat.substr(0, name_end + 3));
    }
    std::ranges::sort(found);
    return found;
}

std::string state_of(const std::string& id) {
    const std::string stat = text_of(fs::path("/proc") / id / "stat");
    const std::size_t name_end = stat.rfind(')');
    return name_end == std::string::npos ? std::string() : stat.substr(name_end + 2, 1);
}

Belongings count_belongings() {
    Belongings found;
    for (const auto& entry : fs::directory_iterator("/proc/self/fd")) {
        std::error_code error;
        const std::string target = fs::read_symlink(entry.path(), error).string();
        if (!error && !target.ends_with("/fd")) // not the one we are reading
            found.descriptors.push_back(entry.path().filename().string() + " " + target);
    }
    found.children = children_of(::getpid());
    std::ranges::sort(found.descriptors);
    return found;
}

std::ostream& operator<<(std::ostream& stream, const Belongings& belongings) {
    for (const std::string& descriptor : belongings.descriptors)
        stream << "[" << descriptor << "] ";
    for (const std::string& child : belongings.children)
        stream << "[" << child << "] ";
    return stream;
}

Secret::Secret() {
    std::string pattern = (fs::temp_directory_path() / "qujat-secret-XXXXXX").string();
    const int descriptor = ::mkstemp(pattern.data());
    REQUIRE(descriptor >= 0);
    ::close(descriptor);
    path_ = pattern;
    std::ofstream(path_) << secret_words;
    fs::permissions(path_, fs::perms::owner_read | fs::perms::owner_write | fs::perms::others_read);
}

Secret::~Secret() {
    std::error_code error;
    fs::remove(path_, error);
}

bool Secret::is_untouched() const {
    struct stat status{};
    return ::stat(path_.c_str(), &status) == 0 && (status.st_mode & 0777) == 0604 && text_of(path_) == secret_words && !fs::exists("/tmp/qujat-hostile");
}

void run_without_call(const char* call, int error, void (*work)()) {
    // A filter binds its thread and what that starts, and is gone with it.
    std::exception_ptr thrown;
    std::thread([&] {
        scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ALLOW);
        const bool loaded = ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(static_cast<unsigned>(error)), ::seccomp_syscall_resolve_name(call), 0) == 0 &&
                            ::seccomp_load(filter) == 0;
        ::seccomp_release(filter);
        try {
            REQUIRE(loaded);
            work();
        } catch (...) {
            thrown = std::current_exception();
        }
    }).join();
    if (thrown)
        std::rethrow_exception(thrown);
}

} // namespace hosts
