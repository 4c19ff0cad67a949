#include "pdf/structure.hpp"

#include "pdf/numbers.hpp"

#include <algorithm>

namespace qujat::pdf {

namespace {

constexpr std::uint32_t no_page = no_element;
/// So many keys of the parent tree stand in one object.
constexpr std::size_t keys_per_leaf = 16;

class StructureWriter {
  public:
    StructureWriter(const TagTree& tree, const StructureNumbers& numbers, const std::function<void(const std::string&)>& emit)
        : tree_(tree), numbers_(numbers), emit_(emit) {}

    void run() {
        out_ = "<</Type/StructTreeRoot/K ";
        append_reference(out_, numbers_.element(0));
        out_ += "/ParentTree ";
        append_reference(out_, numbers_.element(tree_.elements.size()));
        out_ += "/ParentTreeNextKey ";
        append_integer(out_, static_cast<std::int64_t>(keys()));
        finish();
        for (std::uint32_t n = 0; n < tree_.elements.size(); ++n)
            write_element(n);
        write_parent_tree();
    }

  private:
    std::size_t keys() const { return parent_key(tree_, tree_.records->annotations.size()); }
    void finish() {
        out_ += ">>";
        emit_(out_);
        out_.clear();
    }

    void write_element(std::uint32_t n) {
        const Element& element = tree_.elements[n];
        out_ += "<</S/";
        out_ += tag_name(element);
        out_ += "/P ";
        append_reference(out_, element.parent == no_element ? numbers_.root : numbers_.element(element.parent));
        write_kids(n);
        if (element.parent == no_element || tree_.elements[element.parent].language != element.language) {
            out_ += "/Lang(";
            out_ += language_tag(element.language);
            out_ += ')';
        }
        write_attributes(element, n);
        finish();
    }

    void write_kids(std::uint32_t n) {
        collect_kids(tree_, n, kids_);
        const auto first = std::ranges::find(kids_, Kid::Kind::marked_content, &Kid::kind);
        const std::uint32_t own_page = first == kids_.end() ? no_page : tree_.records->contents[first->number].page;
        if (own_page != no_page) {
            out_ += "/Pg ";
            append_reference(out_, numbers_.pages[own_page]);
        }
        if (kids_.empty())
            return;
        out_ += kids_.size() > 1 ? "/K[" : "/K ";
        for (std::size_t i = 0; i < kids_.size(); ++i) {
            if (i > 0)
                out_ += ' ';
            write_kid(kids_[i], own_page);
        }
        if (kids_.size() > 1)
            out_ += ']';
    }

    void write_kid(const Kid& kid, std::uint32_t own_page) {
        if (kid.kind == Kid::Kind::element) {
            append_reference(out_, numbers_.element(kid.number));
            return;
        }
        const Records::Content& content = tree_.records->contents[kid.number];
        const bool is_mark = kid.kind == Kid::Kind::marked_content;
        if (is_mark && content.page == own_page) {
            append_integer(out_, content.mcid());
            return;
        }
        // 14.7.4.2, 14.7.4.3: marked content of another page; a PDF object as a content item
        out_ += is_mark ? "<</Type/MCR/Pg " : "<</Type/OBJR/Pg ";
        append_reference(out_, numbers_.pages[content.page]);
        out_ += is_mark ? "/MCID " : "/Obj ";
        if (is_mark)
            append_integer(out_, content.mcid());
        else
            append_reference(out_, numbers_.annotations[content.annotation()]);
        out_ += ">>";
    }

    void write_attributes(const Element& element, std::uint32_t n) {
        if (const std::string_view numbering = list_numbering(element); !numbering.empty()) {
            out_ += "/A<</O/List/ListNumbering/";
            out_ += numbering;
            out_ += ">>";
        }
        if (element.role == doc::Role::table_header_cell || element.role == doc::Role::table_data_cell)
            write_cell(element, n);
        if (const Figure* figure = element.role == doc::Role::figure ? find_figure(tree_, n) : nullptr)
            write_figure(element, *figure);
    }

