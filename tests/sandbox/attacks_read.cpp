#include "attacks.hpp"
#include "hosts.hpp"

#include "sandbox/confine.hpp"

using namespace qujat;
using hosts::ids;

namespace {

std::string input_for(const attacks::Attack& attack, const hosts::Secret& secret) {
    return std::string(attack.name) + " " + std::to_string(::getpid()) + " " + secret.path();
}

// Landlock alone stops only what concerns files, and from version 4 and 6 on sockets and signals.
constexpr const char* file_attacks[] = {"open_passwd", "open_secret", "open_for_writing", "list_root", "create", "unlink", "rename", "make_folder", "make_link", "exec",
                                        "open_own_memory", "truncate"};

} // namespace

TEST_CASE("every attack of a hijacked parser ends it, and the host learns so") {
    hosts::Secret secret;
    const auto before = hosts::count_belongings();
    for (const attacks::Attack& attack : attacks::all) {
        INFO(attack.name);
        const auto result = sandbox::run(hosts::hostile(), hosts::command(), input_for(attack, secret), hosts::short_limits());
        CHECK(ids(result) == "SBX-0015");
    }
    CHECK(secret.is_untouched());
    CHECK(hosts::count_belongings() == before);
}

TEST_CASE("asked to, the child names the system call it was stopped at") {
    hosts::Secret secret;
    sandbox::Command command = hosts::command();
    command.forbidden = sandbox::Command::Calls::name;
    for (const attacks::Attack& attack : attacks::all) {
        INFO(attack.name);
        const auto result = sandbox::run(hosts::hostile(), command, input_for(attack, secret), hosts::short_limits());
        if (attack.number < 0) { // of another architecture: deadly in every case
            CHECK(ids(result) == "SBX-0015");
            continue;
        }
        CHECK(ids(result) == "SBX-0016");
        CHECK(hosts::argument(result, "number") == std::to_string(attack.number));
    }
    const attacks::Attack* socket = attacks::find("socket_inet");
    REQUIRE(socket != nullptr);
    const auto result = sandbox::run(hosts::hostile(), command, input_for(*socket, secret), hosts::short_limits());
    CHECK(hosts::argument(result, "name") == "socket");
    CHECK(secret.is_untouched());
}

TEST_CASE("the filter stops every attack without the help of Landlock and of limits") {
    hosts::Secret secret;
    for (const attacks::Attack& attack : attacks::all) {
        INFO(attack.name);
        const auto result = sandbox::run(hosts::hostile(), hosts::command("calls"), input_for(attack, secret), hosts::short_limits());
        CHECK(ids(result) == "SBX-0015");
    }
    CHECK(secret.is_untouched());
}

TEST_CASE("Landlock stops every attack on files without the help of the filter") {
    hosts::Secret secret;
    for (const char* name : file_attacks) {
        INFO(name);
        const attacks::Attack* attack = attacks::find(name);
        REQUIRE(attack != nullptr);
        if (std::string_view(name) == "truncate" && sandbox::landlock_version() < 3)
            continue;
        const auto result = sandbox::run(hosts::hostile(), hosts::command("files"), input_for(*attack, secret), hosts::short_limits());
        REQUIRE(ids(result) == "");
        // EACCES; EXDEV for what would cross folders; EROFS where the whole tree is read-only.
        CHECK((result.value->bytes == "errno 013" || result.value->bytes == "errno 018" || result.value->bytes == "errno 030"));
    }
    CHECK(secret.is_untouched());
}

TEST_CASE("the attacks are real: without a sandbox they succeed") {
    hosts::Secret secret;
    for (const char* name : {"open_passwd", "open_secret", "socket_inet", "socket_pair", "clone", "map_code", "copy_descriptor", "list_root", "pidfd_parent", "memfd"}) {
        INFO(name);
        const auto result = sandbox::run(hosts::hostile(), hosts::command("loose"), input_for(*attacks::find(name), secret), hosts::short_limits());
        REQUIRE(ids(result) == "");
        CHECK(result.value->bytes.starts_with("SUCCEEDED"));
    }
}
