#pragma once

#include "base/date.hpp"
#include "xml/xml.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What the readers of the small files of facts (calendar.xml, indices.xml) share: a walk that reports whatever is not in the grammar and goes on to find the next.
namespace qujat::acts {

/// Reports ACT-0201 (a name outside the grammar, nearest known), ACT-0202 (missing attribute or element), ACT-0203 (bad value), ACT-0204 (given twice).
class FactsReader {
  public:
    using Names = std::vector<std::string>;

    FactsReader(const xml::Tree& tree, std::string_view file_namespace, diag::Log& log) : tree_(tree), namespace_(file_namespace), log_(log) {}

    bool is_root(std::string_view name);
    /// Reports attributes that are not allowed.
    void check_attributes(const xml::Node& node, const Names& allowed);
    /// The child elements of the allowed names.
    std::vector<const xml::Node*> elements(const xml::Node& node, const Names& allowed);
    void missing(const xml::Node& node, std::string_view name);
    void bad(std::string_view name, diag::Place place, std::string_view found, std::string_view expected);
    void twice(std::string_view id, diag::Place place);
    /// Value of an attribute; empty when it may be absent and is, or after an error.
    std::string value(const xml::Node& node, std::string_view name, bool is_required = true);
    /// Nothing after an error, and where the attribute may be absent and is.
    std::optional<base::Date> date(const xml::Node& node, std::string_view name, bool is_required = true);
    std::optional<long long> number(const xml::Node& node, std::string_view name, long long least, long long most);
    /// The characters of an element that holds nothing else; white space as in HTML.
    std::string text(const xml::Node& node);

    const xml::Tree& tree() const { return tree_; }
    diag::Log& log() { return log_; }

  private:
    void unknown(const std::string& found, diag::Place place, const Names& allowed);

    const xml::Tree& tree_;
    std::string_view namespace_;
    diag::Log& log_;
};

} // namespace qujat::acts
