#pragma once

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <linux/sched.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/// What a hijacked parser might try, as raw system calls. Shared by the programs that try (hostile/) and the tests that know the list. Without any library, so
/// that it also makes a converter without sanitizers.
namespace attacks {

/// Whom and what to attack: the host's process, and a file that is the test's secret.
struct Victim {
    int parent = 0;
    const char* secret = "";
};

/// One try: what the system call gave; 0 or more means that the attack succeeded.
struct Attack {
    const char* name;
    long number; ///< of the system call that must be stopped; -1 where it has no number of this architecture
    long (*attempt)(const Victim&);
    bool also_converter; ///< must fail in a converter too, which may look at its libraries and ask for memory with code in it
};

inline long failed(long result) { return result < 0 ? -errno : result; }

template <class... Arguments>
long call(long number, Arguments... arguments) {
    return failed(::syscall(number, arguments...));
}

inline constexpr std::uint64_t high_bit = 1ULL << 32; // beyond what the kernel looks at, not beyond what a careless filter compares

inline char buffer[64];
inline const char* no_words[] = {nullptr};

inline const Attack all[] = {
    // Reading what is not ours.
    {"open_passwd", SYS_openat, [](const Victim&) { return call(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY); }, true},
    {"open_secret", SYS_openat, [](const Victim& victim) { return call(SYS_openat, AT_FDCWD, victim.secret, O_RDONLY); }, true},
#ifdef SYS_open
    {"open_secret_old", SYS_open, [](const Victim& victim) { return call(SYS_open, victim.secret, O_RDONLY); }, true},
#endif
    {"openat2_secret", SYS_openat2,
     [](const Victim& victim) {
         const std::uint64_t how[3] = {O_RDONLY, 0, 0};
         return call(SYS_openat2, AT_FDCWD, victim.secret, how, sizeof how);
     },
     true},
    {"open_own_memory", SYS_openat, [](const Victim&) { return call(SYS_openat, AT_FDCWD, "/proc/self/mem", O_RDWR); }, true},
    {"open_environment", SYS_openat, [](const Victim&) { return call(SYS_openat, AT_FDCWD, "/proc/self/environ", O_RDONLY); }, true},
    {"list_root", SYS_openat, [](const Victim&) { return call(SYS_openat, AT_FDCWD, "/", O_RDONLY | O_DIRECTORY); }, true},
    {"read_answer", SYS_read, [](const Victim&) { return call(SYS_read, 1 | high_bit, buffer, 1UL); }, false},
    {"read_inherited", SYS_read, [](const Victim&) { return call(SYS_read, 3, buffer, 1UL); }, true},

    // Writing anywhere but into the answer.
    {"open_for_writing", SYS_openat, [](const Victim& victim) { return call(SYS_openat, AT_FDCWD, victim.secret, O_WRONLY); }, true},
    {"open_for_writing_high", SYS_openat, [](const Victim& victim) { return call(SYS_openat, AT_FDCWD, victim.secret, high_bit | O_RDWR); }, true},
    {"open_truncating", SYS_openat, [](const Victim& victim) { return call(SYS_openat, AT_FDCWD, victim.secret, O_RDONLY | O_TRUNC); }, true},
    {"create", SYS_openat, [](const Victim&) { return call(SYS_openat, AT_FDCWD, "/tmp/qujat-hostile", O_RDWR | O_CREAT, 0600); }, true},
    {"create_unnamed", SYS_openat, [](const Victim&) { return call(SYS_openat, AT_FDCWD, "/tmp", O_RDWR | O_TMPFILE, 0600); }, true},
    {"truncate", SYS_truncate, [](const Victim& victim) { return call(SYS_truncate, victim.secret, 0L); }, true},
    {"unlink", SYS_unlinkat, [](const Victim& victim) { return call(SYS_unlinkat, AT_FDCWD, victim.secret, 0); }, true},
    {"rename", SYS_renameat2, [](const Victim& victim) { return call(SYS_renameat2, AT_FDCWD, victim.secret, AT_FDCWD, "/tmp/qujat-hostile", 0); }, true},
    {"make_folder", SYS_mkdirat, [](const Victim&) { return call(SYS_mkdirat, AT_FDCWD, "/tmp/qujat-hostile", 0700); }, true},
    {"make_link", SYS_symlinkat, [](const Victim& victim) { return call(SYS_symlinkat, victim.secret, AT_FDCWD, "/tmp/qujat-hostile"); }, true},
    {"change_mode", SYS_fchmodat, [](const Victim& victim) { return call(SYS_fchmodat, AT_FDCWD, victim.secret, 0777); }, true},
    {"write_input", SYS_write, [](const Victim&) { return call(SYS_write, 0, "x", 1UL); }, true},
    {"empty_input", SYS_ftruncate, [](const Victim&) { return call(SYS_ftruncate, 0, 0L); }, true},
    {"map_input_to_write", SYS_mmap, [](const Victim&) { return call(SYS_mmap, nullptr, 4096UL, PROT_READ | PROT_WRITE, MAP_SHARED, 0, 0L); }, true},
    {"map_input", SYS_mmap, [](const Victim&) { return call(SYS_mmap, nullptr, 4096UL, PROT_READ, MAP_PRIVATE, 0, 0L); }, false},

    // Talking to somebody.
    {"socket_inet", SYS_socket, [](const Victim&) { return call(SYS_socket, AF_INET, SOCK_STREAM, 0); }, true},
    {"socket_unix", SYS_socket, [](const Victim&) { return call(SYS_socket, AF_UNIX, SOCK_STREAM, 0); }, true},
    {"socket_netlink", SYS_socket, [](const Victim&) { return call(SYS_socket, AF_NETLINK, SOCK_RAW, 0); }, true},
    {"socket_pair", SYS_socketpair,
     [](const Victim&) {
         int ends[2];
         return call(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, ends);
     },
     true},
    {"connect", SYS_connect,
     [](const Victim&) {
         const sockaddr address{AF_UNSPEC, {}};
         return call(SYS_connect, 1, &address, sizeof address);
     },
     true},
    {"send", SYS_sendto, [](const Victim&) { return call(SYS_sendto, 1, "x", 1UL, 0, nullptr, 0); }, true},
    {"send_descriptor", SYS_sendmsg,
     [](const Victim&) {
         msghdr message{};
         return call(SYS_sendmsg, 1, &message, 0);
     },
     true},

    // Starting something.
#ifdef SYS_fork
    {"fork", SYS_fork, [](const Victim&) { return call(SYS_fork); }, true},
    {"vfork", SYS_vfork, [](const Victim&) { return call(SYS_vfork); }, true},
#endif
    {"clone", SYS_clone, [](const Victim&) { return call(SYS_clone, static_cast<long>(SIGCHLD), 0L, 0L, 0L, 0L); }, true},
    {"clone_thread", SYS_clone,
     [](const Victim&) { return call(SYS_clone, static_cast<long>(CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD), 0L, 0L, 0L, 0L); },
     true},
    {"clone3", SYS_clone3,
     [](const Victim&) {
         std::uint64_t arguments[8] = {};
         arguments[4] = SIGCHLD;
         return call(SYS_clone3, arguments, sizeof arguments);
     },
     true},
    {"exec", SYS_execve, [](const Victim&) { return call(SYS_execve, "/bin/true", no_words, no_words); }, true},
    {"exec_shell", SYS_execve, [](const Victim&) { return call(SYS_execve, "/bin/sh", no_words, no_words); }, true},
    {"exec_descriptor", SYS_execveat, [](const Victim&) { return call(SYS_execveat, 0, "", no_words, no_words, AT_EMPTY_PATH); }, true},
    {"map_code", SYS_mmap,
     [](const Victim&) { return call(SYS_mmap, nullptr, 4096UL, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0L); }, false},
    {"make_code", SYS_mprotect, [](const Victim&) { return call(SYS_mprotect, nullptr, 4096UL, PROT_READ | PROT_EXEC); }, false},

    // Harming the host.
    {"kill_parent", SYS_kill, [](const Victim& victim) { return call(SYS_kill, victim.parent, SIGKILL); }, true},
    {"abort_parent", SYS_tgkill, [](const Victim& victim) { return call(SYS_tgkill, victim.parent, victim.parent, SIGABRT); }, true},
    {"kill_group", SYS_kill, [](const Victim&) { return call(SYS_kill, 0, SIGTERM); }, true},
    {"kill_everyone", SYS_kill, [](const Victim&) { return call(SYS_kill, -1, 0); }, true},
    {"signal_by_owner", SYS_fcntl, [](const Victim& victim) { return call(SYS_fcntl, 1, F_SETOWN, static_cast<long>(victim.parent)); }, true},
    {"signal_by_ioctl", SYS_ioctl, [](const Victim& victim) { return call(SYS_ioctl, 1, 0x8901UL /* FIOSETOWN */, &victim.parent); }, true},
    {"pidfd_parent", SYS_pidfd_open, [](const Victim& victim) { return call(SYS_pidfd_open, victim.parent, 0); }, true},
    {"trace_parent", SYS_ptrace, [](const Victim& victim) { return call(SYS_ptrace, 16L /* PTRACE_ATTACH */, victim.parent, 0L, 0L); }, true},
    {"read_parent", SYS_process_vm_readv,
     [](const Victim& victim) {
         iovec here{buffer, 1};
         return call(SYS_process_vm_readv, victim.parent, &here, 1UL, &here, 1UL, 0UL);
     },
     true},
    {"limit_parent", SYS_prlimit64,
     [](const Victim& victim) {
         const rlimit tight{0, 0};
         return call(SYS_prlimit64, victim.parent, RLIMIT_CORE, &tight, nullptr);
     },
     true},

    // Getting out.
    {"raise_limit", SYS_prlimit64,
     [](const Victim&) {
         const rlimit wide{RLIM_INFINITY, RLIM_INFINITY};
         return call(SYS_prlimit64, 0, RLIMIT_CPU, &wide, nullptr);
     },
     true},
    {"become_root", SYS_setresuid, [](const Victim&) { return call(SYS_setresuid, 0, 0, 0); }, true},
    {"become_dumpable", SYS_prctl, [](const Victim&) { return call(SYS_prctl, PR_SET_DUMPABLE, 1L, 0L, 0L, 0L); }, true},
    {"outlive_parent", SYS_prctl, [](const Victim&) { return call(SYS_prctl, PR_SET_PDEATHSIG, 0L, 0L, 0L, 0L); }, true},
    {"new_session", SYS_setsid, [](const Victim&) { return call(SYS_setsid); }, true},
    {"unshare", SYS_unshare, [](const Victim&) { return call(SYS_unshare, 0x10000000L /* CLONE_NEWUSER */); }, true},
    {"mount", SYS_mount, [](const Victim&) { return call(SYS_mount, "none", "/tmp", "tmpfs", 0UL, nullptr); }, true},
    {"chroot", SYS_chroot, [](const Victim&) { return call(SYS_chroot, "/"); }, true},
    {"io_uring", SYS_io_uring_setup, [](const Victim&) { return call(SYS_io_uring_setup, 1U, buffer); }, true},
    {"bpf", SYS_bpf, [](const Victim&) { return call(SYS_bpf, 0, buffer, 8U); }, true},
    {"memfd", SYS_memfd_create, [](const Victim&) { return call(SYS_memfd_create, "x", 0U); }, true},
    {"keyring", SYS_keyctl, [](const Victim&) { return call(SYS_keyctl, 0L, -3L, 1L, 0L, 0L); }, true},
    {"watch_files", SYS_inotify_init1, [](const Victim&) { return call(SYS_inotify_init1, 0); }, true},
    {"shared_memory", SYS_shmget, [](const Victim&) { return call(SYS_shmget, 0, 4096UL, 01600); }, true},
    {"message_queue", SYS_mq_open, [](const Victim&) { return call(SYS_mq_open, "qujat-hostile", O_RDWR | O_CREAT, 0600, nullptr); }, true},
    {"handle_signal", SYS_rt_sigaction, [](const Victim&) { return call(SYS_rt_sigaction, SIGSYS, nullptr, nullptr, 8UL); }, false},
    {"copy_descriptor", SYS_dup, [](const Victim&) { return call(SYS_dup, 1); }, false},
    {"sleep", SYS_nanosleep,
     [](const Victim&) {
         const timespec long_time{3600, 0};
         return call(SYS_nanosleep, &long_time, nullptr);
     },
     false},
    {"wait", SYS_futex, [](const Victim&) { return call(SYS_futex, buffer, 0, 0, nullptr, nullptr, 0); }, false},
#ifdef __x86_64__
    {"open_by_x32", -1, [](const Victim& victim) { return call(0x40000000L | SYS_openat, AT_FDCWD, victim.secret, O_RDONLY); }, true},
    {"getpid_by_i386", -1,
     [](const Victim&) {
         long result = 20; // __NR_getpid of i386
         __asm__ volatile("int $0x80" : "+a"(result) : : "memory", "r8", "r9", "r10", "r11");
         return result;
     },
     true},
#endif
};

inline const Attack* find(const char* name) {
    for (const Attack& attack : all)
        if (std::strcmp(attack.name, name) == 0)
            return &attack;
    return nullptr;
}

/// Tries and tells on standard output: "SUCCEEDED" or the errno.
inline void try_and_tell(const Attack& attack, const Victim& victim) {
    const long result = attack.attempt(victim);
    char text[32] = "SUCCEEDED";
    std::size_t size = std::strlen(text);
    if (result < 0) {
        size = 0;
        std::memcpy(text, "errno ", 6);
        size = 6;
        for (long divisor = 100; divisor > 0; divisor /= 10)
            text[size++] = static_cast<char>('0' + -result / divisor % 10);
    }
    [[maybe_unused]] const auto written = ::write(1, text, size);
}

} // namespace attacks
