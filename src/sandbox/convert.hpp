#pragma once

#include "sandbox/sandbox.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Converters: other people's programs that make of a submitted file what our reader can read. The parent only starts them and hands their answers on.
namespace qujat::sandbox {

/// What converters a file needs, by its first bytes. Whether an OLE2 container is a DOC, the reader has to say. A picture (PNG, JPEG)
/// is for OCR alone.
enum class Conversion { none, pdf, doc, picture };
Conversion conversion_of(std::string_view bytes);

/// The answers as sections for the reader; nothing, and why, when a converter is not there or was stopped. Reports what `run` does and SBX-0022.
diag::Result<std::string> convert(const Helper& helper, Conversion conversion, std::string_view bytes, const Limits& limits);

} // namespace qujat::sandbox
