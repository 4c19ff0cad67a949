#pragma once

#include "acts/acts.hpp"
#include "acts/calendar.hpp"
#include "acts/indices.hpp"
#include "base/date.hpp"
#include "check/package_condition.hpp"
#include "data/contract.hpp"
#include "data/value.hpp"
#include "diag/diag.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Whether a package of papers (participation, change of activity, extension, services, training, own production, grant reports) has what the edition in force asks for.
/// The rules are data (templates/packages/*.xml), the facts are data (qujat.package/1); here is only how the one is judged by the other. What is not stated is undecided.
namespace qujat::check {

/// packages.md, conventions: E the package does not conform, W a warning for the reviewer, I information, N the reviewer must not demand it.
enum class RuleSeverity : std::uint8_t { error, warning, information, negative };

/// Where the act says it: a clause of the editions named, and which sub-clause or paragraph of it.
struct RuleClause {
    std::vector<std::string> regimes; ///< empty: every edition
    std::string number;               ///< of the clause in that edition: "9", "7(8)"
    std::string part;                 ///< sub-clause "2"; empty: the whole clause
    int paragraph = 0;                ///< or paragraph, counted from the opening one, 1; 0: none
};

struct RuleTest {
    std::vector<std::string> regimes;
    Condition condition;
};

/// What must be said whenever its condition holds, whatever the verdict: an oddity of the act and how we read it.
struct RuleNote {
    std::vector<std::string> regimes;
    std::string trap; ///< "T-202"; may be empty
    bool is_warning = true;
    std::optional<Condition> condition;
    acts::Name text;
};

struct PackageRule {
    std::string id; ///< "PK-A-08"; of a part "el-2"
    RuleSeverity severity = RuleSeverity::error;
    std::vector<std::string> regimes; ///< empty: every edition
    std::vector<RuleClause> clauses;
    acts::Name requirement, advice;
    std::string remark;               ///< category of the remark it makes when violated; empty: a person words it
    std::string ground;               ///< training: number of the ground of refusal the fact makes
    std::optional<Condition> when;    ///< absent: always
    std::vector<RuleTest> tests;      ///< one for an edition
    std::vector<PackageRule> parts;   ///< instead of tests: all of them must hold
    std::vector<RuleNote> notes;
    std::vector<std::string> demands; ///< negative: what must not be demanded
    diag::Place place;
    bool applies_in(std::string_view regime) const;
};

/// The rules of one kind of package, as a lawyer reads and corrects them. Immutable.
struct PackageRules {
    std::string kind;       ///< "participation"
    std::string acts_rules; ///< which Rules of acts.xml pick the edition
    std::string if_remarks, if_complete; ///< id of the paper that follows; may be empty
    acts::Name title, next_remarks, next_complete; ///< what follows, in words
    std::string sha256;     ///< of the file
    std::vector<PackageRule> rules;
    diag::SourcePtr source;
};

/// Reads a file of rules; its grammar stands at the head of templates/packages/participation.xml. Reports ACT-0001 to ACT-0004 of the XML, CHK-0201 (a condition that cannot be read: what was
/// found and expected), CHK-0202 (a fact that the package has not, nearest), CHK-0203 (unlike things compared, or a word that the fact cannot be), CHK-0204 (a clause that the edition lacks),
/// CHK-0205 (a negative rule whose demand another rule makes), CHK-0206 (a rule without test for an edition).
diag::Result<PackageRules> load_package_rules(diag::SourcePtr source, const data::Schema& package, const acts::Acts& acts);

enum class RuleVerdict : std::uint8_t { satisfied, violated, undecided, not_applicable };
enum class PackageStanding : std::uint8_t { complete, remarks, undecided };
std::string_view name(RuleVerdict verdict);
std::string_view name(PackageStanding standing);
std::string_view name(RuleSeverity severity); ///< "E"

struct PackageFinding {
    const PackageRule* rule = nullptr; ///< lives as long as the rules
    RuleVerdict verdict = RuleVerdict::undecided;
    std::vector<Fact> found;           ///< what decided
    std::vector<Fact> wanted;          ///< what is not stated and would decide
    std::vector<const RuleNote*> notes;
    std::vector<PackageFinding> parts;
    const acts::Clause* clause = nullptr; ///< null where the edition's clause is not among the acts
    const RuleClause* cited = nullptr;
};

struct PackageVerdict {
    PackageStanding standing = PackageStanding::undecided;
    std::vector<PackageFinding> findings; ///< the rules of the edition, in the order of the file
};

/// Judges. Pure. Standing by the E rules alone: one violated, remarks; else one undecided, undecided; else complete. Problems: those of counting and of the index (ACT-0207, ACT-0208).
diag::Result<PackageVerdict> judge_package(const PackageRules& rules, const PackageCase& package);

} // namespace qujat::check
