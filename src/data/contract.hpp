#pragma once

#include "base/language.hpp"
#include "data/value.hpp"
#include "diag/diag.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace qujat::data {

enum class Type { object, array, string, integer, boolean };
/// What a string must be beyond its length. `none` is any text.
enum class Format { none, date, month, bin12, iin12, email, phone, url, money, percent };

/// Words for people in the three languages (`x-label`).
struct Label {
    std::string kk, ru, en;
    const std::string& in(base::Language language) const {
        return language == base::Language::kk ? kk : language == base::Language::ru ? ru : en;
    }
};

struct Property;

/// One `if` with its `then`: fields of an object that must be there when others of it are what the condition says.
struct Condition {
    struct Term {
        std::string name;          ///< of a field of the same object
        std::vector<Value> values; ///< it is one of these; empty: it is there at all
    };
    std::vector<Term> terms; ///< all of them hold
    std::vector<std::string> required;
    bool holds(const Value& object) const;
};

/// One node of a contract: the shape of one value. Immutable after loading.
struct Schema {
    Type type = Type::object;
    Format format = Format::none;
    Label label;
    std::vector<Property> properties; ///< object: in the order of the file; nothing else may stand in the data
    std::vector<Condition> conditions; ///< object: allOf
    std::vector<Schema> items;        ///< array: exactly one
    std::vector<std::string> enumeration; ///< string: the only values; empty = any
    std::optional<std::size_t> min_length, max_length; ///< string: code points
    std::optional<std::size_t> min_items, max_items;
    std::optional<std::int64_t> minimum, maximum; ///< integer
    bool printed = true;      ///< x-printed: a template must print it when it is required
    bool is_private = false;  ///< x-private: its value is masked in messages (IIN, personal names)
    std::string of;           ///< x-of: "ground" or "annex-item": the values are ids of the acts, checked by those who hold the acts
    std::string case_path;    ///< x-case: where a case file holds its value
    diag::Place place;
    const Property* find(std::string_view name) const;
    /// Whether some condition asks for the field `name`.
    bool is_conditional(std::string_view name) const;
};

struct Property {
    std::string name;
    Schema schema;
    bool required = false;
    /// x-required-in: languages of the document in which it is required although `required` does not list it (case forms of names).
    std::set<base::Language> required_in;
    bool is_required(base::Language language) const { return required || required_in.contains(language); }
};

/// What the data must be beyond their shape (x-rules): expressions of the template language, which `markup` compiles.
struct Rule {
    std::string id;    ///< of the trap or clause that asks for it
    std::string when, test; ///< `when` empty: always
    diag::Place when_place, test_place; ///< of the expressions themselves, without quotation marks
    bool is_error = true;
    std::string at;    ///< data path a message points to
    Label message;
    std::vector<std::string> regimes; ///< empty: in every edition
    diag::Place place;
    bool applies_in(std::string_view regime) const;
};

/// contract.json of a document: a JSON Schema 2020-12 (the subset below) with annotations.
struct Contract {
    std::string id;        ///< last part of $id
    Label title;
    std::vector<std::string> regimes;          ///< x-regimes
    std::string regime_by;                     ///< x-regime-by: data path of the date that picks the regime, "/document/issue_date"
    Schema root;
    std::vector<Rule> rules;
    diag::SourcePtr source, blocks;            ///< the file, and what it shares with others; may be null
};

/// The schema at a path like "/document/grounds"; "*" is the items of a list. nullptr when there is none.
const Schema* find_schema(const Schema& root, std::string_view path);

/// The $id of the file with what contracts share.
inline constexpr std::string_view blocks_id = "urn:qujat:contract:blocks";
/// The contract as one JSON Schema that needs no other file: what it shares stands in its $defs (JSON Schema 2020-12 core, 9.3).
std::string bundle(const Contract& contract);

/// Reads a contract. Supported keywords: $schema $id title type properties required additionalProperties(false, must be given for every object) items
/// enum const format(date, month, bin12, iin12, email, phone, url, money, percent) minLength maxLength minItems maxItems minimum maximum $defs $ref(local, or to the shared blocks) allOf(if, then) description
/// x-label x-origin x-printed x-private x-of x-required-in x-case x-regimes x-regime-by x-rules x-derived x-title. Anything else is an error with place and nearest
/// supported keyword (DAT-0101 and following): nothing is silently ignored. `const` is for strings; beside `$ref` only annotations may stand, which win over
/// those referred to, and `required` and `allOf`, which add to them; `x-rules`, at the root, are kept with the places of their expressions; `x-derived`, at the root, explains fields the program computes, and `x-origin` says "law" or "impl": both are for readers only.
/// What is narrower than in JSON Schema: a string has all its length in code points, an integer is written without point and exponent.
/// `blocks`: what contracts share (templates/common/blocks.json), referred to as "urn:qujat:contract:blocks#/$defs/NAME"; null: nothing.
diag::Result<Contract> load_contract(diag::SourcePtr source, const diag::SourcePtr& blocks = nullptr);

/// Reports everything in `value` that the contract does not allow, each with data path, line and column, what was found and what was expected:
/// missing required field (and by which condition it is required), unknown key (nearest known one), wrong type (a number where a string of digits is due has a message of its own), too long or short,
/// not in the enumeration, impossible date, wrong form or check digit of a BIN or IIN, not an e-mail address, not a URL, not a sum of money or a percentage, null. Values of private fields are masked.
void validate(const Value& value, const Contract& contract, base::Language language, diag::Log& log);

/// Whether required fields must be there: in data somebody wrote, or not in data taken from a finished file, which keep only what the paper printed or what decided something.
enum class Completeness { full, as_printed };
void validate(const Value& value, const Contract& contract, base::Language language, Completeness completeness, diag::Log& log);

/// Check digit of a BIN or IIN: 12 digits, the two weight rows of the Kazakhstan identification numbers. True when the last digit is right.
bool has_valid_check_digit(std::string_view twelve_digits);

} // namespace qujat::data
