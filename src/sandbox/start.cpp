#include "sandbox/child.hpp"

#include <cerrno>
#include <csignal>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace qujat::sandbox {

namespace {

// posix_spawn's two descriptions of a child. Each function returns an errno; the first that is not 0 is kept.
class Description {
  public:
    Description() {
        keep(::posix_spawn_file_actions_init(&actions_));
        keep(::posix_spawnattr_init(&attributes_));
    }
    Description(const Description&) = delete;
    Description& operator=(const Description&) = delete;
    ~Description() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }

    void describe(int input, int output, int complaint) {
        keep(::posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO));
        keep(::posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO));
        keep(::posix_spawn_file_actions_adddup2(&actions_, complaint, STDERR_FILENO));
        keep(::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1));
        keep(::posix_spawn_file_actions_addchdir_np(&actions_, "/"));
        sigset_t every{}, none{};
        ::sigfillset(&every);
        ::sigemptyset(&none);
        keep(::posix_spawnattr_setsigdefault(&attributes_, &every));
        keep(::posix_spawnattr_setsigmask(&attributes_, &none));
        keep(::posix_spawnattr_setpgroup(&attributes_, 0));
        keep(::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP));
    }

    int spawn(pid_t& id, const std::string& program, const std::vector<std::string>& arguments) {
        std::vector<std::string> words = {program};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> pointers;
        for (std::string& word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        char* no_environment[] = {nullptr};
        if (error_ == 0)
            keep(::posix_spawn(&id, program.c_str(), &actions_, &attributes_, pointers.data(), no_environment));
        return error_;
    }

  private:
    void keep(int error) {
        if (error_ == 0)
            error_ = error;
    }
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
    int error_ = 0;
};

// A host that ignores SIGCHLD or waits for every child may have reaped ours already, and its number may be another's by now.
bool is_ours(idtype_t kind, int which) {
    siginfo_t info{};
    return ::waitid(kind, static_cast<id_t>(which), &info, WEXITED | WNOHANG | WNOWAIT) == 0;
}

} // namespace

Child::~Child() {
    if (id_ > 0) {
        kill();
        reap();
    }
}

void Child::kill() {
    if (handle_)
        ::syscall(SYS_pidfd_send_signal, handle_.number(), SIGKILL, nullptr, 0);
    else if (is_ours(P_PID, id_))
        ::kill(id_, SIGKILL);
}

Ended Child::reap() {
    if (id_ <= 0)
        return {};
    siginfo_t info{};
    rusage usage{};
    const idtype_t kind = handle_ ? P_PIDFD : P_PID;
    const auto which = handle_ ? handle_.number() : id_;
    long result = 0;
    do { // the kernel's call also gives the usage, the C library's does not
        result = ::syscall(SYS_waitid, kind, which, &info, WEXITED, &usage);
    } while (result != 0 && errno == EINTR);
    id_ = -1;
    Ended ended;
    if (result != 0)
        return ended;
    ended.how = info.si_code == CLD_EXITED ? Ended::How::exited : Ended::How::killed;
    ended.number = info.si_status;
    for (const timeval& time : {usage.ru_utime, usage.ru_stime})
        ended.processor_time += std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
    ended.peak_memory = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
    return ended;
}

Started start(const std::string& program, const std::vector<std::string>& arguments, int input, int output, int complaint) {
    Description description;
    description.describe(input, output, complaint);
    pid_t id = -1;
    if (const int error = description.spawn(id, program, arguments))
        return {std::nullopt, "posix_spawn", error};
    Descriptor handle(static_cast<int>(::syscall(SYS_pidfd_open, id, 0)));
    const int error = handle ? 0 : errno;
    const bool gone = handle ? !is_ours(P_PIDFD, handle.number()) : error == ESRCH;
    Child child(gone ? -1 : id, gone ? Descriptor() : std::move(handle));
    if (error != 0 && !gone) // dropping the child ends it
        return {std::nullopt, "pidfd_open", error};
    Started started;
    started.child.emplace(std::move(child));
    return started;
}

} // namespace qujat::sandbox
