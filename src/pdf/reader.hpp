#pragma once

#include "diag/diag.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// A strict reader of the files we write, for bytes nobody vouches for: classic cross-reference tables, direct lengths,
/// no recursion, every offset checked. It leaves by `diag::stop` with PDF-0101 (not our kind of file) or PDF-0102
/// (damaged).
namespace qujat::pdf {

class FileReader {
  public:
    /// Reads the header and every cross-reference section, the newest first.
    explicit FileReader(const diag::SourcePtr& file);

    /// The trailer of the newest update.
    std::string_view trailer() const { return trailer_; }
    /// Where its cross-reference table begins.
    std::size_t table_offset() const { return table_offset_; }
    /// How many cross-reference tables there are: one, and one more for each update. This reader goes through no more than `most_updates`.
    std::size_t tables() const { return tables_; }
    static constexpr std::size_t most_updates = 16;
    /// Ends the reading unless nothing but one end of line follows the last "%%EOF".
    void ensure_complete() const;
    /// What follows "n 0 obj", to the end of the file.
    std::string_view object(std::uint32_t number) const;

    /// The dictionary `text` begins with, brackets included.
    std::string_view dictionary(std::string_view text) const;
    struct Entry {
        std::string_view key, value;
    };
    /// All of the dictionary that `text` begins with, in its order.
    std::vector<Entry> entries(std::string_view text) const;
    /// The value of a key of the dictionary that `text` begins with.
    std::optional<std::string_view> find(std::string_view text, std::string_view key) const;
    std::string_view require(std::string_view text, std::string_view key) const;
    std::uint32_t reference(std::string_view value) const;
    std::size_t integer(std::string_view value) const;
    /// The object numbers of an array that holds references only.
    std::vector<std::uint32_t> references(std::string_view value) const;
    /// The bytes of the stream that `text`, the result of `object`, holds, still filtered.
    std::string_view stream(std::string_view text) const;

    /// A problem at this piece of the file.
    [[noreturn]] void damaged(std::string_view where) const;
    [[noreturn]] void foreign() const;

  private:
    struct Section {
        std::uint32_t first, count;
        std::size_t entries; ///< offset of the first 20-byte entry
    };
    bool next_entry(std::string_view text, std::size_t& at, Entry& entry) const;
    std::size_t read_section_list(std::size_t offset);
    std::optional<std::size_t> read_update(std::size_t offset);
    std::string_view from(std::size_t offset) const;

    diag::SourcePtr file_;
    std::string_view bytes_;
    std::string_view trailer_;
    std::vector<Section> sections_;
    std::size_t table_offset_ = 0, tables_ = 0;
};

} // namespace qujat::pdf
