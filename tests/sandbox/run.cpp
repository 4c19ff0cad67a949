#include "hosts.hpp"

#include "sandbox/confine.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

using namespace qujat;
using hosts::argument;
using hosts::command;
using hosts::hostile;
using hosts::ids;
using hosts::short_limits;

namespace {

using Clock = std::chrono::steady_clock;

diag::Result<sandbox::Answer> run(std::string_view behaviour, std::string extension = {}, const sandbox::Limits& limits = short_limits()) {
    return sandbox::run(hostile(), command(std::move(extension)), behaviour, limits);
}

} // namespace

TEST_CASE("a child that reads its input and answers is heard") {
    const auto before = hosts::count_belongings();
    const auto result = run("echo of the bytes");
    REQUIRE(ids(result) == "");
    CHECK(result.value->bytes == "echo of the bytes");
    CHECK(result.value->complaint == "");
    CHECK(result.value->ending_known);
    CHECK(result.value->peak_memory > 100'000);
    CHECK(hosts::count_belongings() == before);
}

TEST_CASE("a child gets nothing of the host's: environment, folder, descriptors") {
    // A descriptor without CLOEXEC, as careless hosts have them.
    const int careless = ::open("/dev/null", O_RDONLY);
    REQUIRE(careless >= 0);
    const auto result = run("environment", "loose");
    ::close(careless);
    REQUIRE(ids(result) == "");
    CHECK(result.value->bytes == "folder /");
}

TEST_CASE("the input may be an open file or a pipe, and never one that could be written") {
    hosts::Secret file;
    std::ofstream(file.path()) << "echo from a file";
    const int opened = ::open(file.path().c_str(), O_RDONLY | O_CLOEXEC);
    const auto from_file = sandbox::run(hostile(), command(), sandbox::OpenFile{opened}, short_limits());
    ::close(opened);
    REQUIRE(ids(from_file) == "");
    CHECK(from_file.value->bytes == "echo from a file");

    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    REQUIRE(::write(ends[1], "echo", 4) == 4);
    ::close(ends[1]);
    const auto from_pipe = sandbox::run(hostile(), command(), sandbox::OpenFile{ends[0]}, short_limits());
    ::close(ends[0]);
    REQUIRE(ids(from_pipe) == "");
    CHECK(from_pipe.value->bytes == "echo");

    const int writable = ::open(file.path().c_str(), O_RDWR | O_CLOEXEC);
    const auto refused = sandbox::run(hostile(), command(), sandbox::OpenFile{writable}, short_limits());
    ::close(writable);
    CHECK(ids(refused) == "SBX-0006");
    CHECK(ids(sandbox::run(hostile(), command(), sandbox::OpenFile{-1}, short_limits())) == "SBX-0006");
}

TEST_CASE("a child that waits for ever is ended by the clock on the wall") {
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    REQUIRE(::write(ends[1], "hang", 4) == 4);
    sandbox::Limits limits = short_limits();
    limits.time = std::chrono::milliseconds(500);
    const auto before = hosts::count_belongings();
    const auto start = Clock::now();
    const auto result = sandbox::run(hostile(), command(), sandbox::OpenFile{ends[0]}, limits);
    const auto took = Clock::now() - start;
    CHECK(hosts::count_belongings() == before);
    ::close(ends[0]);
    ::close(ends[1]);
    CHECK(ids(result) == "SBX-0011");
    CHECK(argument(result, "limit") == "0.5");
    CHECK(took >= std::chrono::milliseconds(500));
    CHECK(took < std::chrono::seconds(10));
}

TEST_CASE("a child that computes for ever is ended by the processor's time") {
    const auto result = run("spin");
    CHECK(ids(result) == "SBX-0012");
    CHECK(argument(result, "limit") == "1");
}

TEST_CASE("a child that closes its answer and goes on is ended all the same") {
    CHECK(ids(run("close_and_spin", "loose", [] {
              sandbox::Limits limits = short_limits();
              limits.time = std::chrono::milliseconds(300);
              return limits;
          }())) == "SBX-0011");
}

TEST_CASE("a child that wants more memory than it may have is ended by name") {
    if (!sandbox::limits_address_space()) {
        WARN("SKIPPED: a sanitizer build does not limit the address space");
        return;
    }
    const auto result = run("memory");
    CHECK(ids(result) == "SBX-0013");
    CHECK(argument(result, "limit") == "256 MB");
}

TEST_CASE("an answer larger than the limit ends the child") {
    sandbox::Limits limits = short_limits();
    limits.answer = 8U << 20;
    limits.processor_seconds = 10;
    const auto result = run("flood", {}, limits);
    CHECK(ids(result) == "SBX-0014");
    CHECK(argument(result, "limit") == "8 MB");
}

TEST_CASE("an answer of exactly the limit is taken") {
    sandbox::Limits limits = short_limits();
    limits.answer = 4;
    CHECK(ids(run("echo", {}, limits)) == "");
    limits.answer = 3;
    CHECK(ids(run("echo", {}, limits)) == "SBX-0014");
}

TEST_CASE("a child that complains without end costs no memory and ends by its processor's time or by itself") {
    sandbox::Limits limits = short_limits();
    limits.processor_seconds = 10;
    limits.time = std::chrono::milliseconds(1000);
    const auto result = run("complain", {}, limits);
    if (result)
        CHECK(result.value->complaint.size() == 4096);
    else
        CHECK(ids(result) == "SBX-0011");
}

TEST_CASE("a crash is told by its signal and an exit by its code") {
    CHECK(argument(run("crash", "loose"), "signal") == std::to_string(SIGTERM));
    if (sandbox::limits_address_space()) { // a sanitizer turns these into exits
        CHECK(argument(run("fall"), "signal") == std::to_string(SIGSEGV));
        CHECK(argument(run("overflow"), "signal") == std::to_string(SIGSEGV));
        CHECK(argument(run("abort"), "signal") == std::to_string(SIGABRT));
        CHECK(ids(run("abort")) == "SBX-0017");
    }
    const auto exited = run("exit");
    CHECK(ids(exited) == "SBX-0018");
    CHECK(argument(exited, "code") == "3");
}

TEST_CASE("a grandchild that keeps the answer open does not keep the parent waiting") {
    const auto start = Clock::now();
    const auto result = run("grandchild", "loose");
    CHECK(ids(result) == "");
    CHECK(Clock::now() - start < std::chrono::seconds(15));
}

TEST_CASE("a file larger than the limit is not read") {
    sandbox::Limits limits = short_limits();
    limits.input = 1U << 20;
    const std::string bytes(limits.input + 1, 'x');
    const auto result = run(bytes, {}, limits);
    CHECK(ids(result) == "SBX-0020");
    CHECK(argument(result, "limit") == "1 MB");
}

TEST_CASE("a helper that cannot be started is named") {
    const auto result = sandbox::run({"/nowhere/qujat-sandbox", false}, command(), "x", short_limits());
    CHECK(ids(result) == "SBX-0002");
    CHECK(argument(result, "program") == "/nowhere/qujat-sandbox");
    CHECK(argument(result, "reason") == "No such file or directory");
    CHECK(ids(sandbox::run({"/etc", false}, command(), "x", short_limits())) == "SBX-0002");
}

TEST_CASE("a child that cannot close itself in says which step failed") {
    const auto result = run("good", "pressed");
    CHECK(ids(result) == "SBX-0005");
    CHECK(argument(result, "step") == "landlock_create_ruleset: errno 24"); // EMFILE
}

TEST_CASE("a host that ignores SIGCHLD gets its answer and keeps no zombie") {
    struct sigaction ignored{}, before{};
    ignored.sa_handler = SIG_IGN;
    REQUIRE(::sigaction(SIGCHLD, &ignored, &before) == 0);
    const auto belongings = hosts::count_belongings();
    const auto good = run("echo");
    const auto bad = run("exit");
    sandbox::Command convert;
    convert.task = sandbox::Command::Task::convert;
    convert.converter = {hosts::converter(), "copy"};
    const auto converted = sandbox::run(hostile(), convert, "x", short_limits());
    const auto records = sandbox::read_plan_file(hostile(), "half", "plan.txt", short_limits());
    sandbox::Limits limits = short_limits();
    limits.time = std::chrono::milliseconds(300);
    const auto late = run("close_and_spin", "loose", limits);
    CHECK(hosts::count_belongings() == belongings);
    REQUIRE(::sigaction(SIGCHLD, &before, nullptr) == 0);

    REQUIRE(ids(good) == "");
    CHECK(good.value->bytes == "echo");
    CHECK(!good.value->ending_known);
    CHECK(ids(bad) == ""); // nobody can know; the empty answer is what is left
    CHECK(ids(converted) == "SBX-0021");
    CHECK(ids(records) == "PLN-0001 SBX-0021");
    CHECK(ids(late) == "SBX-0011");
}

TEST_CASE("a host without standard descriptors is served as well") {
    // In a thread of its own nothing would help: descriptors belong to the process. So they are put aside and brought back.
    int kept[3];
    for (int i = 0; i < 3; ++i)
        kept[i] = ::fcntl(i, F_DUPFD_CLOEXEC, 100);
    for (int i = 0; i < 3; ++i)
        ::close(i);
    const auto result = run("echo");
    for (int i = 0; i < 3; ++i) {
        ::dup2(kept[i], i);
        ::close(kept[i]);
    }
    REQUIRE(ids(result) == "");
    CHECK(result.value->bytes == "echo");
}

TEST_CASE("many threads may run children at once") {
    const auto before = hosts::count_belongings();
    std::string answers[4];
    {
        std::vector<std::thread> threads;
        for (std::string& answer : answers)
            threads.emplace_back([&answer] {
                for (int i = 0; i < 10; ++i) {
                    const auto result = run("echo", i % 2 == 0 ? "" : "txt");
                    answer += result ? result.value->bytes : "nothing";
                }
            });
        for (std::thread& thread : threads)
            thread.join();
    }
    std::string expected;
    for (int i = 0; i < 10; ++i)
        expected += "echo";
    for (const std::string& answer : answers)
        CHECK(answer == expected);
    CHECK(hosts::count_belongings() == before);
}

TEST_CASE("two hundred runs of every ending leave no descriptor, process or zombie") {
    const char* const behaviours[] = {"good", "garbage", "quiet", "exit", "open_passwd", "fork", "crash", "echo"};
    const auto before = hosts::count_belongings();
    for (int i = 0; i < 200; ++i)
        (void)run(behaviours[i % 8]);
    (void)sandbox::run({"/nowhere/qujat-sandbox", false}, command(), "x", short_limits());
    CHECK(hosts::count_belongings() == before);
}
