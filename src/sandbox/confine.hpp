#pragma once

#include "sandbox/arguments.hpp"

#include <optional>
#include <string_view>

/// The child's side: how a process closes itself in before it meets a submitted file. There is no way back.
namespace qujat::sandbox {

/// The step that the kernel refused, and its errno.
struct Refusal {
    std::string_view step;
    int error = 0;
};
using Refused = std::optional<Refusal>;

/// Everything, in the order in which it must happen: descriptors, privileges, limits, files, system calls. Nothing after it may open, create or start
/// anything (`read`), or open for writing, create processes or talk to any (`convert`, which may still exec the converter).
Refused confine(const Orders& orders);

/// Its steps, each usable alone so that the tests can prove that each holds without the others.
Refused renounce_privileges();
Refused limit_resources(const Orders& orders);
Refused restrict_files(const Orders& orders);
Refused filter_calls(const Orders& orders);

/// Landlock's version as this kernel gives it, 0 without Landlock.
int landlock_version();
/// Whether the kernel has seccomp filters that can kill.
bool has_seccomp();
/// False in builds whose sanitizer needs terabytes of address space.
bool limits_address_space();

} // namespace qujat::sandbox
