#pragma once

#include "sandbox/sandbox.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// What parent and child say to each other besides the file and the answer: the helper's arguments and its exit codes.
namespace qujat::sandbox {

/// One run as the child knows it.
struct Orders {
    Command command;
    Helper helper; ///< only `allow_weak_sandbox`
    Limits limits; ///< only `processor_seconds`, `memory`, `input`
};

/// "read --memory 268435456 …" or "convert … /usr/bin/pdftotext - -". Never the file's name: arguments can be seen by every user of the machine.
std::vector<std::string> write_arguments(const Orders& orders);

/// Nothing when they are not what `write_arguments` or a person may write; limits not given are those of `Limits`.
std::optional<Orders> read_arguments(std::span<const std::string> arguments);

/// Exit codes of the helper; a converter's own are expected to be small.
enum class Ending : int {
    usage = 64,
    no_landlock = 121,
    not_confined = 122, ///< the step and the reason are on standard error
    no_memory = 123,
    input_too_large = 124,
    forbidden_call = 125, ///< its number is on standard error
    failed = 126          ///< anything else that went wrong while reading
};

} // namespace qujat::sandbox
