#pragma once

#include "pdf/fonts.hpp"
#include "pdf/objects.hpp"

namespace qujat::pdf {

/// The embedded fonts, and a resource dictionary that names `fonts.uses()[n]` /Fn: one for all pages, or for one appearance.
PdfReference add_resources(PdfVecObjects& objects, const Fonts& fonts);

} // namespace qujat::pdf
