#pragma once

#include "check/check.hpp"
#include "xml/grammar_reader.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace qujat::check {

using xml::Names;

/// Parts of a text between separators, without surrounding space; empty ones are left out.
std::vector<std::string> split(std::string_view text, char separator);

/// Walks the files of requirements: CHK-0001 (outside the grammar), CHK-0002 (missing), CHK-0003 (bad value), CHK-0004 (an id met before).
class TreeReader : protected xml::GrammarReader {
  public:
    TreeReader(const xml::Tree& tree, diag::Log& log) : GrammarReader(tree, "urn:qujat:requirements:1", {"CHK-0001", "CHK-0002", "CHK-0003", "CHK-0004"}, log) {}

  protected:
    ~TreeReader() = default;

    using GrammarReader::once;
    void once(xml::Ids& ids, const std::string& id, const xml::Node& node) { once(ids, id, tree_.place(node)); }
    /// 0 after an error.
    int number(const xml::Node& node, std::string_view name, int least, int most);
    /// May say `official`, which the edition's tests look at.
    std::string text(const xml::Node& node, const Names& allowed = {});
    /// kk, ru and en, all three.
    Texts texts(const xml::Node& node);
};

} // namespace qujat::check
