#include "attacks.hpp"
#include "hosts.hpp"

#include "sandbox/confine.hpp"

#include <csignal>
#include <filesystem>

using namespace qujat;
using hosts::ids;

namespace {

sandbox::Command convert(std::vector<std::string> words) {
    sandbox::Command command;
    command.task = sandbox::Command::Task::convert;
    command.converter = std::move(words);
    return command;
}

// The helper's own `exec` is the same confine() and execve(); here the hostile stand-in has no exec, so the helper itself must be there.
sandbox::Helper helper() { return {std::string(QUJAT_BINARY_DIR) + "/bin/qujat-sandbox", false}; }

bool has_helper() {
    std::error_code error;
    if (std::filesystem::exists(helper().program, error))
        return true;
    WARN("SKIPPED: no " + helper().program);
    return false;
}

diag::Result<sandbox::Answer> run(std::vector<std::string> words, std::string_view input = {}, const sandbox::Limits& limits = hosts::short_limits()) {
    words.insert(words.begin(), hosts::converter());
    return sandbox::run(helper(), convert(std::move(words)), input, limits);
}

} // namespace

TEST_CASE("an honest converter reads its input and writes its answer") {
    if (!has_helper())
        return;
    const std::string text(1'000'000, 'x');
    const auto result = run({"copy"}, text);
    REQUIRE(ids(result) == "");
    CHECK(result.value->bytes == text);
    const auto bare = run({"environment"});
    REQUIRE(ids(bare) == "");
    CHECK(bare.value->bytes == "/");
    sandbox::Command command = convert({hosts::converter(), "environment"});
    command.one_thread = true;
    const auto one_thread = sandbox::run(helper(), command, "", hosts::short_limits());
    REQUIRE(ids(one_thread) == "");
    CHECK(one_thread.value->bytes == "OMP_THREAD_LIMIT=1/");
}

TEST_CASE("every attack of a hijacked converter fails, and none leaves a trace") {
    if (!has_helper())
        return;
    hosts::Secret secret;
    const auto before = hosts::count_belongings();
    for (const attacks::Attack& attack : attacks::all) {
        if (!attack.also_converter)
            continue;
        INFO(attack.name);
        const auto result = run({attack.name, std::to_string(::getpid()), secret.path()}, "input");
        // Either the filter kills, or the call is refused; then the converter tells its errno.
        if (result)
            CHECK(result.value->bytes.starts_with("errno"));
        else
            CHECK((ids(result) == "SBX-0015" || (ids(result) == "SBX-0017" && hosts::argument(result, "signal") == std::to_string(SIGXFSZ))));
    }
    CHECK(secret.is_untouched());
    CHECK(hosts::count_belongings() == before);
}

TEST_CASE("starting, signalling and connecting kill a converter at once") {
    if (!has_helper())
        return;
    for (const char* name : {"fork", "vfork", "clone", "clone_thread", "clone3", "exec_descriptor", "socket_inet", "socket_unix", "connect", "kill_parent", "trace_parent",
                             "read_parent", "pidfd_parent", "io_uring", "unshare", "mount"}) {
        if (attacks::find(name) == nullptr)
            continue; // not a call of this architecture
        INFO(name);
        CHECK(ids(run({name, std::to_string(::getpid()), "-"})) == "SBX-0015");
    }
}

TEST_CASE("limits bind a converter as they bind a reader") {
    if (!has_helper())
        return;
    CHECK(ids(run({"spin"})) == "SBX-0012");
    sandbox::Limits limits = hosts::short_limits();
    limits.time = std::chrono::milliseconds(300);
    CHECK(ids(run({"sleep"}, {}, limits)) == "SBX-0011");
    if (sandbox::limits_address_space()) {
        const auto result = run({"memory"});
        CHECK(ids(result) == "SBX-0018");
        CHECK(hosts::argument(result, "code") == "5"); // its own word for it
    }
}

TEST_CASE("a converter that fails is quoted") {
    if (!has_helper())
        return;
    const auto result = run({"fail"});
    REQUIRE(ids(result) == "SBX-0018");
    CHECK(hosts::argument(result, "code") == "3");
    CHECK(hosts::argument(result, "complaint") == "no text in it");
    CHECK(hosts::argument(result, "program") == diag::quoted(hosts::converter())); // a message quotes no more than its beginning
    const auto missing = sandbox::run(helper(), convert({"/nowhere/pdftotext"}), "x", hosts::short_limits());
    CHECK(ids(missing) == "SBX-0018");
    CHECK(hosts::argument(missing, "complaint") == "execve: No such file or directory");
    // Only an absolute path is a converter.
    CHECK(ids(sandbox::run(helper(), convert({"pdftotext"}), "x", hosts::short_limits())) == "SBX-0018");
}
