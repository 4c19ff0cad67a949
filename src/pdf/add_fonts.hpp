#pragma once

#include "pdf/fonts.hpp"
#include "pdf/images.hpp"
#include "pdf/objects.hpp"

namespace qujat::pdf {

/// The embedded fonts and pictures, and a resource dictionary that names `fonts.uses()[n]` /Fn and picture n /In: one for all pages, or for one appearance.
PdfReference add_resources(PdfVecObjects& objects, const Fonts& fonts, const Images& images);

} // namespace qujat::pdf
