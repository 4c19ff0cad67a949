#pragma once

#include "layout/layout.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The logical structure of a document (ISO 32000-1, 14.7), made from its pages alone. The file and `dump_tags` are written from the same tree. A report has a cell for each of
/// hundreds of thousands of elements, so all that is rare stands beside the elements.
namespace qujat::pdf {

constexpr std::uint32_t no_element = std::numeric_limits<std::uint32_t>::max();

/// One marked-content sequence (14.6): items [begin, end) of a page, boxes of fields and links among them left out.
struct Mark {
    std::uint32_t begin = 0, end = 0;
    std::uint32_t element = no_element; ///< no_element: an artifact
    std::uint32_t mcid = 0;
    layout::ArtifactKind artifact = layout::ArtifactKind::layout;
};

struct Kid {
    enum class Kind : std::uint8_t { marked_content, annotation, element } kind = Kind::marked_content;
    std::uint32_t page = 0;   ///< of what is no element
    std::uint32_t number = 0; ///< place of the mark on its page, of the annotation in `TagTree::annotations`, of the element
};

struct Element {
    const doc::Block* block = nullptr;                  ///< null for the document itself; the paragraph of what stands in its lines
    const doc::InlineElement* inline_element = nullptr; ///< null for a block
    std::uint32_t parent = no_element;
    std::uint32_t first_kid = 0, kids = 0; ///< in `TagTree::kids`
    doc::Role role = doc::Role::none;
    base::Language language = base::Language::kk;
    bool holds_lines = false; ///< its kids come in the order of the lines; otherwise content first, then elements in document order
};

/// A signature field's widget or a link's area: exactly one of both.
struct Annotation {
    const layout::FieldBox* field = nullptr;
    const layout::LinkBox* link = nullptr;
    std::uint32_t page = 0;
    std::uint32_t element = no_element;
};

/// What a figure shows, and where its first page has it.
struct Figure {
    std::uint32_t element = no_element;
    const doc::Block* picture = nullptr;
    std::uint32_t page = 0;
    base::Rect box;
    bool has_box = false;
};

/// A cell of several columns or rows.
struct CellSpan {
    std::uint32_t element = no_element;
    std::uint32_t columns = 1, rows = 1;
};

/// Points into the pages it was made from.
struct TagTree {
    const layout::Pages* pages = nullptr;
    std::vector<Element> elements; ///< in document order; the first is the document
    std::vector<Kid> kids;
    std::vector<std::vector<Mark>> marks;           ///< per page, in paint order
    std::vector<std::vector<std::uint32_t>> owners; ///< per page: MCID → element
    std::vector<Annotation> annotations;            ///< in paint order
    std::vector<Figure> figures;                    ///< by ascending element
    std::vector<CellSpan> spans;                    ///< by ascending element
    std::vector<std::vector<bool>> line_ends;       ///< per page and item: a later line of the same paragraph follows
    struct Lost {
        std::uint32_t owner, page;
    };
    std::vector<Lost> lost; ///< items that belong to no block: a defect of the maker of the pages

    std::span<const Kid> kids_of(const Element& element) const { return std::span(kids).subspan(element.first_kid, element.kids); }
};

TagTree make_tags(const layout::Pages& pages);

/// "P"; for the document "Document".
std::string_view tag_name(const Element& element);
/// The value of ListNumbering (14.8.5.5), empty for what is no list.
std::string_view list_numbering(const Element& element);
/// The value of Scope (14.8.5.7), empty for what is no header cell or lacks it.
std::string_view scope_name(const Element& element);
/// "kk-KZ" (BCP 47), for /Lang.
std::string_view language_tag(base::Language language);
/// Null for what is no figure.
const Figure* find_figure(const TagTree& tree, std::uint32_t element);
/// Null for a cell of one column and one row.
const CellSpan* find_span(const TagTree& tree, std::uint32_t element);
/// "" for what shows nothing.
std::string_view alternative_of(const Figure& figure);
/// Where the template made it.
const diag::Place& place_of(const Element& element);

/// Adds the words of a marked-content sequence as the file holds them, the spaces between lines included.
void append_words(std::string& out, const TagTree& tree, std::uint32_t page, const Mark& mark);
/// The words of an element with all below it.
std::string all_words(const TagTree& tree, std::uint32_t element);

/// What PDF/UA-1 asks of the content and pages may lack. Reports PDF-0003 to PDF-0012.
void check_tags(const TagTree& tree, diag::Log& log);

} // namespace qujat::pdf
