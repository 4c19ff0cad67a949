#pragma once

#include "acts/acts.hpp"
#include "data/contract.hpp"

/// Values that must be ids of the acts (x-of): only what the edition lists.
namespace qujat::engine {

/// What must be in the data because a ground was chosen; said only once the data are complete otherwise.
struct NeededByGround {
    std::string path;
    diag::Place place;
    std::string ground;
};

/// Reports ENG-0412 (no ground of this document), ENG-0413 (no item of the annex), ENG-0417 (given twice).
void check_ids(const data::Value& data, const data::Contract& contract, const acts::Regime& regime, const std::string& document, std::vector<NeededByGround>& needed, diag::Log& log);

} // namespace qujat::engine
