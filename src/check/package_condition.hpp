#pragma once

#include "acts/calendar.hpp"
#include "acts/indices.hpp"
#include "base/date.hpp"
#include "data/contract.hpp"
#include "data/value.hpp"
#include "diag/diag.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Conditions of the package rules. They are three-valued: a fact that nobody stated makes them neither true nor false, unless the rest decides (Kleene's strong logic).
///
///   application/channel = 'internet-resource' and attached('tax-debt-information', issued_at at-least limit('tax-certificate', /sent_at))
///
///   or, and, not(…); = != at-most at-least under over; in ('kk', 'ru'); numbers, 'words', facts by their path. Within any, every and attached a path begins at the item, "/…" at the package.
namespace qujat::check {

struct Condition {
    enum class Kind : std::uint8_t { literal, fact, negation, conjunction, disjunction, comparison, one_of, call };
    enum class Type : std::uint8_t { truth, text, decimal, date, list };
    Kind kind = Kind::literal;
    Type type = Type::truth;
    std::string text;     ///< literal; path of a fact; comparison or name of a function
    bool at_root = false; ///< fact: its path begins at the package
    std::vector<Condition> of;
};

/// Reads a condition over facts of `package`. Nothing with CHK-0201 to CHK-0203 at `place`.
std::optional<Condition> parse_condition(std::string_view text, const data::Schema& package, const diag::Place& place, diag::Log& log);

/// A fact and what was stated of it; `value` is empty when nothing was.
struct Fact {
    std::string path; ///< "/attachments/0/issued_at"; what was counted: "=debt-limit", "=limit", "=target"
    std::string value;
    friend bool operator==(const Fact&, const Fact&) = default;
};

/// What is judged, and by what is counted.
struct PackageCase {
    data::Value facts; ///< qujat.package/1, valid, with `sent_at`
    base::Date sent_at;
    const acts::Regime* regime = nullptr;
    const acts::Calendar* calendar = nullptr;
    const acts::Indices* indices = nullptr;
    std::set<std::size_t> unreadable; ///< attachments, by their place in the list, whose files nobody can open: they may be anything
    std::map<std::string, std::string, std::less<>> settings; ///< "freshness-292": "intended"
};

enum class Truth : std::uint8_t { no, yes, undecided };

struct Evaluation {
    Truth truth = Truth::undecided;
    std::vector<Fact> found, wanted;
};

Evaluation evaluate(const Condition& condition, const PackageCase& package, diag::Log& log);

/// Every attachment kind that the condition asks for.
std::vector<std::string> kinds_attached(const Condition& condition);

} // namespace qujat::check
