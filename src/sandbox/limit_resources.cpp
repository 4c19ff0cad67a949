#include "sandbox/confine.hpp"

#include <linux/capability.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define QUJAT_HUGE_ADDRESS_SPACE 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define QUJAT_HUGE_ADDRESS_SPACE 1
#endif

namespace qujat::sandbox {

namespace {

Refused limit(std::string_view step, int resource, std::uint64_t soft, std::uint64_t hard) {
    // By number: only glibc gives the resources an enumeration of their own. A host that is bounded more tightly stays so.
    rlimit bounds{};
    if (::syscall(SYS_prlimit64, 0, resource, nullptr, &bounds) != 0)
        return Refusal{step, errno};
    bounds.rlim_max = std::min<rlim_t>(bounds.rlim_max, hard);
    bounds.rlim_cur = std::min<rlim_t>(bounds.rlim_max, soft);
    if (::syscall(SYS_prlimit64, 0, resource, &bounds, nullptr) != 0)
        return Refusal{step, errno};
    return std::nullopt;
}

// Without a capability, root is an ordinary user who owns many files: limits hold, permissions are asked. With no_new_privs set, exec does not
// give them back (capabilities(7)).
Refused drop_capabilities() {
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    const __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {};
    if (::syscall(SYS_capset, &header, none) != 0)
        return Refusal{"capset", errno};
    return std::nullopt;
}

// A parent that died before PR_SET_PDEATHSIG will never be noticed by the kernel, but its end of the answer is closed.
bool is_orphan() {
    pollfd answer{STDOUT_FILENO, 0, 0};
    return ::poll(&answer, 1, 0) == 1 && (answer.revents & (POLLHUP | POLLERR)) != 0;
}

} // namespace

bool limits_address_space() {
#ifdef QUJAT_HUGE_ADDRESS_SPACE
    return false;
#else
    return true;
#endif
}

Refused renounce_privileges() {
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(standard, F_GETFD) < 0)
            return Refusal{"standard descriptors", errno};
    if (::syscall(SYS_close_range, STDERR_FILENO + 1, ~0U, 0) != 0)
        return Refusal{"close_range", errno};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return Refusal{"PR_SET_NO_NEW_PRIVS", errno};
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return Refusal{"PR_SET_DUMPABLE", errno};
    if (::prctl(PR_SET_PDEATHSIG, 9 /* SIGKILL */, 0, 0, 0) != 0)
        return Refusal{"PR_SET_PDEATHSIG", errno};
    if (is_orphan())
        return Refusal{"waiting for the parent", EPIPE};
    return drop_capabilities();
}

Refused limit_resources(const Orders& orders) {
    const bool converts = orders.command.task == Command::Task::convert;
    const std::uint64_t seconds = orders.limits.processor_seconds;
    struct Entry {
        std::string_view step;
        int resource;
        std::uint64_t soft, hard;
    };
    const Entry entries[] = {
        {"RLIMIT_CORE", RLIMIT_CORE, 0, 0},
        {"RLIMIT_FSIZE", RLIMIT_FSIZE, 0, 0},
        {"RLIMIT_NPROC", RLIMIT_NPROC, 0, 0}, // does not bind root; the filter does
        {"RLIMIT_MEMLOCK", RLIMIT_MEMLOCK, 0, 0},
        {"RLIMIT_MSGQUEUE", RLIMIT_MSGQUEUE, 0, 0},
        {"RLIMIT_STACK", RLIMIT_STACK, 8U << 20, 8U << 20},
        // The first second says SIGXCPU, by which the parent knows; the next kills who does not listen.
        {"RLIMIT_CPU", RLIMIT_CPU, seconds, seconds + 1},
    };
    for (const Entry& entry : entries)
        if (Refused refused = limit(entry.step, entry.resource, entry.soft, entry.hard))
            return refused;
    // 16 keeps room for the libraries and data of a converter, which it opens one after the other, and for Landlock's own descriptor.
    if (Refused refused = limit("RLIMIT_NOFILE", RLIMIT_NOFILE, converts ? 16 : 5, converts ? 16 : 5))
        return refused;
    if (limits_address_space())
        return limit("RLIMIT_AS", RLIMIT_AS, orders.limits.memory, orders.limits.memory);
    return std::nullopt;
}

Refused confine(const Orders& orders) {
    for (const auto step : {+[](const Orders&) { return renounce_privileges(); }, &limit_resources, &restrict_files, &filter_calls})
        if (Refused refused = step(orders))
            return refused;
    return std::nullopt;
}

} // namespace qujat::sandbox
