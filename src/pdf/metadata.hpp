#pragma once

#include "pdf/pdf.hpp"

#include <string>
#include <string_view>

namespace qujat::pdf {

/// What both the Info dictionary and the XMP packet say; control characters, which XML cannot hold, turned into spaces.
struct Metadata {
    std::string title, author, subject, producer;
    base::Timestamp created;
    base::Language language;
};
Metadata make_metadata(const doc::Document& document, const Details& details);

/// The XMP packet (ISO 16684-1) with the marks of PDF/A-3a (ISO 19005-3, 6.6.4) and PDF/UA-1 (ISO 14289-1, 5).
std::string write_xmp(const Metadata& metadata);

} // namespace qujat::pdf
