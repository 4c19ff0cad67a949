#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// Where things stand in the source. libxml2 says *what* it read but not, in a way that is the same in all its versions, *where*; so this walks
/// the same text in step with its events. It judges nothing: libxml2 has found the text before it well-formed. Where it has not, the walk
/// still ends inside the text.
namespace qujat::xml {

/// A start or end tag as written.
struct Tag {
    std::uint32_t begin = 0, end = 0; ///< from '<' to behind '>'
    std::string_view name;            ///< with prefix; empty: there is no further tag
    bool is_closing = false;          ///< "</p>"
    bool is_empty = false;            ///< "<br/>": stands for both tags
    std::uint32_t text_begin = 0, text_end = 0; ///< the character data before it, from first to behind last byte; equal when there are none
};

/// The first tag at or after `offset`, which must not lie inside markup.
Tag next_tag(std::string_view text, std::uint32_t offset);

struct WrittenAttribute {
    std::string_view name, value; ///< as written; the value without its quotes
    std::uint32_t name_begin = 0, value_begin = 0;
};
std::vector<WrittenAttribute> scan_attributes(std::string_view text, const Tag& tag);

/// What stands before the root: for refusing a DOCTYPE and a foreign encoding before libxml2 sees them.
struct Prolog {
    std::uint32_t doctype_begin = 0, doctype_end = 0; ///< equal when there is none
    std::string_view encoding;                        ///< as declared; empty when it is not
    std::uint32_t encoding_begin = 0;
};
Prolog scan_prolog(std::string_view text);

} // namespace qujat::xml
