#pragma once

#include <string_view>

/// What a file is, by its bytes.
namespace qujat::extract {

enum class Format {
    zip,  ///< to be looked into
    text, ///< nothing else: plain text, or no text at all
    html,
    rtf,
    flat_odf, ///< OpenDocument in one XML file
    encrypted_office, ///< OOXML with a password: an OLE2 container with the stream EncryptedPackage (MS-OFFCRYPTO, 2.3.4)
    damaged_ole, ///< an OLE2 container (DOC, XLS) whose directory is not to be found: cut off, mostly
    other ///< known by name, not read
};

struct Sniffed {
    Format format = Format::text;
    std::string_view name; ///< of `other`: as the user knows it, the same in all languages: "PDF", "DOC (Word 97–2003)"
    bool is_page = false; ///< `html`: begins as a whole page does
};

Sniffed sniff(std::string_view bytes);

/// The names of the streams in an OLE2 container matter here: true when one is called `name` (ASCII). Walks the directory by the allocation table;
/// a damaged container has no streams.
bool has_ole_stream(std::string_view bytes, std::string_view name);
/// The directory is where the header says, to its end. Of a file that was not uploaded whole it mostly is not.
bool has_ole_directory(std::string_view bytes);

} // namespace qujat::extract
