#pragma once

#include "pdf/fonts.hpp"
#include "pdf/images.hpp"
#include "pdf/objects.hpp"

#include <string>

namespace qujat::pdf {

class Stamp {
  public:
    /// Reports PDF-0002.
    Stamp(const layout::Page& page, FontCache* cache, diag::Log& log);

    /// The appearance (ISO 32000-1, 12.5.5) as a form XObject with its own fonts and pictures.
    PdfReference add(PdfVecObjects& objects) const;

  private:
    base::Size size_;
    Fonts fonts_;
    Images images_;
    std::string content_; ///< deflated
};

} // namespace qujat::pdf
