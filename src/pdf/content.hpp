#pragma once

#include "pdf/fonts.hpp"
#include "pdf/images.hpp"
#include "pdf/tags.hpp"

#include <string>

namespace qujat::pdf {

/// The content stream of one page, not compressed (ISO 32000-1, 7.8.2): everything in it is marked content of an
/// element or an artifact. The font `uses()[n]` is named /Fn.
std::string write_content(const TagTree& tree, std::size_t page, const Fonts& fonts, const Images& images);

} // namespace qujat::pdf
