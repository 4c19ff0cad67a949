#include "sandbox/sandbox.hpp"

#include "sandbox/arguments.hpp"
#include "sandbox/child.hpp"
#include "sandbox/confine.hpp"
#include "sandbox/explain.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <linux/memfd.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>

namespace qujat::sandbox {

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void stop_short(std::string_view call, int error) { throw diag::Stop{shortage(call, error)}; }

// A host may have closed its standard descriptors and get their numbers here; the child needs those numbers itself.
Descriptor above_standard(Descriptor descriptor, std::string_view call) {
    if (descriptor.number() > STDERR_FILENO)
        return descriptor;
    const int error = errno;
    if (!descriptor)
        stop_short(call, error);
    Descriptor higher(::fcntl(descriptor.number(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
    if (!higher)
        stop_short("fcntl", errno);
    return higher;
}

// The submitted bytes as a file in memory that nobody can change or run, so that the child may read at its own pace and the parent need not write.
Descriptor lay_out(std::string_view bytes) {
    constexpr unsigned no_exec = 0x0008; // MFD_NOEXEC_SEAL, Linux 6.3
    int number = ::memfd_create("plan", MFD_CLOEXEC | MFD_ALLOW_SEALING | no_exec);
    if (number < 0 && errno == EINVAL)
        number = ::memfd_create("plan", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    Descriptor file = above_standard(Descriptor(number), "memfd_create");
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            stop_short("write", errno);
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    if (::lseek(file.number(), 0, SEEK_SET) != 0 || ::fcntl(file.number(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0)
        stop_short("fcntl", errno);
    return file;
}

Descriptor open_input(const Input& input, const Limits& limits) {
    if (const auto* bytes = std::get_if<std::string_view>(&input)) {
        if (bytes->size() > limits.input)
            diag::stop("SBX-0020", {}, {{"limit", mebibytes(limits.input)}});
        return lay_out(*bytes);
    }
    const int given = std::get<OpenFile>(input).descriptor;
    const int mode = ::fcntl(given, F_GETFL);
    if (mode < 0)
        stop_short("fcntl", errno);
    if ((mode & O_ACCMODE) != O_RDONLY) // the child could change the file
        stop_short("fcntl", EBADF);
    Descriptor copy(::fcntl(given, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
    if (!copy)
        stop_short("fcntl", errno);
    return copy;
}

// What the child writes: our end, which never blocks and only reads, and the child's.
struct Stream {
    Descriptor ours, childs;
    std::string bytes;
    std::size_t keep = 0; ///< what comes beyond is dropped and remembered as `overflowed`
    bool overflowed = false;

    explicit Stream(std::size_t most) : keep(most) {
        int ends[2] = {-1, -1};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
            stop_short("socketpair", errno);
        ours = Descriptor(ends[0]);
        childs = Descriptor(ends[1]);
        childs = above_standard(std::move(childs), "socketpair");
        ::shutdown(ours.number(), SHUT_WR);
    }

    enum class Taken { some, nothing_now, all };
    // One bite, so that a child that writes without end cannot keep us from looking at the clock.
    Taken take() {
        char buffer[16 * 1024];
        const ssize_t size = ::recv(ours.number(), buffer, sizeof buffer, MSG_DONTWAIT);
        if (size < 0 && errno == EINTR)
            return Taken::some;
        if (size < 0 && errno == EAGAIN)
            return Taken::nothing_now;
        if (size <= 0) {
            ours.close();
            return Taken::all;
        }
        const std::size_t kept = std::min(static_cast<std::size_t>(size), keep - bytes.size());
        bytes.append(buffer, kept);
        overflowed = overflowed || kept < static_cast<std::size_t>(size);
        return Taken::some;
    }
};

constexpr std::size_t most_complaint = 4096;

enum class Stopped { by_itself, by_time, by_size };

int milliseconds_until(Clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::clamp<decltype(left)>(left, 0, 60'000));
}

// Until the child has ended, or has used up the time or the room for its answer. Nobody trusts the streams' ends: a child may close them and go on.
Stopped watch(const Child& child, Stream& answer, Stream& complaint, Clock::time_point deadline) {
    for (bool ended = child.handle() < 0;;) {
        pollfd waiting[] = {{child.handle(), POLLIN, 0}, {answer.ours.number(), POLLIN, 0}, {complaint.ours.number(), POLLIN, 0}};
        if (!ended) {
            const int ready = ::poll(waiting, 3, milliseconds_until(deadline));
            if (ready < 0 && errno != EINTR)
                stop_short("poll", errno);
            ended = ready > 0 && waiting[0].revents != 0;
        }
        bool more = false;
        for (Stream* stream : {&complaint, &answer})
            if (stream->ours)
                more = stream->take() == Stream::Taken::some || more;
        if (answer.overflowed)
            return Stopped::by_size;
        if (ended && !more)
            return Stopped::by_itself;
        if (Clock::now() >= deadline)
            return ended ? Stopped::by_itself : Stopped::by_time;
    }
}

void check_landlock(const Helper& helper, diag::Log& log) {
    if (landlock_version() > 0)
        return;
    if (!helper.allow_weak_sandbox)
        diag::stop("SBX-0003", {});
    log.add("SBX-0004", {});
}

Answer run_once(const Helper& helper, const Command& command, const Input& input, const Limits& limits, diag::Log& log) {
    check_landlock(helper, log);
    Descriptor file = open_input(input, limits);
    Stream answer(limits.answer), complaint(most_complaint);
    const auto deadline = Clock::now() + limits.time;
    Started started = start(helper.program, write_arguments({command, helper, limits}), file.number(), answer.childs.number(), complaint.childs.number());
    if (!started.child && started.failed_call != "posix_spawn")
        stop_short(started.failed_call, started.error);
    if (!started.child)
        diag::stop("SBX-0002", {}, {{"program", diag::quoted(helper.program, 200)}, {"reason", reason(started.error)}});
    answer.childs.close();
    complaint.childs.close();
    file.close();

    const Stopped stopped = watch(*started.child, answer, complaint, deadline);
    if (stopped != Stopped::by_itself)
        started.child->kill();
    const Ended ended = started.child->reap();
    if (stopped == Stopped::by_time)
        diag::stop("SBX-0011", {}, {{"limit", seconds(limits.time)}});
    if (stopped == Stopped::by_size)
        diag::stop("SBX-0014", {}, {{"limit", mebibytes(limits.answer)}});
    // The helper's own exit codes stand above those of converters.
    const bool is_answer = command.any_exit && ended.how == Ended::How::exited && ended.number < static_cast<int>(Ending::no_landlock);
    if (auto problem = is_answer ? std::nullopt : explain(ended, command, limits, complaint.bytes))
        throw diag::Stop{std::move(*problem)};
    return {std::move(answer.bytes), std::move(complaint.bytes), is_answer ? ended.number : 0, ended.how != Ended::How::unknown, ended.processor_time, ended.peak_memory};
}

} // namespace

diag::Result<Answer> run(const Helper& helper, const Command& command, const Input& input, const Limits& limits) {
    diag::Log log;
    Answer answer;
    try {
        answer = run_once(helper, command, input, limits, log);
    } catch (const diag::Stop& stop) {
        log.add(stop.diagnostic);
    }
    return diag::finish(std::move(answer), log);
}

} // namespace qujat::sandbox
