#pragma once

#include "xml/xml.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What readers of our own files have in common: they walk a tree, whatever is not in its grammar is a problem, and the walk goes on to find the next.
namespace qujat::xml {

using Names = std::vector<std::string>;
using Ids = std::set<std::string, std::less<>>;

/// By which messages a room tells of what is not in its grammar.
struct GrammarMessages {
    std::string_view unknown; ///< an element or attribute: found, expected, nearest
    std::string_view missing; ///< name, element
    std::string_view bad;     ///< a value: name, found, expected
    std::string_view twice;   ///< id
};

/// A base class; the log and the tree outlive it.
class GrammarReader {
  public:
    GrammarReader(const Tree& tree, std::string_view file_namespace, const GrammarMessages& messages, diag::Log& log)
        : tree_(tree), log_(log), namespace_(file_namespace), messages_(messages) {}

    /// False, and a problem: the root is another one.
    bool is_root(std::string_view name);
    void missing(const Node& node, std::string_view name);
    void twice(std::string_view id, diag::Place place);
    /// Reports an id that `seen` has already.
    void once(Ids& seen, const std::string& id, const diag::Place& place);
    void bad(std::string_view name, diag::Place place, std::string_view found, std::string_view expected);
    /// An attribute whose value was read but is none of the expected ones; nothing where it is absent.
    void bad_value(const Node& node, std::string_view name, std::string_view expected);
    void unknown(const std::string& found, diag::Place place, const Names& allowed);

    void check_attributes(const Node& node, const Names& allowed);
    /// The child elements of the allowed names; anything else but white space is reported.
    std::vector<const Node*> elements(const Node& node, const Names& allowed);
    /// Value of an attribute, white space as in HTML; empty when it may be absent and is, or after an error.
    std::string value(const Node& node, std::string_view name, bool is_required = true);
    /// Nothing after an error, and where the attribute may be absent and is.
    std::optional<long long> number(const Node& node, std::string_view name, long long least, long long most, bool is_required = true);
    /// The characters of an element that holds nothing else.
    std::string text(const Node& node);

  protected:
    ~GrammarReader() = default;

    const Tree& tree_;
    diag::Log& log_;

  private:
    std::string_view namespace_;
    GrammarMessages messages_;
};

} // namespace qujat::xml
