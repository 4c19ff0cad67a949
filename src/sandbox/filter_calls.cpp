#include "sandbox/confine.hpp"

#include <seccomp.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <fcntl.h>
#include <initializer_list>
#include <span>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace qujat::sandbox {

namespace {

// "argument & mask == value", for argument 0 to 5.
scmp_arg_cmp bits(unsigned argument, std::uint64_t mask, std::uint64_t value) { return {argument, SCMP_CMP_MASKED_EQ, mask, value}; }
// Descriptors, signals and the like are 32 bits wide for the kernel, whatever stands in the upper half of the register.
scmp_arg_cmp is(unsigned argument, std::uint64_t value) { return bits(argument, 0xFFFF'FFFFU, value); }

constexpr std::uint64_t futex_command = 0x7F, futex_wake = 1;

class Filter {
  public:
    explicit Filter(std::uint32_t otherwise) : context_(::seccomp_init(otherwise)) {
        if (context_ == nullptr)
            error_ = ENOMEM;
        else // calls in the numbering of another architecture (i386, x32) are never right
            keep(::seccomp_attr_set(context_, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS));
    }
    Filter(const Filter&) = delete;
    Filter& operator=(const Filter&) = delete;
    ~Filter() {
        if (context_ != nullptr)
            ::seccomp_release(context_);
    }

    // A call that this architecture or this libseccomp does not know cannot be allowed and need not be.
    void rule(std::uint32_t action, const char* call, std::initializer_list<scmp_arg_cmp> conditions = {}) {
        const int number = ::seccomp_syscall_resolve_name(call);
        if (number >= 0 && error_ == 0)
            keep(::seccomp_rule_add_array(context_, action, number, static_cast<unsigned>(conditions.size()), conditions.begin()));
    }
    void allow(const char* call, std::initializer_list<scmp_arg_cmp> conditions = {}) { rule(SCMP_ACT_ALLOW, call, conditions); }
    void allow_all(std::span<const char* const> calls) {
        for (const char* call : calls)
            allow(call);
    }

    Refused load() {
        if (error_ == 0)
            keep(::seccomp_load(context_));
        return error_ == 0 ? Refused() : Refused(Refusal{"seccomp", error_});
    }

  private:
    void keep(int result) {
        if (result < 0)
            error_ = -result;
    }
    scmp_filter_ctx context_ = nullptr;
    int error_ = 0;
};

// What an ordinary end by abort() takes, so that a failed assertion is told apart from a forbidden call.
void allow_abort(Filter& filter) {
    filter.allow("rt_sigprocmask");
    filter.allow("gettid");
    filter.allow("getpid");
    filter.allow("tgkill", {is(0, static_cast<std::uint32_t>(::getpid())), is(2, SIGABRT)});
}

// Memory without a file behind it and without code in it.
void allow_plain_memory(Filter& filter) {
    filter.allow("mmap", {bits(2, PROT_EXEC, 0), bits(3, MAP_ANONYMOUS | MAP_SHARED, MAP_ANONYMOUS)});
    filter.allow("munmap");
    filter.allow("mremap");
    filter.allow("brk");
}

// The kernel's answers to the clock and the sources of chance are usually given without a call; on some virtual machines they are not.
constexpr const char* harmless[] = {"exit", "exit_group", "rt_sigreturn", "restart_syscall", "clock_gettime", "gettimeofday", "time", "getrandom"};

// What the run-time of the address sanitizer does on its own account.
void allow_sanitizer(Filter& filter) {
    filter.allow("sigaltstack");
    filter.allow("madvise");
}

// A parser of bytes: standard input in, standard output and standard error out.
void describe_reader(Filter& filter) {
    filter.allow("read", {is(0, STDIN_FILENO)});
    filter.allow("write", {is(0, STDOUT_FILENO)});
    filter.allow("write", {is(0, STDERR_FILENO)});
    filter.allow_all(harmless);
    // std::call_once and static initialisation wake waiters who are not there. Nobody here may wait.
    filter.allow("futex", {bits(1, futex_command, futex_wake)});
    allow_plain_memory(filter);
    allow_abort(filter);
    if (!limits_address_space())
        allow_sanitizer(filter);
}

// Starting anything, and reaching anyone: not refused but deadly, because no honest converter tries. (Threads too: of the converters we know only
// tesseract wants them, and does without.)
constexpr const char* deadly[] = {
    "fork", "vfork", "clone", "clone3", "execveat", "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "sendmmsg",
    "ptrace", "process_vm_readv", "process_vm_writev", "kill", "tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_open", "pidfd_getfd",
    "pidfd_send_signal", "io_uring_setup", "io_uring_enter", "io_uring_register", "bpf", "userfaultfd", "perf_event_open", "keyctl", "add_key",
    "request_key", "mount", "umount2", "move_mount", "open_tree", "fsopen", "pivot_root", "chroot", "setns", "unshare", "open_by_handle_at",
    "name_to_handle_at", "memfd_create", "memfd_secret", "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot",
    "quotactl", "acct", "swapon", "swapoff", "settimeofday", "clock_settime", "adjtimex", "personality", "modify_ldt", "process_madvise"};

// Reading, once Landlock has said of what; and looking at oneself.
constexpr const char* convert_calls[] = {
    "execve", "read", "readv", "pread64", "write", "writev", "close", "close_range", "lseek", "access", "faccessat", "faccessat2", "readlink", "readlinkat",
    "stat", "lstat", "fstat", "newfstatat", "statx", "statfs", "fstatfs", "getdents64", "getcwd", "dup", "dup2", "dup3", "pipe2", "poll", "ppoll",
    "munmap", "mremap", "brk", "madvise", "mprotect", "arch_prctl", "set_tid_address", "set_robust_list", "rseq", "futex", "sched_yield",
    "sched_getaffinity", "nanosleep", "clock_nanosleep", "clock_getres", "rt_sigaction", "sigaltstack", "uname", "sysinfo", "getppid", "getuid", "geteuid",
    "getgid", "getegid", "getrusage", "times", "getrlimit", "umask", "fadvise64"};

void describe_converter(Filter& filter) {
    constexpr std::uint64_t writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
    filter.allow("open", {bits(1, writing, O_RDONLY)});
    filter.allow("openat", {bits(2, writing, O_RDONLY)});
    filter.allow("mmap", {bits(3, MAP_SHARED, 0)});
    filter.allow("mmap", {bits(2, PROT_WRITE, 0)}); // shared, but only to look at
    // Setting an owner would send signals to whom we may not kill: only the harmless commands.
    for (const int command : {F_GETFD, F_SETFD, F_GETFL, F_DUPFD, F_DUPFD_CLOEXEC})
        filter.allow("fcntl", {is(1, static_cast<std::uint64_t>(command))});
    filter.allow("prlimit64", {is(0, 0), scmp_arg_cmp{2, SCMP_CMP_EQ, 0, 0}}); // to read, not to set
    filter.allow_all(convert_calls);
    filter.allow_all(harmless);
    allow_abort(filter);
    for (const char* call : deadly)
        filter.rule(SCMP_ACT_KILL_PROCESS, call);
}

// Says the number on standard error and ends; everything here may be called in a signal handler.
[[noreturn]] void name_call(int, siginfo_t* info, void*) {
    char text[16];
    char* const end = std::to_chars(text, text + sizeof text, info->si_syscall).ptr;
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text, static_cast<std::size_t>(end - text));
    ::_exit(static_cast<int>(Ending::forbidden_call));
}

Refused listen_for_calls() {
    struct sigaction action{};
    action.sa_flags = SA_SIGINFO;
    action.sa_sigaction = name_call;
    if (::sigaction(SIGSYS, &action, nullptr) != 0)
        return Refusal{"sigaction", errno};
    return std::nullopt;
}

} // namespace

bool has_seccomp() { return ::prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0 && ::seccomp_api_get() >= 3; }

Refused filter_calls(const Orders& orders) {
    if (orders.command.task == Command::Task::convert) {
        // Libraries ask the kernel many things that they can do without: a plain no, not death.
        Filter filter(SCMP_ACT_ERRNO(EPERM));
        describe_converter(filter);
        return filter.load();
    }
    const bool names = orders.command.forbidden == Command::Calls::name;
    if (names)
        if (Refused refused = listen_for_calls())
            return refused;
    Filter filter(names ? SCMP_ACT_TRAP : SCMP_ACT_KILL_PROCESS);
    describe_reader(filter);
    return filter.load();
}

} // namespace qujat::sandbox
