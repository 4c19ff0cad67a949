#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What converters answered about one file, on its way from the parent, which does not look into it, to the sandboxed reader that does.
namespace qujat::plan {

struct Section {
    std::string name;       ///< of the converter and what it was asked for: "pdftotext", "tesseract 12"
    std::string_view bytes; ///< its answer, untouched
};

inline constexpr std::size_t most_sections = 500;

/// "NAME LENGTH", a line feed, the bytes and a line feed, for each section.
std::string write_sections(const std::vector<Section>& sections);

/// Nothing when it is not what `write_sections` writes. The bytes are those of `text`, which must outlive them.
std::optional<std::vector<Section>> read_sections(std::string_view text);

} // namespace qujat::plan
