#pragma once

#include "acts/acts.hpp"
#include "base/language.hpp"
#include "data/value.hpp"
#include "diag/diag.hpp"

#include <optional>
#include <string>
#include <vector>

/// operator.json: what one installation says of itself.
namespace qujat::engine {

/// A text that is our translation: its hash, and whose it is.
struct TextOfOurs {
    std::string text; ///< SHA-256 of `markup::unofficial_words`
    std::string document;
    base::Language language = base::Language::kk;
    std::string regime;
    friend bool operator==(const TextOfOurs&, const TextOfOurs&) = default;
};

/// Who approved one, and when.
struct Approval {
    TextOfOurs of;
    std::string by;
    base::Date on;
    diag::Place place;
};

struct Operator {
    data::Value content;
    acts::Entries entries;
    std::vector<Approval> approvals;
    bool is_292_literal = false; ///< freshness_292: how 292 cl. 9 sub-cl. 3) is read (T-202)
    /// Null: nobody has approved it.
    const Approval* approval(const TextOfOurs& of) const;
    /// The `operator` block of a document's data: texts in the document's language, settings common to both.
    std::optional<data::Value> block(std::string_view regime, base::Language language) const;
};

/// Reports ENG-0201 (a key that is not known, nearest), ENG-0202 (a value of another kind).
diag::Result<Operator> read_operator(const diag::SourcePtr& source);

} // namespace qujat::engine
