#include "check/package.hpp"

#include <algorithm>

namespace qujat::check {

namespace {

bool has(const std::vector<std::string>& regimes, std::string_view regime) { return regimes.empty() || std::ranges::find(regimes, regime) != regimes.end(); }

class Judge {
  public:
    Judge(const PackageCase& package, diag::Log& log) : package_(package), log_(log) {}

    PackageVerdict run(const PackageRules& rules) {
        PackageVerdict made;
        made.standing = PackageStanding::complete;
        for (const PackageRule& rule : rules.rules) {
            if (!rule.applies_in(package_.regime->id))
                continue;
            made.findings.push_back(judge(rule));
            const RuleVerdict verdict = made.findings.back().verdict;
            if (rule.severity != RuleSeverity::error)
                continue;
            if (verdict == RuleVerdict::violated)
                made.standing = PackageStanding::remarks;
            else if (verdict == RuleVerdict::undecided && made.standing == PackageStanding::complete)
                made.standing = PackageStanding::undecided;
        }
        return made;
    }

  private:
    PackageFinding judge(const PackageRule& rule) {
        PackageFinding made;
        made.rule = &rule;
        cite(rule, made);
        // A clause that comes into force later than its edition binds nobody before (703 cl. 7 sub-cl. 8), 9): 01.01.2029).
        if (made.clause && !made.clause->applies_on(package_.sent_at)) {
            made.verdict = RuleVerdict::not_applicable;
            return made;
        }
        if (rule.when) {
            Evaluation applies = evaluate(*rule.when, package_, log_);
            if (applies.truth != Truth::yes) {
                made.verdict = applies.truth == Truth::no ? RuleVerdict::not_applicable : RuleVerdict::undecided;
                made.found = std::move(applies.found);
                made.wanted = std::move(applies.wanted);
                return made;
            }
        }
        if (rule.severity == RuleSeverity::negative)
            judge_demands(rule, made);
        else if (!rule.parts.empty())
            judge_parts(rule, made);
        else
            judge_test(rule, made);
        for (const RuleNote& note : rule.notes)
            if (has(note.regimes, package_.regime->id) && (!note.condition || evaluate(*note.condition, package_, log_).truth == Truth::yes))
                made.notes.push_back(&note);
        return made;
    }

    void cite(const PackageRule& rule, PackageFinding& made) const {
        for (const RuleClause& clause : rule.clauses) {
            if (!has(clause.regimes, package_.regime->id))
                continue;
            made.cited = &clause;
            const auto& clauses = package_.regime->clauses;
            const auto found = std::ranges::find_if(clauses, [&](const acts::Clause& one) { return one.number == clause.number && !one.is_absent; });
            made.clause = found == clauses.end() ? nullptr : &*found;
            return;
        }
    }

    void judge_test(const PackageRule& rule, PackageFinding& made) {
        const auto test = std::ranges::find_if(rule.tests, [&](const RuleTest& one) { return has(one.regimes, package_.regime->id); });
        if (test == rule.tests.end())
            return;
        Evaluation held = evaluate(test->condition, package_, log_);
        made.verdict = held.truth == Truth::yes ? RuleVerdict::satisfied : held.truth == Truth::no ? RuleVerdict::violated : RuleVerdict::undecided;
        made.found = std::move(held.found);
        made.wanted = std::move(held.wanted);
    }

    void judge_parts(const PackageRule& rule, PackageFinding& made) {
        made.verdict = RuleVerdict::satisfied;
        bool is_any_asked = false;
        for (const PackageRule& part : rule.parts) {
            if (!part.applies_in(package_.regime->id))
                continue;
            made.parts.push_back(judge(part));
            const RuleVerdict verdict = made.parts.back().verdict;
            is_any_asked = is_any_asked || verdict != RuleVerdict::not_applicable;
            if (verdict == RuleVerdict::violated || (verdict == RuleVerdict::undecided && made.verdict == RuleVerdict::satisfied))
                made.verdict = verdict;
        }
        if (!is_any_asked)
            made.verdict = RuleVerdict::not_applicable;
    }

    // We demand nothing of it ourselves; whether the reviewer does stands in the package, when they want it looked at.
    void judge_demands(const PackageRule& rule, PackageFinding& made) const {
        made.verdict = RuleVerdict::satisfied;
        const data::Value* demands = data::find_path(package_.facts, "/review/demands");
        for (std::size_t at = 0; demands && at < demands->items().size(); ++at)
            if (const std::string demand(demands->items()[at].text()); std::ranges::find(rule.demands, demand) != rule.demands.end()) {
                made.verdict = RuleVerdict::violated;
                made.found.push_back({"/review/demands/" + std::to_string(at), demand});
            }
    }

    const PackageCase& package_;
    diag::Log& log_;
};

} // namespace

std::string_view name(RuleVerdict verdict) {
    constexpr std::string_view names[] = {"satisfied", "violated", "undecided", "not-applicable"};
    return names[static_cast<std::size_t>(verdict)];
}
std::string_view name(PackageStanding standing) {
    constexpr std::string_view names[] = {"complete", "remarks", "undecided"};
    return names[static_cast<std::size_t>(standing)];
}
std::string_view name(RuleSeverity severity) {
    constexpr std::string_view names[] = {"E", "W", "I", "N"};
    return names[static_cast<std::size_t>(severity)];
}

diag::Result<PackageVerdict> judge_package(const PackageRules& rules, const PackageCase& package) {
    diag::Log log;
    PackageVerdict verdict = Judge(package, log).run(rules);
    return diag::finish(std::move(verdict), log);
}

} // namespace qujat::check
