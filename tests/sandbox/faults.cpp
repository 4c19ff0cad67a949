#include "hosts.hpp"

#include "sandbox/arguments.hpp"
#include "sandbox/confine.hpp"

#include <cerrno>
#include <filesystem>
#include <sys/resource.h>

using namespace qujat;
using hosts::command;
using hosts::hostile;
using hosts::ids;
using hosts::short_limits;

TEST_CASE("a kernel without Landlock is an error by name, or a warning when a weak sandbox is allowed") {
    hosts::run_without_call("landlock_create_ruleset", ENOSYS, [] {
        CHECK(sandbox::landlock_version() == 0);
        const auto before = hosts::count_belongings();
        const auto refused = sandbox::run(hostile(), command(), "echo", short_limits());
        CHECK(ids(refused) == "SBX-0003");
        CHECK(!refused);
        sandbox::Helper weak = hostile();
        weak.allow_weak_sandbox = true;
        const auto allowed = sandbox::run(weak, command(), "echo", short_limits());
        CHECK(ids(allowed) == "SBX-0004");
        REQUIRE(allowed);
        CHECK(allowed.value->bytes == "echo");
        CHECK(ids(sandbox::run(weak, command(), "open_passwd 1 -", short_limits())) == "SBX-0004 SBX-0015");
        const auto plan = sandbox::read_plan_file(weak, "good", "plan.txt", short_limits());
        CHECK(ids(plan) == "SBX-0004");
        CHECK(plan);
        CHECK(hosts::count_belongings() == before);
    });
}

TEST_CASE("a child without Landlock refuses by itself, whatever the parent thinks") {
    // The parent's question is answered, the child's order is not.
    hosts::run_without_call("landlock_restrict_self", EPERM, [] {
        const auto result = sandbox::run(hostile(), command(), "echo", short_limits());
        CHECK(ids(result) == "SBX-0005");
        CHECK(hosts::argument(result, "step") == "landlock_restrict_self: errno 1");
    });
}

TEST_CASE("whatever the host runs short of is named, and nothing is left behind") {
    const auto before = hosts::count_belongings();
    hosts::run_without_call("memfd_create", EMFILE, [] {
        const auto result = sandbox::run(hostile(), command(), "echo", short_limits());
        CHECK(ids(result) == "SBX-0006");
        CHECK(hosts::argument(result, "call") == "memfd_create");
        CHECK(hosts::argument(result, "reason") == "Too many open files");
    });
    hosts::run_without_call("socketpair", ENFILE, [] { CHECK(hosts::argument(sandbox::run(hostile(), command(), "echo", short_limits()), "call") == "socketpair"); });
    hosts::run_without_call("pidfd_open", ENOSYS, [] { CHECK(hosts::argument(sandbox::run(hostile(), command(), "echo", short_limits()), "call") == "pidfd_open"); });
    hosts::run_without_call("poll", ENOMEM, [] { CHECK(ids(sandbox::run(hostile(), command(), "echo", short_limits())) == "SBX-0006"); });
    hosts::run_without_call("lseek", EIO, [] { CHECK(ids(sandbox::run(hostile(), command(), "echo", short_limits())) == "SBX-0006"); });
    hosts::run_without_call("clone3", EPERM, [] {
        // The C library falls back to clone only on ENOSYS.
        const auto result = sandbox::run(hostile(), command(), "echo", short_limits());
        CHECK((ids(result) == "SBX-0002" || ids(result) == ""));
    });
    CHECK(hosts::count_belongings() == before);
}

