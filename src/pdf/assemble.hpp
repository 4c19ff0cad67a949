#pragma once

#include "pdf/fonts.hpp"
#include "pdf/images.hpp"
#include "pdf/tags.hpp"

#include <string>
#include <vector>

namespace qujat::pdf {

/// What is left of a page: its content streams, deflated; the second, of the margin boxes, may be empty.
struct Sheet {
    std::string content, margins;
};

/// The file. What there is much of, page contents and structure, follows the objects of PoDoFo and is never held by it; data and sheets go as soon as they stand in the file.
std::string assemble(const TagTree& tree, const Fonts& fonts, const Images& images, std::vector<Sheet> sheets, Details details, Deflater& deflater);

} // namespace qujat::pdf
