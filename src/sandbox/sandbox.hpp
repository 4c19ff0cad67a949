#pragma once

#include "plan/comments.hpp"
#include "plan/plan.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Running a child that can do no harm. The parent's side: starts the helper program `qujat-sandbox`, waits no longer than it was told, and says by name
/// which limit was hit. What the child may do is in `confine.hpp`.
///
/// Safe in a host of many threads: nothing is forked without exec, every descriptor closes on exec, no signal handler is set, and no SIGCHLD is needed. No
/// process and no descriptor outlives a call.
namespace qujat::sandbox {

/// The helper program, and what to do on a kernel without Landlock: with seccomp alone a converter could read any file of the host's user.
struct Helper {
    std::string program; ///< absolute path of qujat-sandbox
    bool allow_weak_sandbox = false;
    std::string converters = "/usr/bin"; ///< the folder of poppler's programs, antiword and tesseract
};

/// Looks for qujat-sandbox beside the program or library this code is in, then in ../libexec/qujat and ../../libexec/qujat from there. A given `program` is
/// only made absolute. Reports SBX-0001 (not found; names the places).
diag::Result<Helper> find_helper(std::string_view program = {});

/// What the child is to do with its standard input.
struct Command {
    enum class Task {
        read,   ///< parse it in the helper and answer with plan records
        annotate, ///< put comments into it: `plan::write_comments`, then the file; see `annotate_file`
        convert ///< run a converter on it, e.g. {"/usr/bin/pdftotext", "-enc", "UTF-8", "-", "-"}
    };
    enum class Calls { kill, name };

    Task task = Task::read;
    bool sections = false;              ///< read: the input is what converters answered (`plan::write_sections`)
    std::string extension;              ///< read: of the file's name, "docx"; only a hint. Lower-case letters and digits, or empty
    std::vector<std::string> converter; ///< convert: an absolute path, and its arguments
    bool one_thread = false;            ///< convert: its environment is OMP_THREAD_LIMIT=1 instead of none: tesseract would start threads, which no converter may
    bool any_exit = false;              ///< convert: whatever exit code the converter ends with is an answer
    Calls forbidden = Calls::kill;      ///< read: `name` lets the child tell which system call it tried before it ends; for finding out why
};

struct Limits {
    std::chrono::milliseconds time{20'000}; ///< by the clock on the wall
    std::uint32_t processor_seconds = 10;
    std::uint64_t memory = 256U << 20; ///< bytes of address space; not kept in sanitizer builds
    std::size_t input = 64U << 20;     ///< bytes of the submitted file
    std::size_t answer = 48U << 20;    ///< bytes; a full set of plan records fits
};

/// Bytes, or a descriptor open for reading only (a file, a pipe), which stays the caller's; its offset moves.
struct OpenFile {
    int descriptor = -1;
};
using Input = std::variant<std::string_view, OpenFile>;

struct Answer {
    std::string bytes;
    std::string complaint; ///< the first 4,096 bytes of standard error, as the child wrote them
    int exit_code = 0;     ///< of a converter, where any is an answer
    /// False when the host ignores SIGCHLD or reaps every child: then only the bytes themselves tell whether they are whole.
    bool ending_known = true;
    std::chrono::microseconds processor_time{0};
    std::uint64_t peak_memory = 0; ///< bytes resident
};

/// Runs the helper once and waits for its end.
///
/// Reports SBX-0002 (cannot be started), SBX-0003 and SBX-0004 (no Landlock: error, or a warning when a weak sandbox is allowed), SBX-0005 (the child could not
/// close itself in), SBX-0006 (the host is short of something), SBX-0011 to SBX-0018 (time, processor, memory, size of the answer, a forbidden system
/// call, a crash, an exit code), SBX-0020 (the file is too large), SBX-0021 (a converter's ending could not be learned). Blocks; any thread. The child dies with
/// the thread that waits for it.
diag::Result<Answer> run(const Helper& helper, const Command& command, const Input& input, const Limits& limits = {});

/// Whether pages without text, and pictures, are read by OCR (poppler's pdftoppm and tesseract): seconds a page, for at most 60 pages of a file.
enum class Ocr : std::uint8_t { no, yes };

/// Reads a submitted file in the sandbox: `run` and `plan::read_records`. `name` is the file's name as the user knows it; the place of every problem and
/// note names it. A note of the child that is an error means no value. A PDF, known by its first bytes, goes to poppler's programs first, each in a sandbox of its own, and
/// what they answer to the reader. Reports what `run` does, PLN-0001, SBX-0019, SBX-0022 (a converter is not installed) and
/// SBX-0023 (OCR is not). tesseract alone has 60 seconds of processor, 120 by the clock and 768 MB a page, whatever less `limits` gives.
diag::Result<plan::Part> read_plan_file(const Helper& helper, std::string_view bytes, std::string_view name, const Limits& limits = {}, Ocr ocr = Ocr::no);

/// A file as the child gave it back, and what it said of it.
struct AnnotatedFile {
    std::string bytes;
    std::vector<diag::Diagnostic> notes;
};

/// Puts comments into a submitted DOCX in the sandbox. The blocks are those that `read_plan_file` gave. The answer is the length of plan records (32 bits), records without
/// blocks, and the file: its bytes are the child's word, of which only the first, the length and the notes are checked here. Reports what `read_plan_file` does, and
/// SBX-0030 (the answer is no DOCX).
diag::Result<AnnotatedFile> annotate_file(const Helper& helper, std::string_view bytes, std::string_view name, const plan::Comments& comments, const Limits& limits = {});

} // namespace qujat::sandbox
