#include "support.hpp"

#include <atomic>
#include <thread>

using namespace engine_test;

TEST_CASE("eight threads sharing one library give the bytes that one thread gives") {
    std::vector<RenderRequest> requests;
    for (const Paper& paper : papers()) {
        for (int i = 0; i < 3; ++i) {
            RenderRequest request = request_of(paper);
            request.data = with(request.data, paper.document == certificate ? "/document/registration_number" : "/out/doc_number", "\"AH-" + std::to_string(1000 + i) + "\"");
            requests.push_back(request);
        }
        RenderRequest wrong = request_of(paper);
        wrong.data = with(wrong.data, "/applicant/org_bin", "\"000000000000\"");
        requests.push_back(wrong);
    }
    std::vector<std::string> expected;
    for (const RenderRequest& request : requests) {
        const Outcome outcome = Library(real_world()).render(request); // each from a library of its own
        expected.push_back(outcome.ok ? outcome.bytes : outcome.problems.front().text);
    }
    const Library shared(real_world()); // nothing is loaded yet: the threads race for that too
    std::atomic<std::size_t> same = 0, started = 0;
    constexpr std::size_t count = 8;
    std::vector<std::thread> threads;
    for (std::size_t thread = 0; thread < count; ++thread) {
        threads.emplace_back([&, thread] {
            ++started;
            while (started < count)
                std::this_thread::yield();
            for (std::size_t i = 0; i < requests.size(); ++i) {
                const std::size_t at = (i * 5 + thread * 3) % requests.size(); // each in an order of its own (5 has no factor in common with 32)
                const Outcome outcome = shared.render(requests[at]);
                same += (outcome.ok ? outcome.bytes : outcome.problems.front().text) == expected[at] ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK(requests.size() % 5 != 0);
    CHECK(same == count * requests.size());
}

TEST_CASE("what one document says does not depend on those made before it") {
    const Library shared(real_world());
    const RenderRequest request = request_of({refusal, "ru", "r703"});
    const std::string first = rendered(shared, request);
    for (const Paper& paper : papers())
        rendered(shared, request_of(paper));
    CHECK(rendered(shared, request) == first);
}

TEST_CASE("one call, one paper: any changed field changes the bytes, no field that is not printed does") {
    const RenderRequest request = request_of({certificate, "ru", "r703"});
    const std::string pdf = rendered(library(), request);
    RenderRequest other = request;
    other.data = with(request.data, "/document/registration_number", "\"AH-2026-0118\"");
    CHECK(rendered(library(), other) != pdf);
    other.data = with(request.data, "/document/contract_signed_at", "\"2026-11-17\"");
    CHECK(rendered(library(), other) == pdf);
}
