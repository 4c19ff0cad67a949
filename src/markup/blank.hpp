#pragma once

#include "markup/expression.hpp"

/// Blank forms: a template expanded without the data of a paper. Only what the operator block holds is known; the day of filing decides tests.
namespace qujat::markup {

/// Whether a blank form knows what the expression prints: it names no field, or fields of the operator only.
bool is_known_in_blank(const Expression& expression);

/// Where a path leads in the contract, written as "/document/projects/*", whether or not there are data.
std::string path_in_contract(const Expression& path, const Evaluation& at);

/// A bare path as a test, when a blank form is made and the data lack the field: what may be there is shown, so that it can be filled in. A boolean has no
/// value yet, and settings of the operator are known to be absent.
bool is_open_in_blank(const Expression& path, const Evaluation& at);

} // namespace qujat::markup
