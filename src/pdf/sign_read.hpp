#pragma once

#include "base/length.hpp"
#include "pdf/reader.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qujat::pdf {

/// A signature field as it stands in the file.
struct FileField {
    std::uint32_t number = 0; ///< of the widget, which is the field itself
    std::string_view widget;  ///< its dictionary
    std::string name;
    base::Size size;
    bool is_signed = false;
};

/// The parts of a file that signing reads. Keeps views into the file.
struct SignedParts {
    std::uint32_t catalog_number = 0, page_number = 0; ///< the page is the first
    std::string_view catalog, page;
    std::optional<std::string_view> form; ///< AcroForm
    std::vector<FileField> fields;
    std::string subject;
};

/// Leaves by `diag::stop`: PDF-0101 for files that do not say they are made by Qujat, PDF-0102.
SignedParts read_parts(const FileReader& reader);

} // namespace qujat::pdf
