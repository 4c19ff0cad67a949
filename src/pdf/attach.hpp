#pragma once

#include "pdf/deflate.hpp"
#include "pdf/metadata.hpp"
#include "pdf/objects.hpp"

#include <string_view>

namespace qujat::pdf {

/// Attaches the document's data as an associated file (ISO 19005-3, 6.8): in /AF for what it is, in /Names so that
/// viewers list it. `extract_data` finds it by the first entry of /AF.
void attach_data(PdfVecObjects& objects, PdfDictionary& catalog, std::string_view json, const Metadata& metadata,
                 Deflater& deflater);

/// The name it bears.
inline constexpr std::string_view data_file_name = "data.json";

} // namespace qujat::pdf
