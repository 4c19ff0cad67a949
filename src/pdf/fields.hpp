#pragma once

#include "pdf/objects.hpp"
#include "pdf/tags.hpp"

#include <vector>

namespace qujat::pdf {

/// The signature fields, each one object with its widget (ISO 32000-1, 12.7.3.1), still without value, in the order of
/// `tree.fields`; and the form in the catalog, when there is a field.
std::vector<PdfReference> add_fields(PdfVecObjects& objects, PdfDictionary& catalog, const TagTree& tree,
                                     const std::vector<PdfReference>& pages);

} // namespace qujat::pdf
