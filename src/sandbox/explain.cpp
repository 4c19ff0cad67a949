#include "sandbox/explain.hpp"

#include "sandbox/arguments.hpp"

#include <seccomp.h>

#include <charconv>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <system_error>

namespace qujat::sandbox {

namespace {

diag::Diagnostic problem(std::string_view id, std::vector<diag::Argument> arguments = {}) { return {std::string(id), {}, std::move(arguments), {}}; }

// The first line, fit for a message: a hijacked child chooses these words.
std::string first_line(const std::string& complaint) { return diag::quoted(std::string_view(complaint).substr(0, complaint.find('\n')), 160); }

diag::Diagnostic name_forbidden_call(const std::string& complaint) {
    int number = -1;
    const auto [end, error] = std::from_chars(complaint.data(), complaint.data() + complaint.size(), number);
    if (error != std::errc() || number < 0)
        return problem("SBX-0015");
    const std::unique_ptr<char, void (*)(void*)> name(::seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number), &std::free);
    return problem("SBX-0016", {{"number", std::to_string(number)}, {"name", name ? name.get() : "?"}});
}

diag::Diagnostic explain_exit(int code, const Command& command, const Limits& limits, const std::string& complaint) {
    switch (static_cast<Ending>(code)) {
    case Ending::no_landlock: return problem("SBX-0003");
    case Ending::not_confined: return problem("SBX-0005", {{"step", first_line(complaint)}});
    case Ending::no_memory: return problem("SBX-0013", {{"limit", mebibytes(limits.memory)}});
    case Ending::input_too_large: return problem("SBX-0020", {{"limit", mebibytes(limits.input)}});
    case Ending::forbidden_call: return name_forbidden_call(complaint);
    case Ending::usage:
    case Ending::failed: break;
    }
    const bool reads = command.task != Command::Task::convert;
    return problem("SBX-0018", {{"program", reads ? "qujat-sandbox" : diag::quoted(command.converter.front())},
                                {"code", std::to_string(code)},
                                {"complaint", first_line(complaint)}});
}

diag::Diagnostic explain_signal(const Ended& ended, const Limits& limits) {
    const bool used_up = ended.processor_time >= std::chrono::seconds(limits.processor_seconds);
    if (ended.number == SIGXCPU || (ended.number == SIGKILL && used_up))
        return problem("SBX-0012", {{"limit", std::to_string(limits.processor_seconds)}});
    if (ended.number == SIGSYS)
        return problem("SBX-0015");
    return problem("SBX-0017", {{"signal", std::to_string(ended.number)}});
}

} // namespace

std::optional<diag::Diagnostic> explain(const Ended& ended, const Command& command, const Limits& limits, const std::string& complaint) {
    switch (ended.how) {
    case Ended::How::killed: return explain_signal(ended, limits);
    case Ended::How::exited: break;
    case Ended::How::unknown:
        // Records say themselves whether they are whole; the text of a converter does not.
        if (command.task == Command::Task::convert)
            return problem("SBX-0021");
        return std::nullopt;
    }
    if (ended.number == 0)
        return std::nullopt;
    return explain_exit(ended.number, command, limits, complaint);
}

diag::Diagnostic shortage(std::string_view call, int error) { return problem("SBX-0006", {{"call", std::string(call)}, {"reason", reason(error)}}); }

std::string reason(int error) { return std::generic_category().message(error); }

std::string seconds(std::chrono::milliseconds time) {
    const auto tenths = time.count() / 100;
    return std::to_string(tenths / 10) + (tenths % 10 != 0 ? "." + std::to_string(tenths % 10) : "");
}

std::string mebibytes(std::uint64_t bytes) {
    return bytes < (1U << 20) ? std::to_string(bytes) + " B" : std::to_string(bytes >> 20) + " MB";
}

} // namespace qujat::sandbox
