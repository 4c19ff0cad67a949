#pragma once

#include "acts/calendar.hpp"
#include "base/language.hpp"
#include "data/contract.hpp"
#include "data/kept_values.hpp"
#include "data/value.hpp"
#include "diag/diag.hpp"

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Expressions in the syntax of XPath 1.0, a closed subset: paths, `.` `..`, `[n]`, `and or`, comparisons, strings, numbers, functions. Checked against the contract
/// when the template is loaded, so that a misspelt field is found before any paper is made.
namespace qujat::markup {

struct Step {
    enum class Kind { child, self, parent } kind = Kind::child;
    std::string name;
    std::int64_t index = 0; ///< [n], from 1; 0 = none
    std::uint32_t begin = 0, end = 0;
};

struct Expression {
    enum class Kind { path, string, number, call, both, either, compare } kind = Kind::path;
    std::string text;              ///< string; name of the function; comparison operator
    std::int64_t number = 0;
    bool absolute = false;
    std::vector<Step> steps;
    std::vector<Expression> parts; ///< arguments or operands
    std::uint32_t begin = 0, end = 0; ///< offsets in the source
    diag::SourcePtr source;           ///< of a call: what it has to say while expanding is said of its place
};

/// What an expression gives, known before there are data.
struct ValueType {
    enum class Kind { unknown, string, number, boolean, object, list } kind = Kind::unknown; ///< unknown: an error was reported already
    const data::Schema* schema = nullptr; ///< for a path: what the contract says of it
    std::string path;                     ///< for a path: normalised, "/document/grounds/*"
    bool may_be_absent = false;           ///< optional and not guarded by a test
    std::vector<std::string> proves;      ///< for a path: the guards that hold when it is there
};

/// Where an expression stands: the context node and the optional fields known to be there.
struct Scope {
    const data::Contract* contract = nullptr;
    base::Language language = base::Language::kk; ///< of the document: some fields are required in one language only
    base::Language words = base::Language::kk;    ///< of the element: texts of the acts are quoted in it
    struct Frame {
        const data::Schema* schema = nullptr;
        std::string path; ///< "" at the root
    } context;
    bool in_for_each = false;
    std::set<std::string> guards; ///< paths with the index of an item, if one was named: "/steps[2]/note"
};

/// What a whole template was seen to use, gathered while its expressions are checked.
struct Uses {
    std::set<std::string> named;   ///< data paths named at all
    bool fingerprint = false;
    bool ground_text = false, ground_citation = false;
    /// A time limit that q:deadline counts; every edition the file serves must have it.
    struct DeadlineUse {
        std::string key;
        bool target = false; ///< its target is asked for, instead of its limit
        diag::Place place;
    };
    std::vector<DeadlineUse> deadlines;
    bool blank = false;            ///< q:blank()
};

/// Reads `text`, which stands at `offset` of the source. Reports MRK-0201 (what was found, what was expected).
std::optional<Expression> parse_expression(std::string_view text, const diag::SourcePtr& source, std::uint32_t offset, diag::Log& log);

/// The type of the expression. Reports MRK-0202 (no such field; nearest), MRK-0203 (unlike types compared), MRK-0204 (optional field without a test), MRK-0205 (unknown function),
/// MRK-0206 (wrong arguments), MRK-0207 (literal outside the enumeration), MRK-0208 (a list used as one value), MRK-0209 (a step into something that is no object).
ValueType check(const Expression& expression, const Scope& scope, const diag::SourcePtr& source, Uses& uses, diag::Log& log);

/// Checks a test: boolean, or a path to an optional field or a list (true when it is there). Reports MRK-0210. Adds the fields a true test proves present to `proved`.
void check_test(const Expression& expression, Scope scope, const diag::SourcePtr& source, Uses& uses, std::set<std::string>& proved, diag::Log& log);

/// Checks what is to be printed: a string or a number; dates only through q:date (MRK-0211).
void check_printed(const Expression& expression, const Scope& scope, const diag::SourcePtr& source, Uses& uses, diag::Log& log);

/// A value while expanding.
struct Operand {
    enum class Kind { absent, string, number, boolean, node } kind = Kind::absent;
    std::string text;
    std::int64_t number = 0;
    bool boolean = false;
    data::Value node;
};

struct Evaluation {
    data::Value root;
    data::Value item;            ///< context node
    std::size_t position = 1, last = 1;
    base::Language language = base::Language::kk;
    const acts::Regime* regime = nullptr;
    const acts::Calendar* calendar = nullptr; ///< which days are worked; null: no year is known
    std::string fingerprint;
    data::KeptValues* used = nullptr; ///< gets the data that were printed or decided something
    bool* unofficial = nullptr;       ///< set when a text was used that is our translation
    diag::Log* log = nullptr;         ///< gets what functions have to say
    const data::Schema* blank = nullptr; ///< a blank form is made: what the contract allows; see blank.hpp
    std::string blank_context;        ///< then: where the context node would stand, "/document/projects/*"
};

Operand evaluate(const Expression& expression, const Evaluation& at);
/// A test: a boolean's value; of anything else whether it is there.
bool is_true(const Expression& expression, const Evaluation& at);
/// Text of an operand for printing; empty when absent.
std::string to_text(const Operand& operand);

} // namespace qujat::markup
