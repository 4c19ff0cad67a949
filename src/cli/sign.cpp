#include "cli/commands.hpp"

#include "cli/words.hpp"

#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <termios.h>
#include <unistd.h>

namespace qujat::cli {

namespace {

constexpr std::size_t key_limit = 1U << 20, pdf_limit = 256U << 20;

// The terminal itself, whatever standard input and output are; without echo while it lives.
class Terminal {
  public:
    Terminal() : file_(open("/dev/tty", O_RDWR | O_CLOEXEC)) {
        if (file_ < 0 || tcgetattr(file_, &before_) != 0)
            return;
        termios quiet = before_;
        // Signals off as well: Ctrl-C must not leave the terminal mute, it comes as a character.
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
        is_quiet_ = tcsetattr(file_, TCSAFLUSH, &quiet) == 0;
    }
    ~Terminal() {
        if (is_quiet_)
            tcsetattr(file_, TCSAFLUSH, &before_);
        if (file_ >= 0)
            close(file_);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    bool is_usable() const { return is_quiet_; }
    void print(const std::string& text) const { static_cast<void>(!write(file_, text.data(), text.size())); }
    // Nothing when it was cancelled.
    std::optional<Secret> read_line() const {
        constexpr std::size_t longest = 1024;
        constexpr char interrupt = 3, escape = 28; // Ctrl-C, Ctrl-backslash
        std::string line;
        line.reserve(longest); // no copies while it grows
        bool cancelled = true;
        for (char c = 0; line.size() < longest;) {
            const ssize_t got = read(file_, &c, 1);
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0 || c == interrupt || c == escape)
                break;
            if (c == '\n') {
                cancelled = false;
                break;
            }
            line += c;
        }
        Secret secret(std::move(line));
        return cancelled ? std::nullopt : std::optional(std::move(secret));
    }

  private:
    int file_;
    termios before_{};
    bool is_quiet_ = false;
};

// The answer to a question on the terminal; nothing when there is no terminal or no answer.
std::optional<Secret> ask_pass_phrase(const Options& options) {
    const Terminal terminal;
    if (!terminal.is_usable())
        return std::nullopt;
    terminal.print(pass_phrase_prompt(options.p12, options.messages));
    auto answer = terminal.read_line();
    terminal.print("\n");
    return answer;
}

} // namespace

OpenedKey find_key(const Options& options) {
    Secret pass_phrase;
    if (!options.pass_file.empty()) {
        const Outcome read = read_pass_phrase(options.pass_file, options.messages, pass_phrase);
        if (!read.ok)
            return {finish(read, options), nullptr};
    } else if (auto answer = ask_pass_phrase(options)) {
        pass_phrase = std::move(*answer);
    } else {
        return {missing("--pass-file", options), nullptr};
    }
    const Outcome file = read_file(options.p12, key_limit, options.messages);
    if (!file.ok)
        return {finish(file, options), nullptr};
    OpenedKey opened;
    opened.code = finish(open_key(file.bytes, options.p12, pass_phrase, options.messages, opened.key), options);
    return opened;
}

int run_sign(const Options& options) {
    if (options.file.empty())
        return missing("FILE", options);
    if (options.p12.empty())
        return missing("--p12", options);
    SignRequest request;
    Outcome file = read_file(options.file, pdf_limit, options.messages);
    if (!file.ok)
        return finish(file, options);
    OpenedKey opened = find_key(options);
    if (!opened.key)
        return opened.code;
    request.file = std::move(file.bytes);
    request.file_name = options.file;
    request.key = std::move(opened.key);
    request.field = options.field;
    request.date = options.date;
    request.messages = options.messages;
    const Library library(disk_world(options.places));
    return give(library.sign(request), options, true);
}

} // namespace qujat::cli
