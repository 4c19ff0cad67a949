#include "base/utf8.hpp"
#include "extract/extract.hpp"
#include "packages.hpp"
#include "plan/plan.hpp"

#include <cstdint>
#include <string>

// A whole package of OpenDocument, its parts, or a flat file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(data, data + size);
    const bool is_file = input.starts_with("PK") || input.starts_with("<?xml");
    packages::check_reading(is_file ? input : packages::make_zip(input, "content.xml"), "plan.odt");
    return 0;
}
