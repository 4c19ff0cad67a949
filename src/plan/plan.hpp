#pragma once

#include "diag/diag.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// A submitted plan as blocks with places, and the record form in which the sandboxed reader hands it over.
namespace qujat::plan {

enum class BlockKind : std::uint8_t {
    heading,   ///< by style or by look; see `Block::heading_by`
    paragraph,
    list_item,
    cell,      ///< one cell of a table: its paragraphs joined by line feeds
    footnote,  ///< foot- and endnotes, after the block that refers to them
    text_box,
    picture    ///< a picture; `text` is its alternative text, often empty
};

enum class HeadingBy : std::uint8_t { none, style, look };

/// A stretch of text the reader of the printed plan would see as one thing. Deleted, struck-through and hidden text is not in `text`.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    HeadingBy heading_by = HeadingBy::none;
    std::uint8_t level = 0;    ///< heading: 1 to 9; list item: depth from 1
    std::string numbering;     ///< the number or mark as printed before the text: "3.", "4.1", "а)", "•"; not in `text`
    std::string text;          ///< UTF-8, white space collapsed but for line feeds: between the paragraphs of a cell, and where the author broke a sentence
    std::uint32_t table = 0, row = 0, column = 0; ///< cell: table of the file from 1, row and column from 1; 0 otherwise
    std::uint32_t page = 0;    ///< from 1; 0 where the format has no pages (DOCX)
    std::uint32_t struck = 0;  ///< code points that were struck through or deleted here and left out
    bool emphasised = false;   ///< the whole text bold or underlined
};

/// One file as read.
struct Part {
    std::string format;        ///< "docx", "txt"; empty when a note says why nothing could be read
    std::vector<Block> blocks; ///< in reading order; running headers and footers left out
    std::uint32_t pages = 0;   ///< 0 = unknown
    std::uint32_t pictures = 0;
    std::vector<diag::Diagnostic> notes; ///< what the reader had to say (EXT-…); places without source
};

/// A plan may be several files, in the order the applicant gave them.
struct Plan {
    struct File {
        std::string name;
        Part part;
    };
    std::vector<File> files;
};

/// Words of a part, as separated by white space: for reports and for comparing with other readers.
std::size_t count_words(const Part& part);

/// The record form: what crosses the border of the sandbox. Length-prefixed, versioned, no pointers, no recursion. Equal parts give equal bytes.
///
/// What a reader would refuse for its spelling is mended here, so that one odd character does not cost the applicant the whole plan: control characters
/// but the line feed become spaces, malformed bytes U+FFFD, `numbering` and the words of notes are cut at `most_short`. Counts, texts and numbers are the
/// caller's duty. Of a note's place only the path crosses, as do neither source nor related places.
std::string write_records(const Part& part);

/// Reads what a hijacked child may have written: every count and length is bounded, every string must be UTF-8 without control characters but the line
/// feed, every number in the range that `Block` gives it, every note one of the catalogue's EXT, XML or DIA entries. Reports PLN-0001 (what is wrong, at
/// which byte; the place has the offset and no source).
diag::Result<Part> read_records(std::string_view bytes);

/// Bounds of the record form.
inline constexpr std::size_t most_blocks = 200'000;
inline constexpr std::size_t most_text = 32U << 20;       ///< bytes of all strings together
inline constexpr std::size_t most_notes = 201;            ///< what a `diag::Log` keeps, and its count of the rest
inline constexpr std::size_t most_arguments = 16;         ///< of one note
inline constexpr std::size_t most_short = 1000;           ///< bytes of a numbering, and of each string of a note
inline constexpr std::uint32_t most_places = 1'000'000;   ///< pages, pictures, and tables, rows and columns

} // namespace qujat::plan
