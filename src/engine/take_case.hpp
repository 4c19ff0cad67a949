#pragma once

#include "engine/parts.hpp"

/// A case file (qujat.case/1): one JSON from which every document of a case takes what it needs.
namespace qujat::engine {

inline constexpr std::string_view case_schema_name = "qujat.case/1";
inline constexpr std::string_view case_contract_file = "common/case.json";

bool is_case(const data::Value& data);

/// What `document` takes from a case file: its own data, with the places of the case file and the paths of its contract. A field comes from `documents/ID` of the file, else from the
/// path of its `x-case`, else from the same path in the case (blocks `operator`, `applicant`, `application`, `out`). Checks the whole file first: reports DAT-… by
/// templates/common/case.json, ENG-0860 (a document that does not exist), ENG-0866 to ENG-0869 (events); then ENG-0861 to ENG-0863, notes that say where a missing field belongs.
/// `filled_later`: paths of fields that come from elsewhere and are not missed.
std::optional<data::Value> take_case(Library::Parts& parts, const std::string& document, const data::Contract& contract, const data::Value& file, base::Language language,
                                     std::vector<std::string> filled_later, diag::Log& log);

/// Whether what a case file says of its events can be: reports ENG-0866 (not in the order of days), ENG-0867 (above an event that it follows), ENG-0868 (two decisions),
/// ENG-0869 (the same day said twice, differently). `file`: languages chosen.
void check_events(const data::Value& file, diag::Log& log);

/// The value at a path of a case file; a step into a list may be the `kind` of its last item: "/events/decided-register/on".
const data::Value* find_in_case(const data::Value& file, std::string_view path);
/// The schema there, or nullptr. A step into a list must be one of the kinds its items may have.
const data::Schema* find_in_case(const data::Schema& root, std::string_view path);

} // namespace qujat::engine
