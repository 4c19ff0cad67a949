#pragma once

#include "base/date.hpp"
#include "data/value.hpp"
#include "diag/diag.hpp"
#include "qujat/qujat.hpp"

/// Blank forms: what is particular to a request for one.
namespace qujat::engine {

/// Reports ENG-0451 (the day of filing is no date), ENG-0452 (a day and an edition), ENG-0453 (data).
void check_blank_request(const RenderRequest& request, diag::Log& log);

/// `data` with the day on which the paper is to be sent at the path of the contract's own date: what depends on it is shown as on that day. With an edition instead of a
/// day nothing is added.
data::Value filed_data(const RenderRequest& request, const std::string& regime_by, base::Date today, data::Value data);

} // namespace qujat::engine
