#pragma once

#include "pdf/fonts.hpp"
#include "pdf/images.hpp"
#include "pdf/records.hpp"

#include <string>
#include <vector>

namespace qujat::pdf {

/// A content stream of one page, not compressed (ISO 32000-1, 7.8.2): everything in it is marked content of an
/// element or an artifact. The font `uses()[n]` is named /Fn.
std::string write_content(const layout::Page& page, const std::vector<Mark>& marks, const Owners& owners, const Fonts& fonts, const Images& images);

} // namespace qujat::pdf