TEST_CASE("with every number of descriptors too small the call fails cleanly, and with one more it works") {
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    const auto belongings = hosts::count_belongings();
    const auto open = static_cast<rlim_t>(belongings.descriptors.size());
    bool worked = false;
    for (rlim_t more = 0; more < 12 && !worked; ++more) {
        rlimit tight = before;
        tight.rlim_cur = open + more;
        REQUIRE(::setrlimit(RLIMIT_NOFILE, &tight) == 0);
        const auto result = sandbox::run(hostile(), command(), "echo", short_limits());
        REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
        INFO(more);
        worked = result.value.has_value();
        if (!worked)
            CHECK((ids(result) == "SBX-0006" || ids(result) == "SBX-0002" || ids(result) == "SBX-0005"));
        CHECK(hosts::count_belongings() == belongings);
    }
    CHECK(worked);
}

TEST_CASE("arguments cross from parent to child unchanged") {
    sandbox::Orders orders;
    orders.limits.memory = 123'456'789;
    orders.limits.processor_seconds = 7;
    orders.limits.input = 42;
    orders.helper.allow_weak_sandbox = true;
    orders.command.extension = "docx";
    orders.command.forbidden = sandbox::Command::Calls::name;
    const auto read = sandbox::read_arguments(sandbox::write_arguments(orders));
    REQUIRE(read);
    CHECK(read->command.task == sandbox::Command::Task::read);
    CHECK(read->limits.memory == 123'456'789);
    CHECK(read->limits.processor_seconds == 7);
    CHECK(read->limits.input == 42);
    CHECK(read->helper.allow_weak_sandbox);
    CHECK(read->command.extension == "docx");
    CHECK(read->command.forbidden == sandbox::Command::Calls::name);

    orders.command = {};
    orders.command.task = sandbox::Command::Task::convert;
    orders.command.converter = {"/usr/bin/pdftotext", "--memory", "-"};
    const auto convert = sandbox::read_arguments(sandbox::write_arguments(orders));
    REQUIRE(convert);
    CHECK(convert->command.converter == orders.command.converter);
}

TEST_CASE("the task of putting comments in crosses too") {
    sandbox::Orders orders;
    orders.command.task = sandbox::Command::Task::annotate;
    const auto read = sandbox::read_arguments(sandbox::write_arguments(orders));
    REQUIRE(read);
    CHECK(read->command.task == sandbox::Command::Task::annotate);
}

TEST_CASE("arguments that mean nothing are refused") {
    using Words = std::vector<std::string>;
    for (const Words& words : {Words{}, Words{"write"}, Words{"read", "--memory"}, Words{"read", "--memory", "0"}, Words{"read", "--memory", "1x"},
                               Words{"read", "--memory", "-1"}, Words{"read", "--memory", "99999999999999999999"}, Words{"read", "--processor-seconds", "4294967295"},
                               Words{"read", "--extension", "../x"}, Words{"read", "--extension", "averylongone"}, Words{"read", "--unknown", "1"},
                               Words{"read", "/bin/true"}, Words{"annotate", "/bin/true"}, Words{"exec"}, Words{"exec", "pdftotext"}, Words{"exec", "--memory", "1"}}) {
        INFO(Catch::StringMaker<Words>::convert(words));
        CHECK(!sandbox::read_arguments(words));
    }
}

TEST_CASE("the helper is found beside the program, or said where it was looked for") {
    const auto found = sandbox::find_helper();
    const std::filesystem::path own = std::filesystem::canonical("/proc/self/exe").parent_path();
    if (found) {
        CHECK(found.value->program == (own / "qujat-sandbox").string());
    } else {
        CHECK(ids(found) == "SBX-0001");
        CHECK(hosts::argument(found, "places").find((own / "qujat-sandbox").string()) != std::string::npos);
        CHECK(hosts::argument(found, "places").find("libexec/qujat/qujat-sandbox") != std::string::npos);
    }
    const auto given = sandbox::find_helper("/somewhere/else");
    REQUIRE(given);
    CHECK(given.value->program == "/somewhere/else");
    CHECK(!given.value->allow_weak_sandbox);
    CHECK(sandbox::find_helper("qujat-sandbox").value->program == (std::filesystem::current_path() / "qujat-sandbox").string());
}
