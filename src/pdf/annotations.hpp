#pragma once

#include "pdf/objects.hpp"
#include "pdf/tags.hpp"

#include <vector>

namespace qujat::pdf {

/// The annotations in the order of the records: the areas of links, and the signature fields, each one object with its widget (ISO 32000-1, 12.7.3.1), still without value; and
/// the form in the catalog, when there is a field.
std::vector<PdfReference> add_annotations(PdfVecObjects& objects, PdfDictionary& catalog, const TagTree& tree, const std::vector<PdfReference>& pages);

} // namespace qujat::pdf
