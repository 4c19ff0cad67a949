#pragma once

#include "pdf/records.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The logical structure of a document (ISO 32000-1, 14.7), made from the document and the records of its pages. The file and `dump_tags` are written from the same tree. A report has a cell for each of
/// hundreds of thousands of elements, so all that is rare stands beside the elements.
namespace qujat::pdf {

constexpr std::uint32_t no_element = std::numeric_limits<std::uint32_t>::max();

struct Kid {
    enum class Kind : std::uint8_t { marked_content, annotation, element } kind = Kind::marked_content;
    std::uint32_t number = 0; ///< place in `Records::contents`, in `TagTree::elements`
};

struct Element {
    const doc::Block* block = nullptr; ///< null for the document itself; the paragraph of what stands in its lines
    std::uint32_t parent = no_element;
    std::uint32_t first_child = no_element, next = no_element; ///< elements
    std::uint32_t first_content = 0;                           ///< in `TagTree::contents`; they end where those of the next element begin
    doc::Role role = doc::Role::none;
    base::Language language = base::Language::kk;
    bool holds_lines = false; ///< its kids come in the order of the lines; otherwise content first, then elements in document order
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

/// Points into the document and the records it was made from.
struct TagTree {
    const doc::Document* document = nullptr;
    const Records* records = nullptr;
    std::vector<Element> elements; ///< the first is the document; a parent comes before its children
    std::vector<std::uint32_t> contents;   ///< places in `Records::contents`, element by element
    std::vector<std::uint32_t> element_of; ///< per content; no_element: it belongs to no block, a defect of the maker of the pages
    std::vector<std::uint32_t> first_seen; ///< per element: its first content, or of those below it
    std::vector<Figure> figures;           ///< by ascending element
    std::vector<CellSpan> spans;           ///< by ascending element
    struct InlinePart {
        std::uint32_t element;
        const doc::InlineElement* piece;
    };
    std::vector<InlinePart> inline_parts; ///< by ascending element: those that are no blocks

    std::span<const std::uint32_t> contents_of(std::uint32_t element) const {
        const std::size_t begin = elements[element].first_content, end = element + std::size_t{1} < elements.size() ? elements[element + 1].first_content : contents.size();
        return std::span(contents).subspan(begin, end - begin);
    }
    std::uint32_t element_of_annotation(std::size_t n) const { return element_of[records->annotations[n].content]; }
};

/// Both must outlive the tree.
TagTree make_tags(const doc::Document& document, const Records& records);

/// Puts an element's kids in their order into `kids`.
void collect_kids(const TagTree& tree, std::uint32_t element, std::vector<Kid>& kids);

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
const diag::Place& place_of(const TagTree& tree, std::uint32_t element);

/// The words of an element with all below it, as far as the records keep them.
std::string all_words(const TagTree& tree, std::uint32_t element);

/// What PDF/UA-1 asks of the content and pages may lack. Reports PDF-0003 to PDF-0012.
void check_tags(const TagTree& tree, diag::Log& log);

} // namespace qujat::pdf
