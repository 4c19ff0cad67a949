#pragma once

#include "check/check.hpp"
#include "xml/xml.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What the files of requirements have in common: walking a tree, whatever is not in its grammar is a problem, and the walk goes on to find the next.
namespace qujat::check {

using Names = std::vector<std::string>;

/// Parts of a text between separators, without surrounding space; empty ones are left out.
std::vector<std::string> split(std::string_view text, char separator);

class TreeReader {
  public:
    TreeReader(const xml::Tree& tree, diag::Log& log) : tree_(tree), log_(log) {}

  protected:
    ~TreeReader() = default;

    /// False, and CHK-0001: the root is another one.
    bool is_root(const std::string& name);
    void unknown(const std::string& found, diag::Place place, const Names& allowed);
    void bad(const std::string& name, diag::Place place, std::string_view found, std::string expected);
    void missing(const xml::Node& node, std::string_view name);
    /// CHK-0004 when the id was met before.
    void once(std::set<std::string, std::less<>>& ids, const std::string& id, const xml::Node& node);

    void check_attributes(const xml::Node& node, const Names& allowed);
    std::vector<const xml::Node*> elements(const xml::Node& node, const Names& allowed);
    std::string value(const xml::Node& node, std::string_view name, bool is_required = true);
    int number(const xml::Node& node, std::string_view name, int least, int most);
    std::string text(const xml::Node& node, const Names& allowed = {});
    /// kk, ru and en, all three.
    Texts texts(const xml::Node& node);

    const xml::Tree& tree_;
    diag::Log& log_;
};

} // namespace qujat::check
