#pragma once

#include "data/contract.hpp"
#include "data/value.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

/// What the tests of this room share.
namespace qujat::data::test {

/// A source as callers make it for data: messages show faulty values only.
diag::SourcePtr data_source(std::string text);

diag::Result<Value> parse(std::string text, const Limits& limits = {});
/// Ids in the order of the problems, with commas: "DAT-0201,DAT-0203"; "" when there are none.
std::string ids(const std::vector<diag::Diagnostic>& problems);
/// The bytes a place covers.
std::string covered(const diag::Place& place);
/// The value of an argument; "" when absent.
std::string argument(const diag::Diagnostic& diagnostic, std::string_view name);

/// A contract of two blocks after the refusal and the certificate of the catalogue (documents.md, 2.8 and 2.9).
std::string contract_text();
/// Data which that contract allows, in Kazakh and in Russian.
std::string good_data();
/// `text` with the first `from` replaced by `to`; the test fails when there is none.
std::string replaced(std::string text, std::string_view from, std::string_view to);

const Contract& contract();
std::vector<diag::Diagnostic> validate_json(const std::string& text, base::Language language = base::Language::ru);

/// A schema of one string (or other) field named "field", and the problems of `value` under it.
std::vector<diag::Diagnostic> validate_field(const std::string& schema, const std::string& value);

} // namespace qujat::data::test
