#pragma once

#include "markup/expression.hpp"

/// Rules of a contract (x-rules): what its data must be beyond their shape, said in the language of the templates.
namespace qujat::markup {

/// A rule with its expressions read and checked.
struct CompiledRule {
    data::Rule rule;
    std::optional<Expression> when; ///< nothing: always
    Expression test;
    bool uses_calendar = false;
};
/// Immutable; any number of threads may use it.
using Rules = std::vector<CompiledRule>;

/// Reads the rules of a contract and checks them against it, as the tests of a template are checked: what `when` proves to be there, `test` may use. Reports
/// MRK-0201 to MRK-0211, ACT-0210 and ACT-0211 at the place in the contract.
diag::Result<Rules> load_rules(const data::Contract& contract, const acts::Acts& acts);

/// Reports every rule of the edition that the data break: ENG-0420, or ENG-0421 when the rule only warns, ENG-0422 when a rule that only warns cannot be judged (a year without calendar). `data` are valid against the contract. What the rules
/// look at does not count as printed.
void check_rules(const Rules& rules, const data::Value& data, const data::Contract& contract, const acts::Regime& regime, base::Language language, diag::Log& log,
                 const acts::Calendar* calendar = nullptr);
/// Whether one of them counts days.
bool uses_calendar(const Rules& rules);

} // namespace qujat::markup
