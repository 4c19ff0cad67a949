#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

/// Where the paragraphs of a DOCX stand in the bytes of its main part.
namespace qujat::extract {

/// A paragraph as written.
struct ParagraphPlace {
    std::uint32_t begin = 0, end = 0; ///< its content, without its properties
    std::string_view name;            ///< with prefix: "w:p"
    bool is_empty = false;            ///< "<w:p/>": begin and end stand behind it
};

struct MainPart {
    std::map<std::uint32_t, ParagraphPlace> paragraphs; ///< by the number of the element, from 1
    std::set<long> comments;                            ///< ids that comments have here
    std::string_view ns;                                ///< of the root
};

/// `text` must have been found well-formed; the answer points into it.
MainPart find_places(std::string_view text, const std::set<std::uint32_t>& paragraphs);

/// `text`, a well-formed document, with `child` as the last one of its root.
std::string with_last_child(std::string_view text, std::string_view child);

/// A decimal id; -1 for anything else.
long id_of(std::string_view value);

} // namespace qujat::extract
