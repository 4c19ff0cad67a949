#pragma once

#include "extract/extract.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// DOCX files made on the spot, and short words for what was read of them.
namespace support {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A zip of these entries, deflated.
std::string zip(const Parts& parts);

/// A DOCX with this content of w:body; further parts (name, content) may replace and add: "word/styles.xml" and the like are related by their names.
std::string docx(std::string_view body, const Parts& more = {});

/// The root element `name` of WordprocessingML with all namespaces declared.
std::string word(std::string_view name, std::string_view content);

/// An element of OpenDocument with all namespaces declared: "document-content", "document-styles", "document".
std::string open_document(std::string_view name, std::string_view content);

/// An ODT with this content of office:text and of office:automatic-styles; further parts as they are given.
std::string odt(std::string_view body, std::string_view styles = {}, const Parts& more = {});

/// What `docx` with these parts reads as; fails the test when it does not.
qujat::plan::Part read(std::string_view body, const Parts& more = {});
qujat::plan::Part read_bytes(std::string_view bytes, std::string_view name = "plan");

/// The id of the one problem; empty when the file was read.
std::string problem(std::string_view bytes, std::string_view name = "plan");

/// The texts of all blocks, numbering before them in brackets: "[1.] Text".
std::vector<std::string> texts(const qujat::plan::Part& part);
/// "heading 1 style", "list_item 2", "cell 1:2:3" of every block.
std::vector<std::string> kinds(const qujat::plan::Part& part);
/// The ids of the notes with their counts: "EXT-0101 5".
std::vector<std::string> notes(const qujat::plan::Part& part);

using Lines = std::vector<std::string>;

} // namespace support
