#include "base/utf8.hpp"
#include "extract/extract.hpp"
#include "packages.hpp"
#include "plan/plan.hpp"

#include <cstdint>
#include <string>

// A whole DOCX, or its parts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(data, data + size);
    packages::check_reading(input.starts_with("PK") ? input : packages::make_zip(input, "word/document.xml"), "plan.docx");
    return 0;
}
