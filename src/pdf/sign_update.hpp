#pragma once

#include "pdf/objects.hpp"
#include "pdf/reader.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qujat::pdf {

/// The dictionary `text` with some of its values replaced or added.
std::string with_entries(const FileReader& reader, std::string_view text, const std::vector<FileReader::Entry>& changed);

/// One incremental update (ISO 32000-1, 7.5.6) being written behind a file: objects, their cross-reference table, the trailer.
class Update {
  public:
    /// Copies the file; `reader` must outlive the update.
    Update(const FileReader& reader, std::string_view file);

    /// Objects made by PoDoFo; they get the numbers behind the file's. Written by `write_objects`, once.
    PdfVecObjects& objects() { return objects_; }
    void write_objects();
    /// A number for an object of our own. After `write_objects` only.
    std::uint32_t reserve() { return next_++; }
    /// Writes a new version of an object, or one whose number is reserved. Returns where `syntax` begins in the file.
    std::size_t write(std::uint32_t number, std::string_view syntax);
    /// Writes table and trailer and hands the file out.
    std::string finish();

  private:
    void begin_object(std::uint32_t number);
    std::string file_id() const;

    const FileReader& reader_;
    const std::size_t old_size_;
    std::string out_;
    PdfVecObjects objects_;
    std::uint32_t next_;
    std::map<std::uint32_t, std::size_t> offsets_;
};

} // namespace qujat::pdf
