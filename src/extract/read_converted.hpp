#pragma once

#include "diag/diag.hpp"
#include "plan/plan.hpp"

#include <string_view>

namespace qujat::extract {

/// Reads what converters answered about a submitted file (`plan::read_sections`): of poppler "pdftotext", "pdftohtml", "pdfimages", with the words they complained with
/// in "complaint"; "antiword"; "tesseract 12" with what OCR read on that page, alone of a picture. Runs in the sandbox like `read`, for the answers are made of the file. Reports EXT-0030 (a PDF with a password),
/// EXT-0031 (a damaged PDF), EXT-0032 and EXT-0033 (a DOC that antiword cannot read, or with a password), EXT-0017, EXT-0036 (a picture that
/// OCR cannot read).
diag::Result<plan::Part> read_converted(std::string_view sections);

} // namespace qujat::extract
