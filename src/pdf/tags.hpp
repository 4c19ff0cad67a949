#pragma once

#include "layout/layout.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

/// The logical structure of a document (ISO 32000-1, 14.7), made from its pages alone. The file and `dump_tags` are
/// written from the same tree.
namespace qujat::pdf {

constexpr std::uint32_t no_element = std::numeric_limits<std::uint32_t>::max();

/// One marked-content sequence (14.6): items [begin, end) of a page, field boxes among them left out.
struct Mark {
    std::size_t begin = 0, end = 0;
    std::uint32_t element = no_element; ///< no_element: an artifact
    std::uint32_t mcid = 0;
    layout::ArtifactKind artifact = layout::ArtifactKind::layout;
};

/// A kid of an element that is no element: a marked-content sequence or a field's widget.
struct Kid {
    enum class Kind { marked_content, field } kind = Kind::marked_content;
    std::size_t page = 0;
    std::size_t number = 0; ///< place of the mark on its page, or of the field in `TagTree::fields`
};

struct Element {
    const doc::Block* block = nullptr; ///< null for the document itself
    doc::Role role = doc::Role::none;
    base::Language language = base::Language::kk;
    std::uint32_t parent = no_element;
    std::vector<Kid> content;
    std::vector<std::uint32_t> children; ///< after the content
    const layout::VectorFigure* figure = nullptr;
};

struct Field {
    const layout::FieldBox* box = nullptr;
    std::size_t page = 0;
    std::uint32_t element = no_element;
};

/// Points into the pages it was made from.
struct TagTree {
    const layout::Pages* pages = nullptr;
    std::vector<Element> elements;                  ///< in document order; the first is the document
    std::vector<std::vector<Mark>> marks;           ///< per page, in paint order
    std::vector<std::vector<std::uint32_t>> owners; ///< per page: MCID → element
    std::vector<Field> fields;
    std::vector<std::vector<bool>> line_ends; ///< per page and item: a later line of the same element follows
    struct Lost {
        std::uint32_t owner;
        std::size_t page;
    };
    std::vector<Lost> lost; ///< items that belong to no block: a defect of the maker of the pages
};

TagTree make_tags(const layout::Pages& pages);

/// "P"; for the document "Document".
std::string_view tag_name(const Element& element);
/// The value of ListNumbering (14.8.5.5), empty for what is no list.
std::string_view list_numbering(const Element& element);
/// "kk-KZ" (BCP 47), for /Lang.
std::string_view language_tag(base::Language language);

/// What PDF/UA-1 asks of the content and pages may lack. Reports PDF-0003 to PDF-0009.
void check_tags(const TagTree& tree, diag::Log& log);

} // namespace qujat::pdf
