#include "hosts.hpp"

#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

using namespace qujat;

namespace {

// Polls, because the kernel tells nobody but the parent.
template <class Condition>
bool comes_true(Condition condition) {
    for (int i = 0; i < 200; ++i) {
        if (condition())
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
}

} // namespace

TEST_CASE("a child dies with its host") {
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    REQUIRE(::write(ends[1], "hang", 4) == 4);
    const pid_t host = ::fork();
    if (host == 0) {
        (void)sandbox::run(hosts::hostile(), hosts::command(), sandbox::OpenFile{ends[0]}, sandbox::Limits());
        ::_exit(0);
    }
    REQUIRE(host > 0);
    ::close(ends[0]);
    std::vector<std::string> children;
    CHECK(comes_true([&] {
        children = hosts::children_of(host);
        return children.size() == 1 && children[0].find("(sandbox_hostile)") != std::string::npos;
    }));
    // It waits for more input once it has taken all there is.
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    ::kill(host, SIGKILL);
    REQUIRE(::waitpid(host, nullptr, 0) == host);
    REQUIRE(!children.empty());
    const std::string id = children[0].substr(0, children[0].find(' '));
    // Gone, or dead and waiting for the machine's init to notice.
    CHECK(comes_true([&] {
        const std::string state = hosts::state_of(id);
        return state.empty() || state == "Z";
    }));
    ::close(ends[1]);
}
