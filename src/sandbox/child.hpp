#pragma once

#include "sandbox/descriptor.hpp"

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace qujat::sandbox {

/// How a child ended, and what it took.
struct Ended {
    enum class How { exited, killed, unknown };
    How how = How::unknown;
    int number = 0; ///< exit code or signal
    std::chrono::microseconds processor_time{0};
    std::uint64_t peak_memory = 0;
};

/// One running process of ours. Whoever drops it kills and reaps it. Move-only.
class Child {
  public:
    Child(pid_t id, Descriptor handle) : id_(id), handle_(std::move(handle)) {}
    Child(Child&& other) noexcept : id_(std::exchange(other.id_, -1)), handle_(std::move(other.handle_)) {}
    Child& operator=(Child&&) = delete;
    ~Child();

    /// Readable once the process has ended; negative when it had ended, and the host had reaped it, before we could take hold of it.
    int handle() const { return handle_.number(); }
    void kill();
    /// Waits for the end and takes the process off the kernel's list. `unknown` when the host did it before us.
    Ended reap();

  private:
    pid_t id_ = -1;
    Descriptor handle_;
};

/// What a start gives: a child, or the call that failed and its errno.
struct Started {
    std::optional<Child> child;
    std::string failed_call;
    int error = 0;
};

/// Starts `program` in / with three descriptors (each above 2) and nothing else of ours: no environment, no other descriptor, default signals, a process
/// group of its own.
Started start(const std::string& program, const std::vector<std::string>& arguments, int input, int output, int complaint);

} // namespace qujat::sandbox
