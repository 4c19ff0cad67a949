#pragma once

#include "sandbox/child.hpp"
#include "sandbox/sandbox.hpp"

namespace qujat::sandbox {

/// What went wrong in a run, from how it ended and what it wrote to standard error; nothing when it ended well or nobody knows how it ended.
std::optional<diag::Diagnostic> explain(const Ended& ended, const Command& command, const Limits& limits, const std::string& complaint);

/// SBX-0006: a call of the parent failed.
diag::Diagnostic shortage(std::string_view call, int error);
/// "No such file or directory".
std::string reason(int error);
/// "20", "0.5".
std::string seconds(std::chrono::milliseconds time);
/// "256 MB", in the units of 1,048,576 bytes that people mean; small sizes in bytes.
std::string mebibytes(std::uint64_t bytes);

} // namespace qujat::sandbox
