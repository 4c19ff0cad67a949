#include "base/utf8.hpp"
#include "extract/extract.hpp"
#include "packages.hpp"
#include "plan/plan.hpp"

#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    packages::check_reading(std::string(data, data + size), "plan.md");
    return 0;
}
