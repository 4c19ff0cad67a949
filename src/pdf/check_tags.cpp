#include "pdf/tags.hpp"

#include <algorithm>
#include <map>

namespace qujat::pdf {

namespace {

using doc::Role;

void check_field(const doc::SignatureField& what, std::map<std::string_view, diag::Place>& names, diag::Log& log, const diag::Place& place) {
    // ISO 32000-1, 12.7.3.2: a partial field name holds no period.
    if (what.name.empty() || what.name.find('.') != std::string::npos)
        log.add("PDF-0006", place, {{"name", diag::quoted(what.name)}});
    else if (const auto [earlier, is_new] = names.emplace(what.name, place); !is_new)
        log.add("PDF-0007", place, {{"name", diag::quoted(what.name)}}, {earlier->second});
    if (what.description.empty())
        log.add("PDF-0008", place, {{"name", diag::quoted(what.name)}});
}

/// ISO 14289-1, 7.5 and ISO 32000-1, 14.8.4.3.4: a table is a regular grid. Rows are taken one after the other; a table that breaks the rule is reported once.
class GridCheck {
  public:
    GridCheck(const TagTree& tree, diag::Log& log) : tree_(tree), log_(log) {}

    void run(std::uint32_t table) {
        const std::vector<Element>& elements = tree_.elements;
        for (std::uint32_t kid = elements[table].first_child; kid != no_element && !is_found_; kid = elements[kid].next) {
            if (elements[kid].role == Role::table_row) {
                add_row(kid);
                continue;
            }
            covered_.clear(); // nothing reaches beyond its group
            for (std::uint32_t row = elements[kid].first_child; row != no_element; row = elements[row].next)
                if (elements[row].role == Role::table_row)
                    add_row(row);
        }
    }

  private:
    /// HTML, 4.9.12.1: each cell goes to the first column that is still free.
    void add_row(std::uint32_t row) {
        std::size_t column = 0;
        for (std::uint32_t cell = tree_.elements[row].first_child; cell != no_element; cell = tree_.elements[cell].next) {
            while (column < covered_.size() && covered_[column] > 0)
                ++column;
            const CellSpan* span = find_span(tree_, cell);
            const std::size_t end = column + (span == nullptr ? 1 : span->columns);
            if (covered_.size() < end)
                covered_.resize(end);
            for (; column < end; ++column)
                covered_[column] = std::max(covered_[column], span == nullptr ? 1 : span->rows);
        }
        std::size_t columns = 0;
        for (std::uint32_t& rows : covered_) {
            columns += rows > 0 ? 1 : 0;
            rows -= rows > 0 ? 1 : 0;
        }
        ++row_;
        if (row_ == 1)
            columns_ = columns;
        if (columns == columns_ || is_found_)
            return;
        is_found_ = true;
        log_.add("PDF-0011", place_of(tree_, row), {{"row", std::to_string(row_)}, {"columns", std::to_string(columns)}, {"expected", std::to_string(columns_)}});
    }

    const TagTree& tree_;
    diag::Log& log_;
    std::vector<std::uint32_t> covered_; ///< per column: how many rows from this one on are taken
    std::size_t row_ = 0, columns_ = 0;
    bool is_found_ = false;
};

void check_element(const TagTree& tree, std::uint32_t n, diag::Log& log) {
    const Element& element = tree.elements[n];
    switch (element.role) {
    case Role::figure: // ISO 14289-1, 7.3
        if (alternative_of(*find_figure(tree, n)).empty())
            log.add("PDF-0005", place_of(tree, n));
        break;
    case Role::table_header_cell: // 7.5: which cells it heads must be said
        if (element.block->scope == doc::Scope::none)
            log.add("PDF-0010", place_of(tree, n));
        break;
    case Role::table:
        GridCheck(tree, log).run(n);
        break;
    case Role::link: { // 7.18.5: a link has something to be read aloud
        const auto is_content = [&](std::uint32_t content) { return !tree.records->contents[content].is_annotation(); };
        if (element.first_child == no_element && std::ranges::none_of(tree.contents_of(n), is_content))
            log.add("PDF-0012", place_of(tree, n));
        break;
    }
    default:
        break;
    }
}

} // namespace

void check_tags(const TagTree& tree, diag::Log& log) {
    const Records& records = *tree.records;
    if (records.sizes.empty())
        log.add("PDF-0009", {});
    // ISO 14289-1, 7.1: dc:title shall be there.
    if (tree.document->title.empty())
        log.add("PDF-0004", {});
    for (std::size_t n = 0; n < records.contents.size(); ++n)
        if (tree.element_of[n] == no_element)
            log.add("PDF-0003", {}, {{"owner", std::to_string(records.contents[n].owner)}, {"page", std::to_string(records.contents[n].page + 1)}});
    for (std::uint32_t n = 1; n < tree.elements.size(); ++n)
        check_element(tree, n, log);
    std::map<std::string_view, diag::Place> names;
    for (std::size_t n = 0; n < records.annotations.size(); ++n)
        if (const layout::FieldBox* field = records.annotations[n].field(); field != nullptr && tree.element_of_annotation(n) != no_element)
            check_field(field->field, names, log, tree.elements[tree.element_of_annotation(n)].block->place);
}

} // namespace qujat::pdf
