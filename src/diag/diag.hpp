#pragma once

#include "base/language.hpp"
#include "base/shared.hpp"
#include "diag/path.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What went wrong and how it is said. A problem is a value (`Diagnostic`) with a place; a phase returns `Result<T>`: maybe a T, plus everything
/// there is to say about making it, so that one run reports all problems. All values here may be read from any thread; a `Log` belongs to one.
namespace qujat::diag {

enum class Severity { error, warning, note };

/// Whether the lines around a problem may be shown. Data hold personal facts: of them only the faulty value itself is shown.
enum class Excerpt { line, value_only };

/// A named text that places point into: a file, or an answer of a program. Immutable.
struct Source : base::Counted {
    Source(std::string source_name, std::string source_text, Excerpt shown, std::uint32_t line)
        : name(std::move(source_name)), text(std::move(source_text)), excerpt(shown), first_line(line) {}
    std::string name; ///< as the user knows it: a path relative to where they look, or "-"
    std::string text;
    Excerpt excerpt = Excerpt::line;
    std::uint32_t first_line = 1; ///< the number of the line it begins with: a record of a JSON Lines file begins with its own
};
using SourcePtr = base::Shared<Source>;

inline SourcePtr make_source(std::string name, std::string text, Excerpt excerpt = Excerpt::line, std::uint32_t first_line = 1) {
    return std::make_unique<Source>(std::move(name), std::move(text), excerpt, first_line);
}

/// Where: a byte range of a source, a data path ("/applicant/org_bin"), or both. A default-made place says nothing. Three words, for every node
/// of the data and of a document has one.
struct Place {
    SourcePtr source;
    std::uint32_t begin = 0, end = 0;
    Path path;
};

/// Line and column, both from 1; the column counts code points.
struct LineColumn {
    std::uint32_t line = 1, column = 1;
};
LineColumn line_column(const Source& source, std::uint32_t offset);

struct Argument {
    std::string name; ///< as in the message: "{found}"
    std::string value;
};

/// One problem. `id` is an entry of the catalogue ("DAT-0003": room and number); words and severity come from there.
struct Diagnostic {
    std::string id;
    Place place;
    std::vector<Argument> arguments;
    std::vector<Place> related; ///< further places that explain it, e.g. the first of two equal keys
};

/// A catalogue entry in one language: what was found and what was expected; what to do.
struct Words {
    std::string_view text, hint;
};
struct Message {
    std::string_view id;
    Severity severity;
    Words kk, ru, en;
    const Words& in(base::Language language) const {
        return language == base::Language::kk ? kk : language == base::Language::ru ? ru : en;
    }
};

/// The entry of `id`; an unknown id is a defect of ours and ends in DIA-0001.
const Message& find_message(std::string_view id);
/// Every entry, in the order of the ids.
std::span<const Message> catalogue();

Severity severity(const Diagnostic& diagnostic);
/// The message with its arguments in place, without place and hint.
std::string message(const Diagnostic& diagnostic, base::Language language);
std::string hint(const Diagnostic& diagnostic, base::Language language);
/// For a terminal: severity, id, message; file:line:column; the line with a caret; the hint. Ends with a line feed.
std::string to_text(const Diagnostic& diagnostic, base::Language language);
/// One JSON object on one line: id, severity, message, hint, file, line, column, path.
std::string to_json(const Diagnostic& diagnostic, base::Language language);

/// Collects the problems of one run of one phase. Keeps the first 200 and counts the rest, so that hostile input cannot fill the memory.
class Log {
  public:
    void add(Diagnostic diagnostic);
    void add(std::string_view id, Place place, std::vector<Argument> arguments = {}, std::vector<Place> related = {});
    void add(std::vector<Diagnostic> diagnostics);
    bool has_errors() const { return errors_ > 0; }
    std::size_t errors() const { return errors_; }
    /// Hands the problems out; adds DIA-0002 when some were only counted.
    std::vector<Diagnostic> take();

  private:
    std::vector<Diagnostic> diagnostics_;
    std::size_t errors_ = 0, dropped_ = 0;
};

/// Maybe a T, plus everything there is to say about making it. No value means at least one error among the problems.
template <class T>
struct Result {
    std::optional<T> value;
    std::vector<Diagnostic> problems;
    explicit operator bool() const { return value.has_value(); }
};

/// `value` unless the log holds an error.
template <class T>
Result<T> finish(T value, Log& log) {
    Result<T> result;
    if (!log.has_errors())
        result.value = std::move(value);
    result.problems = log.take();
    return result;
}

/// Thrown by `stop` deep inside a phase, caught only at the phase's own boundary.
struct Stop {
    Diagnostic diagnostic;
};
[[noreturn]] void stop(std::string_view id, Place place, std::vector<Argument> arguments = {});

/// `text` cut to `limit` code points with an ellipsis, control characters made visible: for quoting what was found.
std::string quoted(std::string_view text, std::size_t limit = 60);

} // namespace qujat::diag
