#pragma once

#include <string>

namespace qujat::pdf {

/// An ICC profile of the colour space of IEC 61966-2-1 (sRGB), version 2.1 (ICC.1:1998-09): a matrix and three equal
/// tone curves; about 1 KB, always the same bytes.
std::string make_srgb_profile();

} // namespace qujat::pdf
