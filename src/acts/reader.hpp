#pragma once

#include "acts/acts.hpp"
#include "xml/grammar_reader.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qujat::acts {

using xml::Ids;
using xml::Names;
using xml::Node;

/// Walks acts.xml, calendar.xml or indices.xml: ACT-0001 (a name outside the grammar, nearest known), ACT-0002 (missing attribute or element), ACT-0003 (bad value),
/// ACT-0004 (given twice).
class Reader : public xml::GrammarReader {
  public:
    Reader(const xml::Tree& tree, std::string_view file_namespace, diag::Log& log)
        : GrammarReader(tree, file_namespace, {"ACT-0001", "ACT-0002", "ACT-0003", "ACT-0004"}, log) {}

    diag::Log& log() { return log_; }
    const Node& root() const { return tree_.root; }
    diag::Place place(const Node& node) const { return tree_.place(node); }
    /// Of the value of an attribute that is there.
    diag::Place value_place(const Node& node, std::string_view name) const { return tree_.value_place(*node.find(name)); }

    /// The place of the value among `words`; reports one that is not there.
    std::size_t choice(const Node& node, std::string_view name, const Names& words);
    bool yes_or_no(const Node& node, std::string_view name);
    /// Nothing after an error, and where the attribute may be absent and is.
    std::optional<base::Date> date(const Node& node, std::string_view name, bool is_required = true);
    LegalTexts legal_texts(const Node& node, bool may_be_empty = false);
    Name name(const Node& node);
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
