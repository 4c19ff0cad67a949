#pragma once

#include "acts/acts.hpp"
#include "xml/xml.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace qujat::acts {

using xml::Node;
using Names = std::vector<std::string>;
using Ids = std::set<std::string, std::less<>>;

/// Walks acts.xml, calendar.xml or indices.xml. Whatever is not in the grammar is a problem, and the reading goes on to find the next: ACT-0001 (a name outside the grammar, nearest known),
/// ACT-0002 (missing attribute or element), ACT-0003 (bad value), ACT-0004 (given twice).
class Reader {
  public:
    Reader(const xml::Tree& tree, std::string_view file_namespace, diag::Log& log) : tree_(tree), namespace_(file_namespace), log_(log) {}

    diag::Log& log() { return log_; }
    const Node& root() const { return tree_.root; }
    bool is_root(std::string_view name);
    diag::Place place(const Node& node) const { return tree_.place(node); }
    /// Of the value of an attribute that is there.
    diag::Place value_place(const Node& node, std::string_view name) const { return tree_.value_place(*node.find(name)); }
    void missing(const Node& node, std::string_view name);
    void twice(std::string_view id, diag::Place place);
    /// Reports an id that `seen` has already.
    void once(Ids& seen, const std::string& id, const diag::Place& place);
    void check_attributes(const Node& node, const Names& allowed);
    /// The child elements of the allowed names; anything else but white space is reported.
    std::vector<const Node*> elements(const Node& node, const Names& allowed);

    /// Value of an attribute, white space as in HTML; empty when it may be absent and is, or after an error.
    std::string value(const Node& node, std::string_view name, bool is_required = true);
    /// An attribute whose value was read but is none of the expected ones.
    void bad_value(const Node& node, std::string_view name, std::string_view expected);
    /// The place of the value among `words`; reports one that is not there.
    std::size_t choice(const Node& node, std::string_view name, const Names& words);
    bool yes_or_no(const Node& node, std::string_view name);
    /// Nothing after an error, and where the attribute may be absent and is.
    std::optional<base::Date> date(const Node& node, std::string_view name, bool is_required = true);
    std::optional<long long> number(const Node& node, std::string_view name, long long least, long long most, bool is_required = true);

    /// The characters of an element that holds nothing else.
    std::string text(const Node& node);
    LegalTexts legal_texts(const Node& node, bool may_be_empty = false);
    Name name(const Node& node);

  private:
    void unknown(const std::string& found, diag::Place place, const Names& allowed);
    void bad(std::string_view name, diag::Place place, std::string_view found, std::string_view expected);

    const xml::Tree& tree_;
    std::string_view namespace_;
    diag::Log& log_;
};

/// What the file calls a party or an event once, and deadlines name: by its id.
using Words = std::map<std::string, Name, std::less<>>;

Act load_act(Reader& reader, const Node& node);
Clause load_clause(Reader& reader, const Node& node);
Deadline load_deadline(Reader& reader, const Node& node, const Words& words);

/// A place of the file that says on which clause of an edition it rests.
struct Cite {
    std::string regime, clause;
    diag::Place place;
};
/// Reports cites of clauses that the edition lacks (ACT-0006 deleted, ACT-0007 never there, ACT-0008 two of that number). Editions whose clauses are not listed are left alone.
void check_cites(const std::vector<Regime>& regimes, const std::vector<Cite>& cites, diag::Log& log);

} // namespace qujat::acts
