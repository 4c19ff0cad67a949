#include "attacks.hpp"

#include "plan/plan.hpp"
#include "sandbox/confine.hpp"

#include <cstdlib>
#include <string>

// Stands in for qujat-sandbox with a parser that has been taken over: closes itself in with the very functions of the helper, then does what its input
// names. The extension chooses how well it is closed in: "loose" not at all, "files" by Landlock alone, "calls" by the filter alone, "pressed" after a
// limit that keeps Landlock from working; otherwise as the helper is.

namespace {

using namespace qujat;

void say(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(1, text.data(), text.size());
        if (written < 0)
            ::_exit(7);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void close_in(const sandbox::Orders& orders) {
    const std::string& how = orders.command.extension;
    sandbox::Refused refused;
    if (how == "loose")
        return;
    if (how == "files") {
        refused = sandbox::renounce_privileges();
        if (!refused)
            refused = sandbox::restrict_files(orders);
    } else if (how == "calls") {
        refused = sandbox::filter_calls(orders);
    } else {
        if (how == "pressed") {
            const rlimit none{3, 3};
            ::setrlimit(RLIMIT_NOFILE, &none);
        }
        refused = sandbox::confine(orders);
    }
    if (refused) {
        const std::string words = std::string(refused->step) + ": errno " + std::to_string(refused->error) + "\n";
        ::_exit(::write(2, words.data(), words.size()) > 0 ? static_cast<int>(refused->step == "landlock" ? sandbox::Ending::no_landlock : sandbox::Ending::not_confined) : 7);
    }
}

// `volatile` keeps the compiler from seeing that this never ends.
[[noreturn]] void spin() {
    for (volatile unsigned turns = 0;;)
        turns = turns + 1;
}

int overflow_stack(int depth) {
    volatile char frame[4096] = {};
    frame[0] = static_cast<char>(depth);
    return depth < 0 ? depth : overflow_stack(depth + 1) + frame[0];
}

[[noreturn]] void eat_memory() {
    try {
        for (std::string hoard;;)
            hoard.append(1U << 20, 'x');
    } catch (const std::bad_alloc&) {
        ::_exit(static_cast<int>(sandbox::Ending::no_memory));
    }
}

[[noreturn]] void flood(int descriptor) {
    const std::string block(1U << 16, 'x');
    for (int i = 0; i < (1 << 14); ++i) // 1 GB
        if (::write(descriptor, block.data(), block.size()) < 0)
            ::_exit(7);
    ::_exit(0);
}

std::string good_records() {
    plan::Part part;
    part.format = "txt";
    plan::Block block;
    block.text = "Бизнес-жоспар";
    part.blocks.push_back(block);
    return plan::write_records(part);
}

// What a child answers that was to put comments in: length, records, file.
std::string annotated(const char* note, std::string_view file, std::uint32_t more) {
    plan::Part part;
    if (*note != 0)
        part.notes.push_back({note, {}, {}, {}});
    const std::string records = plan::write_records(part);
    std::string answer;
    for (int shift = 0; shift < 32; shift += 8)
        answer += static_cast<char>(((records.size() + more) >> shift) & 0xFFU);
    return answer + records + std::string(file);
}

// A process of its own session that keeps the answer open after we are gone: only possible when loose.
void leave_grandchild() {
    if (::fork() == 0) {
        ::setsid();
        ::alarm(20);
        for (;;)
            ::pause();
    }
}

void behave(const std::string& name, std::string& input) {
    if (name == "good")
        say(good_records());
    else if (name == "good_slowly_closed") {
        say(good_records());
        ::close(1);
    } else if (name == "garbage")
        say(std::string(1000, '\xFF'));
    else if (name == "half") {
        const std::string records = good_records();
        say(std::string_view(records).substr(0, records.size() / 2));
    } else if (name == "more")
        say(good_records() + good_records());
    else if (name == "foreign_note") {
        plan::Part part;
        part.format = "txt";
        part.notes.push_back({"DAT-0001", {}, {}, {}});
        say(plan::write_records(part));
    } else if (name == "annotated")
        say(annotated("EXT-0054", "PK\x03\x04", 0));
    else if (name == "annotated_no_docx")
        say(annotated("", "MZ", 0));
    else if (name == "annotated_foreign_note")
        say(annotated("DAT-0001", "PK\x03\x04", 0));
    else if (name == "annotated_too_long")
        say(annotated("", "PK\x03\x04", 100));
    else if (name == "annotated_without_length") {
        plan::Part part;
        part.format = "docx";
        say(plan::write_records(part));
    } else if (name == "quiet")
        return;
    else if (name == "echo")
        say(input);
    else if (name == "environment") {
        for (char** word = environ; *word != nullptr; ++word)
            say(std::string(*word) + "\n");
        for (int descriptor = 3; descriptor < 1024; ++descriptor)
            if (::fcntl(descriptor, F_GETFD) >= 0)
                say("descriptor " + std::to_string(descriptor) + "\n");
        char folder[64] = "";
        say(std::string("folder ") + (::getcwd(folder, sizeof folder) != nullptr ? folder : "?"));
    } else if (name == "memory")
        eat_memory();
    else if (name == "spin")
        spin();
    else if (name == "close_and_spin") {
        ::close(1);
        ::close(2);
        spin();
    } else if (name == "hang")
        [[maybe_unused]] const auto size = ::read(0, input.data(), 1);
    else if (name == "flood")
        flood(1);
    else if (name == "complain")
        flood(2);
    else if (name == "crash")
        ::raise(SIGTERM); // sanitizers catch SIGSEGV
    else if (name == "fall") {
        volatile int* volatile nowhere = nullptr;
        *nowhere = 1;
    } else if (name == "abort")
        std::abort();
    else if (name == "overflow")
        say(std::to_string(overflow_stack(0)));
    else if (name == "exit")
        ::_exit(3);
    else if (name == "grandchild") {
        leave_grandchild();
        say(good_records());
    } else
        ::_exit(99);
}

} // namespace

int main(int count, char** words) {
    const std::vector<std::string> arguments(words + 1, words + count);
    const auto orders = sandbox::read_arguments(arguments);
    if (!orders)
        return static_cast<int>(sandbox::Ending::usage);
    close_in(*orders);
    // "name parent-pid secret"
    std::string input(4096, '\0');
    const ssize_t size = ::read(0, input.data(), input.size());
    input.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    if (std::string_view rest = input; orders->command.task == sandbox::Command::Task::annotate && plan::take_comments(rest).value)
        input = std::string(rest);
    const std::string name = input.substr(0, input.find(' '));
    if (const attacks::Attack* attack = attacks::find(name.c_str())) {
        const std::size_t second = input.find(' ', name.size() + 1);
        const attacks::Victim victim{std::atoi(input.c_str() + name.size() + 1), input.c_str() + second + 1};
        attacks::try_and_tell(*attack, victim);
    } else {
        behave(name, input);
    }
    ::_exit(0);
}
