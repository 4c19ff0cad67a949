#pragma once

#include "base/date.hpp"
#include "base/sha256.hpp"
#include "data/contract.hpp"
#include "diag/diag.hpp"
#include "engine/parts.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Inside of a batch: the lines of the items, the names of the files, the journal.
namespace qujat::engine {

/// An open file; closed when it goes.
class FileHandle {
  public:
    explicit FileHandle(int number = -1) : number_(number) {}
    FileHandle(FileHandle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    FileHandle& operator=(FileHandle&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~FileHandle();
    int get() const { return number_; }

  private:
    int number_;
};

/// Writes all of it: 0, or the number of the system's error.
int write_all(int file, std::string_view bytes);

/// The items as a file that can be gone through twice: what comes through a pipe is put aside in the folder, under no name. Reports ENG-0101, ENG-0102, ENG-0844.
FileHandle open_items(const std::string& path, const std::string& folder, diag::Log& log);

/// Where the files of a batch go.
class OutFolder {
  public:
    /// Makes it where it is not there; 0, or the number of the system's error.
    int open(const std::string& path);
    int get() const { return handle_.get(); }
    /// Takes away what a killed run left: files that never got their names.
    void clean() const;
    void remove(const std::string& name) const;
    /// The names are on the disk when it returns true.
    bool sync() const;
    bool has(const std::string& name) const;
    /// Whether a file is there with these bytes.
    bool holds(const std::string& name, const base::Digest& digest) const;
    /// Writes a new file to the disk; nothing, or what the system says.
    std::string write(const std::string& name, const std::string& bytes) const;
    /// 0, or the number of the system's error: EEXIST when a file is there and may not be replaced.
    int rename(const std::string& from, const std::string& to, bool overwrite) const;

  private:
    std::string path_;
    FileHandle handle_;
};

struct Line {
    std::size_t number = 0; ///< from 1
    std::string text;       ///< without its end
    bool is_too_long = false;
};

/// Goes through a file line by line, from its beginning, and keeps one of them. Lines with nothing in them are passed over.
class LineReader {
  public:
    explicit LineReader(int file) : file_(file), buffer_(std::size_t{1} << 16, '\0') {}
    /// False at the end. A failed read throws std::system_error.
    bool next(Line& line);
    /// A digest of every line so far and their numbers.
    std::string digest() const { return base::hex(std::string(chain_.begin(), chain_.end())); }

  private:
    bool read_line(Line& line);

    int file_;
    std::string buffer_;
    std::size_t at_ = 0, end_ = 0, number_ = 0;
    long long offset_ = 0;
    base::Digest chain_{};
};

/// How the files are named.
class NamePattern {
  public:
    /// `text` empty: the number of the document, or else the line. Reports ENG-0830 (no such field), ENG-0831 (not a pattern), ENG-0832 (a name several fields have),
    /// ENG-0833 (a pattern that leaves the folder).
    static diag::Result<NamePattern> parse(std::string_view text, const data::Contract& contract);
    /// Reports ENG-0834 (no value for a field), ENG-0835 (a value that would lead out of the folder).
    std::string file_name(const data::Value& record, std::size_t line, diag::Log& log) const;
    const std::string& text() const { return text_; }

  private:
    struct Piece {
        enum class Kind { literal, field, line } kind = Kind::literal;
        std::string text; ///< of a field: its path
    };
    std::string text_;
    std::vector<Piece> pieces_;
};

/// A name as it may stand in any folder: at most 200 bytes, no leading dot or dash, none of the names that Windows keeps for devices. Empty when nothing is left.
std::string safe_file_name(std::string_view name);
/// The data of a record, whether they were written by somebody or taken from a finished file.
const data::Value& data_of(const data::Value& record);

/// What a batch is, so that it can be told from another.
struct BatchIdentity {
    std::string document, items, settings, templates, version;
    std::size_t records = 0;
    base::Timestamp time{*base::Date::from_parts(1970, 1, 1), 0, 0, 0}; ///< at which all its files are made
};

/// `.qujat-batch.jsonl` in the folder: what the batch is, and a line for each file before it appears. Only appended to. While it lives no other batch can use the folder.
class Journal {
  public:
    /// Begins or goes on; then `identity.time` is that of the first run. Reports ENG-0840 (of another batch), ENG-0841 (an unfinished batch), ENG-0842 (in use), ENG-0843 (damaged),
    /// ENG-0106.
    static std::optional<Journal> open(int folder, const BatchRequest& request, BatchIdentity& identity, diag::Log& log);

    struct Entry {
        std::size_t line = 0;
        base::Digest record{}, file{};
    };
    /// What an earlier run says of a line; the later word counts.
    const Entry* find(std::size_t line) const;
    /// Written and on the disk when it returns. A failed write throws `diag::Stop` with ENG-0106.
    void add(const std::vector<std::pair<Entry, std::string>>& entries_and_names);
    void end();

    static constexpr std::string_view name = ".qujat-batch.jsonl", temporary_prefix = ".qujat-batch-";

  private:
    Journal() = default;
    bool read(const std::string& text, const BatchIdentity& identity, const BatchRequest& request, base::Timestamp& time, diag::Log& log);
    void append(const std::string& text);

    std::string path_; ///< for messages
    FileHandle file_;
    std::vector<Entry> entries_; ///< by line
};

/// Which records share what no two may share: the name of their file, the number of their document.
class Duplicates {
  public:
    /// Of each record in turn. Names that differ in capital letters only are one name: some file systems take them for one.
    void add(std::size_t line, const std::string& file_name, const data::Value& record);
    /// When all are known.
    void settle();
    /// Reports ENG-0836 (the name of a file), ENG-0837 (the number of a document): with all lines that have it.
    void report(const std::string& file_name, const data::Value& record, diag::Log& log) const;

  private:
    using Mark = std::array<unsigned char, 16>; ///< half a digest: enough to tell any two apart
    static Mark mark(char kind, std::string_view words);
    std::string lines_of(const Mark& mark) const;

    std::vector<std::pair<Mark, std::uint32_t>> met_; ///< after `settle` only those met twice
};

} // namespace qujat::engine
