#pragma once

#include <cstddef>
#include <string_view>

namespace qujat::plan {

/// Where a text begins with a word for a part of a document and its number ("Раздел 2. ", "Оныншы бөлім: ", "10-бөлім – ", "Slide 4 "): the bytes that this takes with the sign and the space
/// behind it; 0 = it does not, or nothing follows. `lower` is in small letters; the first hundred bytes of a text do.
std::size_t part_mark(std::string_view lower);

} // namespace qujat::plan
