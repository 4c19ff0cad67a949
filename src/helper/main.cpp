#include "extract/extract.hpp"
#include "extract/read_converted.hpp"
#include "plan/plan.hpp"
#include "sandbox/confine.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

// qujat-sandbox: the only program of ours that reads what an applicant submitted, and only after it has closed itself in. Everything it says goes through
// three descriptors: the file on 0, the answer on 1, words for people on 2. It never returns from main once closed in: leaving through _exit runs no
// destructor and no exit handler that might want what is now forbidden.

namespace {

using namespace qujat;
using sandbox::Ending;

[[noreturn]] void leave(Ending ending) { ::_exit(static_cast<int>(ending)); }

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return true;
}

void complain(std::string_view what, int error) {
    write_all(STDERR_FILENO, std::string(what) + ": " + std::generic_category().message(error) + "\n");
}

constexpr std::string_view usage = "qujat-sandbox read [LIMITS] [--extension docx | --sections] [--name-calls] < FILE | cat\n"
                                   "    parses a submitted file and answers with plan records\n"
                                   "qujat-sandbox annotate [LIMITS] < COMMENTS-AND-FILE | cat\n"
                                   "    puts comments into a submitted DOCX\n"
                                   "qujat-sandbox exec [LIMITS] [--one-thread] /PATH/TO/CONVERTER [ARGUMENT...] < FILE | cat\n"
                                   "    runs a converter that can open nothing for writing, start nothing and reach nobody\n"
                                   "qujat-sandbox --version\n"
                                   "    what this kernel gives\n"
                                   "LIMITS: --memory BYTES --processor-seconds SECONDS --input BYTES --allow-weak-sandbox\n";

int print_version() {
    const int landlock = sandbox::landlock_version();
    std::string text = "qujat-sandbox";
#ifdef QUJAT_VERSION
    text += " " QUJAT_VERSION;
#endif
    text += "\nlandlock: " + (landlock > 0 ? "version " + std::to_string(landlock) : std::string("none"));
    text += std::string("\nseccomp: ") + (sandbox::has_seccomp() ? "yes" : "none");
    text += std::string("\nmemory: ") + (sandbox::limits_address_space() ? "limited" : "NOT limited (sanitizer build)") + "\n";
    return write_all(STDOUT_FILENO, text) ? 0 : 1;
}

void close_in(const sandbox::Orders& orders) {
    if (const auto refused = sandbox::confine(orders)) {
        complain(refused->step, refused->error);
        leave(refused->step == "landlock" ? Ending::no_landlock : Ending::not_confined);
    }
}

// Room for the whole file at once: growing by doubling would take three times its size.
std::string read_input(std::size_t expected, std::size_t most) {
    std::string bytes;
    bytes.reserve(std::min(expected, most) + 1);
    for (;;) {
        const std::size_t before = bytes.size();
        // First the whole of the expected room, whose last byte finds the end; a pipe is read in steps.
        bytes.resize(bytes.capacity() > before ? std::min(bytes.capacity(), most + 1) : before + 256 * 1024);
        const ssize_t size = ::read(STDIN_FILENO, bytes.data() + before, bytes.size() - before);
        const int error = errno;
        bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
        if (size < 0 && error != EINTR) {
            complain("read", error);
            leave(Ending::failed);
        }
        if (size == 0)
            return bytes;
        if (bytes.size() > most)
            leave(Ending::input_too_large);
    }
}

std::string read_plan(const sandbox::Orders& orders, std::size_t expected) {
    const std::string bytes = read_input(expected, orders.limits.input);
    diag::Result<plan::Part> result = orders.command.sections ? extract::read_converted(bytes) : extract::read(bytes, "." + orders.command.extension);
    plan::Part part = result.value ? std::move(*result.value) : plan::Part();
    part.notes.insert(part.notes.end(), result.problems.begin(), result.problems.end());
    return plan::write_records(part);
}

// The comments, then the file; see `sandbox::annotate_file` for the answer. Comments come from our own program: when they are no good, there is nothing to say to anyone.
bool put_comments(const sandbox::Orders& orders, std::size_t expected) {
    const std::string input = read_input(expected, orders.limits.input);
    std::string_view file = input;
    const diag::Result<plan::Comments> comments = plan::take_comments(file);
    if (!comments)
        throw std::invalid_argument("comments");
    diag::Result<extract::Annotated> result = extract::annotate(file, *comments.value);
    plan::Part part;
    part.format = result.value ? "docx" : "";
    part.notes = result.value ? std::move(result.value->notes) : std::move(result.problems);
    const std::string records = plan::write_records(part);
    std::string answer;
    for (int shift = 0; shift < 32; shift += 8)
        answer += static_cast<char>((records.size() >> shift) & 0xFFU);
    return write_all(STDOUT_FILENO, answer + records) && (!result.value || write_all(STDOUT_FILENO, result.value->bytes));
}

[[noreturn]] void read(const sandbox::Orders& orders) {
    // The C library would look for /etc/localtime when a file's date is asked for.
    ::setenv("TZ", "UTC0", 1);
    extract::prepare();
    struct stat status{};
    const bool is_file = ::fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode);
    close_in(orders);
    try {
        const std::size_t expected = is_file ? static_cast<std::size_t>(status.st_size) : 0;
        const bool annotates = orders.command.task == sandbox::Command::Task::annotate;
        if (!(annotates ? put_comments(orders, expected) : write_all(STDOUT_FILENO, read_plan(orders, expected))))
            leave(Ending::failed);
    } catch (const std::bad_alloc&) {
        leave(Ending::no_memory);
    } catch (...) {
        leave(Ending::failed);
    }
    ::_exit(0);
}

[[noreturn]] void convert(const sandbox::Orders& orders) {
    std::vector<std::string> words = orders.command.converter;
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    // OpenMP, section 6.10: else tesseract starts threads, which the filter kills. Nothing else of the environment.
    std::string one_thread = "OMP_THREAD_LIMIT=1";
    char* environment[] = {orders.command.one_thread ? one_thread.data() : nullptr, nullptr};
    close_in(orders);
    ::execve(pointers[0], pointers.data(), environment);
    complain("execve", errno);
    leave(Ending::failed);
}

} // namespace

int main(int count, char** words) {
    const std::vector<std::string> arguments(words + std::min(count, 1), words + count);
    if (arguments.size() == 1 && arguments[0] == "--version")
        return print_version();
    const auto orders = sandbox::read_arguments(arguments);
    if (!orders) {
        write_all(STDERR_FILENO, usage);
        return static_cast<int>(Ending::usage);
    }
    if (orders->command.task == sandbox::Command::Task::convert)
        convert(*orders);
    read(*orders);
}
