#pragma once

#include "acts/acts.hpp"
#include "base/language.hpp"
#include "data/value.hpp"
#include "diag/diag.hpp"

#include <optional>

/// operator.json: what one installation says of itself.
namespace qujat::engine {

struct Operator {
    data::Value content;
    acts::Entries entries;
    /// The `operator` block of a document's data: texts in the document's language, settings common to both.
    std::optional<data::Value> block(std::string_view regime, base::Language language) const;
};

/// Reports ENG-0201 (a key that is not known, nearest), ENG-0202 (a value of another kind).
diag::Result<Operator> read_operator(const diag::SourcePtr& source);

} // namespace qujat::engine
