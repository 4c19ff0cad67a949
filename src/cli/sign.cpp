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

// The terminal itself, whatever standard input and output are; while it lives it neither echoes nor edits lines nor sends signals: Ctrl-C comes as a character,
// so that the terminal is never left mute.
class Terminal {
  public:
    Terminal() : file_(open("/dev/tty", O_RDWR | O_CLOEXEC)) {
        if (file_ < 0 || tcgetattr(file_, &before_) != 0)
            return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG);
        quiet.c_cc[VMIN] = 1;
        quiet.c_cc[VTIME] = 0;
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
        std::string line;
        line.reserve(longest + 1); // no copies while it grows
        bool is_answer = false;
        for (char c = 0; !is_answer && next(c);) {
            is_answer = c == '\n' || c == '\r';
            if (c == backspace || c == erase)
                erase_last(line);
            else if (c == kill)
                line.clear();
            else if (!is_answer && line.size() < longest)
                line += c;
        }
        Secret secret(std::move(line));
        return is_answer ? std::optional(std::move(secret)) : std::nullopt;
    }

  private:
    static constexpr char interrupt = 3, end = 4, backspace = 8, kill = 21, quit = 28, erase = 127; // Ctrl-C, Ctrl-D, Ctrl-H, Ctrl-U, Ctrl-backslash, Delete

    // False at the end and when cancelled.
    bool next(char& c) const {
        ssize_t got = 0;
        do
            got = read(file_, &c, 1);
        while (got < 0 && errno == EINTR);
        return got > 0 && c != interrupt && c != end && c != quit;
    }
    // One character: the bytes that only continue one in UTF-8 go with it.
    static void erase_last(std::string& line) {
        while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0U) == 0x80)
            line.pop_back();
        if (!line.empty())
            line.pop_back();
    }

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
    request.operator_file = options.operator_file;
    request.messages = options.messages;
    const Library library(disk_world(options.places));
    return give(library.sign(request), options, true);
}

} // namespace qujat::cli
