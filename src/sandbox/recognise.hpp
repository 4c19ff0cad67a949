#pragma once

#include "sandbox/convert.hpp"

/// OCR: pages as pictures (pdftoppm), pictures as words (tesseract), each page in two sandboxes of its own.
namespace qujat::sandbox {

/// The pages on which next to nothing was read, ascending.
std::vector<std::uint32_t> pages_without_text(const plan::Part& part);

/// Sections "tesseract N" of these pages of a PDF. A page that a converter fails at, and each behind the first 60, has an empty one. Reports SBX-0022 (no pdftoppm) and
/// SBX-0023 (no tesseract, or one that lacks a language).
diag::Result<std::string> recognise_pages(const Helper& helper, std::string_view pdf, const std::vector<std::uint32_t>& pages, const Limits& limits);

/// The section "tesseract 1" of a PNG or JPEG. Reports what `run` does, and SBX-0023.
diag::Result<std::string> recognise_picture(const Helper& helper, std::string_view picture, const Limits& limits);

} // namespace qujat::sandbox
