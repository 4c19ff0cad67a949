#pragma once

#include "base/date.hpp"
#include "diag/diag.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

/// Amounts that the budget law sets (templates/indices.xml): the acts measure debts by them.
namespace qujat::acts {

struct Indices {
    struct Value {
        std::int64_t tenge = 0;
        std::string source;
    };
    std::map<std::string, std::map<base::Date, Value>, std::less<>> values; ///< by id ("mci"), then by the first day
    diag::SourcePtr source;
};

/// Reads indices.xml; its grammar stands at its head. Reports ACT-0001 to ACT-0004, ACT-0205 (days not ascending), and what `xml::parse` reports.
diag::Result<Indices> load_indices(diag::SourcePtr source);

/// The monthly calculation index on a day, in tenge. A value holds to the end of its year; nothing with ACT-0208 when the year has none up to that day: names the file and the year.
std::optional<std::int64_t> index_on(const Indices& indices, base::Date date, const diag::Place& place, diag::Log& log);

/// Six times the index: up to it a debt does no harm (415 cl. 9 sub-cl. 2), 703 cl. 9 sub-cl. 2)); above it, it does (cl. 76, 68 sub-cl. 1)).
std::optional<std::int64_t> debt_threshold(const Indices& indices, base::Date date, const diag::Place& place, diag::Log& log);

} // namespace qujat::acts
