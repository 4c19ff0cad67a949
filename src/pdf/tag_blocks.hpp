#pragma once

#include "pdf/tags.hpp"

namespace qujat::pdf {

/// Adds the elements of a document's blocks to a tree that holds the document's own, still without kids, and knows afterwards whose content belongs where.
class BlockTagger {
  public:
    explicit BlockTagger(TagTree& tree);

    void add_all();
    /// no_element for an owner the document does not have.
    std::uint32_t element_of(std::uint32_t owner) const { return owner < element_of_.size() ? element_of_[owner] : no_element; }

  private:
    /// Whether a block is the only thing in its cell or caption, which then holds the content directly.
    enum class Company { others, alone };

    void add(const doc::Block& block, std::uint32_t parent, Company company);
    void add_children(const doc::Block& block, std::uint32_t place, Company company);
    void add_lines(const doc::Block& block, std::uint32_t place);
    void add_table(const doc::Block& table, std::uint32_t place);
    void add_group(const doc::Block& group, doc::Role role, std::uint32_t place);
    void add_row(const doc::Block& row, std::size_t rows_left, std::uint32_t place);
    std::uint32_t add_element(const doc::Block& block, doc::Role role, std::uint32_t parent);
    void own(std::uint32_t id, std::uint32_t place);
    bool shares_element(const doc::Block& block, std::uint32_t parent, Company company) const;
    doc::Role role_of(const doc::Block& block) const;

    bool owns(std::uint32_t id) const { return id < owns_.size() && owns_[id]; }
    bool has_content(const doc::Block& block) const;
    std::size_t count_pictures(const doc::Block& block) const;

    TagTree& tree_;
    std::vector<bool> owns_;
    std::vector<std::uint32_t> element_of_;
};

} // namespace qujat::pdf