    /// 14.8.5.7
    void write_cell(const Element& element, std::uint32_t n) {
        const std::string_view scope = scope_name(element);
        const CellSpan* span = find_span(tree_, n);
        if (scope.empty() && span == nullptr)
            return;
        out_ += "/A<</O/Table";
        if (!scope.empty()) {
            out_ += "/Scope/";
            out_ += scope;
        }
        if (span != nullptr && span->columns > 1) {
            out_ += "/ColSpan ";
            append_integer(out_, span->columns);
        }
        if (span != nullptr && span->rows > 1) {
            out_ += "/RowSpan ";
            append_integer(out_, span->rows);
        }
        out_ += ">>";
    }

    /// 14.9.3, 14.8.5.4.3; Placement is Inline when nothing is said.
    void write_figure(const Element& element, const Figure& figure) {
        out_ += "/Alt ";
        append_text_string(out_, alternative_of(figure));
        if (!figure.has_box)
            return;
        out_ += "/A<</O/Layout";
        if (!tree_.elements[element.parent].holds_lines)
            out_ += "/Placement/Block";
        out_ += "/BBox";
        out_ += rectangle(figure.box, tree_.records->sizes[figure.page].height);
        out_ += ">>";
    }

    /// 14.7.4.4: from a page's MCIDs, and from an annotation, back to the elements. A number tree (7.9.7) with one level of leaves, so that no object is long.
    void write_parent_tree() {
        if (keys() <= keys_per_leaf) {
            out_ += "<<";
            write_leaf(0, keys());
            return;
        }
        out_ += "<</Kids[";
        const std::uint32_t first = numbers_.element(tree_.elements.size()) + 1;
        for (std::size_t key = 0; key < keys(); key += keys_per_leaf) {
            if (key > 0)
                out_ += ' ';
            append_reference(out_, first + static_cast<std::uint32_t>(key / keys_per_leaf));
        }
        out_ += ']';
        finish();
        for (std::size_t key = 0; key < keys(); key += keys_per_leaf) {
            const std::size_t end = std::min(key + keys_per_leaf, keys());
            out_ += "<</Limits[";
            append_integer(out_, static_cast<std::int64_t>(key));
            out_ += ' ';
            append_integer(out_, static_cast<std::int64_t>(end - 1));
            out_ += ']';
            write_leaf(key, end);
        }
    }

    void write_leaf(std::size_t begin, std::size_t end) {
        out_ += "/Nums[";
        const std::size_t pages = tree_.records->sizes.size();
        for (std::size_t key = begin; key < end; ++key) {
            append_integer(out_, static_cast<std::int64_t>(key));
            if (key < pages) {
                write_owners(key);
            } else {
                out_ += ' ';
                append_reference(out_, numbers_.element(tree_.element_of_annotation(key - pages)));
                out_ += '\n';
            }
        }
        out_ += ']';
        finish();
    }

    /// The elements of a page by MCID. Pages are asked for one after the other.
    void write_owners(std::size_t page) {
        out_ += '[';
        for (; next_content_ < tree_.records->contents.size() && tree_.records->contents[next_content_].page == page; ++next_content_)
            if (!tree_.records->contents[next_content_].is_annotation()) {
                append_reference(out_, numbers_.element(tree_.element_of[next_content_]));
                out_ += ' ';
            }
        out_ += "]\n";
    }

    const TagTree& tree_;
    const StructureNumbers& numbers_;
    const std::function<void(const std::string&)>& emit_;
    std::string out_;
    std::vector<Kid> kids_;
    std::size_t next_content_ = 0;
};

} // namespace

void write_structure(const TagTree& tree, const StructureNumbers& numbers, const std::function<void(const std::string&)>& emit) {
    StructureWriter(tree, numbers, emit).run();
}

} // namespace qujat::pdf
